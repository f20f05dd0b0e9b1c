// The week: chosen by a parent, read on a page of its own. Its mail is tests/mail.rs.

import { expect, test } from '../lib/fixtures.js';
import { another, cellOf, enter, holds, markOf, open, openSharedBook, sharedMarks } from '../lib/pages.js';

const PHONE = { viewport: { width: 360, height: 740 } };

test('a mark of this week is on the week’s page at once, and names its course', async ({ visit }) => {
  const teacher = await visit('teacher@yeneta.demo');
  const student = await visit('student@yeneta.demo', PHONE);
  const parent = await visit('parent@yeneta.demo', PHONE);
  await openSharedBook(teacher);
  await open(student, '/student');
  await open(parent, '/parent/week');
  const [mark] = await sharedMarks(student, teacher);
  const cell = cellOf(teacher, mark);
  for (const _ of [1, 2]) {
    const typed = await another(cell);
    await enter(cell, typed);
    await expect(markOf(parent, mark)).toHaveText(holds(typed));
  }
  await expect(parent.getByRole('heading', { name: 'The last seven days' })).toBeVisible();
});

test('a weekly summary is chosen, and stays chosen; this server sends no mail and says so', async ({ visit }) => {
  const parent = await visit('parent@yeneta.demo', PHONE);
  await open(parent, '/parent/alerts');
  const card = parent.getByRole('region', { name: 'Weekly summary' });
  await expect(card.getByText('sends no e-mail')).toBeVisible();
  const inbox = card.getByRole('checkbox', { name: 'Tell me in my inbox' });
  await inbox.focus();
  await parent.keyboard.press('Space');
  await parent.keyboard.press('Enter');
  await expect(parent.getByText('Your choice is saved.')).toBeVisible();
  await parent.reload();
  await expect(inbox).toBeChecked();
});

test('it is chosen by a plain form', async ({ visit }) => {
  const parent = await visit('parent@yeneta.demo', { ...PHONE, javaScriptEnabled: false });
  await parent.goto('/parent/alerts');
  const card = parent.getByRole('region', { name: 'Weekly summary' });
  await card.getByRole('checkbox', { name: 'Tell me in my inbox' }).check();
  await card.getByRole('button').click();
  await expect(parent).toHaveURL(/saved=weekly/);
  await expect(parent.getByText('Your choice is saved.')).toBeVisible();
  await expect(card.getByRole('checkbox', { name: 'Tell me in my inbox' })).toBeChecked();
  // A form again, without anything chosen.
  await card.getByRole('checkbox', { name: 'Tell me in my inbox' }).uncheck();
  await card.getByRole('button').click();
  await expect(card.getByRole('checkbox', { name: 'Tell me in my inbox' })).not.toBeChecked();
});

test('a link that is none says what to do, to whoever follows it', async ({ visit }) => {
  const nobody = await visit(null, { ...PHONE, javaScriptEnabled: false });
  await nobody.goto('/unsubscribe/0123456789abcdef');
  await expect(nobody).toHaveURL(/\/unsubscribe$/);
  await nobody.getByRole('button', { name: 'Send me no more mail' }).click();
  await expect(nobody.getByText('This link works no more.')).toBeVisible();
});
