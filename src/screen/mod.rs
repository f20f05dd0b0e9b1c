//! What every live page has: its refresh, its controls, and the feed behind it.

mod admin_nav;
mod age;
mod bar;
mod draft;
mod feed;
mod keeper;
mod own_save;
mod refresh;
mod role_nav;
mod saver;
mod schools;
mod toast;

pub use admin_nav::{AdminNav, AdminTab};
pub use bar::LiveBar;
pub use draft::Draft;
pub use feed::{FeedBanner, provide_screens, use_feed_wanted};
pub use keeper::keep_pages;
pub use own_save::use_own_save;
pub use refresh::{RefreshEvery, Screen, ScreenHandle, Stale, WholePage, use_screen, use_whole_page};
pub use role_nav::RoleNav;
pub use saver::{provide_data_saver, use_data_saver};
pub use schools::{Schools, use_asked_school};
pub use toast::{ToastArea, ToastKind, Toasts, provide_toasts, use_toasts};
