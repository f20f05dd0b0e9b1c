//! The admin's catalogue and settings.

/// The admin's catalogue and settings.
pub struct SetupText {}
