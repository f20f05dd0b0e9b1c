//! A school's settings: reading them with their history, and saving what an admin typed.
//!
//! Invariant: nobody's choice is overwritten unseen. What two admins changed to different values is refused to the second.

use school::{
    calendar::Calendar,
    curriculum::Region,
    event::EventName,
    grade::Scale,
    id::{SchoolId, Version},
    label::Label,
    settings::{Grace, Setting, Settings, merged},
    view::{SaveSettings, SettingChange, SettingsPage, SettingsSaved},
};

use super::{
    history::{self, ChangeRow, Told},
    schools,
};
use crate::{
    Caller, Change, Error, Store, Tx, Write,
    permit::{Administers, SchoolAdmin},
    rows::languages,
    save::sooner,
    store::{Connected, Reader, sealed::Link},
};

/// Reads the settings of the school that was asked for, else of the first, with the newest of their history.
///
/// # Errors
/// [`Error::NotFound`] when the permit is not for the school that was asked for, else the database's.
pub async fn settings(
    reader: &mut Reader,
    permit: &Administers,
    asked: Option<SchoolId>,
) -> Result<SettingsPage, Error> {
    let own = permit.at(asked)?;
    // The revisions first: what is written meanwhile shows in the next refresh.
    let (as_of, schools) = schools(reader, permit).await?;
    let rows = with_history(reader, &own).await?;
    let settings = rows.first().ok_or(Error::NotFound)?.settings.read()?;
    let history: Vec<SettingChange> = rows.into_iter().filter_map(|row| row.change.change()).collect();
    let version = history.first().map_or(Version(0), |newest| newest.version);
    Ok(SettingsPage { as_of, school: own.school(), schools, settings, version, history })
}

/// Saves the settings that an admin typed.
#[derive(Clone, Debug)]
pub struct SaveSettingsCommand {
    /// Who saves.
    pub caller: Caller,
    /// What was typed.
    pub save: SaveSettings,
}

impl Store {
    /// Saves settings through the door. What the admin left as it was seen stays as it is now.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, [`Error::Overtaken`] with what another admin changed meanwhile to something
    /// else, [`Error::Busy`].
    pub async fn save_settings(&self, caller: Caller, save: SaveSettings) -> Result<SettingsSaved, Error> {
        let school = save.school;
        let written = self.write(school, SaveSettingsCommand { caller, save }).await?;
        Ok(SettingsSaved { revision: written.own(), version: written.value })
    }
}

impl Write for SaveSettingsCommand {
    type Output = Version;

    async fn apply(&self, tx: &mut Tx) -> Result<Version, Error> {
        let permit = SchoolAdmin::setting_up(tx, self.caller, self.save.school).await?;
        history::lock(tx, &permit).await?;
        let current = current(tx, &permit).await?;
        let since = history::since(tx, &permit, self.save.seen).await?;
        let base = as_seen(&current, &since);
        let known = told_of(&since, self.save.told);
        let merged = merged(&base, &current, &self.save.settings, &known)
            .map_err(|both| Error::Overtaken(newest_of(&since, &both)))?;
        let told = |setting: Setting| Told { setting, old: current.stored(setting), new: merged.stored(setting) };
        let told: Vec<Told> =
            Settings::EDITED.into_iter().map(told).filter(|change| change.old != change.new).collect();
        if told.is_empty() {
            let newest = since.last().map_or(self.save.seen, |change| change.version);
            return Ok(newest);
        }
        update(tx, &permit, &merged).await?;
        sooner(tx, current.grace, merged.grace).await?;
        let version = history::add(tx, &permit, &told).await?;
        // Names, letters, dates and times of day stand on every page.
        tx.record(Change::of_school(EventName::DataRefreshNeeded));
        Ok(version)
    }
}

/// The settings as they were when their writer saw them: what changed since, taken back from the newest to the oldest.
fn as_seen(current: &Settings, since: &[SettingChange]) -> Settings {
    let mut base = current.clone();
    for change in since.iter().rev() {
        // An act that is no setting has nothing to be put back.
        let _ = base.put(change.setting, &change.old);
    }
    base
}

/// The settings that nobody changed after the version that the writer was told of.
fn told_of(since: &[SettingChange], told: Version) -> Vec<Setting> {
    let unseen = |setting| since.iter().any(|change| change.setting == setting && change.version > told);
    Settings::EDITED.into_iter().filter(|setting| !unseen(*setting)).collect()
}

/// The newest change of each of these settings.
fn newest_of(since: &[SettingChange], both: &[Setting]) -> Vec<SettingChange> {
    both.iter().filter_map(|setting| since.iter().rev().find(|change| change.setting == *setting).cloned()).collect()
}

/// The columns of a school that are settings.
#[derive(sqlx::FromRow)]
struct SettingsRow {
    name: String,
    region: String,
    grading_scale: String,
    calendar: String,
    time_zone: String,
    languages: String,
    rank_shown: i64,
    class_shown: i64,
    grace_seconds: i64,
    parents_may_request: i64,
    registration_open: i64,
}

impl SettingsRow {
    fn read(&self) -> Result<Settings, Error> {
        let unknown = Error::corrupt("an unknown setting");
        let region = match self.region.as_str() {
            "" => None,
            name => Some(Region::from_name(name).ok_or(Error::corrupt("an unknown region"))?),
        };
        let known = Scale::from_name(&self.grading_scale).zip(Calendar::from_name(&self.calendar));
        let (scale, calendar) = known.ok_or(unknown)?;
        Ok(Settings {
            name: Label::try_from(self.name.clone()).map_err(|_| Error::corrupt("a school without a name"))?,
            region,
            scale,
            calendar,
            time_zone: self.time_zone.clone(),
            languages: languages(&self.languages)?,
            rank_shown: self.rank_shown == 1,
            class_shown: self.class_shown == 1,
            grace: Grace::of_seconds(self.grace_seconds).ok_or(Error::corrupt("an unknown grace time"))?,
            parents_may_request: self.parents_may_request == 1,
            registration_open: self.registration_open == 1,
        })
    }
}

/// The settings beside one row of their history.
#[derive(sqlx::FromRow)]
struct Both {
    #[sqlx(flatten)]
    settings: SettingsRow,
    #[sqlx(flatten)]
    change: ChangeRow,
}

/// Settings and history in one statement: a version that is newer than the settings beside it would let a save undo what
/// its writer never saw.
async fn with_history(reader: &mut Reader, permit: &SchoolAdmin) -> Result<Vec<Both>, Error> {
    const TEXT: &str = "SELECT s.name, s.region, s.grading_scale, s.calendar, s.time_zone, s.languages, \
        s.rank_shown, s.class_shown, s.grace_seconds, s.parents_may_request, s.registration_open, h.version, h.setting, \
        h.old_value, h.new_value, h.changed_at, m.given_name, m.father_name, m.grandfather_name FROM schools s LEFT JOIN settings_history h ON h.school_id = s.id \
        LEFT JOIN members m ON m.school_id = h.school_id AND m.id = h.actor_id \
        WHERE s.id = $1 ORDER BY h.version DESC, h.setting LIMIT 50";
    let query = sqlx::query_as(TEXT).bind(permit.school().0);
    Ok(query.fetch_all(reader.link()).await?)
}

async fn current(conn: &mut impl Connected, permit: &SchoolAdmin) -> Result<Settings, Error> {
    const TEXT: &str = "SELECT name, region, grading_scale, calendar, time_zone, languages, rank_shown, class_shown, \
        grace_seconds, parents_may_request, registration_open FROM schools WHERE id = $1";
    let row: Option<SettingsRow> = sqlx::query_as(TEXT).bind(permit.school().0).fetch_optional(conn.link()).await?;
    row.ok_or(Error::NotFound)?.read()
}

async fn update(tx: &mut Tx, permit: &SchoolAdmin, settings: &Settings) -> Result<(), Error> {
    const TEXT: &str = "UPDATE schools SET name = $2, region = $3, grading_scale = $4, calendar = $5, time_zone = $6, \
        languages = $7, rank_shown = $8, class_shown = $9, grace_seconds = $10, parents_may_request = $11, \
        registration_open = $12 WHERE id = $1";
    let query = sqlx::query(TEXT)
        .bind(permit.school().0)
        .bind(settings.name.as_str())
        .bind(settings.region.map_or("", Region::name))
        .bind(settings.scale.name())
        .bind(settings.calendar.name())
        .bind(&settings.time_zone)
        .bind(settings.languages.name())
        .bind(i64::from(settings.rank_shown))
        .bind(i64::from(settings.class_shown))
        .bind(settings.grace.seconds())
        .bind(i64::from(settings.parents_may_request))
        .bind(i64::from(settings.registration_open));
    query.execute(tx.link()).await?;
    Ok(())
}
