// Requests cross browsers: asked by one, decided by another, seen by all whom they concern, with nothing pressed.

import { expect } from '@playwright/test';
import { open } from './pages.js';

/** A request's row in a list of those who decide, found by all of these words. */
export const rowOf = (page, ...words) =>
  words.reduce((found, word) => found.filter({ hasText: word }), page.locator('tr[data-row]'));

/** A card of a list of one's own requests, or of what may be asked for. */
export const cardOf = (page, ...words) =>
  words.reduce((found, word) => found.filter({ hasText: word }), page.locator('main li.card'));

/** Where a request stands, in a word. */
export const stateIn = (place) => place.locator('.pill').first();

/** Asks to teach a subject to Grade 9: one that the demo school teaches to nobody there. Gives the subject's name. */
export async function askToTeach(page, { subject: wanted, seats = '2' }) {
  await open(page, '/teacher/course-requests/new');
  await page.getByLabel('Grade level').selectOption('9');
  // What is left to choose from comes from the server.
  await page.waitForURL((url) => url.searchParams.get('ask[grade_level]') === '9');
  const subject = page.getByLabel('Subject');
  const name = (await subject.locator('option').filter({ hasText: wanted }).first().textContent()).trim();
  await subject.selectOption({ label: name });
  await page.getByLabel('Seats').fill(seats);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.waitForURL('**/teacher/course-requests');
  return name;
}

/** Opens what can be decided about a row, and decides. */
export async function decide(page, row, decision, note) {
  await row.getByRole('link', { name: /^Review/ }).click();
  const dialog = page.getByRole('dialog');
  if (note) await dialog.getByLabel('Note').fill(note);
  await dialog.getByRole('button', { name: decision, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Asks for a place in the course whose card has the words. */
export async function askForPlace(page, ...words) {
  const card = cardOf(page, ...words);
  await card.getByText('Ask for a place').click();
  await card.getByRole('button', { name: 'Send the request' }).click();
}

/** Each of these must be seen within its limit, in milliseconds, after the deed; they wait side by side. */
export async function seenAfter(deed, sights) {
  await deed();
  const done = Date.now();
  const taken = {};
  await Promise.all(
    Object.entries(sights).map(async ([name, { sight, within }]) => {
      await sight({ timeout: within + 5_000 });
      taken[name] = Date.now() - done;
    }),
  );
  for (const [name, { within }] of Object.entries(sights)) {
    expect(taken[name], `milliseconds until ${name}`).toBeLessThan(within);
  }
  return taken;
}
