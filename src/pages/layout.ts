import type { Lang, Text } from '../answers/source.ts';
import { announcementWords } from '../words/announcements.ts';
import { dateChangeWords } from '../words/date-changes.ts';
import { pick } from '../words/format.ts';
import { languageTag } from '../words/language.ts';
import { frameWords } from '../words/pages.ts';
import { type Html, html } from './html.ts';

/** A path in one language: Chinese at the root, English below `/en`. `path` starts with a slash and names no language. */
export function pathIn(lang: Lang, path: string): string {
  if (lang === 'zh') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** A whole page. `path` is its own, without a language; a page with no title of its own is the first page. */
export function layout(page: { lang: Lang; path: string; title?: string; body: Html }): string {
  const { lang, path } = page;
  const say = (text: Text) => pick(text, lang);
  const name = say(frameWords.name);
  return html`<!doctype html>
<html lang="${languageTag[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title === undefined ? `${name} · ${say(frameWords.timeline)}` : `${page.title} · ${name}`}</title>
<link rel="stylesheet" href="/assets/qixian.css">
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<link rel="alternate" hreflang="zh-CN" href="${pathIn('zh', path)}">
<link rel="alternate" hreflang="en" href="${pathIn('en', path)}">
<link rel="alternate" type="application/atom+xml" title="${say(announcementWords.title)}" href="${pathIn(lang, '/announcements.atom')}">
<link rel="alternate" type="application/atom+xml" title="${say(dateChangeWords.title)}" href="${pathIn(lang, '/changes.atom')}">
</head>
<body>
<a class="skip" href="#content">${say(frameWords.skip)}</a>
${header(lang, path)}
<main id="content">
${page.body}
</main>
<footer class="foot"><p>${say(frameWords.about)}</p><p>${say(frameWords.notice)}</p></footer>
</body>
</html>
`.value;
}

function header(lang: Lang, path: string): Html {
  const say = (text: Text) => pick(text, lang);
  const home = pathIn(lang, '/');
  const other = lang === 'zh' ? 'en' : 'zh';
  return html`<header class="top">
<a class="brand" href="${home}"><span class="mark" aria-hidden="true">期</span>${say(frameWords.name)}</a>
<nav aria-label="${say(frameWords.sections)}">
<a href="${home}#timeline">${say(frameWords.timeline)}</a>
<a href="${pathIn(lang, '/announcements')}">${say(announcementWords.title)}</a>
<a href="${pathIn(lang, '/subscribe')}">${say(frameWords.subscribe)}</a>
<a class="language" href="${pathIn(other, path)}" lang="${languageTag[other]}" hreflang="${languageTag[other]}">${say(frameWords.otherLanguage)}</a>
</nav>
</header>`;
}
