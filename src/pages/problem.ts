import type { Lang } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { frameWords } from '../words/pages.ts';
import { html } from './html.ts';
import { layout, pathIn } from './layout.ts';
import type { ProblemModel } from './model.ts';

/** Why there is nothing to show here, and the way back. The language switch leads to the first page. */
export function problemPage(model: ProblemModel, lang: Lang): string {
  const title = pick(model.title, lang);
  const body = html`<article class="problem"><p class="code">${model.status}</p><h1>${title}</h1><p>${pick(model.detail, lang)}</p>
<p><a class="button" href="${pathIn(lang, '/')}">${pick(frameWords.home, lang)}</a></p></article>`;
  return layout({ lang, path: '/', title, body });
}
