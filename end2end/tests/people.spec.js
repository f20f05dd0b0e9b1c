import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { autoRefresh, open } from '../lib/pages.js';

const ADMIN = 'admin@yeneta.demo';

/** Finds one person by what stands in the list and opens their page. */
async function openPerson(page, words) {
  await open(page, `/admin/people?q=${encodeURIComponent(words)}`);
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/admin\/people\/\d+$/);
  await page.getByRole('heading', { name: 'What you can do' }).waitFor();
}

/** Folds an act out, gives the reason and does it. */
async function decide(page, act, reason) {
  const acts = page.locator('details', { hasText: act });
  await acts.locator('summary').click();
  await acts.getByLabel('Reason').fill(reason);
  await acts.getByRole('button', { name: act }).click();
}

test('who is suspended loses the page that is open within a second, and comes back', async ({ visit }) => {
  const [admin, teacher] = [await visit(ADMIN), await visit('teacher2@yeneta.demo')];
  await open(teacher, '/teacher');
  await expect(autoRefresh(teacher)).toBeChecked();
  await openPerson(admin, 'teacher2@yeneta.demo');
  await decide(admin, 'Suspend', 'On leave until Monday');
  await expect(teacher.getByText('Your session has ended')).toBeVisible(SOON);
  await expect(admin.getByText('is suspended.')).toBeVisible();
  await expect(admin.locator('.history').first()).toContainText('On leave until Monday');
  await teacher.goto('/teacher');
  expect(new URL(teacher.url()).pathname).toBe('/sign-in');
  await decide(admin, 'Reactivate', 'Back');
  await expect(admin.locator('.history li').first()).toContainText('Back');
  const again = await visit('teacher2@yeneta.demo');
  expect(new URL(again.url()).pathname).toBe('/teacher');
});

test('a person is added and changed, and another window of the office sees it without reloading', async ({ visit }) => {
  const [office, other] = [await visit(ADMIN), await visit(ADMIN)];
  await open(other, '/admin/people?q=Worknesh');
  await expect(other.getByText('Nothing found')).toBeVisible();
  await open(office, '/admin/people/add');
  await office.getByLabel('Given name').fill('Worknesh');
  await office.getByLabel("Father's name", { exact: true }).fill('Tola');
  await office.getByRole('button', { name: 'Add a person' }).click();
  await expect(office.locator('form').getByRole('alert'), 'a student needs a number').toContainText('student number');
  await expect(office.getByLabel('Given name'), 'what was typed stays').toHaveValue('Worknesh');
  await office.getByLabel('Number').fill('AK9001');
  await office.getByRole('button', { name: 'Add a person' }).click();
  await office.waitForURL(/\/admin\/people\/\d+\?added$/);
  await expect(office.getByText('The person was added.')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Worknesh Tola' })).toBeVisible(SOON);
  const change = office.locator('details', { hasText: 'Change' });
  await change.locator('summary').click();
  await change.getByLabel("Father's name", { exact: true }).fill('Tolla');
  await change.getByLabel('Class').selectOption({ label: 'Grade 9 B' });
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(office.getByRole('heading', { level: 1 })).toHaveText('Worknesh Tolla');
  await expect(office.locator('.history').first()).toContainText("Father's name: Tola → Tolla");
  await expect(other.getByRole('row', { name: /Worknesh Tolla.*Grade 9 B/ })).toBeVisible(SOON);
});

const ROSTER = `Number;Given name;Father's name;Class
AK9101;Kuma;Demissie;9 A
AK0002;;;9 B
AK9102;=1+1;Abera;9 Z
`;

for (const javaScriptEnabled of [true, false]) {
  test(`a roster is previewed and applied ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ visit }) => {
    const page = await visit(ADMIN, { javaScriptEnabled });
    const text = javaScriptEnabled ? ROSTER : ROSTER.replaceAll('AK91', 'AK92').replace('9 B', '9 A');
    await page.goto('/admin/people/import');
    const file = { name: 'grade-9.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('CSV file').setInputFiles(file);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.waitForURL(/\/admin\/people\/import\/\d+$/);
    await expect(page.getByText('1 new person · 1 person changes')).toBeVisible();
    await expect(page.getByRole('row', { name: /Line 4.*9 Z.*no such class/ })).toBeVisible();
    await page.getByRole('button', { name: 'Apply the rest without that line' }).click();
    await expect(page.getByText('1 added, 1 changed, 1 lines left out.')).toBeVisible();
    await page.goto('/admin/people/import');
    await page.getByLabel('CSV file').setInputFiles(file);
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByText('2 lines change nothing')).toBeVisible();
  });
}
