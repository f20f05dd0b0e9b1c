//! Who asks, what they ask about, and the names by which the tables call both.

use std::collections::BTreeMap;

use school::id::{
    AccountId, ClassId, CourseId, CourseRequestId, EnrollmentRequestId, LinkIssueId, MemberId, NotificationId,
    QuestionId, RegistrationId, SchoolId,
};
use sqlx::{AnyConnection, Connection};
use store::{Caller, id::mint};

use super::rows::{self, Logins};
use crate::world::World;

/// What is asked about.
#[derive(Clone, Copy)]
pub struct Ids {
    pub near: SchoolId,
    pub far: SchoolId,
    /// Led by `teacher`, with `colleague`, `hats` and the suspended one; `leaver` has left it.
    pub maths: CourseId,
    /// Led by `physicist`, with `hats`; of the students only `sibling` is in it.
    pub physics: CourseId,
    /// Ended; led by `teacher`.
    pub latin: CourseId,
    /// At the second school.
    pub biology: CourseId,
    /// The students' class, and one without students; `homeroom` is the class teacher of both.
    pub first_class: ClassId,
    pub class: ClassId,
    pub far_class: ClassId,
    pub teacher: MemberId,
    pub colleague: MemberId,
    pub physicist: MemberId,
    pub homeroom: MemberId,
    pub student: MemberId,
    pub sibling: MemberId,
    pub leaver: MemberId,
    /// A suspended student with a place in maths; a child of `parent`.
    pub dropout: MemberId,
    /// A student in no class, without a login.
    pub newcomer: MemberId,
    /// `hats` as a student, and as a teacher.
    pub hats: MemberId,
    pub hats_teaching: MemberId,
    pub parent: MemberId,
    /// A parent whose link to `student` is ended, and that to `leaver` is not.
    pub former: MemberId,
    /// A parent with what no page writes: a teacher's row in maths, and a link to a teacher.
    pub odd: MemberId,
    pub far_teacher: MemberId,
    pub far_student: MemberId,
    /// Letters of `homeroom`, and of `twin-colleague` at the second school.
    pub issue: LinkIssueId,
    pub far_issue: LinkIssueId,
    /// Told to `parent`, the second one held back; and to `twin-colleague`.
    pub notice: NotificationId,
    pub held: NotificationId,
    pub far_notice: NotificationId,
    pub registration: RegistrationId,
    /// By `colleague`, and by `far-teacher`.
    pub to_teach: CourseRequestId,
    pub far_to_teach: CourseRequestId,
    /// Of `student`, for a place in physics.
    pub to_join: EnrollmentRequestId,
    /// About `student` in maths: by the student, by `parent`, and by `former` while that link was open.
    pub of_student: QuestionId,
    pub of_parent: QuestionId,
    pub of_former: QuestionId,
}

/// Everybody who asks, and the names of all ids.
pub struct Cast {
    pub ids: Ids,
    /// Admins, teachers, parents, students, and somebody who is a member of nothing.
    pub callers: Vec<(&'static str, Caller)>,
    names: BTreeMap<i64, &'static str>,
    /// The roles of all memberships.
    own: BTreeMap<(AccountId, i64), String>,
}

impl Ids {
    async fn of(w: &World) -> Self {
        let class = w.number(&format!("SELECT id FROM classes WHERE school_id = {}", w.school)).await;
        let far_class = w.number(&format!("SELECT id FROM classes WHERE school_id = {}", w.second_school)).await;
        let far_course = w.number(&format!("SELECT id FROM courses WHERE school_id = {}", w.second_school)).await;
        Self {
            near: w.school,
            far: w.second_school,
            maths: w.maths,
            physics: w.physics,
            latin: CourseId(mint()),
            biology: CourseId(far_course),
            first_class: ClassId(class),
            class: ClassId(mint()),
            far_class: ClassId(far_class),
            teacher: w.teacher.member,
            colleague: w.colleague.member,
            physicist: w.other_teacher.member,
            homeroom: MemberId(mint()),
            student: w.student.member,
            sibling: w.sibling.member,
            leaver: w.leaver.member,
            dropout: MemberId(mint()),
            newcomer: MemberId(mint()),
            hats: MemberId(mint()),
            hats_teaching: MemberId(mint()),
            parent: w.parent.member,
            former: MemberId(mint()),
            odd: MemberId(mint()),
            far_teacher: w.far_teacher.member,
            far_student: w.far_student.member,
            issue: LinkIssueId(mint()),
            far_issue: LinkIssueId(mint()),
            notice: NotificationId(mint()),
            held: NotificationId(mint()),
            far_notice: NotificationId(mint()),
            registration: RegistrationId(mint()),
            to_teach: CourseRequestId(mint()),
            far_to_teach: CourseRequestId(mint()),
            to_join: EnrollmentRequestId(mint()),
            of_student: QuestionId(mint()),
            of_parent: QuestionId(mint()),
            of_former: QuestionId(mint()),
        }
    }

    /// The names of what is no person.
    fn things(&self) -> [(i64, &'static str); 22] {
        [
            (self.near.0, "near"),
            (self.far.0, "far"),
            (self.maths.0, "maths"),
            (self.physics.0, "physics"),
            (self.latin.0, "latin"),
            (self.biology.0, "biology"),
            (self.first_class.0, "9a"),
            (self.class.0, "9b"),
            (self.far_class.0, "far-9a"),
            (self.newcomer.0, "newcomer"),
            (self.issue.0, "issue"),
            (self.far_issue.0, "far-issue"),
            (self.notice.0, "notice"),
            (self.held.0, "held"),
            (self.far_notice.0, "far-notice"),
            (self.registration.0, "registration"),
            (self.to_teach.0, "to-teach"),
            (self.far_to_teach.0, "far-to-teach"),
            (self.to_join.0, "to-join"),
            (self.of_student.0, "of-student"),
            (self.of_parent.0, "of-parent"),
            (self.of_former.0, "of-former"),
        ]
    }
}

impl Cast {
    /// Puts them into the world, behind the store's back.
    pub async fn join(w: &World) -> Self {
        let ids = Ids::of(w).await;
        let logins = Logins::new();
        w.behind(&rows::people(&ids, &logins)).await;
        w.behind(&rows::teaching(&ids)).await;
        w.behind(&rows::asked(&ids, &logins)).await;
        let callers = logins.with_the_worlds(w);
        let own = memberships(w).await;
        let mut names: BTreeMap<_, _> = ids.things().into();
        // The first one of an id gives it the name: who has the same one at the second school comes later.
        for (name, account) in &callers {
            for ((_, member), _) in own.iter().filter(|((of, _), _)| of == account) {
                names.entry(*member).or_insert(name);
            }
        }
        let callers = callers.into_iter().map(|(name, account)| (name, Caller { account })).collect();
        Self { ids, callers, names, own }
    }

    /// The text with names in the place of ids; what is the caller's own is called so, with the role.
    pub fn named(&self, text: &str, caller: Caller) -> String {
        let mut named = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
            let length = rest[start..].find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len() - start);
            let (before, digits) = (&rest[..start], &rest[start..start + length]);
            rest = &rest[start + length..];
            // A type around an id says no more than the name does.
            match before.strip_suffix("Id(") {
                Some(wrapped) => {
                    named += wrapped.trim_end_matches(char::is_alphabetic);
                    named += &self.name(digits, caller);
                    rest = rest.strip_prefix(')').unwrap_or(rest);
                }
                None => {
                    named += before;
                    named += &self.name(digits, caller);
                }
            }
        }
        named + rest
    }

    fn name(&self, digits: &str, caller: Caller) -> String {
        let id = digits.parse().unwrap_or_default();
        if id == caller.account.0 {
            return "own login".to_owned();
        }
        let own = self.own.get(&(caller.account, id)).map(|role| format!("own {role}"));
        own.unwrap_or_else(|| self.names.get(&id).copied().unwrap_or(digits).to_owned())
    }
}

/// Every login's memberships, each with its role.
async fn memberships(w: &World) -> BTreeMap<(AccountId, i64), String> {
    let mut conn = AnyConnection::connect(&w.url).await.expect("the database answers");
    let text = "SELECT account_id, id, role FROM members WHERE account_id IS NOT NULL";
    let rows: Vec<(i64, i64, String)> = sqlx::query_as(text).fetch_all(&mut conn).await.expect("the database answers");
    conn.close().await.expect("the database answers");
    rows.into_iter().map(|(account, id, role)| ((AccountId(account), id), role)).collect()
}
