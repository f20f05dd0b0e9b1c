import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import { another, cellOf, enter, grid, idsIn, markOf, open, openBook } from '../lib/pages.js';
import { addStudent, addTeacher, importMarks } from '../lib/yeneta.js';

// 73 courses and 1,905 students of a real examination; course 68137 is the largest, with 104 students.
const COURSE = '68137';
const TEACHER = 'teacher@real.example';
const STUDENT = 'student@real.example';

test.use({
  serveFlags: [],
  prepare: async ({}, use) => {
    await use(async (database) => {
      const there = { database, school: 'Real marks', course: COURSE };
      await importMarks({ ...there, file: 'tests/data/gcsemv.csv' });
      await addTeacher({ ...there, email: TEACHER, name: 'Almaz Bekele Tadesse' });
      await addStudent({ ...there, email: STUDENT, number: `${COURSE}-1` });
    });
  },
});

test('the teacher of 104 students opens the book and types, a student of it reads', async ({ visit }) => {
  const [teacher, student] = [await visit(TEACHER), await visit(STUDENT)];
  await openBook(teacher, COURSE);
  await open(student, '/student');
  const cells = await idsIn(grid(teacher).locator('[role="gridcell"][data-assessment]'));
  expect(new Set(cells.map((cell) => cell.student)).size).toBe(104);
  expect(cells.length).toBe(208);

  const [mark] = await idsIn(student.locator('[data-mark]'));
  await expect(markOf(student, mark)).toHaveText(/^(18|56\.4)$/); // Student 1 has 18 written and 56.4 for course work.
  const value = await another(cellOf(teacher, mark));
  await enter(cellOf(teacher, mark), value);
  await expect(markOf(student, mark)).toHaveText(value, SOON);
  await expect(cellOf(teacher, mark)).toHaveAttribute('data-state', 'saved');
});
