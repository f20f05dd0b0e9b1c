//! What is done to columns: the calls, and the page after each. Heads, rows and figures come with the document that is read then.

use leptos::prelude::document;
use school::{
    event::{Event, EventName},
    id::{AssessmentId, Revision},
    view::{ChangedColumn, Column, EditAssessment, MoveAssessment, TouchAssessment},
};
use web_sys::Element;

use super::{ask::ask, column_fields::Said, heads::Refocus, save::fresh_save_id, state::Page};
use crate::{
    document::{dom, read::find},
    error::ApiError,
    gradebook::api::{
        DeleteAssessmentCall, EditAssessmentCall, HoldAssessmentCall, MoveAssessmentCall, PostAssessmentCall,
        RestoreAssessmentCall,
    },
    live::timers,
    ui::book_sentence,
};

/// Where the last deletion is told.
const NOTICE: &str = ".undo-notice";

/// Which way a column goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Left,
    Right,
}

impl Page {
    /// Saves what the fields say, over the version that they were filled from.
    pub async fn edit_column(self, column: Column, said: Said) -> Result<(), ApiError> {
        let touch = self.touch(&column)?;
        let edit = EditAssessment { touch, title: said.title, kind: said.kind, max: said.max, held_on: said.held_on };
        let in_flight = self.events.save_started();
        let column = self.take_column(ask(EditAssessmentCall { edit }).await?);
        self.say(&(self.text.gradebook.saved)(&column.title));
        drop(in_flight);
        Ok(())
    }

    /// Shows the column to students and parents, or no more.
    pub async fn post_column(self, column: Column, post: bool) -> Result<Column, ApiError> {
        let touch = self.touch(&column)?;
        let in_flight = self.events.save_started();
        let changed =
            if post { ask(PostAssessmentCall { touch }).await? } else { ask(HoldAssessmentCall { touch }).await? };
        let column = self.take_column(changed);
        let said = if post { self.text.columns.posted } else { self.text.columns.held };
        self.say(&format!("{}: {said}", column.title));
        drop(in_flight);
        Ok(column)
    }

    /// Takes the column out of the book.
    pub async fn delete_column(self, column: Column) -> Result<(), ApiError> {
        let touch = self.touch(&column)?;
        let in_flight = self.events.save_started();
        let gone = self.take_column_as(EventName::AssessmentDeleted, ask(DeleteAssessmentCall { touch }).await?);
        if let (Some(place), Some(notice)) = (find::<Element>(NOTICE), dom::ready("deleted")) {
            dom::say_in(&notice, "span", &(self.text.columns.deleted_said)(&gone.title));
            dom::set(&place, "data-of", &gone.assessment.to_string());
            dom::fill(&place, dom::all(&notice, ":scope > *"));
        }
        self.refocus.set(Some(Refocus::Grid));
        drop(in_flight);
        Ok(())
    }

    /// Brings a deleted column back, with its marks.
    async fn restore_column(self, column: Column) -> Result<(), ApiError> {
        let touch = self.touch(&column)?;
        let in_flight = self.events.save_started();
        let back = self.take_column(ask(RestoreAssessmentCall { touch }).await?);
        self.say(&(self.text.columns.restored)(&back.title));
        if find::<Element>(NOTICE).and_then(|of| dom::number(&of, "data-of")) == Some(back.assessment.0) {
            forget_deleted();
        }
        drop(in_flight);
        Ok(())
    }

    /// Moves the column past its neighbour among the shown ones; at the end nothing happens.
    pub async fn shift_column(self, assessment: AssessmentId, way: Way) -> Result<(), ApiError> {
        let Some(before) = self.goal(assessment, way) else { return Ok(()) };
        let in_flight = self.events.save_started();
        let moved = ask(MoveAssessmentCall { to: MoveAssessment { course: self.course, assessment, before } }).await?;
        if let Some(revision) = moved.revision {
            self.tell_of_column(EventName::AssessmentUpdated, assessment, revision);
        }
        let many = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let at = moved.order.iter().position(|id| *id == assessment).map_or(0, |at| many(at + 1));
        let title = self.book.borrow().column(assessment).map(|column| column.title.clone()).unwrap_or_default();
        self.say(&(self.text.columns.moved)(&title, at, many(moved.order.len())));
        {
            let place = |column: &Column| moved.order.iter().position(|id| *id == column.assessment);
            let columns = &mut self.book.borrow_mut().read.assessments;
            columns.sort_by_key(|column| place(column).unwrap_or(usize::MAX));
        }
        drop(in_flight);
        self.read_all();
        Ok(())
    }

    /// The column before which it goes, none for the end; nothing where it can't go that way.
    fn goal(self, assessment: AssessmentId, way: Way) -> Option<Option<AssessmentId>> {
        let book = self.book.borrow();
        let shown: Vec<AssessmentId> = book.columns().map(|column| column.assessment).collect();
        let place = shown.iter().position(|id| *id == assessment)?;
        match way {
            Way::Left => Some(Some(*shown.get(place.checked_sub(1)?)?)),
            Way::Right => {
                let neighbour = shown.get(place + 1)?;
                let all = &book.read.assessments;
                let after = all.iter().position(|column| column.assessment == *neighbour)? + 1;
                Some(all.get(after).map(|column| column.assessment))
            }
        }
    }

    fn touch(self, column: &Column) -> Result<TouchAssessment, ApiError> {
        let (course, assessment, seen) = (self.course, column.assessment, column.version);
        Ok(TouchAssessment { course, assessment, seen, save_id: fresh_save_id()? })
    }

    fn take_column(self, changed: ChangedColumn) -> Column {
        self.take_column_as(EventName::AssessmentUpdated, changed)
    }

    fn take_column_as(self, name: EventName, ChangedColumn { column, revision }: ChangedColumn) -> Column {
        self.tell_of_column(name, column.assessment, revision);
        self.read_all();
        column
    }

    /// Tells the tab's other readers, and the browser's other tabs, what was done to a column.
    pub fn tell_of_column(self, name: EventName, assessment: AssessmentId, revision: Revision) {
        self.events.emit_own(&Event {
            name,
            school: self.school,
            revision,
            course: Some(self.course),
            student: None,
            assessment: Some(assessment),
        });
    }
}

/// Brings the column that was deleted last back.
pub fn undo_delete(page: Page) {
    if let Some(assessment) = find::<Element>(NOTICE).and_then(|of| dom::number(&of, "data-of")) {
        restore(page, AssessmentId(assessment));
    }
}

/// Ends the notice about the last deletion.
pub fn forget_deleted() {
    if let Some(place) = find::<Element>(NOTICE) {
        dom::fill(&place, []);
    }
}

/// Brings a deleted column back.
pub fn restore(page: Page, assessment: AssessmentId) {
    let gone = page.book.borrow().read.deleted.iter().find(|of| of.column.assessment == assessment).cloned();
    let Some(gone) = gone else {
        // The document that names it is still on its way.
        page.read_all();
        return;
    };
    timers::spawn(async move {
        let answer = page.restore_column(gone.column).await;
        if let Some(place) = document().get_element_by_id("restore-problem") {
            let why = answer.err().map(|error| book_sentence(page.text, &error));
            dom::say(&place, why.as_deref().unwrap_or_default());
            dom::show(&place, why.is_some());
        }
    });
}
