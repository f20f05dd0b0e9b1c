//! Operations on many cells: written together or not at all, one after the other, and undone.
//!
//! Invariant: an operation begins when every save before it is answered, so it goes over versions that are known.

use std::collections::VecDeque;

use leptos::{prelude::*, task::spawn_local};
use school::{
    event::{Event, EventName},
    view::{CellSave, CellValue, GradeCell, RefusedCell, SaveGrades, SavedGrades, UnsavedGrades},
};

use super::{
    api::save_grades,
    book::{CellKey, Draft},
    report::Report,
    save::{Saver, TRIES, fresh_save_id},
    undo::{Stack, Step, Way, Write},
};
use crate::{error::ApiError, live::timers, ui::sentence};

/// How long to wait before looking again whether the saves before are answered.
const LOOK_AGAIN_MILLIS: u32 = 25;

/// Something that a teacher wants done to cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Write these.
    Write(Vec<Write>),
    /// Go one operation back or forth.
    Go(Way),
}

/// What waits, and what it waits for.
#[derive(Default)]
pub struct Wishes {
    queue: VecDeque<Wish>,
    running: bool,
    /// Saves of one cell that are not answered.
    pub in_flight: u32,
}

impl Saver {
    /// Does something to cells, after what was wished before.
    pub fn wish(self, wish: Wish) {
        let first = self.wishes.try_update_value(|wishes| {
            wishes.queue.push_back(wish);
            !std::mem::replace(&mut wishes.running, true)
        });
        if first == Some(true) {
            spawn_local(self.fulfil());
        }
    }

    async fn fulfil(self) {
        // None: the page is gone, and with it what waited.
        while self.is_settled().await {
            let next = self.wishes.try_update_value(|wishes| {
                let next = wishes.queue.pop_front();
                wishes.running = next.is_some();
                next
            });
            let (writes, way) = match next.flatten() {
                Some(Wish::Write(writes)) => (self.over_own(writes), None),
                Some(Wish::Go(way)) => match self.book.stack.with_untracked(|stack| stack.next(way)) {
                    Some(writes) => (writes, Some(way)),
                    None => {
                        self.say(self.nothing(way).to_owned());
                        continue;
                    }
                },
                None => return,
            };
            if let Err(error) = self.write(writes, way).await {
                self.tell(way, &error);
            }
        }
    }

    /// Writes cells together as one operation, and says what stood against it to whoever asked.
    ///
    /// # Errors
    /// The server's; nothing was written.
    pub async fn write_now(self, writes: Vec<Write>) -> Result<(), ApiError> {
        if !self.is_settled().await {
            return Ok(());
        }
        self.write(self.over_own(writes), None).await
    }

    /// Why an operation was not done, as one text.
    #[must_use]
    pub fn why(self, error: &ApiError) -> String {
        match error {
            ApiError::Unsaved { cells } => self.lines(cells).join(" "),
            error => sentence(self.text, error),
        }
    }

    /// Waits until each save of one cell is answered; false when the page is gone.
    async fn is_settled(self) -> bool {
        while let Some(in_flight) = self.wishes.try_with_value(|wishes| wishes.in_flight) {
            if in_flight == 0 {
                return true;
            }
            timers::sleep(LOOK_AGAIN_MILLIS).await;
        }
        false
    }

    /// A save of this page that was under way has raised the version since: what it wrote was seen by whoever typed it.
    fn over_own(self, mut writes: Vec<Write>) -> Vec<Write> {
        for write in &mut writes {
            let now = self.book.held(write.key).version;
            if self.book.stack.with_untracked(|stack| stack.made(write.key, now)) {
                write.seen = now;
            }
        }
        writes
    }

    /// Writes cells together, on a `way` through the operations or as a new one.
    async fn write(self, writes: Vec<Write>, way: Option<Way>) -> Result<(), ApiError> {
        if writes.is_empty() {
            return Ok(());
        }
        let save_id = fresh_save_id()?;
        let before: Vec<GradeCell> = writes.iter().map(|write| self.book.held(write.key)).collect();
        let keys: Vec<CellKey> = writes.iter().map(|write| write.key).collect();
        let refused = self.refused_under(&writes);
        self.show_under_way(&writes, &before);
        let cell =
            |Write { key, value, seen }| CellSave { student: key.student, assessment: key.assessment, value, seen };
        let cells = writes.into_iter().map(cell).collect();
        let save = SaveGrades { course: self.book.course, cells, save_id };
        let in_flight = self.events.save_started();
        let answer = self.answered(&save).await;
        if self.wishes.is_disposed() {
            return Ok(());
        }
        let then = self.end_under_way(&keys);
        for (key, draft, _) in refused.into_iter().filter(|(.., of_the_mark)| answer.is_err() || !of_the_mark) {
            self.book.set_draft(key, draft);
        }
        let answer = answer.map(|saved| self.take(way, &before, &save.cells, saved));
        if let Err(ApiError::Unsaved { cells }) = &answer {
            self.book.merge(&cells.conflicts);
        }
        for (key, typed) in then {
            self.commit(key, &typed, self.book.held(key).version);
        }
        drop(in_flight);
        answer
    }

    /// Sends the same save until the server says yes or no, or has been silent for too long.
    async fn answered(self, save: &SaveGrades) -> Result<SavedGrades, ApiError> {
        for attempt in 0..TRIES {
            match save_grades(save.clone()).await {
                Err(error) if error.is_passing() => timers::sleep(500 << attempt).await,
                answer => return answer,
            }
        }
        save_grades(save.clone()).await
    }

    /// What was typed into these cells and refused, or met another's mark: it is kept unless a mark is written over it. With each
    /// whether a mark is.
    fn refused_under(self, writes: &[Write]) -> Vec<(CellKey, Draft, bool)> {
        let kept = |write: &Write| {
            let draft = self.book.cell(write.key).with_untracked(|cell| cell.draft.clone());
            let of_the_mark = !matches!(write.value, CellValue::Comment(_));
            matches!(draft, Draft::Failed { .. } | Draft::Conflict { .. }).then_some((write.key, draft, of_the_mark))
        };
        writes.iter().filter_map(kept).collect()
    }

    /// Shows the marks as they will be, in the frame of the key.
    fn show_under_way(self, writes: &[Write], before: &[GradeCell]) {
        for (write, before) in writes.iter().zip(before) {
            let max = self.book.column(write.key.assessment).map(|column| column.max);
            if let Some(Ok(after)) = max.map(|max| write.value.over(before, max)) {
                self.book.set_draft(write.key, Draft::Saving { mark: after.mark, then: None });
            }
        }
    }

    /// Ends the waiting of cells; gives what was typed into them meanwhile.
    fn end_under_way(self, keys: &[CellKey]) -> Vec<(CellKey, String)> {
        let typed = keys.iter().filter_map(|key| Some((*key, self.after(*key)?))).collect();
        keys.iter().for_each(|key| self.book.set_draft(*key, Draft::None));
        typed
    }

    /// Takes over what was saved, and remembers how to go back.
    fn take(
        self,
        way: Option<Way>,
        before: &[GradeCell],
        sent: &[CellSave],
        SavedGrades { cells, revision }: SavedGrades,
    ) {
        let what = match (sent, &cells[..]) {
            ([CellSave { value: CellValue::Comment(_), .. }], [cell]) => {
                (self.text.cells.comment_of)(&self.name(key_of(cell)))
            }
            (_, [cell]) => self.cell_name(key_of(cell), &cell.mark.shown()),
            (_, cells) => (self.text.gradebook.marks)(u32::try_from(cells.len()).unwrap_or(u32::MAX)),
        };
        let made: Vec<_> = cells.iter().map(|cell| cell.version).collect();
        self.book.merge(&cells);
        match way {
            Some(way) => self.book.stack.update(|stack| stack.went(way, &made)),
            None => {
                let steps = before.iter().zip(sent).zip(cells).map(|((before, sent), after)| step(before, sent, after));
                self.remember(steps.collect());
            }
        }
        let told = match way {
            None => (self.text.gradebook.saved)(&what),
            Some(Way::Undo) => (self.text.cells.undone)(&what),
            Some(Way::Redo) => (self.text.cells.redone)(&what),
        };
        self.say(told);
        // One for all: a reader of the topic reads every cell that changed.
        self.events.emit_own(&Event {
            name: EventName::GradeUpdated,
            school: self.book.school,
            revision,
            course: Some(self.book.course),
            student: None,
            assessment: None,
        });
    }

    /// Tells why nothing was written. A way that can't be gone, now or later, is forgotten.
    fn tell(self, way: Option<Way>, error: &ApiError) {
        let cells = &self.text.cells;
        let (heading, lines) = match error {
            ApiError::Unsaved { cells: unsaved } => {
                if let Some(way) = way {
                    self.book.stack.update(|stack| stack.forget(way));
                }
                let heading = match way {
                    None => cells.not_saved,
                    Some(Way::Undo) => cells.not_undone,
                    Some(Way::Redo) => cells.not_redone,
                };
                (heading.to_owned(), self.lines(unsaved))
            }
            error => (sentence(self.text, error), Vec::new()),
        };
        self.book.report.set(Some(Report { heading, lines }));
    }

    fn lines(self, UnsavedGrades { conflicts, refused }: &UnsavedGrades) -> Vec<String> {
        let cells = &self.text.cells;
        let theirs = |cell: &GradeCell| {
            let mark = cell.mark.shown();
            let mark = if mark.is_empty() { self.text.gradebook.blank } else { &mark };
            (cells.theirs)(&self.name(key_of(cell)), mark)
        };
        let because = |cell: &RefusedCell| {
            let key = CellKey { student: cell.student, assessment: cell.assessment };
            (cells.because)(&self.name(key), &sentence(self.text, &ApiError::Invalid { problem: cell.problem }))
        };
        conflicts.iter().map(theirs).chain(refused.iter().map(because)).collect()
    }

    /// Remembers an operation, so that it can be undone.
    pub fn remember(self, steps: Vec<Step>) {
        self.book.stack.update(|stack: &mut Stack| stack.did(steps));
    }

    fn nothing(self, way: Way) -> &'static str {
        match way {
            Way::Undo => self.text.cells.nothing_to_undo,
            Way::Redo => self.text.cells.nothing_to_redo,
        }
    }
}

/// How to go back and forth over one cell: exactly what it held, whatever was typed.
fn step(before: &GradeCell, sent: &CellSave, after: GradeCell) -> Step {
    let exact = |cell: &GradeCell| match sent.value {
        CellValue::Typed(_) | CellValue::Mark(_) => CellValue::Mark(cell.mark),
        CellValue::Comment(_) => CellValue::Comment(cell.comment.clone()),
    };
    Step {
        key: key_of(&after),
        before: exact(before),
        before_at: sent.seen,
        after: exact(&after),
        after_at: after.version,
    }
}

fn key_of(cell: &GradeCell) -> CellKey {
    CellKey { student: cell.student, assessment: cell.assessment }
}
