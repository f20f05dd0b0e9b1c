// What a student and a guardian read: the courses at one glance, one course with all its marks, and what marks to come would do.

import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { another, cellOf, enter, grid, markOf, open, openSharedBook, overallOf, sharedMarks } from '../lib/pages.js';

const PLAIN = { javaScriptEnabled: false };
const cards = (page) => page.locator('article.card h2');
const answer = (page) => page.locator('.answer');
const percentIn = async (locator) => (await locator.innerText()).match(/\d+(\.\d+)? %/)[0];

for (const options of [{}, PLAIN]) {
  const how = options === PLAIN ? ' without wasm' : '';

  test(`courses are searched, filtered and sorted, and the address says how${how}`, async ({ visit }) => {
    const page = await visit('student@yeneta.demo', options);
    await page.goto('/student');
    if (!how) await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
    const all = await cards(page).allInnerTexts();
    expect(all.length).toBeGreaterThan(1);
    await page.getByText('Search, filter and sort').click();
    await page.getByRole('searchbox', { name: 'Find a course' }).fill(all[1].slice(0, 4));
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/q=/);
    await expect(cards(page)).toHaveText(all.filter((name) => name.toLowerCase().includes(all[1].slice(0, 4).toLowerCase())));
    await page.goto('/student?sort=lowest');
    const grades = await page.locator('article.card .meter-percent').allInnerTexts();
    const numbers = grades.map(parseFloat).filter((grade) => !Number.isNaN(grade));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    await page.goto('/student?show=not_assessed');
    expect(await page.locator('article.card .meter-percent').allInnerTexts()).toEqual([]);
    await expect(page.getByText('No course is like that.')).toBeVisible();
  });
}

test('one course has the same total as the list, and follows the teacher while it is open', async ({ visit }) => {
  const student = await visit('student@yeneta.demo');
  const teacher = await visit('teacher@yeneta.demo');
  const course = await openSharedBook(teacher);
  await open(student, '/student');
  const [mark] = await sharedMarks(student, teacher);
  const listed = await percentIn(overallOf(student, { ...mark, course }));
  await student.getByRole('link', { name: /^Mathematics: all marks/ }).click();
  await expect(student.getByRole('heading', { level: 1 })).toContainText('Mathematics');
  const total = overallOf(student, { ...mark, course });
  expect(await percentIn(total)).toBe(listed);
  const shown = await markOf(student, mark).elementHandle();
  const cell = cellOf(teacher, mark);
  const value = await another(cell);
  await enter(cell, value);
  await expect(markOf(student, mark)).toHaveText(value, SOON);
  expect(await shown.evaluate((node) => node.isConnected), 'the same element').toBe(true);
  await expect.poll(() => percentIn(total)).not.toBe(listed);
});

test('a guardian opens a course of a child, and no course of another child', async ({ visit }) => {
  const parent = await visit('parent@yeneta.demo');
  await open(parent, '/parent');
  const link = parent.locator('a.course-name').first();
  const path = await link.getAttribute('href');
  await link.click();
  await expect(parent.getByRole('heading', { level: 2, name: 'Marks' })).toBeVisible();
  const other = await visit('parent2@yeneta.demo');
  const answered = await other.request.get(path);
  const own = await other.locator('a.course-name').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  expect(answered.status()).toBe(own.includes(path) ? 200 : 404);
});

test('marks are tried and a target is worked out while typing, and nothing leaves the page', async ({ visit }) => {
  const student = await visit('student@yeneta.demo');
  const teacher = await visit('teacher@yeneta.demo');
  const course = await openSharedBook(teacher);
  await open(student, `/student/courses/${course}`);
  const written = await grid(teacher).innerText();
  await student.getByText('What if, and what do I need?').click();
  const asked = [];
  student.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
  const field = student.locator('.tries input').first();
  await field.fill('0');
  await expect(answer(student)).toContainText('With these marks:');
  const low = await percentIn(answer(student));
  await field.fill('100%');
  await expect(answer(student)).not.toContainText(low);
  await field.fill('a lot');
  await expect(student.locator('.tries .problem-line').first()).not.toBeEmpty();
  await field.fill('');
  await student.getByLabel('I want').selectOption('pass');
  const place = (await field.getAttribute('name')).replace('try', '');
  await student.getByLabel('In', { exact: true }).selectOption(place);
  await expect(answer(student)).toContainText(/needed|You need|Not with|waiting/);
  expect(asked.filter((url) => !url.includes('/records') && !url.includes('/course')), 'nothing is sent').toEqual([]);
  expect(await grid(teacher).innerText()).toBe(written);
});

test('without wasm a target is worked out by a plain form', async ({ visit }) => {
  const page = await visit('student@yeneta.demo', PLAIN);
  await page.getByRole('link', { name: /^Mathematics: all marks/ }).click();
  await page.getByText('What if, and what do I need?').click();
  await page.locator('.tries input').first().fill('0');
  await page.getByLabel('I want').selectOption('pass');
  await page.getByRole('button', { name: 'Work it out' }).click();
  await expect(page).toHaveURL(/goal=pass/);
  await expect(answer(page)).toContainText('With these marks:');
  await expect(answer(page)).toContainText(/needed|You need|Not with|waiting/);
});

test('the subjects of all children stand in one list, filtered by child and sorted', async ({ visit }) => {
  const parent = await visit('parent@yeneta.demo');
  await open(parent, '/parent/subjects');
  const rows = parent.locator('.subjects tbody tr');
  const all = await rows.count();
  const children = new Set(await rows.evaluateAll((found) => found.map((row) => row.dataset.student)));
  expect(children.size).toBeGreaterThan(1);
  await parent.getByText('Search, filter and sort').click();
  const [first] = children;
  await parent.getByLabel('Child', { exact: true }).selectOption(first);
  await parent.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(parent).toHaveURL(new RegExp(`child=${first}`));
  await expect.poll(() => rows.count()).toBeLessThan(all);
  expect(new Set(await rows.evaluateAll((found) => found.map((row) => row.dataset.student)))).toEqual(new Set([first]));
  await rows.first().getByRole('link').click();
  await expect(parent.getByRole('heading', { level: 2, name: 'Marks' })).toBeVisible();
});

test('a child has the page that the child sees', async ({ visit }) => {
  const parent = await visit('parent@yeneta.demo');
  await open(parent, '/parent');
  const link = parent.locator('article.card h2 a').first();
  const name = await link.innerText();
  await link.click();
  await expect(parent.getByRole('heading', { level: 1 })).toHaveText(name);
  expect(await parent.locator('[data-mark]').count()).toBeGreaterThan(3);
});
