//! The admin's people.

use school::person::{PersonAct, PersonField, PersonProblem, Standing};

use crate::text::catalogue::PeopleText;

pub(super) const PEOPLE: PeopleText = PeopleText {
    heading: "People",
    search: "Name, number or e-mail",
    search_hint: "Any part of the words, in any order.",
    filter: "Find people",
    every_role: "Every role",
    every_class: "Every class",
    every_standing: "Every status",
    clear: "Clear",
    found: |n| if n == 1 { "1 person".into() } else { format!("{n} people") },
    table: "People of the school",
    field,
    standing,
    no_login: "No login",
    none: "None",
    add: "Add a person",
    add_heading: "Add a person",
    add_hint: "To add a whole class or school, import a roster instead.",
    number_hint: "A student needs one; nobody else at the school may have the same.",
    class_hint: "For students.",
    email_hint: "Optional. An invitation to sign in can be sent there.",
    no_class: "No class",
    added: "The person was added.",
    back: "People",
    about: "About the person",
    actions: "What you can do",
    oneself: "This is you. Another administrator can suspend you; you can't do it yourself.",
    change: "Change",
    changed: |name| format!("The change to {name} was saved."),
    suspend: "Suspend",
    suspend_hint: "Every right at the school ends at once, on every device. Nothing is deleted, and you can take it back.",
    suspended: |name| format!("{name} is suspended."),
    reactivate: "Reactivate",
    reactivate_hint: "The person gets back every right of this role at once.",
    reactivated: |name| format!("{name} is active again."),
    reason_hint: "Kept in the history for the school's administrators.",
    teaches: "Teaches",
    attends: "Attends",
    no_courses: "No course at present.",
    guardians: "Guardians",
    no_guardians: "No guardian is linked.",
    children: "Children",
    no_children: "No child is linked.",
    other_roles: "Other roles of the same login",
    history: "History",
    no_history: "Nothing has been changed since the person came onto the rolls.",
    act,
    by: |name| format!("by {name}"),
    from_to: |field, old, new| format!("{field}: {} → {}", or_none(old), or_none(new)),
    problem,
};

fn or_none(value: &str) -> &str {
    if value.is_empty() { "none" } else { value }
}

pub(super) fn field(field: PersonField) -> &'static str {
    match field {
        PersonField::Number => "Number",
        PersonField::GivenName => "Given name",
        PersonField::FatherName => "Father's name",
        PersonField::GrandfatherName => "Grandfather's name",
        PersonField::Role => "Role",
        PersonField::Class => "Class",
        PersonField::Email => "E-mail",
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Active => "Active",
        Standing::Suspended => "Suspended",
    }
}

fn act(act: PersonAct) -> &'static str {
    match act {
        PersonAct::Added => "Added",
        PersonAct::Changed => "Changed",
        PersonAct::AddedByRoster => "Added from a roster",
        PersonAct::ChangedByRoster => "Changed from a roster",
        PersonAct::AddedByCode => "Added by a letter's code",
        PersonAct::Suspended => "Suspended",
        PersonAct::Reactivated => "Reactivated",
        PersonAct::LoginGiven => "Got a login",
    }
}

fn problem(problem: PersonProblem) -> &'static str {
    match problem {
        PersonProblem::GivenNameMissing => "Give the person's own name. Nothing was saved.",
        PersonProblem::NameTooLong => "Each part of a name has at most 60 characters. Nothing was saved.",
        PersonProblem::Control => "There are characters that can't be shown. Type it again without them.",
        PersonProblem::NumberMissing => "A student needs a student number. Nothing was saved.",
        PersonProblem::NumberTooLong => "A number has at most 32 characters. Nothing was saved.",
        PersonProblem::NumberTaken => "Somebody else at the school has this number. Search for it, or choose another.",
        PersonProblem::EmailOdd => "This is no e-mail address. Correct it, or leave it out.",
        PersonProblem::EmailTaken => {
            "Somebody else in this role has this e-mail address. Search for it among the people."
        }
        PersonProblem::EmailOfLogin => "The person signs in with another e-mail address; only they can change it.",
        PersonProblem::ClassUnknown => {
            "The school has no such class this year. Choose another, or open it in the catalogue."
        }
        PersonProblem::ClassOfNoStudent => "Only a student is in a class. Leave it out for other roles.",
        PersonProblem::RoleUnknown => "There is no such role. Choose student, teacher, parent or administrator.",
        PersonProblem::RoleStays => "A person's role stays. Add the person in the other role as well.",
        PersonProblem::ReasonMissing => "Say why. The reason is kept in the history; nothing was changed.",
        PersonProblem::ReasonTooLong => "A reason has at most 500 characters. Nothing was changed.",
        PersonProblem::Oneself => "You can't suspend yourself. Another administrator can.",
        PersonProblem::Overtaken => {
            "Somebody else changed this person meanwhile. Yours was not saved; the page shows theirs now: look at it and save again."
        }
    }
}
