import t from 'tap';
import { registerEnterprise } from '../../src/cases/facts.ts';
import { createFeed } from '../../src/cases/feeds.ts';
import { addMember } from '../../src/cases/members.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/connect.ts';
import { fetchesOf } from '../../src/db/feed-fetches.ts';
import { openService } from '../../src/service.ts';
import { enterprises, people } from '../support/cast.ts';
import { makeTestPlace } from '../support/database.ts';

t.test('what was fetched since the last minute is written down as the service stops', async (t) => {
  const place = await makeTestPlace(t);
  const rows = 'databaseUrl' in place ? { DATABASE_URL: place.databaseUrl } : {};
  const DATA_DIR = 'dataDir' in place ? place.dataDir : t.testdir();
  const { context, admin, close } = await openService(
    readConfig({ ...rows, DATA_DIR, SECRET: 's'.repeat(40) }),
  );
  const { id: enterpriseId } = await registerEnterprise(context, admin.id, enterprises.haike);
  const { personId } = await addMember(context, enterpriseId, people.zhao);
  const { id } = await createFeed(context, { personId, enterpriseId }, 'zh');
  context.fetches?.note(id, 'Evolution/3.60.2', true);
  t.same(await fetchesOf(context.db, [id]), []);
  await close();
  const again = await openDatabase(place);
  t.teardown(() => again.close());
  t.match(await fetchesOf(again.db, [id]), [{ client: 'gnome', fetches: 1, transfers: 1 }]);
});
