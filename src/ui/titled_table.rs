//! A heading with the table below it.

use leptos::prelude::*;

/// A section of its own: the heading, which names the table too, the columns' headings, and the rows.
pub fn titled_table<const N: usize>(heading: impl Into<String>, headings: [&'static str; N], rows: AnyView) -> AnyView {
    let heading = heading.into();
    let columns = headings.map(|heading| view! { <th scope="col">{heading}</th> });
    view! {
        <section>
            <h2>{heading.clone()}</h2>
            <table class="list">
                <caption class="sr-only">{heading}</caption>
                <thead><tr>{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
