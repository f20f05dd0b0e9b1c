import { defineConfig } from '@playwright/test';
import { launchOptions } from './lib/chromium.js';

// Phones reach a school's server by its name, without TLS: there the browser withholds half of its APIs.
const BY_NAME = '--host-resolver-rules=MAP yeneta.school 127.0.0.1';
// Nobody is timed there: the screens are looked at two at a time, by script/journeys.
const SCREENS = /accessible/;
const ALSO_BY_NAME = ['three-browsers', 'requests', 'many-requests', 'office', 'own-account'];

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
    { name: 'this machine', testIgnore: [/insecure-origin/, SCREENS] },
    {
      name: 'by name',
      testMatch: ['insecure-origin', ...ALSO_BY_NAME].map((name) => `${name}.spec.js`),
      use: { byName: true, launchOptions: launchOptions(BY_NAME) },
    },
  ],
});
