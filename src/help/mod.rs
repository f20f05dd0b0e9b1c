//! What the program's rules are, for everyone to read.

mod flags;

pub use flags::FlagsHelpPage;
