//! What the open page is: its book, what is selected, what was done, and what is to be painted.

use std::{
    cell::{Cell, RefCell},
    ops::{Deref, Range},
};

use leptos::prelude::{Callable, Callback};
use school::{
    clock::SchoolClock,
    grade::Mark,
    id::{CourseId, MemberId, Revision, SchoolId},
};

use super::{column_dialog::OpenColumn, paint::Changes, paste::Pasted, select::Selection, together::Wishes};
use crate::{
    document::{dom, read::find},
    gradebook::model::{
        book::Book,
        cell::{self, CellKey, Draft},
        opened::Opened,
        undo::Stack,
        wanted::Wanted,
        window,
    },
    live::events::{EventService, use_event_service},
    text::BookText,
};

/// The open page; there is one a document, for as long as it is open.
#[derive(Clone, Copy)]
pub struct Page(&'static State);

/// What the open page is. Nothing of it is borrowed while foreign code runs.
pub struct State {
    pub text: &'static BookText,
    pub events: EventService,
    pub school: SchoolId,
    pub course: CourseId,
    /// Whether cells can be edited.
    pub may_write: bool,
    /// Whether an admin may correct cells, with a reason.
    pub may_correct: bool,
    /// How the school shows an instant.
    pub clock: SchoolClock,
    pub book: RefCell<Book>,
    pub selection: Selection,
    /// The cell that the Tab key reaches; its row is always in the document.
    pub current: Cell<Option<CellKey>>,
    /// Whether a cell has the focus.
    pub has_focus: Cell<bool>,
    /// What was done on this page and can be undone.
    pub stack: RefCell<Stack>,
    pub wishes: RefCell<Wishes>,
    pub changes: RefCell<Changes>,
    /// The input of a cell that is being edited.
    pub editor: RefCell<Option<web_sys::HtmlInputElement>>,
    /// The rows in sight, with a margin.
    pub window: RefCell<Range<usize>>,
    /// How many rows a block has, for as long as the page is open.
    pub of_block: usize,
    /// Whether the next frame looks again which rows are in sight.
    pub looks_again: Cell<bool>,
    /// Whether every row is in the document, for a printer.
    pub printing: Cell<bool>,
    /// Whose rows each block holds; none of a gap.
    pub drawn: RefCell<Vec<Option<Vec<MemberId>>>>,
    /// Whether rows are being moved: a focus that is lost then is given back.
    pub moving: Cell<bool>,
    /// The column whose dialog is open.
    pub column: RefCell<Option<OpenColumn>>,
    /// The cell whose comment and history are shown, and how far back.
    pub about: RefCell<Option<super::about::OpenCell>>,
    /// What a pasted block would do, while that is looked at.
    pub pasted: RefCell<Option<Pasted>>,
    /// The student whose total is explained.
    pub explaining: Cell<Option<MemberId>>,
    /// The cell that an admin is correcting.
    pub correcting: Cell<Option<CellKey>>,
    /// How far the book was read.
    pub held: Cell<Revision>,
    /// Whether the next refresh reads the whole document.
    pub reads_all: Cell<bool>,
    /// What has the focus once the columns are painted anew.
    pub refocus: Cell<Option<super::heads::Refocus>>,
    /// Reads what is new.
    pub refresh: Cell<Option<Callback<()>>>,
}

impl Deref for Page {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

impl Page {
    /// Opens the book of the document.
    pub fn open(text: &'static BookText, opened: Opened) -> Self {
        let read = &opened.book;
        let (school, course, clock, revision) = (read.school, read.course, read.as_of.clock, read.revision);
        let (may_write, may_correct) = (read.may_write, read.may_correct && !read.may_write);
        let of_block = window::rows_of_block(read.assessments.len());
        let wanted = Wanted::of_here();
        let page = wanted.page;
        let book = Book::open(opened, wanted);
        let window = window::of_page(page, book.rows().len());
        Self(Box::leak(Box::new(State {
            text,
            events: use_event_service(),
            school,
            course,
            may_write,
            may_correct,
            clock,
            book: RefCell::new(book),
            selection: Selection::default(),
            current: Cell::new(None),
            has_focus: Cell::new(false),
            stack: RefCell::default(),
            wishes: RefCell::default(),
            changes: RefCell::default(),
            editor: RefCell::new(None),
            window: RefCell::new(window),
            of_block,
            looks_again: Cell::new(false),
            printing: Cell::new(false),
            drawn: RefCell::default(),
            moving: Cell::new(false),
            column: RefCell::new(None),
            about: RefCell::new(None),
            pasted: RefCell::new(None),
            explaining: Cell::new(None),
            correcting: Cell::new(None),
            held: Cell::new(revision),
            reads_all: Cell::new(false),
            refocus: Cell::new(None),
            refresh: Cell::new(None),
        })))
    }

    /// The page's address without its query.
    pub fn path(self) -> String {
        format!("/teacher/courses/{}/gradebook", self.course)
    }

    /// One cell as it is now; a cell that was never written is blank.
    pub fn cell(self, key: CellKey) -> cell::Cell {
        self.book.borrow().cells.cell(key)
    }

    /// The mark of a cell that counts.
    pub fn mark(self, key: CellKey) -> Mark {
        self.book.borrow().cells.mark(key.student, key.assessment)
    }

    /// Changes a cell.
    pub fn change(self, key: CellKey, change: impl FnOnce(&mut cell::Cell)) {
        let counts = self.book.borrow_mut().change(key, change);
        self.cell_changed(key, counts);
    }

    /// Changes what a cell waits for.
    pub fn set_draft(self, key: CellKey, draft: Draft) {
        self.change(key, |cell| cell.draft = draft);
    }

    /// A cell by whose and of what it is.
    pub fn name(self, key: CellKey) -> String {
        let (student, assessment) = self.book.borrow().names(key);
        (self.text.gradebook.mark_of)(&student, &assessment)
    }

    /// A cell by whose and of what it is, with its mark.
    pub fn name_with(self, key: CellKey, mark: &str) -> String {
        format!("{}, {}", self.name(key), self.text.or_blank(mark))
    }

    /// Says something to those who don't see it.
    pub fn say(self, what: &str) {
        if let Some(place) = find::<web_sys::Element>("#said") {
            dom::say(&place, what);
        }
    }

    /// Reads what is new.
    pub fn refresh_now(self) {
        if let Some(refresh) = self.refresh.get() {
            refresh.run(());
        }
    }

    /// Reads the whole document anew.
    pub fn read_all(self) {
        self.reads_all.set(true);
        self.refresh_now();
    }
}
