import { expect, test } from '../lib/fixtures.js';
import { fillSignIn, open } from '../lib/pages.js';

const STARTS = {
  'teacher@yeneta.demo': '/teacher',
  'student@yeneta.demo': '/student',
  'parent@yeneta.demo': '/parent',
  'admin@yeneta.demo': '/admin',
};

for (const [email, start] of Object.entries(STARTS)) {
  test(`${email} is led to ${start}`, async ({ visit }) => {
    const page = await visit(email);
    expect(new URL(page.url()).pathname).toBe(start);
  });
}

test('a wrong password and an unknown e-mail get the same answer and no session, and the e-mail stays', async ({ visit }) => {
  const page = await visit();
  const answers = [];
  for (const [email, password] of [['teacher2@yeneta.demo', 'wrong'], ['nobody@yeneta.demo', 'yeneta-demo']]) {
    await open(page, '/sign-in');
    await fillSignIn(page, email, password);
    await expect(page).toHaveURL(/\/sign-in/);
    answers.push(await page.locator('main').getByRole('alert').innerText());
    await expect(page.getByLabel('E-mail'), 'what was typed stays').toHaveValue(email);
  }
  expect(answers[0]).toMatch(/\S/);
  expect(answers[1]).toBe(answers[0]);
  const cookies = await page.context().cookies();
  expect(cookies.map((cookie) => cookie.name)).not.toContain('yeneta_session');
});

test('empty fields are not sent', async ({ visit }) => {
  const page = await visit();
  await open(page, '/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('E-mail')).toBeFocused();
  expect(new URL(page.url()).search).toBe('');
});

test('who is not signed in is led to the sign-in page, and the feed answers 401', async ({ visit }) => {
  const page = await visit();
  for (const path of ['/teacher', '/student', '/parent']) {
    await page.goto(path);
    expect(new URL(page.url()).pathname, path).toBe('/sign-in');
  }
  expect((await page.request.get('/api/changes')).status()).toBe(401);
});

test('signing out ends the session', async ({ visit }) => {
  const page = await visit('student@yeneta.demo');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/student');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});
