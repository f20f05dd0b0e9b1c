//! Nothing that leaves the server towards a family holds what is another's, or is not theirs yet: every function and route of the
//! table is asked, by the student, by the parent, and by the parent when the link is ended, and all bytes are looked through.
//!
//! A function or a page that is new is in the table, or `every_function_and_route_is_in_the_table` fails: so it is asked here.

mod scan;
mod world;

use scan::{Canary, bytes, found};
use world::World;

use super::{claims::Beside, table, walk::ask};
use crate::harness::{
    Answer, Client,
    pages::PAGES,
    school::{CANARY, COURSE},
};

/// Asked for beside the table: others' ids, other formats, what families choose on their pages.
const MORE: [&str; 14] = [
    "/student/courses/701",
    "/student/courses/720",
    "/student?sort=lowest&show=passing",
    "/parent/children/32",
    "/parent/children/51",
    "/parent/children/131",
    "/parent/children/31/courses/701",
    "/parent/children/51/courses/700",
    "/api/explanation/700/51",
    "/api/explanation/701/32",
    "/api/explanation/720/131",
    "/api/explanation/720/31",
    "/notifications?page=1",
    "/api/changes?wait=0",
];

/// Every answer that a caller can get, with what was asked for.
async fn everything(client: &Client, caller: &str, World { since, aims, .. }: &World) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    // In the table's order; its last row signs out.
    let rows: Vec<&str> = table().map(|(row, _)| *row).filter(|row| *row != crate::access_matrix::LAST.0).collect();
    let pages = PAGES.iter().map(|(_, page)| *page).chain(MORE);
    for page in pages {
        answers.push((page.to_owned(), client.get(page).await));
    }
    answers.push(("the feed".into(), client.get(&format!("/api/changes?since={since}&wait=0")).await));
    for student in ["31", "32", "51", "131"] {
        for format in ["json", "csv"] {
            let file = client.call("export/record", &[("student", student), ("format", format)]).await;
            answers.push((format!("the {format} of {student}"), file));
        }
    }
    answers.push(("the account".into(), client.call("export/account", &[("format", "json")]).await));
    for row in rows {
        answers.push((row.to_owned(), ask(client, row, caller, aims, Beside::Nothing).await));
    }
    assert!(answers.len() > 150, "{} answers", answers.len());
    answers
}

/// Fails with every answer that has one of the canaries.
#[track_caller]
fn has_none(caller: &str, answers: &[(String, Answer)], canaries: &[Canary]) {
    let wrong = answers.iter().filter_map(|(asked, answer)| {
        let found = found(&bytes(answer), canaries);
        (!found.is_empty()).then(|| format!("{asked} by {caller}, {}: {found:?}", answer.status))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Fails where none of the answers has a canary: a look that finds nothing at all says nothing.
#[track_caller]
fn has_each(caller: &str, answers: &[(String, Answer)], canaries: &[Canary]) {
    for canary in canaries {
        assert!(answers.iter().any(|(_, answer)| canary.is_in(&bytes(answer))), "{caller} does not see {canary:?}");
    }
}

/// Every place that an answer tells, as the wire has it, in a page's script too, and as people read it.
fn places(text: &str) -> Vec<String> {
    let after = |mark: &str| {
        let rests = text.split(mark).skip(1);
        rests.map(|rest| digits(rest.trim_start_matches(['"', '\\', ':', ' ']))).collect::<Vec<_>>()
    };
    [after("\"place"), after("Rank ")].concat().into_iter().filter(|n| !n.is_empty()).collect()
}

fn digits(text: &str) -> String {
    text.chars().take_while(char::is_ascii_digit).collect()
}

/// Looks through all that the student and the parent get, and what was logged meanwhile; gives the answers of both.
async fn look_at_the_family(world: &World, forbidden: &[Canary], place: Option<&str>) -> Vec<(String, Answer)> {
    let mut all = Vec::new();
    for caller in ["student", "parent"] {
        let client = world.school.client(caller).await;
        let answers = everything(&client, caller, world).await;
        has_none(caller, &answers, forbidden);
        // Nobody else of a family reads what one of it asked.
        let asked = [Canary::Word("Studentsquestion")];
        if caller == "student" {
            has_each(caller, &answers, &asked)
        } else {
            has_none(caller, &answers, &asked)
        }
        has_each(caller, &answers, &world::own());
        let feed = answers.iter().find(|(asked, _)| asked == "the feed").map(|(_, answer)| answer.body.as_str());
        assert!(feed.is_some_and(|told| told.contains("grade_updated")), "there is something to hear: {feed:?}");
        for (asked, answer) in &answers {
            let others = places(&bytes(answer)).into_iter().filter(|told| Some(told.as_str()) != place);
            assert_eq!(others.collect::<Vec<_>>(), Vec::<String>::new(), "{asked} by {caller}");
        }
        all.extend(answers);
    }
    all
}

#[tokio::test]
async fn no_family_gets_what_is_not_theirs_in_a_class_of_seven() {
    scan::keep_log();
    let world = world::start(7).await;
    let forbidden = [world::never(), world::peers(&[])].concat();
    let answers = look_at_the_family(&world, &forbidden, None).await;
    assert!(answers.iter().all(|(_, answer)| !answer.body.contains("\"median\"")), "nothing of so few is summed up");

    let school = &world.school;
    // The same eyes on the teacher's book find all of it: it is there, and it can be found.
    let book = school.client("teacher").await.call("gradebook/book", &[("course", "700")]).await;
    let there = ["Canarypeer", "Canaryfather", "Canaryremark", "Canaryheld", "Canarygrace", "913771"].map(Canary::Word);
    let marks = [7_219, 8_371].map(Canary::Hundredths);
    let there: Vec<Canary> = there.into_iter().chain(marks).chain(world::peers(&[6])).collect();
    assert_eq!(found(&bytes(&book), &there), there);

    let unlink = [("link[student]", "31"), ("link[guardian]", "33")];
    let admin = school.client("admin").await;
    assert_eq!(admin.call("linking/end", &unlink).await.status.as_u16(), 200);
    let parent = school.client("parent").await;
    let after = everything(&parent, "parent", &world).await;
    has_none("an unlinked parent", &after, &[forbidden.clone(), world::own()].concat());

    tracing::info!(name = "Canarylogged", "this line is kept");
    let log = scan::log();
    assert!(Canary::Word("Canarylogged").is_in(&log), "the log is kept");
    assert_eq!(found(&log, &[forbidden, world::own()].concat()), [], "{log}");
}

#[tokio::test]
async fn of_a_class_of_eight_a_family_gets_median_and_range_alone() {
    scan::keep_log();
    let world = world::start(8).await;
    let forbidden = [world::never(), world::peers(&[0, 6])].concat();
    let answers = look_at_the_family(&world, &forbidden, Some(world::PLACE)).await;
    // The least, the greatest, and the middle of 59.61 and 61.34.
    let told = [world::PEERS[0], world::PEERS[6], 6_048].map(Canary::Hundredths);
    has_each("the family", &answers, &told);
    assert!(answers.iter().any(|(_, answer)| !places(&bytes(answer)).is_empty()), "the own place is told");
    // In files only what is the student's own.
    let files: Vec<(String, Answer)> = answers.into_iter().filter(|(asked, _)| asked.contains(" of ")).collect();
    has_none("a file", &files, &told);
    assert!(!scan::log().contains(CANARY));
}

/// What a family reads of a course and of its class, without when it was read.
async fn read(client: &Client) -> Vec<String> {
    let mut read = Vec::new();
    for (function, fields) in [("student/course", &[("course", "700")][..]), ("student/records", &[])] {
        let body = client.call(function, fields).await.body;
        let mut whole: serde_json::Value = serde_json::from_str(&body).expect("an answer is JSON");
        whole.as_object_mut().expect("an object").remove("as_of");
        read.push(whole.to_string());
    }
    read
}

/// Two classes that differ in one mark, of which neither median nor range nor the own place depend, are one to a family: no
/// arithmetic finds out what is not in the bytes.
#[tokio::test]
async fn one_mark_of_eight_can_not_be_computed_back() {
    let World { school, .. } = world::start(8).await;
    let (student, teacher, admin) =
        (school.client("student").await, school.client("teacher").await, school.client("admin").await);
    world::settle(&admin, "2", "0").await;
    school.store.show_marks().await.expect("it looks");
    let before = read(&student).await;
    assert!(before[0].contains("\"median\":6048") && before[0].contains("\"rank\":{"), "{}", before[0]);
    // The second lowest and the second highest, each on its own side of all that is told: the own total is 62.84.
    for (peer, typed) in [(52, "58.02"), (56, "62.85")] {
        world::say(&teacher, COURSE, peer, (world::TOLD, 1), &format!(r#"{{"typed":"{typed}"}}"#)).await;
        assert_eq!(read(&student).await, before, "{typed}");
    }
    // And one on which the median depends shows that such a change is seen at all.
    world::say(&teacher, COURSE, 54, (world::TOLD, 1), r#"{"typed":"59.63"}"#).await;
    assert_ne!(read(&student).await, before);
}

#[test]
fn the_scanner_finds_what_is_planted_and_nothing_else() {
    let (mark, name) = (Canary::Hundredths(6_130), Canary::Word("Canarypeer"));
    for planted in ["\"points\":6130}", "<td>61.3</td>", "61.3 LA", "=61.3,", "[6130]", "Overall: 61.3%."] {
        assert!(mark.is_in(planted), "{planted}");
    }
    for innocent in ["261.3", "61.35", "16130", "61.30.1", "x6130", "6130ms", "61", "0.6130"] {
        assert!(!mark.is_in(innocent), "{innocent}");
    }
    assert!(name.is_in("filename=\"CANARYPEER51.csv\"") && !name.is_in("Canary peer"));
    assert_eq!(places(r#"{"place":5,"of":8} Rank 3 of 8 \"place\": 12, in place 7"#), ["5", "12", "3"]);
}
