//! What was done to a person, as the history keeps it.

use serde::{Deserialize, Serialize};

use crate::named::named;

named! {
    /// What was done to a person.
    PersonAct {
        /// An admin put the person on the rolls.
        Added = "added",
        /// An admin changed name, number, class or address.
        Changed = "changed",
        /// A roster put the person on the rolls; the reason is the file's name.
        AddedByRoster = "added_by_roster",
        /// A roster changed name, number, class or address; the reason is the file's name.
        ChangedByRoster = "changed_by_roster",
        /// A code from the school's letter put the guardian on the rolls.
        AddedByCode = "added_by_code",
        /// Every right ended.
        Suspended = "suspended",
        /// The rights are back.
        Reactivated = "reactivated",
        /// The person got a login, by an invitation or by registering.
        LoginGiven = "login_given",
    }
}

/// Something that is known about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonField {
    Number,
    GivenName,
    FatherName,
    GrandfatherName,
    Role,
    Class,
    Email,
}

impl PersonField {
    /// Every field, in the order in which a roster is best written.
    pub const ALL: [PersonField; 7] = [
        PersonField::Number,
        PersonField::GivenName,
        PersonField::FatherName,
        PersonField::GrandfatherName,
        PersonField::Role,
        PersonField::Class,
        PersonField::Email,
    ];
}

/// A field that got another value; "" is none. A class is called by its name at that time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    pub field: PersonField,
    pub old: String,
    pub new: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for act in PersonAct::ALL {
            assert_eq!(PersonAct::from_name(act.name()), Some(*act));
            assert_eq!(serde_json::to_value(act).ok(), Some(act.name().into()));
        }
    }
}
