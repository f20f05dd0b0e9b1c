//! Shows a page once its data is there, or why it is not.

use std::{future::Future, sync::Arc};

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::Failure;
use crate::{
    error::{ApiError, PageStatus},
    text::use_text,
};

/// Loads once and shows the page; refreshing afterwards is the page's own work, so nothing is ever blanked.
#[component]
pub fn Loaded<T, Fut>(
    /// Reads the page's data; a server function.
    load: impl Fn() -> Fut + Send + Sync + 'static,
    /// Shows the data.
    page: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, ApiError>> + Send + 'static,
{
    let text = use_text();
    let data = Resource::new_blocking(|| (), move |()| load());
    let page = Arc::new(page);
    view! {
        <Suspense fallback=move || view! { <p class="loading">{text.loading}</p> }>
            {move || {
                let page = Arc::clone(&page);
                Suspend::new(async move {
                    match data.await {
                        Ok(data) => page(data),
                        Err(error) => failed(error),
                    }
                })
            }}
        </Suspense>
    }
}

/// The failure in the page's place, with the right status on the server.
fn failed(error: ApiError) -> AnyView {
    if let Some(PageStatus(tell)) = use_context::<PageStatus>() {
        tell(&error);
    }
    view! { <Failure error /> }.into_any()
}
