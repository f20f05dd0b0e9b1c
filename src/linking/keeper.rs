//! As what one keeps families: the two pages differ in nothing else.

use school::view::{Families, FamiliesFilter, Letters};

use super::api::{class_families, class_letters, families, letters};
use crate::{error::ApiError, text::LinkingText};

/// As what one keeps families.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// As an admin: of the whole school.
    Admin,
    /// As a class teacher: of the own classes.
    ClassTeacher,
}

impl Keeper {
    /// The page of the list.
    pub fn path(self) -> &'static str {
        match self {
            Keeper::Admin => "/admin/families",
            Keeper::ClassTeacher => "/teacher/families",
        }
    }

    /// The key under which the reader's choice of refreshing is kept.
    pub fn screen(self) -> &'static str {
        match self {
            Keeper::Admin => "families",
            Keeper::ClassTeacher => "class-families",
        }
    }

    /// What the list is called.
    pub fn heading(self, text: &LinkingText) -> &'static str {
        match self {
            Keeper::Admin => text.families_heading,
            Keeper::ClassTeacher => text.class_families_heading,
        }
    }

    /// Reads a page of the list.
    pub async fn families(self, filter: FamiliesFilter) -> Result<Families, ApiError> {
        match self {
            Keeper::Admin => families(filter).await,
            Keeper::ClassTeacher => class_families(filter).await,
        }
    }

    /// Reads the letters that were just issued.
    pub async fn letters(self) -> Result<Letters, ApiError> {
        match self {
            Keeper::Admin => letters().await,
            Keeper::ClassTeacher => class_letters().await,
        }
    }
}
