import { expect, test } from '../lib/fixtures.js';
import {
  autoRefresh,
  cellOf,
  corner,
  dialog,
  edit,
  enter,
  focusedCell,
  holds,
  open,
  openSharedBook,
  paste,
  problems,
  sharedMarks,
  wordsIn,
} from '../lib/pages.js';

/** Marks that no assessment of the corner refuses and that differ from the ones there. */
const BLOCK = '1.25\t1.5\n1.75\t2.25';
const MARKS = [['1.25', '1.5'], ['1.75', '2.25']];

async function shows(page, rows, marks) {
  for (const [r, row] of rows.entries()) {
    for (const [c, mark] of row.entries()) {
      await expect(cellOf(page, mark)).toHaveText(marks[r][c] === '' ? /^\s*$/ : holds(marks[r][c]));
      await expect(cellOf(page, mark)).toHaveAttribute('data-state', 'saved');
    }
  }
}

const wordsOf = (page, rows) => Promise.all(rows.map((row) => Promise.all(row.map((mark) => wordsIn(cellOf(page, mark))))));

test('a block from a spreadsheet is looked at, pasted, undone and done again', async ({ visit }) => {
  const page = await visit('teacher@yeneta.demo');
  await openSharedBook(page);
  const rows = await corner(page);
  const before = await wordsOf(page, rows);
  await paste(cellOf(page, rows[0][0]), BLOCK);
  await expect(dialog(page, 'Paste marks')).toContainText('4 marks change.');
  await page.getByRole('button', { name: 'Write 4 marks' }).click();
  await shows(page, rows, MARKS);
  expect(await focusedCell(page)).toEqual(rows[0][0]);
  await page.reload();
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await shows(page, rows, MARKS);

  await paste(cellOf(page, rows[0][0]), '2.5\t2.75');
  await page.getByRole('button', { name: 'Write 2 marks' }).click();
  await shows(page, [rows[0]], [['2.5', '2.75']]);
  await page.keyboard.press('Control+z');
  await shows(page, rows, MARKS);
  await page.keyboard.press('Control+Shift+z');
  await shows(page, [rows[0]], [['2.5', '2.75']]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(page, rows, MARKS);

  // A single mark that is typed is undone by the same key.
  await enter(cellOf(page, rows[1][1]), '3');
  await expect(cellOf(page, rows[1][1])).toHaveText(holds('3'));
  await page.keyboard.press('Control+z');
  await shows(page, rows, MARKS);
  expect(before).not.toEqual(MARKS);
});

test('what can not be pasted is named before anything is written', async ({ visit }) => {
  const page = await visit('teacher@yeneta.demo');
  await openSharedBook(page);
  const rows = await corner(page);
  const before = await wordsOf(page, rows);
  await paste(cellOf(page, rows[0][0]), '5000\tabc\n\t0.25');
  const look = dialog(page, 'Paste marks');
  await expect(look).toContainText("2 cells can't be taken:");
  await expect(look.getByRole('row', { name: /^1 1 5000 .*maximum/ })).toBeVisible();
  await expect(look.getByRole('row', { name: /^1 2 abc / })).toBeVisible();
  await look.getByRole('button', { name: 'Cancel' }).click();
  expect(await focusedCell(page)).toEqual(rows[0][0]);
  expect(await wordsOf(page, rows)).toEqual(before);
  await paste(cellOf(page, rows[0][0]), '5000\tabc\n\t0.25');
  await look.getByRole('button', { name: 'Write the good one' }).click();
  await expect(cellOf(page, rows[1][1])).toHaveText(holds('0.25'));
  expect(await wordsIn(cellOf(page, rows[0][0]))).toBe(before[0][0]);
});

test('a selection is blanked, filled down, copied and brought back', async ({ visit }) => {
  const page = await visit('teacher@yeneta.demo');
  await openSharedBook(page);
  const rows = await corner(page);
  await paste(cellOf(page, rows[0][0]), BLOCK);
  await dialog(page, 'Paste marks').getByRole('button', { name: /^Write/ }).click();
  await shows(page, rows, MARKS);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(4);
  const copied = await cellOf(page, rows[1][1]).evaluate((cell) => {
    const data = new DataTransfer();
    cell.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData: data }));
    return data.getData('text/plain');
  });
  expect(copied).toBe(BLOCK);
  await page.keyboard.press('Control+d');
  await shows(page, rows, [MARKS[0], MARKS[0]]);
  await page.keyboard.press('Delete');
  await shows(page, rows, [['', ''], ['', '']]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await shows(page, rows, MARKS);
  await page.keyboard.press('Escape');
  await expect(page.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(0);
  await cellOf(page, rows[0][0]).focus();
  await cellOf(page, rows[1][1]).click({ modifiers: ['Shift'] });
  await expect(page.locator('[role="gridcell"][aria-selected="true"]')).toHaveCount(4);
});

test('a paste that meets the mark of a colleague writes nothing and names it', async ({ visit }) => {
  const [page, colleague] = [await visit('teacher@yeneta.demo'), await visit('teacher2@yeneta.demo')];
  expect(await openSharedBook(colleague)).toBe(await openSharedBook(page));
  const rows = await corner(page);
  // This page stands still: its switch is off and its feed is cut.
  await page.context().route('**/api/changes**', (route) => route.abort());
  await autoRefresh(page).click();
  await enter(cellOf(colleague, rows[0][1]), '0.75');
  await expect(cellOf(colleague, rows[0][1])).toHaveAttribute('data-state', 'saved');
  const before = await wordsIn(cellOf(page, rows[0][0]));
  await paste(cellOf(page, rows[0][0]), '0.25\t3.5\n3\t2');
  await dialog(page, 'Paste marks').getByRole('button', { name: /^Write/ }).click();
  const report = page.getByRole('alert').filter({ hasText: 'Nothing was saved' });
  await expect(report).toContainText('0.75');
  await expect(report.getByRole('listitem')).toHaveCount(1);
  expect(await wordsIn(cellOf(page, rows[0][0]))).toBe(before);
  await expect(cellOf(page, rows[0][1])).toHaveText(holds('0.75'));

  // The same for an undo: what the colleague wrote over it stays.
  await enter(cellOf(page, rows[0][0]), '6.15');
  await expect(cellOf(page, rows[0][0])).toHaveAttribute('data-state', 'saved');
  await expect(cellOf(colleague, rows[0][0])).toHaveText(holds('6.15'));
  await enter(cellOf(colleague, rows[0][0]), '7.35');
  await expect(cellOf(colleague, rows[0][0])).toHaveAttribute('data-state', 'saved');
  await page.keyboard.press('Control+z');
  const undo = page.getByRole('alert').filter({ hasText: 'Nothing was undone' });
  await expect(undo).toContainText('7.35');
  await undo.getByRole('button', { name: 'Dismiss' }).click();
  await expect(undo).toHaveCount(0);
  await expect(cellOf(page, rows[0][0])).toHaveText(holds('7.35'));
  await expect(problems(page).getByRole('listitem')).toHaveCount(0);
});

test('an earlier mark is restored from the history', async ({ visit }) => {
  const page = await visit('teacher@yeneta.demo');
  await openSharedBook(page);
  const [[, mark]] = await corner(page);
  const cell = cellOf(page, mark);
  for (const value of ['1.25', 'LA', '2.5']) {
    await enter(cell, value);
    await expect(cell).toHaveAttribute('data-state', 'saved');
  }
  await cell.focus();
  await page.keyboard.press('Shift+F2');
  const about = page.getByRole('dialog');
  await expect(about.locator('.cell-history li').first()).toContainText('1.25 LA → 2.5');
  await about.getByRole('button', { name: 'Restore 1.25 LA' }).first().click();
  await expect(cell).toHaveText(holds('1.25 LA'));
  expect(await focusedCell(page)).toEqual(mark);
  await page.keyboard.press('Control+z');
  await expect(cell).toHaveText(holds('2.5'));
});

test('a comment is seen by the student, and a mark does not clear it', async ({ visit }) => {
  const [page, student] = [await visit('teacher@yeneta.demo'), await visit('student@yeneta.demo')];
  await openSharedBook(page);
  await open(student, '/student');
  const [mark] = await sharedMarks(student, page);
  const cell = cellOf(page, mark);
  await cell.focus();
  await page.getByRole('button', { name: 'Comment and history' }).click();
  await page.getByLabel('Comment', { exact: true }).fill('Show your steps');
  await page.getByRole('button', { name: 'Save the comment' }).click();
  await expect(cell.getByRole('img', { name: 'has a comment' })).toBeVisible();
  expect(await focusedCell(page)).toEqual(mark);
  await expect(student.getByText('Comment: Show your steps')).toBeVisible();
  await enter(cell, '1.5');
  await expect(cell).toHaveAttribute('data-state', 'saved');
  await student.reload();
  await expect(student.getByText('Comment: Show your steps')).toBeVisible();
});

test('the keys are listed by a key, and the dialog leads back to the cell', async ({ visit }) => {
  const page = await visit('teacher@yeneta.demo');
  await openSharedBook(page);
  const [[mark]] = await corner(page);
  await cellOf(page, mark).focus();
  await page.keyboard.press('?');
  await expect(dialog(page, 'Keys')).toContainText('Ctrl+D');
  await page.keyboard.press('Escape');
  expect(await focusedCell(page)).toEqual(mark);
  await edit(cellOf(page, mark), '?');
  await page.keyboard.press('Escape');
});
