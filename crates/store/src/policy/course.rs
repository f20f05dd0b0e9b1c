//! A course's policy as its page shows it.

use school::{
    clock::Instant,
    grade::Policy,
    id::{CourseId, Revision, SchoolId, TermId, Version},
    person::Name,
    view::{AsOf, CoursePolicy, PolicyLock, PolicyPreview, PolicySource, PolicyVersion},
};

use super::{chosen, stored, totals};
use crate::{
    Error,
    permit::ReadsGradebook,
    rows::{class_label, current_term, level_policy, own_policy, policy, scale, school_policy},
    store::{Connected, Reader, sealed::Link},
};

/// How many versions the page shows.
const MOST_VERSIONS: usize = 50;

/// Reads a course's policy with its history; where a choice is asked about, with what it would do.
///
/// # Errors
/// [`Error::Invalid`] for a choice that is none; the database's.
pub async fn course_policy(
    reader: &mut Reader,
    permit: &ReadsGradebook,
    asked: Option<&str>,
) -> Result<CoursePolicy, Error> {
    let head = head(reader, permit.school(), permit.course()).await?;
    let history = history(reader, permit, head.term_id).await?;
    let asked = asked.map(|asked| choice(asked, &history)).transpose()?;
    let (without, source_without) = head.without()?;
    let (in_force, source) = head.in_force()?;
    let lock = head.lock();
    let preview = match (asked, head.term_id.filter(|_| lock.is_none())) {
        (Some(choice), Some(term)) => {
            let after = choice.as_ref().unwrap_or(&without);
            let change = totals::Change { term: TermId(term), before: &in_force, after };
            let compared = totals::compare(reader, permit, change, scale(&head.grading_scale)?).await?;
            let totals::Compared { effect, at_the_end, moves } = compared;
            Some(PolicyPreview { policy: choice, effect, at_the_end, moves })
        }
        _ => None,
    };
    let cursor = [(permit.school(), Revision(head.revision))].into_iter().collect();
    Ok(CoursePolicy {
        as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() },
        school: permit.school(),
        course: permit.course(),
        class: class_label(head.grade_level, head.stream.as_deref(), head.section.as_deref(), &head.title),
        scale: scale(&head.grading_scale)?,
        may_set: permit.may_set_policy() && lock.is_none(),
        lock,
        seen: Version(head.seen),
        source,
        policy: in_force,
        without,
        source_without,
        history,
        preview,
        subject: head.subject,
        term: head.term.unwrap_or_default(),
    })
}

/// The choice that is asked about: a policy, none, or that of an older version.
fn choice(asked: &str, history: &[PolicyVersion]) -> Result<Option<Policy>, Error> {
    let Ok(version) = asked.parse() else { return chosen(asked) };
    let found = history.iter().find(|older| older.version == Version(version));
    found.map(|older| older.policy.clone()).ok_or(Error::NotFound)
}

/// What a course's policy is made of.
#[derive(sqlx::FromRow)]
pub(super) struct Head {
    revision: i64,
    state: String,
    pub grading_scale: String,
    subject: String,
    title: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
    pub term_id: Option<i64>,
    term: Option<String>,
    closed_at: Option<i64>,
    pub seen: i64,
    own: Option<String>,
    of_level: Option<String>,
    of_school: Option<String>,
}

impl Head {
    /// Why it can't be changed now.
    pub fn lock(&self) -> Option<PolicyLock> {
        match (&*self.state, self.term_id, self.closed_at) {
            ("ended", ..) => Some(PolicyLock::CourseEnded),
            (_, None, _) => Some(PolicyLock::NoTerm),
            (_, _, Some(_)) => Some(PolicyLock::TermClosed),
            _ => None,
        }
    }

    /// What counts, and whose it is.
    pub fn in_force(&self) -> Result<(Policy, PolicySource), Error> {
        match &self.own {
            Some(own) => Ok((policy(Some(own))?, PolicySource::Own)),
            None => self.without(),
        }
    }

    /// What counts without a policy of its own, and whose it is.
    pub fn without(&self) -> Result<(Policy, PolicySource), Error> {
        let (body, source) = match (&self.of_level, &self.of_school) {
            (Some(level), _) => (Some(level), PolicySource::Level),
            (None, Some(school)) => (Some(school), PolicySource::School),
            (None, None) => (None, PolicySource::Program),
        };
        Ok((policy(body.map(String::as_str))?, source))
    }
}

/// Reads what a course's policy is made of.
pub(super) async fn head(conn: &mut impl Connected, school: SchoolId, course: CourseId) -> Result<Head, Error> {
    const TEXT: &str = concat!(
        "SELECT k.revision, c.state, o.grading_scale, s.name AS subject, c.title, \
         COALESCE(l.grade_level, c.grade_level) AS grade_level, COALESCE(l.stream, c.stream) AS stream, l.section, \
         n.id AS term_id, n.name AS term, n.closed_at, \
         (SELECT COALESCE(MAX(v.version), 0) FROM grading_policies v WHERE v.school_id = c.school_id \
           AND v.course_id = c.id AND v.term_id = n.id) AS seen, ",
        own_policy!(),
        " AS own, ",
        level_policy!(),
        " AS of_level, ",
        school_policy!(),
        " AS of_school FROM courses c JOIN counters k ON k.school_id = c.school_id JOIN schools o ON o.id = c.school_id \
         JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id \
         LEFT JOIN terms n ON n.school_id = c.school_id AND n.id = ",
        current_term!(),
        " LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
         WHERE c.school_id = $1 AND c.id = $2"
    );
    let query = sqlx::query_as(TEXT).bind(school.0).bind(course.0);
    query.fetch_optional(conn.link()).await?.ok_or(Error::NotFound)
}

/// Version, body, when, and the name of who wrote it.
type VersionRow = (i64, String, i64, String, String, String);

async fn history(reader: &mut Reader, permit: &ReadsGradebook, term: Option<i64>) -> Result<Vec<PolicyVersion>, Error> {
    const TEXT: &str = "SELECT p.version, p.body, p.created_at, m.given_name, m.father_name, m.grandfather_name \
        FROM grading_policies p JOIN members m ON m.school_id = p.school_id AND m.id = p.created_by \
        WHERE p.school_id = $1 AND p.course_id = $2 AND p.term_id = $3 ORDER BY p.version DESC";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0).bind(term);
    let mut rows: Vec<VersionRow> = query.fetch_all(reader.link()).await?;
    rows.truncate(MOST_VERSIONS);
    let version = |(version, body, at, given, father, grandfather): VersionRow| {
        let who = Name { given, father, grandfather };
        Ok(PolicyVersion { version: Version(version), policy: stored(&body)?, who, at: Instant(at) })
    };
    rows.into_iter().map(version).collect()
}
