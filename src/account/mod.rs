//! Accounts: one's own, registering, invitations and password resets; an admin's pages of those who registered and of one
//! person's links.

pub mod api;
mod decide;
mod devices;
mod invitation;
mod link_page;
mod look_form;
mod member_links;
mod new_password;
mod own_data;
mod own_registration;
mod page;
mod register;
mod register_form;
mod registrations;
mod reset;
mod saver_form;
mod secrets;

pub use invitation::InvitationPage;
pub use member_links::MemberLinksPage;
pub use page::AccountPage;
pub use register::RegisterPage;
pub use registrations::RegistrationsPage;
pub use reset::ResetPage;
