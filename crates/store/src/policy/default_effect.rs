//! What a change of a default does to the courses that follow it.

use school::{
    curriculum::GradeLevel,
    grade::{Basis, Policy, PolicyEffect, Scale, TotalMove},
    id::{CourseId, TermId},
    view::{CourseMove, DefaultsPreview, PolicyBand},
};

use super::{stored, totals};
use crate::{
    Error,
    permit::SchoolAdmin,
    rows::{class_label, current_term, level_of_course, level_policy, own_policy, policy, school_policy},
    store::{Reader, sealed::Link},
};

/// How many courses are compared at most: a look that everyone waits for must end. How many are left out is said.
const MOST_COURSES: usize = 200;

/// A choice for a band in a term.
pub(super) struct Asked {
    pub term: TermId,
    pub band: PolicyBand,
    pub choice: Option<Policy>,
}

/// Compares all totals of the courses that follow the default: two statements.
pub(super) async fn preview(
    reader: &mut Reader,
    permit: &SchoolAdmin,
    asked: &Asked,
    scale: Scale,
) -> Result<DefaultsPreview, Error> {
    let rows: Vec<CourseRow> = courses(reader, permit, asked.term).await?;
    let touched = |row: &&CourseRow| row.is_touched(asked.band);
    let own = rows.iter().filter(touched).filter(|row| row.own.is_some()).count();
    let follow: Vec<&CourseRow> = rows.iter().filter(touched).filter(|row| row.own.is_none()).collect();
    let (following, compared) = (follow.len(), &follow[..follow.len().min(MOST_COURSES)]);
    let ids: Vec<i64> = compared.iter().map(|row| row.id).collect();
    let mut columns = totals::marks(reader, permit.school(), asked.term, &ids).await?;
    let (mut all, mut at_the_end, mut courses) = (Vec::new(), Vec::new(), Vec::new());
    for row in compared {
        let (before, after) = row.both(asked)?;
        let change = totals::Change { term: asked.term, before: &before, after: &after };
        let students = columns.remove(&row.id).unwrap_or_default();
        let of = |basis| students.values().map(|column| change.of(basis, column)).collect::<Vec<TotalMove>>();
        let (now, end) = (of(Basis::Current), of(Basis::Final));
        let effect = PolicyEffect::of(&now, scale);
        if effect.moved > 0 {
            courses.push(row.moved(effect));
        }
        all.extend(now);
        at_the_end.extend(end);
    }
    courses.sort_by(|a, b| (&a.subject, &a.class.plain(), a.course).cmp(&(&b.subject, &b.class.plain(), b.course)));
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(DefaultsPreview {
        band: asked.band,
        policy: asked.choice.clone(),
        effect: PolicyEffect::of(&all, scale),
        at_the_end: PolicyEffect::of(&at_the_end, scale),
        courses,
        following: number(following),
        own: number(own),
        uncounted: number(following - compared.len()),
    })
}

#[derive(sqlx::FromRow)]
struct CourseRow {
    id: i64,
    subject: String,
    title: String,
    stream: Option<String>,
    section: Option<String>,
    level: i64,
    own: Option<String>,
    of_level: Option<String>,
    of_school: Option<String>,
}

impl CourseRow {
    /// Whether the default for a band may be this course's.
    fn is_touched(&self, band: PolicyBand) -> bool {
        match band.is_the_schools() {
            true => self.of_level.is_none(),
            false => GradeLevel::try_from(self.level).is_ok_and(|level| band.holds(level)),
        }
    }

    /// The policy that counts, and the one that would.
    fn both(&self, asked: &Asked) -> Result<(Policy, Policy), Error> {
        let of_level = self.of_level.as_deref().map(stored).transpose()?.flatten();
        let of_school = self.of_school.as_deref().map(stored).transpose()?.flatten();
        let program = || policy(None);
        let counts = |level: Option<Policy>, school: Option<Policy>| level.or(school).map_or_else(program, Ok);
        let before = counts(of_level.clone(), of_school.clone())?;
        let after = match asked.band.is_the_schools() {
            true => counts(of_level, asked.choice.clone())?,
            false => counts(asked.choice.clone(), of_school)?,
        };
        Ok((before, after))
    }

    fn moved(&self, effect: PolicyEffect) -> CourseMove {
        CourseMove {
            course: CourseId(self.id),
            subject: self.subject.clone(),
            class: class_label(Some(self.level), self.stream.as_deref(), self.section.as_deref(), &self.title),
            effect,
        }
    }
}

/// The open courses whose current term this is, the smallest ids first.
async fn courses(reader: &mut Reader, permit: &SchoolAdmin, term: TermId) -> Result<Vec<CourseRow>, Error> {
    const TEXT: &str = concat!(
        "SELECT c.id, s.name AS subject, c.title, COALESCE(l.stream, c.stream) AS stream, l.section, ",
        level_of_course!(),
        " AS level, ",
        own_policy!(),
        " AS own, ",
        level_policy!(),
        " AS of_level, ",
        school_policy!(),
        " AS of_school FROM courses c JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id \
         LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
         WHERE c.school_id = $1 AND c.state = 'active' AND $2 = ",
        current_term!(),
        " ORDER BY c.id"
    );
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(term.0);
    Ok(query.fetch_all(reader.link()).await?)
}
