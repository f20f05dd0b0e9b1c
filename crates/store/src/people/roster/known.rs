//! The people and classes that a roster is compared with.

use school::{
    id::{AccountId, ClassId, MemberId, SchoolId, Version},
    person::{Address, Name, Number, Particulars},
    roster::{Known, KnownPerson},
};

use crate::{
    Error,
    rows::{class_name, role},
    store::Connected,
};

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: i64,
    version: i64,
    role: String,
    number: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    class_id: Option<i64>,
    email: String,
    account_id: Option<i64>,
    address: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ClassRow {
    id: i64,
    grade_level: i64,
    stream: String,
    section: String,
    is_current: i64,
}

/// Reads all people and classes of a school whose permit the caller holds, in two statements.
pub(super) async fn known(conn: &mut impl Connected, school: SchoolId) -> Result<Known, Error> {
    const PEOPLE: &str = "SELECT m.id, m.version, m.role, m.number, m.given_name, m.father_name, m.grandfather_name, \
        m.class_id, m.email, m.account_id, a.email AS address FROM members m \
        LEFT JOIN accounts a ON a.id = m.account_id WHERE m.school_id = $1 ORDER BY m.id";
    const CLASSES: &str = "SELECT l.id, l.grade_level, l.stream, l.section, \
        CASE WHEN l.year_id = s.current_year_id THEN 1 ELSE 0 END AS is_current \
        FROM classes l JOIN schools s ON s.id = l.school_id WHERE l.school_id = $1 ORDER BY l.id";
    let query = sqlx::query_as(PEOPLE).bind(school.0);
    let people: Vec<PersonRow> = query.fetch_all(conn.link()).await?;
    let query = sqlx::query_as(CLASSES).bind(school.0);
    let classes: Vec<ClassRow> = query.fetch_all(conn.link()).await?;
    let people = people.into_iter().map(PersonRow::person).collect::<Result<_, _>>()?;
    let (current, earlier): (Vec<_>, Vec<_>) = classes.into_iter().partition(|class| class.is_current == 1);
    let named = |class: ClassRow| {
        (ClassId(class.id), class_name(Some(class.grade_level), Some(&class.stream), Some(&class.section), ""))
    };
    Ok(Known {
        people,
        classes: current.into_iter().map(named).collect(),
        earlier_classes: earlier.into_iter().map(named).collect(),
    })
}

impl PersonRow {
    fn person(self) -> Result<KnownPerson, Error> {
        let login = self.account_id.map(AccountId).zip(self.address);
        Ok(KnownPerson {
            member: MemberId(self.id),
            version: Version(self.version),
            role: role(&self.role)?,
            particulars: Particulars {
                name: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
                number: Number::stored(self.number),
                class: self.class_id.map(ClassId),
                // A login's own address counts: what was known before is not compared.
                email: if login.is_some() { Address::default() } else { Address::stored(self.email) },
            },
            login,
        })
    }
}
