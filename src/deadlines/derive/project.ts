import type { Missing } from '../../answers/answer.ts';
import type { Source, Text } from '../../answers/source.ts';
import { lines } from '../../answers/workings.ts';
import type { WorkCalendar } from '../../dates/calendar.ts';
import { printed } from '../../dates/printed.ts';
import type { Project } from '../../facts/project.ts';
import type { DeadlineKind, Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { dated } from './dated.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();
type Registered = { id: string; body: Project };
type Contract = NonNullable<Project['contract']>;
type Day = {
  kind: DeadlineKind;
  occurrence: string;
  title: Text;
  on: string;
  minute?: number;
  quote?: string;
  label: string;
};

/** The days a project's own contract sets: reports, extension, completion, acceptance. They are used as the contract prints them. */
export function projectDeadlines({ id, body }: Registered, calendar: WorkCalendar): Derived[] {
  const { contract, name } = body;
  if (!contract) return [];
  return contractDays(contract, name).map((day) => {
    const source = sourceIn(contract, day);
    const hour = day.minute === undefined ? {} : { minute: day.minute };
    const { dating, ...dates } = dated(
      printed(calendar, Temporal.PlainDate.from(day.on), { source, ...hour }),
    );
    const { kind, occurrence, title } = day;
    const content = {
      title,
      stake: { kind: 'none' } as const,
      sources: [source],
      marks: [],
      projectId: id,
      ...dating,
    };
    return { kind, subject: `project:${id}`, rule: kind, occurrence, ...dates, content };
  });
}

/** No founding document sets a project's reporting days, so without a contract's own they are not known. */
export function projectMissing({ id, body }: Registered): Missing[] {
  if (body.contract && body.contract.reports.length > 0) return [];
  return [
    {
      need: 'fact',
      what: `project.${id}.contract.reports`,
      line: line('deadlines.no-report-days', { project: body.name }),
    },
  ];
}

function contractDays(contract: Contract, project: string): Day[] {
  const { completionOn, extensionBy, acceptanceBy } = contract;
  const reports = contract.reports.map((report) => ({
    kind: 'project-report' as const,
    occurrence: report.label,
    title: titles.report(project, report.label),
    on: report.dueOn,
    ...report,
  }));
  const one = (kind: DeadlineKind, on: string | undefined, title: Text): Day[] =>
    on ? [{ kind, occurrence: 'once', title, on, label: title.zh }] : [];
  return [
    ...reports,
    ...one('project-extension', extensionBy, titles.extension(project)),
    ...one('project-completion', completionOn, titles.completion(project)),
    ...one('project-acceptance', acceptanceBy, titles.acceptance(project)),
  ];
}

function sourceIn(contract: Contract, { quote }: Day): Source {
  return {
    title: titles.named(contract.title),
    ...(contract.number ? { reference: contract.number } : {}),
    ...(quote ? { quote } : {}),
  };
}
