//! The families that an admin or a class teacher keeps: students with guardians, open codes and history.

use std::collections::BTreeMap;

use school::{
    clock::Instant,
    family::{Kinship, LinkAct},
    id::{ClassId, LinkCodeId, MemberId, SchoolId},
    person::Name,
    view::{AsOf, FAMILIES_A_PAGE, Families, FamiliesFilter, FamilyLine, FamilyShow, GuardianLine, LinkStep, OpenCode},
};
use sqlx::{Any, AssertSqlSafe, any::AnyRow};

use crate::{
    Error,
    permit::KeepsFamilies,
    rows::class_label,
    search::patterns,
    sql::{self, Value},
    store::{Reader, sealed::Link},
    who::{self, of_members},
};

/// A student of the page, as a key.
type Key = (SchoolId, MemberId);

/// Reads a page of the permit's families, in the order of the students' names: four statements, whatever their number.
///
/// # Errors
/// The database's.
pub async fn families(reader: &mut Reader, permit: &KeepsFamilies, filter: &FamiliesFilter) -> Result<Families, Error> {
    let mut lines = students(reader, permit, filter).await?;
    let more = lines.len() > FAMILIES_A_PAGE as usize;
    lines.truncate(FAMILIES_A_PAGE as usize);
    if !lines.is_empty() {
        let keys: Vec<Key> = lines.iter().map(|line| (line.school, line.student)).collect();
        let mut guardians = group(rows(reader, &keys, GUARDIANS).await?, GuardianRow::line);
        let mut codes = group(open_codes(reader, &keys).await?, CodeRow::code);
        let mut history = group(rows(reader, &keys, HISTORY).await?, StepRow::step);
        for line in &mut lines {
            let key = (line.school.0, line.student.0);
            line.guardians = guardians.remove(&key).unwrap_or_default();
            line.codes = codes.remove(&key).unwrap_or_default();
            line.history = history.remove(&key).unwrap_or_default().into_iter().flatten().collect();
        }
    }
    let as_of = AsOf { read_at: crate::id::now(), cursor: permit.cursor().clone(), ..AsOf::default() };
    Ok(Families { as_of, classes: permit.classes().to_vec(), lines, more })
}

const STUDENTS: &str = "SELECT s.school_id, s.id, s.given_name, s.father_name, s.grandfather_name, s.number, \
    h.name AS school_name, l.grade_level, l.stream, l.section FROM kept k \
    JOIN members s ON s.school_id = k.school_id AND s.role = 'student' AND s.status = 'active' \
    JOIN schools h ON h.id = s.school_id \
    LEFT JOIN classes l ON l.school_id = s.school_id AND l.id = s.class_id WHERE 1 = 1";

/// Which of a school's students: a class teacher's own; who keeps all of them needs no look at each.
fn kept_by(classes: &[(SchoolId, ClassId)]) -> &'static str {
    let of_all = |(_, class): &(SchoolId, ClassId)| *class == ClassId(0);
    if classes.iter().all(of_all) {
        ""
    } else if classes.iter().any(of_all) {
        " AND (k.class_id = 0 OR s.class_id = k.class_id)"
    } else {
        " AND s.class_id = k.class_id"
    }
}

const UNLINKED: &str = " AND NOT EXISTS (SELECT 1 FROM guardianships g WHERE g.school_id = s.school_id \
    AND g.student_id = s.id AND g.ended_at IS NULL)";

/// A page of the students and one more.
async fn students(
    reader: &mut Reader,
    permit: &KeepsFamilies,
    filter: &FamiliesFilter,
) -> Result<Vec<FamilyLine>, Error> {
    if permit.kept().is_empty() {
        return Ok(Vec::new());
    }
    let kept = permit.kept().iter().flat_map(|(school, class)| [Value::Int(school.0), Value::Int(class.0)]);
    let mut values: Vec<Value> = kept.collect();
    let kept = sql::tuples(permit.kept().len(), 2, 1, "");
    let mut text = format!("WITH kept (school_id, class_id) AS (VALUES {kept}) {STUDENTS}{}", kept_by(permit.kept()));
    let mut place = |value: Value| {
        values.push(value);
        sql::tuples(1, 1, values.len(), "")
    };
    if let Some(class) = filter.class {
        text += &format!(" AND s.class_id = {}", place(Value::Int(class.0)));
    }
    for word in patterns(&filter.search) {
        let word = place(Value::Text(word));
        text += &format!(" AND s.search_key LIKE {word} ESCAPE '!'");
    }
    match filter.show {
        FamilyShow::All => {}
        FamilyShow::Unlinked => text += UNLINKED,
        FamilyShow::Waiting => {
            text += &format!(
                " AND EXISTS (SELECT 1 FROM link_codes c WHERE c.school_id = s.school_id AND c.student_id = s.id \
                 AND c.used_at IS NULL AND c.ended_at IS NULL AND c.expires_at > {})",
                place(Value::Int(crate::id::now().0))
            );
        }
    }
    let limit = place(Value::Int(i64::from(FAMILIES_A_PAGE) + 1));
    let offset = place(Value::Int(i64::from(filter.page) * i64::from(FAMILIES_A_PAGE)));
    text += &format!(" ORDER BY s.search_key, s.id LIMIT {limit} OFFSET {offset}");
    let mut query = sqlx::query_as::<Any, StudentRow>(AssertSqlSafe(text));
    for value in values {
        query = sql::bind_as(query, value);
    }
    let rows = query.fetch_all(reader.link()).await?;
    Ok(rows.into_iter().map(StudentRow::line).collect())
}

const GUARDIANS: &str = "SELECT g.school_id, g.student_id, g.guardian_id, m.given_name, m.father_name, \
    m.grandfather_name, g.relation, g.created_at FROM who w \
    JOIN guardianships g ON g.school_id = w.school_id AND g.student_id = w.member_id AND g.ended_at IS NULL \
    JOIN members m ON m.school_id = g.school_id AND m.id = g.guardian_id ORDER BY g.created_at, g.guardian_id";

const CODES: &str = "SELECT c.school_id, c.student_id, c.id, c.created_at, c.expires_at FROM who w \
    JOIN link_codes c ON c.school_id = w.school_id AND c.student_id = w.member_id \
    WHERE c.used_at IS NULL AND c.ended_at IS NULL AND c.expires_at > ";

const HISTORY: &str = "SELECT h.school_id, h.student_id, h.act, h.at, g.given_name, g.father_name, g.grandfather_name, \
    a.given_name AS by_given, a.father_name AS by_father, a.grandfather_name AS by_grandfather FROM who w \
    JOIN guardianship_history h ON h.school_id = w.school_id AND h.student_id = w.member_id \
    JOIN members g ON g.school_id = h.school_id AND g.id = h.guardian_id \
    JOIN members a ON a.school_id = h.school_id AND a.id = h.actor_id ORDER BY h.at DESC, h.id DESC";

/// Runs a query over `who`, the students of the page.
async fn rows<T>(reader: &mut Reader, keys: &[Key], text: &'static str) -> Result<Vec<T>, Error>
where
    T: for<'r> sqlx::FromRow<'r, AnyRow> + Send + Unpin,
{
    Ok(of_members(keys, text).fetch_all(reader.link()).await?)
}

async fn open_codes(reader: &mut Reader, keys: &[Key]) -> Result<Vec<CodeRow>, Error> {
    let text = format!("{CODES} ${} ORDER BY c.created_at, c.id", who::after(keys));
    let query = of_members(keys, &text);
    Ok(query.bind(crate::id::now().0).fetch_all(reader.link()).await?)
}

/// Rows of students, by student; their order stays.
fn group<Row, Line>(rows: Vec<Row>, line: impl Fn(Row) -> ((i64, i64), Line)) -> BTreeMap<(i64, i64), Vec<Line>> {
    let mut groups: BTreeMap<_, Vec<Line>> = BTreeMap::new();
    for (key, line) in rows.into_iter().map(line) {
        groups.entry(key).or_default().push(line);
    }
    groups
}

#[derive(sqlx::FromRow)]
struct StudentRow {
    school_id: i64,
    id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    number: String,
    school_name: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

impl StudentRow {
    fn line(self) -> FamilyLine {
        FamilyLine {
            student: MemberId(self.id),
            name: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            number: self.number,
            class: class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), ""),
            school: SchoolId(self.school_id),
            school_name: self.school_name,
            guardians: Vec::new(),
            codes: Vec::new(),
            history: Vec::new(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct GuardianRow {
    school_id: i64,
    student_id: i64,
    guardian_id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    relation: String,
    created_at: i64,
}

impl GuardianRow {
    fn line(self) -> ((i64, i64), GuardianLine) {
        let name = Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name };
        let (guardian, kinship) = (MemberId(self.guardian_id), Kinship::from_name(&self.relation));
        let line = GuardianLine { guardian, name, kinship, linked_at: Instant(self.created_at) };
        ((self.school_id, self.student_id), line)
    }
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    school_id: i64,
    student_id: i64,
    id: i64,
    created_at: i64,
    expires_at: i64,
}

impl CodeRow {
    fn code(self) -> ((i64, i64), OpenCode) {
        let (code, issued_at, expires_at) = (LinkCodeId(self.id), Instant(self.created_at), Instant(self.expires_at));
        ((self.school_id, self.student_id), OpenCode { code, issued_at, expires_at })
    }
}

#[derive(sqlx::FromRow)]
struct StepRow {
    school_id: i64,
    student_id: i64,
    act: String,
    at: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    by_given: String,
    by_father: String,
    by_grandfather: String,
}

impl StepRow {
    /// The step; none for an act of a newer release.
    fn step(self) -> ((i64, i64), Option<LinkStep>) {
        let guardian = Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name };
        let by = Name { given: self.by_given, father: self.by_father, grandfather: self.by_grandfather };
        let at = Instant(self.at);
        let step = LinkAct::from_name(&self.act).map(|act| LinkStep { act, guardian, by, at });
        ((self.school_id, self.student_id), step)
    }
}
