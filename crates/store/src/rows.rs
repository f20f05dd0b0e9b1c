//! What several queries read alike: cells, names, policies, the term that counts.

use school::{
    curriculum::{ClassLabel, GradeLevel, Stream},
    grade::{Basis, Flag, Kind, Mark, Points, Policy, Scale},
    id::{AssessmentId, MemberId, Version},
    language::Languages,
    person::Role,
    view::GradeCell,
};

use crate::Error;

/// A cell as it is stored: student, assessment, points, flag, comment, version.
pub(crate) type CellRow = (i64, i64, Option<i64>, String, String, i64);

/// Reads a stored cell.
pub(crate) fn cell((student, assessment, points, flag, comment, version): CellRow) -> Result<GradeCell, Error> {
    Ok(GradeCell {
        student: MemberId(student),
        assessment: AssessmentId(assessment),
        mark: mark(points, &flag)?,
        comment,
        version: Version(version),
    })
}

/// Reads a stored mark.
pub(crate) fn mark(points_hundredths: Option<i64>, flag: &str) -> Result<Mark, Error> {
    let flag = Flag::from_name(flag).ok_or(Error::corrupt("an unknown flag"))?;
    Ok(Mark { points: points_hundredths.map(Points::hundredths), flag })
}

/// Reads a stored kind of assessment.
pub(crate) fn kind(name: &str) -> Result<Kind, Error> {
    Kind::from_name(name).ok_or(Error::corrupt("an unknown kind of assessment"))
}

/// Reads a stored role.
pub(crate) fn role(name: &str) -> Result<Role, Error> {
    Role::from_name(name).ok_or(Error::corrupt("an unknown role"))
}

/// Reads a stored policy; a course without one has the default.
pub(crate) fn policy(body: Option<&str>) -> Result<Policy, Error> {
    body.map_or(Ok(Policy::default()), |body| {
        serde_json::from_str(body).map_err(|_| Error::corrupt("an unreadable policy"))
    })
}

/// Which total counts in a term: the final one once it is closed.
pub(crate) fn basis(closed_at: Option<i64>) -> Basis {
    if closed_at.is_some() { Basis::Final } else { Basis::Current }
}

/// Reads a stored scale.
pub(crate) fn scale(name: &str) -> Result<Scale, Error> {
    Scale::from_name(name).ok_or(Error::corrupt("an unknown scale"))
}

/// Reads a school's stored languages.
pub(crate) fn languages(name: &str) -> Result<Languages, Error> {
    Languages::from_name(name).ok_or(Error::corrupt("unknown languages"))
}

/// A class, or what a course is for. A level that is none, such as the -1 of a course for every one, leaves the title.
pub(crate) fn class_label(level: Option<i64>, stream: Option<&str>, section: Option<&str>, title: &str) -> ClassLabel {
    let level = level.and_then(|level| GradeLevel::try_from(level).ok());
    ClassLabel {
        level,
        stream: stream.and_then(Stream::from_name).unwrap_or_default(),
        section: section.unwrap_or_default().to_owned(),
        title: if level.is_some() { String::new() } else { title.to_owned() },
    }
}

/// The text of a class that a history holds.
pub(crate) fn class_name(level: Option<i64>, stream: Option<&str>, section: Option<&str>, title: &str) -> String {
    class_label(level, stream, section, title).plain()
}

/// A count as a screen takes it.
pub(crate) fn count(n: i64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The term that counts now for course `c`, as a subquery: the last open one; after the year's end the last one.
macro_rules! current_term {
    () => {
        "(SELECT t.id FROM terms t WHERE t.school_id = c.school_id AND t.year_id = c.year_id \
          ORDER BY CASE WHEN t.closed_at IS NULL THEN 0 ELSE 1 END, t.position DESC LIMIT 1)"
    };
}

/// When the current term of course `c` was closed, as a subquery; NULL while it is open.
macro_rules! term_closed_at {
    () => {
        concat!(
            "(SELECT d.closed_at FROM terms d WHERE d.school_id = c.school_id AND d.id = ",
            $crate::rows::current_term!(),
            ")"
        )
    };
}

/// The newest version of course `c`'s own policy in the current term, as a subquery; NULL where it has none.
macro_rules! own_policy {
    () => {
        concat!(
            "NULLIF((SELECT p.body FROM grading_policies p WHERE p.school_id = c.school_id AND p.course_id = c.id \
              AND p.term_id = ",
            $crate::rows::current_term!(),
            " ORDER BY p.version DESC LIMIT 1), '')"
        )
    };
}

/// The default of course `c`'s grade level in the current term, as a subquery; NULL where it has none.
macro_rules! level_policy {
    () => {
        concat!(
            "NULLIF((SELECT f.body FROM policy_defaults f WHERE f.school_id = c.school_id AND f.grade_level >= 0 \
              AND f.grade_level = ",
            $crate::rows::level_of_course!(),
            " AND f.term_id = ",
            $crate::rows::current_term!(),
            " ORDER BY f.version DESC LIMIT 1), '')"
        )
    };
}

/// The default of the school of course `c` in the current term, as a subquery; NULL where it has none.
macro_rules! school_policy {
    () => {
        concat!(
            "NULLIF((SELECT f.body FROM policy_defaults f WHERE f.school_id = c.school_id AND f.grade_level = -1 \
              AND f.term_id = ",
            $crate::rows::current_term!(),
            " ORDER BY f.version DESC LIMIT 1), '')"
        )
    };
}

/// The grade level of course `c`, as a subquery: that of its class, else the one it is for; -1 is none.
macro_rules! level_of_course {
    () => {
        "COALESCE((SELECT b.grade_level FROM classes b WHERE b.school_id = c.school_id AND b.id = c.class_id), c.grade_level)"
    };
}

/// The policy of course `c` in the current term, as a subquery: its own, else its grade level's, else the school's; NULL
/// where there is none of these, and the program's counts. Every row that it reads is of that term.
macro_rules! current_policy {
    () => {
        concat!(
            "COALESCE(",
            $crate::rows::own_policy!(),
            ", ",
            $crate::rows::level_policy!(),
            ", ",
            $crate::rows::school_policy!(),
            ")"
        )
    };
}

pub(crate) use {
    current_policy, current_term, level_of_course, level_policy, own_policy, school_policy, term_closed_at,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_told_by_its_level_stream_and_section_else_by_its_title() {
        assert_eq!(class_name(Some(9), Some(""), Some("A"), "x"), "Grade 9 A");
        assert_eq!(class_name(Some(11), Some("Natural"), Some("B"), ""), "Grade 11 Natural B");
        assert_eq!(class_name(Some(0), Some(""), Some("A"), ""), "KG A");
        assert_eq!(class_name(Some(0), Some(""), None, "KG"), "KG");
        assert_eq!(class_name(Some(-1), Some(""), None, "Grades 9 and 10"), "Grades 9 and 10");
        assert_eq!(class_name(None, None, None, "School 68137"), "School 68137");
        assert!(class_label(None, None, None, "").is_empty());
    }
}
