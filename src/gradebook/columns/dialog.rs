//! The dialog that changes one column: its fields, whether it is posted, its place, and deleting it.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use school::view::{Column, ColumnNow};

use super::{
    acts::{Acts, Way},
    fields::{ColumnFields, Typed},
};
use crate::{
    error::ApiError,
    gradebook::{book::Book, view::go_to},
    text::{Catalogue, use_text},
    ui::{Dialog, sentence},
};

/// What the open dialog holds.
#[derive(Clone, Copy)]
struct Open {
    book: Book,
    acts: Acts,
    typed: Typed,
    /// The column as it was when the fields were filled, or as another's change made it.
    seen: RwSignal<Column>,
    /// The column as somebody else made it meanwhile.
    theirs: RwSignal<Option<Column>>,
    error: RwSignal<Option<ApiError>>,
    busy: RwSignal<bool>,
}

/// The dialog of the column that the book's menu names.
#[component]
pub fn ColumnDialog(book: Book, acts: Acts) -> impl IntoView {
    // Read once an opening: what is typed stays while the book is read anew behind it.
    let column = move || book.menu.get().and_then(|assessment| book.column(assessment));
    let heading = Signal::derive(move || column().map(|column| column.title).unwrap_or_default());
    let form = move || column().map(|column| view! { <OneColumn book acts column /> });
    view! {
        <Dialog
            id="column"
            open=Signal::derive(move || book.menu.with(Option::is_some))
            heading
            on_close=Callback::new(move |()| book.menu.set(None))
        >
            {form}
        </Dialog>
    }
    .into_any()
}

#[component]
fn OneColumn(book: Book, acts: Acts, column: Column) -> impl IntoView {
    let text = use_text();
    let open = Open {
        book,
        acts,
        typed: Typed::of(&column),
        seen: RwSignal::new(column),
        theirs: RwSignal::new(None),
        error: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        open.save();
    };
    let problem = move || open.error.get().map(|e| view! { <p class="problem" role="alert">{sentence(text, &e)}</p> });
    view! {
        <form class="fields" on:submit=submit aria-busy=move || open.busy.get().to_string()>
            <ColumnFields book typed=open.typed id="column-" />
            {problem}
            <Both open />
            <button type="submit" class="primary">{text.columns.save}</button>
        </form>
        <Others open />
    }
    .into_any()
}

/// Both sides of a conflict, and the way out of it.
#[component]
fn Both(open: Open) -> impl IntoView {
    let text = use_text();
    let both = move || {
        let theirs = open.theirs.get()?;
        let said = (text.columns.theirs)(&described(text, open.book, &theirs));
        let keep = move |_| open.keep_theirs();
        Some(view! {
            <p>{said}</p>
            <div class="actions">
                <button type="button" on:click=keep>{text.columns.keep_theirs}</button>
                <button type="submit">{text.columns.save_mine}</button>
            </div>
        })
    };
    view! { <div class="both" role="status">{both}</div> }.into_any()
}

/// What is done to a column beside editing it.
#[component]
fn Others(open: Open) -> impl IntoView {
    let text = use_text();
    let posted = move || open.seen.with(|column| column.posted);
    let hint = move || if posted() { text.columns.posted_hint } else { text.columns.held_hint };
    let post = move || if posted() { text.columns.hold } else { text.columns.post };
    let at_end = move |way| open.at_end(way).to_string();
    view! {
        <section class="column-acts">
            <p class="hint">{hint}</p>
            <button type="button" on:click=move |_| open.post()>{post}</button>
            <div class="actions">
                <button type="button" aria-disabled=move || at_end(Way::Left) on:click=move |_| open.shift(Way::Left)>
                    {text.columns.move_left}
                </button>
                <button type="button" aria-disabled=move || at_end(Way::Right) on:click=move |_| open.shift(Way::Right)>
                    {text.columns.move_right}
                </button>
            </div>
            <p class="hint">{text.columns.delete_hint}</p>
            <button type="button" on:click=move |_| open.delete()>{text.columns.delete}</button>
        </section>
    }
    .into_any()
}

impl Open {
    /// Saves the fields; the dialog closes when that worked.
    fn save(self) {
        self.run(async move |column| {
            self.acts.edit(&column, self.typed).await?;
            self.book.menu.set(None);
            Ok(())
        });
    }

    fn post(self) {
        self.run(async move |column: Column| {
            let changed = self.acts.post(&column, !column.posted).await?;
            self.seen.set(changed);
            Ok(())
        });
    }

    fn shift(self, way: Way) {
        self.run(async move |column: Column| self.acts.shift(column.assessment, way).await);
    }

    /// Deletes the column; its head is gone, so the focus goes into the grid.
    fn delete(self) {
        self.run(async move |column| {
            self.acts.delete(&column).await?;
            self.book.menu.set(None);
            if let Some(cell) = untrack(|| self.book.shown.entry()) {
                request_animation_frame(move || go_to(self.book, cell));
            }
            Ok(())
        });
    }

    /// Makes one call at a time, on the column as it was seen.
    fn run<Fut>(self, call: impl FnOnce(Column) -> Fut + 'static)
    where
        Fut: Future<Output = Result<(), ApiError>> + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let column = self.seen.get_untracked();
        spawn_local(async move {
            let answer = call(column).await;
            // The dialog may be closed by now.
            let _ = self.busy.try_set(false);
            if let Err(ApiError::ColumnConflict { current }) = &answer {
                self.overtaken(current);
            } else {
                let _ = self.theirs.try_set(None);
            }
            let _ = self.error.try_set(answer.err());
        });
    }

    /// Takes another's change for seen: what is saved next is saved over it knowingly.
    fn overtaken(self, now: &ColumnNow) {
        if !now.deleted {
            self.acts.show(&now.column);
            let _ = self.seen.try_set(now.column.clone());
            let _ = self.theirs.try_set(Some(now.column.clone()));
        }
    }

    /// Ends a conflict: the fields show what somebody else made.
    fn keep_theirs(self) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.typed.fill(&theirs);
        }
        self.theirs.set(None);
        self.error.set(None);
    }

    fn at_end(self, way: Way) -> bool {
        let assessment = self.seen.with(|column| column.assessment);
        self.book.shown.columns.with(|columns| {
            let edge = if way == Way::Left { columns.first() } else { columns.last() };
            edge.is_none_or(|column| column.assessment == assessment)
        })
    }
}

/// A column in a line.
fn described(text: &'static Catalogue, book: Book, column: &Column) -> String {
    let mut parts = vec![
        column.title.clone(),
        (text.kind)(column.kind).to_owned(),
        (text.gradebook.out_of)(&column.max.to_string()),
    ];
    parts.extend(column.held_on.map(|day| (text.dates.date)(book.clock.calendar.date(day))));
    parts.push(if column.posted { text.columns.posted } else { text.columns.held }.to_owned());
    parts.join(" · ")
}
