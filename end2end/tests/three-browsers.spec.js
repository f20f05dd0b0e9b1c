import { markCrosses, threePeople } from '../lib/crossing.js';
import { test } from '../lib/fixtures.js';
import { LIVE } from '../lib/live.js';

test('a typed mark reaches the student and the parent by the feed', async ({ visit }) => {
  const people = await threePeople(visit);
  await markCrosses(people, { student: LIVE, parent: LIVE });
});

test('and so does the next one, on the same pages', async ({ visit }) => {
  const people = await threePeople(visit);
  await markCrosses(people, { student: LIVE, parent: LIVE });
  await markCrosses(people, { student: LIVE, parent: LIVE });
});
