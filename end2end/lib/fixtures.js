// What every journey has: a school that is served, and people who visit it, each in a browser context of their own.

import { test as base, expect } from '@playwright/test';
import dns from 'node:dns';
import { signIn } from './pages.js';
import { emptyDatabase, serve } from './yeneta.js';

export { expect };

// What a journey asks beside the page finds the school by its name too, as the browser does.
const lookup = dns.promises.lookup;
dns.promises.lookup = (name, ...options) => lookup(name === 'yeneta.school' ? '127.0.0.1' : name, ...options);

export const test = base.extend({
  /** The server's flags; a file with other flags gets a server of its own. */
  serveFlags: [['--demo'], { option: true, scope: 'worker' }],

  /** Whether the school is visited by a name that the browser does not trust, as phones do, or by this machine's address. */
  byName: [false, { option: true }],

  /** Fills the empty database before it is served. */
  prepare: [async ({}, use) => use(async () => {}), { scope: 'worker' }],

  /** The served school. */
  school: [
    async ({ serveFlags, prepare }, use) => {
      const database = await emptyDatabase();
      try {
        await prepare(database.url);
        const school = await serve(database.url, serveFlags);
        await use(school);
        await school.stop();
      } finally {
        await database.remove();
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  /**
   * `visit(email, options)`: a signed-in page in a new context; without an e-mail nobody is signed in.
   * No page may fail in its scripts or ask for the notification socket, which is not served.
   */
  visit: async ({ browser, school, byName }, use, info) => {
    const baseURL = byName ? `http://yeneta.school:${school.port}` : school.url;
    const contexts = [];
    const faults = [];
    const visit = async (email, options = {}) => {
      // A worker's requests pass every route of a journey: it is there only where a journey is about it.
      const context = await browser.newContext({ baseURL, serviceWorkers: 'block', ...options });
      contexts.push(context);
      listen(context, faults);
      const page = await context.newPage();
      if (email) await signIn(page, email);
      return page;
    };
    await use(visit);
    await Promise.all(contexts.map((context) => context.close()));
    if (info.status !== info.expectedStatus) await info.attach('server log', { body: school.log() });
    expect(faults, 'faults in the pages').toEqual([]);
  },
});

const unreached = (text) => text.includes('TypeError: Failed to fetch');

function listen(context, faults) {
  const forbidSocket = (url) => url.includes('/ws/notifications') && faults.push(`asked for ${url}`);
  context.on('request', (request) => forbidSocket(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => forbidSocket(socket.url())));
  // A part of the program that was not reached is thrown, too: the journeys of parts cut it off.
  context.on('weberror', (error) => unreached(`${error.error()}`) || faults.push(`${error.error()}`));
  context.on('console', (message) => {
    // A refused request is part of some journeys; the browser notes it by itself.
    const refused = message.text().startsWith('Failed to load resource') || unreached(message.text());
    if (message.type() === 'error' && !refused) faults.push(message.text());
  });
}
