//! Permits for students' records, and for what guardians are told of them.

use store::permit::{ChildrenRecords, ExportsRecord, OwnRecords, ReadsRecords, SetsAlerts};

use super::{Ask, ask, cast::Ids};

/// At the second school a student has the very id of `student`, and an open guardian that of `former`, whose link here is ended.
pub const TABLE: &str = "\
reads the own record
    hats, student, sibling, leaver: [(near, own student)]
    far-student, twin-student, twin-dropout: [(far, own student)]
reads the children's records
    hats: [(near, sibling), (near, own student)] by [(near, own parent)]
    parent: [(near, student), (near, sibling), (near, dropout), (far, far-student)] by [(near, own parent), (far, own parent)]
    other-parent, former: [(near, leaver)] by [(near, own parent)]
    unlinked: [] by [(near, own parent)]
    odd: [(near, colleague)] by [(near, own parent)]
    twin-former: [(far, student)] by [(far, own parent)]
reads sibling's record as a guardian
    hats: [(near, sibling)] by [(near, own parent)]
    parent: [(near, sibling)] by [(near, own parent), (far, own parent)]
exports sibling's record
    hats, parent: near own parent [(near, sibling)]
    sibling: near own student [(near, own student)]
exports student's record
    parent: near own parent [(near, student)]
    twin-former: far own parent [(far, student)]
    student: near own student [(near, own student)]
    twin-student: far own student [(far, own student)]
exports leaver's record
    other-parent, former: near own parent [(near, leaver)]
    leaver: near own student [(near, own student)]
exports the record of who is their own guardian
    hats: near own student [(near, own student)]
exports a teacher's record
exports nobody's record
sets alerts
    hats: [(near, own parent)], at near, near own parent, none; [(near, sibling), (near, own student)]
    parent: [(near, own parent), (far, own parent)], at near far, near own parent, near own parent; [(near, student), (near, sibling), (near, dropout), (far, far-student)]
    other-parent, former: [(near, own parent)], at near, near own parent, none; [(near, leaver)]
    unlinked: [(near, own parent)], at near, near own parent, none; []
    odd: [(near, own parent)], at near, near own parent, none; [(near, colleague)]
    twin-former: [(far, own parent)], at far, none, far own parent; [(far, student)]
";

pub fn asks(ids: Ids) -> Vec<Ask> {
    let Ids { near, teacher, student, sibling, leaver, hats, .. } = ids;
    let children = |permit: &ChildrenRecords| format!("{:?} by {:?}", permit.students(), permit.guardians());
    let taken = |permit: &ExportsRecord| format!("{} {} {:?}", permit.school(), permit.by(), permit.students());
    // As whom at the near school, and as whom over `student`.
    let alerts = move |permit: &SetsAlerts| {
        let schools: Vec<String> = permit.schools().map(|school| school.to_string()).collect();
        let here = permit.guardian_at(near).map_or("none".into(), |guardian| format!("{near} {guardian}"));
        let over = permit.watches(student).map_or("none".into(), |(school, guardian)| format!("{school} {guardian}"));
        format!("{:?}, at {}, {here}, {over}; {:?}", permit.guardians(), schools.join(" "), permit.students())
    };
    /// Takes a student's record along.
    macro_rules! export {
        ($what:literal, $student:expr) => {
            ask!($what, |conn, who| ExportsRecord::mint(conn, who, $student), taken)
        };
    }
    vec![
        ask!("reads the own record", |conn, who| OwnRecords::mint(conn, who), |permit| format!(
            "{:?}",
            permit.students()
        )),
        ask!("reads the children's records", |conn, who| ChildrenRecords::mint(conn, who), children),
        ask!(
            "reads sibling's record as a guardian",
            |conn, who| async { ChildrenRecords::mint(conn, who).await?.only(sibling) },
            children
        ),
        export!("exports sibling's record", sibling),
        export!("exports student's record", student),
        export!("exports leaver's record", leaver),
        export!("exports the record of who is their own guardian", hats),
        export!("exports a teacher's record", teacher),
        export!("exports nobody's record", 1.into()),
        ask!("sets alerts", |conn, who| SetsAlerts::mint(conn, who), alerts),
    ]
}
