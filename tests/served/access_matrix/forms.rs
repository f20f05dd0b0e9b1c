//! The rows of functions once more, as a browser without wasm calls them: it is led back to its page, whose address tells the reason,
//! or is led on. The table says what wasm gets; what a form gets otherwise stands here.

use super::{
    Row,
    aims::Aims,
    claims::Beside,
    ended,
    harness::{self, Client},
    table,
    walk::{self, Eye, Walk, Way, fields},
};

/// What a form gets otherwise. A refusal is told by the reason in the address, and a 200 is led on without one.
const OTHERWISE: &[Row] = &[
    // No form has arguments that are JSON.
    ("POST gradebook/save_grades", [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    // Answered by a file, or by the sign-in page.
    ("POST export/record", [303, 200, 404, 200, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("POST export/account", [303, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    // Both are led on to the page that says that the mails have ended, or that it was no link.
    ("POST family/end_mails", [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
];

fn rows() -> Vec<Row> {
    ended::changed(OTHERWISE).into_iter().filter(|(row, _)| row.starts_with("POST ")).collect()
}

#[tokio::test]
async fn a_form_is_refused_where_wasm_is_and_told_the_same_reason() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let askers = walk::everybody(&school).await;
    let walk = Walk { school: &school, aims: &aims, beside: Beside::Nothing, way: Way::Form };
    let wrong = walk.through(&rows(), &askers).await;
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn a_form_of_nobody_leads_to_the_sign_in_page() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let nobody = school.anonymous();
    let mut asked = 0;
    for (row, statuses) in table().filter(|(row, statuses)| row.starts_with("POST ") && statuses[0] == 401) {
        let place = row.strip_prefix("POST ").expect("a function");
        // A sign-in that fails is on that page already.
        if place == "session/sign_in" {
            continue;
        }
        assert_eq!(led(&nobody, place, &aims).await, "/sign-in", "{row} {statuses:?}");
        asked += 1;
    }
    assert!(asked > 60, "{asked} functions");
}

#[tokio::test]
async fn a_form_whose_session_has_ended_saves_nothing_and_gives_no_secret_back() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let admin = school.client("admin").await;
    admin.call("session/sign_out", &[]).await;
    let mut eye = Eye::open(&school).await;
    let mut given_back = 0;
    for (row, _) in table().filter(|(row, statuses)| row.starts_with("POST ") && statuses[0] == 401) {
        let place = row.strip_prefix("POST ").expect("a function");
        let fields = fields(place, "admin", &aims, Beside::Nothing);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = admin.submit("/account", place, &fields).await;
        // A file is not given back, nor is a sign-in's failure an ended session.
        let is_page = answer.status.as_u16() == 401 && answer.body.contains("Your session has ended");
        assert!(is_page || OTHERS.contains(&place), "{place}: {} {}", answer.status, answer.body);
        given_back += usize::from(answer.body.contains("<form"));
        let is_secret = place.starts_with("account/") || place == "linking/use_code";
        assert!(!is_secret || !answer.body.contains("<form"), "{place}: {}", answer.body);
        assert_eq!(eye.change().await, None, "{place}");
    }
    assert!(given_back > 40, "{given_back} functions");
}

/// Answered by files and by a sign-in, by JSON, or by their own route.
const OTHERS: [&str; 6] =
    ["session/sign_in", "gradebook/save_grades", "people/roster", "marks_file/send", "export/record", "export/account"];

/// Where a browser ends up that sends the form of a page for people who are signed in.
async fn led(client: &Client, place: &str, aims: &Aims) -> String {
    let fields = fields(place, "anonymous", aims, Beside::Nothing);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut to = client.submit("/account", place, &fields).await.led_to();
    for _ in 0..3 {
        if to == "/sign-in" {
            break;
        }
        to = client.get(&to).await.led_to();
    }
    to
}
