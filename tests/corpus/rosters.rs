//! Rosters: whatever is sent is held for a preview or refused with a reason, and changes nobody.

use school::view::{RosterPage, RosterShown};

use crate::{
    count_panics, files,
    harness::{self, Client},
    inputs, panics,
};

/// What came of a roster.
#[derive(Debug, PartialEq)]
enum Outcome {
    Held(RosterShown),
    /// The reason as the form's address has it.
    Refused(String),
}

async fn sent(admin: &Client, file: &[u8]) -> Outcome {
    let answer = files::send(admin, "/api/people/roster", &[("school", "1")], file).await;
    let place = answer.led_to();
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.body);
    let Some(id) = place.strip_prefix("/admin/people/import/") else {
        let reason = place.split("__err=").nth(1).unwrap_or_default().to_owned();
        assert!(place.starts_with("/admin/people/import?") && !reason.is_empty(), "{place}");
        return Outcome::Refused(reason);
    };
    let preview = admin.call("people/roster_preview", &[("roster", id)]).await;
    let page: RosterPage = serde_json::from_str(&preview.body).expect("a preview");
    assert_eq!(page.outcome, None, "nothing is applied");
    Outcome::Held(page.shown)
}

/// What a preview shows could be read by a form, too.
fn is_sound(shown: &RosterShown) {
    let mut numbers: Vec<&str> =
        shown.new.iter().map(|person| person.number.as_str()).filter(|n| !n.is_empty()).collect();
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), all, "a number is one person's");
    for person in &shown.new {
        assert!(!person.name.given.trim().is_empty() && person.number.chars().count() <= 32, "{person:?}");
        assert!(!person.name.to_string().contains(char::is_control), "{person:?}");
    }
    assert!(shown.changed.iter().all(|person| !person.changes.is_empty()));
    assert!(shown.bad.iter().all(|bad| bad.line > 1), "the headings are no person");
}

#[tokio::test]
async fn whatever_is_sent_as_a_roster_is_previewed_or_refused() {
    count_panics();
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let people = admin.call("people/list", &[]).await.body;
    let (mut held, mut refused) = (0, 0);
    for (n, input) in inputs("server_roster", 8).iter().enumerate() {
        let outcome = sent(&admin, &input.bytes).await;
        assert_eq!(panics(), 0, "{}: {}", input.origin, input.bytes.escape_ascii());
        match &outcome {
            Outcome::Held(shown) => is_sound(shown),
            Outcome::Refused(_) => refused += 1,
        }
        held += u32::from(matches!(outcome, Outcome::Held(_)));
        if !input.is_saved && n % 7 > 0 {
            continue;
        }
        for (how, file) in files::in_other_letters(&input.bytes) {
            assert_eq!(sent(&admin, &file).await, outcome, "{} {how}: {}", input.origin, input.bytes.escape_ascii());
        }
    }
    assert!(held > 20 && refused > 20, "{held} were held and {refused} refused");
    let after = admin.call("people/list", &[]).await.body;
    let told = |body: &str| body.split_once("\"schools\"").map(|(_, rest)| rest.to_owned()).expect("the list");
    assert_eq!(told(&people), told(&after), "a preview changes nobody");
}
