import { expect, test } from '../lib/fixtures.js';
import { cellOf, grid, holds, idsIn, open, openSharedBook } from '../lib/pages.js';

const TEACHER = 'teacher@yeneta.demo';

/** The book as its export has it: headings, maxima, and students by number. */
async function exported(page, course) {
  const csv = await (await page.request.get(`/teacher/courses/${course}/export.csv`)).text();
  const [headings, , maxima, ...students] = csv.replace('\ufeff', '').trim().split('\r\n').map((line) => line.split(','));
  return { csv, headings, maxima, students };
}

/** A file as Canvas writes it, with a mark in the book's first column and one in a column that is new. */
function canvas({ headings, maxima, students }, title, marks) {
  const lines = students.slice(0, marks.length).map(([number, given, father], n) =>
    [`"${father}, ${given}"`, 7000 + n, number, given.toLowerCase(), 'A', marks[n], n + 1, 50].join(','),
  );
  return [
    `Student,ID,SIS User ID,SIS Login ID,Section,${headings[4]} (4711),${title} (4712),Current Score (read only)`,
    `    Points Possible,,,,,${maxima[4]},20.00,(read only)`,
    ...lines,
  ].join('\n');
}

async function send(page, course, name, text) {
  await page.goto(`/teacher/courses/${course}/import`);
  await page.getByLabel('File (CSV, XLSX or ODS)').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.waitForURL(/\/import\/\d+$/);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a Canvas file is reviewed, applied and undone ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ visit }) => {
    const teacher = await visit(TEACHER);
    const course = await openSharedBook(teacher);
    const first = (await idsIn(grid(teacher).locator('[role="gridcell"][data-assessment]')))[0];
    const cell = cellOf(teacher, first);
    const before = (await cell.innerText()).trim();
    const book = await exported(teacher, course);
    const mark = before.startsWith('3.25') ? '4.5' : '3.25';
    const title = `Map ${javaScriptEnabled}`;
    const page = await visit(TEACHER, { javaScriptEnabled });
    await send(page, course, 'canvas.csv', canvas(book, title, [mark, '']));
    await expect(page.getByText('Nothing is saved yet.')).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(`${book.students[0][1]}.*→ ${mark}.*${title}: 1`) })).toBeVisible();
    await expect(cell, 'a preview changes nothing').toHaveText(before === '' ? /^\s*$/ : holds(before));
    await page.getByRole('button', { name: 'Apply these changes' }).click();
    await expect(page.getByText('3 marks written, 1 assessment made')).toBeVisible();
    await expect(cell, 'the open gradebook hears of it').toContainText(mark);
    await expect(teacher.getByRole('columnheader', { name: title })).toBeVisible();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await expect(page.getByText('3 marks are what they were before.')).toBeVisible();
    await expect(cell).not.toContainText(mark);
    await expect(teacher.getByRole('columnheader', { name: title })).toHaveCount(0);
  });
}

test('a bad cell is named and keeps the file back until it is left out', async ({ visit }) => {
  const page = await visit(TEACHER);
  const course = await openSharedBook(page);
  const { headings, students } = await exported(page, course);
  const [[number], [other]] = students;
  await send(page, course, 'own.csv', `Number;${headings[4]}\n${number};999\n${other};2,75\n`);
  await expect(page.getByRole('row', { name: new RegExp(`Line 2.*${headings[4]}.*999.*more than`) })).toBeVisible();
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Apply these changes' }).click();
  await expect(page.locator('form').getByRole('alert')).toContainText('nothing was saved');
  await page.getByLabel('Apply the good ones').check();
  await page.getByRole('button', { name: 'Apply these changes' }).click();
  await expect(page.getByText('1 mark written')).toBeVisible();
  expect((await exported(page, course)).students.find(([who]) => who === other)[4]).toBe('2.75');
});

for (const ending of ['csv', 'xlsx']) {
  test(`an exported gradebook changes nothing when it comes back as ${ending}`, async ({ visit }) => {
    const page = await visit(TEACHER);
    const course = await openSharedBook(page);
    const answer = await page.request.get(`/teacher/courses/${course}/export.${ending}`);
    expect(answer.headers()['cache-control']).toBe('no-store');
    await send(page, course, `book.${ending}`, await answer.body());
    await expect(page.getByText('0 new · 0 changed · 0 cleared')).toBeVisible();
    await expect(page.getByText('Nothing changes')).toBeVisible();
  });
}

test('lines that were pasted stay on the page when the session has ended, and are sent after a sign-in beside it', async ({ visit }) => {
  const page = await visit(TEACHER);
  const course = await openSharedBook(page);
  const { headings, students } = await exported(page, course);
  await open(page, `/teacher/courses/${course}/import`);
  const pasted = page.locator('#pasted');
  await pasted.fill(`Number;${headings[4]}\n${students[0][0]};1,25\n`);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.locator('form').getByRole('alert')).toContainText('Your session has ended');
  await expect(pasted).toHaveValue(/;1,25/);
  await page.context().addCookies(cookies);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await page.waitForURL(/\/import\/\d+$/);
  await expect(page.getByText('Nothing is saved yet.')).toBeVisible();
});

test('the import fits a phone', async ({ visit }) => {
  const page = await visit(TEACHER, { viewport: { width: 360, height: 740 } });
  const course = await openSharedBook(page);
  await send(page, course, 'canvas.csv', canvas(await exported(page, course), 'Map of Africa', ['1', '2', '3']));
  await open(page, new URL(page.url()).pathname);
  for (const path of [`/teacher/courses/${course}/import`, new URL(page.url()).pathname]) {
    await open(page, path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});
