// The pages as a person sees them: every selector of the journeys is here.

import { expect } from '@playwright/test';
import { PASSWORD } from './yeneta.js';

export async function fillSignIn(page, email, password) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signIn(page, email) {
  await page.goto('/sign-in');
  await fillSignIn(page, email, PASSWORD);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Opens a page and waits until it is alive. */
export async function open(page, path) {
  await page.goto(path);
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

export const refresh = (page) => page.getByRole('button', { name: 'Refresh', exact: true });
export const autoRefresh = (page) => page.getByRole('switch', { name: 'Auto-refresh' });
export const asOf = (page) => page.locator('[data-as-of]');
export const grid = (page) => page.getByRole('grid');
/** Where the gradebook says what it could not save. */
export const problems = (page) => page.getByLabel('Marks that need you');

/** Opens the gradebook of the teacher's course whose link has all the words; gives the course's id. */
export async function openBook(page, ...words) {
  await open(page, '/teacher');
  const links = page.locator('a[href^="/teacher/courses/"]');
  const link = words.reduce((found, word) => found.filter({ hasText: word }), links).first();
  const path = await link.getAttribute('href');
  await open(page, path);
  await grid(page).waitFor();
  return path.split('/')[3];
}

/** The course that teacher@ and teacher2@ share and student@ attends. */
export const openSharedBook = (page) => openBook(page, 'Mathematics', 'Grade 9 A');

function named({ student, assessment }) {
  return `[data-student="${student}"][data-assessment="${assessment}"]`;
}

/** A mark's cell in the teacher's gradebook. */
export const cellOf = (page, mark) => page.locator(`[role="gridcell"]${named(mark)}`);

/** A mark's text on a reader's page. */
export const markOf = (page, mark) => page.locator(`[data-mark]${named(mark)}`).first();

/** A student's overall grade in a course on a reader's page. */
export const overallOf = (page, { student, course }) =>
  page.locator(`[data-overall][data-student="${student}"][data-course="${course}"]`);

/** The ids of all marks in the elements found. */
export const idsIn = (locator) =>
  locator.evaluateAll((found) => found.map(({ dataset }) => ({ student: dataset.student, assessment: dataset.assessment })));

/** Marks that the reader's page and the teacher's book both show, in the book's order. */
export async function sharedMarks(reader, teacher) {
  const read = (await idsIn(reader.locator('[data-mark]'))).map(named);
  const written = await idsIn(grid(teacher).locator('[role="gridcell"][data-assessment]'));
  const shared = written.filter((mark) => read.includes(named(mark)));
  expect(shared, 'marks that both pages show').not.toEqual([]);
  return shared;
}

/** Text that a cell shows when it holds the value. */
export const holds = (value) => new RegExp(`^\\s*${value.replace('.', '\\.')}(?![\\d.])`);

/** What the cell says, what is being typed in it included. */
export async function wordsIn(cell) {
  const typed = await cell.locator('input').evaluateAll((inputs) => inputs.map((input) => input.value));
  return [...typed, await cell.innerText()].join(' ').trim();
}

/** Marks that the cell does not hold and every assessment can. */
export async function others(cell) {
  const now = await wordsIn(cell);
  return ['3.25', '4.5', '2.75'].filter((value) => !holds(value).test(now));
}

export const another = async (cell) => (await others(cell))[0];

/** Starts editing by a click and types; nothing is committed yet. */
export async function edit(cell, text) {
  await cell.click();
  await cell.locator('input').fill(text);
}

/** Types a mark and commits it; gives the instant of the key press. */
export async function enter(cell, text) {
  await edit(cell, text);
  const pressed = Date.now();
  await cell.locator('input').press('Enter');
  return pressed;
}

/** The gradebook's upper left corner: two rows of two cells. */
export async function corner(page) {
  const cells = await idsIn(grid(page).locator('[role="gridcell"][data-assessment]'));
  const students = [...new Set(cells.map((cell) => cell.student))].slice(0, 2);
  return students.map((student) => cells.filter((cell) => cell.student === student).slice(0, 2));
}

/** Pastes a text into a cell that is not being edited, as the browser does at Ctrl+V. */
export async function paste(cell, text) {
  await cell.focus();
  await cell.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
  }, text);
}

export const dialog = (page, name) => page.getByRole('dialog', { name });

/** The ids of the cell that has the focus. */
export const focusedCell = (page) =>
  page.evaluate(() => {
    const cell = document.activeElement.closest('[role="gridcell"]');
    return cell && { student: cell.dataset.student, assessment: cell.dataset.assessment };
  });
