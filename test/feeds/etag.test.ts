import t from 'tap';
import { etagOf, httpDate, newestRevision, notModified } from '../../src/feeds/etag.ts';
import { closing, jiading } from './cast.ts';

const etag = etagOf('BEGIN:VCALENDAR');
const lastModified = Temporal.Instant.from('2025-12-01T00:00:00.900Z');

t.test('the tag is new if and only if the bytes are', async (t) => {
  t.match(etag, /^"[\w-]{43}"$/);
  t.equal(etagOf('BEGIN:VCALENDAR'), etag);
  t.not(etagOf('BEGIN:VCALENDAR\r\n'), etag);
});

t.test('If-None-Match takes the exact tag, a weak one, a list and a star', async (t) => {
  for (const ifNoneMatch of [etag, `W/${etag}`, `"a,b", W/"c" , ${etag}`, '*', ' * ']) {
    t.ok(notModified(ifNoneMatch, etag), ifNoneMatch);
  }
  for (const ifNoneMatch of ['"other"', etag.slice(1, -1), '', `"x${etag.slice(1)}`]) {
    t.notOk(notModified(ifNoneMatch, etag), ifNoneMatch);
  }
  t.notOk(notModified(undefined, etag), 'who sends no tag gets the bytes');
});

t.test('the newest revision dates the feed', async (t) => {
  t.equal(String(newestRevision([closing({ revisedAt: lastModified }), jiading()])), String(lastModified));
  t.equal(newestRevision([]), undefined);
  t.equal(httpDate(lastModified), 'Mon, 01 Dec 2025 00:00:00 GMT');
});
