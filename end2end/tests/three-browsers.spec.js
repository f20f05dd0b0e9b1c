import { markCrosses, threePeople } from '../lib/crossing.js';
import { test } from '../lib/fixtures.js';

test('a typed mark reaches the student and the parent in under a second', async ({ visit }) => {
  const people = await threePeople(visit);
  await markCrosses(people, { student: 1_000, parent: 1_000 });
});

test('and so does the next one, on the same pages', async ({ visit }) => {
  const people = await threePeople(visit);
  await markCrosses(people, { student: 1_000, parent: 1_000 });
  await markCrosses(people, { student: 1_000, parent: 1_000 });
});
