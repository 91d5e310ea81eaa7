import type { Text } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import { awaitingOf, type DeadlineRow, deadlinesWithin } from '../db/deadlines.ts';
import { demoEnterpriseId, enterpriseNames } from '../db/facts.ts';
import { type Letter, lettersAbout } from '../db/letters.ts';
import { newestPublished } from '../deadlines/derive/policy.ts';
import { Problem } from '../errors.ts';
import { districts } from '../facts/district.ts';
import type {
  Demonstration,
  HomeModel,
  LetterRow,
  DeadlineRow as Listed,
  PolicyRow,
} from '../pages/model.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { validitySource } from '../policies/sources.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import { flagWords } from '../words/flags.ts';
import type { Context } from './context.ts';
import { readPolicies } from './law.ts';
import { membersReached } from './members-reached.ts';
import { publicFeedPath, subscribePath } from './public-feeds.ts';
import { inSnapshot } from './snapshot.ts';
import { datesOf } from './stored.ts';

/** How far the first page looks ahead, in calendar days. */
const horizonDays = 90;
const newestLetters = 10;

/** What the first page shows to everyone: the policies, the public calendar, and the demonstration enterprise where it is loaded. */
export function homeModel(context: Context): Promise<HomeModel> {
  return inSnapshot(context, readHome);
}

async function readHome(context: Context): Promise<HomeModel> {
  const { db, clock, publicUrl } = context;
  const today = clock.today();
  const policies = await readPolicies(db, context);
  const demo = await demonstration(db, today);
  return {
    today,
    policies: [...policies.values()].flatMap((versions) => policyRow(versions, today)),
    ...(demo ? { demo } : {}),
    feed: {
      zh: `${publicUrl}${publicFeedPath({ of: 'all' }, 'zh')}`,
      en: `${publicUrl}${publicFeedPath({ of: 'all' }, 'en')}`,
    },
  };
}

function policyRow(versions: PolicyVersion[], today: Temporal.PlainDate): PolicyRow[] {
  const version = newestPublished(versions, today);
  if (!version) return [];
  const { document } = version;
  const { key, title, titleInferred, level, district } = document;
  return [
    {
      key,
      title,
      titleInferred: titleInferred ?? false,
      level,
      region: district ? districts[district] : regions[level],
      ...daysOf(document),
      ...previousUntil(versions, version),
      lapsed: document.validity.kind === 'until' && document.validity.until < today.toString(),
      goals:
        document.validity.kind === 'goals'
          ? document.validity.goals.map(({ on }) => Temporal.PlainDate.from(on))
          : [],
      subscribePath: subscribePath({ of: 'policy', key }),
      ...(validitySource(document).quote ? { quote: validitySource(document).quote } : {}),
      openQuestionCount: openQuestions(document),
    } as PolicyRow,
  ];
}

/** Where a document that names no district holds. */
const regions: Record<PolicyDocument['level'], Text> = {
  national: { zh: '全国', en: 'nationwide' },
  municipal: { zh: '上海市', en: 'Shanghai' },
  district: { zh: '上海市', en: 'Shanghai' },
};

function daysOf({ inForceFrom, knownFrom, publishedOn, validity }: PolicyDocument) {
  const known = knownFrom ?? publishedOn;
  return {
    ...(inForceFrom ? { inForceFrom: Temporal.PlainDate.from(inForceFrom) } : {}),
    ...(!inForceFrom && known ? { knownFrom: Temporal.PlainDate.from(known) } : {}),
    ...(validity.kind === 'until' ? { until: Temporal.PlainDate.from(validity.until) } : {}),
    ...(validity.kind === 'open' ? { openEnd: validity.event } : {}),
    ...(validity.kind === 'until' && validity.disputedUntil
      ? { disputedUntil: Temporal.PlainDate.from(validity.disputedUntil) }
      : {}),
  };
}

function previousUntil(versions: PolicyVersion[], version: PolicyVersion) {
  const before = versions[versions.indexOf(version) - 1]?.document.validity;
  const now = version.document.validity;
  if (before?.kind !== 'until' || now.kind !== 'until' || before.until === now.until) return {};
  return { previousUntil: Temporal.PlainDate.from(before.until) };
}

function openQuestions({ openQuestions, clauses }: PolicyDocument): number {
  const inMeasures = clauses.flatMap(({ measures }) =>
    measures.flatMap((measure) => measure.openQuestions ?? []),
  );
  return (
    openQuestions.length + clauses.flatMap((clause) => clause.openQuestions ?? []).length + inMeasures.length
  );
}

async function demonstration(db: Database, today: Temporal.PlainDate): Promise<Demonstration | undefined> {
  const id = await demoEnterpriseId(db);
  if (!id) return undefined;
  const name = (await enterpriseNames(db, [id])).get(id)?.name ?? '';
  // They are found by the day to act by, and read by the day that is printed beside them.
  const next90 = (await deadlinesWithin(db, id, today, today.add({ days: horizonDays })))
    .filter((row) => !row.doneAt)
    .toSorted((a, b) => `${a.dueOn}`.localeCompare(`${b.dueOn}`));
  return {
    enterprise: name,
    members: (await membersReached(db, [id])).get(id) ?? [],
    next90: next90.map((row) => listed(row, today)),
    awaiting: (await awaitingOf(db, id)).filter((row) => !row.doneAt).map((row) => listed(row, today)),
    letters: (await lettersAbout(db, id, newestLetters)).map(letterRow),
  };
}

function listed(row: DeadlineRow, today: Temporal.PlainDate): Listed {
  const { id, status, content } = row;
  const quote = content.sources[0]?.quote;
  return {
    id,
    title: content.title,
    status,
    ...datesOf(row),
    ...(row.dueOn ? { daysLeft: today.until(row.dueOn).days } : {}),
    stake: content.stake,
    ...(content.flags ? { marks: content.flags.map((flag) => flagWords[flag]) } : {}),
    ...(content.window?.openEnd ? { openEnd: content.window.openEnd } : {}),
    ...(quote ? { quote } : {}),
  };
}

function letterRow({ id, subject, state, settledAt }: Letter): LetterRow {
  return { id, subject: subject ?? '', state, ...(settledAt ? { sentAt: settledAt } : {}) };
}

/** A letter of the demonstration enterprise, which everyone may read; any other does not exist here. */
export async function demoLetter({ db }: Context, id: string): Promise<Letter> {
  const demo = await demoEnterpriseId(db);
  const letter = demo ? (await lettersAbout(db, demo, 1, id))[0] : undefined;
  if (!letter) throw new Problem('not-found');
  return letter;
}
