//! The list of people, page by page.

use school::{
    id::{ClassId, MemberId, SchoolId},
    person::{Name, Standing},
    view::{AsOf, PEOPLE_A_PAGE, PeopleFilter, PeopleList, PersonLine},
};
use sqlx::{Any, AssertSqlSafe};

use super::frame::frame;
use crate::{
    Caller, Error,
    permit::Administers,
    rows::{class_label, count, role},
    search::patterns,
    sql::{self, Value},
    store::{Reader, sealed::Link},
};

/// Reads a page of the people of all schools that the caller administers, in four statements.
///
/// # Errors
/// [`Error::NotFound`] when the caller is no admin, else the database's.
pub async fn list(reader: &mut Reader, caller: Caller, filter: &PeopleFilter) -> Result<PeopleList, Error> {
    let permit = Administers::managing_people(reader, caller).await?;
    let frame = frame(reader, permit.members()).await?;
    let found = Found::by(&permit, filter);
    let total = found.count(reader).await?;
    let page = filter.page.clamp(1, total.div_ceil(PEOPLE_A_PAGE).max(1));
    let people = found.page(reader, page).await?;
    let as_of = AsOf { read_at: crate::id::now(), cursor: frame.cursor, ..AsOf::default() };
    Ok(PeopleList { as_of, schools: frame.schools, classes: frame.classes, total, page, people })
}

/// What a person's line is read from: `m` the member, `a` the login, `l` the class.
macro_rules! line_columns {
    () => {
        "m.school_id, m.id, m.given_name, m.father_name, m.grandfather_name, m.role, m.number, m.status, m.account_id, \
         COALESCE(a.email, m.email) AS email, l.grade_level, l.stream, l.section"
    };
}

/// Where a person's line is read.
macro_rules! line_tables {
    () => {
        "members m LEFT JOIN accounts a ON a.id = m.account_id \
         LEFT JOIN classes l ON l.school_id = m.school_id AND l.id = m.class_id"
    };
}

pub(super) use {line_columns, line_tables};

/// A person's line as it is stored.
#[derive(sqlx::FromRow)]
pub(super) struct LineRow {
    school_id: i64,
    id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    role: String,
    number: String,
    status: String,
    account_id: Option<i64>,
    email: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

impl LineRow {
    pub fn line(self) -> Result<PersonLine, Error> {
        Ok(PersonLine {
            school: SchoolId(self.school_id),
            member: MemberId(self.id),
            name: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            role: role(&self.role)?,
            number: self.number,
            class: class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), ""),
            email: self.email,
            has_login: self.account_id.is_some(),
            standing: standing(&self.status)?,
        })
    }
}

pub(super) fn standing(name: &str) -> Result<Standing, Error> {
    Standing::from_name(name).ok_or(Error::corrupt("an unknown standing"))
}

/// A filter as a condition with its values.
struct Found {
    condition: String,
    values: Vec<Value>,
}

impl Found {
    fn by(permit: &Administers, filter: &PeopleFilter) -> Self {
        let schools: Vec<Value> = permit.members().iter().map(|(school, _)| Value::Int(school.0)).collect();
        let condition = format!("m.school_id IN {}", sql::tuples(1, schools.len(), 1, ""));
        let mut found = Self { condition, values: schools };
        if let Some(role) = filter.role {
            found.and("m.role =", role.name().into(), "");
        }
        if let Some(ClassId(class)) = filter.class {
            found.and("m.class_id =", class.into(), "");
        }
        if let Some(SchoolId(school)) = filter.school {
            found.and("m.school_id =", school.into(), "");
        }
        if let Some(standing) = filter.standing {
            found.and("m.status =", standing.name().into(), "");
        }
        for word in patterns(&filter.search) {
            found.and(WORD_IN, Value::Text(word), " ESCAPE '!'");
        }
        found
    }

    /// Asks for one thing more. The texts are literals of this module.
    fn and(&mut self, before: &'static str, value: Value, after: &'static str) {
        self.values.push(value);
        self.condition += &format!(" AND {before} ${}{after}", self.values.len());
    }

    async fn count(&self, reader: &mut Reader) -> Result<u32, Error> {
        let text = AssertSqlSafe(format!("{COUNT} WHERE {}", self.condition));
        let query = self.values.iter().cloned().fold(sqlx::query_as::<Any, (i64,)>(text), sql::bind_as);
        Ok(count(query.fetch_one(reader.link()).await?.0))
    }

    async fn page(&self, reader: &mut Reader, page: u32) -> Result<Vec<PersonLine>, Error> {
        let (at, next) = (self.values.len() + 1, self.values.len() + 2);
        let text = format!("{LINES} WHERE {} ORDER BY m.search_key, m.id LIMIT ${at} OFFSET ${next}", self.condition);
        let skipped = i64::from(page - 1) * i64::from(PEOPLE_A_PAGE);
        let place = [Value::Int(PEOPLE_A_PAGE.into()), Value::Int(skipped)];
        let values = self.values.iter().cloned().chain(place);
        let query = values.fold(sqlx::query_as::<Any, LineRow>(AssertSqlSafe(text)), sql::bind_as);
        query.fetch_all(reader.link()).await?.into_iter().map(LineRow::line).collect()
    }
}

const COUNT: &str = "SELECT COUNT(*) FROM members m LEFT JOIN accounts a ON a.id = m.account_id";
const LINES: &str = concat!("SELECT ", line_columns!(), " FROM ", line_tables!());

/// A school's people are read through: a word may stand anywhere, and no index knows that.
const WORD_IN: &str = "m.search_key || ' ' || COALESCE(a.email, m.email) LIKE";
