//! Permits for families: whose codes and guardians one may see and change, and what a code opens.

use std::collections::{BTreeMap, BTreeSet};

use school::{
    access::{Action, Relation, allows},
    event::Cursor,
    id::{ClassId, LinkIssueId, MemberId, Revision, SchoolId},
    person::Role,
    view::KeptClass,
};
use sqlx::{Any, AssertSqlSafe};

use super::Caller;
use crate::{Error, rows::class_label, sql, store::Connected};

/// The caller keeps these students' families, as an admin of their school or as their class teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepsStudents {
    school: SchoolId,
    member: MemberId,
    students: Vec<MemberId>,
}

/// The caller keeps the families of these schools as their admin, or of these classes as their class teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepsFamilies {
    /// Each school with a class, or with class 0 for the whole school.
    kept: Vec<(SchoolId, ClassId)>,
    classes: Vec<KeptClass>,
    cursor: Cursor,
}

/// The caller keeps the families of this class, as an admin of its school or as its class teacher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepsClass {
    school: SchoolId,
    class: ClassId,
}

/// The caller made this issue of codes, as this member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnIssue {
    school: SchoolId,
    issue: LinkIssueId,
}

impl KeepsStudents {
    /// Looks whether the caller may do this with the families of all these students, who are of one school.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is nobody or one who does not exist.
    pub async fn mint(
        conn: &mut impl Connected,
        caller: Caller,
        action: Action,
        students: &[MemberId],
    ) -> Result<Self, Error> {
        let asked: BTreeSet<MemberId> = students.iter().copied().collect();
        if asked.is_empty() {
            return Err(Error::NotFound);
        }
        // Nobody is linked to a student who is suspended; a link to one can be ended.
        let standing = if action == Action::IssueLinkCode { " AND s.status = 'active'" } else { "" };
        let text = format!(
            "SELECT m.school_id, m.id, m.role, s.id, l.class_teacher_id FROM members m \
             JOIN members s ON s.school_id = m.school_id AND s.role = 'student'{standing} AND s.id IN {} \
             LEFT JOIN classes l ON l.school_id = s.school_id AND l.id = s.class_id AND l.class_teacher_id = m.id \
             WHERE m.account_id = $1 AND m.status = 'active'",
            sql::tuples(1, asked.len(), 2, "")
        );
        let mut query = sqlx::query_as::<Any, StandRow>(AssertSqlSafe(text)).bind(caller.account.0);
        for student in &asked {
            query = query.bind(student.0);
        }
        let mut kept: BTreeMap<(SchoolId, MemberId), BTreeSet<MemberId>> = BTreeMap::new();
        for (school, member, role, student, class_teacher) in query.fetch_all(conn.link()).await? {
            if allows(relation(&role, class_teacher), action) {
                kept.entry((SchoolId(school), MemberId(member))).or_default().insert(MemberId(student));
            }
        }
        let ((school, member), students) = kept.into_iter().find(|(_, s)| *s == asked).ok_or(Error::NotFound)?;
        Ok(Self { school, member, students: students.into_iter().collect() })
    }

    /// The school of all of them.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The caller, as a member of that school.
    #[must_use]
    pub fn member(&self) -> MemberId {
        self.member
    }

    /// The students, each once.
    #[must_use]
    pub fn students(&self) -> &[MemberId] {
        &self.students
    }
}

/// School, member, role, student, and the member again if they are the class teacher.
type StandRow = (i64, i64, String, i64, Option<i64>);

fn relation(role: &str, class_teacher: Option<i64>) -> Relation {
    match (Role::from_name(role), class_teacher) {
        (Some(Role::Admin), _) => Relation::AdminOf,
        (Some(Role::Teacher), Some(_)) => Relation::ClassTeacherOf,
        _ => Relation::Stranger,
    }
}

impl KeepsFamilies {
    /// Finds the schools that the caller administers, with the classes of their current years.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the caller is no admin.
    pub async fn as_admin(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        const TEXT: &str = "SELECT m.school_id, s.name, k.revision, l.id AS class_id, l.grade_level, l.stream, l.section \
            FROM members m JOIN schools s ON s.id = m.school_id JOIN counters k ON k.school_id = m.school_id \
            LEFT JOIN classes l ON l.school_id = m.school_id AND l.year_id = s.current_year_id \
            WHERE m.account_id = $1 AND m.role = 'admin' AND m.status = 'active' \
            ORDER BY s.name, s.id, l.grade_level, l.stream, l.section";
        Self::mint(conn, caller, TEXT, Relation::AdminOf).await
    }

    /// Finds the classes whose class teacher the caller is; may be none.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the caller is no teacher.
    pub async fn as_class_teacher(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        const TEXT: &str = "SELECT m.school_id, s.name, k.revision, l.id AS class_id, l.grade_level, l.stream, l.section \
            FROM members m JOIN schools s ON s.id = m.school_id JOIN counters k ON k.school_id = m.school_id \
            LEFT JOIN classes l ON l.school_id = m.school_id AND l.class_teacher_id = m.id \
            WHERE m.account_id = $1 AND m.role = 'teacher' AND m.status = 'active' \
            ORDER BY s.name, s.id, l.grade_level, l.stream, l.section";
        Self::mint(conn, caller, TEXT, Relation::ClassTeacherOf).await
    }

    async fn mint(
        conn: &mut impl Connected,
        caller: Caller,
        text: &'static str,
        relation: Relation,
    ) -> Result<Self, Error> {
        let rows: Vec<KeptRow> = sqlx::query_as(text).bind(caller.account.0).fetch_all(conn.link()).await?;
        if rows.is_empty() || !allows(relation, Action::IssueLinkCode) {
            return Err(Error::NotFound);
        }
        // The revisions come with the permit: what is written meanwhile shows in the next refresh.
        let cursor = rows.iter().map(|row| (SchoolId(row.school_id), Revision(row.revision))).collect();
        let kept = rows.iter().filter_map(|row| {
            let class = if relation == Relation::AdminOf { ClassId(0) } else { ClassId(row.class_id?) };
            Some((SchoolId(row.school_id), class))
        });
        let kept: BTreeSet<_> = kept.collect();
        let classes = rows.into_iter().filter_map(KeptRow::class).collect();
        Ok(Self { kept: kept.into_iter().collect(), classes, cursor })
    }

    /// Each school with a class, or with class 0 for the whole school.
    #[must_use]
    pub fn kept(&self) -> &[(SchoolId, ClassId)] {
        &self.kept
    }

    /// The classes to choose from.
    #[must_use]
    pub fn classes(&self) -> &[KeptClass] {
        &self.classes
    }

    /// How far the schools were when the permit was minted.
    #[must_use]
    pub fn cursor(&self) -> &Cursor {
        &self.cursor
    }
}

#[derive(sqlx::FromRow)]
struct KeptRow {
    school_id: i64,
    name: String,
    revision: i64,
    class_id: Option<i64>,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

impl KeptRow {
    fn class(self) -> Option<KeptClass> {
        Some(KeptClass {
            class: ClassId(self.class_id?),
            label: class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), ""),
            school_name: self.name,
        })
    }
}

impl KeepsClass {
    /// Looks whether the caller may give codes to the families of the class.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such class.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, class: ClassId) -> Result<Self, Error> {
        const TEXT: &str = "SELECT m.school_id, m.role, CASE WHEN l.class_teacher_id = m.id THEN m.id END FROM members m \
            JOIN classes l ON l.school_id = m.school_id AND l.id = $2 WHERE m.account_id = $1 AND m.status = 'active'";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(class.0);
        let rows: Vec<(i64, String, Option<i64>)> = query.fetch_all(conn.link()).await?;
        let kept =
            |(_, role, teaches): &(i64, String, Option<i64>)| allows(relation(role, *teaches), Action::IssueLinkCode);
        let (school, ..) = rows.into_iter().find(kept).ok_or(Error::NotFound)?;
        Ok(Self { school: SchoolId(school), class })
    }

    /// The class's school.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The class.
    #[must_use]
    pub fn class(&self) -> ClassId {
        self.class
    }
}

impl OwnIssue {
    /// Looks whether the caller made this issue and still acts for that school.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not, or when there is no such issue.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, issue: LinkIssueId) -> Result<Self, Error> {
        const TEXT: &str = "SELECT m.school_id FROM members m \
            JOIN link_codes c ON c.school_id = m.school_id AND c.issue_id = $2 AND c.created_by = m.id \
            WHERE m.account_id = $1 AND m.status = 'active' LIMIT 1";
        let query = sqlx::query_scalar(TEXT).bind(caller.account.0).bind(issue.0);
        let school: Option<i64> = query.fetch_optional(conn.link()).await?;
        Ok(Self { school: SchoolId(school.ok_or(Error::NotFound)?), issue })
    }

    /// The school whose codes they are.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The issue.
    #[must_use]
    pub fn issue(&self) -> LinkIssueId {
        self.issue
    }
}
