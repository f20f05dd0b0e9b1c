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
    let (now, versions) = versions(reader, &admin).await?;
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

/// A version of a default.
struct VersionRow {
    grade_level: i64,
    version: i64,
    body: String,
    created_at: i64,
    who: Name,
}

/// The school with its current term, and a version of a default, of which all is there or nothing.
#[derive(sqlx::FromRow)]
struct PageRow {
    grading_scale: String,
    term: Option<i64>,
    name: Option<String>,
    closed_at: Option<i64>,
    grade_level: Option<i64>,
    version: Option<i64>,
    body: Option<String>,
    created_at: Option<i64>,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
}

impl PageRow {
    fn version(self) -> Option<VersionRow> {
        Some(VersionRow {
            grade_level: self.grade_level?,
            version: self.version?,
            body: self.body?,
            created_at: self.created_at?,
            who: Name { given: self.given_name?, father: self.father_name?, grandfather: self.grandfather_name? },
        })
    }
}

/// The current term with every version of it, the newest first.
async fn versions(reader: &mut Reader, permit: &SchoolAdmin) -> Result<(Current, Vec<VersionRow>), Error> {
    const TEXT: &str = "SELECT s.grading_scale, n.id AS term, n.name, n.closed_at, f.grade_level, f.version, f.body, \
        f.created_at, m.given_name, m.father_name, m.grandfather_name FROM schools s \
        LEFT JOIN terms n ON n.school_id = s.id AND n.id = (SELECT t.id FROM terms t WHERE t.school_id = s.id \
            AND t.year_id = s.current_year_id \
            ORDER BY CASE WHEN t.closed_at IS NULL THEN 0 ELSE 1 END, t.position DESC LIMIT 1) \
        LEFT JOIN policy_defaults f ON f.school_id = n.school_id AND f.term_id = n.id \
        LEFT JOIN members m ON m.school_id = f.school_id AND m.id = f.created_by \
        WHERE s.id = $1 ORDER BY f.version DESC, f.grade_level";
    let rows: Vec<PageRow> = sqlx::query_as(TEXT).bind(permit.school().0).fetch_all(reader.link()).await?;
    let first = rows.first().ok_or(Error::NotFound)?;
    let now = Current {
        scale: scale(&first.grading_scale)?,
        term: first.term,
        name: first.name.clone(),
        closed_at: first.closed_at,
    };
    Ok((now, rows.into_iter().filter_map(PageRow::version).collect()))
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
            who: row.who,
            at: Instant(row.created_at),
        })
    };
    changes.into_iter().take(MOST_CHANGES).map(change).collect()
}

fn band(first: i64, last: i64) -> Result<PolicyBand, Error> {
    let level = |number: i64| GradeLevel::try_from(number).map_err(|_| Error::corrupt("an unknown grade level"));
    Ok(PolicyBand::levels(level(first)?, level(last)?))
}
