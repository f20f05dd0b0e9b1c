//! What both kinds of request show and do: lists with their filters, histories, and the desk where many are decided at once.

mod acts;
mod address;
mod bar;
mod decide_one;
mod desk;
mod history;
mod keys;
mod line;
mod list;
mod own_act;
mod parts;
mod review;
mod rows;
mod run;
mod summary;

pub use address::ListAddress;
pub use bar::DeskForm;
pub use decide_one::DecideOne;
pub use desk::{Calls, Desk, DeskPage, use_desk};
pub use history::History;
pub use keys::{KeysHint, is_plain_click, on_key};
pub use line::{RequestDetail, RequestLine, RequestList};
pub use list::{Call, List, ListPage, use_filter, use_list};
pub use own_act::{OwnAct, PlainAct};
pub use parts::{Filters, PageLinks, StatePill, StateTabs};
pub use review::ReviewDialog;
pub use rows::{SelectCell, SelectPage};
pub use summary::Summary;
