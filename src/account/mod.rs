//! Accounts: one's own, invitations, password resets, and an admin's page of one person's links.

pub mod api;
mod devices;
mod invitation;
mod link_page;
mod look_form;
mod member_links;
mod new_password;
mod page;
mod reset;
mod secrets;

pub use invitation::InvitationPage;
pub use member_links::MemberLinksPage;
pub use page::AccountPage;
pub use reset::ResetPage;
