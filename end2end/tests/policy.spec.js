import { expect, test } from '../lib/fixtures.js';
import { cellOf, enter, grid, idsIn, open, openSharedBook, overallOf, sharedMarks } from '../lib/pages.js';
import { openSharedPolicy, sentencesOf, totalOf, unfold } from '../lib/policies.js';

const PHONE = { viewport: { width: 360, height: 740 } };

/** Teacher, student and parent, each on their page, with a student whom all three see. */
async function three(visit) {
  const [teacher, student, parent] = [
    await visit('teacher@yeneta.demo'),
    await visit('student@yeneta.demo', PHONE),
    await visit('parent@yeneta.demo', PHONE),
  ];
  const course = await openSharedBook(teacher);
  await open(student, '/student');
  await open(parent, '/parent');
  const [mark] = await sharedMarks(student, teacher);
  return { teacher, student, parent, course, whom: mark.student };
}

test('teacher, student and parent read the same sentences about one total', async ({ visit }) => {
  const { teacher, student, parent, course, whom } = await three(visit);
  await totalOf(teacher, whom).click();
  const dialog = teacher.getByRole('dialog');
  const told = await sentencesOf(dialog.locator('[data-explanation]'));
  expect(told).toContain('Rounded once, half up');
  expect(await sentencesOf(await unfold(student, course, whom))).toBe(told);
  expect(await sentencesOf(await unfold(parent, course, whom))).toBe(told);
  await teacher.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(totalOf(teacher, whom)).toBeFocused();
});

test('the arrows lead from the last mark to the totals, and on', async ({ visit }) => {
  const teacher = await visit('teacher@yeneta.demo');
  await openSharedBook(teacher);
  const totals = grid(teacher).locator('[id^="total-"]');
  await grid(teacher).locator('[role="gridcell"][tabindex="0"]').focus();
  await teacher.keyboard.press('End');
  await teacher.keyboard.press('ArrowRight');
  await expect(totals.first()).toBeFocused();
  await teacher.keyboard.press('ArrowDown');
  await expect(totals.nth(1)).toBeFocused();
  await teacher.keyboard.press('Enter');
  await expect(teacher.getByRole('dialog')).toBeVisible();
});

test('an explanation can be read without JavaScript', async ({ visit }) => {
  const alive = await visit('teacher@yeneta.demo');
  const course = await openSharedBook(alive);
  const [{ student }] = await idsIn(grid(alive).locator('[role="gridcell"][data-assessment]'));
  const plain = await visit('teacher@yeneta.demo', { javaScriptEnabled: false });
  await plain.goto(`/teacher/courses/${course}/gradebook`);
  await totalOf(plain, student).click();
  await expect(plain.locator('#explanation [data-explanation]')).toContainText('Rounded once, half up');
});

/**
 * Gives the student a mark in each column, one better than the other: weights move no total of one component alone, which is all
 * that the journeys before may have left.
 */
async function markEach(teacher, whom) {
  const cells = await idsIn(grid(teacher).locator(`[role="gridcell"][data-student="${whom}"][data-assessment]`));
  for (const [at, mark] of cells.entries()) {
    await enter(cellOf(teacher, mark), `${30 + ((7 * at) % 70)}%`);
    await expect(cellOf(teacher, mark)).toHaveAttribute('data-state', 'saved');
  }
}

test('a policy is changed after its effect was seen, and the student sees it without reloading', async ({ visit }) => {
  const { teacher, student, parent, course, whom } = await three(visit);
  const percentIn = async (total) => /[\d.]+ %/.exec(await total.innerText())[0];
  // The explanation below the total unfolds meanwhile: the percentage alone is compared.
  const percent = (reader) => percentIn(overallOf(reader, { student: whom, course }));
  await markEach(teacher, whom);
  const before = await percentIn(totalOf(teacher, whom));
  await expect.poll(() => percent(student)).toBe(before);
  const lead = await visit('teacher@yeneta.demo');
  await openSharedPolicy(lead);
  await lead.getByRole('textbox', { name: 'Weight in per cent' }).nth(0).fill('10');
  await lead.getByRole('textbox', { name: 'Weight in per cent' }).nth(1).fill('91');
  await lead.getByRole('button', { name: 'Show the effect' }).last().click();
  await expect(lead.getByText('The weights sum to 101 %')).toBeVisible();
  await expect(lead.getByRole('textbox', { name: 'Weight in per cent' }).nth(0)).toHaveValue('10');
  await lead.getByRole('textbox', { name: 'Weight in per cent' }).nth(1).fill('90');
  await lead.getByRole('button', { name: 'Show the effect' }).last().click();
  await expect(lead.getByRole('heading', { name: 'What this would do' })).toBeVisible();
  await expect(lead.locator('[data-effect]')).toContainText(/Totals that change: \d+ of \d+/);
  expect(await percent(student), 'nothing is changed yet').toBe(before);
  await lead.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await lead.getByRole('button', { name: 'Apply this policy' }).click();
  await expect(lead.getByText('The policy applies.')).toBeVisible();
  for (const reader of [student, parent]) {
    await expect.poll(() => percent(reader)).not.toBe(before);
    await expect(await unfold(reader, course, whom)).toContainText('Assignments: 10 % of the whole');
  }
  await lead.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await lead.getByRole('link', { name: "Give up the course's own policy" }).click();
  await lead.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await lead.getByRole('button', { name: 'Apply this policy' }).click();
  await expect.poll(() => percent(student)).toBe(before);
});

test('a default of the school reaches a course that follows it', async ({ visit }) => {
  const student = await visit('student@yeneta.demo', PHONE);
  const admin = await visit('admin@yeneta.demo');
  const teacher = await visit('teacher@yeneta.demo');
  const course = await openSharedBook(teacher);
  await open(student, '/student');
  await open(admin, '/admin/policies?first=9&last=9&start=7');
  await expect(admin.getByText('Courses that follow this default')).toBeVisible();
  await admin.getByRole('button', { name: 'Apply this policy' }).click();
  await expect(admin.getByText('The policy applies.')).toBeVisible();
  const [{ student: whom }] = await idsIn(student.locator('[data-mark]'));
  await expect(await unfold(student, course, whom)).toContainText('Continuous assessment: 40 % of the whole');
});
