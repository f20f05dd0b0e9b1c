//! Who looks: read once a document, shared by all that shows it.

use leptos::prelude::*;

use super::api::{Visit, visit};
use crate::{error::ApiError, ui::Wire};

/// The visit as a resource: there before the page is shown.
pub type VisitResource = Resource<Result<Visit, ApiError>, Wire>;

/// Reads who is signed in, for everything below.
pub fn provide_visit() -> VisitResource {
    let resource = Resource::new_with_options(|| (), |()| visit(), true);
    provide_context(resource);
    resource
}

/// The visit that [`provide_visit`] reads.
#[must_use]
pub fn use_visit() -> VisitResource {
    expect_context()
}
