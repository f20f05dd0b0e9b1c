//! Permits for requests to teach and to join.

use school::request::Act;
use store::permit::{ActsOnRequest, AsksToJoin, AsksToTeach, ReadsCourseRequest, ReadsEnrollmentRequest};

use super::{Ask, ask, cast::Ids, fields};

/// Who administers and teaches acts as an admin.
pub const TABLE: &str = "\
reads a request to teach
    admin, both, half, hats: { school: near, request: to-teach, actor: Admin }
    colleague: { school: near, request: to-teach, actor: Asker }
reads no request to teach
reads a request to join
    admin, both, half, hats: { school: near, request: to-join, actor: Admin }
    physicist: { school: near, request: to-join, actor: Teacher }
reads no request to join
takes back a request to teach
    colleague: {to-teach: ActsOnRequest { member: own teacher, actor: Asker }}
decides on a request to teach
    admin, both, half, hats: {to-teach: ActsOnRequest { member: own admin, actor: Admin }}
decides on requests to teach at two schools
    both: {to-teach: ActsOnRequest { member: own admin, actor: Admin }, far-to-teach: ActsOnRequest { member: own admin, actor: Admin }}
decides on a request to teach and one that is not there
takes back a request to join
    parent: {to-join: ActsOnRequest { member: own parent, actor: Asker }}
    student: {to-join: ActsOnRequest { member: own student, actor: Asker }}
takes an offered seat
    parent: {to-join: ActsOnRequest { member: own parent, actor: Asker }}
    student: {to-join: ActsOnRequest { member: own student, actor: Asker }}
decides on a request to join
    admin, both, half, hats: {to-join: ActsOnRequest { member: own admin, actor: Admin }}
    physicist: {to-join: ActsOnRequest { member: own teacher, actor: Teacher }}
decides on a request to join and one that is not there
asks to teach at near
    hats, teacher, colleague, physicist, homeroom: { member: own teacher }
asks to teach at far
    hats, far-teacher, twin-colleague: { member: own teacher }
asks for a place for student
    parent: { member: own parent, student: student, is_guardian: true }
    student: { member: own student, student: own student, is_guardian: false }
asks for a place for who is their own guardian
    hats: { member: own student, student: own student, is_guardian: false }
asks for a place for dropout
asks for a place for a teacher
asks for a place for far-student
asks for a place in no course
";

pub fn asks(ids: Ids) -> Vec<Ask> {
    let Ids { near, far, physics, colleague, student, dropout, hats, far_student, .. } = ids;
    let Ids { to_teach, far_to_teach, to_join, .. } = ids;
    /// A step with requests to teach.
    macro_rules! teach {
        ($what:literal, $requests:expr, $act:ident) => {
            ask!(
                $what,
                |conn, who| async { ActsOnRequest::on_courses(conn, who, &$requests, Act::$act).await },
                |permits| format!("{permits:?}")
            )
        };
    }
    /// A step with requests to join.
    macro_rules! join {
        ($what:literal, $requests:expr, $act:ident) => {
            ask!(
                $what,
                |conn, who| async { ActsOnRequest::on_enrollments(conn, who, &$requests, Act::$act).await },
                |permits| format!("{permits:?}")
            )
        };
    }
    /// Asks for a place.
    macro_rules! place {
        ($what:literal, $course:expr, $student:expr) => {
            ask!($what, |conn, who| AsksToJoin::mint(conn, who, $course, $student), fields)
        };
    }
    vec![
        ask!("reads a request to teach", |conn, who| ReadsCourseRequest::mint(conn, who, to_teach), fields),
        ask!("reads no request to teach", |conn, who| ReadsCourseRequest::mint(conn, who, 1.into()), fields),
        ask!("reads a request to join", |conn, who| ReadsEnrollmentRequest::mint(conn, who, to_join), fields),
        ask!("reads no request to join", |conn, who| ReadsEnrollmentRequest::mint(conn, who, 1.into()), fields),
        teach!("takes back a request to teach", [to_teach], Withdraw),
        teach!("decides on a request to teach", [to_teach], Approve),
        teach!("decides on requests to teach at two schools", [to_teach, far_to_teach], Decline),
        teach!("decides on a request to teach and one that is not there", [to_teach, 1.into()], Approve),
        join!("takes back a request to join", [to_join], Withdraw),
        join!("takes an offered seat", [to_join], Accept),
        join!("decides on a request to join", [to_join], Approve),
        join!("decides on a request to join and one that is not there", [to_join, 1.into()], Approve),
        ask!("asks to teach at near", |conn, who| AsksToTeach::mint(conn, who, near), fields),
        ask!("asks to teach at far", |conn, who| AsksToTeach::mint(conn, who, far), fields),
        place!("asks for a place for student", physics, student),
        place!("asks for a place for who is their own guardian", physics, hats),
        place!("asks for a place for dropout", physics, dropout),
        place!("asks for a place for a teacher", physics, colleague),
        place!("asks for a place for far-student", physics, far_student),
        place!("asks for a place in no course", 1.into(), student),
    ]
}
