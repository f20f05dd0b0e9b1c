//! The keys of the catalogue.

mod account;
mod admin;
mod alerts;
mod book;
mod cells;
mod columns;
mod common;
mod curriculum;
mod dates;
mod digest;
mod explain;
mod export;
mod glance;
mod linking;
mod marks_file;
mod nav;
mod notices;
mod people;
mod policy;
mod questions;
mod requests;
mod roster;
mod setup;
mod trust;

pub use account::{AccountText, LinkText, OwnAccountText, RegistrationText};
pub use admin::AdminText;
pub use alerts::AlertsText;
pub use book::BookText;
pub use cells::CellsText;
pub use columns::ColumnText;
pub use common::CommonText;
pub use curriculum::CurriculumText;
pub use dates::DateText;
pub use digest::DigestText;
pub use explain::{ExplainText, HelpText};
pub use export::ExportText;
pub use glance::{CourseText, GlanceText, NeedText, SubjectsText};
pub use linking::{LetterText, LinkingText};
pub use marks_file::MarksFileText;
pub use nav::NavText;
pub use notices::NoticeText;
pub use people::PeopleText;
pub use policy::{PolicyDefaultsText, PolicyEffectText, PolicyFormText, PolicyHistoryText, PolicyText};
pub use questions::QuestionText;
pub use requests::{DeskText, JoinText, RequestListText, RequestText, TeachText};
pub use roster::RosterText;
use school::{
    curriculum::{ClassLabel, Region},
    grade::{CommentProblem, Coverage, EntryProblem, Rank, ReasonProblem, TitleProblem},
    person::{FieldChange, PersonField, Role},
};
pub use setup::SetupText;
pub use trust::TrustText;

use super::page::Page;

/// Every text of the program in one language. Texts with a number or a name in them are functions.
pub struct Catalogue {
    /// The BCP 47 tag for `<html lang>`.
    pub lang: &'static str,
    pub app_name: &'static str,
    pub tagline: &'static str,
    pub skip_to_content: &'static str,
    pub loading: &'static str,
    pub session: SessionText,
    pub live: LiveText,
    pub book: BookText,
    pub help: HelpText,
    pub glance: GlanceText,
    pub course: CourseText,
    pub export: ExportText,
    pub policy: PolicyText,
    pub common: CommonText,
    pub curriculum: CurriculumText,
    pub nav: NavText,
    pub requests: RequestText,
    pub admin: AdminText,
    pub people: PeopleText,
    pub roster: RosterText,
    pub account: AccountText,
    pub setup: SetupText,
    pub linking: LinkingText,
    pub marks_file: MarksFileText,
    pub notices: NoticeText,
    pub questions: QuestionText,
    pub alerts: AlertsText,
    pub digest: DigestText,
    pub trust: TrustText,
    /// A class, or whom else a course is for.
    pub class: fn(&ClassLabel) -> String,
    pub role: fn(Role) -> &'static str,
    /// A page's title in the browser's tab.
    pub title: fn(Page) -> &'static str,
}

impl Catalogue {
    /// A course by its subject and its class.
    pub fn course(&self, subject: &str, class: &ClassLabel) -> String {
        if class.is_empty() { subject.to_owned() } else { format!("{subject} · {}", (self.class)(class)) }
    }

    /// What became of one field of a person; a history holds a class as a plain text.
    pub fn changed(&self, change: &FieldChange) -> String {
        let shown = |stored: &str| match change.field {
            PersonField::Class => (self.class)(&ClassLabel::read(stored)),
            _ => stored.to_owned(),
        };
        (self.people.from_to)((self.people.field)(change.field), &shown(&change.old), &shown(&change.new))
    }

    /// A school with its region, where it is said.
    pub fn place(&self, school: &str, region: Option<Region>) -> String {
        region.map_or_else(|| school.to_owned(), |region| format!("{school} · {}", (self.setup.region_of)(region)))
    }
}

/// Signing in and out.
pub struct SessionText {
    pub heading: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub demo_heading: &'static str,
    pub demo_hint: &'static str,
    pub no_role_hint: &'static str,
    pub forgot: &'static str,
    pub register: &'static str,
    pub your_pages: &'static str,
    /// Heads the page that says so.
    pub ended: &'static str,
    pub unsent: &'static str,
    pub unsent_kept: &'static str,
    /// A form with a password or a code in it.
    pub unsent_secret: &'static str,
    pub sign_in_beside: &'static str,
    /// Heads what was written in sentences.
    pub written: &'static str,
    pub send_again: &'static str,
    pub to_form: &'static str,
}

/// Refreshing and its state.
pub struct LiveText {
    pub refresh: &'static str,
    pub auto_refresh: &'static str,
    pub lost: &'static str,
    /// So many minutes ago, at least two.
    pub ago: fn(u32) -> String,
    /// Said of a page that the browser kept.
    pub kept: &'static str,
    /// Leads to where it is changed.
    pub saving: &'static str,
    pub signed_out: &'static str,
    pub new_build: &'static str,
    pub reload: &'static str,
    pub sign_in_again: &'static str,
}

/// The teacher's pages.
pub struct GradebookText {
    pub home_heading: &'static str,
    pub no_courses: &'static str,
    pub students: fn(u32) -> String,
    pub assessments: fn(u32) -> String,
    pub marks: fn(u32) -> String,
    pub back_to_courses: &'static str,
    pub grid_label: &'static str,
    pub student: &'static str,
    pub overall: &'static str,
    pub out_of: fn(&str) -> String,
    pub keys_hint: &'static str,
    pub read_only_hint: &'static str,
    /// An admin may correct.
    pub correct_hint: &'static str,
    /// Leads to a form that writes a mark without the grid.
    pub by_form: &'static str,
    pub correct_a_mark: &'static str,
    pub show_mark: &'static str,
    pub mark_now: fn(&str) -> String,
    pub new_mark: &'static str,
    pub reason_hint: &'static str,
    pub correct: &'static str,
    pub empty_roster: &'static str,
    pub empty_columns: &'static str,
    pub add_assessment: &'static str,
    pub title: &'static str,
    pub kind: &'static str,
    pub max_points: &'static str,
    pub add: &'static str,
    pub cancel: &'static str,
    pub mark_of: fn(&str, &str) -> String,
    pub problems_label: &'static str,
    /// Who, which assessment, their mark, my mark.
    pub conflict: fn(&str, &str, &str, &str) -> String,
    pub keep: fn(&str) -> String,
    pub write_mine: fn(&str) -> String,
    /// Who, which assessment, what was typed, why.
    pub refused: fn(&str, &str, &str, &str) -> String,
    pub retry: &'static str,
    pub discard: &'static str,
    pub saved: fn(&str) -> String,
    pub blank: &'static str,
}

/// The student's and the parent's pages.
pub struct RecordText {
    pub student_heading: &'static str,
    pub parent_heading: &'static str,
    pub no_courses: &'static str,
    pub no_children: &'static str,
    pub overall: &'static str,
    pub no_grade: &'static str,
    /// At or above the pass mark, where the school has no letters.
    pub pass: &'static str,
    pub fail: &'static str,
    pub coverage: fn(Coverage) -> String,
    /// The same for a narrow column.
    pub coverage_short: fn(Coverage) -> String,
    pub rank: fn(Rank) -> String,
    pub taught_by: fn(&str) -> String,
    pub assessment: &'static str,
    pub mark: &'static str,
    pub not_yet: &'static str,
    pub out_of: fn(&str) -> String,
    pub newest: &'static str,
    pub no_marks: &'static str,
    pub all_marks: &'static str,
    pub course: &'static str,
}

/// Failures, as sentences: what happened, what was kept, what to do.
pub struct FailureText {
    pub unauthenticated: &'static str,
    pub wrong_credentials: &'static str,
    /// Tried too often; so many seconds are left to wait.
    pub too_many: fn(u32) -> String,
    pub not_found: &'static str,
    pub not_found_heading: &'static str,
    pub denied: &'static str,
    pub conflict: &'static str,
    pub busy: &'static str,
    pub internal: fn(u32) -> String,
    pub offline: &'static str,
    pub heading: &'static str,
    pub home: &'static str,
    pub entry: fn(EntryProblem) -> &'static str,
    pub comment: fn(CommentProblem) -> &'static str,
    /// Of many cells none was written.
    pub unsaved: &'static str,
    pub no_such_cell: &'static str,
    pub cell_count: &'static str,
    pub entry_title: fn(TitleProblem) -> &'static str,
    pub max_points: &'static str,
    pub save_id_reused: &'static str,
    pub reason: fn(ReasonProblem) -> &'static str,
    pub term_closed: &'static str,
    pub course_ended: &'static str,
    pub taken: &'static str,
    pub malformed: &'static str,
}
