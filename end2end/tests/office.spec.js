// What the office does on its pages, each seen at once by whom it concerns.

import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { cellOf, markOf, open, openSharedBook, sharedMarks } from '../lib/pages.js';

const ADMIN = 'admin@yeneta.demo';

test('a settings form keeps what is typed while another admin saves, and says what they changed', async ({ visit }) => {
  const [one, other] = [await visit(ADMIN), await visit(ADMIN)];
  await open(one, '/admin/settings');
  await open(other, '/admin/settings');
  const save = (page) => page.getByRole('button', { name: 'Save settings' }).click();
  const zone = one.getByLabel('Time zone');
  const before = await zone.inputValue();
  await zone.fill('Africa/Nairobi');
  await other.getByLabel('Time zone').fill('Africa/Djibouti');
  await save(other);
  await expect(one.getByRole('row', { name: /Djibouti/ }).first(), 'the history').toBeVisible(SOON);
  await expect(zone, 'what is typed stays').toHaveValue('Africa/Nairobi');
  await save(one);
  await expect(one.getByRole('alert').filter({ hasText: 'Nothing of yours was saved' })).toBeVisible();
  await zone.fill(before);
  await save(one);
  await expect(one.getByText('The settings are saved.')).toBeVisible();
});

test('a subject is added, and another window of the office sees it without reloading', async ({ visit }) => {
  const [one, other] = [await visit(ADMIN), await visit(ADMIN)];
  await open(one, '/admin/catalogue');
  await open(other, '/admin/catalogue');
  await one.locator('summary', { hasText: 'Add a subject' }).click();
  await one.getByLabel('Name of the subject').fill('Ge’ez');
  await one.getByRole('button', { name: 'Add a subject' }).click();
  await expect(other.getByRole('row', { name: /Ge’ez/ })).toBeVisible(SOON);
  await expect(one.getByRole('row', { name: /Ge’ez/ })).toBeVisible();
  const add = one.locator('summary', { hasText: 'Add a subject' });
  await expect(add, 'what was folded out for it is folded in, and has the focus').toBeFocused();
});

test('a subject that was changed is in the list, and its form is gone with its address', async ({ visit }) => {
  const page = await visit(ADMIN);
  await open(page, '/admin/catalogue');
  await page.getByRole('row', { name: /^Agriculture/ }).getByRole('link').click();
  await page.waitForURL(/edit=/);
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  const form = page.locator('#edit');
  await form.getByLabel('Grade 10').check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /^Agriculture Grade 10, Grades 11 and 12 Natural/ })).toBeVisible();
  await expect(form).toHaveCount(0);
  expect(new URL(page.url()).search).toBe('?part=subjects');
  await expect(page.locator('.toast')).toContainText('Agriculture');
});

test("an admin's correction changes the open pages of student and teacher, and the teacher reads of it", async ({ visit }) => {
  const [student, teacher] = [await visit('student@yeneta.demo'), await visit('teacher@yeneta.demo')];
  await open(student, '/student');
  const course = await openSharedBook(teacher);
  const [mark] = await sharedMarks(student, teacher);
  const admin = await visit(ADMIN);
  await open(admin, `/teacher/courses/${course}/gradebook`);
  await cellOf(admin, mark).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('New mark').fill('1.75');
  await dialog.getByLabel('Reason').fill('The paper was counted again.');
  await dialog.getByRole('button', { name: 'Correct the mark' }).click();
  await expect(markOf(student, mark)).toHaveText('1.75', SOON);
  await expect(cellOf(teacher, mark)).toContainText('1.75', SOON);
  await expect(dialog).toBeHidden();
  await open(teacher, '/notifications');
  await expect(teacher.getByText(/An administrator changed .* mark in/).first()).toBeVisible();
});

test('a letter links a parent, whose open page loses the child when the school ends the link', async ({ visit }) => {
  const office = await visit(ADMIN);
  await open(office, '/admin/families?show=unlinked');
  const row = office.getByRole('table').getByRole('row').nth(1);
  const number = (await row.locator('.student-number').innerText()).trim();
  await row.locator('summary', { hasText: 'Make a letter' }).click();
  await row.getByRole('button', { name: 'Make the letter' }).click();
  await office.waitForURL(/\/admin\/families\/letters$/);
  const code = (await office.locator('.family-letter:visible .letter-code').innerText()).trim();
  const parent = await visit('parent@yeneta.demo');
  const children = parent.locator('main h2');
  const before = await children.allInnerTexts();
  await open(parent, '/link');
  await parent.getByLabel('Code').fill(code.toLowerCase());
  await parent.getByRole('button', { name: 'Link', exact: true }).click();
  await parent.waitForURL(/\/parent$/);
  await expect(children).not.toHaveCount(before.length);
  await parent.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await open(office, `/admin/families?q=${number}`);
  await office.locator('summary', { hasText: 'End the link' }).first().click();
  await office.getByRole('button', { name: 'End the link' }).click();
  await expect(children).toHaveText(before, SOON);
});

/** Registers as a teacher, in a browser of one's own. */
async function registers(visit, name) {
  const page = await visit(null);
  await open(page, '/register');
  await page.getByLabel('School').selectOption({ index: 1 });
  await page.getByLabel('Teacher').check();
  await page.getByLabel('Given name').fill(name);
  await page.getByLabel("Father's name", { exact: true }).fill('Tesfaye');
  await page.getByLabel("Grandfather's name").fill('Bekele');
  await page.getByLabel('E-mail').fill(`${name.toLowerCase()}@yeneta.example`);
  await page.getByLabel('Password').fill('seven green umbrellas');
  await page.locator('main form').getByRole('button').click();
  await expect(page.getByText('see what the office decides')).toBeVisible();
}

test('who registered is approved, or rejected with a reason, and another window of the office sees it', async ({ visit }) => {
  const [one, other] = [await visit(ADMIN), await visit(ADMIN)];
  await open(one, '/admin/registrations');
  await open(other, '/admin/registrations');
  for (const name of ['Bontu', 'Chala']) await registers(visit, name);
  const card = (page, name) => page.locator('[data-registration]', { hasText: name });
  await expect(card(one, 'Chala'), 'nobody reloads').toBeVisible(SOON);
  const reason = card(one, 'Chala').getByLabel('Reason');
  await card(one, 'Chala').locator('summary').click();
  await reason.fill('Nobody of this');
  await card(one, 'Bontu').getByRole('button', { name: 'Approve' }).click();
  await expect(card(other, 'Bontu')).toHaveCount(0, SOON);
  await expect(card(one, 'Bontu')).toHaveCount(0);
  await expect(reason, 'what is typed about another stays').toHaveValue('Nobody of this');
  await reason.fill('Nobody of this name teaches here.');
  await card(one, 'Chala').getByRole('button', { name: 'Reject' }).click();
  await expect(card(other, 'Chala')).toHaveCount(0, SOON);
  await open(one, '/admin/registrations?tab=rejected');
  await expect(card(one, 'Chala')).toContainText('Nobody of this name teaches here.');
});

test('letters for a class are shown once, and their button prints them', async ({ visit }) => {
  const office = await visit(ADMIN);
  await open(office, '/admin/families');
  await office.locator('summary', { hasText: 'Letters for a whole class' }).click();
  await office.getByRole('button', { name: 'Make the letters' }).click();
  await office.waitForURL(/\/admin\/families\/letters$/, { timeout: 30_000 });
  await expect(office.locator('.letter-code:visible').first()).toBeVisible();
  await office.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await office.evaluate(() => {
    window.print = () => (window.printed = true);
  });
  await office.getByRole('button', { name: 'Print' }).click();
  expect(await office.evaluate(() => window.printed)).toBe(true);
  await office.reload();
  await expect(office.locator('.letter-code')).toHaveCount(0);
});
