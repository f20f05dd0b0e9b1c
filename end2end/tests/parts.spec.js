// The browser's programs: which document loads which, and what it is while its own is missing.

import { expect, test } from '../lib/fixtures.js';
import { open, openSharedBook } from '../lib/pages.js';

const alive = (page) => page.locator('html[data-hydrated]');

/** The names of the parts that a page loads. */
async function loads(page, path) {
  const parts = new Set();
  page.on('request', (request) => {
    const [, part] = new URL(request.url()).pathname.match(/\/split_(\w+)\.wasm$/) ?? [];
    if (part) parts.add(part);
  });
  await open(page, path);
  return [...parts].sort();
}

test('whoever reads or fills in a form loads the small program alone, and never a gradebook', async ({ visit }) => {
  const parent = await visit('parent@yeneta.demo');
  for (const path of ['/parent', '/parent/subjects', '/parent/alerts', '/notifications', '/account', '/link']) {
    expect(await loads(parent, path), path).toEqual([]);
  }
  const student = await visit('student@yeneta.demo');
  for (const path of ['/student', '/student/available-courses', '/student/enrollments', '/student/questions']) {
    expect(await loads(student, path), path).toEqual([]);
  }
  expect(await loads(await visit(null), '/sign-in')).toEqual([]);
  const teacher = await visit('teacher@yeneta.demo');
  const course = await openSharedBook(teacher);
  for (const path of ['/teacher', '/teacher/families', `/teacher/courses/${course}/import`, `/teacher/courses/${course}/policy`]) {
    expect(await loads(teacher, path), path).toEqual([]);
  }
  const office = await visit('admin@yeneta.demo');
  for (const path of ['/admin', '/admin/people', '/admin/registrations', '/admin/families', '/admin/catalogue', '/admin/settings']) {
    expect(await loads(office, path), path).toEqual([]);
  }
  expect(await loads(teacher, `/teacher/courses/${course}/gradebook`)).toEqual(['english_book', 'gradebook']);
  expect(await loads(teacher, '/teacher/enrollments')).toEqual(['desk']);
  expect(await loads(teacher, '/teacher/course-requests')).toEqual([]);
});

test('a page names the files of its program and its language before any of them is asked for', async ({ visit }) => {
  const page = await visit('teacher@yeneta.demo');
  const parts = (html) => [...html.matchAll(/rel="preload" href="[^"]*\/split_(\w+)\.wasm"/g)].map(([, part]) => part).sort();
  const html = async (path) => (await page.request.get(path)).text();
  // Of a server, whichever of its threads renders the page.
  for (let again = 0; again < 8; again += 1) expect(parts(await html('/teacher/enrollments'))).toEqual(['desk']);
  expect(parts(await html(`/teacher/courses/${await openSharedBook(page)}/gradebook`))).toEqual(['english_book', 'gradebook']);
  expect(parts(await html('/teacher'))).toEqual([]);
});

test('whoever reads Amharic goes on in it when the page is renewed', async ({ visit }) => {
  const page = await visit('parent2@yeneta.demo');
  await open(page, '/parent');
  await page.locator('.refresh-controls button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ልጆቼ');
  await page.locator('a[href="/link"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[\u1200-\u137f]/);
});

test('the files of a build are kept for good, and those of another are not there', async ({ visit }) => {
  const page = await visit('student@yeneta.demo');
  const [sheet] = await page.locator('link[rel="stylesheet"]').evaluateAll((links) => links.map((link) => link.href));
  const answer = await page.request.get(sheet);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toContain('immutable');
  const other = await page.request.get(sheet.replace(/\/build\/\w+\//, '/build/0123456789ab/'));
  expect(other.status()).toBe(404);
  expect(other.headers()['cache-control']).toBe('no-store');
});

for (const [path, part] of [['/teacher/enrollments', 'desk'], ['/gradebook', 'gradebook']]) {
  test(`a page whose ${part} does not come is a plain page until it does`, async ({ visit }) => {
    const page = await visit('teacher@yeneta.demo');
    const course = await openSharedBook(page);
    await page.route(`**/split_${part}.wasm`, (route) => route.abort());
    await page.goto(path === '/gradebook' ? `/teacher/courses/${course}/gradebook` : path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(alive(page)).toHaveCount(0);
    await page.unroute(`**/split_${part}.wasm`);
    await expect(alive(page)).toHaveCount(1);
  });
}

test('a page with a program of its own leads to one without, and back', async ({ visit }) => {
  const page = await visit('teacher@yeneta.demo');
  await open(page, '/teacher/enrollments');
  await page.locator('a.bell').click();
  await expect(page).toHaveURL(/\/notifications$/);
  await expect(alive(page)).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/\/teacher\/enrollments$/);
  await expect(alive(page)).toHaveCount(1);
});
