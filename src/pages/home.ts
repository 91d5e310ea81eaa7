import type { Lang, Text } from '../answers/source.ts';
import { day, pick } from '../words/format.ts';
import { homeWords as words } from '../words/pages.ts';
import { addressWords, subscribeWords } from '../words/subscribe.ts';
import { webcal } from './calendar-address.ts';
import { demonstration } from './demonstration.ts';
import { type Html, html } from './html.ts';
import { layout, pathIn } from './layout.ts';
import type { HomeModel } from './model.ts';
import { policyTable } from './policies.ts';
import { timeline } from './timeline.ts';

/** The first page: the policies on a time line, the demonstration where it is loaded, and how to subscribe. */
export function homePage(model: HomeModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const body = html`<div class="lead"><h1>${say(words.lead)}</h1><p>${say(words.today(day(`${model.today}`)))}</p></div>
<section id="timeline" aria-labelledby="timeline-title">
<h2 id="timeline-title">${say(words.timeline)}</h2>
${timeline(model, lang)}
${policyTable(model.policies, lang)}
</section>
${model.demo && demonstration(model.demo, lang)}
${subscribe(model.feed, lang)}`;
  return layout({ lang, path: '/', body });
}

function subscribe(feed: Text, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  return html`<section id="subscribe" aria-labelledby="subscribe-title">
<h2 id="subscribe-title">${say(subscribeWords.title)}</h2>
<p>${say(subscribeWords.intro)}</p>
<p class="buttons"><a class="button" href="${webcal(say(feed))}">${say(addressWords.open)}</a> <a class="button plain" href="${pathIn(lang, '/subscribe')}">${say(subscribeWords.more)}</a></p>
</section>`;
}
