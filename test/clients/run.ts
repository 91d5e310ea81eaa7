// `node test/clients/run.ts`: every client that is installed follows feeds of a running service through a change, a repeal
// and ninety days, and what each one read, was carried and showed is printed. Ends with 1 where anything is not as it should be.
import { missing } from './support/client.ts';
import { evolution, thunderbird } from './support/desktops.ts';
import type { Seen } from './support/seen.ts';
import { carriedAgain, misread, openTour, quickClients, type Sight, shownBy } from './support/tour.ts';

const known = [...quickClients, evolution, thunderbird];
const clients = known.filter((client) => missing(client).length === 0);
for (const client of known.filter((each) => !clients.includes(each)))
  console.log(`${client.name} is not installed: ${missing(client).join(', ')}`);

const endings: (() => unknown)[] = [];
const life = { teardown: (act: () => unknown) => void endings.push(act) };
const faults: string[] = [];
try {
  await travel();
} finally {
  for (const act of endings.reverse()) await act();
}
console.log(
  faults.length === 0 ? '\nall as it should be' : `\n${faults.length} faults\n${faults.join('\n')}`,
);
process.exit(faults.length === 0 ? 0 : 1);

async function travel() {
  const { story, look } = await openTour(life, clients);
  const first = await look();
  tell('The first time', first);
  const again = await look();
  tell('Again, nothing having changed', again);
  faults.push(...carriedAgain(again));
  const moving = entryOn(first, '2025-12-31')?.uid ?? '';
  await story.amend();
  const amended = await look('public', 'private');
  tell('After the last day was extended from 2025-12-31 to 2026-12-31', amended, moving);
  await story.repeal();
  const repealed = await look('public', 'private');
  tell('After the policy was repealed', repealed, moving);
  await story.comesTo('2026-03-05');
  tell('Ninety days later', await look('public', 'private'), moving);
}

function entryOn(sights: Sight[], day: string): Seen | undefined {
  return sights[0]?.meant.find(({ at }) => at === day);
}

/** A line for each client and feed; and where an entry is named, how each client shows it. */
function tell(when: string, sights: Sight[], uid?: string) {
  console.log(`\n## ${when}\n`);
  faults.push(...misread(sights));
  for (const sight of sights) {
    const { feed, client, look, exchanges } = sight;
    const wire = exchanges.map(({ status, body, encoding }) => `${status} ${body} ${encoding}`).join(', ');
    const wrote = look.wrote === undefined ? '' : `, wrote ${look.wrote}`;
    console.log(`${client.name} | ${feed} | ${look.entries.length} entries${wrote} | ${wire}`);
    if (uid !== undefined && feed === 'public') console.log(`    ${shown(shownBy(sight, uid))}`);
  }
}

function shown(entry: Seen | undefined): string {
  if (!entry) return 'does not show it';
  const { at, summary, status = '', sequence } = entry;
  return `${at} ${summary} ${status}${sequence === undefined ? '' : ` SEQUENCE ${sequence}`}`;
}
