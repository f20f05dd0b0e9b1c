//! A stored column.

use school::{
    calendar::Day,
    clock::Instant,
    grade::Points,
    id::{AssessmentId, Version},
    view::{Column, DeletedColumn},
};

use crate::{Error, rows::kind};

/// A row of `assessments`, by the fields that a book shows.
#[derive(sqlx::FromRow)]
pub(crate) struct ColumnRow {
    id: i64,
    title: String,
    kind: String,
    max_hundredths: i64,
    held_on: String,
    posted_at: Option<i64>,
    deleted_at: Option<i64>,
    version: i64,
}

/// The fields of [`ColumnRow`] of assessment `a`.
macro_rules! column_fields {
    () => {
        "a.id, a.title, a.kind, a.max_hundredths, a.held_on, a.posted_at, a.deleted_at, a.version"
    };
}

pub(crate) use column_fields;

impl ColumnRow {
    /// The column, and since when it is deleted.
    pub fn read(self) -> Result<(Column, Option<Instant>), Error> {
        let column = Column {
            assessment: AssessmentId(self.id),
            kind: kind(&self.kind)?,
            title: self.title,
            max: Points::hundredths(self.max_hundredths),
            held_on: Day::from_iso(&self.held_on),
            posted: self.posted_at.is_some(),
            version: Version(self.version),
        };
        Ok((column, self.deleted_at.map(Instant)))
    }
}

/// Parts a book's columns into those that are there, in their order, and the deleted, the newest first.
pub(crate) fn parted(rows: Vec<ColumnRow>) -> Result<(Vec<Column>, Vec<DeletedColumn>), Error> {
    let (mut there, mut deleted) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        match row.read()? {
            (column, None) => there.push(column),
            (column, Some(deleted_at)) => deleted.push(DeletedColumn { column, deleted_at }),
        }
    }
    deleted.sort_by_key(|of: &DeletedColumn| std::cmp::Reverse((of.deleted_at, of.column.assessment)));
    Ok((there, deleted))
}
