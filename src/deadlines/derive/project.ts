import type { Missing } from '../../answers/answer.ts';
import type { Source, Text } from '../../answers/source.ts';
import { lines } from '../../answers/workings.ts';
import { printed } from '../../dates/printed.ts';
import type { Project } from '../../facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../facts/registered.ts';
import type { EffectOf } from '../effect.ts';
import type { Law } from '../law.ts';
import type { DeadlineKind, Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { dated } from './dated.ts';
import { rowOf } from './ruled.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();
type Contract = NonNullable<Project['contract']>;
type Day = {
  kind: DeadlineKind;
  occurrence: string;
  title: Text;
  on: string;
  minute?: number;
  quote?: string;
  source: Source;
};

/**
 * The days that a project's own contract and the disbursement notices that name it set: reports, extension, completion,
 * acceptance. They are used as printed; of two papers about the same thing the notice holds, and the later of two notices.
 * No founding document sets a project's reporting days, so without either they are not known.
 */
export function deriveProject(
  project: Registered<Project>,
  facts: EnterpriseFacts,
  law: Law,
): { deadlines: Derived[]; missing: Missing[] } {
  const days = new Map(
    [...contractDays(project.body), ...noticeDays(project.body, facts, law)].map((day) => [
      `${day.kind} ${day.occurrence}`,
      day,
    ]),
  );
  const deadlines = [...days.values()].map((day) => projectRow(project.id, day, law));
  const reports = deadlines.some(({ kind }) => kind === 'project-report');
  return { deadlines, missing: reports ? [] : [noReports(project)] };
}

function noReports({ id, body }: Registered<Project>): Missing {
  return {
    need: 'fact',
    what: `project.${id}.contract.reports`,
    line: line('deadlines.no-report-days', { project: body.name }),
  };
}

function projectRow(id: string, { kind, occurrence, title, on, minute, source }: Day, law: Law): Derived {
  const hour = minute === undefined ? {} : { minute };
  const due = dated(printed(law.calendar, Temporal.PlainDate.from(on), { source, ...hour }));
  return rowOf(
    { kind, subject: `project:${id}`, rule: kind, occurrence },
    { ...due, flags: [], sources: [source] },
    { title, projectId: id },
  );
}

function contractDays({ contract, name }: Project): Day[] {
  if (!contract) return [];
  const { completionOn, extensionBy, acceptanceBy } = contract;
  const source = contractSource(contract);
  const reports = contract.reports.map(({ label, dueOn, minute, quote }) =>
    reportDay(
      name,
      label,
      { on: dueOn, ...(minute === undefined ? {} : { minute }), ...(quote ? { quote } : {}) },
      source,
    ),
  );
  return [
    ...reports,
    ...once('project-extension', extensionBy && { on: extensionBy }, titles.extension(name), source),
    ...once('project-completion', completionOn && { on: completionOn }, titles.completion(name), source),
    ...once('project-acceptance', acceptanceBy && { on: acceptanceBy }, titles.acceptance(name), source),
  ];
}

type Printed = { on: string; minute?: number; quote?: string };

function reportDay(project: string, label: string, day: Printed, source: Source): Day {
  const { quote, ...printedDay } = day;
  return {
    kind: 'project-report',
    occurrence: label,
    title: titles.report(project, label),
    ...printedDay,
    source: quote ? { ...source, quote } : source,
  };
}

function once(kind: DeadlineKind, day: Printed | '' | undefined, title: Text, source: Source): Day[] {
  if (!day) return [];
  const { quote, ...printedDay } = day;
  return [{ kind, occurrence: 'once', title, ...printedDay, source: quote ? { ...source, quote } : source }];
}

function contractSource({ title, number }: Contract): Source {
  return { title: titles.named(title), ...(number ? { reference: number } : {}) };
}

type Disbursement = { effect: EffectOf<'disbursement'>; source: Source };

/** Disbursement notices that name the enterprise, in the order of their publication. */
function disbursements({ rulings }: Law, creditCode: string): Disbursement[] {
  return rulings.flatMap(({ effect, source }) =>
    effect.kind === 'disbursement' && effect.recipients.some((each) => each.creditCode === creditCode)
      ? [{ effect, source }]
      : [],
  );
}

function noticeDays({ name }: Project, { enterprise }: EnterpriseFacts, law: Law): Day[] {
  const { creditCode } = enterprise;
  return disbursements(law, creditCode)
    .filter(({ effect }) =>
      effect.recipients.some((each) => each.creditCode === creditCode && each.project === name),
    )
    .flatMap(({ effect: { reports, extensionBy, acceptanceBy }, source }) => [
      ...reports.map(({ label, ...day }) => reportDay(name, label, day, source)),
      ...once('project-extension', extensionBy, titles.extension(name), source),
      ...once('project-acceptance', acceptanceBy, titles.acceptance(name), source),
    ]);
}

/** Projects that a disbursement notice names for the enterprise and that are not registered under that name. */
export function unregistered({ enterprise, projects }: EnterpriseFacts, law: Law): Missing[] {
  const own = new Set(projects.map(({ body }) => body.name));
  const missing = new Map<string, Missing>();
  for (const { effect, source } of disbursements(law, enterprise.creditCode))
    for (const { creditCode, project } of effect.recipients)
      if (creditCode === enterprise.creditCode && !own.has(project))
        missing.set(project, {
          need: 'fact',
          what: `project.${project}`,
          line: line('deadlines.project-named', { project }, { source }),
        });
  return [...missing.values()];
}
