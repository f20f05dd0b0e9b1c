import { defineConfig } from '@playwright/test';
import { launchOptions } from './lib/chromium.js';

// Phones reach a school's server by its name, without TLS: there the browser withholds half of its APIs. That is where everything is
// tried, and what depends on the origin on this machine's own address too, which browsers trust.
const BY_NAME = '--host-resolver-rules=MAP yeneta.school 127.0.0.1';
const THIS_MACHINE = ['cells', 'data-saver', 'hold-off', 'keyboard', 'offline', 'own-account', 'requests', 'sign-in', 'three-browsers'];
// Nobody is timed there: the screens are looked at two at a time, by script/journeys.
const SCREENS = 'accessible.spec.js';
const files = (names) => names.map((name) => `${name}.spec.js`);

export default defineConfig({
  testDir: './tests',
  outputDir: '../target/journeys',
  // One worker: the journeys of a file meet the school that the ones before them left. script/journeys runs two halves.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: { launchOptions: launchOptions(), screenshot: 'only-on-failure' },
  projects: [
    { name: 'every screen', testMatch: SCREENS },
    {
      name: 'by name',
      // What a phone keeps is there on a trusted origin only; insecure-origin says that here it is not.
      testIgnore: [SCREENS, 'offline.spec.js'],
      use: { byName: true, launchOptions: launchOptions(BY_NAME) },
    },
    { name: 'this machine', testMatch: files(THIS_MACHINE) },
  ],
});
