// A family asks a teacher, from what needs attention or about a mark; the answer comes back, and the mark with it.

import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { another, cellOf, enter, markOf, open, openSharedBook, sharedMarks } from '../lib/pages.js';

const thread = (page, words) => page.locator('article.thread', { hasText: words });
const toast = (page, words) => page.locator('.toast', { hasText: words });

/** Opens the course of a mark as the student and folds out the form. */
async function openAsking(page, course) {
  await open(page, `/student/courses/${course}`);
  await page.locator('#ask summary').click();
}

test('a student asks for a mark to be looked at again, and the teacher corrects it where they read it', async ({ visit }) => {
  const student = await visit('student@yeneta.demo');
  const teacher = await visit('teacher@yeneta.demo');
  const course = await openSharedBook(teacher);
  await open(student, '/student');
  const [mark] = await sharedMarks(student, teacher);
  const cell = cellOf(teacher, mark);
  const value = await another(cell);
  await open(teacher, '/teacher/questions');
  await openAsking(student, course);
  await student.getByLabel('About', { exact: true }).selectOption(String(mark.assessment));
  await student.getByLabel('the mark to be looked at again').check();
  await student.getByLabel('Your words').fill('Page two was not counted.');
  await student.getByRole('button', { name: 'Send' }).click();
  await expect(toast(student, "The course's teachers are told")).toBeVisible();
  const asked = thread(teacher, 'Page two was not counted.');
  await expect(asked, 'on the open page of the teacher').toBeVisible(SOON);
  await open(student, '/student/questions');
  await asked.getByLabel('Your answer').fill('You are right.');
  await asked.getByLabel('New mark').fill(value);
  await asked.getByRole('button', { name: 'Correct the mark' }).click();
  const own = thread(student, 'Page two was not counted.');
  await expect(own.locator('.pill'), 'on the open page of the student').toHaveText('Mark corrected', SOON);
  await expect(own).toContainText('You are right.');
  await open(student, `/student/courses/${course}`);
  await expect(markOf(student, mark)).toHaveText(value);
});

test('a guardian asks from a concern, notes it as seen, and nobody else of the family reads it', async ({ visit }) => {
  const parent = await visit('parent@yeneta.demo');
  const student = await visit('student@yeneta.demo');
  const teacher = await visit('teacher@yeneta.demo');
  const course = await openSharedBook(teacher);
  await open(parent, '/parent');
  const [mark] = await sharedMarks(parent, teacher);
  // Whatever the demo school holds: with this mark the course is a concern.
  await enter(cellOf(teacher, mark), 'MI');
  const concern = parent.locator('.concerns li', { hasText: 'Missing' }).first();
  await expect(concern).toBeVisible(SOON);
  await concern.getByRole('button', { name: /^Seen/ }).click();
  await expect(concern).toContainText('(seen)');
  await expect(concern.getByRole('button', { name: /^Seen/ })).toHaveCount(0);
  await concern.getByRole('link', { name: /^Ask the teacher/ }).click();
  await expect(parent.getByText('(about missing work)')).toBeVisible();
  await parent.getByLabel('Your words').fill('What can we still hand in?');
  await parent.getByRole('button', { name: 'Send' }).click();
  await expect(toast(parent, 'Sent.')).toBeVisible();
  await open(student, '/student/questions');
  await expect(thread(student, 'What can we still hand in?')).toHaveCount(0);
  await open(teacher, '/teacher/questions?show=open');
  const asked = thread(teacher, 'What can we still hand in?');
  await open(parent, '/notifications');
  await asked.getByLabel('Your answer').fill('Until Friday.');
  await asked.getByRole('button', { name: 'Answer' }).click();
  await expect(parent.getByRole('button', { name: /^Your question about .* is answered/ })).toBeVisible(SOON);
  await enter(cellOf(await reopened(teacher, course), mark), '');
});

async function reopened(teacher) {
  await openSharedBook(teacher);
  return teacher;
}

test('what a teacher is typing stays when more comes in', async ({ visit }) => {
  const student = await visit('student@yeneta.demo');
  const teacher = await visit('teacher@yeneta.demo');
  const course = await openSharedBook(teacher);
  await openAsking(student, course);
  await student.getByLabel('Your words').fill('What is the topic of the exam?');
  await student.getByRole('button', { name: 'Send' }).click();
  await open(teacher, '/teacher/questions');
  const asked = thread(teacher, 'What is the topic of the exam?');
  await asked.getByLabel('Your answer').fill('Chapters one to');
  await open(student, '/student/questions');
  const own = thread(student, 'What is the topic of the exam?');
  await own.getByText('Add something').click();
  await own.getByLabel('Your words').fill('And when is it?');
  await own.getByRole('button', { name: 'Send' }).click();
  await expect(asked).toContainText('And when is it?', SOON);
  await expect(asked.getByLabel('Your answer')).toHaveValue('Chapters one to');
  await expect(asked.getByLabel('Your answer')).toBeFocused();
});

test('without wasm a question is asked and answered by plain forms', async ({ visit }) => {
  const student = await visit('student@yeneta.demo', { javaScriptEnabled: false });
  const teacher = await visit('teacher@yeneta.demo', { javaScriptEnabled: false });
  await student.goto('/student');
  await student.getByRole('link', { name: /^Mathematics: all marks/ }).click();
  await student.locator('#ask summary').click();
  await student.getByLabel('Your words').fill('Is there a lesson on Monday?');
  await student.getByRole('button', { name: 'Send' }).click();
  await expect(student).toHaveURL(/\/student\/questions/);
  await expect(thread(student, 'Is there a lesson on Monday?').locator('.pill')).toHaveText('Waits for an answer');
  await teacher.goto('/teacher/questions');
  const asked = thread(teacher, 'Is there a lesson on Monday?');
  await asked.getByLabel('Your answer').fill('Yes.');
  await asked.getByRole('button', { name: 'Answer' }).click();
  await expect(thread(teacher, 'Is there a lesson on Monday?').locator('.pill')).toHaveText('Answered');
});
