//! What every live page has: its refresh, its controls, and the feed behind it.

mod admin_nav;
mod age;
mod bar;
mod document;
mod feed;
mod keeper;
mod own_save;
mod refresh;
mod role_nav;
mod saver;
mod schools;
mod toast;

pub use admin_nav::{AdminNav, AdminTab};
pub use age::use_age;
pub use bar::LiveBar;
pub use document::{AsDocument, DocumentBar, FeedMark, KeptFresh, Words, is_document};
pub use feed::{FeedBanner, FeedStart, provide_screens, provide_watched, use_feed_state, use_feed_wanted};
pub use keeper::forget_with_the_session;
pub use own_save::use_own_save;
pub use refresh::{RefreshEvery, Screen, ScreenHandle, Stale, WholePage, use_screen, use_whole_page};
pub use role_nav::RoleNav;
pub use saver::{provide_data_saver, use_data_saver};
pub use schools::{Schools, use_asked_school};
pub use toast::{ToastArea, ToastKind, Toasts, provide_toasts, use_toasts};
