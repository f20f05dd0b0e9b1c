// A course of any size, as a file of marks that the program imports.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addTeacher, importBook } from './yeneta.js';

/** Puts a course of so many students and assessments into the database, with a teacher. */
export async function addBook({ database, school, course, teacher, students, assessments }) {
  const folder = await mkdtemp(join(tmpdir(), 'yeneta-book-'));
  const file = join(folder, `${course}.csv`);
  const columns = Array.from({ length: assessments }, (_, at) => `A${at + 1}`);
  // The same marks each time, and some of each kind blank.
  const mark = (row, column) => ((row * 7 + column * 13) % 11 === 0 ? '' : (row * 31 + column * 17) % 101);
  const line = (_, row) => [course, row + 1, ...columns.map((_, column) => mark(row, column))].join(',');
  const lines = [['course', 'student', ...columns].join(','), ...Array.from({ length: students }, line)];
  try {
    await writeFile(file, `${lines.join('\n')}\n`);
    await importBook({ database, file, school, columns });
    await addTeacher({ database, school, course, email: teacher, name: 'Almaz Bekele Tadesse' });
  } finally {
    await rm(folder, { recursive: true });
  }
}
