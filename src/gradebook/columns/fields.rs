//! What a column is made of, as fields: in the form that adds one and in the dialog that changes one.

use leptos::prelude::*;
use school::{
    calendar::Day,
    grade::{Kind, MAX_POINTS, Points, Title, parse_entry},
    view::{Column, Problem},
};

use crate::{gradebook::book::Book, text::use_text};

/// What the fields hold.
#[derive(Clone, Copy)]
pub struct Typed {
    pub title: RwSignal<String>,
    pub kind: RwSignal<Kind>,
    pub max: RwSignal<String>,
    /// A date as a date field has it, or nothing.
    pub held_on: RwSignal<String>,
}

/// What the fields say.
pub struct Said {
    pub title: Title,
    pub kind: Kind,
    pub max: Points,
    pub held_on: Option<Day>,
}

impl Typed {
    /// The fields of a column that is to be.
    #[must_use]
    pub fn new() -> Self {
        Self {
            title: RwSignal::default(),
            kind: RwSignal::new(Kind::Quiz),
            max: RwSignal::new("100".into()),
            held_on: RwSignal::default(),
        }
    }

    /// The fields filled with a column.
    #[must_use]
    pub fn of(column: &Column) -> Self {
        let fields = Self::new();
        fields.fill(column);
        fields
    }

    /// Fills the fields with a column.
    pub fn fill(self, column: &Column) {
        self.title.set(column.title.clone());
        self.kind.set(column.kind);
        self.max.set(column.max.to_string());
        self.held_on.set(column.held_on.map(Day::iso).unwrap_or_default());
    }

    /// What the fields say, or which of them is wrong.
    pub fn read(self) -> Result<Said, Problem> {
        let title = Title::try_from(self.title.get_untracked()).map_err(Problem::Title)?;
        let max = parse_entry(&self.max.get_untracked(), MAX_POINTS).ok().and_then(|mark| mark.points);
        let max = max.filter(|max| *max > Points::whole(0)).ok_or(Problem::MaxPoints)?;
        // A date field that is filled in by half is empty.
        let held_on = Day::from_iso(&self.held_on.get_untracked());
        Ok(Said { title, kind: self.kind.get_untracked(), max, held_on })
    }
}

/// Title, kind, maximum and date.
#[component]
pub fn ColumnFields(
    /// Whose calendar the date is shown in.
    book: Book,
    /// What they hold.
    typed: Typed,
    /// Tells these fields from others of the page.
    id: &'static str,
) -> impl IntoView {
    let text = use_text();
    let of = move |field: &str| format!("{id}{field}");
    let option = move |kind: Kind| {
        let chosen = typed.kind.get_untracked() == kind;
        view! { <option value=kind.name() selected=chosen>{(text.kind)(kind)}</option> }
    };
    let choose = move |name: String| typed.kind.set(Kind::from_name(&name).unwrap_or(Kind::Quiz));
    let day = move || Day::from_iso(&typed.held_on.get());
    let date = move || day().map(|day| (text.dates.date)(book.clock.calendar.date(day)));
    view! {
        <label for=of("title")>{text.gradebook.title}</label>
        <input id=of("title") maxlength="80" required bind:value=typed.title />
        <label for=of("kind")>{text.gradebook.kind}</label>
        <select
            id=of("kind")
            prop:value=move || typed.kind.get().name()
            on:change=move |e| choose(event_target_value(&e))
        >
            {Kind::ALL.map(option)}
        </select>
        <label for=of("max")>{text.gradebook.max_points}</label>
        <input id=of("max") inputmode="decimal" required bind:value=typed.max />
        <label for=of("held-on")>{text.columns.held_on}</label>
        <input id=of("held-on") type="date" bind:value=typed.held_on aria-describedby=of("held-on-shown") />
        <p id=of("held-on-shown") class="field-hint">{date}</p>
    }
    .into_any()
}
