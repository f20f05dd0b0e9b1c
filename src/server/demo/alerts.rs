//! What the demo's parent has chosen to be told of one child.

use school::{alert::TypedRule, view::SaveAlerts};
use store::{Caller, Error, Store, permit::SetsAlerts};

/// Chooses, as the parent: under the pass mark, and missing work. Of the child who is not student@, whose alerts are left to
/// be chosen.
pub async fn choose(store: &Store) -> Result<(), Error> {
    let parent = store.account_by_email("parent@yeneta.demo").await?.ok_or(Error::NotFound)?;
    let parent = Caller { account: parent.account };
    let permit = SetsAlerts::mint(&mut store.read().await?, parent).await?;
    let Some((_, child)) = permit.students().last().copied() else { return Ok(()) };
    let rule = TypedRule { under_on: true, under: "50".into(), missing: true, ..TypedRule::default() };
    store.save_alerts(parent, &SaveAlerts { child, rule }).await.map(|_| ())
}
