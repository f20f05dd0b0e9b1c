import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../lib/fixtures.js';
import { open, openSharedBook } from '../lib/pages.js';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const SCREENS = [
  { name: 'sign-in', show: (page) => open(page, '/sign-in') },
  { name: 'teacher', email: 'teacher@yeneta.demo', show: (page) => open(page, '/teacher') },
  { name: 'gradebook', email: 'teacher@yeneta.demo', show: openSharedBook },
  { name: 'student', email: 'student@yeneta.demo', show: (page) => open(page, '/student') },
  { name: 'parent', email: 'parent@yeneta.demo', show: (page) => open(page, '/parent') },
  { name: 'account', email: 'teacher@yeneta.demo', show: (page) => open(page, '/account') },
  { name: 'a forgotten password', show: (page) => open(page, '/reset') },
  { name: 'register', show: (page) => open(page, '/register') },
  { name: 'registrations', email: 'admin@yeneta.demo', show: (page) => open(page, '/admin/registrations') },
  { name: 'admin', email: 'admin@yeneta.demo', show: (page) => open(page, '/admin') },
  { name: 'people', email: 'admin@yeneta.demo', show: (page) => open(page, '/admin/people') },
  { name: 'import a roster', email: 'admin@yeneta.demo', show: (page) => open(page, '/admin/people/import') },
  { name: 'add a person', email: 'admin@yeneta.demo', show: (page) => open(page, '/admin/people/add') },
];

for (const { name, email, show } of SCREENS) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${name} has no axe violation in ${colorScheme}`, async ({ visit }) => {
      const page = await visit(email, { colorScheme });
      await show(page);
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`);
      expect(found).toEqual([]);
    });
  }
}
