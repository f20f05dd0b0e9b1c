// Lighthouse on its mobile profile, over pages of signed-in people: what BENCHMARKS.md says of them. With LIST=1 it names
// every audit that is not whole.

import lighthouse from 'lighthouse';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '../../../end2end/lib/pages.js';
import { freePort } from '../../../end2end/lib/process.js';
import { inOwnBrowser } from '../../../end2end/lib/chromium.js';
import { emptyDatabase, serve } from '../../../end2end/lib/yeneta.js';

const PAGES = [
  { email: 'parent@yeneta.demo', path: '/parent' },
  { email: 'student@yeneta.demo', path: '/student' },
  { email: 'teacher@yeneta.demo', path: '/teacher' },
  { email: 'teacher@yeneta.demo', path: '/teacher/enrollments' },
  { email: 'teacher@yeneta.demo', gradebook: true },
  { email: 'admin@yeneta.demo', path: '/admin' },
  { email: 'admin@yeneta.demo', path: '/admin/people' },
];
const CATEGORIES = ['accessibility', 'best-practices', 'performance'];

async function audit(school, { email, path, gradebook }) {
  const folder = await mkdtemp(join(tmpdir(), 'yeneta-audit-'));
  const port = await freePort();
  const context = await inOwnBrowser(folder, school.url, port);
  try {
    const page = await context.newPage();
    await signIn(page, email);
    const book = gradebook && (await page.locator('a[href$="/gradebook"]').first().getAttribute('href'));
    const result = await lighthouse(`${school.url}${book || path}`, {
      port,
      logLevel: 'error',
      onlyCategories: CATEGORIES,
      disableStorageReset: true,
    });
    return result.lhr;
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function tell({ finalDisplayedUrl, categories, audits }) {
  const score = (name) => Math.round(categories[name].score * 100);
  const of = (name) => audits[name].displayValue ?? '–';
  const scores = CATEGORIES.map((name) => String(score(name)).padStart(8)).join('');
  const speed = ['largest-contentful-paint', 'cumulative-layout-shift', 'total-blocking-time'].map(of).join(', ');
  console.log(`${new URL(finalDisplayedUrl).pathname.padEnd(34)}${scores}   ${speed}`);
  if (!process.env.LIST) return;
  for (const name of CATEGORIES.slice(0, 2)) {
    for (const { id } of categories[name].auditRefs) {
      const { score: own, title } = audits[id];
      if (own !== null && own < 1) console.log(`    ${name}: ${id}, ${title}`);
    }
  }
}

const database = await emptyDatabase();
const school = await serve(database.url, ['--demo']);
try {
  console.log(`${''.padEnd(34)}${['access.', 'practice', 'speed'].map((name) => name.padStart(8)).join('')}   largest paint, shift, blocked`);
  for (const page of PAGES) tell(await audit(school, page));
} finally {
  await school.stop();
  await database.remove();
}
