// A device that saves data: fewer requests, no font, and the page says so.

import { expect, test } from '../lib/fixtures.js';
import { open } from '../lib/pages.js';

// Nothing is held, so that a fake clock can tell every poll.
test.use({ serveFlags: ['--demo', '--hold-seconds', '0'] });

const MINUTES = 4;

/** How often an open page asks in some minutes of a fake clock. */
async function polls(page, path) {
  await page.clock.install();
  await open(page, path);
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().includes('/api/changes'))));
  for (let second = 0; second < MINUTES * 60; second += 5) {
    await page.clock.runFor(5_000);
    // The server answers in its own time.
    await page.waitForTimeout(30);
  }
  return asked;
}

async function choose(page, name) {
  await open(page, '/account');
  const form = page.locator('#data-saver');
  await form.getByRole('radio').and(page.locator(`[value="${name}"]`)).check();
  await form.getByRole('button').click();
  await expect(page.locator(name === 'on' ? 'html[data-saver]' : 'html:not([data-saver])')).toHaveCount(1);
}

test('a page asks a quarter as often, and says why and where that is changed', async ({ visit }) => {
  const often = await polls(await visit('student@yeneta.demo'), '/student');
  const saving = await visit('student@yeneta.demo');
  await choose(saving, 'on');
  const seldom = await polls(saving, '/student');
  expect(often).toBeGreaterThan(10);
  expect(seldom).toBeGreaterThan(1);
  expect(seldom).toBeLessThanOrEqual(Math.ceil(often / 3));
  await saving.getByRole('link', { name: 'Data saver is on' }).click();
  await expect(saving).toHaveURL(/\/account#data-saver$/);
});

test('no font is asked for in Amharic, and none is named', async ({ visit }) => {
  const family = (page) => page.evaluate(() => getComputedStyle(document.body).fontFamily);
  const page = await visit('parent2@yeneta.demo');
  await open(page, '/parent');
  expect(await family(page)).toContain('Yeneta Ethiopic');
  await choose(page, 'on');
  // The same device without the font in its memory: from there Chromium tells of a request that never leaves it.
  const saving = await visit(null);
  await saving.context().addCookies(await page.context().cookies());
  const fonts = [];
  saving.on('request', (request) => request.url().includes('/fonts/') && fonts.push(request.url()));
  await open(saving, '/parent');
  await saving.evaluate(() => document.fonts.ready);
  expect(await family(saving)).not.toContain('Yeneta Ethiopic');
  expect(fonts).toEqual([]);
  await choose(saving, 'off');
  await open(saving, '/parent');
  await saving.evaluate(() => document.fonts.ready);
  expect(fonts, 'a device that does not save asks for it: the journey hears it').not.toEqual([]);
});

test('it is chosen by a plain form, and holds for this device alone', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo', { javaScriptEnabled: false });
  await page.goto('/account');
  const form = page.locator('#data-saver');
  await form.locator('[value="on"]').check();
  await form.getByRole('button').click();
  await expect(page.locator('html[data-saver]')).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Data saver is on' })).toBeVisible();
  const other = await visit('parent@yeneta.demo');
  await expect(other.locator('html[data-saver]')).toHaveCount(0);
});

test('a browser that was asked to save data need not be told again', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo', { extraHTTPHeaders: { 'save-data': 'on' } });
  await open(page, '/parent');
  await expect(page.locator('html[data-saver]')).toHaveCount(1);
  await choose(page, 'off');
  await open(page, '/parent');
  await expect(page.getByRole('link', { name: 'Data saver is on' })).toHaveCount(0);
});
