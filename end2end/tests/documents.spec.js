// Pages that the server renders again and again: what a refresh must not touch, and whose page it never becomes.

import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { another, cellOf, enter, markOf, open, openSharedBook, refresh, sharedMarks, signIn } from '../lib/pages.js';

const words = (page) => page.locator('#ask-said');

/** A student's open course with half a question typed, and the teacher's book of it. */
async function halfAQuestion(visit) {
  const [student, teacher] = [await visit('student@yeneta.demo'), await visit('teacher@yeneta.demo')];
  const course = await openSharedBook(teacher);
  await open(student, `/student/courses/${course}`);
  await student.locator('#ask summary').click();
  await words(student).fill('Why is my');
  return { student, teacher };
}

test('what somebody types stays while marks come in, with the focus and where it was folded out', async ({ visit }) => {
  const { student, teacher } = await halfAQuestion(visit);
  const [mark] = await sharedMarks(student, teacher);
  const cell = cellOf(teacher, mark);
  const value = await another(cell);
  await enter(cell, value);
  await expect(markOf(student, mark)).toHaveText(value, SOON);
  await expect(words(student)).toBeFocused();
  await expect(words(student)).toHaveValue('Why is my');
  await student.keyboard.type(' mark so low?');
  await expect(words(student)).toHaveValue('Why is my mark so low?');
});

test('a page whose session ended keeps what was typed, and sends it after a sign-in in another tab', async ({ visit }) => {
  const { student } = await halfAQuestion(visit);
  const cookies = await student.context().cookies();
  await student.context().clearCookies();
  await student.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(student.locator('#ask .problem')).toBeVisible();
  await expect(words(student)).toHaveValue('Why is my');
  await student.context().addCookies(cookies);
  await student.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(student.locator('.toast')).toContainText('Sent');
  await expect(words(student)).toHaveValue('');
});

test('a form of a session that was ended elsewhere says so, and keeps what was typed', async ({ visit }) => {
  const { student } = await halfAQuestion(visit);
  const other = await visit('student@yeneta.demo');
  await open(other, '/account');
  await other.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(student.locator('.banner')).toContainText('Your session has ended', SOON);
  await student.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(student.locator('#ask .problem')).toContainText('Your session has ended');
  await expect(words(student)).toHaveValue('Why is my');
});

test('a page of one person never becomes that of another who signed in beside it', async ({ visit }) => {
  const page = await visit('parent@yeneta.demo');
  await open(page, '/parent');
  const children = await page.locator('article.card h2').allInnerTexts();
  const tab = await page.context().newPage();
  await page.context().clearCookies();
  await signIn(tab, 'parent2@yeneta.demo');
  await refresh(page).click();
  await expect(page.locator('.live-bar .problem')).toBeVisible();
  expect(await page.locator('article.card h2').allInnerTexts()).toEqual(children);
});

test('what is tried stands in the address, outlives a reload, and a mark that comes in leaves it alone', async ({ visit }) => {
  const { student, teacher } = await halfAQuestion(visit);
  const [mark] = await sharedMarks(student, teacher);
  await student.getByText('What if, and what do I need?').click();
  const field = student.locator('.tries input').first();
  await field.fill('100%');
  await expect(student).toHaveURL(/try\d+=100%25/);
  await expect(student.locator('.answer')).toContainText('With these marks:');
  const cell = cellOf(teacher, mark);
  const value = await another(cell);
  await enter(cell, value);
  await expect(markOf(student, mark)).toHaveText(value, SOON);
  await expect(field).toHaveValue('100%');
  await student.reload();
  await expect(field).toHaveValue('100%');
  await expect(student.locator('.answer')).toContainText('With these marks:');
});
