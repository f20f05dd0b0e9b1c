import { expect, test } from '../lib/fixtures.js';

// The journeys of the other files that playwright.config.js names run on this origin too.
test('the origin by the school’s name is one where the browser withholds its APIs', async ({ visit }) => {
  const page = await visit('student@yeneta.demo');
  expect(new URL(page.url()).hostname).toBe('yeneta.school');
  const missing = await page.evaluate(() => [isSecureContext, navigator.locks, crypto.randomUUID, crypto.subtle]);
  expect(missing.filter(Boolean), 'what an insecure origin lacks').toEqual([]);
});
