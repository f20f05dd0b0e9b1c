import { defineConfig } from '@playwright/test';
import { launchOptions } from './lib/chromium.js';

export default defineConfig({
  testDir: './tests',
  outputDir: '../target/journeys',
  // One worker: the journeys measure how fast a mark travels, and the machine is small.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: { launchOptions: launchOptions(), screenshot: 'only-on-failure' },
});
