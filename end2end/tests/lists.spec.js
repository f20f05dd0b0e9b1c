// Lists whose address changes: the search follows the address.

import { expect, test } from '../lib/fixtures.js';
import { open } from '../lib/pages.js';

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
