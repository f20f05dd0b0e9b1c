// Makes docs/screenshots: every page of the demo school, on a phone in light and on a desktop in dark, and the page that shows them.

import { chromium } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { launchOptions } from './lib/chromium.js';
import { signIn } from './lib/pages.js';
import { SCREENS } from './lib/screens.js';
import { emptyDatabase, serve } from './lib/yeneta.js';

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots');
const SHOTS = [
  { device: 'phone', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { device: 'desktop', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
];

const fileOf = (name, { device, colorScheme }) => `${name}-${device}-${colorScheme}.png`;

async function shoot(browser, baseURL, { name, email, show }, shot) {
  // A worker's requests would pass the routes by which screens are held up.
  const { viewport, colorScheme } = shot;
  const context = await browser.newContext({ baseURL, viewport, colorScheme, serviceWorkers: 'block' });
  const page = await context.newPage();
  if (email) await signIn(page, email);
  await show(page);
  await page.screenshot({ path: `${FOLDER}/${fileOf(name, shot)}` });
  console.log(fileOf(name, shot));
  await context.close();
}

/** One page that shows them all. */
function gallery() {
  const rows = SCREENS.map(({ name }) => {
    const cells = SHOTS.map((shot) => `![${name}, ${shot.device}](${fileOf(name, shot)})`);
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  const head = ['# Every page', '', 'Made by `script/screenshots` from the demo school.', ''];
  const table = [`| page | ${SHOTS.map((shot) => `${shot.device}, ${shot.colorScheme}`).join(' | ')} |`, '| --- | --- | --- |'];
  return [...head, ...table, ...rows, ''].join('\n');
}

await mkdir(FOLDER, { recursive: true });
const database = await emptyDatabase();
const school = await serve(database.url, ['--demo']);
const browser = await chromium.launch(launchOptions());
try {
  for (const screen of SCREENS) {
    for (const shot of SHOTS) await shoot(browser, school.url, screen, shot);
  }
  await writeFile(`${FOLDER}/README.md`, gallery());
} finally {
  await browser.close();
  await school.stop();
  await database.remove();
}
