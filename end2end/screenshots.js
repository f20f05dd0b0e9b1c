// Makes docs/screenshots: four pages of the demo school on a phone and a desktop, in light and dark.

import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { launchOptions } from './lib/chromium.js';
import { open, openSharedBook, signIn } from './lib/pages.js';
import { emptyDatabase, serve } from './lib/yeneta.js';

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots');
const VIEWPORTS = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };
const SCREENS = [
  { name: 'sign-in', show: (page) => open(page, '/sign-in') },
  { name: 'gradebook', email: 'teacher@yeneta.demo', show: openSharedBook },
  { name: 'student', email: 'student@yeneta.demo', show: (page) => open(page, '/student') },
  { name: 'parent', email: 'parent@yeneta.demo', show: (page) => open(page, '/parent') },
];

async function shoot(browser, baseURL, { name, email, show }, device, colorScheme) {
  const context = await browser.newContext({ baseURL, viewport: VIEWPORTS[device], colorScheme });
  const page = await context.newPage();
  if (email) await signIn(page, email);
  await show(page);
  await page.screenshot({ path: `${FOLDER}/${name}-${device}-${colorScheme}.png` });
  console.log(`${name}-${device}-${colorScheme}.png`);
  await context.close();
}

await mkdir(FOLDER, { recursive: true });
const database = await emptyDatabase();
const school = await serve(database.url, ['--demo']);
const browser = await chromium.launch(launchOptions());
try {
  for (const screen of SCREENS) {
    for (const device of Object.keys(VIEWPORTS)) {
      for (const colorScheme of ['light', 'dark']) await shoot(browser, school.url, screen, device, colorScheme);
    }
  }
} finally {
  await browser.close();
  await school.stop();
  await database.remove();
}
