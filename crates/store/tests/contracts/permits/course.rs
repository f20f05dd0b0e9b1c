//! Permits for one course.

use store::{
    explanation::explanation,
    permit::{CorrectsGrades, ImportsMarks, ReadsGradebook, ReadsTotal, SetsPolicy, TeachesCourse},
};

use super::{Ask, ask, cast::Ids, fields, may};

/// `hats` acts as a teacher where both may, and as an admin where teachers may not; `odd` teaches nothing for all the row that
/// says so.
pub const TABLE: &str = "\
reads the book of maths
    admin, both, half: near maths own admin: policy corrects
    hats, colleague: near maths own teacher: writes
    teacher: near maths own teacher: writes policy
reads the book of physics
    admin, both, half: near physics own admin: policy corrects
    hats: near physics own teacher: writes
    physicist: near physics own teacher: writes policy
reads the book of a course that is ended
    admin, both, half, hats: near latin own admin: policy corrects
    teacher: near latin own teacher: writes policy
reads the book of biology
    both, far-admin: far biology own admin: policy corrects
    far-teacher: far biology own teacher: writes policy
reads the book of no course
corrects marks of maths
    admin, both, half, hats: near maths own admin
writes marks of maths
    hats, teacher, colleague: near maths own teacher
writes columns of maths
    hats, teacher, colleague: near maths own teacher
sets the policy of maths
    admin, both, half, hats: near maths own admin
    teacher: near maths own teacher
imports marks into maths
    admin, both, half: near maths own admin: corrects creates, reads near maths own admin
    hats, teacher, colleague: near maths own teacher: adds, reads near maths own teacher
imports marks into no course
reads the total of sibling in maths
    admin, both, half: (Book(ReadsGradebook(CourseMember { school: near, course: maths, member: own admin, relation: AdminOf }), sibling))
    hats, colleague: (Book(ReadsGradebook(CourseMember { school: near, course: maths, member: own teacher, relation: TeachesCourse }), sibling))
    teacher: (Book(ReadsGradebook(CourseMember { school: near, course: maths, member: own teacher, relation: LeadsCourse }), sibling))
    parent: (Record(OneRecord([(near, sibling)]), maths))
    sibling: (Record(OneRecord([(near, own student)]), maths))
reads the total of leaver in no course
    other-parent, former: (Record(OneRecord([(near, leaver)]), 1))
    leaver: (Record(OneRecord([(near, own student)]), 1))
";

pub fn asks(ids: Ids) -> Vec<Ask> {
    let Ids { maths, physics, latin, biology, sibling, leaver, .. } = ids;
    /// Where, and as whom.
    macro_rules! says {
        ($permit:expr) => {
            format!("{} {} {}", $permit.school(), $permit.course(), $permit.member())
        };
    }
    let reads = |permit: &ReadsGradebook| {
        let offered =
            [("writes", permit.may_write()), ("policy", permit.may_set_policy()), ("corrects", permit.may_correct())];
        format!("{}:{}", says!(permit), may(offered))
    };
    let imports = |permit: &ImportsMarks| {
        let offered = [("corrects", permit.corrects()), ("adds", permit.may_add()), ("creates", permit.may_create())];
        format!("{}:{}, reads {}", says!(permit), may(offered), says!(permit.reading()))
    };
    vec![
        ask!("reads the book of maths", |conn, who| ReadsGradebook::mint(conn, who, maths), reads),
        ask!("reads the book of physics", |conn, who| ReadsGradebook::mint(conn, who, physics), reads),
        ask!("reads the book of a course that is ended", |conn, who| ReadsGradebook::mint(conn, who, latin), reads),
        ask!("reads the book of biology", |conn, who| ReadsGradebook::mint(conn, who, biology), reads),
        ask!("reads the book of no course", |conn, who| ReadsGradebook::mint(conn, who, 1.into()), reads),
        ask!("corrects marks of maths", |conn, who| CorrectsGrades::mint(conn, who, maths), |permit| says!(permit)),
        ask!("writes marks of maths", |conn, who| TeachesCourse::writing_grades(conn, who, maths), |permit| says!(
            permit
        )),
        ask!(
            "writes columns of maths",
            |conn, who| TeachesCourse::writing_assessments(conn, who, maths),
            |permit| says!(permit)
        ),
        ask!("sets the policy of maths", |conn, who| SetsPolicy::mint(conn, who, maths), |permit| says!(permit)),
        ask!("imports marks into maths", |conn, who| ImportsMarks::mint(conn, who, maths), imports),
        ask!("imports marks into no course", |conn, who| ImportsMarks::mint(conn, who, 1.into()), imports),
        // What such a permit lets read is known inside the crate alone: here the total is read.
        ask!(
            "reads the total of sibling in maths",
            |conn, who| async {
                let permit = ReadsTotal::mint(conn, who, maths, sibling).await?;
                explanation(conn, &permit).await.map(|_| permit)
            },
            fields
        ),
        ask!(
            "reads the total of leaver in no course",
            |conn, who| ReadsTotal::mint(conn, who, 1.into(), leaver),
            fields
        ),
    ]
}
