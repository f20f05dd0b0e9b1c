//! What is known of a login.

use school::{
    clock::Instant,
    curriculum::CourseLabel,
    export::{AccountFacts, AskedFor, Child, HeldRole, Login, SignedIn},
    family::Kinship,
    person::{Name, Role},
    request::{RequestKind, RequestState},
    view::{Alerts, QuestionFilter, QuestionLine},
};

use super::own_records;
use crate::{
    Caller, Error, alerts, disclosure, inbox,
    permit::{OwnInbox, OwnQuestions, OwnRecords, SetsAlerts},
    questions, registration,
    rows::{class_label, role},
    store::{Reader, sealed::Link},
    who::{Members, of_members},
};

/// The most notices of a file: years of them.
const MOST_NOTICES: u32 = 5_000;

/// The most pages of questions: a thousand.
const MOST_PAGES: u32 = 40;

/// Reads what is known of the caller's login, beside what signs in and where.
///
/// # Errors
/// The database's.
pub async fn account(
    reader: &mut Reader,
    caller: Caller,
    login: Login,
    devices: Vec<SignedIn>,
) -> Result<AccountFacts, Error> {
    let own = OwnInbox::mint(reader, caller).await?;
    let records = match OwnRecords::mint(reader, caller).await {
        Ok(permit) => own_records(reader, &permit).await?,
        Err(Error::NotFound) => Vec::new(),
        Err(error) => return Err(error),
    };
    Ok(AccountFacts {
        login,
        roles: roles(reader, own.members()).await?,
        children: children(reader, own.members()).await?,
        devices,
        registrations: registration::own_registrations(reader, caller).await?,
        requests: requests(reader, own.members()).await?,
        questions: asked(reader, caller).await?,
        notices: inbox::newest(reader, &own, MOST_NOTICES).await?,
        told: told(reader, caller).await?,
        disclosures: disclosure::own(reader, caller).await?,
        records,
    })
}

/// Of what the caller chose to be told as a guardian.
async fn told(reader: &mut Reader, caller: Caller) -> Result<Option<Alerts>, Error> {
    match SetsAlerts::mint(reader, caller).await {
        Ok(permit) => alerts::alerts(reader, &permit).await.map(Some),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What the caller asked teachers, as the pages show it, in either role.
async fn asked(reader: &mut Reader, caller: Caller) -> Result<Vec<QuestionLine>, Error> {
    let mut lines = Vec::new();
    for role in [Role::Student, Role::Parent] {
        let permit = match OwnQuestions::mint(reader, caller, role).await {
            Ok(permit) => permit,
            Err(Error::NotFound) => continue,
            Err(error) => return Err(error),
        };
        for page in 0..MOST_PAGES {
            let read = questions::own(reader, &permit, &QuestionFilter { page, ..QuestionFilter::default() }).await?;
            lines.extend(read.lines);
            if !read.more {
                break;
            }
        }
    }
    Ok(lines)
}

#[derive(sqlx::FromRow)]
struct RoleRow {
    school_name: String,
    role: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    number: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

async fn roles(reader: &mut Reader, who: Members<'_>) -> Result<Vec<HeldRole>, Error> {
    const TEXT: &str = "SELECT s.name AS school_name, m.role, m.given_name, m.father_name, m.grandfather_name, m.number, \
        l.grade_level, l.stream, l.section FROM who w \
        JOIN members m ON m.school_id = w.school_id AND m.id = w.member_id JOIN schools s ON s.id = m.school_id \
        LEFT JOIN classes l ON l.school_id = m.school_id AND l.id = m.class_id ORDER BY m.school_id, m.id";
    if who.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<RoleRow> = of_members(who, TEXT).fetch_all(reader.link()).await?;
    let held = |row: RoleRow| {
        Ok(HeldRole {
            school: row.school_name,
            role: role(&row.role)?,
            name: Name { given: row.given_name, father: row.father_name, grandfather: row.grandfather_name },
            number: row.number,
            class: class_label(row.grade_level, row.stream.as_deref(), row.section.as_deref(), ""),
        })
    };
    rows.into_iter().map(held).collect()
}

/// The children of the caller as a parent; a link that is ended tells no name.
async fn children(reader: &mut Reader, who: Members<'_>) -> Result<Vec<Child>, Error> {
    const TEXT: &str = "SELECT s.name, c.given_name, c.father_name, c.grandfather_name, g.relation, g.created_at FROM who w \
        JOIN members p ON p.school_id = w.school_id AND p.id = w.member_id AND p.role = 'parent' \
        JOIN guardianships g ON g.school_id = p.school_id AND g.guardian_id = p.id AND g.ended_at IS NULL \
        JOIN members c ON c.school_id = g.school_id AND c.id = g.student_id JOIN schools s ON s.id = c.school_id \
        ORDER BY c.school_id, c.id";
    type Row = (String, String, String, String, String, i64);
    if who.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = of_members(who, TEXT).fetch_all(reader.link()).await?;
    let child = |(school, given, father, grandfather, relation, linked): Row| Child {
        school,
        name: Name { given, father, grandfather },
        relation: Some(relation).filter(|word| !word.is_empty()).map(|word| Kinship::from_name(&word)),
        linked_at: Instant(linked),
    };
    Ok(rows.into_iter().map(child).collect())
}

#[derive(sqlx::FromRow)]
struct RequestRow {
    kind: String,
    school_name: String,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
    subject: String,
    title: Option<String>,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
    state: String,
    asked_at: i64,
    changed_at: i64,
    note: Option<String>,
}

/// To join: the caller's own as a student, and those of the children; to teach: the caller's own.
const REQUESTS: &str = ", family AS (SELECT w.school_id, w.member_id AS student_id FROM who w \
        UNION SELECT g.school_id, g.student_id FROM who w JOIN members p ON p.school_id = w.school_id \
            AND p.id = w.member_id AND p.role = 'parent' \
        JOIN guardianships g ON g.school_id = p.school_id AND g.guardian_id = p.id AND g.ended_at IS NULL) \
    SELECT 'enrollment' AS kind, s.name AS school_name, m.given_name, m.father_name, m.grandfather_name, u.name AS subject, \
        c.title, COALESCE(l.grade_level, c.grade_level) AS grade_level, COALESCE(l.stream, c.stream) AS stream, l.section, \
        q.state, q.asked_at, q.changed_at, h.note FROM family f \
    JOIN enrollment_requests q ON q.school_id = f.school_id AND q.student_id = f.student_id \
    JOIN schools s ON s.id = q.school_id JOIN members m ON m.school_id = q.school_id AND m.id = q.student_id \
    JOIN courses c ON c.school_id = q.school_id AND c.id = q.course_id \
    JOIN subjects u ON u.school_id = c.school_id AND u.id = c.subject_id \
    LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
    LEFT JOIN request_history h ON h.school_id = q.school_id AND h.kind = 'enrollment' AND h.request_id = q.id \
        AND h.version = q.version \
    UNION ALL SELECT 'course', s.name, NULL, NULL, NULL, u.name, c.title, COALESCE(l.grade_level, q.grade_level), \
        COALESCE(l.stream, q.stream), l.section, q.state, q.asked_at, q.changed_at, h.note FROM who w \
    JOIN course_requests q ON q.school_id = w.school_id AND q.teacher_id = w.member_id \
    JOIN schools s ON s.id = q.school_id JOIN subjects u ON u.school_id = q.school_id AND u.id = q.subject_id \
    LEFT JOIN courses c ON c.school_id = q.school_id AND c.id = q.course_id \
    LEFT JOIN classes l ON l.school_id = q.school_id AND l.id = q.class_id \
    LEFT JOIN request_history h ON h.school_id = q.school_id AND h.kind = 'course' AND h.request_id = q.id \
        AND h.version = q.version ORDER BY 12 DESC, 6";

async fn requests(reader: &mut Reader, who: Members<'_>) -> Result<Vec<AskedFor>, Error> {
    if who.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<RequestRow> = of_members(who, REQUESTS).fetch_all(reader.link()).await?;
    rows.into_iter().map(RequestRow::asked).collect()
}

impl RequestRow {
    fn asked(self) -> Result<AskedFor, Error> {
        let title = self.title.unwrap_or_default();
        let class = class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), &title);
        let (father, grandfather) = (self.father_name.unwrap_or_default(), self.grandfather_name.unwrap_or_default());
        Ok(AskedFor {
            school: self.school_name,
            kind: if self.kind == "course" { RequestKind::Course } else { RequestKind::Enrollment },
            course: CourseLabel { subject: self.subject, class },
            student: self.given_name.map(|given| Name { given, father, grandfather }),
            state: RequestState::from_name(&self.state).ok_or(Error::corrupt("an unknown state of a request"))?,
            asked_at: Instant(self.asked_at),
            changed_at: Instant(self.changed_at),
            note: self.note.unwrap_or_default(),
        })
    }
}
