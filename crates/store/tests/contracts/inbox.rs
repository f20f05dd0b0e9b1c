//! The inbox: what is in it, whose names, and reading it.

use school::{
    event::Cursor,
    id::{CourseId, NotificationId, SchoolId},
    notice::NoticeKind,
    person::{Name, Role},
    view::{Inbox, NoticeLine, NoticeNews},
};
use store::{
    Error,
    id::mint,
    inbox::{self, NoticeTarget},
};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    the_inbox_is_one_over_all_memberships_the_newest_first,
    a_long_inbox_comes_by_pages,
    names_are_those_that_the_reader_may_see_now,
    a_request_to_teach_is_told_by_its_teacher_and_subject,
    a_notice_is_read_once,
    all_notices_are_read_at_once_at_every_school,
    another_persons_notice_does_not_exist,
    who_is_suspended_has_no_inbox,
    news_are_what_came_since_and_is_unread,
);

/// A notice, put in behind the store's back together with its change.
pub async fn told(
    w: &World,
    (school, member): (SchoolId, school::id::MemberId),
    kind: NoticeKind,
    (course, student): (Option<CourseId>, Option<Person>),
) -> NotificationId {
    let (id, kind) = (mint(), kind.name());
    let (course, student) = (course.map_or(0, |id| id.0), student.map_or(0, |person| person.member.0));
    let now = w.store.now().0;
    let columns = "school_id, id, member_id, kind, course_id, student_id, created_at";
    w.behind(&format!(
        "INSERT INTO notifications ({columns}) VALUES ({school}, {id}, {member}, '{kind}', {course}, {student}, {now})"
    ))
    .await;
    w.behind(&format!("UPDATE counters SET revision = revision + 1 WHERE school_id = {school}")).await;
    w.behind(&format!(
        "INSERT INTO changes (school_id, revision, item, kind, member_id, at) \
         SELECT school_id, revision, 0, 'notifications_changed', {member}, {now} FROM counters WHERE school_id = {school}"
    ))
    .await;
    NotificationId(id)
}

async fn inbox_of(w: &World, person: Person) -> Inbox {
    let mut reader = w.store.read().await.expect("a connection is free");
    inbox::inbox(&mut reader, person.caller(), 0).await.expect("the inbox loads")
}

async fn news_of(w: &World, person: Person, since: &Cursor) -> NoticeNews {
    let mut reader = w.store.read().await.expect("a connection is free");
    inbox::news(&mut reader, person.caller(), since).await.expect("the news load")
}

async fn cursor_of(w: &World, person: Person) -> Cursor {
    let mut reader = w.store.read().await.expect("a connection is free");
    inbox::glance(&mut reader, person.caller()).await.expect("the glance loads").cursor
}

fn ids(lines: &[NoticeLine]) -> Vec<NotificationId> {
    lines.iter().map(|line| line.notice).collect()
}

fn here(w: &World, person: Person) -> (SchoolId, school::id::MemberId) {
    (w.school, person.member)
}

/// The parent as a member of the second school.
async fn there(w: &World) -> (SchoolId, school::id::MemberId) {
    let text = "SELECT id FROM members WHERE school_id = {} AND account_id = {}";
    let text = text.replacen("{}", &w.second_school.to_string(), 1).replacen("{}", &w.parent.account.to_string(), 1);
    (w.second_school, school::id::MemberId(w.number(&text).await))
}

async fn the_inbox_is_one_over_all_memberships_the_newest_first(w: World) {
    let about = (Some(w.maths), Some(w.student));
    let first = told(&w, here(&w, w.parent), NoticeKind::EnrollmentApproved, about).await;
    let far = told(&w, there(&w).await, NoticeKind::GuardianUnlinked, (None, None)).await;
    let last = told(&w, here(&w, w.parent), NoticeKind::CourseEnded, (Some(w.maths), None)).await;
    told(&w, here(&w, w.other_parent), NoticeKind::GuardianUnlinked, (None, None)).await;
    let inbox = inbox_of(&w, w.parent).await;
    // Notices of one millisecond are in the order of their ids, which rise.
    assert_eq!((ids(&inbox.lines), inbox.unread, inbox.more), (vec![last, far, first], 3, false));
    let [ended, unlinked, enrolled] = &inbox.lines[..] else { panic!("{:?}", inbox.lines) };
    assert_eq!((named(ended), ended.course), (Some(("Mathematics", "Grade 9 A".into())), Some(w.maths)));
    assert_eq!((unlinked.school, &*unlinked.school_name), (w.second_school, "Second School"));
    assert_eq!(enrolled.person, Some(Name::new("Hanna", "Girma", "Tadesse")));
    assert!(inbox.lines.iter().all(|line| !line.read && !line.about_reader));
    assert_eq!(inbox.as_of.cursor, cursor_of(&w, w.parent).await);
}

async fn a_long_inbox_comes_by_pages(w: World) {
    let mut told_of = Vec::new();
    for _ in 0..51 {
        told_of.push(told(&w, here(&w, w.student), NoticeKind::CourseEnded, (Some(w.maths), None)).await);
    }
    told_of.reverse();
    let first = inbox_of(&w, w.student).await;
    assert_eq!((ids(&first.lines), first.more, first.unread), (told_of[..50].to_vec(), true, 51));
    let mut reader = w.store.read().await.expect("a connection is free");
    let second = inbox::inbox(&mut reader, w.student.caller(), 1).await.expect("the inbox loads");
    assert_eq!((ids(&second.lines), second.more, second.page), (told_of[50..].to_vec(), false, 1));
    let beyond = inbox::inbox(&mut reader, w.student.caller(), u32::MAX).await.expect("the inbox loads");
    assert_eq!((beyond.lines, beyond.more), (Vec::new(), false));
}

async fn names_are_those_that_the_reader_may_see_now(w: World) {
    let about = (Some(w.maths), Some(w.student));
    let everyone = [w.admin, w.teacher, w.other_teacher, w.parent, w.other_parent, w.student, w.sibling];
    for person in everyone {
        told(&w, here(&w, person), NoticeKind::EnrollmentApproved, about).await;
    }
    let mut sees = Vec::new();
    for person in everyone {
        sees.push(inbox_of(&w, person).await.lines[0].person.is_some());
    }
    assert_eq!(sees, [true, true, false, true, false, true, false]);
    assert!(inbox_of(&w, w.student).await.lines[0].about_reader);
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    w.behind(&format!("DELETE FROM course_teachers WHERE teacher_id = {}", w.teacher.member)).await;
    for person in [w.parent, w.teacher] {
        assert_eq!(inbox_of(&w, person).await.lines[0].person, None, "a relation that is over shows no name");
    }
}

/// The course that a notice is about: subject and class.
fn named(line: &NoticeLine) -> Option<(&str, String)> {
    line.about.as_ref().map(|course| (&*course.subject, course.class.plain()))
}

async fn a_request_to_teach_is_told_by_its_teacher_and_subject(w: World) {
    let request = mint();
    let columns = "school_id, id, teacher_id, year_id, subject_id, class_id, grade_level, capacity, state, version, \
        asked_at, changed_at";
    w.behind(&format!(
        "INSERT INTO course_requests ({columns}) SELECT school_id, {request}, {}, year_id, subject_id, class_id, 9, 40, \
         'pending', 1, 1, 1 FROM courses WHERE id = {}",
        w.teacher.member, w.physics
    ))
    .await;
    for person in [w.admin, w.teacher, w.colleague] {
        let notice = told(&w, here(&w, person), NoticeKind::CourseRequested, (None, None)).await;
        w.behind(&format!("UPDATE notifications SET request_id = {request} WHERE id = {notice}")).await;
    }
    let teacher = Some(Name::new("Tesfaye", "Girma", "Tadesse"));
    for (person, expected) in [(w.admin, teacher.clone()), (w.teacher, teacher), (w.colleague, None)] {
        let line = &inbox_of(&w, person).await.lines[0];
        let course = expected.is_some().then(|| ("Physics", "Grade 9 A".into()));
        assert_eq!((&line.person, named(line)), (&expected, course));
    }
}

async fn a_notice_is_read_once(w: World) {
    let notice = told(&w, here(&w, w.teacher), NoticeKind::CourseEnded, (Some(w.maths), None)).await;
    let before = cursor_of(&w, w.teacher).await;
    let (target, read) = w.store.read_notice(w.teacher.caller(), notice).await.expect("it is the teacher's");
    let expected =
        NoticeTarget { kind: NoticeKind::CourseEnded, role: Role::Teacher, course: Some(w.maths), student: None };
    assert_eq!((target, read.unread), (expected, 0));
    let after = cursor_of(&w, w.teacher).await;
    assert_eq!(read.revisions, [(w.school, after.at(w.school).expect("a revision"))]);
    assert!(after.at(w.school) > before.at(w.school), "the other tabs are told");
    let inbox = inbox_of(&w, w.teacher).await;
    assert!(inbox.lines[0].read && inbox.unread == 0);
    let (_, again) = w.store.read_notice(w.teacher.caller(), notice).await.expect("reading twice is fine");
    assert_eq!(again.revisions, [], "nobody else's revision looks like one's own");
    assert_eq!(cursor_of(&w, w.teacher).await, after, "and tells nobody");
}

async fn all_notices_are_read_at_once_at_every_school(w: World) {
    told(&w, here(&w, w.parent), NoticeKind::CourseEnded, (Some(w.maths), None)).await;
    told(&w, there(&w).await, NoticeKind::GuardianUnlinked, (None, None)).await;
    let neighbour = told(&w, here(&w, w.other_parent), NoticeKind::GuardianUnlinked, (None, None)).await;
    let read = w.store.read_all_notices(w.parent.caller()).await.expect("a parent may");
    let after = cursor_of(&w, w.parent).await;
    assert_eq!((read.unread, read.revisions), (0, after.schools().collect()));
    assert!(inbox_of(&w, w.parent).await.lines.iter().all(|line| line.read));
    assert_eq!(ids(&inbox_of(&w, w.other_parent).await.lines), [neighbour]);
    assert_eq!(inbox_of(&w, w.other_parent).await.unread, 1);
    let again = w.store.read_all_notices(w.parent.caller()).await.expect("once more is fine");
    assert_eq!(again.revisions, []);
    assert_eq!(cursor_of(&w, w.parent).await, after, "and tells nobody");
}

async fn another_persons_notice_does_not_exist(w: World) {
    let notice = told(&w, here(&w, w.teacher), NoticeKind::CourseEnded, (Some(w.maths), None)).await;
    for person in [w.colleague, w.admin, w.student, w.far_admin] {
        let refused = w.store.read_notice(person.caller(), notice).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    let refused = w.store.read_notice(w.teacher.caller(), NotificationId(1)).await;
    assert!(matches!(refused, Err(Error::NotFound)), "nor does one that nobody was sent");
    assert_eq!(inbox_of(&w, w.teacher).await.unread, 1);
}

async fn who_is_suspended_has_no_inbox(w: World) {
    let notice = told(&w, here(&w, w.suspended), NoticeKind::CourseEnded, (Some(w.maths), None)).await;
    let inbox = inbox_of(&w, w.suspended).await;
    assert_eq!((inbox.lines, inbox.unread), (Vec::new(), 0));
    let refused = w.store.read_notice(w.suspended.caller(), notice).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    w.store.read_all_notices(w.suspended.caller()).await.expect("there is nothing to read");
    let unread = format!("SELECT COUNT(*) FROM notifications WHERE id = {notice} AND read_at IS NULL");
    assert_eq!(w.number(&unread).await, 1);
}

async fn news_are_what_came_since_and_is_unread(w: World) {
    told(&w, here(&w, w.parent), NoticeKind::CourseEnded, (Some(w.maths), None)).await;
    let since = cursor_of(&w, w.parent).await;
    assert_eq!(news_of(&w, w.parent, &since).await.fresh, []);
    // A notice of the same millisecond as the one before would come with it.
    tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    let first = told(&w, here(&w, w.parent), NoticeKind::CourseEnded, (Some(w.physics), None)).await;
    let second = told(&w, there(&w).await, NoticeKind::GuardianUnlinked, (None, None)).await;
    told(&w, here(&w, w.other_parent), NoticeKind::GuardianUnlinked, (None, None)).await;
    let news = news_of(&w, w.parent, &since).await;
    assert_eq!((ids(&news.fresh), news.unread), (vec![first, second], 3));
    assert_eq!(news_of(&w, w.parent, &news.as_of.cursor).await.fresh, [], "nothing twice");
    w.store.read_notice(w.parent.caller(), first).await.expect("it is the parent's");
    assert_eq!(ids(&news_of(&w, w.parent, &since).await.fresh), [second], "what is read is no news");
    let only_here = [(w.school, since.at(w.school).expect("a revision"))].into_iter().collect();
    assert_eq!(news_of(&w, w.parent, &only_here).await.fresh, [], "a school outside the cursor has no news");
}
