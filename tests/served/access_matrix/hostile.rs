//! What is no answer to a form's question, put into each field of each server function: it is refused or taken as what it says,
//! and is never a fault of the program.

use axum::{body::Body, http::header};

use super::{Aims, Row, claims::Beside, marks, table, walk};
use crate::harness::{
    self, Client,
    school::{CALLERS, TestSchool},
};

/// What people, spreadsheets and attackers type. A peer stored some of these as 0.
const HOSTILE: [&str; 12] = [
    "",
    "-1",
    "9223372036854775808",
    "NaN",
    "1e308",
    "0x1F",
    "1 OR 1=1",
    "'; DROP TABLE grades; --",
    "a\0b",
    "\u{202e}\u{200f}\u{feff}",
    "<script>alert(1)</script>",
    "፲፯",
];

/// Bodies that are no form, of any kind.
fn raw() -> Vec<(&'static str, Vec<u8>)> {
    let nested = |open: &str, close: &str| format!("{}{}", open.repeat(20_000), close.repeat(20_000)).into_bytes();
    vec![
        ("application/x-www-form-urlencoded", b"\xff\xfe%ff%00=%".to_vec()),
        ("application/x-www-form-urlencoded", format!("a{}=1", "[a]".repeat(15_000)).into_bytes()),
        ("application/x-www-form-urlencoded", "save=1&".repeat(9_000).into_bytes()),
        ("application/x-www-form-urlencoded", vec![b'9'; 60_000]),
        ("application/json", nested("[", "]")),
        ("application/json", nested("{\"save\":", "")),
        ("application/json", b"{\"save\":\"\\ud800\"}".to_vec()),
        ("application/json", b"\xff".to_vec()),
        ("text/plain", b"save[typed]=17".to_vec()),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n".to_vec()),
    ]
}

/// Each server function with somebody who may call it.
fn functions() -> impl Iterator<Item = (&'static str, &'static str)> {
    let allowed = |(row, expected): &'static Row| {
        let place = row.strip_prefix("POST ").filter(|place| !place.starts_with("session/"))?;
        let caller = CALLERS.iter().zip(&expected[1..]).find(|(_, status)| **status < 400);
        Some((place, *caller?.0))
    };
    table().filter_map(allowed)
}

async fn clients(school: &TestSchool) -> Vec<(&'static str, Client)> {
    let mut clients = Vec::new();
    for caller in CALLERS {
        clients.push((caller, school.client(caller).await));
    }
    clients
}

#[tokio::test]
async fn what_is_typed_into_any_field_is_no_fault_of_the_program() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let clients = clients(&school).await;
    let mut faults = Vec::new();
    let mut asked = 0;
    for (place, caller) in functions() {
        let client = &clients.iter().find(|(name, _)| *name == caller).expect("a client").1;
        let fields = walk::fields(place, caller, &aims, Beside::Nothing);
        let cases = (0..fields.len()).flat_map(|at| HOSTILE.map(|value| (at, value)));
        for (at, value) in cases {
            let sent: Vec<(&str, &str)> =
                (0..).zip(&fields).map(|(n, (name, own))| (name.as_str(), if n == at { value } else { own })).collect();
            let answer = client.call(place, &sent).await;
            asked += 1;
            if answer.status.as_u16() >= 500 {
                faults.push(format!("{place} with {}={value:?}: {} {:.120}", fields[at].0, answer.status, answer.body));
            }
        }
    }
    assert!(asked > 1_000, "{asked} calls were made");
    assert!(faults.is_empty(), "{} of {asked}:\n{}", faults.len(), faults.join("\n"));
}

#[tokio::test]
async fn what_is_no_form_at_all_is_no_fault_of_the_program() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let clients = clients(&school).await;
    let mut faults = Vec::new();
    for (place, caller) in functions() {
        let client = &clients.iter().find(|(name, _)| *name == caller).expect("a client").1;
        for (kind, body) in raw() {
            let request = client.request("POST", &format!("/api/{place}")).header(header::CONTENT_TYPE, kind);
            let begins = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
            let answer = client.send(request.header(header::ACCEPT, "application/json"), Body::from(body)).await;
            if answer.status.as_u16() >= 500 {
                faults.push(format!("{place} with {kind} {begins:?}: {} {:.120}", answer.status, answer.body));
            }
        }
        // The longest that is read, in one field.
        let long = "ሀ".repeat(6_000);
        let fields = walk::fields(place, caller, &aims, Beside::Nothing);
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, _)| (name.as_str(), long.as_str())).take(1).collect();
        let answer = client.call(place, &sent).await;
        if answer.status.as_u16() >= 500 {
            faults.push(format!("{place} with a long text: {} {:.120}", answer.status, answer.body));
        }
    }
    assert!(
        marks::json("gradebook/save_grades", "teacher", &aims).is_some(),
        "the one whose arguments are JSON is among them"
    );
    assert!(faults.is_empty(), "{}:\n{}", faults.len(), faults.join("\n"));
}
