//! Why cells that were to be written together were not, in words.

use school::view::{GradeCell, RefusedCell, UnsavedGrades};

use super::{
    report::{self, Report},
    state::Page,
};
use crate::{
    error::ApiError,
    gradebook::model::{cell::CellKey, undo::Way},
    ui::book_sentence,
};

impl Page {
    /// Why an operation was not done, as one text.
    #[must_use]
    pub fn why(self, error: &ApiError) -> String {
        match error {
            ApiError::Unsaved { cells } => self.lines(cells).join(" "),
            error => book_sentence(self.text, error),
        }
    }

    /// Tells why nothing was written. A way that can't be gone, now or later, is forgotten.
    pub fn tell(self, way: Option<Way>, error: &ApiError) {
        let cells = &self.text.cells;
        let (heading, lines) = match error {
            ApiError::Unsaved { cells: unsaved } => {
                if let Some(way) = way {
                    self.stack.borrow_mut().forget(way);
                    self.stack_changed();
                }
                let heading = match way {
                    None => cells.not_saved,
                    Some(Way::Undo) => cells.not_undone,
                    Some(Way::Redo) => cells.not_redone,
                };
                (heading.to_owned(), self.lines(unsaved))
            }
            error => (book_sentence(self.text, error), Vec::new()),
        };
        report::show(self, Report { heading, lines });
    }

    fn lines(self, UnsavedGrades { conflicts, refused }: &UnsavedGrades) -> Vec<String> {
        let cells = &self.text.cells;
        let theirs =
            |cell: &GradeCell| (cells.theirs)(&self.name(CellKey::of(cell)), &self.text.or_blank(&cell.mark.shown()));
        let because = |cell: &RefusedCell| {
            let key = CellKey { student: cell.student, assessment: cell.assessment };
            (cells.because)(&self.name(key), &book_sentence(self.text, &ApiError::Invalid { problem: cell.problem }))
        };
        conflicts.iter().map(theirs).chain(refused.iter().map(because)).collect()
    }

    /// Says that there is no operation that way.
    pub fn nothing(self, way: Way) -> &'static str {
        match way {
            Way::Undo => self.text.cells.nothing_to_undo,
            Way::Redo => self.text.cells.nothing_to_redo,
        }
    }
}
