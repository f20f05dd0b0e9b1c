//! All SQL of the product, the permits and the one door for writes.
//!
//! Invariant: every public query takes a permit and reads its ids from the permit; every write of a school's data goes
//! through [`Store::write`], is acknowledged only when it is on disk, and takes the school's next revision.

pub mod account;
pub mod alerts;
mod assessment;
pub mod available;
pub mod backup;
mod batch;
mod build;
pub mod course_requests;
pub mod digest;
pub mod disclosure;
pub mod doctor;
mod door;
pub mod enrollment_requests;
mod error;
pub mod explanation;
pub mod export;
pub mod feed;
pub mod gradebook;
pub mod hex;
pub mod home;
pub mod id;
pub mod inbox;
pub mod linking;
mod listen;
pub mod marks_file;
mod migrate;
mod notice;
pub mod one_time;
mod open;
mod open_error;
pub mod operator;
pub mod people;
pub mod permit;
pub mod plan;
pub mod policy;
pub mod questions;
pub mod records;
pub mod registration;
pub mod requests;
mod rows;
mod save;
mod seal;
mod search;
pub mod session;
pub mod setup;
mod sql;
mod store;
mod who;
mod worker;
pub mod zone;

pub use assessment::{AddAssessmentCommand, ChangeAssessmentCommand, ColumnAct, MoveAssessmentCommand};
pub use door::{Change, Committed, Tx, Write, Written};
pub use error::Error;
pub use listen::Listener;
pub use open_error::OpenError;
pub use permit::Caller;
pub use save::{CorrectGradeCommand, SaveGradeCommand, SaveGradesCommand};
pub use store::{Connected, Database, Load, Reader, Store};
