import { expect, test } from '../lib/fixtures.js';
import { open } from '../lib/pages.js';
import { askForPlace, askToTeach, cardOf, decide, rowOf, seenAfter, stateIn } from '../lib/requests.js';

test.use({ serveFlags: ['--demo', '--hold-seconds', '0'] });

/** A page's interval with its jitter of a tenth and a second for the way. */
const tick = (seconds) => seconds * 1_100 + 1_000;
const shows = (locator, within) => ({ within, sight: (options) => expect(locator).toBeVisible(options) });
const says = (locator, text, within) => ({ within, sight: (options) => expect(locator).toHaveText(text, options) });

test('with the hold switched off requests and decisions arrive within a tick', async ({ visit }) => {
  test.setTimeout(240_000);
  const [teacher, admin, student, parent, asking] = [
    await visit('teacher@yeneta.demo'),
    await visit('admin@yeneta.demo'),
    await visit('student@yeneta.demo'),
    await visit('parent@yeneta.demo'),
    await visit('student@yeneta.demo'),
  ];
  await open(admin, '/admin/course-requests?state=all');
  await open(asking, '/student/available-courses');
  const subject = await askToTeach(teacher, { subject: 'Health' });
  const pending = rowOf(admin, subject, 'Pending').first();
  await seenAfter(async () => {}, { 'the admin sees the request': shows(pending, tick(10)) });
  await open(teacher, '/teacher/course-requests?state=all');
  await seenAfter(() => decide(admin, pending, 'Approve'), {
    'the teacher sees it approved': says(stateIn(cardOf(teacher, subject).or(rowOf(teacher, subject)).first()), 'Approved', tick(15)),
    'the student may ask for it': shows(cardOf(asking, subject), tick(15)),
  });
  await open(teacher, '/teacher/enrollments?state=all');
  await open(admin, '/admin/enrollments?state=all');
  await open(student, '/student/enrollments?state=all');
  await open(parent, '/parent/enrollments?state=all');
  await seenAfter(() => askForPlace(asking, subject), {
    'the teacher sees the request': shows(rowOf(teacher, subject, 'Pending'), tick(10)),
    'the admin sees the request': shows(rowOf(admin, subject, 'Pending'), tick(10)),
    'the student’s other screen has it': says(stateIn(cardOf(student, subject)), 'Pending', tick(15)),
  });
  await seenAfter(() => decide(teacher, rowOf(teacher, subject, 'Pending'), 'Approve'), {
    'the student sees it approved': says(stateIn(cardOf(student, subject)), 'Approved', tick(15)),
    'the parent sees it approved': says(stateIn(cardOf(parent, subject)), 'Approved', tick(20)),
    'the admin sees it approved': shows(rowOf(admin, subject, 'Approved'), tick(10)),
  });
});
