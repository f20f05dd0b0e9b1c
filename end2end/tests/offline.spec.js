// Reading without the school's server, and who never reads what another left. On this machine's address, which a browser trusts.

import { expect, test } from '../lib/fixtures.js';
import { fillSignIn, open, refresh } from '../lib/pages.js';
import { PASSWORD } from '../lib/yeneta.js';

const ALLOWED = { serviceWorkers: 'allow' };
const WHAT_IS_SEEN = { useInnerText: true };

/** What the browser keeps: the paths of pages. */
const keptPages = (page) =>
  page.evaluate(async () => {
    const paths = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return paths.filter((path) => !/^\/(build|fonts)\//.test(path)).sort();
  });

/** Opens a page and waits until the browser keeps it. */
async function openKept(page, path) {
  await open(page, path);
  await expect.poll(() => keptPages(page)).toContain(path);
}

/** Whether a page comes at all: in a tab of its own, because the browser's own page of a failure comes late. */
async function comes(page, path) {
  const tab = await page.context().newPage();
  const came = await tab.goto(path).then(
    () => true,
    () => false,
  );
  await tab.close();
  return came;
}

async function signOut(page) {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
}

test('a parent reads the children without the server, and how old it is', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo', ALLOWED);
  await openKept(page, '/parent');
  const read = await page.locator('[data-overall]').first().innerText();
  const asOf = page.locator('[data-as-of]').first();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.locator('[data-overall]').first()).toHaveText(read, WHAT_IS_SEEN);
  await expect(page.getByText('Kept on this device')).toBeVisible();
  await expect(asOf).toHaveText(/as of \d\d:\d\d:\d\d/);
  await expect(page.locator('html[data-hydrated]')).toHaveCount(1);
  await expect(page.getByText("The school's server can't be reached").first()).toBeVisible();
  // An installed program begins here.
  await page.goto('/');
  await expect(page).toHaveURL(/\/parent$/);
  await expect(page.locator('[data-overall]').first()).toHaveText(read, WHAT_IS_SEEN);
  await page.context().setOffline(false);
  await refresh(page).click();
  await expect(page.getByText('Kept on this device')).toBeHidden();
});

test('what was kept an hour ago says so', async ({ visit }) => {
  const page = await visit('student@yeneta.demo', ALLOWED);
  await openKept(page, '/student');
  await page.clock.install({ time: Date.now() + 3 * 3_600_000 });
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.locator('.age')).toHaveText('3 hours ago');
});

test('who signs out leaves nothing, and who signs in next finds nothing', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo', ALLOWED);
  await openKept(page, '/parent');
  await signOut(page);
  await expect.poll(() => keptPages(page)).toEqual([]);
  await page.context().setOffline(true);
  expect(await comes(page, '/parent')).toBe(false);
  await page.context().setOffline(false);
  await page.goto('/sign-in');
  await fillSignIn(page, 'student@yeneta.demo', PASSWORD);
  await page.waitForURL('**/student');
  await openKept(page, '/student');
  await page.context().setOffline(true);
  expect(await comes(page, '/parent'), 'the other person’s page').toBe(false);
  expect(await comes(page, '/student'), 'the own page').toBe(true);
});

test('who signs in over another’s session never finds the other’s page', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo', ALLOWED);
  await openKept(page, '/parent');
  // As a shared computer does it: the session is gone, and nobody pressed the button.
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await expect.poll(() => keptPages(page)).toEqual([]);
  await fillSignIn(page, 'teacher@yeneta.demo', PASSWORD);
  await page.waitForURL('**/teacher');
  await page.context().setOffline(true);
  expect(await comes(page, '/parent')).toBe(false);
  expect(await comes(page, '/teacher'), 'a teacher’s page is never kept').toBe(false);
});

test('a session that ends elsewhere ends what this device kept', async ({ visit }) => {
  const lost = await visit('parent@yeneta.demo', ALLOWED);
  await openKept(lost, '/parent');
  const own = await visit('parent@yeneta.demo');
  await open(own, '/account');
  await own.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(lost.getByText('Your session has ended')).toBeVisible();
  await expect.poll(() => keptPages(lost)).toEqual([]);
});

test('forms, one’s account and lists of requests are never kept', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo', ALLOWED);
  await openKept(page, '/parent');
  for (const path of ['/account', '/link', '/parent/enrollments', '/notifications']) await open(page, path);
  await openKept(page, '/parent/subjects');
  expect(await keptPages(page)).toEqual(['/parent', '/parent/subjects']);
});
