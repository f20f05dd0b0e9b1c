//! Reading a part of a school's catalogue.

mod classes;
mod subjects;
mod years;

use school::{
    id::SchoolId,
    view::{CatalogueBody, CataloguePage, CataloguePart},
};

use super::schools;
use crate::{Error, permit::Administers, store::Reader};

/// Reads a part of the catalogue of the school that was asked for, else of the first.
///
/// # Errors
/// [`Error::NotFound`] when the permit is not for the school that was asked for, else the database's.
pub async fn catalogue(
    reader: &mut Reader,
    permit: &Administers,
    asked: Option<SchoolId>,
    part: CataloguePart,
) -> Result<CataloguePage, Error> {
    let own = permit.at(asked)?;
    // The revisions first: what is written meanwhile shows in the next refresh.
    let (as_of, schools) = schools(reader, permit).await?;
    let body = match part {
        CataloguePart::Subjects => CatalogueBody::Subjects(subjects::read(reader, &own).await?),
        CataloguePart::Years => CatalogueBody::Years(years::read(reader, &own).await?),
        CataloguePart::Classes => CatalogueBody::Classes(classes::read(reader, &own).await?),
    };
    Ok(CataloguePage { as_of, school: own.school(), schools, body })
}
