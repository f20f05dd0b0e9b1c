// One student's overall in one course is one number: on every page of the teacher, the student and the parent, in the explanation,
// and in every file.

import { linesOf, rowsOf } from '../lib/files.js';
import { expect, test } from '../lib/fixtures.js';
import { another, cellOf, enter, open, openSharedBook, overallOf, sharedMarks } from '../lib/pages.js';
import { totalOf, unfold } from '../lib/policies.js';

const PERCENT = /(\d+(?:\.\d+)?) %/;
const numberIn = async (locator) => (await locator.innerText()).match(PERCENT)?.[1];

/** The file that a form is answered by. */
async function taken(page, what, form) {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/api/export/${what}`, { form, headers: { origin, accept: 'application/json' } });
  expect(answer.status()).toBe(200);
  return answer;
}

/** The total of a student in the teacher's two files. */
async function inTheBooksFiles(teacher, course, number) {
  const of = (rows) => {
    const [headings, ...rest] = rows;
    const place = headings.indexOf('Overall (%)') - headings.length;
    return rest.find(([first]) => first === number)?.at(place);
  };
  const csv = await teacher.request.get(`/teacher/courses/${course}/export.csv`);
  const xlsx = await teacher.request.get(`/teacher/courses/${course}/export.xlsx`);
  return { 'gradebook.csv': of(linesOf(await csv.text())), 'gradebook.xlsx': of(rowsOf(await xlsx.body())) };
}

/** The total of the course in what a reader takes along, as both formats, and in the explanation's data. */
async function inTheReadersFiles(page, who, course, student, subject) {
  const json = await (await taken(page, 'record', { student, format: 'json' })).json();
  const csv = linesOf(await (await taken(page, 'record', { student, format: 'csv' })).text());
  const [headings, ...lines] = csv;
  const line = lines.find((cells) => cells[headings.indexOf('Course')].startsWith(subject));
  const data = await (await page.request.get(`/api/explanation/${course}/${student}`)).json();
  const hundredths = data.derivation.outcome.overall.percent;
  return {
    number: json.student.number,
    totals: {
      [`${who}: record.json`]: json.courses.find((of) => of.subject === subject).total.percent,
      [`${who}: record.csv`]: line[headings.indexOf('Overall (%)')],
      [`${who}: explanation.json`]: String(hundredths / 100),
    },
  };
}

test('one overall is the same on every page and in every file', async ({ visit }) => {
  const [teacher, student, parent] = [
    await visit('teacher@yeneta.demo'),
    await visit('student@yeneta.demo'),
    await visit('parent@yeneta.demo'),
  ];
  const course = await openSharedBook(teacher);
  await open(student, '/student');
  const [mark] = await sharedMarks(student, teacher);
  const whom = mark.student;
  const before = await numberIn(totalOf(teacher, whom));
  await enter(cellOf(teacher, mark), await another(cellOf(teacher, mark)));
  await expect(cellOf(teacher, mark)).toHaveAttribute('data-state', 'saved');
  const expected = await numberIn(totalOf(teacher, whom));
  expect(expected, 'the mark counts').not.toBe(before);

  const read = {};
  for (const [name, page, path] of [
    ['student: courses', student, '/student'],
    ['student: course', student, `/student/courses/${course}`],
    ['parent: children', parent, '/parent'],
    ['parent: child', parent, `/parent/children/${whom}`],
    ['parent: course', parent, `/parent/children/${whom}/courses/${course}`],
    ['parent: subjects', parent, '/parent/subjects'],
  ]) {
    await open(page, path);
    const overall = overallOf(page, { student: whom, course });
    // In the list of subjects the percentage of a component may stand beside it: the total is the strong one.
    const strong = overall.locator('strong, .meter-percent').first();
    read[name] = await numberIn(strong);
    if (name !== 'parent: subjects') {
      const steps = await (await unfold(page, course, whom)).locator(':scope > ol.steps').innerText();
      read[`${name}, explained`] = steps.includes(`${expected} %`) ? expected : steps;
    }
  }
  for (const [who, page, path] of [['student', student, '/student'], ['parent', parent, `/parent/children/${whom}`]]) {
    await open(page, path);
    read[`${who}: bars`] = await numberIn(page.locator(`[data-total-of="${course}"]`));
    const { number, totals } = await inTheReadersFiles(page, who, course, whom, 'Mathematics');
    Object.assign(read, totals, await inTheBooksFiles(teacher, course, number));
  }
  await totalOf(teacher, whom).click();
  const steps = await teacher.getByRole('dialog').locator('[data-explanation] > ol.steps').innerText();
  read['teacher: explained'] = steps.includes(`${expected} %`) ? expected : steps;
  const same = Object.fromEntries(Object.keys(read).map((place) => [place, expected]));
  expect(read).toEqual(same);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a parent downloads a child's marks ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ visit }) => {
    const parent = await visit('parent@yeneta.demo', { javaScriptEnabled });
    await parent.goto('/parent');
    const card = parent.locator('article.card').first();
    const name = await card.getByRole('heading', { level: 2 }).innerText();
    const [download] = await Promise.all([
      parent.waitForEvent('download'),
      card.getByRole('button', { name: `All marks of ${name}: download as CSV` }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/marks\.csv$/);
    expect(new URL(parent.url()).pathname, 'the page stays').toBe('/parent');
    const admin = await visit('admin@yeneta.demo');
    await admin.goto(new URL(await card.locator('h2 a').getAttribute('href'), parent.url()).pathname.replace('/parent/children', '/admin/people'));
    await expect(admin.getByText(`downloaded the marks of ${name} as CSV.`).first()).toBeVisible();
  });
}
