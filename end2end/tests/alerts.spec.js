// A parent is told once when a limit is crossed, as it happens, and may have quiet.

import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { cellOf, enter, grid, idsIn, open, openSharedBook } from '../lib/pages.js';

const PLAIN = { javaScriptEnabled: false };
const cardOf = (page, name) => page.getByRole('region', { name: `Alerts for ${name}` });
const toasts = (page) => page.getByRole('region', { name: 'Messages' }).getByText('below the limit that you set');
const bell = (page) => page.getByRole('link', { name: /^Notifications/ });
const unread = async (page) => Number((await bell(page).getAttribute('aria-label')).match(/\d+/)?.[0] ?? 0);
const saved = (cell) => expect(cell).toHaveAttribute('data-state', 'saved');

/** The student's name as the parent reads it. */
async function nameOf(page, student) {
  await open(page, `/parent/children/${student}`);
  return page.getByRole('heading', { level: 1 }).innerText();
}

/** All marks of student@ in the shared course, of which the last decides: the others are blanked. */
async function oneMark(visit) {
  const teacher = await visit('teacher@yeneta.demo');
  await openSharedBook(teacher);
  const student = await visit('student@yeneta.demo');
  await open(student, '/student');
  const [own] = await idsIn(student.locator('[data-mark]'));
  await student.close();
  const marks = (await idsIn(grid(teacher).locator('[role="gridcell"][data-assessment]'))).filter(
    (mark) => mark.student === own.student,
  );
  for (const mark of marks.slice(1)) {
    await enter(cellOf(teacher, mark), '');
    await saved(cellOf(teacher, mark));
  }
  return { teacher, mark: marks[0] };
}

test('under a limit: one toast within a second, none for the same again, another after a rise', async ({ visit }) => {
  const { teacher, mark } = await oneMark(visit);
  const cell = cellOf(teacher, mark);
  const type = async (typed) => {
    await enter(cell, typed);
    await saved(cell);
  };
  await type('100%');
  const parent = await visit('parent@yeneta.demo');
  const name = await nameOf(parent, mark.student);
  await open(parent, '/parent/alerts');
  const card = cardOf(parent, name);
  await card.getByLabel('The overall grade of a course is below a limit').check();
  await card.getByLabel('Limit in per cent').fill('50');
  await card.getByRole('button', { name: 'Save alerts' }).click();
  await expect(parent.getByText(`Your alerts for ${name} are saved.`)).toBeVisible();

  const before = await unread(parent);
  await enter(cell, '20%');
  await expect(toasts(parent)).toHaveCount(1, SOON);
  await expect(card.getByText(/below 50/)).toBeVisible();
  for (const typed of ['20%', '10%', '49%']) await type(typed);
  expect(await unread(parent), 'the same again is no news').toBe(before + 1);
  await type('80%');
  await enter(cell, '20%');
  await expect.poll(() => unread(parent), SOON).toBe(before + 2);

  await open(parent, '/notifications');
  await parent.getByRole('button', { name: /below the limit that you set/ }).first().click();
  await expect(parent).toHaveURL(new RegExp(`/parent/children/${mark.student}/courses/`));
});

test('without wasm alerts and quiet hours are chosen, confirmed, and refused with what was typed', async ({ visit }) => {
  const parent = await visit('parent@yeneta.demo', PLAIN);
  await parent.goto('/parent/alerts');
  const card = parent.getByRole('region', { name: /^Alerts for/ }).first();
  const name = (await card.getByRole('heading').first().innerText()).replace('Alerts for ', '');
  await card.getByLabel('The overall grade of a course falls').check();
  await card.getByLabel('By at least so many percentage points').fill('a lot');
  await card.getByRole('button', { name: 'Save alerts' }).click();
  await expect(parent.locator('.problem')).toContainText('Nothing was saved');
  await expect(card.getByLabel('By at least so many percentage points')).toHaveValue('a lot');
  await card.getByLabel('By at least so many percentage points').fill('7.5');
  await card.getByRole('button', { name: 'Save alerts' }).click();
  await expect(parent.getByRole('status').filter({ hasText: `Your alerts for ${name} are saved.` })).toBeVisible();
  await expect(card.getByLabel('By at least so many percentage points')).toHaveValue('7.5');

  await parent.getByLabel('Tell me nothing in these hours').check();
  await parent.getByRole('button', { name: 'Save quiet hours' }).click();
  await expect(parent.getByText('Your quiet hours are saved.')).toBeVisible();
  await expect(parent.getByLabel('From')).toHaveValue('21:00');
  await parent.getByLabel('Tell me nothing in these hours').uncheck();
  await parent.getByRole('button', { name: 'Save quiet hours' }).click();
  await expect(parent.getByLabel('Tell me nothing in these hours')).not.toBeChecked();
});
