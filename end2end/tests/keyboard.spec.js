import { expect, test } from '../lib/fixtures.js';
import { another, cellOf, corner, edit, focusedCell, grid, holds, openSharedBook, wordsIn } from '../lib/pages.js';

/** The gradebook with its upper left corner. */
async function opened(visit) {
  const page = await visit('teacher@yeneta.demo');
  await openSharedBook(page);
  return { page, rows: await corner(page) };
}

test('arrows move through the grid, which is one stop of the tab key', async ({ visit }) => {
  const { page, rows } = await opened(visit);
  await cellOf(page, rows[0][0]).focus();
  for (const [key, row, column] of [['ArrowRight', 0, 1], ['ArrowDown', 1, 1], ['ArrowLeft', 1, 0], ['ArrowUp', 0, 0]]) {
    await page.keyboard.press(key);
    expect(await focusedCell(page), key).toEqual(rows[row][column]);
  }
  await expect(grid(page).locator('[role="gridcell"][tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Tab');
  expect(await focusedCell(page)).toBeNull();
});

test('typing starts editing, Enter commits and goes down', async ({ visit }) => {
  const { page, rows } = await opened(visit);
  const cell = cellOf(page, rows[0][0]);
  const value = await another(cell);
  await cell.focus();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
  expect(await focusedCell(page)).toEqual(rows[1][0]);
  await expect(cell).toHaveAttribute('data-state', 'saved');
  await expect(cell).toHaveText(holds(value));
});

test('Enter and F2 open a cell, Esc gives back what was there', async ({ visit }) => {
  const { page, rows } = await opened(visit);
  const cell = cellOf(page, rows[0][1]);
  const before = await wordsIn(cell);
  for (const key of ['Enter', 'F2']) {
    await cell.focus();
    await page.keyboard.press(key);
    await expect(cell.locator('input'), key).toBeFocused();
    await cell.locator('input').fill(await another(cell));
    await page.keyboard.press('Escape');
    await expect(cell.locator('input')).toHaveCount(0);
    expect(await wordsIn(cell), key).toBe(before);
    expect(await focusedCell(page), key).toEqual(rows[0][1]);
  }
  await edit(cell, 'abc');
  await page.keyboard.press('Escape');
  await expect(cell).toHaveAttribute('data-state', 'saved');
});

test('on a phone a tap opens the mark that it is on, and the total its explanation', async ({ visit }) => {
  const page = await visit('teacher@yeneta.demo', { viewport: { width: 360, height: 740 } });
  await openSharedBook(page);
  const [[mark]] = await corner(page);
  const cell = cellOf(page, mark);
  await cell.click();
  await expect(cell.locator('input')).toBeFocused();
  await page.keyboard.press('Escape');
  await grid(page).locator(`#total-${mark.student}`).click();
  await expect(page.getByRole('dialog')).toContainText('Rounded once');
});
