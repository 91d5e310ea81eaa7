import type { Test } from 'tap';
import { qixian } from './spawned.ts';

/** The interest and the subsidy of each year of the example in design section 6, and of all together. */
const amounts = [
  ['3,278,333.33', '1,639,166.66', '5,897,499.98'],
  ['4,258,333.33', '2,129,166.66', '5,897,499.98'],
  ['4,258,333.33', '2,129,166.66', '5,897,499.98'],
];

/** Asks the command line why the demonstration's three subsidy years are as they are. */
export async function whyIsRight(t: Test, env: Record<string, string>) {
  const list = (await qixian(env, 'why', '--lang', 'en')).printed.split('\n');
  const years = list.filter((line) => /subsidy year.*\(20\d\d\)/i.test(line));
  t.equal(years.length, amounts.length, years.join('\n'));
  for (const [index, line] of years.entries()) {
    const { code, printed } = await qixian(env, 'why', line.slice(0, 36));
    t.equal(code, 0);
    for (const amount of amounts[index] ?? []) t.match(printed, amount);
    const [, workings = ''] = /计算过程\n([\s\S]*?)\n\n/.exec(printed) ?? [];
    const [, ...lines] = workings.split(/^ *\d+\. /m);
    t.ok(lines.length > 10);
    for (const each of lines) t.match(each, /\n +(依据|假设) /, each);
  }
}
