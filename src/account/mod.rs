//! Accounts: invitations, password resets, and an admin's page of one person's links.

pub mod api;
mod invitation;
mod link_page;
mod member_links;
mod new_password;
mod reset;

pub use invitation::InvitationPage;
pub use member_links::MemberLinksPage;
pub use reset::ResetPage;
