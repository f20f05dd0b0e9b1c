import { expect, test } from '../lib/fixtures.js';
import { addBook } from '../lib/large-book.js';
import { cellOf, focusedCell, grid, holds, openBook } from '../lib/pages.js';

const STUDENTS = 400;
const TEACHER = 'teacher@large.example';

test.use({
  serveFlags: [],
  prepare: async ({}, use) => {
    await use((database) =>
      addBook({ database, school: 'Large', course: 'LONG', teacher: TEACHER, students: STUDENTS, assessments: 12 }),
    );
  },
});

const rowOfFocus = (page) =>
  page.evaluate(() => document.activeElement.closest('[role="row"]')?.getAttribute('aria-rowindex'));

test('the keys reach every row of a long book, of which only what is in sight is there', async ({ visit }) => {
  const page = await visit(TEACHER);
  await openBook(page, 'LONG');
  const body = grid(page).locator('.body [role="row"]');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', `${STUDENTS + 4}`);
  expect(await body.count()).toBeLessThan(100);
  await grid(page).locator('[role="gridcell"][tabindex="0"]').focus();
  for (const [key, row] of [['Control+End', STUDENTS + 1], ['Control+Home', 2], ['PageDown', 12], ['Control+ArrowDown', STUDENTS + 1], ['PageUp', STUDENTS - 9]]) {
    await page.keyboard.press(key);
    await expect.poll(() => rowOfFocus(page), { message: key }).toBe(`${row}`);
  }
  expect(await body.count()).toBeLessThan(100);
  const mark = await focusedCell(page);
  await page.keyboard.type('41.25');
  await page.keyboard.press('Enter');
  await expect.poll(() => rowOfFocus(page)).toBe(`${STUDENTS - 8}`);
  await expect(cellOf(page, mark)).toHaveText(holds('41.25'));
  await expect(cellOf(page, mark)).toHaveAttribute('data-state', 'saved');
  // What has the focus stays while everything else scrolls away.
  const focused = await focusedCell(page);
  await page.locator('.grid-frame').evaluate((frame) => frame.scrollTo(0, 0));
  await expect(body.first()).toHaveAttribute('aria-rowindex', '2');
  expect(await focusedCell(page)).toEqual(focused);
});

test('a long book without JavaScript has parts and a search', async ({ visit }) => {
  const page = await visit(TEACHER, { javaScriptEnabled: false });
  await page.goto(await page.locator('a[href^="/teacher/courses/"]').first().getAttribute('href'));
  const rows = grid(page).locator('.body [role="row"]');
  await expect(rows).toHaveCount(50);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(rows.first()).toHaveAttribute('aria-rowindex', '52');
});
