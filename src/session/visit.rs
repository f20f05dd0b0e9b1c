//! Who looks: read once a document, shared by all that shows it.

use leptos::prelude::*;

use super::api::{Visit, visit};
use crate::error::ApiError;

/// The visit as a resource: there before the page is shown.
pub type VisitResource = Resource<Result<Visit, ApiError>>;

/// Reads who is signed in, for everything below.
pub fn provide_visit() -> VisitResource {
    let resource = Resource::new_blocking(|| (), |()| visit());
    provide_context(resource);
    resource
}

/// The visit that [`provide_visit`] reads.
#[must_use]
pub fn use_visit() -> VisitResource {
    expect_context()
}
