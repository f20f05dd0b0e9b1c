// Every page, by a name and by who sees it: for the accessibility check and for the screenshots.

import { open, openSharedBook } from './pages.js';

const at = (name, who, path) => ({ name, email: who && `${who}@yeneta.demo`, show: (page) => open(page, path) });

export const SCREENS = [
  at('sign-in', null, '/sign-in'),
  at('teacher', 'teacher', '/teacher'),
  { name: 'gradebook', email: 'teacher@yeneta.demo', show: openSharedBook },
  at('teacher-course-requests', 'teacher', '/teacher/course-requests?state=all'),
  at('ask-for-a-course', 'teacher', '/teacher/course-requests/new'),
  at('teacher-enrollments', 'teacher', '/teacher/enrollments'),
  at('student', 'student', '/student'),
  at('available-courses', 'student', '/student/available-courses'),
  at('student-enrollments', 'student', '/student/enrollments?state=all'),
  at('parent', 'parent', '/parent'),
  at('parent-available-courses', 'parent', '/parent/available-courses'),
  at('parent-enrollments', 'parent', '/parent/enrollments?state=all'),
  at('admin', 'admin', '/admin'),
  at('admin-course-requests', 'admin', '/admin/course-requests?state=all'),
  at('admin-enrollments', 'admin', '/admin/enrollments'),
  at('people', 'admin', '/admin/people'),
  at('add-a-person', 'admin', '/admin/people/add'),
  at('catalogue', 'admin', '/admin/catalogue'),
  at('settings', 'admin', '/admin/settings'),
  at('import-a-roster', 'admin', '/admin/people/import'),
  at('families', 'admin', '/admin/families'),
  at('link-a-child', 'parent', '/link'),
  at('account', 'teacher', '/account'),
  at('forgotten-password', null, '/reset'),
  at('register', null, '/register'),
  at('registrations', 'admin', '/admin/registrations'),
  at('notifications', 'student', '/notifications'),
];
