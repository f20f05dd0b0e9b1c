//! Files of marks: text, XLSX and ODS, held for a preview or refused with a reason; a gradebook stays as it is.

use school::{
    grade::MAX_POINTS,
    marks_file::MarksFileProblem,
    view::{FileColumn, Gradebook, MarksFilePage, MarksPlan, PlanSize},
};

use crate::{
    count_panics, files,
    harness::{self, Client},
    inputs,
    mutate::{Chance, changed},
    packed, panics,
};

/// What came of a file.
#[derive(Debug, PartialEq)]
enum Outcome {
    Held(Box<(Vec<FileColumn>, Option<MarksFileProblem>, MarksPlan, PlanSize)>),
    /// The reason as the form's address has it.
    Refused(String),
}

async fn sent(teacher: &Client, file: &[u8]) -> Outcome {
    let answer = files::send(teacher, "/api/marks_file/send?course=700", &[], file).await;
    let place = answer.led_to();
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.body);
    let Some(id) = place.strip_prefix("/teacher/courses/700/import/") else {
        let reason = place.split("__err=").nth(1).unwrap_or_default().to_owned();
        assert!(place.starts_with("/teacher/courses/700/import?") && !reason.is_empty(), "{place}");
        return Outcome::Refused(reason);
    };
    let preview = teacher.call("marks_file/preview", &[("file", id)]).await;
    let page: MarksFilePage = serde_json::from_str(&preview.body).expect("a preview");
    assert_eq!(page.outcome, None, "nothing is applied");
    is_sound(&page);
    Outcome::Held(Box::new((page.columns, page.problem, page.plan, page.whole)))
}

/// No mark of a preview is one that its column can't hold.
fn is_sound(page: &MarksFilePage) {
    for cell in page.plan.students.iter().flat_map(|student| &student.cells) {
        assert!((cell.column as usize) < page.columns.len() && cell.from != cell.to, "{cell:?}");
        let points = cell.to.points.map_or(0, |points| points.hundredths);
        assert!((0..=MAX_POINTS.hundredths).contains(&points), "{cell:?}");
    }
    assert!(page.plan.students.iter().all(|student| student.student.is_some()), "nobody is found by a name alone");
    assert!(page.columns.len() <= 200 && page.plan.bad.iter().all(|bad| bad.value.chars().count() <= 500));
}

async fn book(teacher: &Client) -> Gradebook {
    let body = teacher.call("gradebook/book", &[("course", "700")]).await.body;
    let book: Gradebook = serde_json::from_str(&body).expect("a book");
    Gradebook { as_of: Default::default(), ..book }
}

/// Sends all inputs of a folder, made into files; says how many were held and how many refused.
async fn send_all(teacher: &Client, folder: &str, times: u64, file: fn(&[u8]) -> Vec<u8>) -> (u32, u32) {
    let (mut held, mut refused) = (0, 0);
    for (n, input) in inputs(folder, times).iter().enumerate() {
        let bytes = file(&input.bytes);
        let outcome = sent(teacher, &bytes).await;
        assert_eq!(panics(), 0, "{}: {}", input.origin, input.bytes.escape_ascii());
        match outcome {
            Outcome::Held(_) => held += 1,
            Outcome::Refused(_) => refused += 1,
        }
        if !input.is_saved && n % 7 > 0 {
            continue;
        }
        for (how, file) in files::in_other_letters(&bytes) {
            assert_eq!(sent(teacher, &file).await, outcome, "{} {how}: {}", input.origin, input.bytes.escape_ascii());
        }
    }
    (held, refused)
}

#[tokio::test]
async fn whatever_is_sent_as_text_is_previewed_or_refused() {
    count_panics();
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let before = book(&teacher).await;
    let (held, refused) = send_all(&teacher, "server_marks_text", 8, <[u8]>::to_vec).await;
    assert!(held > 20 && refused > 5, "{held} were held and {refused} refused");
    assert_eq!(book(&teacher).await, before, "a preview changes no mark");
}

#[tokio::test]
async fn whatever_is_sent_as_a_workbook_is_previewed_or_refused() {
    count_panics();
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let before = book(&teacher).await;
    for (folder, file) in [("server_xlsx_sheet", packed::xlsx as fn(&[u8]) -> _), ("server_ods_content", packed::ods)] {
        let (held, refused) = send_all(&teacher, folder, 12, file).await;
        assert!(held > 10 && refused > 5, "{folder}: {held} were held and {refused} refused");
    }
    // The packing itself, broken anywhere.
    let whole = packed::xlsx(packed::xlsx_sheet(&lines(&mut Chance::of(1))).as_bytes());
    for seed in 0..60 {
        let broken = changed(&whole, &whole, &mut Chance::of(seed));
        sent(&teacher, &broken).await;
        assert_eq!(panics(), 0, "a packed file, seed {seed}");
    }
    assert_eq!(book(&teacher).await, before, "a preview changes no mark");
}

/// A text, a workbook of one program and one of another with the same cells say the same.
#[tokio::test]
async fn one_table_is_read_alike_from_every_kind_of_file() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let mut held = 0;
    for seed in 0..40 {
        let lines = lines(&mut Chance::of(seed));
        let text = sent(&teacher, packed::text(&lines).as_bytes()).await;
        let xlsx = sent(&teacher, &packed::xlsx(packed::xlsx_sheet(&lines).as_bytes())).await;
        let ods = sent(&teacher, &packed::ods(packed::ods_content(&lines).as_bytes())).await;
        assert_eq!(text, xlsx, "seed {seed}: {lines:?}");
        assert_eq!(text, ods, "seed {seed}: {lines:?}");
        held += u32::from(matches!(text, Outcome::Held(_)));
    }
    assert!(held > 30, "{held} of 40 were held");
}

/// A table of a few lines whose cells look like anything.
fn lines(chance: &mut Chance) -> Vec<Vec<String>> {
    const CELLS: [&str; 24] = [
        "", "", "17", "17.5", "0.07", "17,25", "85%", "3/4", "EX", "12 LA", "፲፯", "-1", "21", "1e3", "=1+1", "'-",
        "a<b>&c", "\"q\"", "TRUE", "007", "N/A", "ሀና", ".", "19.999",
    ];
    let headings = ["Name", "Number", "Quiz 900", "Map", "Overall (%)"].map(ToOwned::to_owned).to_vec();
    let mut lines = vec![headings];
    for n in 0..4 {
        let mut cells: Vec<String> = (0..5).map(|_| CELLS[chance.below(CELLS.len())].to_owned()).collect();
        cells[0] = ["Canarystudent Fathers Grandfathers", "Nobody", "Canarystudent Fathers", "x"][n].to_owned();
        lines.push(cells);
    }
    lines
}
