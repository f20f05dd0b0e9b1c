//! Permits for one person, and for who registered.

use store::permit::{DecidesRegistration, IssuesLinks, ManagesMember};

use super::{Ask, ask, cast::Ids, may};

/// Whoever is suspended keeps their rows and gets no link; at the second school somebody active has the id of `dropout`.
/// `parent` uses one login at both schools, which only `both` administers.
pub const TABLE: &str = "\
gives a link to sibling
    admin, both, half, hats: near own admin sibling PasswordReset
gives a link to who has no login
    admin, both, half, hats: near own admin newcomer Invitation
gives a link to parent
    admin, half, hats: near own admin parent PasswordReset elsewhere
    both: near own admin parent PasswordReset
gives a link to dropout
    both, far-admin: far own admin dropout PasswordReset
gives a link to far-student
    both, far-admin: far own admin far-student PasswordReset
gives a link to nobody
manages sibling
    admin, both, half, hats: near own admin own login sibling
manages dropout
    admin, both, half, hats: near own admin own login dropout
    far-admin: far own admin own login dropout
manages far-student
    both, far-admin: far own admin own login far-student
manages nobody
decides on a registration
    admin, both, half, hats: near own admin registration
decides on no registration
";

pub fn asks(ids: Ids) -> Vec<Ask> {
    let Ids { sibling, newcomer, parent, dropout, far_student, registration, .. } = ids;
    let link = |permit: &IssuesLinks| {
        let elsewhere = may([("elsewhere", permit.is_used_elsewhere())]);
        format!("{} {} {} {:?}{elsewhere}", permit.school(), permit.admin(), permit.member(), permit.kind())
    };
    let person = |permit: &ManagesMember| {
        format!("{} {} {} {}", permit.school(), permit.admin(), permit.account(), permit.member())
    };
    let registered =
        |permit: &DecidesRegistration| format!("{} {} {}", permit.school(), permit.admin(), permit.registration());
    vec![
        ask!("gives a link to sibling", |conn, who| IssuesLinks::mint(conn, who, sibling), link),
        ask!("gives a link to who has no login", |conn, who| IssuesLinks::mint(conn, who, newcomer), link),
        ask!("gives a link to parent", |conn, who| IssuesLinks::mint(conn, who, parent), link),
        ask!("gives a link to dropout", |conn, who| IssuesLinks::mint(conn, who, dropout), link),
        ask!("gives a link to far-student", |conn, who| IssuesLinks::mint(conn, who, far_student), link),
        ask!("gives a link to nobody", |conn, who| IssuesLinks::mint(conn, who, 1.into()), link),
        ask!("manages sibling", |conn, who| ManagesMember::mint(conn, who, sibling), person),
        ask!("manages dropout", |conn, who| ManagesMember::mint(conn, who, dropout), person),
        ask!("manages far-student", |conn, who| ManagesMember::mint(conn, who, far_student), person),
        ask!("manages nobody", |conn, who| ManagesMember::mint(conn, who, 1.into()), person),
        ask!("decides on a registration", |conn, who| DecidesRegistration::mint(conn, who, registration), registered),
        ask!("decides on no registration", |conn, who| DecidesRegistration::mint(conn, who, 1.into()), registered),
    ]
}
