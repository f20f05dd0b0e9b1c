//! What is done to columns: the calls, and the book after each.

use leptos::prelude::*;
use school::{
    event::{Event, EventName},
    id::{AssessmentId, Revision},
    view::{ChangedColumn, Column, DeletedColumn, EditAssessment, MoveAssessment, TouchAssessment},
};

use super::fields::Typed;
use crate::{
    error::ApiError,
    gradebook::{
        api::{
            delete_assessment, edit_assessment, hold_assessment, move_assessment, post_assessment, restore_assessment,
        },
        book::Book,
        save::fresh_save_id,
    },
    live::{
        events::{EventService, use_event_service},
        timers,
    },
    text::{Catalogue, use_text},
};

/// What is done to columns of an open book; made once a page.
#[derive(Clone, Copy)]
pub struct Acts {
    book: Book,
    events: EventService,
    text: &'static Catalogue,
    /// Reads the book anew.
    refresh: Callback<()>,
}

/// Which way a column goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Left,
    Right,
}

impl Acts {
    /// What can be done to the columns of a book, which `refresh` reads anew.
    #[must_use]
    pub fn new(book: Book, refresh: Callback<()>) -> Self {
        Self { book, events: use_event_service(), text: use_text(), refresh }
    }

    /// Saves what the fields say, over the version that they were filled from.
    pub async fn edit(self, column: &Column, typed: Typed) -> Result<Column, ApiError> {
        let said = typed.read().map_err(|problem| ApiError::Invalid { problem })?;
        let touch = self.touch(column)?;
        let edit = EditAssessment { touch, title: said.title, kind: said.kind, max: said.max, held_on: said.held_on };
        let in_flight = self.events.save_started();
        let changed = edit_assessment(edit).await?;
        let column = self.take(changed);
        self.book.said.set((self.text.gradebook.saved)(&column.title));
        drop(in_flight);
        Ok(column)
    }

    /// Shows the column to students and parents, or no more.
    pub async fn post(self, column: &Column, post: bool) -> Result<Column, ApiError> {
        let touch = self.touch(column)?;
        let in_flight = self.events.save_started();
        let changed = if post { post_assessment(touch).await? } else { hold_assessment(touch).await? };
        let column = self.take(changed);
        let said = if post { self.text.columns.posted } else { self.text.columns.held };
        self.book.said.set(format!("{}: {said}", column.title));
        drop(in_flight);
        Ok(column)
    }

    /// Takes the column out of the book.
    pub async fn delete(self, column: &Column) -> Result<(), ApiError> {
        let touch = self.touch(column)?;
        let in_flight = self.events.save_started();
        let ChangedColumn { column, revision } = delete_assessment(touch).await?;
        let assessment = column.assessment;
        let gone = DeletedColumn { column, deleted_at: timers::now() };
        self.book.columns.update(|columns| columns.retain(|c| c.assessment != assessment));
        self.book.deleted.update(|deleted| deleted.insert(0, gone.clone()));
        self.book.just_deleted.set(Some(gone));
        self.tell(EventName::AssessmentDeleted, assessment, revision);
        drop(in_flight);
        Ok(())
    }

    /// Brings a deleted column back. Its marks are not here: the book is read anew.
    pub async fn restore(self, column: &Column) -> Result<(), ApiError> {
        let touch = self.touch(column)?;
        let in_flight = self.events.save_started();
        let restored = restore_assessment(touch).await?;
        let assessment = restored.column.assessment;
        self.book.deleted.update(|deleted| deleted.retain(|gone| gone.column.assessment != assessment));
        self.book.just_deleted.update(|gone| {
            gone.take_if(|gone| gone.column.assessment == assessment);
        });
        self.book.said.set((self.text.columns.restored)(&restored.column.title));
        self.tell(EventName::AssessmentUpdated, assessment, restored.revision);
        drop(in_flight);
        self.refresh.run(());
        Ok(())
    }

    /// Moves the column past its neighbour among the shown ones; at the end nothing happens.
    pub async fn shift(self, assessment: AssessmentId, way: Way) -> Result<(), ApiError> {
        let Some(before) = self.goal(assessment, way) else { return Ok(()) };
        let in_flight = self.events.save_started();
        let moved = move_assessment(MoveAssessment { course: self.book.course, assessment, before }).await?;
        let place = |column: &Column| moved.order.iter().position(|id| *id == column.assessment);
        self.book.columns.update(|columns| columns.sort_by_key(|column| place(column).unwrap_or(usize::MAX)));
        if let Some(revision) = moved.revision {
            self.tell(EventName::AssessmentUpdated, assessment, revision);
        }
        let many = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let at = moved.order.iter().position(|id| *id == assessment).map_or(0, |at| many(at + 1));
        let title = self.book.column(assessment).map(|column| column.title).unwrap_or_default();
        self.book.said.set((self.text.columns.moved)(&title, at, many(moved.order.len())));
        drop(in_flight);
        Ok(())
    }

    /// The column before which it goes, none for the end; nothing where it can't go that way.
    fn goal(self, assessment: AssessmentId, way: Way) -> Option<Option<AssessmentId>> {
        let id_at = |columns: &[Column], place: usize| columns.get(place).map(|column| column.assessment);
        let place_of = |columns: &[Column], id| columns.iter().position(|column| column.assessment == id);
        let neighbour = self.book.shown.columns.with_untracked(|shown| {
            let place = place_of(shown, assessment)?;
            match way {
                Way::Left => id_at(shown, place.checked_sub(1)?),
                Way::Right => id_at(shown, place + 1),
            }
        })?;
        match way {
            Way::Left => Some(Some(neighbour)),
            Way::Right => self.book.columns.with_untracked(|all| Some(id_at(all, place_of(all, neighbour)? + 1))),
        }
    }

    fn touch(self, column: &Column) -> Result<TouchAssessment, ApiError> {
        let (course, assessment, seen) = (self.book.course, column.assessment, column.version);
        Ok(TouchAssessment { course, assessment, seen, save_id: fresh_save_id()? })
    }

    /// Shows a changed column.
    fn take(self, changed: ChangedColumn) -> Column {
        let ChangedColumn { column, revision } = changed;
        self.show(&column);
        self.tell(EventName::AssessmentUpdated, column.assessment, revision);
        column
    }

    /// Shows a column as it is now.
    pub fn show(self, column: &Column) {
        self.book.columns.update(|columns| {
            if let Some(held) = columns.iter_mut().find(|held| held.assessment == column.assessment) {
                held.clone_from(column);
            }
        });
    }

    fn tell(self, name: EventName, assessment: AssessmentId, revision: Revision) {
        self.events.emit_own(&Event {
            name,
            school: self.book.school,
            revision,
            course: Some(self.book.course),
            student: None,
            assessment: Some(assessment),
        });
    }
}
