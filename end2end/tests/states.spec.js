// What a page says of its data when nothing keeps it fresh.

import { expect, test } from '../lib/fixtures.js';
import { autoRefresh, open } from '../lib/pages.js';

const age = (page) => page.locator('.age');

test('a page that lost the server keeps its data, says how old it is, and goes on when the server is back', async ({ visit }) => {
  const page = await visit('student@yeneta.demo');
  await page.clock.install();
  await open(page, '/student');
  const marks = await page.locator('[data-mark]').allInnerTexts();
  await page.context().setOffline(true);
  // What is held when the network goes may be held to its end.
  await expect(page.locator('.banner')).toContainText("can't be reached", { timeout: 30_000 });
  await expect(age(page)).toHaveCount(0);
  await page.clock.fastForward('05:00');
  await expect(age(page)).toHaveText('5 minutes ago');
  expect(await page.locator('[data-mark]').allInnerTexts()).toEqual(marks);
  await page.context().setOffline(false);
  await page.clock.fastForward('01:10');
  await expect(page.locator('.banner')).toHaveCount(0);
  await expect(age(page)).toHaveCount(0);
});

test('a page whose reader switched refreshing off says how old it is', async ({ visit }) => {
  const page = await visit('student@yeneta.demo');
  await page.clock.install();
  await open(page, '/student');
  await autoRefresh(page).uncheck();
  await page.clock.fastForward('03:00:00');
  await expect(age(page)).toHaveText('3 hours ago');
  await autoRefresh(page).check();
  await expect(age(page)).toHaveCount(0);
});
