// One journey for each pair of who emits and who listens: the listener's screen changes without a reload, with nothing pressed.

import { expect, test } from '../lib/fixtures.js';
import { LIVE } from '../lib/live.js';
import { open } from '../lib/pages.js';
import { askForPlace, askToTeach, cardOf, decide, rowOf, seenAfter, stateIn } from '../lib/requests.js';

const shows = (locator, within = LIVE) => ({ within, sight: (options) => expect(locator).toBeVisible(options) });
const says = (locator, text, within = LIVE) => ({ within, sight: (options) => expect(locator).toHaveText(text, options) });

/** The list of one who decides, whatever stands where. */
const everything = (page, path) => open(page, `${path}?state=all`);

test('a request to teach reaches the admins, and their decisions the teacher', async ({ visit }) => {
  const [teacher, admin, asking] = [
    await visit('teacher@yeneta.demo'),
    await visit('admin@yeneta.demo'),
    await visit('teacher@yeneta.demo'),
  ];
  await everything(admin, '/admin/course-requests');
  await everything(teacher, '/teacher/course-requests');
  let subject;
  // The list is told by an event and by a toast.
  await seenAfter(async () => (subject = await askToTeach(asking, { subject: 'Health' })), {
    'the admin sees a toast': shows(admin.locator('.toast').first()),
  });
  const row = rowOf(admin, subject, 'Pending').first();
  await expect(row).toBeVisible();
  const own = cardOf(teacher, subject).or(rowOf(teacher, subject)).first();
  await expect(own).toBeVisible();
  await seenAfter(() => decide(admin, row, 'Under review'), {
    'the teacher sees it under review': says(stateIn(own), 'Under review'),
  });
  await seenAfter(() => decide(admin, rowOf(admin, subject).first(), 'Decline', 'No room this term.'), {
    'the teacher sees it declined': says(stateIn(own), 'Declined'),
    'the teacher reads why': shows(own.getByText('No room this term.').first()),
  });
});

test('an approved course opens for the students', async ({ visit }) => {
  const [admin, student, asking] = [
    await visit('admin@yeneta.demo'),
    await visit('student@yeneta.demo'),
    await visit('teacher@yeneta.demo'),
  ];
  await open(student, '/student/available-courses');
  const subject = await askToTeach(asking, { subject: 'History' });
  await everything(admin, '/admin/course-requests');
  await expect(cardOf(student, subject)).toHaveCount(0);
  await seenAfter(() => decide(admin, rowOf(admin, subject, 'Pending').first(), 'Approve'), {
    'the student sees a course to ask for': shows(cardOf(student, subject)),
  });
});

test('a request to join reaches teacher and admin, and each decision everybody whom it concerns', async ({ visit }) => {
  const [teacher, admin, student, asking, parent, record, children] = [
    await visit('teacher@yeneta.demo'),
    await visit('admin@yeneta.demo'),
    await visit('student@yeneta.demo'),
    await visit('student@yeneta.demo'),
    await visit('parent@yeneta.demo'),
    await visit('student@yeneta.demo'),
    await visit('parent@yeneta.demo'),
  ];
  const subject = await askToTeach(teacher, { subject: 'Health', seats: '1' });
  await everything(admin, '/admin/course-requests');
  await decide(admin, rowOf(admin, subject, 'Pending').first(), 'Approve');
  await everything(teacher, '/teacher/enrollments');
  await everything(admin, '/admin/enrollments');
  await everything(student, '/student/enrollments');
  await everything(parent, '/parent/enrollments');
  await open(record, '/student');
  await open(children, '/parent');
  await open(asking, '/student/available-courses');
  const [own, childs] = [cardOf(student, subject), cardOf(parent, subject)];
  await seenAfter(() => askForPlace(asking, subject), {
    'the teacher sees the request': shows(rowOf(teacher, subject, 'Pending')),
    'the admin sees the request': shows(rowOf(admin, subject, 'Pending')),
    'the student’s other screen has it': says(stateIn(own), 'Pending'),
    'the parent sees it': says(stateIn(childs), 'Pending'),
  });
  await seenAfter(() => decide(teacher, rowOf(teacher, subject, 'Pending'), 'Under review'), {
    'the student sees it under review': says(stateIn(own), 'Under review'),
    'the admin sees it under review': shows(rowOf(admin, subject, 'Under review')),
  });
  await seenAfter(() => decide(admin, rowOf(admin, subject, 'Under review'), 'Approve'), {
    'the student sees it approved': says(stateIn(own), 'Approved'),
    'the parent sees it approved': says(stateIn(childs), 'Approved'),
    'the teacher sees it approved': shows(rowOf(teacher, subject, 'Approved')),
    'the course is among the student’s': shows(record.locator('article.card').filter({ hasText: subject })),
    'and among the child’s': shows(children.locator('.card').filter({ hasText: subject }).first()),
  });
});

test('a teacher’s refusal reaches the student with its reason, who may ask again', async ({ visit }) => {
  const [teacher, admin, student, asking] = [
    await visit('teacher@yeneta.demo'),
    await visit('admin@yeneta.demo'),
    await visit('student@yeneta.demo'),
    await visit('student@yeneta.demo'),
  ];
  const subject = await askToTeach(teacher, { subject: 'Information Technology' });
  await everything(admin, '/admin/course-requests');
  await decide(admin, rowOf(admin, subject, 'Pending').first(), 'Approve');
  await open(asking, '/student/available-courses');
  await askForPlace(asking, subject);
  await everything(student, '/student/enrollments');
  await open(teacher, '/teacher/enrollments');
  const card = cardOf(student, subject).first();
  await expect(stateIn(card)).toHaveText('Pending');
  await seenAfter(() => decide(teacher, rowOf(teacher, subject, 'Pending').first(), 'Decline', 'The class is full of fun already.'), {
    'the student sees it declined': says(stateIn(card), 'Declined'),
    'and why': shows(card.getByText('The class is full of fun already.').first()),
    'and can ask again': shows(card.getByText('Ask again').first()),
  });
});
