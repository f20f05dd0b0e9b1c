//! The history of a school's settings: who, when, from what, to what.
//!
//! Invariant: rows are only ever added, in the transaction of the change that they tell of.

use school::{clock::Instant, id::Version, person::Name, settings::Setting, view::SettingChange};

use crate::{Error, Tx, permit::SchoolAdmin, store::sealed::Link};

/// One change, before it is written.
pub(super) struct Told {
    pub setting: Setting,
    pub old: String,
    pub new: String,
}

/// A row of the history with its actor's name; all are there or none, as an outer join has them.
#[derive(sqlx::FromRow)]
pub(super) struct ChangeRow {
    version: Option<i64>,
    setting: Option<String>,
    old_value: Option<String>,
    new_value: Option<String>,
    changed_at: Option<i64>,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
}

impl ChangeRow {
    /// The change; none where there is no row, or one of a newer release.
    pub fn change(self) -> Option<SettingChange> {
        Some(SettingChange {
            version: Version(self.version?),
            setting: Setting::from_name(&self.setting?)?,
            old: self.old_value?,
            new: self.new_value?,
            who: Name { given: self.given_name?, father: self.father_name?, grandfather: self.grandfather_name? },
            at: Instant(self.changed_at?),
        })
    }
}

/// Keeps every other change of this school's settings waiting until the transaction ends, on both databases.
///
/// # Errors
/// The database's.
pub(crate) async fn lock(tx: &mut Tx, permit: &SchoolAdmin) -> Result<(), Error> {
    let query = sqlx::query("UPDATE schools SET calendar = calendar WHERE id = $1").bind(permit.school().0);
    query.execute(tx.link()).await?;
    Ok(())
}

/// What changed after a version, the oldest first.
///
/// # Errors
/// The database's.
pub(super) async fn since(tx: &mut Tx, permit: &SchoolAdmin, seen: Version) -> Result<Vec<SettingChange>, Error> {
    const TEXT: &str = "SELECT h.version, h.setting, h.old_value, h.new_value, h.changed_at, m.given_name, m.father_name, \
        m.grandfather_name FROM settings_history h JOIN members m ON m.school_id = h.school_id AND m.id = h.actor_id \
        WHERE h.school_id = $1 AND h.version > $2 ORDER BY h.version, h.setting";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(seen.0);
    let rows: Vec<ChangeRow> = query.fetch_all(tx.link()).await?;
    Ok(rows.into_iter().filter_map(ChangeRow::change).collect())
}

/// Adds changes of one act; returns the version that it made. The caller holds the [`lock`].
///
/// # Errors
/// The database's.
pub(super) async fn add(tx: &mut Tx, permit: &SchoolAdmin, told: &[Told]) -> Result<Version, Error> {
    const NEXT: &str = "SELECT COALESCE(MAX(version), 0) + 1 FROM settings_history WHERE school_id = $1";
    const TEXT: &str = "INSERT INTO settings_history (school_id, version, setting, old_value, new_value, changed_at, actor_id) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let version: i64 = sqlx::query_scalar(NEXT).bind(permit.school().0).fetch_one(tx.link()).await?;
    for change in told {
        let query = sqlx::query(TEXT)
            .bind(permit.school().0)
            .bind(version)
            .bind(change.setting.name())
            .bind(&change.old)
            .bind(&change.new)
            .bind(tx.now().0)
            .bind(permit.member().0);
        query.execute(tx.link()).await?;
    }
    Ok(Version(version))
}
