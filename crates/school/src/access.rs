//! Who may do what: one pure table. `store::permit` loads the relation and asks here.
//!
//! Invariant: no other place decides whether an action is allowed.

use crate::person::Role;

/// How the caller stands to the thing acted on. A suspended member stands in no relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Leads the course.
    LeadsCourse,
    /// Teaches the course, as a co-teacher.
    TeachesCourse,
    /// Is the student whose record it is.
    IsStudent,
    /// Is a linked guardian of the student whose record it is.
    GuardianOf,
    /// Is who asked for it.
    AskedForIt,
    /// Is a teacher at the school, of whatever course.
    TeachesAt,
    /// Is the class teacher of the student's class.
    ClassTeacherOf,
    /// Administers the school.
    AdminOf,
    /// None of these.
    Stranger,
}

/// What the caller wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// See a course's roster, assessments and every mark.
    ReadGradebook,
    /// Write a mark of an enrolled student.
    WriteGrade,
    /// Change a mark that its teacher wrote, with a reason.
    CorrectGrade,
    /// Add or change an assessment.
    WriteAssessment,
    /// Change how a course's marks become its totals.
    SetPolicy,
    /// See the posted marks of one student.
    ReadRecord,
    /// Take the posted marks of one student along as a file.
    ExportRecord,
    /// See how many people a school has, and what waits for a decision.
    ReadOverview,
    /// See, add, change, import, suspend and reactivate the people of a school.
    ManagePeople,
    /// Ask to teach a course.
    AskToTeach,
    /// See a request to teach, with its history.
    ReadCourseRequest,
    /// Decide on a request to teach; end the course.
    DecideCourse,
    /// Ask for a place in a course.
    AskToJoin,
    /// Decide on a request to join; end the enrollment.
    DecideEnrollment,
    /// Ask a course's teachers about a student.
    AskTeacher,
    /// Answer a question of a family.
    AnswerQuestion,
    /// See a question of a family, with its answers.
    ReadQuestion,
    /// Take a request back, or take the seat that it was offered.
    WithdrawRequest,
    /// Give a member of the school a link that works once: an invitation, a password reset.
    IssueLink,
    /// Approve or reject somebody who registered.
    DecideRegistration,
    /// Change a school's curriculum, years, terms, classes and settings.
    SetUp,
    /// See a student's guardians, and give the family a code.
    IssueLinkCode,
    /// End the link between a guardian and a student.
    EndGuardianship,
    /// Choose of what to be told of a student.
    SetAlerts,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Relation; 9] = [
        Relation::LeadsCourse,
        Relation::TeachesCourse,
        Relation::IsStudent,
        Relation::GuardianOf,
        Relation::AskedForIt,
        Relation::TeachesAt,
        Relation::ClassTeacherOf,
        Relation::AdminOf,
        Relation::Stranger,
    ];
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 24] = [
        Action::ReadGradebook,
        Action::WriteGrade,
        Action::CorrectGrade,
        Action::WriteAssessment,
        Action::SetPolicy,
        Action::ReadRecord,
        Action::ExportRecord,
        Action::ReadOverview,
        Action::ManagePeople,
        Action::AskToTeach,
        Action::ReadCourseRequest,
        Action::DecideCourse,
        Action::AskToJoin,
        Action::DecideEnrollment,
        Action::AskTeacher,
        Action::AnswerQuestion,
        Action::ReadQuestion,
        Action::WithdrawRequest,
        Action::IssueLink,
        Action::DecideRegistration,
        Action::SetUp,
        Action::IssueLinkCode,
        Action::EndGuardianship,
        Action::SetAlerts,
    ];
}

/// Whether the relation allows the action. What is not allowed does not exist for the caller: the answer is "not found".
#[must_use]
pub fn allows(relation: Relation, action: Action) -> bool {
    use Action as A;
    match relation {
        Relation::LeadsCourse => action == A::SetPolicy || allows(Relation::TeachesCourse, action),
        Relation::TeachesCourse => {
            matches!(
                action,
                A::ReadGradebook
                    | A::WriteGrade
                    | A::WriteAssessment
                    | A::DecideEnrollment
                    | A::AnswerQuestion
                    | A::ReadQuestion
            )
        }
        Relation::IsStudent => {
            matches!(action, A::ReadRecord | A::ExportRecord | A::AskToJoin | A::AskTeacher | A::WithdrawRequest)
        }
        // Each guardian for themselves: what one is told is no other's choice.
        Relation::GuardianOf => action == A::SetAlerts || allows(Relation::IsStudent, action),
        Relation::AskedForIt => matches!(action, A::ReadCourseRequest | A::ReadQuestion | A::WithdrawRequest),
        Relation::TeachesAt => action == A::AskToTeach,
        Relation::ClassTeacherOf => matches!(action, A::IssueLinkCode | A::EndGuardianship),
        Relation::AdminOf => matches!(
            action,
            A::ReadGradebook
                | A::CorrectGrade
                | A::SetPolicy
                | A::ReadRecord
                | A::ReadOverview
                | A::ManagePeople
                | A::SetUp
                | A::ReadCourseRequest
                | A::DecideCourse
                | A::DecideEnrollment
                | A::ReadQuestion
                | A::IssueLink
                | A::DecideRegistration
                | A::IssueLinkCode
                | A::EndGuardianship
        ),
        Relation::Stranger => false,
    }
}

/// Whether someone may make a person of this role. `giver` is the role that makes, none for a person who registers
/// themselves. Nobody gives a role above their own, and nobody but an admin gives one at all, except oneself: never that of
/// an admin.
#[must_use]
pub fn may_give(giver: Option<Role>, role: Role) -> bool {
    match giver {
        Some(Role::Admin) => true,
        Some(Role::Teacher | Role::Student | Role::Parent) => false,
        None => role != Role::Admin,
    }
}

/// Whether a login that holds a role at a school gets another one there without its owner being asked: never a more trusted
/// one, and a student's never, because nobody checks who owns the address that an account calls its own. Whoever is not
/// asked so is invited.
#[must_use]
pub fn takes_on(held: Role, role: Role) -> bool {
    held < role && held != Role::Student
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The policy as a principal reads it, written by hand. Flipping one cell of `allows` fails here.
    const TABLE: &str = "\
action             leads  teaches  student  guardian  asked  at school  class t.  admin  stranger
ReadGradebook      yes    yes      -        -         -      -          -         yes    -
WriteGrade         yes    yes      -        -         -      -          -         -      -
CorrectGrade       -      -        -        -         -      -          -         yes    -
WriteAssessment    yes    yes      -        -         -      -          -         -      -
SetPolicy          yes    -        -        -         -      -          -         yes    -
ReadRecord         -      -        yes      yes       -      -          -         yes    -
ExportRecord       -      -        yes      yes       -      -          -         -      -
ReadOverview       -      -        -        -         -      -          -         yes    -
ManagePeople       -      -        -        -         -      -          -         yes    -
AskToTeach         -      -        -        -         -      yes        -         -      -
ReadCourseRequest  -      -        -        -         yes    -          -         yes    -
DecideCourse       -      -        -        -         -      -          -         yes    -
AskToJoin          -      -        yes      yes       -      -          -         -      -
DecideEnrollment   yes    yes      -        -         -      -          -         yes    -
AskTeacher         -      -        yes      yes       -      -          -         -      -
AnswerQuestion     yes    yes      -        -         -      -          -         -      -
ReadQuestion       yes    yes      -        -         yes    -          -         yes    -
WithdrawRequest    -      -        yes      yes       yes    -          -         -      -
IssueLink          -      -        -        -         -      -          -         yes    -
DecideRegistration -      -        -        -         -      -          -         yes    -
SetUp              -      -        -        -         -      -          -         yes    -
IssueLinkCode      -      -        -        -         -      -          yes       yes    -
EndGuardianship    -      -        -        -         -      -          yes       yes    -
SetAlerts          -      -        -        yes       -      -          -         -      -
";

    #[test]
    fn the_policy_is_the_printed_table() {
        let mut printed = format!("{}\n", TABLE.lines().next().expect("a head"));
        for action in Action::ALL {
            let cells = Relation::ALL.map(|relation| if allows(relation, action) { "yes" } else { "-" });
            let [leads, teaches, student, guardian, asked, at_school, class_teacher, admin, stranger] = cells;
            let action = format!("{action:?}");
            printed += &format!(
                "{action:<18} {leads:<6} {teaches:<8} {student:<8} {guardian:<9} {asked:<6} {at_school:<10} {class_teacher:<9} \
                 {admin:<6} {stranger}\n"
            );
        }
        assert_eq!(printed, TABLE);
    }

    #[test]
    fn nobody_but_an_admin_makes_people_and_nobody_makes_oneself_an_admin() {
        for role in Role::ALL {
            assert!(may_give(Some(Role::Admin), role));
            assert_eq!(may_give(None, role), role != Role::Admin, "{role:?}");
            for giver in [Role::Teacher, Role::Student, Role::Parent] {
                assert!(!may_give(Some(giver), role), "{giver:?} gives {role:?}");
            }
        }
    }

    /// Whoever calls an address their own must not come by a role that is more trusted.
    #[test]
    fn no_login_gets_a_more_trusted_role_unasked() {
        let taken: Vec<_> = Role::ALL
            .into_iter()
            .flat_map(|held| Role::ALL.map(|role| (held, role)))
            .filter(|(held, role)| takes_on(*held, *role))
            .collect();
        let expected = [
            (Role::Admin, Role::Teacher),
            (Role::Admin, Role::Student),
            (Role::Admin, Role::Parent),
            (Role::Teacher, Role::Student),
            (Role::Teacher, Role::Parent),
        ];
        assert_eq!(taken, expected);
    }
}
