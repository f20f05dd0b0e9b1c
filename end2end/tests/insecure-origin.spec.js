import { launchOptions } from '../lib/chromium.js';
import { markCrosses, threePeople } from '../lib/crossing.js';
import { expect, test } from '../lib/fixtures.js';

// Phones reach a school's server by its name, without TLS: there the browser withholds half of its APIs.
test.use({ launchOptions: launchOptions('--host-resolver-rules=MAP yeneta.school 127.0.0.1') });

test('a mark crosses three browsers on an insecure origin', async ({ visit, school }) => {
  const bySchoolsName = (email, options) =>
    visit(email, { baseURL: `http://yeneta.school:${school.port}`, ...options });
  const people = await threePeople(bySchoolsName);
  const missing = await people.student.evaluate(() => [isSecureContext, navigator.locks, crypto.randomUUID, crypto.subtle]);
  expect(missing.filter(Boolean), 'what an insecure origin lacks').toEqual([]);
  await markCrosses(people, { student: 1_000, parent: 1_000 });
});
