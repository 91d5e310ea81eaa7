import type { Missing } from '../../answers/answer.ts';
import type { Source, Text } from '../../answers/source.ts';
import { lines } from '../../answers/workings.ts';
import type { WorkCalendar } from '../../dates/calendar.ts';
import type { Due } from '../../dates/due.ts';
import { lead } from '../../dates/lead.ts';
import { printed } from '../../dates/printed.ts';
import type { Certificate } from '../../facts/certificate.ts';
import { certificateKinds } from '../../policies/certificate-kinds.ts';
import type { DeadlineKind, Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { dated } from './dated.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();
type Registered = { id: string; body: Certificate };

/** A certificate's printed expiry and, where its kind has a lead, the last day to apply for renewal. */
export function certificateDeadlines({ id, body }: Registered, calendar: WorkCalendar): Derived[] {
  if (!body.expiresOn) return [];
  const expiresOn = Temporal.PlainDate.from(body.expiresOn);
  const kind = certificateKinds[body.kind];
  const name = nameOf(body);
  const paper: Source = { title: name, ...(body.number ? { reference: body.number } : {}) };
  const expires = printed(calendar, expiresOn, { source: paper });
  const rows = [row('certificate-expires', id, titles.certificateExpires(numbered(body)), expires, paper)];
  if (!kind) return rows;
  const renewal = lead(calendar, { before: expiresOn, span: kind.renewal, source: kind.source });
  return [
    row('certificate-renewal', id, titles.certificateRenewal(numbered(body)), renewal, kind.source),
    ...rows,
  ];
}

/** What a certificate must still tell before it has dates. */
export function certificateMissing({ id, body }: Registered): Missing[] {
  if (body.expiresOn) return [];
  const { zh } = nameOf(body);
  return [
    {
      need: 'fact',
      what: `certificate.${id}.expiresOn`,
      line: line('deadlines.expiry-unknown', { certificate: zh }),
    },
  ];
}

/** Two permits of one kind are told apart by their numbers. */
function numbered(body: Certificate): Text {
  const { zh, en } = nameOf(body);
  return body.number ? { zh: `${zh}（${body.number}）`, en: `${en} (${body.number})` } : { zh, en };
}

function nameOf(body: Certificate): Text {
  return body.name ? titles.named(body.name) : (certificateKinds[body.kind]?.name ?? titles.named(body.kind));
}

function row(kind: DeadlineKind, id: string, title: Text, due: Due, source: Source): Derived {
  const { dating, ...dates } = dated(due);
  return {
    kind,
    subject: `certificate:${id}`,
    rule: kind,
    occurrence: 'cycle1',
    ...dates,
    content: { title, stake: { kind: 'none' }, sources: [source], marks: [], ...dating },
  };
}
