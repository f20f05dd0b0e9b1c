//! From what was typed to an acknowledged mark.
//!
//! Invariant: a cell says "saved" only after the server's acknowledgement.

use leptos::{prelude::*, task::spawn_local};
use school::{
    event::{Event, EventName},
    grade::{Entry, Mark},
    id::{SaveId, Version},
    view::{CellValue, Problem, SaveGrade, Saved},
};

use super::{
    api::save_grade,
    book::{Book, CellKey, Draft},
    together::Wishes,
    undo::Step,
};
use crate::{
    error::ApiError,
    live::{
        events::{EventService, use_event_service},
        timers,
    },
    text::{Catalogue, use_text},
};

/// How often an unreachable server is tried again before the teacher is asked.
pub(super) const TRIES: u32 = 5;

/// Saves what teachers type; made once a page.
#[derive(Clone, Copy)]
pub struct Saver {
    pub(super) book: Book,
    pub(super) events: EventService,
    pub(super) text: &'static Catalogue,
    pub(super) wishes: StoredValue<Wishes>,
}

impl Saver {
    /// The saver of an open book.
    #[must_use]
    pub fn new(book: Book) -> Self {
        Self { book, events: use_event_service(), text: use_text(), wishes: StoredValue::default() }
    }

    /// Takes what was typed into a cell whose version was `seen`; refuses it on the spot or sends it off.
    pub fn commit(self, key: CellKey, typed: &str, seen: Version) {
        let Some(column) = self.book.column(key.assessment) else { return };
        let cell = self.book.cell(key).get_untracked();
        // What is typed while the cell is on its way goes next, and is refused then if it can't be read: the answer to what is
        // under way takes nothing away.
        let then = Some(typed.to_owned());
        match cell.draft {
            Draft::Saving { mark, .. } => return self.book.set_draft(key, Draft::Saving { mark, then }),
            Draft::Queued { mark, .. } => return self.book.set_draft(key, Draft::Queued { mark, then }),
            Draft::None | Draft::Failed { .. } | Draft::Conflict { .. } => {}
        }
        match Entry::read(typed, column.max).map(|entry| entry.over(cell.stored)) {
            Err(problem) => {
                let error = ApiError::Invalid { problem: Problem::Entry(problem) };
                self.book.set_draft(key, Draft::Failed { typed: typed.to_owned(), error });
            }
            Ok(mark) => match cell.draft {
                Draft::None if mark == cell.stored && seen == cell.version => {}
                Draft::Failed { .. } if mark == cell.stored => self.book.set_draft(key, Draft::None),
                _ => self.send(key, typed, mark, seen),
            },
        }
    }

    fn send(self, key: CellKey, typed: &str, mark: Mark, seen: Version) {
        let Ok(save_id) = fresh_save_id() else { return };
        self.book.set_draft(key, Draft::Saving { mark, then: None });
        let CellKey { student, assessment } = key;
        let save = SaveGrade { course: self.book.course, student, assessment, typed: typed.to_owned(), seen, save_id };
        self.wishes.update_value(|wishes| wishes.in_flight += 1);
        spawn_local(async move {
            let in_flight = self.events.save_started();
            let answer = self.until_answered(key, mark, &save).await;
            self.settle(key, mark, save, answer);
            self.wishes.try_update_value(|wishes| wishes.in_flight -= 1);
            drop(in_flight);
        });
    }

    /// Sends the same save until the server says yes or no, or has been silent for too long.
    async fn until_answered(self, key: CellKey, mark: Mark, save: &SaveGrade) -> Result<Saved, ApiError> {
        for attempt in 0..TRIES {
            match save_grade(save.clone()).await {
                Err(error) if error.is_passing() => {
                    let then = self.after(key);
                    self.book.set_draft(key, Draft::Queued { mark, then });
                    timers::sleep(500 << attempt).await;
                }
                answer => return answer,
            }
        }
        save_grade(save.clone()).await
    }

    fn settle(self, key: CellKey, mine: Mark, save: SaveGrade, answer: Result<Saved, ApiError>) {
        let (mut then, SaveGrade { typed, seen, .. }) = (self.after(key), save);
        match answer {
            Ok(saved) => {
                let cell = self.book.cell(key);
                let before = cell.with_untracked(|cell| cell.stored);
                cell.update(|cell| (cell.stored, cell.version) = (saved.mark, saved.version));
                self.book.set_draft(key, Draft::None);
                self.remember(vec![step(key, before, seen, saved)]);
                self.say((self.text.gradebook.saved)(&self.cell_name(key, &saved.mark.shown())));
                self.events.emit_own(&self.event(key, before, saved));
            }
            Err(ApiError::Conflict { current }) => {
                self.book.cell(key).update(|cell| {
                    (cell.stored, cell.version) = (current.mark, current.version);
                    cell.comment = current.comment;
                });
                // What was typed next did not see their value either: it becomes my side of the conflict.
                let typed = then.take().unwrap_or(typed);
                let mine = self.parsed(key, &typed).unwrap_or(mine);
                let draft = if current.mark == mine { Draft::None } else { Draft::Conflict { typed, mine } };
                self.book.set_draft(key, draft);
            }
            Err(error) => self.book.set_draft(key, Draft::Failed { typed, error }),
        }
        if let Some(next) = then {
            let seen = self.book.cell(key).with_untracked(|cell| cell.version);
            self.commit(key, &next, seen);
        }
    }

    /// What was typed while the cell was on its way.
    pub(super) fn after(self, key: CellKey) -> Option<String> {
        self.book.cell(key).with_untracked(|cell| match &cell.draft {
            Draft::Saving { then, .. } | Draft::Queued { then, .. } => then.clone(),
            Draft::None | Draft::Failed { .. } | Draft::Conflict { .. } => None,
        })
    }

    /// What was typed, over what is stored now.
    fn parsed(self, key: CellKey, typed: &str) -> Option<Mark> {
        let entry = Entry::read(typed, self.book.column(key.assessment)?.max).ok()?;
        Some(entry.over(self.book.cell(key).with_untracked(|cell| cell.stored)))
    }

    /// A cell by whose and of what it is, with its mark.
    pub(super) fn cell_name(self, key: CellKey, mark: &str) -> String {
        let mark = if mark.is_empty() { self.text.gradebook.blank } else { mark };
        format!("{}, {mark}", self.name(key))
    }

    /// A cell by whose and of what it is.
    pub(super) fn name(self, key: CellKey) -> String {
        let (student, assessment) = self.book.names(key);
        (self.text.gradebook.mark_of)(&student, &assessment)
    }

    /// Says something to those who don't see it.
    pub(super) fn say(self, what: String) {
        self.book.said.set(what);
    }

    fn event(self, key: CellKey, before: Mark, saved: Saved) -> Event {
        Event {
            name: EventName::of_grade(before, saved.mark),
            school: self.book.school,
            revision: saved.revision,
            course: Some(self.book.course),
            student: Some(key.student),
            assessment: Some(key.assessment),
        }
    }
}

/// A key for one save: a retry with it counts once.
pub fn fresh_save_id() -> Result<SaveId, ApiError> {
    let malformed = |_| ApiError::Invalid { problem: Problem::Malformed };
    SaveId::try_from(format!("{:016x}", timers::random_u64())).map_err(malformed)
}

/// How to take a save of one mark back.
fn step(key: CellKey, before: Mark, seen: Version, saved: Saved) -> Step {
    let (before, after) = (CellValue::Mark(before), CellValue::Mark(saved.mark));
    Step { key, before, before_at: seen, after, after_at: saved.version }
}
