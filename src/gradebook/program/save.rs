//! From what was typed to an acknowledged mark.
//!
//! Invariant: a cell says "saved" only after the server's acknowledgement.

use school::{
    event::{Event, EventName},
    grade::{Entry, Mark},
    id::{SaveId, Version},
    view::{CellValue, Problem, SaveGrade, Saved},
};

use super::{ask::ask, state::Page};
use crate::{
    error::ApiError,
    gradebook::{
        api::SaveGradeCall,
        model::{
            cell::{CellKey, Draft},
            undo::Step,
        },
    },
    live::timers,
};

/// How often an unreachable server is tried again before the teacher is asked.
pub(super) const TRIES: u32 = 5;

impl Page {
    /// Takes what was typed into a cell whose version was `seen`; refuses it on the spot or sends it off.
    pub fn commit(self, key: CellKey, typed: &str, seen: Version) {
        let Some(max) = self.book.borrow().column(key.assessment).map(|column| column.max) else { return };
        let cell = self.cell(key);
        // What is typed while the cell is on its way goes next, and is refused then if it can't be read: the answer to what is
        // under way takes nothing away.
        let then = Some(typed.to_owned());
        match cell.draft {
            Draft::Saving { mark, .. } => return self.set_draft(key, Draft::Saving { mark, then }),
            Draft::Queued { mark, .. } => return self.set_draft(key, Draft::Queued { mark, then }),
            Draft::None | Draft::Failed { .. } | Draft::Conflict { .. } => {}
        }
        match Entry::read(typed, max).map(|entry| entry.over(cell.stored)) {
            Err(problem) => {
                let error = ApiError::Invalid { problem: Problem::Entry(problem) };
                self.set_draft(key, Draft::Failed { typed: typed.to_owned(), error });
            }
            Ok(mark) => match cell.draft {
                Draft::None if mark == cell.stored && seen == cell.version => {}
                Draft::Failed { .. } if mark == cell.stored => self.set_draft(key, Draft::None),
                _ => self.send(key, typed, mark, seen),
            },
        }
    }

    fn send(self, key: CellKey, typed: &str, mark: Mark, seen: Version) {
        let Ok(save_id) = fresh_save_id() else { return };
        self.set_draft(key, Draft::Saving { mark, then: None });
        let CellKey { student, assessment } = key;
        let save = SaveGrade { course: self.course, student, assessment, typed: typed.to_owned(), seen, save_id };
        self.wishes.borrow_mut().in_flight += 1;
        timers::spawn(async move {
            let in_flight = self.events.save_started();
            let answer = self.until_answered(key, mark, &save).await;
            self.settle(key, mark, save, answer);
            self.wishes.borrow_mut().in_flight -= 1;
            drop(in_flight);
        });
    }

    /// Sends the same save until the server says yes or no, or has been silent for too long.
    async fn until_answered(self, key: CellKey, mark: Mark, save: &SaveGrade) -> Result<Saved, ApiError> {
        for attempt in 0..TRIES {
            match ask(SaveGradeCall { save: save.clone() }).await {
                Err(error) if error.is_passing() => {
                    let then = self.after(key);
                    self.set_draft(key, Draft::Queued { mark, then });
                    timers::sleep(500 << attempt).await;
                }
                answer => return answer,
            }
        }
        ask(SaveGradeCall { save: save.clone() }).await
    }

    fn settle(self, key: CellKey, mine: Mark, save: SaveGrade, answer: Result<Saved, ApiError>) {
        let (mut then, SaveGrade { typed, seen, .. }) = (self.after(key), save);
        match answer {
            Ok(saved) => {
                let before = self.cell(key).stored;
                self.change(key, |cell| {
                    (cell.stored, cell.version, cell.draft) = (saved.mark, saved.version, Draft::None)
                });
                self.remember(vec![step(key, before, seen, saved)]);
                self.say(&(self.text.gradebook.saved)(&self.name_with(key, &saved.mark.shown())));
                self.events.emit_own(&self.event(key, before, saved));
            }
            Err(ApiError::Conflict { current }) => {
                self.change(key, |cell| {
                    (cell.stored, cell.version, cell.comment) = (current.mark, current.version, current.comment);
                });
                // What was typed next did not see their value either: it becomes my side of the conflict.
                let typed = then.take().unwrap_or(typed);
                let mine = self.parsed(key, &typed).unwrap_or(mine);
                let draft = if current.mark == mine { Draft::None } else { Draft::Conflict { typed, mine } };
                self.set_draft(key, draft);
            }
            Err(error) => self.set_draft(key, Draft::Failed { typed, error }),
        }
        if let Some(next) = then {
            self.commit(key, &next, self.cell(key).version);
        }
    }

    /// What was typed while the cell was on its way.
    pub(super) fn after(self, key: CellKey) -> Option<String> {
        match self.cell(key).draft {
            Draft::Saving { then, .. } | Draft::Queued { then, .. } => then,
            Draft::None | Draft::Failed { .. } | Draft::Conflict { .. } => None,
        }
    }

    /// What was typed, over what is stored now.
    fn parsed(self, key: CellKey, typed: &str) -> Option<Mark> {
        let max = self.book.borrow().column(key.assessment)?.max;
        Some(Entry::read(typed, max).ok()?.over(self.cell(key).stored))
    }

    fn event(self, key: CellKey, before: Mark, saved: Saved) -> Event {
        Event {
            name: EventName::of_grade(before, saved.mark),
            school: self.school,
            revision: saved.revision,
            course: Some(self.course),
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
