//! Signing in and out, and who is signed in.

mod account_bar;
pub mod api;
mod look;
mod sign_in;
mod unsent;
mod visit;

pub use account_bar::AccountBar;
pub use look::Look;
pub use sign_in::{DEMO_PASSWORD, SignInPage};
pub use unsent::{Unsent, UnsentPage};
pub use visit::{VisitResource, provide_visit, use_visit};
