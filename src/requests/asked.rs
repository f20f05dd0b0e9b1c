//! What a list's address asks for.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::view::RequestFilter;

use super::ListAddress;

/// The filter that the address of the page says.
#[must_use]
pub fn asked(address: ListAddress) -> RequestFilter {
    use_query_map().with_untracked(|query| address.filter(query))
}
