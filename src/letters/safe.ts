/** Controls, line ends and direction marks and overrides: in a name they would forge lines, in a subject headers. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u{61c}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]+/gu;

/** Without width, and so unseen: two names that read the same would differ. Joiners shape letters and emoji, and stay. */
const unseen = /[\u{ad}\u{200b}\u{feff}]+/gu;

/** Text that people entered, on one line. */
export function oneLine(text: string): string {
  return text.replace(unseen, '').replace(unsafe, ' ').replace(/ {2,}/g, ' ').trim();
}

/** A text for a log, which people's addresses have no place in. */
export function withoutAddresses(text: string): string {
  return text.replace(/(?:"[^"]*"|[^\s<>()[\]",;:]+)@[^\s<>()[\]"',;:]+/g, '…');
}

/** Cuts by whole characters and, where words are spaced, before the word that does not fit; `max` counts the ellipsis. */
export function shortened(text: string, max: number): string {
  const characters = [...text];
  if (characters.length <= max) return text;
  const kept = characters.slice(0, max - 1).join('');
  const inWord = /\w$/.test(kept) && /\w/.test(characters[max - 1] ?? '');
  const whole = inWord ? kept.replace(/\s+\w+$/, '') : kept;
  return `${(whole.length > max / 2 ? whole : kept).trimEnd()}…`;
}

/** As long as a subject may be, in characters. */
const longestSubject = 70;

/** A subject about a name: where it is too long, the name gives way. */
export function subjectAbout(name: string, subject: (name: string) => string): string {
  // With no name at all the spaces around it would be taken for one.
  const fixed = [...subject('x')].length - 1;
  return subject(shortened(name, Math.max(longestSubject - fixed, 6)));
}

/** An `http` or `https` address as it may stand in a letter; anything else is dropped. */
export function safeLink(address: string | undefined): string | undefined {
  if (!address || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).href;
}

/** Text inside HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
