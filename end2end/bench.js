// How fast a mark travels and how much a phone loads: the figures of BENCHMARKS.md, measured in one run.

import { chromium } from '@playwright/test';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { launchOptions } from './lib/chromium.js';
import { another, cellOf, enter, markOf, open, openSharedBook, sharedMarks, signIn } from './lib/pages.js';
import { emptyDatabase, serve } from './lib/yeneta.js';

const ROUNDS = 30;
const SITE = process.env.LEPTOS_SITE_ROOT ?? resolve(import.meta.dirname, '../target/site');
/** Notes the instants at which the element changes; with an attribute, those at which it becomes "saved". */
function watch(locator, attribute) {
  return locator.evaluate((element, attribute) => {
    window.yenetaSeen = [];
    new MutationObserver(() => {
      if (!attribute || element.getAttribute(attribute) === 'saved') {
        window.yenetaSeen.push(performance.timeOrigin + performance.now());
      }
    }).observe(element, { attributes: !!attribute, characterData: true, childList: true, subtree: true });
  }, attribute);
}

/** Notes the instant of each Enter. */
const watchEnter = (page) =>
  page.evaluate(() => {
    const note = ({ key }) => {
      if (key === 'Enter') window.yenetaPressed = performance.timeOrigin + performance.now();
    };
    document.addEventListener('keydown', note, { capture: true });
  });

const last = async (page) => {
  await page.waitForFunction(() => window.yenetaSeen.length > 0, null, { timeout: 30_000 });
  return page.evaluate(() => window.yenetaSeen.splice(0).at(-1));
};

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];

/** One mark a round, typed by the teacher; everybody's instants of the same round stand side by side. */
async function travel(browser, baseURL) {
  const visit = async (email) => {
    const page = await (await browser.newContext({ baseURL })).newPage();
    await signIn(page, email);
    return page;
  };
  const [teacher, student, parent] = [
    await visit('teacher@yeneta.demo'),
    await visit('student@yeneta.demo'),
    await visit('parent@yeneta.demo'),
  ];
  await openSharedBook(teacher);
  await open(student, '/student');
  await open(parent, '/parent');
  const [mark] = await sharedMarks(student, teacher);
  const cell = cellOf(teacher, mark);
  await watch(cell, 'data-state');
  await watchEnter(teacher);
  for (const page of [student, parent]) await watch(markOf(page, mark));
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await teacher.waitForTimeout(300);
    for (const page of [teacher, student, parent]) await page.evaluate(() => window.yenetaSeen.splice(0));
    const value = await another(cell);
    await enter(cell, value);
    await student.waitForTimeout(700);
    const pressed = await teacher.evaluate(() => window.yenetaPressed);
    const [saved, read, seen] = await Promise.all([teacher, student, parent].map(last));
    rounds.push({ saved: saved - pressed, student: read - pressed, parent: seen - pressed });
  }
  return rounds;
}

function report(rounds) {
  console.log(`\nEnter to …, ${rounds.length} marks      p50 ms  p95 ms  p50 / acknowledged`);
  const own = quantile(rounds.map((round) => round.saved), 0.5);
  for (const [name, key] of [['acknowledged', 'saved'], ['on the student’s screen', 'student'], ['on the parent’s screen', 'parent']]) {
    const values = rounds.map((round) => round[key]);
    const [p50, p95] = [quantile(values, 0.5), quantile(values, 0.95)];
    console.log(`${name.padEnd(28)} ${p50.toFixed(0).padStart(6)}  ${p95.toFixed(0).padStart(6)}  ${(p50 / own).toFixed(2).padStart(6)}`);
  }
}

/** Pages whose weight is told, by who opens them with a browser that has nothing yet. */
const PAGES = [
  { name: 'a parent’s children', email: 'parent@yeneta.demo', path: '/parent' },
  { name: 'a student’s courses', email: 'student@yeneta.demo', path: '/student' },
  { name: 'a gradebook', email: 'teacher@yeneta.demo', shows: openSharedBook },
  { name: 'requests to decide', email: 'teacher@yeneta.demo', path: '/teacher/enrollments' },
  { name: 'the office’s people', email: 'admin@yeneta.demo', path: '/admin/people' },
];

/** The files that a page asks for until it is alive, and the size of its HTML on the wire. */
async function asked(browser, baseURL, { email, path, shows }) {
  const own = await browser.newContext({ baseURL });
  const first = await own.newPage();
  await signIn(first, email);
  if (shows) await shows(first);
  const address = path ?? new URL(first.url()).pathname;
  const fresh = await browser.newContext({ baseURL, storageState: await own.storageState() });
  const page = await fresh.newPage();
  const files = new Set();
  page.on('request', (request) => files.add(new URL(request.url()).pathname));
  const document = await page.goto(address);
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  const { responseBodySize: html } = await document.request().sizes();
  await Promise.all([own.close(), fresh.close()]);
  // A build's files are below a folder of its own, which the site does not have on the disk.
  return { html, files: [...files].flatMap((file) => file.match(/^\/build\/\w+(\/pkg\/.*)$/)?.[1] ?? []) };
}

const kilobytes = async (files, kind) => {
  const all = await Promise.all(files.map((file) => stat(`${SITE}${file}.${kind}`)));
  return all.reduce((sum, { size }) => sum + size, 0) / 1000;
};

async function weights(browser, baseURL) {
  console.log('\nA first visit of …            wasm + JS, brotli / gzip kB   files   HTML + CSS, brotli kB');
  for (const page of PAGES) {
    const { html, files } = await asked(browser, baseURL, page);
    const code = files.filter((file) => !file.endsWith('.css'));
    const [br, gz, css] = [
      await kilobytes(code, 'br'),
      await kilobytes(code, 'gz'),
      await kilobytes(files.filter((file) => file.endsWith('.css')), 'br'),
    ];
    console.log(`${page.name.padEnd(28)} ${br.toFixed(0).padStart(8)} / ${gz.toFixed(0).padEnd(17)} ${String(code.length).padStart(5)} ${(html / 1000 + css).toFixed(1).padStart(12)}`);
  }
}

const database = await emptyDatabase();
const school = await serve(database.url, ['--demo']);
const browser = await chromium.launch(launchOptions());
try {
  report(await travel(browser, school.url));
  await weights(browser, school.url);
} finally {
  await browser.close();
  await school.stop();
  await database.remove();
}
