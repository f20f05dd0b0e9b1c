// Every page, by a name and by who sees it: for the accessibility check and for the screenshots.

import { open, openSharedBook } from './pages.js';
import { openExplanation, openExplanations, openSharedPolicy } from './policies.js';

const seen = (name, who, show) => ({ name, email: who && `${who}@yeneta.demo`, show });
const at = (name, who, path) => seen(name, who, (page) => open(page, path));

/** A page on which something is pressed, folded out or typed: one of its states. */
const state = (name, who, path, act) =>
  seen(name, who, async (page) => {
    await open(page, path);
    await act(page);
  });
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const fold = (page, hasText) => page.locator('summary', { hasText }).first().click();
/** The network is gone for a page that was open already. */
const cutOff = async (page) => {
  await page.context().setOffline(true);
  await page.locator('.banner').waitFor();
};
/** A student's course with many marks. */
const openCourse = async (page) => {
  await open(page, '/student');
  await open(page, await page.getByRole('link', { name: /^Mathematics: all marks/ }).getAttribute('href'));
};
const review = (page) => page.getByRole('link', { name: /^Review/ }).first().click();

const ROSTER = `Number,Given name,Father's name,Class
AK9301,Kuma,Demissie,9 A
AK0004,,Alemu,
AK9302,Sara,Abera,9 Z
`;

export const SCREENS = [
  at('sign-in', null, '/sign-in'),
  at('teacher', 'teacher', '/teacher'),
  seen('gradebook', 'teacher', openSharedBook),
  seen('gradebook-explanation', 'teacher', openExplanation),
  seen('course-policy', 'teacher', (page) => openSharedPolicy(page, '?start=7')),
  seen('import-marks', 'teacher', async (page) => open(page, `/teacher/courses/${await openSharedBook(page)}/import`)),
  at('teacher-course-requests', 'teacher', '/teacher/course-requests?state=all'),
  at('ask-for-a-course', 'teacher', '/teacher/course-requests/new'),
  at('teacher-enrollments', 'teacher', '/teacher/enrollments'),
  at('student', 'student', '/student'),
  at('available-courses', 'student', '/student/available-courses'),
  seen('student-course', 'student', openCourse),
  seen('student-course-what-if', 'student', async (page) => {
    await openCourse(page);
    await page.getByText('What if, and what do I need?').click();
    await page.locator('.tries input').first().fill('85%');
    await page.getByLabel('I want').selectOption('pass');
  }),
  at('student-enrollments', 'student', '/student/enrollments?state=all'),
  at('parent', 'parent', '/parent'),
  at('parent-subjects', 'parent', '/parent/subjects'),
  at('parent-questions', 'parent', '/parent/questions'),
  at('teacher-questions', 'teacher', '/teacher/questions'),
  at('admin-questions', 'admin', '/admin/questions'),
  seen('ask-the-teacher', 'student', async (page) => {
    await openCourse(page);
    await page.locator('#ask summary').click();
    await page.locator('#ask').scrollIntoViewIfNeeded();
  }),
  seen('parent-child', 'parent', async (page) => {
    await open(page, '/parent');
    await open(page, await page.locator('article.card h2 a').first().getAttribute('href'));
  }),
  { name: 'student-explanation', email: 'student@yeneta.demo', show: openExplanations('/student') },
  { name: 'parent-explanation', email: 'parent@yeneta.demo', show: openExplanations('/parent') },
  at('help-flags', 'parent', '/help/flags'),
  at('parent-available-courses', 'parent', '/parent/available-courses'),
  at('parent-alerts', 'parent', '/parent/alerts'),
  at('parent-week', 'parent', '/parent/week'),
  at('parent-enrollments', 'parent', '/parent/enrollments?state=all'),
  at('admin', 'admin', '/admin'),
  at('admin-course-requests', 'admin', '/admin/course-requests?state=all'),
  at('admin-enrollments', 'admin', '/admin/enrollments'),
  at('people', 'admin', '/admin/people'),
  at('add-a-person', 'admin', '/admin/people/add'),
  at('catalogue', 'admin', '/admin/catalogue'),
  at('settings', 'admin', '/admin/settings'),
  at('policies', 'admin', '/admin/policies?first=9&last=10&start=7'),
  at('import-a-roster', 'admin', '/admin/people/import'),
  at('families', 'admin', '/admin/families'),
  at('link-a-child', 'parent', '/link'),
  at('account', 'teacher', '/account'),
  at('forgotten-password', null, '/reset'),
  at('register', null, '/register'),
  at('registrations', 'admin', '/admin/registrations'),
  at('notifications', 'student', '/notifications'),
  state('sign-in-refused', null, '/sign-in', async (page) => {
    await page.getByLabel('E-mail').fill('teacher@yeneta.demo');
    await page.getByLabel('Password').fill('a wrong password');
    await press(page, 'Sign in');
    await page.getByRole('alert').first().waitFor();
  }),
  at('not-found', 'student', '/student/nowhere'),
  state('on-its-way', 'teacher', '/teacher/enrollments', async (page) => {
    await page.route('**/teacher/enrollments?state=approved', () => {});
    await page.getByRole('link', { name: /^Approved/ }).click();
    await page.locator('.arriving', { hasText: 'Loading…' }).waitFor();
  }),
  state('never-came', 'teacher', '/teacher/enrollments', async (page) => {
    await page.route('**/teacher/enrollments?state=approved', (route) => route.abort());
    await page.getByRole('link', { name: /^Approved/ }).click();
    await page.locator('#live .problem').waitFor();
  }),
  seen('before-its-program', 'teacher', async (page) => {
    const course = await openSharedBook(page);
    await page.route('**/split_gradebook.wasm', (route) => route.abort());
    await page.goto(`/teacher/courses/${course}/gradebook`);
    await page.getByRole('grid').waitFor();
  }),
  state('server-lost', 'parent', '/parent', cutOff),
  seen('minutes-old', 'student', async (page) => {
    await page.clock.install();
    await open(page, '/student');
    await cutOff(page);
    await page.clock.fastForward('10:00');
    await page.locator('.age').waitFor();
  }),
  at('nothing-found', 'admin', '/admin/people?q=nobody-of-this-name'),
  state('review-a-request-to-teach', 'admin', '/admin/course-requests', review),
  state('review-a-request-to-join', 'teacher', '/teacher/enrollments', review),
  state('many-requests-selected', 'admin', '/admin/enrollments', (page) => page.getByLabel('Select all on this page').check()),
  at('enrollments-decided', 'admin', '/admin/enrollments?state=declined'),
  state('a-persons-page', 'admin', '/admin/people?q=teacher2', async (page) => {
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'What you can do' }).waitFor();
  }),
  state('a-persons-links', 'admin', '/admin/people?q=teacher2', async (page) => {
    await page.getByRole('table').getByRole('link').first().click();
    await page.waitForURL(/\/admin\/people\/\d+$/);
    await open(page, `${new URL(page.url()).pathname}/link`);
  }),
  state('a-rosters-preview', 'admin', '/admin/people/import', async (page) => {
    await page.getByLabel('CSV file').setInputFiles({ name: 'grade-9.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) });
    await press(page, 'Preview');
    await page.waitForURL(/\/admin\/people\/import\/\d+$/);
  }),
  at('catalogue-years', 'admin', '/admin/catalogue?part=years'),
  at('catalogue-classes', 'admin', '/admin/catalogue?part=classes'),
  state('families-letter-form', 'admin', '/admin/families', (page) => fold(page, 'Letters for a whole class')),
  state('letters', 'admin', '/admin/families?show=unlinked', async (page) => {
    await fold(page, 'Make a letter');
    await page.getByRole('button', { name: 'Make the letter' }).first().click();
    await page.waitForURL(/\/admin\/families\/letters$/);
  }),
  at('class-families', 'teacher', '/teacher/families'),
  state('link-refused', 'parent', '/link', async (page) => {
    await page.getByLabel('Code').fill('333-333-333');
    await press(page, 'Link');
    await page.getByRole('alert').first().waitFor();
  }),
  state('history-of-a-request', 'student', '/student/enrollments?state=all', (page) => fold(page, 'History')),
  at('notifications-of-a-teacher', 'teacher', '/notifications'),
  at('invitation', null, '/invitation'),
  ...['/parent', '/parent/subjects', '/parent/alerts', '/link', '/parent/available-courses', '/notifications'].map((path) =>
    at(`amharic${path.replaceAll('/', '-')}`, 'parent2', path),
  ),
];
