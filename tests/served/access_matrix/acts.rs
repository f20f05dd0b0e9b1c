//! The functions that pages ask by themselves, which keep no session from ending, held against what each does to the database.

use std::collections::BTreeSet;

use yeneta::server::acts::READS;

use super::{
    Aims,
    claims::Beside,
    harness, table,
    walk::{Eye, ask, everybody},
};

/// What is no read, and yet leaves the database as it is in this walk: it is about a browser, or wants a secret, a file or a moment
/// that no caller of the walk has. A new function belongs here or among the reads, and whoever writes it has to say which.
const SILENT: [&str; 27] = [
    "account/accept_invitation",
    "account/change_email",
    "account/change_password",
    "account/choose_data_saver",
    "account/correct_registration",
    "account/decide_registration",
    "account/end_device",
    "account/join_invited",
    "account/register",
    "account/register_role",
    "account/reset_password",
    "family/end_mails",
    "linking/end",
    "linking/use_code",
    "marks_file/apply",
    "marks_file/decide",
    "marks_file/send",
    "marks_file/undo",
    "notifications/open",
    "notifications/read",
    "people/apply_roster",
    "people/preview_again",
    "people/roster",
    "people/standing",
    "policy/set",
    "policy/set_default",
    "session/sign_in",
];

#[tokio::test]
async fn what_pages_ask_by_themselves_writes_nothing_and_all_else_does() {
    let school = harness::school::start().await;
    let aims = Aims::own(&school).await;
    let askers = everybody(&school).await;
    let mut eye = Eye::open(&school).await;
    let (mut functions, mut writes) = (BTreeSet::new(), BTreeSet::new());
    for (row, _) in table() {
        let Some(function) = row.strip_prefix("POST ") else { continue };
        functions.insert(function);
        for asker in &askers {
            ask(&asker.client, row, asker.name, &aims, Beside::Nothing).await;
            if eye.change().await.is_some() {
                writes.insert(function);
            }
        }
    }
    let reads: BTreeSet<&str> = READS.iter().copied().collect();
    assert_eq!(reads.intersection(&writes).collect::<Vec<_>>(), Vec::<&&str>::new(), "listed as reads, and they write");
    assert_eq!(reads.difference(&functions).collect::<Vec<_>>(), Vec::<&&str>::new(), "there are no such functions");
    let quiet: Vec<&str> = functions.iter().copied().filter(|of| !reads.contains(of) && !writes.contains(of)).collect();
    assert_eq!(quiet, SILENT, "what only reads belongs into the list");
}
