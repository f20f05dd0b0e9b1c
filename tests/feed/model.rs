//! Random saves, random times at which people look, and restarts in between: whatever the order, everyone who looks once more at
//! the end has what the database has. Who never hears of a change would keep an old state, and fails here.

use axum::Router;

use crate::{
    harness::{
        self, Client,
        school::{TestSchool, fill, start_beside},
    },
    postgres,
};

/// So many things happen in one history.
const STEPS: usize = 60;
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
    /// How often it heard of something.
    heard: usize,
}

impl Reader {
    async fn open(name: &'static str, school: &TestSchool) -> Self {
        let client = school.client(name).await;
        let mut reader = Self { name, client, cursor: String::new(), shown: String::new(), heard: 0 };
        reader.look().await;
        reader
    }

    /// Asks the feed as a page does, and reads anew where it says that something happened.
    async fn look(&mut self) {
        let news = self.client.get(&format!("/api/changes?since={}&wait=0", self.cursor)).await;
        let status = news.status.as_u16();
        assert!(matches!(status, 200 | 204), "{}: {status} {}", self.name, news.body);
        let cursor = news.headers.get("yeneta-cursor").and_then(|cursor| cursor.to_str().ok());
        cursor.expect("a cursor").clone_into(&mut self.cursor);
        if status == 200 {
            self.heard += 1;
            self.shown = self.client.get(STATE).await.body;
        }
    }
}

/// A save by one of the two who teach the course, over the version that is there.
async fn save(client: &Client, dice: &mut Dice, version: usize, seed: u64) {
    let (typed, seen) = (format!("{}.{:02}", dice.roll(20), dice.roll(100)), (version).to_string());
    let save_id = format!("model-{seed}-{version}");
    let fields = [
        ("save[course]", "700"),
        ("save[student]", "31"),
        ("save[assessment]", "900"),
        ("save[typed]", &typed),
        ("save[seen]", &seen),
        ("save[save_id]", &save_id),
    ];
    let answer = client.call("gradebook/save_grade", &fields).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
}

/// A history of this seed; `restart` ends the program and starts another on the same database.
async fn history(mut school: TestSchool, seed: u64) {
    println!("seed {seed}");
    let mut dice = Dice(seed);
    let mut readers = Vec::new();
    for name in READERS {
        readers.push(Reader::open(name, &school).await);
    }
    let mut version = 1;
    for _ in 0..STEPS {
        match dice.roll(8) {
            0..=2 => {
                let writer = 2 + dice.roll(2);
                save(&readers[writer].client, &mut dice, version, seed).await;
                version += 1;
            }
            3..=6 => {
                let reader = dice.roll(READERS.len());
                readers[reader].look().await;
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
    assert!(version > 5 && !truth.is_empty(), "marks were saved");
    for reader in &mut readers {
        reader.look().await;
        assert_eq!(reader.shown, truth, "seed {seed}: {} ends with what the database has", reader.name);
        let heard = reader.heard;
        reader.look().await;
        assert_eq!(reader.heard, heard, "seed {seed}: {} hears of nothing when nothing happened", reader.name);
    }
}

/// Another program on the same database; who is signed in stays so.
async fn restarted(school: TestSchool) -> TestSchool {
    let url = school.url.clone();
    school.store.close().await;
    start_beside(&url).await.keeping(school)
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_ends_in_the_databases_state_whatever_happened_between_on_sqlite() {
    for seed in 1..=6 {
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
