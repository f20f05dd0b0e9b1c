import { expect, test } from '../lib/fixtures.js';
import { open, signIn } from '../lib/pages.js';

// The journeys of the other files that playwright.config.js names run on this origin too.
test('the origin by the school’s name is one where the browser withholds its APIs', async ({ visit }) => {
  const page = await visit('student@yeneta.demo');
  expect(new URL(page.url()).hostname).toBe('yeneta.school');
  const missing = await page.evaluate(() => [isSecureContext, navigator.locks, crypto.randomUUID, crypto.subtle]);
  expect(missing.filter(Boolean), 'what an insecure origin lacks').toEqual([]);
});

test('there nothing is kept and no worker is asked for', async ({ visit }) => {
  const page = await visit(null, { serviceWorkers: 'allow' });
  const asked = [];
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
  await signIn(page, 'parent@yeneta.demo');
  await open(page, '/parent');
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator, 'caches' in window])).toEqual([
    false,
    false,
    false,
  ]);
  expect(asked).toContain('/parent');
  expect(asked).not.toContain('/worker.js');
});
