// Lists whose address changes: what was used keeps the focus, and the search follows the address.

import { expect, test } from '../lib/fixtures.js';
import { open } from '../lib/pages.js';

test('a list that is made anew leaves the focus on what was used', async ({ visit }) => {
  const page = await visit('admin@yeneta.demo');
  for (const path of ['/admin/people', '/admin/families']) {
    await open(page, path);
    const search = page.getByRole('searchbox');
    await search.fill('a');
    await search.press('Enter');
    await page.waitForURL('**q=a**');
    await expect(search, path).toBeFocused();
    await expect(search, path).toHaveValue('a');
    const show = page.getByRole('search').getByRole('button', { name: 'Show' });
    await search.fill('ab');
    await show.press('Enter');
    await page.waitForURL('**q=ab**');
    await expect(show, path).toBeFocused();
  }
  await open(page, '/admin/people');
  const next = page.getByRole('navigation', { name: 'Pages of the list' }).getByRole('link').last();
  await next.press('Enter');
  await page.waitForURL('**page=2**');
  await expect(page.locator('#content :focus'), 'the other pages, or the heading').toHaveCount(1);
  await open(page, '/admin/catalogue');
  const years = page.getByRole('link', { name: 'Years' });
  await years.press('Enter');
  await page.waitForURL('**part=years**');
  await expect(years).toBeFocused();
});

test('a search follows the address back and forth', async ({ visit }) => {
  for (const [email, path] of [
    ['admin@yeneta.demo', '/admin/enrollments'],
    ['student@yeneta.demo', '/student/available-courses'],
  ]) {
    const page = await visit(email);
    await open(page, path);
    const search = page.getByRole('searchbox');
    await search.fill('math');
    await search.press('Enter');
    await page.waitForURL('**search=math**');
    await page.goBack();
    await expect(search, path).toHaveValue('');
    await page.goForward();
    await expect(search, path).toHaveValue('math');
  }
});
