//! The weekly digest: who is told of a week when it is over, and the jobs of the mailer.
//!
//! Invariant: a guardian is told of one week once, however often the program looks and however many programs look. A job has no
//! name and no mark: what a mail says is read when it is sent, by the rights of that moment.

mod choose;
mod mail;
mod tell;

pub use choose::{SaveDigestCommand, choice};
pub use mail::{BeginMail, Begun, EndMail, Outcome, Waiting};
