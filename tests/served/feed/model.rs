//! Random saves, random times at which people look, and restarts in between: whatever the order, everyone who looks once more at
//! the end has what the database has. Who never hears of a change would keep an old state, and fails here.

use std::time::Duration;

use axum::Router;
use school::{
    event::{Event, EventName},
    view::Saved,
};

use crate::{
    harness::{
        self, Client,
        school::{TestSchool, fill, start_beside},
    },
    postgres,
};

/// So many things happen in one history.
const STEPS: usize = 60;
/// How long a poll is held, in seconds, that is answered as soon as the mark is saved.
const HELD: u32 = 20;
/// Where the student's total in the course is told with every step to it.
const STATE: &str = "/api/explanation/700/31";
const READERS: [&str; 5] = ["student", "parent", "teacher", "colleague", "admin"];

/// Numbers as by dice, the same for the same seed.
struct Dice(u64);

impl Dice {
    /// One of `0..sides`.
    fn roll(&mut self, sides: usize) -> usize {
        // Knuth's MMIX generator; its upper bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
}

/// One open page.
struct Reader {
    name: &'static str,
    client: Client,
    cursor: String,
    /// What it shows.
    shown: String,
    /// The revisions of marks of which it heard, in that order.
    heard: Vec<i64>,
}

impl Reader {
    async fn open(name: &'static str, school: &TestSchool) -> Self {
        let client = school.client(name).await;
        let cursor = client.cursor().await;
        let shown = client.get(STATE).await.body;
        Self { name, client, cursor, shown, heard: Vec::new() }
    }

    /// Asks the feed as a page does, ready to be held so many seconds, and reads anew where it says that something happened.
    async fn look(&mut self, wait: u32) {
        let news = self.client.get(&format!("/api/changes?since={}&wait={wait}", self.cursor)).await;
        let status = news.status.as_u16();
        assert!(matches!(status, 200 | 204), "{}: {status} {}", self.name, news.body);
        self.cursor = news.cursor();
        if status == 200 {
            let mut body: serde_json::Value = serde_json::from_str(&news.body).expect("JSON");
            let events: Vec<Event> = serde_json::from_value(body["events"].take()).expect("events");
            for event in events {
                assert!(matches!(event.name, EventName::GradeCreated | EventName::GradeUpdated), "{event:?}");
                self.heard.push(event.revision.0);
            }
            self.shown = self.client.get(STATE).await.body;
        }
    }
}

/// A save by one of the two who teach the course, over the version that is there; gives its revision.
async fn save(client: &Client, dice: &mut Dice, version: usize, seed: u64) -> i64 {
    let (typed, seen) = (format!("{}.{:02}", dice.roll(20), dice.roll(100)), (version).to_string());
    let save_id = format!("model-{seed}-{version}");
    let answer = client.save_mark(&typed, &seen, &save_id).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    serde_json::from_str::<Saved>(&answer.body).expect("an acknowledgement").revision.0
}

/// A history of this seed; `restart` ends the program and starts another on the same database.
async fn history(mut school: TestSchool, seed: u64) {
    println!("seed {seed}");
    let mut dice = Dice(seed);
    let mut readers = Vec::new();
    for name in READERS {
        readers.push(Reader::open(name, &school).await);
    }
    // The revision of each save: everyone is concerned by all of them.
    let mut saved = Vec::new();
    for _ in 0..STEPS {
        match dice.roll(10) {
            0..=2 => {
                let writer = readers[2 + dice.roll(2)].client.clone();
                saved.push(save(&writer, &mut dice, saved.len() + 1, seed).await);
            }
            3..=6 => {
                let reader = dice.roll(READERS.len());
                readers[reader].look(0).await;
            }
            // Somebody is held while a mark is saved, or comes when it is.
            7..=8 => {
                let (reader, writer) = (dice.roll(READERS.len()), readers[2 + dice.roll(2)].client.clone());
                let pause = Duration::from_millis(dice.roll(30) as u64);
                let writing = async {
                    tokio::time::sleep(pause).await;
                    save(&writer, &mut dice, saved.len() + 1, seed).await
                };
                let ((), revision) = tokio::join!(readers[reader].look(HELD), writing);
                saved.push(revision);
            }
            _ => {
                school = restarted(school).await;
                for reader in &mut readers {
                    reader.client = reader.client.at(Router::clone(&school.router));
                }
            }
        }
    }
    let truth = readers[2].client.get(STATE).await.body;
    assert!(saved.len() > 4 && !truth.is_empty(), "marks were saved");
    for reader in &mut readers {
        // The last save is told a moment after it was acknowledged.
        reader.look(if reader.heard.len() < saved.len() { HELD } else { 0 }).await;
        assert_eq!(reader.shown, truth, "seed {seed}: {} ends with what the database has", reader.name);
        reader.look(0).await;
        assert_eq!(reader.heard, saved, "seed {seed}: {} hears of each save once, and of nothing else", reader.name);
    }
}

/// Another program on the same database; who is signed in stays so.
pub async fn restarted(school: TestSchool) -> TestSchool {
    let url = school.url.clone();
    school.store.close().await;
    start_beside(&url).await.keeping(school)
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_ends_in_the_databases_state_whatever_happened_between_on_sqlite() {
    for seed in 1..=4 {
        history(harness::school::start().await, seed).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_ends_in_the_databases_state_whatever_happened_between_on_postgres() {
    let cluster = postgres::Cluster::start().await;
    for seed in 101..=104 {
        let school = start_beside(&cluster.migrated_database().await).await;
        fill(&school.store).await;
        history(school, seed).await;
    }
}
