//! What a roster changes: line by line against the people whom the school knows.

use std::collections::HashMap;

use super::{Known, KnownPerson, LineProblem, RosterLine, class_key, role_of_word};
use crate::{
    access::takes_on,
    id::{AccountId, ClassId, MemberId, Version},
    person::{Address, FieldChange, Name, Number, Particulars, PersonField, PersonProblem, Role},
    view::{RosterBad, RosterChanged, RosterNew, RosterShown},
};

/// What a roster changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterPlan {
    pub new: Vec<NewPerson>,
    pub changed: Vec<ChangedPerson>,
    /// How many lines say what is known already.
    pub unchanged: u32,
    pub bad: Vec<RosterBad>,
}

/// A person whom the school does not know yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    pub line: u32,
    pub role: Role,
    pub particulars: Particulars,
    /// The login of the same school that has the address.
    pub login: Option<AccountId>,
    pub class_name: String,
}

/// A person about whom something changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPerson {
    pub line: u32,
    pub member: MemberId,
    /// The version that was compared.
    pub version: Version,
    pub name: Name,
    pub to: Particulars,
    /// The login that the person has, or gets by the address.
    pub login: Option<AccountId>,
    pub changes: Vec<FieldChange>,
}

impl RosterPlan {
    /// The plan as it is shown, and held until it is applied.
    #[must_use]
    pub fn shown(self) -> RosterShown {
        let new = self.new.into_iter().map(|person| RosterNew {
            line: person.line,
            name: person.particulars.name,
            role: person.role,
            number: person.particulars.number.as_str().to_owned(),
            class: person.class_name,
            email: person.particulars.email.as_str().to_owned(),
        });
        let changed = self.changed.into_iter().map(|person| RosterChanged {
            line: person.line,
            member: person.member,
            name: person.name,
            changes: person.changes,
        });
        RosterShown { new: new.collect(), changed: changed.collect(), unchanged: self.unchanged, bad: self.bad }
    }
}

/// Compares a roster with what the school knows.
#[must_use]
pub fn plan(lines: &[RosterLine], known: &Known) -> RosterPlan {
    let index = Index::of(known);
    let mut plan = RosterPlan::default();
    let mut seen = Seen::default();
    for line in lines {
        match index.compare(line, &mut seen) {
            Ok(Outcome::New(person)) => plan.new.push(person),
            Ok(Outcome::Changed(person)) => plan.changed.push(person),
            Ok(Outcome::Unchanged) => plan.unchanged += 1,
            Err((field, why)) => {
                let mut cells = line.clone();
                let value = field.map_or_else(|| line.beyond.clone(), |field| std::mem::take(cells.cell(field)));
                plan.bad.push(RosterBad { line: line.line, field, value, why });
            }
        }
    }
    plan
}

enum Outcome {
    New(NewPerson),
    Changed(ChangedPerson),
    Unchanged,
}

/// Which column is bad, and why. None is a column without a heading.
type Bad = (Option<PersonField>, LineProblem);

/// What earlier lines were about, with their lines.
#[derive(Default)]
struct Seen {
    numbers: HashMap<String, u32>,
    addresses: HashMap<(Role, String), u32>,
    members: HashMap<MemberId, u32>,
}

/// The people whom the school knows, by what a roster finds them with.
struct Index<'a> {
    by_number: HashMap<&'a str, &'a KnownPerson>,
    by_address: HashMap<(Role, &'a str), &'a KnownPerson>,
    /// Each login with the roles that it holds, by its address.
    logins: HashMap<&'a str, (AccountId, Vec<Role>)>,
    classes: HashMap<String, ClassId>,
    class_names: HashMap<ClassId, &'a str>,
}

/// What a line says, parsed.
struct Said {
    number: Number,
    role: Option<Role>,
    class: Option<ClassId>,
    email: Address,
}

impl<'a> Index<'a> {
    fn of(known: &'a Known) -> Self {
        let people = || known.people.iter();
        let numbered = people().filter(|person| !person.particulars.number.is_none());
        let addressed = people().filter(|person| !person.address().is_empty());
        let mut logins: HashMap<&str, (AccountId, Vec<Role>)> = HashMap::new();
        for person in people() {
            let Some((account, address)) = &person.login else { continue };
            logins.entry(address.as_str()).or_insert_with(|| (*account, Vec::new())).1.push(person.role);
        }
        let all_classes = known.classes.iter().chain(&known.earlier_classes);
        Self {
            by_number: numbered.map(|person| (person.particulars.number.as_str(), person)).collect(),
            by_address: addressed.map(|person| ((person.role, person.address()), person)).collect(),
            logins,
            classes: known.classes.iter().map(|(class, name)| (class_key(name), *class)).collect(),
            class_names: all_classes.map(|(class, name)| (*class, name.as_str())).collect(),
        }
    }

    fn compare(&self, line: &RosterLine, seen: &mut Seen) -> Result<Outcome, Bad> {
        if !line.beyond.is_empty() {
            return Err((None, LineProblem::Beyond));
        }
        let said = self.parse(line)?;
        let found = self.find(&said)?;
        let role = match (found.map(|person| person.role), said.role) {
            (Some(role), Some(other)) if role != other => {
                return Err(person(PersonField::Role, PersonProblem::RoleStays));
            }
            (Some(role), _) | (None, Some(role)) => role,
            (None, None) => return Err((Some(PersonField::Role), LineProblem::RoleMissing)),
        };
        seen.once(line.line, role, &said, found)?;
        let to = self.wanted(line, &said, role, found)?;
        let login = self.login(&said, role, found)?;
        let Some(before) = found else {
            let class_name = to.class.map(|class| self.class_name(class)).unwrap_or_default();
            return Ok(Outcome::New(NewPerson { line: line.line, role, particulars: to, login, class_name }));
        };
        let changes = before.particulars.changes_to(&to, |class| self.class_name(class));
        if changes.is_empty() {
            return Ok(Outcome::Unchanged);
        }
        let (member, version, name) = (before.member, before.version, before.particulars.name.clone());
        Ok(Outcome::Changed(ChangedPerson { line: line.line, member, version, name, to, login, changes }))
    }

    fn parse(&self, line: &RosterLine) -> Result<Said, Bad> {
        let number = Number::typed(&line.number).map_err(|problem| person(PersonField::Number, problem))?;
        let email = Address::typed(&line.email).map_err(|problem| person(PersonField::Email, problem))?;
        let role = match line.role.trim() {
            "" => None,
            word => Some(role_of_word(word).ok_or(person(PersonField::Role, PersonProblem::RoleUnknown))?),
        };
        let class = match line.class.trim() {
            "" => None,
            name => {
                let class = self.classes.get(&class_key(name)).copied();
                Some(class.ok_or(person(PersonField::Class, PersonProblem::ClassUnknown))?)
            }
        };
        Ok(Said { number, role, class, email })
    }

    /// The person whom the line is about: by the number, and by role and address who has none.
    fn find(&self, said: &Said) -> Result<Option<&'a KnownPerson>, Bad> {
        let by_address = || self.by_address.get(&(said.role?, said.email.as_str())).copied();
        if said.number.is_none() {
            return match by_address() {
                Some(person) => Ok(Some(person)),
                None if said.role == Some(Role::Student) => {
                    Err(person(PersonField::Number, PersonProblem::NumberMissing))
                }
                None if said.email.is_none() => Err((Some(PersonField::Number), LineProblem::KeyMissing)),
                None => Ok(None),
            };
        }
        let by_number = self.by_number.get(said.number.as_str()).copied();
        Ok(by_number.or_else(|| by_address().filter(|person| person.particulars.number.is_none())))
    }

    /// What is to stand: what the line says over what is known.
    fn wanted(
        &self,
        line: &RosterLine,
        said: &Said,
        role: Role,
        found: Option<&KnownPerson>,
    ) -> Result<Particulars, Bad> {
        let before = found.map(|person| person.particulars.clone()).unwrap_or_default();
        let or = |said: &str, before: &str| if said.trim().is_empty() { before.to_owned() } else { said.to_owned() };
        let given = or(&line.given, &before.name.given);
        let (father, grandfather) =
            (or(&line.father, &before.name.father), or(&line.grandfather, &before.name.grandfather));
        let name =
            Name::typed(&given, &father, &grandfather).map_err(|problem| person(PersonField::GivenName, problem))?;
        let has_login = found.is_some_and(|person| person.login.is_some());
        let to = Particulars {
            name,
            number: if said.number.is_none() { before.number } else { said.number.clone() },
            class: said.class.or(before.class),
            email: if said.email.is_none() || has_login { before.email } else { said.email.clone() },
        };
        let column = |problem| match problem {
            PersonProblem::ClassOfNoStudent => PersonField::Class,
            _ => PersonField::Number,
        };
        to.fits(role).map_err(|problem| person(column(problem), problem))?;
        Ok(to)
    }

    /// The login that the person has, or gets by the address.
    fn login(&self, said: &Said, role: Role, found: Option<&KnownPerson>) -> Result<Option<AccountId>, Bad> {
        if let Some((account, address)) = found.and_then(|person| person.login.as_ref()) {
            let same = said.email.is_none() || said.email.as_str() == address;
            return if same {
                Ok(Some(*account))
            } else {
                Err(person(PersonField::Email, PersonProblem::EmailOfLogin))
            };
        }
        let holder = self.by_address.get(&(role, said.email.as_str()));
        if holder.is_some_and(|holder| found.is_none_or(|found| found.member != holder.member)) {
            return Err(person(PersonField::Email, PersonProblem::EmailTaken));
        }
        let known = self.logins.get(said.email.as_str());
        let unasked = known.filter(|(_, held)| held.iter().all(|held| takes_on(*held, role)));
        Ok(unasked.map(|(account, _)| *account))
    }

    fn class_name(&self, class: ClassId) -> String {
        self.class_names.get(&class).copied().unwrap_or_default().to_owned()
    }
}

impl Seen {
    /// Refuses a person whom an earlier line was about.
    fn once(&mut self, line: u32, role: Role, said: &Said, found: Option<&KnownPerson>) -> Result<(), Bad> {
        let number = said.number.as_str();
        let address = (role, said.email.as_str().to_owned());
        let earlier = [
            (PersonField::Number, self.numbers.get(number)),
            (PersonField::Email, self.addresses.get(&address)),
            (PersonField::Number, found.and_then(|person| self.members.get(&person.member))),
        ];
        let twice = earlier.into_iter().find_map(|(field, line)| Some((field, *line?)));
        if !number.is_empty() {
            self.numbers.entry(number.to_owned()).or_insert(line);
        }
        if !said.email.is_none() {
            self.addresses.entry(address).or_insert(line);
        }
        if let Some(person) = found {
            self.members.entry(person.member).or_insert(line);
        }
        match twice {
            Some((field, line)) => Err((Some(field), LineProblem::Twice { line })),
            None => Ok(()),
        }
    }
}

fn person(field: PersonField, problem: PersonProblem) -> Bad {
    (Some(field), LineProblem::Person(problem))
}
