//! The rows once more, aimed at others: a classmate, the class beside, another school, nothing. What one may not see does not
//! exist: a row that aims elsewhere answers as the hand-written table does, with its columns in other places.

use super::{
    Row,
    aims::Aims,
    claims::Beside,
    harness::{self, school::TestSchool},
    marks, table,
    walk::{self, Walk, Way, address, fields},
};

/// The statuses of a row, by its columns.
type Statuses = [u16; 12];

/// Whoever gets an answer or a reason from the own row gets none here.
fn none(status: u16) -> u16 {
    if matches!(status, 200 | 409 | 422) { 404 } else { status }
}

fn classmate([anon, _, other, _, other_parent, rest @ ..]: Statuses) -> Statuses {
    let mut statuses = [anon, other, other, other_parent, other_parent, 0, 0, 0, 0, 0, 0, 0];
    statuses[5..].copy_from_slice(&rest);
    statuses
}

/// Each stands to the class beside as the others do to theirs.
fn other_class(s: Statuses) -> Statuses {
    [s[0], s[2], s[1], s[4], s[3], s[5], s[8], s[8], s[6], s[9], s[10], s[11]]
}

/// The admin of the other school is the only one of the table who is of it.
fn other_school(s: Statuses) -> Statuses {
    let mut statuses = s.map(none);
    statuses[9] = none(s[10]);
    statuses[10] = s[9];
    statuses
}

fn unknown(s: Statuses) -> Statuses {
    s.map(none)
}

/// Whether a row sends the same whichever of the two it aims at.
pub fn aims_alike(row: &str, one: &Aims, other: &Aims) -> bool {
    let (_, place) = row.split_once(' ').expect("a row is a method and a place");
    let sent = |aims| (address(place, aims), fields(place, "", aims, Beside::Nothing), marks::json(place, "", aims));
    sent(one) == sent(other)
}

async fn holds(school: &TestSchool, aims: &Aims, own: &Aims, as_own: fn(Statuses) -> Statuses, but: &[Row]) {
    let aimed = table().filter(|(row, _)| !aims_alike(row, aims, own));
    let rows: Vec<Row> = aimed
        .map(|(row, statuses)| {
            let literal = but.iter().find(|(other, _)| other == row);
            (*row, literal.map_or_else(|| as_own(*statuses), |(_, statuses)| *statuses))
        })
        .collect();
    assert!(rows.len() > 9, "{} rows aim at it", rows.len());
    for (row, _) in but {
        assert!(rows.iter().any(|(other, _)| other == row), "{row} is none of the rows that aim at it");
    }
    let askers = walk::everybody(school).await;
    let wrong = Walk { school, aims, beside: Beside::Nothing, way: Way::Wasm }.through(&rows, &askers).await;
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn a_classmate_is_nobody_to_students_and_parents() {
    let school = harness::school::start().await;
    let aims = Aims::classmate(&school).await;
    let own = Aims { student: "31", given: harness::school::CANARY, ..aims.clone() };
    holds(&school, &aims, &own, classmate, &[]).await;
}

/// Whoever has asked for the subject already is another one, and the class beside has no class teacher.
const BESIDE: &[Row] = &[
    ("POST course_requests/ask", [401, 404, 404, 404, 404, 404, 422, 200, 422, 404, 404, 404]),
    ("POST linking/issue", [401, 404, 404, 404, 404, 404, 404, 404, 404, 200, 404, 404]),
    ("POST linking/issue_class", [401, 404, 404, 404, 404, 404, 404, 404, 404, 200, 404, 404]),
];

#[tokio::test]
async fn the_class_beside_is_its_own_peoples() {
    let school = harness::school::start().await;
    let aims = Aims::other_class(&school).await;
    holds(&school, &aims, &Aims::unknown(), other_class, BESIDE).await;
}

#[tokio::test]
async fn another_school_is_its_own_peoples() {
    let school = harness::school::start().await;
    let aims = Aims::other_school(&school).await;
    holds(&school, &aims, &Aims::unknown(), other_school, &[]).await;
}

#[tokio::test]
async fn what_nobody_has_is_nobodys() {
    let school = harness::school::start().await;
    let own = Aims::own(&school).await;
    holds(&school, &Aims::unknown(), &own, unknown, &[]).await;
}
