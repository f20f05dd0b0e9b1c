import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { fillSignIn, open } from '../lib/pages.js';

// A school of its own: the other journeys go on signing in with the password that is changed here.
test.use({ serveFlags: ['--demo'] });


test('a new password signs out every other device at once', async ({ visit }) => {
  const own = await visit('teacher2@yeneta.demo');
  const lost = await visit('teacher2@yeneta.demo');
  await open(lost, '/teacher');
  await open(own, '/account');
  await own.locator('summary', { hasText: 'Change password' }).click();
  await own.getByLabel('Present password').last().fill('yeneta-demo');
  await own.getByLabel('New password').fill('a longer walk to school');
  await own.getByRole('button', { name: 'Change password' }).click();
  await expect(own.getByText('The new password holds.')).toBeVisible();
  await expect(lost.getByText('Your session has ended')).toBeVisible(SOON);
  await lost.goto('/sign-in');
  await fillSignIn(lost, 'teacher2@yeneta.demo', 'yeneta-demo');
  await expect(lost.getByRole('alert').first()).toBeVisible();
  await own.goto('/teacher');
  expect(new URL(own.url()).pathname, 'the own device stays').toBe('/teacher');
});
