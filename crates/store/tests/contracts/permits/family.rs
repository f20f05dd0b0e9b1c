//! Permits to keep families: their codes and links.

use school::access::Action;
use store::permit::{KeepsClass, KeepsFamilies, KeepsStudents, OwnIssue};

use super::{Ask, ask, cast::Ids};

/// At the second school there is an active student with the very id of `dropout`, and a class with that of 9a, whose class
/// teacher is `twin-colleague`.
pub const TABLE: &str = "\
gives codes for sibling
    admin, both, half, hats: near own admin [sibling]
    homeroom: near own teacher [sibling]
gives codes for two, of whom one is named twice
    admin, both, half, hats: near own admin [sibling, leaver]
    homeroom: near own teacher [sibling, leaver]
gives codes for who is in no class
    admin, both, half, hats: near own admin [newcomer]
gives codes for dropout
    both, far-admin: far own admin [dropout]
ends a link of dropout
    admin, both, half, hats: near own admin [dropout]
    far-admin: far own admin [dropout]
    homeroom: near own teacher [dropout]
gives codes for students of two schools
gives codes for a teacher
gives codes for nobody
gives codes for sibling and who is not there
keeps families as an admin
    admin, half, hats: [(near, 0)] [9a Grade 9 A of Yeneta School, 9b Grade 9 B of Yeneta School], near at 7
    both: [(near, 0), (far, 0)] [far-9a Grade 9 A of Second School, 9a Grade 9 A of Yeneta School, 9b Grade 9 B of Yeneta School], near at 7, far at 9
    far-admin: [(far, 0)] [far-9a Grade 9 A of Second School], far at 9
keeps families as a class teacher
    hats: [] [], near at 7, far at 9
    teacher, colleague, physicist: [] [], near at 7
    homeroom: [(near, 9a), (near, 9b)] [9a Grade 9 A of Yeneta School, 9b Grade 9 B of Yeneta School], near at 7
    far-teacher: [] [], far at 9
    twin-colleague: [(far, 9a)] [9a Grade 8 B of Second School], far at 9
keeps class 9b
    admin, both, half, hats, homeroom: near 9b
keeps no class
prints the letters of an issue
    homeroom: near issue
prints the letters of the second school's issue
    twin-colleague: far far-issue
prints the letters of no issue
";

pub fn asks(ids: Ids) -> Vec<Ask> {
    let Ids { colleague, sibling, leaver, dropout, newcomer, far_student, class, issue, far_issue, .. } = ids;
    let students = |permit: &KeepsStudents| format!("{} {} {:?}", permit.school(), permit.member(), permit.students());
    let families = |permit: &KeepsFamilies| {
        let class =
            |kept: &school::view::KeptClass| format!("{} {} of {}", kept.class, kept.label.plain(), kept.school_name);
        let classes: Vec<String> = permit.classes().iter().map(class).collect();
        let read = permit.cursor().schools().map(|(school, revision)| format!(", {school} at {}", revision.0));
        format!("{:?} [{}]{}", permit.kept(), classes.join(", "), read.collect::<String>())
    };
    /// A code for each of the students.
    macro_rules! codes {
        ($what:literal, $students:expr) => {
            ask!(
                $what,
                |conn, who| async { KeepsStudents::mint(conn, who, Action::IssueLinkCode, &$students).await },
                students
            )
        };
    }
    vec![
        codes!("gives codes for sibling", [sibling]),
        codes!("gives codes for two, of whom one is named twice", [leaver, sibling, leaver]),
        codes!("gives codes for who is in no class", [newcomer]),
        codes!("gives codes for dropout", [dropout]),
        ask!(
            "ends a link of dropout",
            |conn, who| async { KeepsStudents::mint(conn, who, Action::EndGuardianship, &[dropout]).await },
            students
        ),
        codes!("gives codes for students of two schools", [sibling, far_student]),
        codes!("gives codes for a teacher", [colleague]),
        codes!("gives codes for nobody", []),
        codes!("gives codes for sibling and who is not there", [sibling, 1.into()]),
        ask!("keeps families as an admin", |conn, who| KeepsFamilies::as_admin(conn, who), families),
        ask!("keeps families as a class teacher", |conn, who| KeepsFamilies::as_class_teacher(conn, who), families),
        ask!("keeps class 9b", |conn, who| KeepsClass::mint(conn, who, class), |permit| format!(
            "{} {}",
            permit.school(),
            permit.class()
        )),
        ask!("keeps no class", |conn, who| KeepsClass::mint(conn, who, 1.into()), |permit| format!("{permit:?}")),
        ask!("prints the letters of an issue", |conn, who| OwnIssue::mint(conn, who, issue), |permit| format!(
            "{} {}",
            permit.school(),
            permit.issue()
        )),
        ask!(
            "prints the letters of the second school's issue",
            |conn, who| OwnIssue::mint(conn, who, far_issue),
            |permit| format!("{} {}", permit.school(), permit.issue())
        ),
        ask!("prints the letters of no issue", |conn, who| OwnIssue::mint(conn, who, 1.into()), |permit| format!(
            "{permit:?}"
        )),
    ]
}
