//! What the demo school's office has done with people: parents from a roster, a spelling, two suspensions.

use school::{
    id::SchoolId,
    person::Standing,
    roster::RosterLine,
    view::{ApplyRoster, ChangePerson, ChangeStanding, PeopleFilter, PersonPage},
};
use store::{
    Caller, Error, Store,
    people::{self, HoldRoster},
};

use super::names::name;

/// How many parents came from the roster; each waits for an invitation.
const PARENTS: u32 = 16;
/// Where their names begin: after everyone else's.
const FIRST_NAME: usize = 700;

/// Does it, as the demo's admin.
pub async fn keep(store: &Store, school: SchoolId) -> Result<(), Error> {
    let admin = store.account_by_email("admin@yeneta.demo").await?.ok_or(Error::NotFound)?;
    let admin = Caller { account: admin.account };
    let roster = HoldRoster { school, file_name: "parents.csv".into(), lines: (0..PARENTS).map(parent).collect() };
    let roster = store.hold_roster(admin, roster).await?;
    store.apply_roster(admin, ApplyRoster { roster, good_only: false }).await?;
    let misspelt = find(store, admin, "AK0041").await?;
    store.change_person(admin, spelt(misspelt, "Selassie")).await?;
    let away = find(store, admin, "AK0077").await?;
    for (to, reason) in [
        (Standing::Suspended, "Away with the family in Hawassa until the second semester"),
        (Standing::Active, "Back in class since the second semester began"),
    ] {
        decide(store, admin, &away, to, reason).await?;
    }
    let left = find(store, admin, "parent16@home.example").await?;
    decide(store, admin, &left, Standing::Suspended, "The family moved to Bahir Dar").await
}

/// A line of the roster: a parent with an address.
fn parent(n: u32) -> RosterLine {
    let name = name(FIRST_NAME + n as usize);
    RosterLine {
        line: n + 2,
        given: name.given,
        father: name.father,
        grandfather: name.grandfather,
        role: "parent".into(),
        email: format!("parent{}@home.example", n + 1),
        ..RosterLine::default()
    }
}

/// The one person whom these words find.
async fn find(store: &Store, admin: Caller, search: &str) -> Result<PersonPage, Error> {
    let mut reader = store.read().await?;
    let filter = PeopleFilter { search: search.into(), ..PeopleFilter::default() };
    let list = people::list(&mut reader, admin, &filter).await?;
    let found = list.people.first().ok_or(Error::NotFound)?;
    people::person(&mut reader, admin, found.member).await
}

/// The person with the grandfather's name spelt otherwise.
fn spelt(page: PersonPage, grandfather: &str) -> ChangePerson {
    let person = page.person;
    ChangePerson {
        member: person.member,
        given: person.name.given,
        father: person.name.father,
        grandfather: grandfather.into(),
        number: person.number,
        class: page.class,
        email: person.email,
        seen: page.version,
    }
}

async fn decide(store: &Store, admin: Caller, page: &PersonPage, to: Standing, reason: &str) -> Result<(), Error> {
    let change = ChangeStanding { member: page.person.member, to, reason: reason.into() };
    store.change_standing(admin, change).await.map(|_| ())
}
