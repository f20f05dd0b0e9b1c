//! Subjects: what there is, what it is called and where it is taught.

use school::{
    curriculum::{Stage, starting_set},
    id::SubjectId,
    person::searched,
    setup::SetupProblem,
    view::SubjectFields,
};

use super::{Noticed, label, refused};
use crate::{Error, Tx, permit::SchoolAdmin, store::sealed::Link};

/// Adds a subject; one of this name that was removed is put back.
pub(super) async fn add(tx: &mut Tx, permit: &SchoolAdmin, typed: &str) -> Result<Noticed, Error> {
    let name = label(typed)?;
    match named(tx, permit, &name).await? {
        None => insert(tx, permit, &name).await.map(|_| Noticed::Catalogue),
        Some((subject, true)) => restore(tx, permit, subject).await,
        Some((_, false)) => Err(refused(SetupProblem::Taken)),
    }
}

/// Renames a subject, offers it at some grade levels and stops offering it at others. Levels that the maker of the change
/// left alone stay as they are now.
pub(super) async fn change(
    tx: &mut Tx,
    permit: &SchoolAdmin,
    subject: SubjectId,
    was: &SubjectFields,
    to: &SubjectFields,
) -> Result<Noticed, Error> {
    let now = name_of(tx, permit, subject).await?;
    let name = label(&to.name)?;
    let renamed = name != was.name && name != now;
    if renamed && now != was.name {
        return Err(refused(SetupProblem::ChangedMeanwhile));
    }
    if renamed {
        rename(tx, permit, subject, &name).await?;
    }
    let mut changed = false;
    for stage in to.stages.difference(&was.stages) {
        changed |= offer(tx, permit, subject, *stage).await?;
    }
    for stage in was.stages.difference(&to.stages) {
        changed |= stop(tx, permit, subject, *stage).await?;
    }
    Ok(match (renamed, changed) {
        (true, _) => Noticed::Everywhere,
        (false, true) => Noticed::Catalogue,
        (false, false) => Noticed::Nothing,
    })
}

/// Takes a subject off the list that nobody needs.
pub(super) async fn remove(tx: &mut Tx, permit: &SchoolAdmin, subject: SubjectId) -> Result<Noticed, Error> {
    const OFFERED: &str = "SELECT subject_id FROM curriculum WHERE school_id = $1 AND subject_id = $2 LIMIT 1";
    const USED: &str = "SELECT id FROM courses WHERE school_id = $1 AND subject_id = $2 \
        UNION ALL SELECT id FROM course_requests WHERE school_id = $1 AND subject_id = $2 LIMIT 1";
    const REMOVE: &str = "UPDATE subjects SET removed_at = $3 WHERE school_id = $1 AND id = $2 AND removed_at IS NULL";
    name_of(tx, permit, subject).await?;
    for (text, problem) in [(OFFERED, SetupProblem::SubjectOffered), (USED, SetupProblem::SubjectInUse)] {
        let query = sqlx::query_scalar(text).bind(permit.school().0).bind(subject.0);
        let found: Option<i64> = query.fetch_optional(tx.link()).await?;
        if found.is_some() {
            return Err(refused(problem));
        }
    }
    let now = tx.now().0;
    let query = sqlx::query(REMOVE).bind(permit.school().0).bind(subject.0).bind(now);
    noticed(query.execute(tx.link()).await?.rows_affected())
}

/// Puts a removed subject back.
pub(super) async fn restore(tx: &mut Tx, permit: &SchoolAdmin, subject: SubjectId) -> Result<Noticed, Error> {
    const TEXT: &str =
        "UPDATE subjects SET removed_at = NULL WHERE school_id = $1 AND id = $2 AND removed_at IS NOT NULL";
    name_of(tx, permit, subject).await?;
    let query = sqlx::query(TEXT).bind(permit.school().0).bind(subject.0);
    noticed(query.execute(tx.link()).await?.rows_affected())
}

/// Adds the subjects and grade levels of the national curriculum that the school's lacks.
pub(super) async fn take_starting_set(tx: &mut Tx, permit: &SchoolAdmin) -> Result<Noticed, Error> {
    let mut changed = 0;
    for (name, stages) in starting_set() {
        let subject = match named(tx, permit, name).await? {
            Some((subject, removed)) => {
                if removed {
                    restore(tx, permit, subject).await?;
                }
                subject
            }
            None => insert(tx, permit, name).await?,
        };
        for stage in stages {
            changed += u64::from(offer(tx, permit, subject, stage).await?);
        }
    }
    noticed(changed)
}

fn noticed(rows: u64) -> Result<Noticed, Error> {
    Ok(if rows > 0 { Noticed::Catalogue } else { Noticed::Nothing })
}

async fn insert(tx: &mut Tx, permit: &SchoolAdmin, name: &str) -> Result<SubjectId, Error> {
    let subject = SubjectId(crate::id::mint());
    let query = sqlx::query("INSERT INTO subjects (school_id, id, name, search_key) VALUES ($1, $2, $3, $4)");
    query.bind(permit.school().0).bind(subject.0).bind(name).bind(searched(name)).execute(tx.link()).await?;
    Ok(subject)
}

async fn rename(tx: &mut Tx, permit: &SchoolAdmin, subject: SubjectId, name: &str) -> Result<(), Error> {
    if named(tx, permit, name).await?.is_some() {
        return Err(refused(SetupProblem::Taken));
    }
    let query = sqlx::query("UPDATE subjects SET name = $3, search_key = $4 WHERE school_id = $1 AND id = $2");
    query.bind(permit.school().0).bind(subject.0).bind(name).bind(searched(name)).execute(tx.link()).await?;
    Ok(())
}

async fn offer(tx: &mut Tx, permit: &SchoolAdmin, subject: SubjectId, stage: Stage) -> Result<bool, Error> {
    const TEXT: &str = "INSERT INTO curriculum (school_id, subject_id, grade_level, stream) VALUES ($1, $2, $3, $4) \
        ON CONFLICT DO NOTHING";
    place(tx, TEXT, permit, subject, stage).await
}

async fn stop(tx: &mut Tx, permit: &SchoolAdmin, subject: SubjectId, stage: Stage) -> Result<bool, Error> {
    const TEXT: &str =
        "DELETE FROM curriculum WHERE school_id = $1 AND subject_id = $2 AND grade_level = $3 AND stream = $4";
    place(tx, TEXT, permit, subject, stage).await
}

/// Runs a statement about a subject at a stage; says whether it changed anything.
async fn place(
    tx: &mut Tx,
    text: &'static str,
    permit: &SchoolAdmin,
    subject: SubjectId,
    stage: Stage,
) -> Result<bool, Error> {
    let query = sqlx::query(text).bind(permit.school().0).bind(subject.0);
    let query = query.bind(stage.level().number()).bind(stage.stream().name());
    Ok(query.execute(tx.link()).await?.rows_affected() > 0)
}

/// The subject of this name, and whether it was removed.
async fn named(tx: &mut Tx, permit: &SchoolAdmin, name: &str) -> Result<Option<(SubjectId, bool)>, Error> {
    let query = sqlx::query_as("SELECT id, removed_at FROM subjects WHERE school_id = $1 AND name = $2");
    let row: Option<(i64, Option<i64>)> = query.bind(permit.school().0).bind(name).fetch_optional(tx.link()).await?;
    Ok(row.map(|(id, removed_at)| (SubjectId(id), removed_at.is_some())))
}

/// What the subject is called; it must be one of the permit's school.
async fn name_of(tx: &mut Tx, permit: &SchoolAdmin, subject: SubjectId) -> Result<String, Error> {
    let query = sqlx::query_scalar("SELECT name FROM subjects WHERE school_id = $1 AND id = $2");
    query.bind(permit.school().0).bind(subject.0).fetch_optional(tx.link()).await?.ok_or(Error::NotFound)
}
