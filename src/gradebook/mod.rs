//! The teacher's gradebook: a document that the server renders (`page`), and in the browser the program of its grid (`program`).
//! What both do by the same rule is in `model`.

pub mod api;
#[cfg(feature = "ssr")]
mod home;
pub mod model;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "hydrate")]
pub mod program;

#[cfg(feature = "ssr")]
pub use home::TeacherPage;
#[cfg(feature = "ssr")]
pub use page::GradebookPage;
