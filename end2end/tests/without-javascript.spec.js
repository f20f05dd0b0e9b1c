import { expect, test } from '../lib/fixtures.js';
import { another, cellOf, enter, markOf, openSharedBook, overallOf, sharedMarks } from '../lib/pages.js';

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

test('a parent has a card for each child', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo', PLAIN);
  const children = await page.locator('[data-overall]').evaluateAll((found) => found.map((node) => node.dataset.student));
  expect(new Set(children).size).toBeGreaterThanOrEqual(2);
});
