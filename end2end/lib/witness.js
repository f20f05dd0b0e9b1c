// Watches a reader's page from inside while a mark changes: which nodes live on, what else moves, and when.

import { expect } from '@playwright/test';

/** Starts to watch; call it once the page rests. */
export async function witness(page, mark) {
  await page.evaluate(({ student, assessment, course }) => {
    const isMark = (node) => node.dataset.student === student && node.dataset.assessment === assessment;
    // A parent's list of newest marks reorders: what was written last moves to its top. What needs attention may come and go.
    const reorders = '.newest, .concerns';
    const mayChange = [
      `[data-overall][data-student="${student}"][data-course="${course}"]`,
      `[data-total-of="${course}"]`,
      // Figures of all courses together.
      ...['.glance', '.months', '[data-as-of]', '.live-bar', '[aria-live]', reorders],
      // How far the page was read, which nobody sees.
      '#feed',
    ].join();
    const nodes = [...document.querySelectorAll('body *')].filter((node) => !node.closest(reorders));
    const anchor = document.querySelector(`[data-overall][data-student="${student}"][data-course="${course}"]`);
    const at = anchor.getBoundingClientRect().top;
    const seen = { nodes, foreign: [], values: {}, focus: document.activeElement, anchor, at };
    const judge = ({ target, type }) => {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      if (!element?.isConnected) return; // Judged by the nodes that must live on.
      const itsMark = element.closest('[data-mark]');
      const allowed = itsMark && !itsMark.closest(reorders) ? isMark(itsMark) : element.closest(mayChange);
      if (!allowed) seen.foreign.push(`${type} in ${element.outerHTML.slice(0, 200)}`);
    };
    const note = () => {
      for (const node of [...document.querySelectorAll('[data-mark]')].filter(isMark)) {
        seen.values[node.textContent.trim()] ??= Date.now();
      }
    };
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver((records) => {
      records.forEach(judge);
      note();
    }).observe(document.body, all);
    window.yenetaWitness = seen;
  }, mark);
}

/** Waits until the mark shows the value; gives the instant at which the page first did. */
export async function sawValue(page, value, timeout) {
  const seenAt = () => page.evaluate((value) => window.yenetaWitness?.values[value] ?? 0, value);
  await expect.poll(seenAt, { timeout, intervals: [20, 50, 100, 500], message: `the page shows ${value}` }).toBeGreaterThan(0);
  return seenAt();
}

/** The same document, the same nodes, the same place under the reader's eyes, the same focus; nothing moved but the mark and its totals. */
export async function nothingElseMoved(page) {
  const verdict = await page.evaluate(() => {
    const { nodes, foreign, focus, anchor, at } = window.yenetaWitness;
    const lost = nodes.filter((node) => !node.isConnected).map((node) => node.outerHTML.slice(0, 200));
    return { lost, foreign, sameFocus: document.activeElement === focus, movedBy: Math.round(anchor.getBoundingClientRect().top - at) };
  });
  expect(verdict).toEqual({ lost: [], foreign: [], sameFocus: true, movedBy: 0 });
}
