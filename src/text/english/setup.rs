//! The admin's catalogue and settings.

use crate::text::catalogue::SetupText;

pub(super) const SETUP: SetupText = SetupText {};
