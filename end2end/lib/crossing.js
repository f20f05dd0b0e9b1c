// A mark crosses three browsers: typed by the teacher, read by the student and the parent, with nothing pressed.

import { expect } from '@playwright/test';
import { another, cellOf, enter, holds, open, openSharedBook, overallOf, refresh, sharedMarks } from './pages.js';
import { nothingElseMoved, sawValue, witness } from './witness.js';

const SMALL = { viewport: { width: 360, height: 500 } }; // Small enough that the pages scroll.

/** The three people, each on their page, and a mark that all three see. */
export async function threePeople(visit) {
  const [teacher, student, parent] = [
    await visit('teacher@yeneta.demo'),
    await visit('student@yeneta.demo', SMALL),
    await visit('parent@yeneta.demo', SMALL),
  ];
  const course = await openSharedBook(teacher);
  await open(student, '/student');
  await open(parent, '/parent');
  const [mark] = await sharedMarks(student, teacher);
  return { teacher, student, parent, mark: { ...mark, course } };
}

/** The teacher types; each reader must see it within their limit, in milliseconds after the key press. */
export async function markCrosses({ teacher, student, parent, mark }, limits) {
  const readers = { student, parent };
  for (const page of Object.values(readers)) await settle(page, mark);
  const cell = cellOf(teacher, mark);
  const value = await another(cell);
  const pressed = await enter(cell, value);
  const taken = {};
  for (const [name, page] of Object.entries(readers)) {
    taken[name] = (await sawValue(page, value, limits[name] + 5_000)) - pressed;
  }
  await expect(cell).toHaveAttribute('data-state', 'saved');
  await expect(cell).toHaveText(holds(value));
  for (const [name, page] of Object.entries(readers)) {
    expect(taken[name], `milliseconds until the ${name} saw it`).toBeLessThan(limits[name]);
    await nothingElseMoved(page);
  }
  return taken;
}

/** Scrolls past the total and gives a control the focus: both must stay where they are. */
async function settle(page, mark) {
  await overallOf(page, mark).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 100));
  expect(await page.evaluate(() => window.scrollY), 'the page is scrolled').toBeGreaterThan(0);
  await refresh(page).evaluate((button) => button.focus({ preventScroll: true }));
  await witness(page, mark);
}
