// Every page, by a name and by who sees it: for the accessibility check and for the screenshots.

import { open, openSharedBook } from './pages.js';
import { openExplanation, openExplanations, openSharedPolicy } from './policies.js';

const at = (name, who, path) => ({ name, email: who && `${who}@yeneta.demo`, show: (page) => open(page, path) });

export const SCREENS = [
  at('sign-in', null, '/sign-in'),
  at('teacher', 'teacher', '/teacher'),
  { name: 'gradebook', email: 'teacher@yeneta.demo', show: openSharedBook },
  { name: 'gradebook-explanation', email: 'teacher@yeneta.demo', show: openExplanation },
  { name: 'course-policy', email: 'teacher@yeneta.demo', show: (page) => openSharedPolicy(page, '?start=7') },
  at('teacher-course-requests', 'teacher', '/teacher/course-requests?state=all'),
  at('ask-for-a-course', 'teacher', '/teacher/course-requests/new'),
  at('teacher-enrollments', 'teacher', '/teacher/enrollments'),
  at('student', 'student', '/student'),
  at('available-courses', 'student', '/student/available-courses'),
  at('student-enrollments', 'student', '/student/enrollments?state=all'),
  at('parent', 'parent', '/parent'),
  { name: 'student-explanation', email: 'student@yeneta.demo', show: openExplanations('/student') },
  { name: 'parent-explanation', email: 'parent@yeneta.demo', show: openExplanations('/parent') },
  at('help-flags', 'parent', '/help/flags'),
  at('parent-available-courses', 'parent', '/parent/available-courses'),
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
];
