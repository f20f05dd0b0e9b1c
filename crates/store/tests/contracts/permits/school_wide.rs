//! Permits over whole schools: teaching there, administering them.

use store::permit::{Administers, SchoolAdmin, Teaches};

use super::{Ask, ask, cast::Ids};

pub const TABLE: &str = "\
teaches
    hats: [(near, own teacher), (far, own teacher)]
    teacher, colleague, physicist, homeroom: [(near, own teacher)]
    far-teacher, twin-colleague: [(far, own teacher)]
administers near
    admin, both, half, hats: near own admin
administers far
    both, far-admin: far own admin
administers no school
manages the people of near
    admin, both, half, hats: near own admin
sets up near
    admin, both, half, hats: near own admin
manages people
    admin, half, hats: [(near, own admin)]
    both: [(near, own admin), (far, own admin)]
    far-admin: [(far, own admin)]
sees overviews
    admin, half, hats: [(near, own admin)]
    both: [(near, own admin), (far, own admin)]
    far-admin: [(far, own admin)]
decides on requests
    admin, half, hats: [(near, own admin)]
    both: [(near, own admin), (far, own admin)]
    far-admin: [(far, own admin)]
reads questions
    admin, half, hats: [(near, own admin)]
    both: [(near, own admin), (far, own admin)]
    far-admin: [(far, own admin)]
sets up
    admin, half, hats: [(near, own admin)]
    both: [(near, own admin), (far, own admin)]
    far-admin: [(far, own admin)]
decides on registrations
    admin, half, hats: [(near, own admin)]
    both: [(near, own admin), (far, own admin)]
    far-admin: [(far, own admin)]
sets up the first school
    admin, both, half, hats: near own admin
    far-admin: far own admin
sets up the school that was chosen
    both, far-admin: far own admin
";

pub fn asks(Ids { near, far, .. }: Ids) -> Vec<Ask> {
    let says = |permit: &SchoolAdmin| format!("{} {}", permit.school(), permit.member());
    let all = |permit: &Administers| format!("{:?}", permit.members());
    vec![
        ask!("teaches", |conn, who| Teaches::mint(conn, who), |permit| format!("{:?}", permit.members())),
        ask!("administers near", |conn, who| SchoolAdmin::mint(conn, who, near), says),
        ask!("administers far", |conn, who| SchoolAdmin::mint(conn, who, far), says),
        ask!("administers no school", |conn, who| SchoolAdmin::mint(conn, who, 1.into()), says),
        ask!("manages the people of near", |conn, who| SchoolAdmin::managing_people(conn, who, near), says),
        ask!("sets up near", |conn, who| SchoolAdmin::setting_up(conn, who, near), says),
        ask!("manages people", |conn, who| Administers::managing_people(conn, who), all),
        ask!("sees overviews", |conn, who| Administers::overview(conn, who), all),
        ask!("decides on requests", |conn, who| Administers::deciding(conn, who), all),
        ask!("reads questions", |conn, who| Administers::reading_questions(conn, who), all),
        ask!("sets up", |conn, who| Administers::setting_up(conn, who), all),
        ask!("decides on registrations", |conn, who| Administers::deciding_registrations(conn, who), all),
        ask!(
            "sets up the first school",
            |conn, who| async { Administers::setting_up(conn, who).await?.at(None) },
            says
        ),
        ask!(
            "sets up the school that was chosen",
            |conn, who| async { Administers::setting_up(conn, who).await?.at(Some(far)) },
            says
        ),
    ]
}
