//! What the lists of requests share: whose they are, filters, pages, counts.

use std::fmt::Write;

use school::{
    id::{MemberId, SchoolId},
    view::{REQUESTS_A_PAGE, RequestFilter, StateCounts},
};
use sqlx::any::AnyRow;

use super::state;
use crate::{
    Error,
    rows::count,
    search::patterns,
    sql::{Value, bind_as},
    store::{Reader, sealed::Link},
    who::{self, of_members},
};

/// Those that wait first, and of them the first asked; then the newest decision.
pub(crate) const ORDER: &str = " ORDER BY CASE r.state WHEN 'pending' THEN 0 WHEN 'under_review' THEN 1 WHEN 'offered' THEN 2 \
    WHEN 'waitlisted' THEN 3 ELSE 4 END, \
    CASE WHEN r.state IN ('pending', 'under_review', 'offered', 'waitlisted') THEN r.asked_at ELSE 0 - r.changed_at END, r.id";

/// A list: the permit's members as `who`, the tables with `r` as the request, and what a search looks through.
#[derive(Clone, Copy)]
pub(crate) struct List<'a> {
    pub who: &'a [(SchoolId, MemberId)],
    /// From `FROM who w` on, without a WHERE.
    pub from: &'a str,
    /// An expression of all searched texts, as `school::person::searched` makes them.
    pub searched: &'a str,
    /// Whether the requests are for a course.
    pub of_courses: bool,
}

impl List<'_> {
    /// How many requests stand where, whatever state the filter names.
    pub async fn counts(&self, reader: &mut Reader, filter: &RequestFilter) -> Result<StateCounts, Error> {
        let filter = RequestFilter { state: None, ..filter.clone() };
        let rows: Vec<(String, i64)> =
            self.rows(reader, "r.state, COUNT(*) AS requests", &filter, " GROUP BY r.state").await?;
        let counts = rows.into_iter().map(|(name, n)| Ok((state(&name)?, count(n))));
        counts.collect::<Result<_, Error>>().map(StateCounts)
    }

    /// One page of the list.
    pub async fn page<T>(&self, reader: &mut Reader, columns: &str, filter: &RequestFilter) -> Result<Vec<T>, Error>
    where
        T: for<'r> sqlx::FromRow<'r, AnyRow> + Send + Unpin,
    {
        let offset = u64::from(filter.page) * u64::from(REQUESTS_A_PAGE);
        self.rows(reader, columns, filter, &format!("{ORDER} LIMIT {REQUESTS_A_PAGE} OFFSET {offset}")).await
    }

    /// Every row under the filter, with what stands behind the WHERE.
    pub async fn rows<T>(
        &self,
        reader: &mut Reader,
        columns: &str,
        filter: &RequestFilter,
        tail: &str,
    ) -> Result<Vec<T>, Error>
    where
        T: for<'r> sqlx::FromRow<'r, AnyRow> + Send + Unpin,
    {
        if self.who.is_empty() {
            return Ok(Vec::new());
        }
        let mut values: Vec<Value> = Vec::new();
        let mut text = format!("SELECT {columns} {} WHERE 1 = 1", self.from);
        self.restrict(&mut text, &mut values, filter);
        text += tail;
        let query = values.into_iter().fold(of_members(self.who, &text), bind_as);
        Ok(query.fetch_all(reader.link()).await?)
    }

    fn restrict(&self, text: &mut String, values: &mut Vec<Value>, filter: &RequestFilter) {
        let mut and = |text: &mut String, condition: &str, value: Value| {
            let number = who::after(self.who) + values.len();
            values.push(value);
            // Writing into a String can't fail.
            let _ = write!(text, " AND {condition}(${number})");
        };
        if let Some(state) = filter.state {
            and(text, "r.state = ", Value::from(state.name()));
        }
        if let Some(course) = filter.course.filter(|_| self.of_courses) {
            and(text, "r.course_id = ", Value::Int(course.0));
        }
        if let Some(school) = filter.school {
            and(text, "r.school_id = ", Value::Int(school.0));
        }
        for word in patterns(&filter.search) {
            and(text, &format!("{} LIKE ", self.searched), Value::Text(word));
            *text += " ESCAPE '!'";
        }
    }
}
