// The program: its command lines, all of them here, and its life as a server.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCluster } from './postgres.js';
import { freePort, run, start, stop, until } from './process.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
const PROGRAM = process.env.YENETA_BIN ?? join(TARGET, 'release/yeneta');
const SURROUNDINGS = {
  cwd: ROOT,
  env: { ...process.env, LEPTOS_SITE_ROOT: process.env.LEPTOS_SITE_ROOT ?? join(ROOT, 'target/site') },
};

export const PASSWORD = 'yeneta-demo';

const COMMANDS = {
  serve: ({ database, port, flags }) => ['serve', '--database', database, '--listen', `127.0.0.1:${port}`, ...flags],
  importMarks: ({ database, file, school }) => [
    ...['import', 'marks', file, '--database', database, '--school-name', school],
    ...['--course-column', 'school', '--student-column', 'student', '--assessment', 'written', '--assessment', 'course'],
  ],
  importBook: ({ database, file, school, columns }) => [
    ...['import', 'marks', file, '--database', database, '--school-name', school, '--invent-names'],
    ...['--course-column', 'course', '--student-column', 'student'],
    ...columns.flatMap((column) => ['--assessment', column]),
  ],
  addTeacher: ({ name, ...person }) => [...addPerson('teacher', person), '--name', name],
  // A student who is on the rolls of the course already gets a login.
  addStudent: ({ number, ...person }) => [...addPerson('student', person), '--number', number],
};

const addPerson = (role, { database, school, email, course }) => [
  ...['person', 'add', '--database', database, '--school-name', school],
  ...['--role', role, '--email', email, '--course', course, '--password-stdin'],
];

/** A folder of its own with an empty database: SQLite, or PostgreSQL where YENETA_E2E_DATABASE says so. */
export async function emptyDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'yeneta-'));
  const cluster = process.env.YENETA_E2E_DATABASE === 'postgres' ? await startCluster(folder) : null;
  return {
    url: cluster?.url ?? `sqlite:${join(folder, 'school.db')}`,
    async remove() {
      await cluster?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Serves the database until `stop`; SIGTERM must end it. */
export async function serve(database, flags) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = start(PROGRAM, COMMANDS.serve({ database, port, flags }), SURROUNDINGS);
  await until(child, async () => (await fetch(`${url}/readyz`)).ok);
  return { url, port, log: child.log, stop: () => stop(child, 'SIGTERM') };
}

export const importMarks = (options) => run(PROGRAM, COMMANDS.importMarks(options), SURROUNDINGS);
export const importBook = (options) => run(PROGRAM, COMMANDS.importBook(options), SURROUNDINGS);
export const addTeacher = (options) => withPassword(COMMANDS.addTeacher(options));
export const addStudent = (options) => withPassword(COMMANDS.addStudent(options));

function withPassword(args) {
  return run(PROGRAM, args, { ...SURROUNDINGS, input: `${PASSWORD}\n` });
}
