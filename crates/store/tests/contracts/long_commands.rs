//! Long commands of the write door beside short ones.

use std::sync::Arc;

use school::event::EventName;
use store::{Change, Error, Tx, Write, Written};
use tokio::sync::Semaphore;

use crate::{contracts, world::World};

contracts!(what_is_short_waits_for_one_long_command_at_most,);

/// Takes as long as the test wants.
struct Long(Arc<Semaphore>);

/// Takes no time.
struct Short;

impl Write for Long {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        self.0.acquire().await.expect("nobody closes it").forget();
        tx.record(Change::of_school(EventName::CourseRequestCreated));
        Ok(())
    }

    fn is_long(&self) -> bool {
        true
    }
}

impl Write for Short {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        tx.record(Change::of_school(EventName::CourseRequestCreated));
        Ok(())
    }
}

async fn what_is_short_waits_for_one_long_command_at_most(w: World) {
    let store = &w.store;
    let before = store.write(w.school, Short).await.expect("the queue is there").revision;
    let mut hear = store.committed();
    let gate = Arc::new(Semaphore::new(0));
    let long = || store.write(w.school, Long(Arc::clone(&gate)));
    // Polled in this order in one task: all of them wait before the first may go on.
    let answers = tokio::join!(long(), long(), long(), store.write(w.school, Short), async {
        gate.add_permits(3);
    });
    let revision = |written: Result<Written<()>, Error>| written.expect("it is written").revision.0 - before.0;
    let (first, second, third, short, ()) = answers;
    let [first, second, third, short] = [first, second, third, short].map(revision);
    // The first may have begun before the short one came.
    assert!(first < second && second < third, "{first}, {second}, {third}");
    assert!(short < second, "{short} after {second}");
    for _ in 0..4 {
        assert_eq!(
            hear.recv().await.expect("a commit").changes.len(),
            1,
            "a long one shares its transaction with nobody"
        );
    }
}
