//! Notices as lines, with the names that their reader may see.

use school::{
    clock::Instant,
    curriculum::CourseLabel,
    event::Cursor,
    id::{CourseId, NotificationId, SchoolId},
    notice::NoticeKind,
    person::{Name, Role},
    view::{Correction, NOTICES_A_PAGE, NoticeLine},
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Error,
    permit::OwnInbox,
    rows::class_label,
    sql,
    store::{Reader, sealed::Link},
    who::{self, of_members},
};

/// A page of the inbox and one more; the ids first, so that only a page of rows is joined.
const PAGE: &str = "picked AS (SELECT n.school_id, n.id FROM who w \
    JOIN notifications n ON n.school_id = w.school_id AND n.member_id = w.member_id AND n.held_until IS NULL \
    ORDER BY n.created_at DESC, n.id DESC LIMIT";

/// The unread notices whose change is newer than the reader's cursor: a change and its notices carry the same instant. So
/// what one has read up to decides, not a clock, and two notices of one instant come at worst twice.
const SINCE: &str = "picked AS (SELECT DISTINCT n.school_id, n.id FROM who w \
    JOIN changes h ON h.school_id = w.school_id AND h.member_id = w.member_id AND h.revision > w.since \
        AND h.kind = 'notifications_changed' \
    JOIN notifications n ON n.school_id = h.school_id AND n.member_id = h.member_id AND n.created_at = h.at \
    WHERE n.read_at IS NULL AND n.held_until IS NULL)";

/// The most fresh notices that are read at once; the count of the unread ones is complete all the same.
const MOST_FRESH: usize = 50;

/// A name is joined where its reader stands in a relation to the person now. A request to teach has no course until it is
/// approved: its subject and class stand in the course's place, and its teacher is the person. Which mark an admin corrected and
/// why is read by who teaches the course still; which work is missing by a guardian who may see it still.
const LINES: &str = "SELECT n.id, n.kind, n.school_id, s.name AS school_name, m.role, \
    CASE WHEN n.student_id = m.id THEN 1 ELSE 0 END AS about_reader, \
    p.given_name, p.father_name, p.grandfather_name, n.course_id, u.name AS subject, c.title, \
    COALESCE(l.grade_level, NULLIF(r.grade_level, -1), NULLIF(c.grade_level, -1)) AS grade_level, \
    COALESCE(l.stream, r.stream, c.stream) AS stream, l.section, \
    (SELECT x.title FROM assessments x WHERE x.school_id = z.school_id AND x.course_id = z.course_id \
        AND x.id = n.assessment_id) AS assessment, \
    (SELECT y.why FROM grade_history y WHERE y.school_id = z.school_id AND y.course_id = z.course_id \
        AND y.student_id = n.student_id AND y.assessment_id = n.assessment_id AND y.written_at = n.created_at \
        ORDER BY y.version DESC LIMIT 1) AS why, \
    (SELECT x.title FROM assessments x WHERE m.role = 'parent' AND x.school_id = p.school_id AND x.course_id = n.course_id \
        AND x.id = n.assessment_id AND x.posted_at IS NOT NULL AND x.deleted_at IS NULL) AS posted, \
    n.created_at, n.read_at FROM picked i \
    JOIN notifications n ON n.school_id = i.school_id AND n.id = i.id \
    JOIN members m ON m.school_id = n.school_id AND m.id = n.member_id \
    JOIN schools s ON s.id = n.school_id \
    LEFT JOIN course_requests r ON r.school_id = n.school_id AND r.id = n.request_id \
        AND (m.role = 'admin' OR r.teacher_id = m.id) \
    LEFT JOIN members p ON p.school_id = n.school_id \
        AND p.id = CASE WHEN n.student_id = 0 THEN r.teacher_id ELSE n.student_id END AND (m.role = 'admin' OR p.id = m.id \
        OR (m.role = 'parent' AND EXISTS (SELECT 1 FROM guardianships g WHERE g.school_id = n.school_id \
            AND g.student_id = p.id AND g.guardian_id = m.id AND g.ended_at IS NULL)) \
        OR (m.role = 'teacher' AND EXISTS (SELECT 1 FROM course_teachers t WHERE t.school_id = n.school_id \
            AND t.course_id = n.course_id AND t.teacher_id = m.id))) \
    LEFT JOIN course_teachers z ON z.school_id = n.school_id AND z.course_id = n.course_id AND z.teacher_id = m.id \
        AND m.role = 'teacher' \
    LEFT JOIN courses c ON c.school_id = n.school_id AND c.id = n.course_id \
    LEFT JOIN subjects u ON u.school_id = n.school_id AND u.id = COALESCE(c.subject_id, r.subject_id) \
    LEFT JOIN classes l ON l.school_id = n.school_id AND l.id = COALESCE(c.class_id, r.class_id)";

/// A page of the permit's inboxes, the newest first, with one line more if there are older ones.
pub(super) async fn page(reader: &mut Reader, permit: &OwnInbox, page: u32) -> Result<Vec<NoticeLine>, Error> {
    let a_page = i64::from(NOTICES_A_PAGE);
    newest(reader, permit, a_page + 1, i64::from(page) * a_page).await
}

/// At most so many of the permit's notices, the newest first, after so many that are left out.
pub(super) async fn newest(
    reader: &mut Reader,
    permit: &OwnInbox,
    most: i64,
    left_out: i64,
) -> Result<Vec<NoticeLine>, Error> {
    let members = permit.members();
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let (limit, offset) = (who::after(members), who::after(members) + 1);
    let text = format!(", {PAGE} ${limit} OFFSET ${offset}) {LINES} ORDER BY n.created_at DESC, n.id DESC");
    let rows: Vec<LineRow> = of_members(members, &text).bind(most).bind(left_out).fetch_all(reader.link()).await?;
    Ok(rows.into_iter().filter_map(LineRow::line).collect())
}

/// The unread notices that came since the cursor, the oldest first.
pub(super) async fn since(reader: &mut Reader, permit: &OwnInbox, since: &Cursor) -> Result<Vec<NoticeLine>, Error> {
    let known = permit.members().iter().filter_map(|(school, member)| Some((school, member, since.at(*school)?)));
    let known: Vec<_> = known.collect();
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let who = sql::tuples(known.len(), 3, 1, "");
    let text = format!(
        "WITH who (school_id, member_id, since) AS (VALUES {who}), {SINCE} {LINES} \
         ORDER BY n.created_at DESC, n.id DESC LIMIT {MOST_FRESH}"
    );
    let mut query = sqlx::query_as::<Any, LineRow>(AssertSqlSafe(text));
    for (school, member, since) in known {
        query = query.bind(school.0).bind(member.0).bind(since.0);
    }
    let rows = query.fetch_all(reader.link()).await?;
    Ok(rows.into_iter().rev().filter_map(LineRow::line).collect())
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: i64,
    kind: String,
    school_id: i64,
    school_name: String,
    role: String,
    about_reader: i64,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
    course_id: i64,
    subject: Option<String>,
    title: Option<String>,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
    assessment: Option<String>,
    why: Option<String>,
    posted: Option<String>,
    created_at: i64,
    read_at: Option<i64>,
}

impl LineRow {
    /// The line; none for a kind of a newer release.
    fn line(self) -> Option<NoticeLine> {
        let class = class_label(
            self.grade_level,
            self.stream.as_deref(),
            self.section.as_deref(),
            self.title.as_deref().unwrap_or_default(),
        );
        let person = self.given_name.map(|given| Name {
            given,
            father: self.father_name.unwrap_or_default(),
            grandfather: self.grandfather_name.unwrap_or_default(),
        });
        Some(NoticeLine {
            notice: NotificationId(self.id),
            kind: NoticeKind::from_name(&self.kind)?,
            school: SchoolId(self.school_id),
            school_name: self.school_name,
            role: Role::from_name(&self.role)?,
            about_reader: self.about_reader == 1,
            person,
            course: (self.course_id != 0).then_some(CourseId(self.course_id)),
            about: self.subject.map(|subject| CourseLabel { subject, class }),
            correction: self.assessment.zip(self.why).map(|(assessment, why)| Correction { assessment, why }),
            assessment: self.posted,
            created_at: Instant(self.created_at),
            read: self.read_at.is_some(),
        })
    }
}
