import { expect, test } from '../lib/fixtures.js';
import { cellOf, enter, markOf, open, openSharedBook, problems, sharedMarks, wordsIn } from '../lib/pages.js';

for (const typed of ['abc', '101', '-1', 'NaN', '1e5', '0x1F']) {
  test(`"${typed}" is refused with a reason, kept on the page and not stored`, async ({ visit }) => {
    const [teacher, student] = [await visit('teacher@yeneta.demo'), await visit('student@yeneta.demo')];
    await openSharedBook(teacher);
    await open(student, '/student');
    const [mark] = await sharedMarks(student, teacher);
    const stored = await markOf(student, mark).innerText();
    const cell = cellOf(teacher, mark);

    await enter(cell, typed);

    await expect(cell).toHaveAttribute('data-state', 'failed');
    expect(await wordsIn(cell)).toContain(typed);
    await expect(problems(teacher)).toContainText(typed);
    await expect(problems(teacher)).toContainText(/can't be|Type points|more than/);
    await student.reload();
    await expect(markOf(student, mark)).toHaveText(stored);
  });
}
