// From a key to the painted cell, in a class and in a book of 1,000 x 80, beside a plain page of the same size: the
// pages take turns in one run, and the figures of BENCHMARKS.md are ratios within it.

import { chromium } from '@playwright/test';
import { launchOptions } from './lib/chromium.js';
import { addBook } from './lib/large-book.js';
import { grid, openBook, signIn } from './lib/pages.js';
import { emptyDatabase, serve } from './lib/yeneta.js';

const ROUNDS = Number(process.env.ROUNDS ?? 40);
const SIZES = [
  { name: '30 x 20', students: 30, assessments: 20 },
  { name: '1,000 x 80', students: 1000, assessments: 80 },
];

/** Notes, for each key, the time until the frame after it was handed to the screen; and every long task. */
const watch = (page) =>
  page.evaluate(() => {
    const noted = { keys: [], tasks: [] };
    window.yenetaBench = noted;
    const channel = new MessageChannel();
    const pressed = [];
    channel.port1.onmessage = () => {
      for (const { key, at } of pressed.splice(0)) noted.keys.push({ key, took: performance.now() - at });
    };
    const note = ({ key, timeStamp }) => {
      pressed.push({ key, at: timeStamp });
      requestAnimationFrame(() => channel.port2.postMessage(0));
    };
    document.addEventListener('keydown', note, { capture: true });
    new PerformanceObserver((list) => noted.tasks.push(...list.getEntries().map((task) => task.duration))).observe({
      type: 'longtask',
    });
  });

/** A table of the same size in which an input writes into its cell, adds up its row, and goes down. */
function plainPage({ students, assessments }) {
  const cells = Array.from({ length: assessments }, (_, at) => `<td>${at}</td>`).join('');
  const rows = Array.from({ length: students }, (_, at) => `<tr><th>Student ${at}</th>${cells}<td></td></tr>`).join('');
  return `<!doctype html><style>table{border-collapse:collapse;table-layout:fixed;width:${assessments * 104 + 400}px}
    td,th{height:3rem;border:1px solid #ccc}input{width:4rem}</style><table><tbody>${rows}</tbody></table><script>
    const rows = document.querySelector('tbody').rows;
    const input = document.createElement('input');
    let row = 0;
    const edit = () => { const cell = rows[row].cells[1]; input.value = ''; cell.replaceChildren(input); input.focus(); };
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      const { cells } = rows[row];
      cells[1].textContent = input.value;
      let sum = 0;
      for (let at = 1; at < cells.length - 1; at += 1) sum += Number(cells[at].textContent);
      cells[cells.length - 1].textContent = sum;
      row = (row + 1) % rows.length;
      edit();
    });
    edit();
  </script>`;
}

async function open(browser, school, size) {
  const context = await browser.newContext({ baseURL: school.url, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await signIn(page, size.teacher);
  const started = Date.now();
  await openBook(page, size.course);
  console.log(`${size.name}: open and alive after ${((Date.now() - started) / 1000).toFixed(1)} s`);
  await grid(page).locator('[role="gridcell"][tabindex="0"]').focus();
  return page;
}

async function openPlain(browser, size) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.setContent(plainPage(size));
  return page;
}

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];

/** Types a mark of two digits and commits it. */
async function type(page, round) {
  await page.bringToFront();
  await page.waitForTimeout(50);
  for (const key of [...`${10 + (round % 80)}`, 'Enter']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
}

const database = await emptyDatabase();
for (const [at, size] of SIZES.entries()) {
  Object.assign(size, { course: `BENCH${at}`, teacher: `bench${at}@yeneta.example` });
  await addBook({ database: database.url, school: `Bench ${at}`, ...size });
}
const school = await serve(database.url, []);
const browser = await chromium.launch(launchOptions());
try {
  const pages = [];
  for (const size of SIZES) {
    pages.push({ name: `book ${size.name}`, page: await open(browser, school, size) });
    pages.push({ name: `plain ${size.name}`, page: await openPlain(browser, size) });
  }
  for (const { page } of pages) await watch(page);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Forth and back: whoever follows a page pays for what that one has left to paint and to fetch.
    for (const { page } of round % 2 === 0 ? pages : pages.toReversed()) await type(page, round);
  }
  console.log(`\n${ROUNDS} marks each                all keys p50 / p95 ms   Enter p50 / p95 ms   long tasks > 50 ms`);
  const figures = {};
  for (const { name, page } of pages) {
    const { keys, tasks } = await page.evaluate(() => window.yenetaBench);
    const all = keys.map(({ took }) => took);
    const enter = keys.filter(({ key }) => key === 'Enter').map(({ took }) => took);
    const of = (values) => [quantile(values, 0.5), quantile(values, 0.95)];
    figures[name] = { all: of(all), enter: of(enter) };
    const shown = ([p50, p95]) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`.padEnd(22);
    const long = tasks.map((task) => task.toFixed(0)).join(', ') || 'none';
    console.log(`${name.padEnd(26)} ${shown(figures[name].all)} ${shown(figures[name].enter)} ${long}`);
  }
  for (const { name } of SIZES) {
    const [book, plain] = [figures[`book ${name}`], figures[`plain ${name}`]];
    const ratio = (of, at) => (book[of][at] / plain[of][at]).toFixed(2);
    console.log(`${name}: book / plain, p50 ${ratio('all', 0)}, p95 ${ratio('all', 1)}; Enter p50 ${ratio('enter', 0)}, p95 ${ratio('enter', 1)}`);
  }
  const [small, large] = SIZES.map(({ name }) => figures[`book ${name}`]);
  console.log(`large / small book: p95 ${(large.all[1] / small.all[1]).toFixed(2)}, Enter p95 ${(large.enter[1] / small.enter[1]).toFixed(2)}`);
} finally {
  await browser.close();
  await school.stop();
  await database.remove();
}
