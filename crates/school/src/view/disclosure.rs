//! The log of downloads, as the person and the school's admins read it.

use serde::{Deserialize, Serialize};

use crate::{
    clock::Instant,
    export::{Content, Format},
    id::DisclosureId,
    person::Name,
};

/// Somebody took data along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    pub id: DisclosureId,
    pub at: Instant,
    /// Who took it.
    pub by: Name,
    /// Whose it is.
    pub of: Name,
    /// Whether both are the same person.
    pub own: bool,
    pub content: Content,
    pub format: Format,
}
