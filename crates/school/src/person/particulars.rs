//! What the rolls hold about a person beside the role.

use super::{Address, FieldChange, Name, Number, PersonField, PersonProblem, Role};
use crate::id::ClassId;

/// What the rolls hold about a person beside the role, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    pub name: Name,
    pub number: Number,
    /// A student's class, if one.
    pub class: Option<ClassId>,
    /// Where an invitation goes; none once there is a login.
    pub email: Address,
}

impl Particulars {
    /// Whether someone in the role can have these.
    ///
    /// # Errors
    /// A student needs a number; nobody else is in a class.
    pub fn fits(&self, role: Role) -> Result<(), PersonProblem> {
        match role {
            Role::Student if self.number.is_none() => Err(PersonProblem::NumberMissing),
            Role::Student => Ok(()),
            Role::Admin | Role::Teacher | Role::Parent if self.class.is_some() => Err(PersonProblem::ClassOfNoStudent),
            Role::Admin | Role::Teacher | Role::Parent => Ok(()),
        }
    }

    /// Every field that differs, with what it was and what it becomes; a class by the name that the school gives it.
    #[must_use]
    pub fn changes_to(&self, new: &Particulars, class_name: impl Fn(ClassId) -> String) -> Vec<FieldChange> {
        let class = |class: Option<ClassId>| class.map(&class_name).unwrap_or_default();
        let values = |of: &Particulars| {
            [
                (PersonField::Number, of.number.as_str().to_owned()),
                (PersonField::GivenName, of.name.given.clone()),
                (PersonField::FatherName, of.name.father.clone()),
                (PersonField::GrandfatherName, of.name.grandfather.clone()),
                (PersonField::Class, class(of.class)),
                (PersonField::Email, of.email.as_str().to_owned()),
            ]
        };
        let pairs = values(self).into_iter().zip(values(new));
        let change = pairs.map(|((field, old), (_, new))| FieldChange { field, old, new });
        // Two classes may have one name: last year's and this year's.
        change.filter(|c| c.old != c.new || (c.field == PersonField::Class && self.class != new.class)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn student() -> Particulars {
        Particulars {
            name: Name::new("Abeba", "Girma", "Tadesse"),
            number: Number::typed("AK1").expect("a number"),
            class: Some(ClassId(9)),
            email: Address::default(),
        }
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let old = student();
        assert_eq!(old.changes_to(&student(), |class| class.to_string()), []);
        let mut new = student();
        new.name.father = "Girmay".into();
        new.class = None;
        let changes = old.changes_to(&new, |class| format!("class {class}"));
        let told: Vec<_> = changes.iter().map(|c| (c.field, c.old.as_str(), c.new.as_str())).collect();
        assert_eq!(told, [(PersonField::FatherName, "Girma", "Girmay"), (PersonField::Class, "class 9", "")]);
        new = Particulars { class: Some(ClassId(10)), ..student() };
        assert_eq!(old.changes_to(&new, |_| "Grade 9 A".into()).len(), 1, "the same name in another year");
    }

    #[test]
    fn a_student_needs_a_number_and_nobody_else_is_in_a_class() {
        assert_eq!(student().fits(Role::Student), Ok(()));
        assert_eq!(Particulars::default().fits(Role::Student), Err(PersonProblem::NumberMissing));
        for role in [Role::Admin, Role::Teacher, Role::Parent] {
            assert_eq!(student().fits(role), Err(PersonProblem::ClassOfNoStudent));
            assert_eq!(Particulars::default().fits(role), Ok(()));
        }
    }
}
