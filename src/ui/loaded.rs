//! Shows a page once its data is there, or why it is not.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::{Failure, Wire};
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
    let data = Resource::<Result<T, ApiError>, Wire>::new_with_options(|| (), move |()| load(), true);
    let page = Arc::new(page);
    let arrive = move || -> Arriving {
        let page = Arc::clone(&page);
        Box::pin(async move {
            match data.await {
                Ok(data) => page(data),
                Err(error) => failed(error),
            }
        })
    };
    view! { <Arrival arrive=Arc::new(arrive) /> }
}

/// A page on its way.
type Arriving = Pin<Box<dyn Future<Output = AnyView> + Send>>;

/// Waits for a page, whatever its data: compiled once, not for each page.
#[component]
fn Arrival(arrive: Arc<dyn Fn() -> Arriving + Send + Sync>) -> impl IntoView {
    let text = use_text();
    view! {
        <Suspense fallback=move || view! { <p class="loading">{text.loading}</p> }>
            {
                let arrive = Arc::clone(&arrive);
                move || Suspend::new(arrive())
            }
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
