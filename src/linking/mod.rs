//! Parents and children: the school's families and letters, and the code that a parent types.

pub mod api;
mod families;
mod family;
mod filter;
mod issue;
mod keeper;
mod letters;
mod link;

pub use families::{ClassFamiliesPage, FamiliesPage};
pub use letters::{ClassLettersPage, LettersPage};
pub use link::LinkPage;
