// Debian's Chromium, started alike by the journeys and by the screenshots.

import { chromium } from '@playwright/test';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export function launchOptions(...more) {
  return { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...ARGS, ...more] };
}

/** A browser with a profile of its own, which a tool outside Playwright can drive through the port. */
export function inOwnBrowser(folder, baseURL, port) {
  return chromium.launchPersistentContext(folder, { baseURL, ...launchOptions(`--remote-debugging-port=${port}`) });
}
