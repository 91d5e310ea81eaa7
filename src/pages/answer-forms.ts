import type { Lang, Text } from '../answers/source.ts';
import { day, pick } from '../words/format.ts';
import { deadlineWords } from '../words/pages.ts';
import { answerWords as words } from '../words/reminders.ts';
import { handingForms } from './handing-forms.ts';
import { type Html, html } from './html.ts';
import { pathIn } from './layout.ts';
import type { AnswerForms, DeadlineModel } from './model.ts';

/** Days to put a reminder off for at one press. */
const spans = [3, 7];

/** What a reader can do about a deadline: by a press of a button, never by a link, for mail scanners follow links. */
export function answerForms(forms: AnswerForms, { actBy }: Pick<DeadlineModel, 'actBy'>, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  const { today, standing, handing, faults = [] } = forms;
  const to = (last: string) => pathIn(lang, `${forms.path}/${last}`);
  const near = spans.filter((days) => actBy && Temporal.PlainDate.compare(today.add({ days }), actBy) <= 0);
  return html`${faults.length > 0 && html`<ul class="faults" role="alert">${faults.map((fault) => html`<li>${say(fault)}</li>`)}</ul>`}
${standing && html`<p class="done">${say(standingText(standing))}</p>`}
<section id="done"><h2>${say(words.answer)}</h2>
<form method="post" action="${to('done')}"><button class="button" type="submit">${say(deadlineWords.markDone)}</button>
<p class="small">${say(deadlineWords.doneNote)}</p></form>
${
  standing
    ? html`<form method="post" action="${to('resumed')}"><button class="button plain" type="submit">${say(words.resume)}</button></form>`
    : html`<form method="post" action="${to('acknowledged')}"><button class="button plain" type="submit">${say(words.acknowledge)}</button>
<p class="small">${say(words.acknowledgeNote)}</p></form>`
}</section>
<section id="snooze"><h2>${say(words.snooze)}</h2>
${near.length > 0 && html`<form class="buttons" method="post" action="${to('snoozed')}">${near.map((days) => html`<button class="button plain" type="submit" name="until" value="${`${today.add({ days })}`}">${say(words.days(days))}</button>`)}</form>`}
<form class="fields" method="post" action="${to('snoozed')}">
<label>${say(words.until)} <input type="date" name="until" required min="${`${today.add({ days: 1 })}`}"></label>
<label>${say(words.reason)} <input type="text" name="reason" maxlength="200"></label>
<button class="button plain" type="submit">${say(words.snoozeUntil)}</button>
<p class="small">${say(actBy ? words.reasonNote(pick(day(`${actBy}`), lang)) : words.snoozeNote)}</p></form></section>
${handingForms(handing, to, lang)}`;
}

function standingText(standing: NonNullable<AnswerForms['standing']>): Text {
  return standing.kind === 'acknowledged' ? words.acknowledged : words.snoozed(day(`${standing.until}`));
}
