//! What those who register read, and those who decide.

use school::{
    clock::Instant,
    id::{MemberId, RegistrationId, SchoolId, Version},
    person::Name,
    view::{
        AsOf, NamedSchool, NumberHolder, OwnRegistration, REGISTRATIONS_SHOWN, RegistrationLine, RegistrationStep,
        RegistrationTab, Registrations,
    },
};

use super::state;
use crate::{
    Caller, Error,
    people::frame::frame,
    permit::Administers,
    rows::{class_label, count, role},
    store::{Reader, sealed::Link},
    who::of_members,
};

/// The schools that take registrations, by name; that they do is no secret.
///
/// # Errors
/// The database's.
pub async fn open_schools(reader: &mut Reader) -> Result<Vec<NamedSchool>, Error> {
    const TEXT: &str = "SELECT id, name FROM schools WHERE registration_open = 1 ORDER BY name, id";
    let rows: Vec<(i64, String)> = sqlx::query_as(TEXT).fetch_all(reader.link()).await?;
    Ok(rows.into_iter().map(|(school, name)| NamedSchool { school: SchoolId(school), name }).collect())
}

#[derive(sqlx::FromRow)]
struct OwnRow {
    id: i64,
    school_name: String,
    role: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    number: String,
    state: String,
    changed_at: i64,
    note: String,
}

/// The caller's own registrations, at all schools, the newest first. Whose number it is, is never told.
///
/// # Errors
/// The database's.
pub async fn own_registrations(reader: &mut Reader, caller: Caller) -> Result<Vec<OwnRegistration>, Error> {
    const TEXT: &str = "SELECT r.id, s.name AS school_name, r.role, r.given_name, r.father_name, r.grandfather_name, \
            r.number, r.state, r.changed_at, h.note \
        FROM registrations r JOIN schools s ON s.id = r.school_id \
        JOIN registration_history h ON h.school_id = r.school_id AND h.registration_id = r.id AND h.version = r.version \
        WHERE r.account_id = $1 ORDER BY r.changed_at DESC, r.id DESC";
    let rows: Vec<OwnRow> = sqlx::query_as(TEXT).bind(caller.account.0).fetch_all(reader.link()).await?;
    let own = |row: OwnRow| {
        Ok(OwnRegistration {
            registration: RegistrationId(row.id),
            school_name: row.school_name,
            role: role(&row.role)?,
            name: Name { given: row.given_name, father: row.father_name, grandfather: row.grandfather_name },
            number: row.number,
            state: state(&row.state)?,
            changed_at: Instant(row.changed_at),
            note: row.note,
        })
    };
    rows.into_iter().map(own).collect()
}

/// Reads an admin's page of those who registered at the admin's schools.
///
/// # Errors
/// [`Error::NotFound`] when the caller is no admin, else the database's.
pub async fn registrations(reader: &mut Reader, caller: Caller, tab: RegistrationTab) -> Result<Registrations, Error> {
    let permit = Administers::deciding_registrations(reader, caller).await?;
    let frame = frame(reader, permit.members()).await?;
    let as_of = AsOf { read_at: crate::id::now(), cursor: frame.cursor, ..AsOf::default() };
    let counts = counts(reader, &permit).await?;
    let lines = lines(reader, &permit, tab).await?;
    Ok(Registrations { as_of, tab, counts, lines, classes: frame.classes })
}

/// How many there are on each tab.
async fn counts(reader: &mut Reader, permit: &Administers) -> Result<[u32; 3], Error> {
    const TEXT: &str =
        "SELECT r.state, COUNT(*) FROM who w JOIN registrations r ON r.school_id = w.school_id GROUP BY r.state";
    let rows: Vec<(String, i64)> = of_members(permit.members(), TEXT).fetch_all(reader.link()).await?;
    let mut counts = [0_u32; 3];
    for (name, n) in rows {
        let of = RegistrationTab::of(state(&name)?);
        let place = RegistrationTab::ALL.into_iter().zip(&mut counts).find(|(tab, _)| *tab == of);
        if let Some((_, counted)) = place {
            *counted += count(n);
        }
    }
    Ok(counts)
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: i64,
    version: i64,
    school_id: i64,
    school_name: String,
    role: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    email: String,
    number: String,
    state: String,
    created_at: i64,
    member_id: Option<i64>,
    at: i64,
    note: String,
    by_given: Option<String>,
    by_father: Option<String>,
    by_grandfather: Option<String>,
    holder_id: Option<i64>,
    holder_given: Option<String>,
    holder_father: Option<String>,
    holder_grandfather: Option<String>,
    holder_free: Option<i64>,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

async fn lines(
    reader: &mut Reader,
    permit: &Administers,
    tab: RegistrationTab,
) -> Result<Vec<RegistrationLine>, Error> {
    const TEXT: &str = "SELECT r.id, r.version, r.school_id, s.name AS school_name, r.role, r.given_name, r.father_name, \
            r.grandfather_name, a.email, r.number, r.state, r.created_at, r.member_id, h.at, h.note, \
            b.given_name AS by_given, b.father_name AS by_father, b.grandfather_name AS by_grandfather, \
            m.id AS holder_id, m.given_name AS holder_given, m.father_name AS holder_father, \
            m.grandfather_name AS holder_grandfather, \
            CAST(CASE WHEN m.account_id IS NULL AND m.role = 'student' AND m.status = 'active' THEN 1 ELSE 0 END AS BIGINT) \
            AS holder_free, \
            l.grade_level, l.stream, l.section \
        FROM who w JOIN registrations r ON r.school_id = w.school_id JOIN schools s ON s.id = r.school_id \
        JOIN accounts a ON a.id = r.account_id \
        JOIN registration_history h ON h.school_id = r.school_id AND h.registration_id = r.id AND h.version = r.version \
        LEFT JOIN members b ON b.school_id = h.school_id AND b.id = h.actor_id \
        LEFT JOIN members m ON m.school_id = r.school_id AND m.number = r.number AND m.number <> '' \
            AND r.role = 'student' AND r.state <> 'approved' \
        LEFT JOIN classes l ON l.school_id = m.school_id AND l.id = m.class_id ";
    let (states, order) = match tab {
        RegistrationTab::Waiting => ("('pending_review', 'incomplete')", "r.state DESC, r.changed_at, r.id"),
        RegistrationTab::Approved => ("('approved')", "r.changed_at DESC, r.id DESC"),
        RegistrationTab::Rejected => ("('rejected')", "r.changed_at DESC, r.id DESC"),
    };
    let text = format!("{TEXT} WHERE r.state IN {states} ORDER BY {order} LIMIT {REGISTRATIONS_SHOWN}");
    let rows: Vec<LineRow> = of_members(permit.members(), &text).fetch_all(reader.link()).await?;
    rows.into_iter().map(LineRow::line).collect()
}

impl LineRow {
    fn line(self) -> Result<RegistrationLine, Error> {
        let holder = self.holder();
        let by = name(self.by_given, self.by_father, self.by_grandfather);
        Ok(RegistrationLine {
            registration: RegistrationId(self.id),
            version: Version(self.version),
            school: SchoolId(self.school_id),
            school_name: self.school_name,
            role: role(&self.role)?,
            name: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            email: self.email,
            number: self.number,
            state: state(&self.state)?,
            registered_at: Instant(self.created_at),
            holder,
            member: self.member_id.map(MemberId),
            last: RegistrationStep { at: Instant(self.at), by, note: self.note },
        })
    }

    fn holder(&self) -> Option<NumberHolder> {
        let [given, father, grandfather] = [&self.holder_given, &self.holder_father, &self.holder_grandfather];
        Some(NumberHolder {
            member: MemberId(self.holder_id?),
            name: name(given.clone(), father.clone(), grandfather.clone())?,
            class: class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), ""),
            is_free: self.holder_free == Some(1),
        })
    }
}

fn name(given: Option<String>, father: Option<String>, grandfather: Option<String>) -> Option<Name> {
    Some(Name { given: given?, father: father.unwrap_or_default(), grandfather: grandfather.unwrap_or_default() })
}
