import { markCrosses, threePeople } from '../lib/crossing.js';
import { test } from '../lib/fixtures.js';

test.use({ serveFlags: ['--demo', '--hold-seconds', '0'] });

/** A page's interval with its jitter of a tenth and a second for the way. */
const tick = (seconds) => seconds * 1_100 + 1_000;

test('with the hold switched off a mark arrives within a tick', async ({ visit }) => {
  const people = await threePeople(visit);
  await markCrosses(people, { student: tick(15), parent: tick(20) });
});
