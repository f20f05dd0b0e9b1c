//! What is held back is in no byte that a student or a parent gets: neither the marks nor the column.

use axum::http::StatusCode;

use crate::harness::{self, Answer, Client, client::mark_fields};

/// A title and a mark that are nowhere else.
const TITLE: &str = "Canarycolumn";
const MARK: &str = "13.37";
/// The mark in an answer; the same digits may stand in an instant.
const STORED: [&str; 2] = [":1337,", ":1337}"];
/// The column in an answer, and on a page.
const ID: &str = "\"assessment\":900";
const SHOWN_ID: &str = "data-assessment=\"900\"";

async fn done(client: &Client, function: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = client.call(function, fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{function}: {}", answer.body);
    answer
}

fn touch<'a>(seen: &'a str, save_id: &'a str) -> [(&'a str, &'a str); 4] {
    [("touch[course]", "700"), ("touch[assessment]", "900"), ("touch[seen]", seen), ("touch[save_id]", save_id)]
}

/// The teacher gives the assessment its title and the student the mark.
async fn mark(teacher: &Client) {
    let edit = [
        ("edit[touch][course]", "700"),
        ("edit[touch][assessment]", "900"),
        ("edit[touch][seen]", "1"),
        ("edit[touch][save_id]", "column-edit"),
        ("edit[title]", TITLE),
        ("edit[kind]", "quiz"),
        ("edit[max]", "2000"),
        ("edit[held_on]", "2026-11-28"),
    ];
    done(teacher, "gradebook/edit_assessment", &edit).await;
    done(teacher, "gradebook/save_grade", &mark_fields(MARK, "1", "column-mark")).await;
}

/// Everything that a reader gets: page, records, and the feed since a cursor.
async fn bytes(reader: &Client, page: &str, records: &str, cursor: &str) -> String {
    let feed = reader.get(&format!("/api/changes?since={cursor}&wait=0")).await;
    let mut all = format!("{:?} {}", feed.headers, feed.body);
    for answer in [reader.get(page).await, reader.call(records, &[]).await] {
        assert_eq!(answer.status, StatusCode::OK);
        all += &answer.body;
    }
    all
}

#[tokio::test]
async fn what_is_held_is_in_no_byte_of_a_family() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    for (caller, page, records) in [("student", "/student", "student/records"), ("parent", "/parent", "family/records")]
    {
        let school = harness::school::start().await;
        let (teacher, reader) = (school.client("teacher").await, school.client(caller).await);
        let cursor = reader.cursor().await;
        mark(&teacher).await;
        let posted = bytes(&reader, page, records, &cursor).await;
        for part in [TITLE, MARK, ID] {
            assert!(posted.contains(part), "{caller} sees {part} while it is posted");
        }
        assert!(STORED.iter().any(|form| posted.contains(form)), "{caller} gets the mark while it is posted");
        done(&teacher, "gradebook/hold_assessment", &touch("2", "column-hold")).await;
        let held = bytes(&reader, page, records, &cursor).await;
        for part in [TITLE, MARK, ID, SHOWN_ID].iter().chain(&STORED) {
            assert!(!held.contains(part), "{caller} sees {part} while it is held: {held}");
        }
        assert!(held.contains("assessment_updated"), "{caller} is told to look again");
        done(&teacher, "gradebook/post_assessment", &touch("3", "column-post")).await;
        assert!(bytes(&reader, page, records, &cursor).await.contains(TITLE), "{caller} sees it again");
    }
    let edited = teacher.get("/teacher/courses/700/gradebook").await;
    assert!(edited.body.contains("Options of Quiz 900"), "a teacher may change a column");
}

#[tokio::test]
async fn a_maximum_below_a_mark_is_refused_with_how_many() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let edit = [
        ("edit[touch][course]", "700"),
        ("edit[touch][assessment]", "900"),
        ("edit[touch][seen]", "1"),
        ("edit[touch][save_id]", "column-edit"),
        ("edit[title]", TITLE),
        ("edit[kind]", "quiz"),
        ("edit[max]", "1000"),
    ];
    let answer = teacher.call("gradebook/edit_assessment", &edit).await;
    assert_eq!(answer.status.as_u16(), 422);
    assert!(answer.body.contains("\"marks_above\":1"), "{}", answer.body);
}

#[tokio::test]
async fn a_book_is_filtered_and_sorted_by_its_address() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let book = "/teacher/courses/700/gradebook";
    let there = "id=\"total-31\"";
    for (query, is_there) in [
        ("", true),
        ("?q=canary", true),
        ("?q=nobody", false),
        ("?from=55&to=55", true),
        ("?to=54.99", false),
        ("?only=missing", false),
        ("?sort=overall&down=1", true),
        ("?kind=quiz", true),
    ] {
        let page = teacher.get(&format!("{book}{query}")).await.body;
        assert_eq!(page.contains(there), is_there, "{query}");
        let (_, nobody) = page.split_once("id=\"nobody\"").unwrap_or_else(|| panic!("{page}"));
        assert_eq!(nobody.split('>').next().is_some_and(|of| of.contains(" hidden")), is_there, "{query}");
    }
    let sorted = teacher.get(&format!("{book}?sort=overall&down=1")).await.body;
    assert!(sorted.contains("aria-sort=\"descending\""), "{sorted}");
    // A column of another kind is there for the page's program, and not shown.
    let essays = teacher.get(&format!("{book}?kind=essay")).await.body;
    for part in ["id=\"cell-31-900\"", "data-column=\"900\"", "data-statistic=\"900\""] {
        let (_, rest) = essays.split_once(part).unwrap_or_else(|| panic!("{part}: {essays}"));
        assert!(rest.split_once('>').is_some_and(|(element, _)| element.contains(" hidden")), "{part} is shown");
    }
}
