// `npm run bench -- NAME`: runs a measurement. The last line is `NAME: FIGURE (goal GOAL)`; the exit code is 1 where the
// figure is above its goal, 2 where the name is not known.
import { announce } from './announce.ts';
import { benefits } from './benefits.ts';
import { dates } from './dates.ts';
import { letters } from './letters.ts';
import type { Bench } from './support/bench.ts';

const benches: Record<string, Bench> = { announce, benefits, dates, letters };

const [name = '', ...more] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) && more.length === 0 ? benches[name] : undefined;
if (bench) {
  // Rounded up, so that what is printed never flatters.
  const figure = Math.ceil((await bench.measure()) * 100) / 100;
  console.log(`${name}: ${figure.toFixed(2)} (goal ${bench.goal})`);
  process.exitCode = figure <= bench.goal ? 0 : 1;
} else {
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
}
