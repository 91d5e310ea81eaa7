/** The legal form at the end of a name, and the place in brackets before it. */
const legalForm = /(?:股份有限公司|有限责任公司|有限公司)$|,? (?:Co\.?,? ?)?(?:Ltd|Limited|Inc|LLC)\.?$/i;
const place = /[（(][^（()）]*[）)]$/;

/** An enterprise's name as people say it: without its legal form and the place in brackets before it. */
export function shortName(name: string): string {
  const bare = name.trim().replace(legalForm, '');
  const short = bare.replace(place, '').trim();
  return [...short].length >= 2 ? short : name.trim();
}

/** Of some enterprises, by any key, the short names; where two would be called the same, each keeps its whole name. */
export function shortNames<K>(names: ReadonlyMap<K, string>): Map<K, string> {
  const alike = Map.groupBy(names.values(), shortName);
  return new Map(
    [...names].map(([key, name]) => {
      const short = shortName(name);
      return [key, new Set(alike.get(short)).size > 1 ? name : short];
    }),
  );
}
