import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../lib/fixtures.js';
import { SCREENS } from '../lib/screens.js';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PHONE = { viewport: { width: 360, height: 740 } };

for (const { name, email, show } of SCREENS) {
  test(`${name} has no axe violation in either theme, and no page that scrolls sideways on a phone`, async ({ visit }) => {
    const page = await visit(email, PHONE);
    await show(page);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`);
      expect(found, colorScheme).toEqual([]);
    }
    const levels = await page.locator('h1, h2, h3, h4').evaluateAll((found) => found.filter((h) => h.checkVisibility()).map((h) => Number(h.tagName[1])));
    expect(levels.filter((level) => level === 1), 'first headings').toHaveLength(1);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1), `headings that leave a level out, of ${levels}`).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, 'pixels beyond the width of a phone').toBeLessThanOrEqual(0);
  });
}
