//! A roster's lines, `number|given|father|grandfather|role|class|email|beyond`, compared with a school of a few people: what was
//! applied changes nothing when it is compared again.

use school::{
    access::takes_on,
    id::{AccountId, ClassId, MemberId, Version},
    person::{Address, Name, Number, Particulars, PersonField, Role},
    roster::{Known, KnownPerson, RosterLine, RosterPlan, field_of_header, plan, role_of_word},
};

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    let lines: Vec<RosterLine> = (1..).zip(text.lines().take(64)).map(line).collect();
    lines.iter().for_each(super::reads_back);
    if let Some(role) = role_of_word(&text) {
        assert_eq!(role_of_word(role.name()), Some(role));
    }
    if let Some(field) = field_of_header(&text) {
        assert_eq!(field_of_header(&text.to_uppercase()), Some(field), "a heading is known in any case");
    }
    let mut known = known();
    let first = plan(&lines, &known);
    let told = first.new.len() + first.changed.len() + first.unchanged as usize + first.bad.len();
    assert_eq!(told, lines.len(), "every line comes to one thing");
    is_good(&first, &known);
    first.bad.iter().for_each(|bad| {
        let mut of = lines.iter().find(|line| line.line == bad.line).expect("a line of the roster").clone();
        let value = match bad.field {
            Some(field) => of.cell(field).clone(),
            None => of.beyond.clone(),
        };
        assert_eq!(bad.value, value, "{bad:?}");
    });
    super::reads_back(&first.clone().shown());
    let is_whole = first.bad.is_empty();
    applied(first, &mut known);
    let second = plan(&lines, &known);
    if is_whole {
        assert_eq!((&second.new, &second.changed, &second.bad), (&vec![], &vec![], &vec![]), "applied is applied");
    }
}

fn line((line, text): (u32, &str)) -> RosterLine {
    let mut cells = text.split('|').map(ToOwned::to_owned);
    let mut of = RosterLine { line, ..RosterLine::default() };
    for field in PersonField::ALL {
        *of.cell(field) = cells.next().unwrap_or_default();
    }
    of.beyond = cells.next().unwrap_or_default();
    of
}

/// Nobody whom a roster brings or changes is less than a form would ask for, and nobody is there twice.
fn is_good(plan: &RosterPlan, known: &Known) {
    let new = plan.new.iter().map(|person| (person.role, &person.particulars));
    let of = |member| known.people.iter().find(|person| person.member == member).expect("somebody known");
    let changed = plan.changed.iter().map(|person| (of(person.member).role, &person.to));
    for (role, to) in new.chain(changed) {
        assert_eq!(to.fits(role), Ok(()), "{to:?}");
        let Name { given, father, grandfather } = &to.name;
        assert_eq!(Name::typed(given, father, grandfather).as_ref(), Ok(&to.name));
        assert_eq!(Number::typed(to.number.as_str()).as_ref(), Ok(&to.number));
        assert_eq!(Address::typed(to.email.as_str()).as_ref(), Ok(&to.email));
        assert!(to.class.is_none_or(|class| known.classes.iter().any(|(known, _)| *known == class)));
    }
    let kept = known.people.iter().filter(|person| plan.changed.iter().all(|changed| changed.member != person.member));
    let numbers = kept.map(|person| &person.particulars.number);
    let numbers = numbers.chain(plan.new.iter().map(|person| &person.particulars.number));
    let numbers = numbers.chain(plan.changed.iter().map(|person| &person.to.number));
    let mut numbers: Vec<&Number> = numbers.filter(|number| !number.is_none()).collect();
    let all = numbers.len();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), all, "a number is one person's");
    for person in &plan.new {
        let has_it = |known: &&KnownPerson| known.login.as_ref().map(|(login, _)| *login) == person.login;
        let mut held = known.people.iter().filter(|known| known.login.is_some()).filter(has_it);
        assert!(
            held.all(|held| takes_on(held.role, person.role)),
            "only who is more trusted already takes a role on unasked"
        );
    }
    for person in &plan.changed {
        assert!(!person.changes.is_empty() && person.changes.iter().all(|change| change.old != change.new));
        assert_eq!(person.version, of(person.member).version);
        assert!(!person.changes.iter().any(|change| change.new.is_empty()), "an empty cell takes nothing away");
    }
}

/// The school after the roster, as the store writes it.
fn applied(plan: RosterPlan, known: &mut Known) {
    let address = |login: Option<AccountId>, known: &Known| {
        let holder =
            |of: AccountId| known.people.iter().filter_map(|p| p.login.clone()).find(|(login, _)| *login == of);
        login.and_then(holder)
    };
    let at_school = |login: &Option<(AccountId, String)>, to: Particulars| match login {
        Some(_) => Particulars { email: Address::default(), ..to },
        None => to,
    };
    for changed in plan.changed {
        let login = address(changed.login, known);
        let person = known.people.iter_mut().find(|person| person.member == changed.member).expect("somebody known");
        person.particulars = at_school(&login, changed.to);
        (person.login, person.version) = (login, person.version.next());
    }
    for (n, new) in (100..).zip(plan.new) {
        let login = address(new.login, known);
        let particulars = at_school(&login, new.particulars);
        known.people.push(KnownPerson { member: MemberId(n), version: Version(1), role: new.role, login, particulars });
    }
}

fn known() -> Known {
    let person = |member, role, number: &str, given: &str, email: &str, login: Option<(i64, &str)>| KnownPerson {
        member: MemberId(member),
        version: Version(3),
        role,
        login: login.map(|(account, address)| (AccountId(account), address.to_owned())),
        particulars: Particulars {
            name: Name::new(given, "Girma", ""),
            number: Number::stored(number.into()),
            class: (role == Role::Student).then_some(ClassId(1)),
            email: Address::stored(email.into()),
        },
    };
    Known {
        people: vec![
            person(1, Role::Student, "S1", "Abeba", "abeba@school.et", None),
            person(2, Role::Student, "S2", "Biruk", "", Some((21, "biruk@school.et"))),
            person(3, Role::Teacher, "T1", "Chala", "", Some((22, "chala@school.et"))),
            person(4, Role::Teacher, "", "Dawit", "dawit@school.et", None),
            person(5, Role::Admin, "", "Eden", "", Some((23, "eden@school.et"))),
            person(6, Role::Parent, "", "Fikir", "fikir@school.et", None),
        ],
        classes: vec![(ClassId(1), "Grade 9 A".into()), (ClassId(2), "Grade 11 Natural B".into())],
        earlier_classes: vec![(ClassId(3), "Grade 8 A".into())],
    }
}
