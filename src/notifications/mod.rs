//! The inbox: its page, the bell in the header, and the toasts of what comes in.

pub mod api;
mod bell;
mod page;

pub use bell::NoticeBell;
pub use page::NotificationsPage;
