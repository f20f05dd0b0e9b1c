import { expect, test } from '../lib/fixtures.js';
import { SOON } from '../lib/live.js';
import {
  another,
  autoRefresh,
  cellOf,
  enter,
  grid,
  holds,
  idsIn,
  markOf,
  open,
  openSharedBook,
  others,
  problems,
  sharedMarks,
} from '../lib/pages.js';

async function colleagues(visit) {
  const [first, second] = [await visit('teacher@yeneta.demo'), await visit('teacher2@yeneta.demo')];
  expect(await openSharedBook(second), 'the shared course').toBe(await openSharedBook(first));
  return [first, second];
}

test("colleagues on one course see each other's marks in under a second", async ({ visit }) => {
  const [first, second] = await colleagues(visit);
  const [mine, theirs] = await idsIn(grid(first).locator('[role="gridcell"][data-assessment]'));
  for (const [writer, reader, mark] of [[first, second, mine], [second, first, theirs]]) {
    const value = await another(cellOf(writer, mark));
    await enter(cellOf(writer, mark), value);
    await expect(cellOf(reader, mark)).toHaveText(holds(value), SOON);
    await expect(cellOf(reader, mark)).toHaveAttribute('data-state', 'saved');
  }
});

test('a stale save is shown as a conflict with both values, and overwrites nothing', async ({ visit }) => {
  const [first, second] = await colleagues(visit);
  const student = await visit('student@yeneta.demo');
  await open(student, '/student');
  const [mark] = await sharedMarks(student, first);
  // The second teacher's page stands still: its switch is off and its feed is cut.
  await second.context().route('**/api/changes**', (route) => route.abort());
  await autoRefresh(second).click();
  await expect(autoRefresh(second)).not.toBeChecked();

  const [theirs, mine] = await others(cellOf(first, mark));
  await enter(cellOf(first, mark), theirs);
  await expect(cellOf(first, mark)).toHaveAttribute('data-state', 'saved');
  await expect(cellOf(second, mark)).not.toHaveText(holds(theirs));
  await enter(cellOf(second, mark), mine);

  await expect(cellOf(second, mark)).toHaveAttribute('data-state', 'conflict');
  for (const value of [theirs, mine]) await expect(problems(second)).toContainText(value);
  await student.reload();
  await expect(markOf(student, mark)).toHaveText(theirs);
});
