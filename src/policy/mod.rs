//! How marks become totals: the policy of a course, and what a school's courses start from.

pub mod api;
mod apply;
mod asked;
mod course;
mod defaults;
mod defaults_effect;
mod editor;
mod effect;
mod fields;
mod history;
mod shown;

pub use course::CoursePolicyPage;
pub use defaults::PolicyDefaultsPage;
