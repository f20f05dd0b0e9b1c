//! The list's filter, as the address of the page holds it, and its form.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use school::view::{FamiliesFilter, FamilyShow, KeptClass};

use super::keeper::Keeper;
use crate::{
    text::{Catalogue, use_text},
    ui::page_of,
};

/// The most characters of a search.
const SEARCH_LENGTH: usize = 100;

/// Reads the filter of an address; what can't be read is left out.
pub fn of_query(query: &ParamsMap) -> FamiliesFilter {
    let text = |name| query.get_str(name).unwrap_or_default().trim();
    FamiliesFilter {
        search: text("q").chars().take(SEARCH_LENGTH).collect(),
        class: text("class").parse().ok(),
        show: FamilyShow::from_name(text("show")),
        page: page_of(Some(text("page"))),
    }
}

/// What an address holds of the filter, with another page.
pub fn parameters(filter: &FamiliesFilter, page: u32) -> Vec<(&'static str, String)> {
    let parameters = [
        ("q", filter.search.clone()),
        ("class", filter.class.map(|class| class.to_string()).unwrap_or_default()),
        ("show", if filter.show == FamilyShow::All { "" } else { filter.show.name() }.to_owned()),
        ("page", if page > 0 { (page + 1).to_string() } else { String::new() }),
    ];
    parameters.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The address of another page of the same list.
pub fn address(keeper: Keeper, filter: &FamiliesFilter, page: u32) -> String {
    let mut query = ParamsMap::new();
    for (name, value) in parameters(filter, page) {
        query.insert(name, value);
    }
    format!("{}{}", keeper.path(), query.to_query_string())
}

/// Search and filters of the list: a plain form, so that every list has an address.
#[component]
pub fn FilterForm(
    /// Whose list.
    keeper: Keeper,
    /// What is asked for now.
    filter: FamiliesFilter,
    /// The classes to choose from.
    classes: Vec<KeptClass>,
) -> impl IntoView {
    let text = use_text();
    let linking = &text.linking;
    let (chosen, show) = (filter.class, filter.show);
    let shows = FamilyShow::ALL.map(|s| {
        view! { <option value=s.name() selected=show == s>{(linking.show_of)(s)}</option> }
    });
    let option = move |class: KeptClass| {
        view! { <option value=class.class.to_string() selected=chosen == Some(class.class)>{class_option(text, &class)}</option> }
    };
    view! {
        <form method="get" action=keeper.path() data-get="" class="filter" role="search" aria-label=linking.filter>
            <div class="filter-search">
                <label for="q">{linking.search}</label>
                <input id="q" name="q" type="search" maxlength=SEARCH_LENGTH value=filter.search />
            </div>
            <div>
                <label for="class">{text.common.class}</label>
                <select id="class" name="class">
                    <option value="">{linking.every_class}</option>
                    {classes.into_iter().map(option).collect_view()}
                </select>
            </div>
            <div>
                <label for="show">{linking.show}</label>
                <select id="show" name="show">{shows}</select>
            </div>
            <div class="filter-buttons">
                <button type="submit" class="primary">{text.common.show}</button>
                <a class="button quiet" href=keeper.path()>{linking.clear}</a>
            </div>
        </form>
    }
    .into_any()
}

/// A class with its school: an account may keep several schools' families.
pub fn class_option(text: &Catalogue, class: &KeptClass) -> String {
    format!("{} · {}", (text.class)(&class.label), class.school_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back_and_garbage_is_left_out() {
        let filter = FamiliesFilter {
            search: "a&b=c 100%".into(),
            class: Some(school::id::ClassId(7)),
            show: FamilyShow::Unlinked,
            page: 2,
        };
        let mut query = ParamsMap::new();
        for (name, value) in parameters(&filter, 2) {
            query.insert(name, value);
        }
        assert_eq!(of_query(&query), filter);
        assert_eq!(address(Keeper::Admin, &FamiliesFilter::default(), 0), "/admin/families");
        let mut odd = ParamsMap::new();
        for (name, value) in [("class", "x"), ("show", "1"), ("page", "-1"), ("q", "  ")] {
            odd.insert(name, value.to_owned());
        }
        assert_eq!(of_query(&odd), FamiliesFilter::default());
    }
}
