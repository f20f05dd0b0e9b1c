//! Accounts: what a login must be, what its owner chooses, and the links that work once.
//!
//! Invariant: the rules of a password stand here only; the page and the server ask the same function.

mod common;
mod email;
pub mod password;

use serde::{Deserialize, Serialize};

pub use email::{BadEmail, Email};
pub use password::PasswordProblem;

use crate::named::named;

named! {
    /// How bright the pages are.
    #[derive(Default)]
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

named! {
    /// Whether a device saves data. It is the device's, not the account's: the phone of a person pays by the megabyte, and the
    /// computer at their work does not.
    #[derive(Default)]
    DataSaver {
        /// As the browser wishes, which says so with every request.
        #[default]
        Device = "device",
        /// Always.
        On = "on",
        /// Never.
        Off = "off",
    }
}

named! {
    /// What a link that works once is for.
    #[derive(Default)]
    LinkKind {
        /// Gives a member who has no account one.
        #[default]
        Invitation = "invitation",
        /// Sets a new password.
        PasswordReset = "password_reset",
    }
}

named! {
    /// Where a link stands that works once.
    #[derive(Default)]
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

impl DataSaver {
    /// Whether data is saved on a device whose browser wishes it or not.
    #[must_use]
    pub fn saves(self, wished: bool) -> bool {
        match self {
            DataSaver::Device => wished,
            DataSaver::On => true,
            DataSaver::Off => false,
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
        for saver in DataSaver::ALL {
            assert_eq!(DataSaver::from_name(saver.name()), Some(*saver));
        }
        for kind in LinkKind::ALL {
            assert_eq!(LinkKind::from_name(kind.name()), Some(*kind));
            assert_eq!(serde_json::to_value(kind).ok(), Some(kind.name().into()));
        }
        assert_eq!(LinkState::from_name("gone"), None);
    }

    #[test]
    fn a_choice_of_the_device_goes_before_its_browsers_wish() {
        let saves = |wished| DataSaver::ALL.iter().map(|saver| saver.saves(wished)).collect::<Vec<_>>();
        assert_eq!((saves(false), saves(true)), (vec![false, true, false], vec![true, true, false]));
    }

    #[test]
    fn only_a_chosen_theme_is_forced() {
        assert_eq!(
            Theme::ALL.iter().map(|theme| theme.forced()).collect::<Vec<_>>(),
            [None, Some("light"), Some("dark")]
        );
    }
}
