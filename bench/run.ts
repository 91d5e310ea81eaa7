// `npm run bench -- NAME`: runs a measurement. The last line is `NAME: FIGURE (goal GOAL)`; the exit code is 1 where the
// figure falls short of its goal, 2 where the name is not known.
import { announce } from './announce.ts';
import { benefits } from './benefits.ts';
import { dates } from './dates.ts';
import { feeds } from './feeds.ts';
import { letters } from './letters.ts';
import type { Bench } from './support/bench.ts';

const benches: Record<string, Bench> = { announce, benefits, dates, feeds, letters };

const [name = '', ...more] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) && more.length === 0 ? benches[name] : undefined;
if (bench) {
  const { figure, goal, isLeast = false } = await bench.measure();
  // Rounded to the worse side, so that what is printed never flatters.
  const printed = (isLeast ? Math.floor(figure * 100) : Math.ceil(figure * 100)) / 100;
  console.log(`${name}: ${printed.toFixed(2)} (goal ${goal})`);
  process.exitCode = (isLeast ? printed >= goal : printed <= goal) ? 0 : 1;
} else {
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
}
