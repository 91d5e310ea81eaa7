import type { SourceFile } from './house-rules.ts';

const writes = /\.(?:insert|update|delete)\(|\b(?:insert into|update [\w".$ {}]+ set|delete from)\b/i;

/** The top-level functions of a file of `db`, each with its own text. */
function functionsOf({ text }: SourceFile): { name: string; body: string }[] {
  const starts = [...text.matchAll(/^(?:export )?(?:async )?function\*? (\w+)/gm)];
  return starts.map(({ 1: name = '', index }, each) => ({
    name,
    body: text.slice(index, starts[each + 1]?.index),
  }));
}

/** The functions of `db` that write, themselves or through another one of `db`, as `file.ts name`. */
function writingFunctions(files: SourceFile[]): Set<string> {
  const all = files
    .filter(({ path }) => /^src\/db\/[\w-]+\.ts$/.test(path))
    .flatMap((file) => functionsOf(file).map((each) => ({ ...each, file: file.path.slice(7) })));
  const found = new Set(
    all.filter(({ body }) => writes.test(body)).map(({ file, name }) => `${file} ${name}`),
  );
  for (let size = -1; size < found.size; ) {
    size = found.size;
    const names = [...found].map((each) => each.split(' ')[1]);
    for (const { file, name, body } of all)
      if (names.some((other) => other !== name && new RegExp(`\\b${other}\\(`).test(body)))
        found.add(`${file} ${name}`);
  }
  return found;
}

/** The files of `cases` that import a function of `db` that writes: by name, whether the file also writes into the audit. */
export function writingCases(files: SourceFile[]): Map<string, boolean> {
  const writing = writingFunctions(files);
  const cases = files.filter(({ path }) => path.startsWith('src/cases/'));
  return new Map(
    cases
      .filter(({ text }) => importedFromDb(text).some((each) => writing.has(each)))
      .map(({ path, text }) => [path.slice(10), /\baudit(?:Announcement)?\(/.test(text)]),
  );
}

function importedFromDb(text: string): string[] {
  const imports = text.matchAll(/import (?!type\b)\{([^}]*)\} from '\.\.\/db\/([\w-]+\.ts)'/g);
  return [...imports].flatMap(([, names = '', file = '']) =>
    names.split(',').map((name) => `${file} ${name.trim().split(' as ')[0]}`),
  );
}
