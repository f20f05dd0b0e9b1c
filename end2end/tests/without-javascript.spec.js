import { expect, test } from '../lib/fixtures.js';
import { another, cellOf, enter, holds, markOf, openSharedBook, others, overallOf, sharedMarks } from '../lib/pages.js';

const PLAIN = { javaScriptEnabled: false };

const readers = [
  { email: 'student@yeneta.demo', path: '/student' },
  { email: 'parent@yeneta.demo', path: '/parent' },
];

for (const { email, path } of readers) {
  test(`${email} signs in by a plain form and reads marks and totals`, async ({ visit }) => {
    const page = await visit(email, PLAIN);
    expect(new URL(page.url()).pathname).toBe(path);
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated');
    await expect(page.locator('[data-overall]').first()).toHaveText(/\d+(\.\d+)? %/);
    expect(await page.locator('[data-mark]').count()).toBeGreaterThan(8);

    const teacher = await visit('teacher@yeneta.demo');
    const course = await openSharedBook(teacher);
    const [mark] = await sharedMarks(page, teacher);
    const cell = cellOf(teacher, mark);
    const before = await overallOf(page, { ...mark, course }).innerText();
    const value = await another(cell);
    await enter(cell, value);
    await expect(cell).toHaveAttribute('data-state', 'saved');
    await page.reload();
    await expect(markOf(page, mark)).toHaveText(value);
    expect(await overallOf(page, { ...mark, course }).innerText()).not.toBe(before);
  });
}

test('a teacher writes a mark by a form, is told why one is refused, and overwrites nobody', async ({ visit }) => {
  const [teacher, colleague, student] = [
    await visit('teacher@yeneta.demo', PLAIN),
    await visit('teacher2@yeneta.demo'),
    await visit('student@yeneta.demo'),
  ];
  const course = await openSharedBook(colleague);
  const [mark] = await sharedMarks(student, colleague);
  const cell = cellOf(colleague, mark);
  const [first, second] = await others(cell);
  const field = teacher.getByLabel('New mark');
  const write = async (value) => {
    await field.fill(value);
    await teacher.getByRole('button', { name: 'Save', exact: true }).click();
  };

  await teacher.goto(`/teacher/courses/${course}/gradebook`);
  await teacher.getByRole('link', { name: 'Write a mark with a form' }).click();
  await teacher.locator('select[name="student"]').selectOption(mark.student);
  await teacher.locator('select[name="assessment"]').selectOption(mark.assessment);
  await teacher.getByRole('button', { name: 'Show this mark' }).click();
  await write('many');
  const problem = teacher.locator('.problem[data-refused]');
  await expect(problem).toBeVisible();
  await expect(field, 'what was refused stays').toHaveValue('many');

  await write(first);
  await expect(teacher.getByText(`The mark is ${first} now.`)).toBeVisible();
  await expect(cell).toHaveText(holds(first));
  await expect(markOf(student, mark)).toHaveText(first);

  await enter(cell, second);
  await expect(cell).toHaveAttribute('data-state', 'saved');
  await write('1.25');
  await expect(problem, 'nobody is overwritten unasked').toContainText('Someone else changed this');
  await expect(field).toHaveValue('1.25');
  await expect(teacher.getByText(`The mark is ${second} now.`)).toBeVisible();
  await write('1.25');
  await expect(teacher.getByText('The mark is 1.25 now.')).toBeVisible();
  await expect(cell).toHaveText(holds('1.25'));
});

test('a parent has a card for each child', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo', PLAIN);
  const children = await page.locator('[data-overall]').evaluateAll((found) => found.map((node) => node.dataset.student));
  expect(new Set(children).size).toBeGreaterThanOrEqual(2);
});
