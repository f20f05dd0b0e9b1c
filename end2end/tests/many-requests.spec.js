// One decision on many requests: its progress, a way to stop it, and why some did not move.

import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { autoRefresh, open } from '../lib/pages.js';
import { decide, rowOf } from '../lib/requests.js';


test('many are decided at once, with the progress, a way to stop and the reason of each that did not move', async ({ visit }) => {
  const [admin, teacher, colleague] = [
    await visit('admin@yeneta.demo'),
    await visit('teacher@yeneta.demo'),
    await visit('teacher@yeneta.demo'),
  ];
  await open(admin, '/admin/enrollments');
  const rows = admin.locator('tr[data-row]');
  const many = await rows.count();
  expect(many, 'requests that wait').toBeGreaterThan(10);
  // Paused: what happens meanwhile is not seen, and must not be overwritten.
  await autoRefresh(admin).click();
  await admin.getByLabel('Select all on this page').check();
  await expect(admin.locator('.decide-bar .selected')).toContainText(`${many} selected`);
  await open(teacher, '/teacher/enrollments');
  const first = rowOf(teacher, 'Pending').first();
  const name = (await first.getByRole('rowheader').innerText()).trim().split('\n')[0];
  await decide(teacher, first, 'Decline', 'Another course at this hour.');
  await open(colleague, '/teacher/enrollments?state=under_review');
  const before = await colleague.locator('tr[data-row]').count();

  let letGo;
  const gate = new Promise((done) => (letGo = done));
  await admin.route('**/enrollment/decide**', async (route) => {
    await gate;
    await route.continue();
  });
  await admin.getByLabel('Note').fill('We look into it this week.');
  await admin.locator('.decide-bar').getByRole('button', { name: 'Under review' }).click();
  const progress = admin.locator('.decide-progress');
  await expect(progress).toContainText(`0 of ${many} decided`);
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toContainText('Stopping after this part');
  letGo();
  const outcome = admin.getByRole('region', { name: 'What became of it' });
  await expect(outcome).toContainText(`${many - 1} × Under review`);
  await expect(outcome, 'who did not move, and why').toContainText('1 was not changed:');
  await expect(outcome.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await expect(progress).toBeHidden();
  await expect(colleague.locator('tr[data-row]'), 'others see it at once').not.toHaveCount(before, SOON);
});
