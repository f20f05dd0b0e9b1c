//! Saves through the write door beside the same saves, each in a transaction of its own, and how often each is synced.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use school::{
    id::{SaveId, Version},
    view::SaveGrade,
};
use store::{Error, SaveGradeCommand, Store, Tx, Write, id::mint};
use tokio::task::JoinSet;

use crate::{
    class,
    pairs::{self, PAIRS, Pairs, Side, sides},
    syncs,
};

/// Says to a child that it makes some saves and ends.
pub const SOME: &str = "save-some";

const WRITERS: [usize; 2] = [1, 64];
/// How long each side of a pair writes.
const SLICE: Duration = Duration::from_secs(2);

/// A save that shares its transaction with nobody: the same statements by the same door.
struct Singly(SaveGradeCommand);

impl Write for Singly {
    type Output = <SaveGradeCommand as Write>::Output;

    async fn apply(&self, tx: &mut Tx) -> Result<Self::Output, Error> {
        self.0.apply(tx).await
    }

    fn is_long(&self) -> bool {
        true
    }
}

/// A book that teachers write into, each a cell of their own.
struct Book {
    store: Store,
    versions: Vec<AtomicI64>,
    _folder: tempfile::TempDir,
}

pub fn measure() {
    crate::as_the_program().block_on(compare());
    syncs::measure();
}

async fn compare() {
    let book = Arc::new(Book::open().await);
    for writers in WRITERS {
        let mut a_second = Pairs::default();
        for pair in 0..=PAIRS {
            let mut figures = [0.0; 2];
            for side in sides(pair) {
                let at = usize::from(side == Side::Bare);
                figures[at] = book.write(side, writers, Some(SLICE), u32::MAX).await;
            }
            // The first pair warms both.
            if pair > 0 {
                a_second.push(figures[0], figures[1]);
            }
        }
        pairs::head(&format!("Saves of {writers} writers, together and singly"), PAIRS);
        pairs::line("acknowledged a second", &a_second, 0);
    }
}

/// Makes so many saves, as a child whose syncs are counted.
pub async fn some(how: &str, writers: &str, count: &str) {
    let side = if how == "singly" { Side::Bare } else { Side::Program };
    let writers: usize = writers.parse().expect("a number of writers");
    let count: u32 = count.parse().expect("a number of saves");
    let book = Arc::new(Book::open().await);
    let each = count / u32::try_from(writers).expect("few writers");
    book.write(side, writers, None, each).await;
    book.store.close().await;
}

impl Book {
    async fn open() -> Self {
        let folder = class::folder();
        let store = class::found(folder.path()).await;
        // Each cell has one mark, of the plan.
        let versions = (0..class::CELLS).map(|_| AtomicI64::new(1)).collect();
        Self { store, versions, _folder: folder }
    }

    /// Lets so many write, for so long or each so often; gives how many were acknowledged a second.
    async fn write(self: &Arc<Self>, side: Side, writers: usize, time: Option<Duration>, each: u32) -> f64 {
        let began = Instant::now();
        let mut all = JoinSet::new();
        for cell in 0..writers {
            let book = Arc::clone(self);
            all.spawn(async move {
                let mut saves = 0_u32;
                while saves < each && time.is_none_or(|time| began.elapsed() < time) {
                    book.save(side, cell).await;
                    saves += 1;
                }
                saves
            });
        }
        let saves: u32 = all.join_all().await.into_iter().sum();
        f64::from(saves) / began.elapsed().as_secs_f64()
    }

    async fn save(&self, side: Side, cell: usize) {
        let version = &self.versions[cell];
        let (student, assessment) = class::cell(cell);
        let seen = version.load(Ordering::Relaxed);
        let save = SaveGrade {
            course: class::COURSE,
            student,
            assessment,
            typed: (seen % 20).to_string(),
            seen: Version(seen),
            save_id: SaveId::try_from(format!("bench-{}", mint())).expect("a good save id"),
        };
        let made = match side {
            Side::Program => self.store.save_grade(class::teacher(), save).await.map(|saved| saved.version),
            Side::Bare => {
                let command = Singly(SaveGradeCommand { caller: class::teacher(), save });
                self.store.write(class::SCHOOL, command).await.map(|written| written.value.1)
            }
        };
        version.store(made.expect("the teacher may").0, Ordering::Relaxed);
    }
}
