//! Permits for questions of families.

use school::{access::Action, person::Role, question::QuestionAct};
use store::permit::{ActsOnQuestion, OwnQuestions, SpeaksFor};

use super::{Ask, ask, cast::Ids, fields};

/// Who asked and is no guardian any more has no say; nor has a student outside the course, or one who is suspended.
pub const TABLE: &str = "\
asks about student in maths
    parent: { member: own parent, student: student, course: maths, is_guardian: true }
    student: { member: own student, student: own student, course: maths, is_guardian: false }
asks about sibling in physics
    hats, parent: { member: own parent, student: sibling, course: physics, is_guardian: true }
    sibling: { member: own student, student: own student, course: physics, is_guardian: false }
asks about who is their own guardian
    hats: { member: own student, student: own student, course: maths, is_guardian: false }
asks about who is in another course
asks about who has left the course
asks about dropout in maths
asks about student in no course
marks what concerns student in maths as seen
    parent: { member: own parent, student: student, course: maths, is_guardian: true }
    student: { member: own student, student: own student, course: maths, is_guardian: false }
takes back a student's question
    student: { school: near, member: own student, question: of-student, course: maths }
answers a student's question
    hats, teacher, colleague: { school: near, member: own teacher, question: of-student, course: maths }
asks again as a parent did
    parent: { school: near, member: own parent, question: of-parent, course: maths }
answers a parent's question
    hats, teacher, colleague: { school: near, member: own teacher, question: of-parent, course: maths }
takes back what a former guardian asked
answers no question
reads own questions as a student
    hats, student, sibling, leaver: [(near, own student)]
    far-student, twin-student, twin-dropout: [(far, own student)]
reads own questions as a parent
    hats, other-parent, former, unlinked, odd: [(near, own parent)]
    parent: [(near, own parent), (far, own parent)]
    twin-former: [(far, own parent)]
reads own questions as a teacher
reads own questions as an admin
";

pub fn asks(ids: Ids) -> Vec<Ask> {
    let Ids { maths, physics, student, sibling, leaver, dropout, hats, of_student, of_parent, of_former, .. } = ids;
    /// Speaks for a student in a course.
    macro_rules! about {
        ($what:literal, $action:ident, $of:expr) => {
            ask!($what, |conn, who| SpeaksFor::mint(conn, who, Action::$action, $of), fields)
        };
    }
    /// A step with a question.
    macro_rules! step {
        ($what:literal, $question:expr, $act:ident) => {
            ask!($what, |conn, who| ActsOnQuestion::mint(conn, who, $question, QuestionAct::$act), fields)
        };
    }
    macro_rules! own {
        ($what:literal, $role:ident) => {
            ask!($what, |conn, who| OwnQuestions::mint(conn, who, Role::$role), |permit| format!(
                "{:?}",
                permit.members()
            ))
        };
    }
    vec![
        about!("asks about student in maths", AskTeacher, (maths, student)),
        about!("asks about sibling in physics", AskTeacher, (physics, sibling)),
        about!("asks about who is their own guardian", AskTeacher, (maths, hats)),
        about!("asks about who is in another course", AskTeacher, (physics, student)),
        about!("asks about who has left the course", AskTeacher, (maths, leaver)),
        about!("asks about dropout in maths", AskTeacher, (maths, dropout)),
        about!("asks about student in no course", AskTeacher, (1.into(), student)),
        about!("marks what concerns student in maths as seen", ReadRecord, (maths, student)),
        step!("takes back a student's question", of_student, Withdraw),
        step!("answers a student's question", of_student, Answer),
        step!("asks again as a parent did", of_parent, AskAgain),
        step!("answers a parent's question", of_parent, Correct),
        step!("takes back what a former guardian asked", of_former, Withdraw),
        step!("answers no question", 1.into(), Answer),
        own!("reads own questions as a student", Student),
        own!("reads own questions as a parent", Parent),
        own!("reads own questions as a teacher", Teacher),
        own!("reads own questions as an admin", Admin),
    ]
}
