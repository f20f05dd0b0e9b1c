//! Operations on many cells: written together or not at all, one after the other, and undone.
//!
//! Invariant: an operation begins when every save before it is answered, so it goes over versions that are known.

use std::collections::VecDeque;

use school::{
    event::{Event, EventName},
    view::{CellSave, CellValue, GradeCell, SaveGrades, SavedGrades},
};

use super::{
    ask::ask_by_json,
    save::{TRIES, fresh_save_id},
    state::Page,
};
use crate::{
    error::ApiError,
    gradebook::{
        api::SaveGradesCall,
        model::{
            cell::{CellKey, Draft},
            undo::{Step, Way, Write},
        },
    },
    live::timers,
};

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

impl Page {
    /// Does something to cells, after what was wished before.
    pub fn wish(self, wish: Wish) {
        let first = {
            let mut wishes = self.wishes.borrow_mut();
            wishes.queue.push_back(wish);
            !std::mem::replace(&mut wishes.running, true)
        };
        if first {
            timers::spawn(self.fulfil());
        }
    }

    async fn fulfil(self) {
        loop {
            self.settled().await;
            let next = {
                let mut wishes = self.wishes.borrow_mut();
                let next = wishes.queue.pop_front();
                wishes.running = next.is_some();
                next
            };
            let (writes, way) = match next {
                Some(Wish::Write(writes)) => (self.over_own(writes), None),
                Some(Wish::Go(way)) => match self.next(way) {
                    Some(writes) => (writes, Some(way)),
                    None => {
                        self.say(self.nothing(way));
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

    fn next(self, way: Way) -> Option<Vec<Write>> {
        self.stack.borrow().next(way)
    }

    /// Writes cells together as one operation, and says what stood against it to whoever asked.
    ///
    /// # Errors
    /// The server's; nothing was written.
    pub async fn write_now(self, writes: Vec<Write>) -> Result<(), ApiError> {
        self.settled().await;
        self.write(self.over_own(writes), None).await
    }

    /// Waits until each save of one cell is answered.
    async fn settled(self) {
        while self.wishes.borrow().in_flight > 0 {
            timers::sleep(LOOK_AGAIN_MILLIS).await;
        }
    }

    /// A save of this page that was under way has raised the version since: what it wrote was seen by whoever typed it.
    fn over_own(self, mut writes: Vec<Write>) -> Vec<Write> {
        for write in &mut writes {
            let now = self.cell(write.key).version;
            if self.stack.borrow().made(write.key, now) {
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
        let before: Vec<GradeCell> = writes.iter().map(|write| self.held(write.key)).collect();
        let keys: Vec<CellKey> = writes.iter().map(|write| write.key).collect();
        let refused = self.refused_under(&writes);
        self.show_under_way(&writes, &before);
        let cell =
            |Write { key, value, seen }| CellSave { student: key.student, assessment: key.assessment, value, seen };
        let cells = writes.into_iter().map(cell).collect();
        let save = SaveGrades { course: self.course, cells, save_id };
        let in_flight = self.events.save_started();
        let answer = self.answered(&save).await;
        let then = self.end_under_way(&keys);
        for (key, draft, _) in refused.into_iter().filter(|(.., of_the_mark)| answer.is_err() || !of_the_mark) {
            self.set_draft(key, draft);
        }
        let answer = answer.map(|saved| self.take(way, &before, &save.cells, saved));
        if let Err(ApiError::Unsaved { cells }) = &answer {
            self.merge(&cells.conflicts);
        }
        for (key, typed) in then {
            self.commit(key, &typed, self.cell(key).version);
        }
        drop(in_flight);
        answer
    }

    /// Sends the same save until the server says yes or no, or has been silent for too long.
    async fn answered(self, save: &SaveGrades) -> Result<SavedGrades, ApiError> {
        for attempt in 0..TRIES {
            match ask_by_json(SaveGradesCall { save: save.clone() }).await {
                Err(error) if error.is_passing() => timers::sleep(500 << attempt).await,
                answer => return answer,
            }
        }
        ask_by_json(SaveGradesCall { save: save.clone() }).await
    }

    /// What was typed into these cells and refused, or met another's mark: it is kept unless a mark is written over it. With each
    /// whether a mark is.
    fn refused_under(self, writes: &[Write]) -> Vec<(CellKey, Draft, bool)> {
        let kept = |write: &Write| {
            let cell = self.cell(write.key);
            let of_the_mark = !matches!(write.value, CellValue::Comment(_));
            cell.needs_its_writer().then_some((write.key, cell.draft, of_the_mark))
        };
        writes.iter().filter_map(kept).collect()
    }

    /// Shows the marks as they will be, in the frame of the key.
    fn show_under_way(self, writes: &[Write], before: &[GradeCell]) {
        for (write, before) in writes.iter().zip(before) {
            let max = self.book.borrow().column(write.key.assessment).map(|column| column.max);
            if let Some(Ok(after)) = max.map(|max| write.value.over(before, max)) {
                self.set_draft(write.key, Draft::Saving { mark: after.mark, then: None });
            }
        }
    }

    /// Ends the waiting of cells; gives what was typed into them meanwhile.
    fn end_under_way(self, keys: &[CellKey]) -> Vec<(CellKey, String)> {
        let typed = keys.iter().filter_map(|key| Some((*key, self.after(*key)?))).collect();
        keys.iter().for_each(|key| self.set_draft(*key, Draft::None));
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
                (self.text.cells.comment_of)(&self.name(CellKey::of(cell)))
            }
            (_, [cell]) => self.name_with(CellKey::of(cell), &cell.mark.shown()),
            (_, cells) => (self.text.gradebook.marks)(u32::try_from(cells.len()).unwrap_or(u32::MAX)),
        };
        let made: Vec<_> = cells.iter().map(|cell| cell.version).collect();
        self.merge(&cells);
        match way {
            Some(way) => {
                self.stack.borrow_mut().went(way, &made);
                self.stack_changed();
            }
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
        self.say(&told);
        // One for all: a reader of the topic reads every cell that changed.
        self.events.emit_own(&Event {
            name: EventName::GradeUpdated,
            school: self.school,
            revision,
            course: Some(self.course),
            student: None,
            assessment: None,
        });
    }

    /// A cell as the server holds it, as far as this tab knows.
    fn held(self, key: CellKey) -> GradeCell {
        self.book.borrow().cells.held(key)
    }

    /// Takes over cells as the server holds them.
    pub fn merge(self, cells: &[GradeCell]) {
        let taken = self.book.borrow_mut().merge(cells);
        taken.into_iter().for_each(|key| self.cell_changed(key, true));
    }

    /// Remembers an operation, so that it can be undone.
    pub fn remember(self, steps: Vec<Step>) {
        self.stack.borrow_mut().did(steps);
        self.stack_changed();
    }
}

/// How to go back and forth over one cell: exactly what it held, whatever was typed.
fn step(before: &GradeCell, sent: &CellSave, after: GradeCell) -> Step {
    let exact = |cell: &GradeCell| match sent.value {
        CellValue::Typed(_) | CellValue::Mark(_) => CellValue::Mark(cell.mark),
        CellValue::Comment(_) => CellValue::Comment(cell.comment.clone()),
    };
    Step {
        key: CellKey::of(&after),
        before: exact(before),
        before_at: sent.seen,
        after: exact(&after),
        after_at: after.version,
    }
}
