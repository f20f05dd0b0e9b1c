//! The people of a school, as its admins see and change them.
//!
//! Invariant: every act on a person is a row of `member_history` in the same transaction: who, when, what and why.

mod overview;

pub use overview::admin_home;
