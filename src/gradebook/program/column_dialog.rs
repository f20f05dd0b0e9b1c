//! The dialog that changes one column: its fields, whether it is posted, its place, and deleting it.

use school::{id::AssessmentId, view::Column};
use web_sys::{Element, Event};

use super::{column_acts::Way, column_fields, heads, state::Page};
use crate::{
    document::{dom, hear::hear, read::find},
    error::ApiError,
    live::timers,
    ui::book_sentence,
};

/// The dialog.
const DIALOG: &str = "column";
/// What the ids of its fields begin with.
const FIELDS: &str = "column-";
/// The form of its fields.
const FORM: &str = "#edit-assessment";

/// What the open dialog holds.
pub struct OpenColumn {
    /// The column as it was when the fields were filled, or as another's change made it.
    seen: Column,
    /// The column as somebody else made it meanwhile.
    theirs: Option<Column>,
    busy: bool,
}

/// Hears the form.
pub fn follow(page: Page) {
    let Some(form) = find::<Element>(FORM) else { return };
    column_fields::follow(page, FIELDS);
    hear(&form, "submit", move |event: Event| {
        event.prevent_default();
        save(page);
    });
}

/// Opens the dialog of a column.
pub fn open(page: Page, assessment: AssessmentId) {
    let Some(column) = page.book.borrow().column(assessment).cloned() else { return };
    column_fields::fill(page, FIELDS, &column);
    let title = column.title.clone();
    page.column.replace(Some(OpenColumn { seen: column, theirs: None, busy: false }));
    tell(None);
    paint(page);
    dom::open(DIALOG, Some(&title));
}

/// Ends it. The button that opened it stands in a head that may have moved since: the focus goes to its own.
pub fn closed(page: Page) {
    if let Some(OpenColumn { seen, .. }) = page.column.take() {
        heads::to_menu(seen.assessment);
    }
}

/// Shows what can be done to the column as it is now.
fn paint(page: Page) {
    let Some(dialog) = dom::dialog(DIALOG) else { return };
    let column = page.column.borrow();
    let Some(OpenColumn { seen, theirs, .. }) = column.as_ref() else { return };
    for (selector, shown) in [
        ("[data-hint=posted]", seen.posted),
        ("[data-hint=held]", !seen.posted),
        ("[data-do=hold]", seen.posted),
        ("[data-do=post]", !seen.posted),
    ] {
        dom::show_in(&dialog, selector, shown);
    }
    let book = page.book.borrow();
    let (first, last) = (book.columns().next(), book.columns().next_back());
    for (selector, edge) in [("[data-do=move-left]", first), ("[data-do=move-right]", last)] {
        if let Some(button) = dom::within::<Element>(&dialog, selector) {
            let at_end = edge.is_none_or(|column| column.assessment == seen.assessment);
            dom::set(&button, "aria-disabled", if at_end { "true" } else { "false" });
        }
    }
    if let Some(both) = dom::within::<Element>(&dialog, ".both") {
        dom::show(&both, theirs.is_some());
        let said = theirs.as_ref().map(|theirs| (page.text.columns.theirs)(&described(page, theirs)));
        dom::say_in(&both, "p", &said.unwrap_or_default());
    }
}

/// Saves the fields; the dialog closes when that worked.
fn save(page: Page) {
    match column_fields::read(FIELDS) {
        Err(problem) => tell(Some(&book_sentence(page.text, &ApiError::Invalid { problem }))),
        Ok(said) => run(page, async move |column| {
            page.edit_column(column, said).await?;
            dom::close(DIALOG);
            Ok(())
        }),
    }
}

/// Shows the column to students and parents, or no more.
pub fn post(page: Page, post: bool) {
    run(page, async move |column| {
        let changed = page.post_column(column, post).await?;
        page.column.borrow_mut().iter_mut().for_each(|open| open.seen = changed.clone());
        Ok(())
    });
}

/// Moves the column past its neighbour.
pub fn shift(page: Page, way: Way) {
    run(page, async move |column| page.shift_column(column.assessment, way).await);
}

/// Takes the column out of the book; the dialog closes when that worked.
pub fn delete(page: Page) {
    run(page, async move |column| {
        page.delete_column(column).await?;
        dom::close(DIALOG);
        Ok(())
    });
}

/// Ends a conflict: the fields show what somebody else made.
pub fn keep_theirs(page: Page) {
    let theirs = page.column.borrow_mut().as_mut().and_then(|open| open.theirs.take());
    if let Some(theirs) = theirs {
        column_fields::fill(page, FIELDS, &theirs);
    }
    tell(None);
    paint(page);
}

/// Makes one call at a time, on the column as it was seen.
fn run<Fut>(page: Page, call: impl FnOnce(Column) -> Fut + 'static)
where
    Fut: Future<Output = Result<(), ApiError>> + 'static,
{
    let column = {
        let mut open = page.column.borrow_mut();
        let Some(open) = open.as_mut().filter(|open| !open.busy) else { return };
        open.busy = true;
        open.seen.clone()
    };
    timers::spawn(async move {
        let assessment = column.assessment;
        let answer = call(column).await;
        let mut open = page.column.borrow_mut();
        // The dialog may be closed by now, or another column's.
        let Some(of) = open.as_mut().filter(|of| of.seen.assessment == assessment) else { return };
        of.busy = false;
        of.theirs = None;
        if let Err(ApiError::ColumnConflict { current }) = &answer
            && !current.deleted
        {
            // What is saved next is saved over it knowingly.
            of.seen.clone_from(&current.column);
            of.theirs = Some(current.column.clone());
        }
        drop(open);
        tell(answer.err().map(|error| book_sentence(page.text, &error)).as_deref());
        paint(page);
    });
}

/// Says why something was not done, or nothing.
fn tell(why: Option<&str>) {
    if let Some(form) = find::<Element>(FORM) {
        dom::say_or_hide(&form, ".problem", why);
    }
}

/// A column in a line.
fn described(page: Page, column: &Column) -> String {
    let text = page.text;
    let mut parts = vec![
        column.title.clone(),
        (text.kind)(column.kind).to_owned(),
        (text.gradebook.out_of)(&column.max.to_string()),
    ];
    parts.extend(column.held_on.map(|day| (text.dates.date)(page.clock.calendar.date(day))));
    parts.push(if column.posted { text.columns.posted } else { text.columns.held }.to_owned());
    parts.join(" · ")
}
