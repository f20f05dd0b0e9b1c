import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { cellOf, edit, enter, focusedCell, grid, idsIn, markOf, open, openSharedBook } from '../lib/pages.js';
import { totalOf } from '../lib/policies.js';

const head = (page, title) => page.getByRole('columnheader').filter({ hasText: title });
const dialog = (page) => page.getByRole('dialog');
const cellsOf = async (page) => idsIn(grid(page).locator('[role="gridcell"][data-assessment]'));

/** Opens the dialog of a column. */
async function options(page, title) {
  await page.getByRole('button', { name: `Options of ${title}` }).click();
  await expect(dialog(page)).toBeVisible();
}

async function add(page, title) {
  await page.getByText('Add assessment', { exact: true }).click();
  const form = page.locator('#add-assessment');
  await form.getByLabel('Title', { exact: true }).fill(title);
  await form.getByLabel('Maximum points').fill('20');
  await form.getByLabel('Hold it back').check();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(head(page, title)).toBeVisible();
}

test('a held column is edited and posted, and only then a student sees it', async ({ visit }) => {
  const [teacher, student] = [await visit('teacher@yeneta.demo'), await visit('student@yeneta.demo')];
  await openSharedBook(teacher);
  await open(student, '/student');
  const [{ student: own }] = await idsIn(student.locator('[data-mark]'));
  await add(teacher, 'Held essay');
  await expect(head(teacher, 'Held essay')).toContainText('held back');
  const assessment = await head(teacher, 'Held essay').getAttribute('data-column');
  const mark = { student: own, assessment };
  await enter(cellOf(teacher, mark), '13.5');
  await expect(cellOf(teacher, mark)).toHaveAttribute('data-state', 'saved');
  await totalOf(teacher, own).click();
  await expect(dialog(teacher)).toContainText('nor in the total there: Held essay.');
  await teacher.keyboard.press('Escape');
  await student.reload();
  await expect(student.getByText('Held essay')).toHaveCount(0);

  await options(teacher, 'Held essay');
  await dialog(teacher).getByLabel('Title').fill('Essay on rivers');
  await dialog(teacher).getByLabel('Maximum points').fill('10');
  await dialog(teacher).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog(teacher)).toContainText('1 mark is above this maximum');
  await dialog(teacher).getByLabel('Maximum points').fill('15');
  await dialog(teacher).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog(teacher)).toBeHidden();
  await expect(head(teacher, 'Essay on rivers')).toContainText('of 15');

  await options(teacher, 'Essay on rivers');
  await dialog(teacher).getByRole('button', { name: 'Post', exact: true }).click();
  await expect(dialog(teacher).getByRole('button', { name: 'Hold back' })).toBeVisible();
  await expect(markOf(student, mark)).toHaveText('13.5', SOON);
  await dialog(teacher).getByRole('button', { name: 'Hold back' }).click();
  await expect(markOf(student, mark)).toHaveCount(0, SOON);
  await expect(student.getByText('Essay on rivers')).toHaveCount(0);
  // Posted at last: a held column makes the teacher's totals other than the family's, and other journeys compare them.
  await dialog(teacher).getByRole('button', { name: 'Post', exact: true }).click();
  await expect(markOf(student, mark)).toHaveText('13.5', SOON);
});

test('a deleted column comes back with its marks, in one step or from the list', async ({ visit }) => {
  const teacher = await visit('teacher@yeneta.demo');
  await openSharedBook(teacher);
  const [mark] = await cellsOf(teacher);
  const before = await cellOf(teacher, mark).innerText();
  const title = await grid(teacher).locator(`[data-column="${mark.assessment}"] .column-title`).innerText();
  for (const back of ['Undo', `Bring back ${title}`]) {
    await options(teacher, title);
    await dialog(teacher).getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(cellOf(teacher, mark)).toHaveCount(0);
    expect((await focusedCell(teacher))?.student, 'the focus is in the grid').toBe(mark.student);
    if (back !== 'Undo') await teacher.getByText('Deleted assessments (1)').click();
    await teacher.locator('main').getByRole('button', { name: back, exact: true }).first().click();
    await expect(cellOf(teacher, mark)).toHaveText(before);
  }
});

test('columns are reached by arrows, and moved by keys and buttons', async ({ visit }) => {
  const teacher = await visit('teacher@yeneta.demo');
  await openSharedBook(teacher);
  const [first, second] = await cellsOf(teacher);
  const order = async () => (await cellsOf(teacher)).slice(0, 2).map((cell) => cell.assessment);
  await cellOf(teacher, first).focus();
  await teacher.keyboard.press('ArrowUp');
  await teacher.keyboard.press('Control+Shift+ArrowRight');
  await expect.poll(order).toEqual([second.assessment, first.assessment]);
  await teacher.keyboard.press('ArrowRight');
  await teacher.keyboard.press('Enter');
  await expect(dialog(teacher)).toBeVisible();
  await dialog(teacher).getByRole('button', { name: 'Move left' }).click();
  await expect.poll(order).toEqual([first.assessment, second.assessment]);
  await teacher.keyboard.press('Escape');
  await expect(dialog(teacher)).toBeHidden();
  await expect(teacher.locator(`[data-column="${first.assessment}"] button`)).toBeFocused();
  await teacher.keyboard.press('ArrowDown');
  expect(await focusedCell(teacher)).toEqual(first);
});

test('search, filter and order stand in the address, and survive reload and Back', async ({ visit }) => {
  const teacher = await visit('teacher@yeneta.demo');
  await openSharedBook(teacher);
  const names = () => grid(teacher).locator('.body .student-name').allInnerTexts();
  const all = await names();
  const overall = teacher.getByRole('columnheader').filter({ hasText: 'Overall' });
  await overall.getByRole('link').click();
  await expect(overall).toHaveAttribute('aria-sort', 'ascending');
  await overall.getByRole('link').click();
  await expect(overall).toHaveAttribute('aria-sort', 'descending');
  await expect(teacher).toHaveURL(/sort=overall&down=1/);
  const percents = async () =>
    (await grid(teacher).locator('.body .total-percent').allInnerTexts()).filter((text) => text !== '–').map(parseFloat);
  const shown = await percents();
  expect(shown).toEqual(shown.toSorted((a, b) => b - a));
  await teacher.reload();
  expect(await percents()).toEqual(shown);

  await teacher.getByText('Search and filter', { exact: true }).click();
  await teacher.getByLabel('Name or number').fill(all[3].split(' ')[0]);
  await teacher.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(teacher.getByText(/^\d+ of \d+ students$/)).toBeVisible();
  expect((await names()).length).toBeLessThan(all.length);
  await teacher.getByLabel('Name or number').fill('nobody at all');
  await teacher.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(teacher.getByText('No student fits this filter.')).toBeVisible();
  await teacher.goBack();
  expect(await names()).toContain(all[3]);
  await teacher.goBack();
  await teacher.goBack();
  await teacher.goBack();
  await expect.poll(names).toEqual(all);
});

test('no row moves while marks are typed into a sorted book', async ({ visit }) => {
  const teacher = await visit('teacher@yeneta.demo');
  await openSharedBook(teacher);
  await teacher.goto(`${teacher.url()}?sort=overall`);
  await teacher.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  const rows = async () => (await idsIn(grid(teacher).locator('.body [data-overall]'))).map((row) => row.student);
  const before = await rows();
  const [mark] = (await cellsOf(teacher)).filter((cell) => cell.student === before[0]);
  await enter(cellOf(teacher, mark), '100%');
  await expect(cellOf(teacher, mark)).toHaveAttribute('data-state', 'saved');
  expect(await rows()).toEqual(before);
  await teacher.getByRole('button', { name: 'Refresh', exact: true }).focus();
  await expect.poll(rows).not.toEqual(before);
});

test('a column that a colleague adds and deletes comes and goes under a mark that is being typed', async ({ visit }) => {
  const [teacher, colleague] = [await visit('teacher@yeneta.demo'), await visit('teacher2@yeneta.demo')];
  expect(await openSharedBook(colleague)).toBe(await openSharedBook(teacher));
  const [mark] = await cellsOf(teacher);
  const editor = cellOf(teacher, mark).locator('input');
  await edit(cellOf(teacher, mark), '4.2');
  await add(colleague, 'Field trip');
  await expect(head(teacher, 'Field trip')).toBeVisible(SOON);
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue('4.2');
  const assessment = await head(teacher, 'Field trip').getAttribute('data-column');
  const cells = grid(teacher).locator(`.body [data-assessment="${assessment}"]`);
  await expect(cells).toHaveCount(await grid(teacher).locator('.body [role="row"]').count());
  await enter(cellOf(teacher, { ...mark, assessment }), '7.5');
  await expect(cellOf(teacher, mark)).toHaveAttribute('data-state', 'saved');
  await expect(cellOf(colleague, { ...mark, assessment })).toHaveText(/^\s*7\.5/, SOON);
  await options(colleague, 'Field trip');
  await dialog(colleague).getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(cells).toHaveCount(0, SOON);
  await expect(head(teacher, 'Field trip')).toHaveCount(0);
});
