//! Marks from a file and a gradebook as a file: sent, previewed, decided, applied and taken back as plain forms do it.

use axum::body::Body;

use super::{Aims, Row, plain};
use crate::harness::{
    self, Answer, Client,
    school::{CALLERS, CANARY},
};

pub const ROWS: &[Row] = &[
    ("POST marks_file/list", [401, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("POST marks_file/preview", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST marks_file/decide", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST marks_file/apply", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST marks_file/undo", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST marks_file/send", [303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("GET /teacher/courses/:id/import", [303, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("GET /teacher/courses/:id/import/:file", [303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("GET /teacher/courses/:id/export.csv", [303, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
    ("GET /teacher/courses/:id/export.xlsx", [303, 404, 404, 404, 404, 404, 200, 200, 404, 200, 404, 404]),
];

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    Some(match place {
        "marks_file/list" => plain(&[("course", aims.course)]),
        "marks_file/preview" | "marks_file/undo" => plain(&[("file", aims.file)]),
        "marks_file/decide" => plain(&[("decide[file]", aims.file)]),
        "marks_file/apply" => plain(&[("apply[file]", aims.file), ("apply[preview]", "1")]),
        _ => return None,
    })
}

const BOUNDARY: &str = "a-boundary-of-the-test";

/// Sends a file for a course, as a browser does it.
async fn send_from(client: &Client, origin: &str, course: i64, file: &[u8]) -> Answer {
    let mut body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"marks.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let mut request = client.request("POST", &format!("/api/marks_file/send?course={course}"));
    if let Some(headers) = request.headers_mut() {
        headers.insert("origin", origin.parse().expect("an origin"));
    }
    let request = request.header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"));
    client.send(request, Body::from(body)).await
}

async fn send(client: &Client, course: i64, file: &[u8]) -> Answer {
    send_from(client, "http://school.test", course, file).await
}

fn place(answer: &Answer) -> String {
    answer.headers.get("location").and_then(|l| l.to_str().ok()).unwrap_or_default().to_owned()
}

async fn marks(client: &Client) -> String {
    client.call("gradebook/book", &[("course", "700")]).await.body
}

/// Whether a cell of the book has so many hundredths of a point: a packed cell is a list, of which they are the second.
fn holds(book: &str, hundredths: i64) -> bool {
    book.contains(&format!(",{hundredths},\""))
}

/// The preview of a file that was sent, and its id.
async fn previewed(client: &Client, file: &str) -> (String, String) {
    let sent = send(client, 700, file.as_bytes()).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.body);
    let preview = place(&sent);
    let id = preview.rsplit('/').next().unwrap_or_default().to_owned();
    (preview, id)
}

/// A held file is its course's: who may import there reads it, and to all others it does not exist.
async fn nobody_else_touches(school: &harness::school::TestSchool, preview: &str, id: &str) {
    let acts: [(&str, &[(&str, &str)]); 3] = [
        ("marks_file/decide", &[("decide[file]", id)]),
        ("marks_file/apply", &[("apply[file]", id), ("apply[preview]", "1")]),
        ("marks_file/undo", &[("file", id)]),
    ];
    for caller in CALLERS {
        let client = school.client(caller).await;
        let may = ["teacher", "colleague", "admin"].contains(&caller);
        let expected = if may { 200 } else { 404 };
        assert_eq!(client.get(preview).await.status.as_u16(), expected, "{caller}");
        assert_eq!(client.call("marks_file/preview", &[("file", id)]).await.status.as_u16(), expected, "{caller}");
        for (function, fields) in acts.iter().filter(|_| !may) {
            assert_eq!(client.call(function, fields).await.status.as_u16(), 404, "{function} by {caller}");
        }
    }
    let anonymous = school.anonymous();
    assert_eq!(anonymous.get(preview).await.status.as_u16(), 303);
    for (function, fields) in acts {
        assert_eq!(anonymous.call(function, fields).await.status.as_u16(), 401, "{function}");
    }
}

#[tokio::test]
async fn a_file_is_sent_previewed_applied_and_undone_without_wasm() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let file = format!("First name,Surname,Quiz 900,Map (77)\n{CANARY},Fathers,15,7\nNobody,Here,1,2\n");
    let (preview, id) = previewed(&teacher, &file).await;
    let page = teacher.get(&preview).await;
    assert_eq!(page.status.as_u16(), 200);
    for told in ["marks.csv", "Nothing is saved yet", CANARY, "Nobody Here", "Not in this course"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    nobody_else_touches(&school, &preview, &id).await;
    // The student has no number: who it is, is decided.
    let decide = [("decide[file]", id.as_str()), ("decide[lines][2]", "31"), ("decide[lines][3]", "")];
    assert_eq!(teacher.post_form("marks_file/decide", &decide).await.status.as_u16(), 302);
    let page = teacher.get(&preview).await.body;
    assert!(page.contains("Quiz 900: 11 → 15") && page.contains("Map: 7"), "{page}");
    let old = [("apply[file]", id.as_str()), ("apply[preview]", "1")];
    assert_eq!(teacher.call("marks_file/apply", &old).await.status.as_u16(), 422, "another preview was seen");
    let apply = [("apply[file]", id.as_str()), ("apply[preview]", "2")];
    assert_eq!(teacher.post_form("marks_file/apply", &apply).await.status.as_u16(), 302);
    let book = marks(&teacher).await;
    assert!(holds(&book, 1_500), "{book}");
    assert!(book.contains("Map"), "{book}");
    assert!(teacher.get(&preview).await.body.contains("2 marks written, 1 assessment made"));
    assert_eq!(teacher.post_form("marks_file/undo", &[("file", &id)]).await.status.as_u16(), 302);
    let book = marks(&teacher).await;
    let (live, deleted) = book.split_once("\"deleted\"").expect("a book lists what was deleted");
    assert!(holds(&book, 1_100) && !holds(&book, 1_500) && !live.contains("Map"), "{book}");
    assert!(deleted.contains("Map"), "its assessment can still be brought back: {book}");
    assert_eq!(teacher.call("marks_file/undo", &[("file", &id)]).await.status.as_u16(), 422, "once");
}

#[tokio::test]
async fn a_bad_cell_keeps_all_from_being_applied_unless_it_is_left_out() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let file = format!("Student,Quiz 900,Homework\n{CANARY} Fathers,21,9\n");
    let (preview, id) = previewed(&teacher, &file).await;
    let decide = [("decide[file]", id.as_str()), ("decide[lines][2]", "31")];
    assert_eq!(teacher.call("marks_file/decide", &decide).await.status.as_u16(), 200);
    let page = teacher.get(&preview).await.body;
    for told in ["1 cell can", "Line 2", "Quiz 900", "21", "more than the assessment"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let all = [("apply[file]", id.as_str()), ("apply[preview]", "2")];
    assert_eq!(teacher.call("marks_file/apply", &all).await.status.as_u16(), 422);
    assert!(!marks(&teacher).await.contains("Homework"), "nothing of the file is applied");
    let good = [("apply[file]", id.as_str()), ("apply[preview]", "2"), ("apply[good_only]", "true")];
    assert_eq!(teacher.call("marks_file/apply", &good).await.status.as_u16(), 200);
    let book = marks(&teacher).await;
    assert!(book.contains("Homework") && holds(&book, 1_100), "{book}");
}

#[tokio::test]
async fn what_is_no_file_of_marks_leads_back_with_the_reason() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let before = marks(&teacher).await.len();
    let large = "Number,Quiz\n".repeat(500_000);
    for file in [&b""[..], b"Number,Quiz 900\n", b"\x00\x01\x02", b"PK\x03\x04 no workbook", large.as_bytes()] {
        let answer = send(&teacher, 700, file).await;
        let back = place(&answer);
        assert_eq!(answer.status.as_u16(), 303, "{}", answer.body);
        assert!(back.starts_with("/teacher/courses/700/import?") && back.contains("__err"), "{back}");
        assert!(teacher.get(&back).await.body.contains("role=\"alert\""), "{back}");
    }
    for (caller, course) in [("teacher", 701), ("teacher", 99), ("other-teacher", 700), ("student", 700)] {
        let answer = send(&school.client(caller).await, course, b"Number,Quiz\n1,2\n").await;
        assert_eq!(answer.status.as_u16(), 404, "{caller} at {course}");
    }
    let foreign = send_from(&teacher, "http://evil.test", 700, b"Number,Quiz\n1,2\n").await;
    assert_eq!(foreign.status.as_u16(), 403);
    assert_eq!(place(&send(&school.anonymous(), 700, b"x").await), "/sign-in");
    assert_eq!(marks(&teacher).await.len(), before);
}

#[tokio::test]
async fn an_export_is_not_stored_and_changes_nothing_when_it_comes_back() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    for (ending, begins) in [("csv", &b"\xef\xbb\xbf"[..]), ("xlsx", b"PK")] {
        let export = teacher.get(&format!("/teacher/courses/700/export.{ending}")).await;
        assert_eq!(export.status.as_u16(), 200);
        assert!(export.bytes.starts_with(begins), "{ending}");
        let header = |name: &str| export.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!(header("cache-control"), "no-store");
        assert!(header("content-disposition").contains(&format!("Mathematics-Grade-9-A.{ending}")));
        let sent = send(&teacher, 700, &export.bytes).await;
        let page = teacher.get(&place(&sent)).await.body;
        assert!(page.contains("0 new · 0 changed · 0 cleared"), "{ending}: {page}");
        assert!(page.contains("Nothing changes"), "{ending}: {page}");
    }
}

#[tokio::test]
async fn an_admin_corrects_by_a_file_with_a_reason() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let file = format!("Number,Student,Quiz 900\n,{CANARY} Fathers,15\nNEW1,Eden Alemu,12\n");
    let (_, id) = previewed(&admin, &file).await;
    let decide = [("decide[file]", id.as_str()), ("decide[lines][2]", "31"), ("decide[lines][3]", "new")];
    assert_eq!(admin.call("marks_file/decide", &decide).await.status.as_u16(), 200);
    let silent = [("apply[file]", id.as_str()), ("apply[preview]", "2")];
    assert_eq!(admin.call("marks_file/apply", &silent).await.status.as_u16(), 422);
    let told = [&silent[..], &[("apply[why]", "Recounted by the board")]].concat();
    let applied = admin.call("marks_file/apply", &told).await;
    assert_eq!(applied.status.as_u16(), 200, "{}", applied.body);
    let book = marks(&admin).await;
    assert!(book.contains("Eden") && holds(&book, 1_500) && holds(&book, 1_200), "{book}");
    // A teacher makes nobody, whether they lead the course or not.
    for caller in ["teacher", "colleague"] {
        let teacher = school.client(caller).await;
        let (preview, id) = previewed(&teacher, "Number,Student,Quiz 900\nNEW2,Marta Haile,12\n").await;
        let decide = [("decide[file]", id.as_str()), ("decide[lines][2]", "new")];
        assert_eq!(teacher.call("marks_file/decide", &decide).await.status.as_u16(), 200);
        assert!(teacher.get(&preview).await.body.contains("Not in this course"));
        let apply = [("apply[file]", id.as_str()), ("apply[preview]", "2"), ("apply[good_only]", "true")];
        let applied = teacher.call("marks_file/apply", &apply).await;
        assert!(!marks(&teacher).await.contains("Marta"), "{caller}: {}", applied.body);
        assert!(!admin.call("people/list", &[]).await.body.contains("Marta"), "{caller}");
    }
}
