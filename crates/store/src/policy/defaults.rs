//! A school's defaults as its admins see them.

use std::collections::BTreeMap;

use school::{
    clock::Instant,
    curriculum::GradeLevel,
    grade::{Policy, Scale},
    id::{SchoolId, TermId, Version},
    person::Name,
    view::{DefaultVersion, PolicyBand, PolicyDefaults, PolicyLock},
};

use super::{chosen, default_effect, stored};
use crate::{
    Error,
    permit::{Administers, SchoolAdmin},
    rows::scale,
    setup::schools,
    store::{Connected, Reader, sealed::Link},
};

/// How many changes the page shows.
const MOST_CHANGES: usize = 50;

/// What is asked about: a choice for a band.
pub type Asked<'a> = (PolicyBand, &'a str);

/// Reads a school's defaults in its current term; where a choice is asked about, with what it would do.
///
/// # Errors
/// [`Error::NotFound`] for a school that is not the permit's; [`Error::Invalid`] for a choice that is none; the database's.
pub async fn policy_defaults(
    reader: &mut Reader,
    permit: &Administers,
    school: Option<SchoolId>,
    asked: Option<Asked<'_>>,
) -> Result<PolicyDefaults, Error> {
    let (as_of, schools) = schools(reader, permit).await?;
    let admin = permit.at(school)?;
    let now = current(reader, &admin).await?;
    let versions = versions(reader, &admin, now.term).await?;
    let preview = match (asked, now.term, now.lock()) {
        (Some((band, choice)), Some(term), None) => {
            let choice = chosen_or_older(choice, band, &versions)?;
            let asked = default_effect::Asked { term: TermId(term), band, choice };
            Some(default_effect::preview(reader, &admin, &asked, now.scale).await?)
        }
        _ => None,
    };
    let newest = newest_of_levels(&versions);
    Ok(PolicyDefaults {
        as_of,
        school: admin.school(),
        schools,
        lock: now.lock(),
        scale: now.scale,
        term: now.term.map(TermId).zip(now.name),
        seen: versions.iter().map(|row| Version(row.version)).max().unwrap_or_default(),
        school_wide: newest.get(&-1).map(|body| stored(body)).transpose()?.flatten(),
        bands: bands(&newest)?,
        history: history(versions)?,
        preview,
    })
}

/// A school's current term.
pub(super) struct Current {
    pub scale: Scale,
    pub term: Option<i64>,
    name: Option<String>,
    closed_at: Option<i64>,
}

impl Current {
    /// Why its defaults can't be changed now.
    pub fn lock(&self) -> Option<PolicyLock> {
        match (self.term, self.closed_at) {
            (None, _) => Some(PolicyLock::NoTerm),
            (Some(_), Some(_)) => Some(PolicyLock::TermClosed),
            (Some(_), None) => None,
        }
    }
}

/// The school's scale, its current term's id and name, and when it was closed.
type TermRow = (String, Option<i64>, Option<String>, Option<i64>);

/// The current term of the school's current year, and its scale.
pub(super) async fn current(conn: &mut impl Connected, permit: &SchoolAdmin) -> Result<Current, Error> {
    const TEXT: &str = "SELECT s.grading_scale, t.id, t.name, t.closed_at FROM schools s \
        LEFT JOIN terms t ON t.school_id = s.id AND t.year_id = s.current_year_id WHERE s.id = $1 \
        ORDER BY CASE WHEN t.closed_at IS NULL THEN 0 ELSE 1 END, t.position DESC LIMIT 1";
    let query = sqlx::query_as(TEXT).bind(permit.school().0);
    let row: Option<TermRow> = query.fetch_optional(conn.link()).await?;
    let (name_of_scale, term, name, closed_at) = row.ok_or(Error::NotFound)?;
    Ok(Current { scale: scale(&name_of_scale)?, term, name, closed_at })
}

#[derive(sqlx::FromRow)]
struct VersionRow {
    grade_level: i64,
    version: i64,
    body: String,
    created_at: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
}

/// Every version of a term, the newest first.
async fn versions(reader: &mut Reader, permit: &SchoolAdmin, term: Option<i64>) -> Result<Vec<VersionRow>, Error> {
    const TEXT: &str = "SELECT f.grade_level, f.version, f.body, f.created_at, m.given_name, m.father_name, \
        m.grandfather_name FROM policy_defaults f JOIN members m ON m.school_id = f.school_id AND m.id = f.created_by \
        WHERE f.school_id = $1 AND f.term_id = $2 ORDER BY f.version DESC, f.grade_level";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(term);
    Ok(query.fetch_all(reader.link()).await?)
}

/// The choice that is asked about: a policy, none, or that of an older version of the band.
fn chosen_or_older(asked: &str, band: PolicyBand, versions: &[VersionRow]) -> Result<Option<Policy>, Error> {
    let Ok(version) = asked.parse::<i64>() else { return chosen(asked) };
    let first = band.first.map_or(-1, GradeLevel::number);
    let found = versions.iter().find(|row| row.version == version && row.grade_level == first);
    found.map_or(Err(Error::NotFound), |row| stored(&row.body))
}

/// The newest body of each grade level.
fn newest_of_levels(versions: &[VersionRow]) -> BTreeMap<i64, &str> {
    let mut newest = BTreeMap::new();
    for row in versions {
        newest.entry(row.grade_level).or_insert(&*row.body);
    }
    newest
}

/// The defaults of grade levels, neighbours with the same one together.
fn bands(newest: &BTreeMap<i64, &str>) -> Result<Vec<(PolicyBand, Policy)>, Error> {
    let mut bands: Vec<(i64, i64, &str)> = Vec::new();
    for (level, body) in newest.iter().filter(|(level, body)| **level >= 0 && !body.is_empty()) {
        match bands.last_mut() {
            Some((_, last, same)) if *last + 1 == *level && *same == *body => *last = *level,
            _ => bands.push((*level, *level, body)),
        }
    }
    let band = |(first, last, body): (i64, i64, &str)| Ok((band(first, last)?, crate::rows::policy(Some(body))?));
    bands.into_iter().map(band).collect()
}

/// Each change, with the grade levels that it was of.
fn history(versions: Vec<VersionRow>) -> Result<Vec<DefaultVersion>, Error> {
    let mut changes: Vec<(i64, VersionRow)> = Vec::new();
    for row in versions {
        match changes.last_mut() {
            // One change of several levels: they come in their order.
            Some((last, first)) if (first.version, &first.body) == (row.version, &row.body) && *last >= 0 => {
                *last = row.grade_level;
            }
            _ => changes.push((row.grade_level, row)),
        }
    }
    let change = |(last, row): (i64, VersionRow)| {
        Ok(DefaultVersion {
            version: Version(row.version),
            band: if row.grade_level < 0 { PolicyBand::SCHOOL } else { band(row.grade_level, last)? },
            policy: stored(&row.body)?,
            who: Name { given: row.given_name, father: row.father_name, grandfather: row.grandfather_name },
            at: Instant(row.created_at),
        })
    };
    changes.into_iter().take(MOST_CHANGES).map(change).collect()
}

fn band(first: i64, last: i64) -> Result<PolicyBand, Error> {
    let level = |number: i64| GradeLevel::try_from(number).map_err(|_| Error::corrupt("an unknown grade level"));
    Ok(PolicyBand::levels(level(first)?, level(last)?))
}
