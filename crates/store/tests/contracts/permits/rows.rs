//! The rows of those whom only the permits tell apart: several roles, ended links, rows that no page writes, and people of the
//! second school with the very ids of the first, because an id is told apart by its school alone.

use school::id::{AccountId, CourseId, CourseRequestId, MemberId};
use store::id::mint;

use super::cast::Ids;
use crate::world::World;

/// The logins that the world has not.
pub struct Logins {
    /// An admin of both schools.
    both: AccountId,
    /// An admin, who is suspended as one of the second school.
    half: AccountId,
    /// An admin who teaches maths and physics, is a student in maths, and a parent of that student and of `sibling`; teaches at the second
    /// school.
    hats: AccountId,
    homeroom: AccountId,
    former: AccountId,
    /// A parent with what no page writes: a teacher's row in maths, and a link to a teacher.
    odd: AccountId,
    dropout: AccountId,
    /// Of the second school, with the ids of `colleague`, of `former`, of `student` and of `dropout`; the link between the two
    /// of them is open there, and the fourth one is active.
    twin_colleague: AccountId,
    twin_former: AccountId,
    twin_student: AccountId,
    twin_dropout: AccountId,
    nobody: AccountId,
}

impl Logins {
    pub fn new() -> Self {
        let account = || AccountId(mint());
        Self {
            both: account(),
            half: account(),
            hats: account(),
            homeroom: account(),
            former: account(),
            odd: account(),
            dropout: account(),
            twin_colleague: account(),
            twin_former: account(),
            twin_student: account(),
            twin_dropout: account(),
            nobody: account(),
        }
    }

    /// Everybody who asks, in the order of the tables.
    pub fn with_the_worlds(&self, w: &World) -> Vec<(&'static str, AccountId)> {
        vec![
            ("admin", w.admin.account),
            ("both", self.both),
            ("half", self.half),
            ("hats", self.hats),
            ("far-admin", w.far_admin.account),
            ("teacher", w.teacher.account),
            ("colleague", w.colleague.account),
            ("physicist", w.other_teacher.account),
            ("homeroom", self.homeroom),
            ("suspended", w.suspended.account),
            ("far-teacher", w.far_teacher.account),
            ("twin-colleague", self.twin_colleague),
            ("parent", w.parent.account),
            ("other-parent", w.other_parent.account),
            ("former", self.former),
            ("unlinked", w.unlinked.account),
            ("odd", self.odd),
            ("twin-former", self.twin_former),
            ("student", w.student.account),
            ("sibling", w.sibling.account),
            ("leaver", w.leaver.account),
            ("dropout", self.dropout),
            ("far-student", w.far_student.account),
            ("twin-student", self.twin_student),
            ("twin-dropout", self.twin_dropout),
            ("nobody", self.nobody),
        ]
    }

    fn all(&self) -> [AccountId; 12] {
        [
            self.both,
            self.half,
            self.hats,
            self.homeroom,
            self.former,
            self.odd,
            self.dropout,
            self.twin_colleague,
            self.twin_former,
            self.twin_student,
            self.twin_dropout,
            self.nobody,
        ]
    }
}

/// The logins with their memberships, and who is whose child.
pub fn people(ids: &Ids, logins: &Logins) -> String {
    let Ids { near, far, student, sibling, colleague, dropout, newcomer, former, odd, .. } = *ids;
    let Ids { hats, hats_teaching, homeroom, leaver, parent, physicist, first_class, .. } = *ids;
    let accounts = logins.all().map(|id| format!("({id}, 'cast-{id}@example.et', '$argon2id$no', 0)")).join(", ");
    let new = || MemberId(mint());
    let (half_far, hats_parent) = (new(), new());
    let members = [
        (near, new(), logins.both, "admin"),
        (far, new(), logins.both, "admin"),
        (near, new(), logins.half, "admin"),
        (far, half_far, logins.half, "admin"),
        (near, new(), logins.hats, "admin"),
        (near, hats_teaching, logins.hats, "teacher"),
        (near, hats, logins.hats, "student"),
        (near, hats_parent, logins.hats, "parent"),
        (far, new(), logins.hats, "teacher"),
        (near, homeroom, logins.homeroom, "teacher"),
        (near, former, logins.former, "parent"),
        (near, odd, logins.odd, "parent"),
        (near, dropout, logins.dropout, "student"),
        (far, colleague, logins.twin_colleague, "teacher"),
        (far, former, logins.twin_former, "parent"),
        (far, student, logins.twin_student, "student"),
        (far, dropout, logins.twin_dropout, "student"),
    ];
    let members = members.map(|(school, id, account, role)| format!("({school}, {id}, {account}, '{role}', 'Cast')"));
    let members = members.join(", ");
    format!(
        "BEGIN; INSERT INTO accounts (id, email, password_hash, created_at) VALUES {accounts}; \
        INSERT INTO members (school_id, id, account_id, role, given_name) VALUES {members}; \
        INSERT INTO members (school_id, id, role, given_name) VALUES ({near}, {newcomer}, 'student', 'Cast'); \
        UPDATE members SET status = 'suspended' WHERE school_id = {far} AND id = {half_far}; \
        UPDATE members SET status = 'suspended', class_id = {first_class} WHERE school_id = {near} AND id = {dropout}; \
        INSERT INTO guardianships (school_id, student_id, guardian_id, created_at, ended_at) VALUES \
            ({near}, {dropout}, {parent}, 0, NULL), ({near}, {student}, {former}, 0, 1), ({near}, {leaver}, {former}, 0, NULL), \
            ({far}, {student}, {former}, 0, NULL), ({near}, {hats}, {hats_parent}, 0, NULL), \
            ({near}, {sibling}, {hats_parent}, 0, NULL), ({near}, {colleague}, {odd}, 0, NULL), \
            ({near}, {sibling}, {physicist}, 0, NULL); COMMIT;"
    )
}

/// Classes and courses with their teachers and students, and revisions that tell the schools apart.
pub fn teaching(ids: &Ids) -> String {
    let Ids { near, far, maths, physics, latin, first_class, class, teacher, colleague, homeroom, .. } = *ids;
    let Ids { student, dropout, hats, hats_teaching, odd, .. } = *ids;
    format!(
        "BEGIN; INSERT INTO academic_years (school_id, id, name) \
            SELECT {far}, id, name FROM academic_years WHERE school_id = {near}; \
        INSERT INTO classes (school_id, id, year_id, grade_level, section, class_teacher_id) \
            SELECT {far}, id, year_id, 8, 'B', {colleague} FROM classes WHERE school_id = {near}; \
        UPDATE classes SET class_teacher_id = {homeroom} WHERE school_id = {near}; \
        INSERT INTO classes (school_id, id, year_id, grade_level, section, class_teacher_id) \
            SELECT {near}, {class}, year_id, 9, 'B', {homeroom} FROM classes WHERE school_id = {near} AND id = {first_class}; \
        INSERT INTO courses (school_id, id, year_id, subject_id, class_id, state) \
            SELECT school_id, {latin}, year_id, subject_id, class_id, 'ended' FROM courses WHERE id = {maths}; \
        INSERT INTO course_teachers (school_id, course_id, teacher_id, part) VALUES ({near}, {latin}, {teacher}, 'lead'), \
            ({near}, {maths}, {hats_teaching}, 'co'), ({near}, {physics}, {hats_teaching}, 'co'), \
            ({near}, {maths}, {odd}, 'co'); \
        INSERT INTO enrollments (school_id, course_id, student_id, enrolled_at) VALUES ({near}, {latin}, {student}, 0), \
            ({near}, {maths}, {dropout}, 0), ({near}, {maths}, {hats}, 0); \
        UPDATE counters SET revision = 7 WHERE school_id = {near}; \
        UPDATE counters SET revision = 9 WHERE school_id = {far}; COMMIT;"
    )
}

/// Letters, notices, registrations, requests and questions.
pub fn asked(ids: &Ids, logins: &Logins) -> String {
    let Ids { near, far, maths, physics, biology, colleague, homeroom, parent, former, student, sibling, .. } = *ids;
    let Ids { far_student, far_teacher, issue, far_issue, notice, held, far_notice, registration, .. } = *ids;
    let Ids { to_teach, far_to_teach, to_join, of_student, of_parent, of_former, .. } = *ids;
    let (nobody, letter, far_letter) = (logins.nobody, mint(), mint());
    let to_teach_as = |id: CourseRequestId, teacher: MemberId, course: CourseId| {
        format!(
            "INSERT INTO course_requests (school_id, id, teacher_id, year_id, subject_id, grade_level, capacity, state, \
                version, asked_at, changed_at) \
                SELECT school_id, {id}, {teacher}, year_id, subject_id, -1, 0, 'pending', 1, 0, 0 FROM courses \
                WHERE id = {course};"
        )
    };
    let to_teach = to_teach_as(to_teach, colleague, maths) + &to_teach_as(far_to_teach, far_teacher, biology);
    format!(
        "BEGIN; INSERT INTO link_codes (school_id, id, student_id, issue_id, code_hash, created_at, created_by, expires_at) \
            VALUES ({near}, {letter}, {sibling}, {issue}, 'one', 0, {homeroom}, 1), \
            ({far}, {far_letter}, {far_student}, {far_issue}, 'two', 0, {colleague}, 1); \
        INSERT INTO notifications (school_id, id, member_id, kind, created_at, held_until) VALUES \
            ({near}, {notice}, {parent}, 'cast', 0, NULL), ({near}, {held}, {parent}, 'cast', 0, 1), \
            ({far}, {far_notice}, {colleague}, 'cast', 0, NULL); \
        INSERT INTO registrations (school_id, id, account_id, role, given_name, state, version, created_at, changed_at) \
            VALUES ({near}, {registration}, {nobody}, 'parent', 'Cast', 'pending_review', 1, 0, 0); \
        {to_teach} \
        INSERT INTO enrollment_requests (school_id, id, course_id, student_id, asked_by, state, version, asked_at, changed_at) \
            VALUES ({near}, {to_join}, {physics}, {student}, {student}, 'pending', 1, 0, 0); \
        INSERT INTO questions (school_id, id, course_id, student_id, asked_by, kind, state, version, asked_at, changed_at) \
            VALUES ({near}, {of_student}, {maths}, {student}, {student}, 'question', 'open', 1, 0, 0), \
            ({near}, {of_parent}, {maths}, {student}, {parent}, 'question', 'open', 1, 0, 0), \
            ({near}, {of_former}, {maths}, {student}, {former}, 'question', 'open', 1, 0, 0); COMMIT;"
    )
}
