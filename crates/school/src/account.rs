//! Accounts: what a login must be, what its owner chooses, and the links that work once.
//!
//! Invariant: the rules of a password stand here only; the page and the server ask the same function.

mod common;
mod email;
pub mod password;

use serde::{Deserialize, Serialize};

pub use email::{BadEmail, Email};
pub use password::PasswordProblem;

/// Declares a choice of words with their names in the database and on the wire.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$of])* $variant,)+
        }

        impl $name {
            /// Every one.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The name in the database and on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// Reads a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// How bright the pages are.
    Theme {
        /// As the device wishes.
        #[default]
        System = "system",
        /// Dark ink on a light ground.
        Light = "light",
        /// Light ink on a dark ground.
        Dark = "dark",
    }
}

words! {
    /// What a link that works once is for.
    LinkKind {
        /// Gives a member who has no account one.
        #[default]
        Invitation = "invitation",
        /// Sets a new password.
        PasswordReset = "password_reset",
    }
}

words! {
    /// Where a link stands that works once.
    LinkState {
        /// It can be used.
        #[default]
        Open = "open",
        /// It was used.
        Used = "used",
        /// A newer one took its place.
        Replaced = "replaced",
        /// Its time is over.
        Expired = "expired",
    }
}

const HOUR: i64 = 3_600_000;

impl Theme {
    /// The theme where it is not the device's: what `data-theme` of the document says.
    #[must_use]
    pub fn forced(self) -> Option<&'static str> {
        (self != Theme::System).then_some(self.name())
    }

    /// The colour schemes that the document offers to the browser.
    #[must_use]
    pub fn schemes(self) -> &'static str {
        match self {
            Theme::System => "light dark",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl LinkKind {
    /// How long such a link works, in milliseconds: a week to answer an invitation, an hour to set a password.
    #[must_use]
    pub fn life_millis(self) -> i64 {
        match self {
            LinkKind::Invitation => 7 * 24 * HOUR,
            LinkKind::PasswordReset => HOUR,
        }
    }

    /// The page that such a link opens.
    #[must_use]
    pub fn page(self) -> &'static str {
        match self {
            LinkKind::Invitation => "/invitation",
            LinkKind::PasswordReset => "/reset",
        }
    }
}

/// Why something about an account was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountProblem {
    /// The text is no e-mail address.
    Email,
    /// The new password is no good.
    Password(PasswordProblem),
    /// The present password is another.
    WrongPassword,
    /// The e-mail address has an account, and the password is not that account's.
    EmailHasAccount,
    /// Another account has the e-mail address.
    EmailTaken,
    /// Used, replaced, expired or never made: a link's holder can't tell which.
    DeadLink,
    /// The invitation was made for another e-mail address.
    OtherEmail,
    /// The account has the role at the school already.
    RoleHeld,
    /// The account is used at a school where the caller decides nothing.
    UsedElsewhere,
    /// There is no such language or theme.
    NoSuchChoice,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_name(theme.name()), Some(*theme));
        }
        for kind in LinkKind::ALL {
            assert_eq!(LinkKind::from_name(kind.name()), Some(*kind));
            assert_eq!(serde_json::to_value(kind).ok(), Some(kind.name().into()));
        }
        assert_eq!(LinkState::from_name("gone"), None);
    }

    #[test]
    fn only_a_chosen_theme_is_forced() {
        assert_eq!(
            Theme::ALL.iter().map(|theme| theme.forced()).collect::<Vec<_>>(),
            [None, Some("light"), Some("dark")]
        );
    }
}
