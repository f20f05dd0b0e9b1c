// Explanations of totals, and policies, as a person reads them.

import { expect } from '@playwright/test';
import { grid, open, openSharedBook } from './pages.js';

/** A student's total in the open gradebook, which opens its explanation. */
export const totalOf = (page, student) => grid(page).locator(`#total-${student}`);

/** Opens the explanation of a total in the shared gradebook; gives the course's id. */
export async function openExplanation(page) {
  const course = await openSharedBook(page);
  await grid(page).locator('[id^="total-"]').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  return course;
}

/** Opens a reader's page with every explanation unfolded. */
export const openExplanations = (path) => async (page) => {
  await open(page, path);
  await page.locator('details.explain').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
};

/** The course's explanation on a student's or a parent's page, unfolded. */
export async function unfold(page, course, student) {
  const told = page.locator(`details[data-explains="${course}"]`).filter({ has: page.locator(`[data-student="${student}"]`) });
  if ((await told.getAttribute('open')) === null) await told.locator('summary').first().click();
  return told.locator('[data-explanation]');
}

/** The words of an explanation, in its order. */
export const sentencesOf = async (explanation) =>
  (await explanation.innerText()).split(/\s+/).filter(Boolean).join(' ');

/** Opens the policy of the shared course; gives the course's id. */
export async function openSharedPolicy(page, query = '') {
  const course = await openSharedBook(page);
  await open(page, `/teacher/courses/${course}/policy${query}`);
  return course;
}
