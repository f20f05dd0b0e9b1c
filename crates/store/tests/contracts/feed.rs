//! Who hears what, and how far.

use std::collections::HashSet;

use school::{
    event::{Cursor, Event, EventName},
    grade::{Kind, Points, Title},
    id::{AccountId, Revision},
    notice::NoticeKind,
    view::AddAssessment,
};
use store::{Committed, feed};

use crate::{
    contracts,
    inbox::told,
    world::{Person, World, save_id},
};

contracts!(
    a_mark_reaches_those_who_may_read_it_and_nobody_else,
    a_held_mark_reaches_teachers_and_admins_only,
    a_column_reaches_everyone_of_the_course,
    relations_are_looked_at_when_an_event_is_delivered,
    a_cursor_from_nowhere_or_the_future_asks_for_a_refresh,
    who_missed_too_much_reads_anew,
    who_is_too_far_behind_reads_anew,
    another_process_reads_what_was_committed,
    reading_a_notice_reaches_its_reader_alone,
);

async fn now(w: &World, person: Person) -> Cursor {
    let mut reader = w.store.read().await.expect("a connection is free");
    feed::cursor_of(&mut reader, person.account).await.expect("the cursor loads")
}

async fn heard(w: &World, person: Person, since: &Cursor) -> (Vec<Event>, Cursor) {
    let mut reader = w.store.read().await.expect("a connection is free");
    feed::changes_since(&mut reader, person.account, since).await.expect("the feed loads")
}

async fn woken(w: &World, changes: Vec<Event>) -> HashSet<AccountId> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let committed = Committed { school: w.school, changes };
    feed::audience(&mut reader, &committed).await.expect("the audience loads")
}

fn everyone(w: &World) -> [Person; 14] {
    [
        w.admin,
        w.teacher,
        w.colleague,
        w.other_teacher,
        w.suspended,
        w.student,
        w.sibling,
        w.leaver,
        w.parent,
        w.other_parent,
        w.unlinked,
        w.far_admin,
        w.far_student,
        w.far_teacher,
    ]
}

/// Runs a write and checks that exactly `audience` hears one event of it, and that each of them is woken.
async fn reaches(w: &World, audience: &[Person], write: impl Future<Output = Revision>) {
    let mut before = Vec::new();
    for person in everyone(w) {
        before.push(now(w, person).await);
    }
    let revision = write.await;
    for (position, (person, since)) in everyone(w).into_iter().zip(before).enumerate() {
        let (events, after) = heard(w, person, &since).await;
        let hears = audience.iter().any(|hearer| hearer.account == person.account);
        let revisions: Vec<_> = events.iter().map(|event| event.revision).collect();
        assert_eq!(revisions, vec![revision; usize::from(hears)], "person {position}");
        if hears {
            assert!(woken(w, events).await.contains(&person.account), "person {position} is woken");
        }
        assert_eq!(after, now(w, person).await, "the cursor moves on, heard or not");
        assert_eq!(heard(w, person, &after).await.0, [], "nothing twice");
    }
}

async fn mark(w: &World, student: Person, assessment: school::id::AssessmentId) -> Revision {
    let teacher = if assessment == w.lab { w.other_teacher } else { w.teacher };
    w.store.save_grade(teacher.caller(), w.save(student, assessment, "7", 0)).await.expect("a teacher may").revision
}

async fn a_mark_reaches_those_who_may_read_it_and_nobody_else(w: World) {
    reaches(&w, &[w.admin, w.teacher, w.colleague, w.student, w.parent], mark(&w, w.student, w.quiz)).await;
    reaches(&w, &[w.admin, w.other_teacher, w.sibling, w.parent], mark(&w, w.sibling, w.lab)).await;
    // A classmate and the classmate's parent are in the course, and hear nothing of another's mark.
    w.behind(&format!("UPDATE enrollments SET ended_at = NULL WHERE student_id = {}", w.leaver.member)).await;
    reaches(&w, &[w.admin, w.teacher, w.colleague, w.student, w.parent], mark(&w, w.student, w.exam)).await;
}

async fn a_held_mark_reaches_teachers_and_admins_only(w: World) {
    reaches(&w, &[w.admin, w.teacher, w.colleague], mark(&w, w.student, w.held)).await;
}

async fn a_column_reaches_everyone_of_the_course(w: World) {
    let title = Title::try_from("Essay".to_owned()).expect("the title is good");
    let save_id = save_id("column-of-the-course");
    let add = AddAssessment {
        course: w.maths,
        title,
        kind: Kind::Essay,
        max: Points::whole(10),
        held_on: None,
        held: false,
        save_id,
    };
    let write = async { w.store.add_assessment(w.teacher.caller(), add).await.expect("the teacher may").revision };
    reaches(&w, &[w.admin, w.teacher, w.colleague, w.student, w.sibling, w.parent], write).await;
}

async fn relations_are_looked_at_when_an_event_is_delivered(w: World) {
    let (student, parent, colleague) = (now(&w, w.student).await, now(&w, w.parent).await, now(&w, w.colleague).await);
    mark(&w, w.student, w.quiz).await;
    w.suspend(w.student).await;
    w.suspend(w.colleague).await;
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    assert_eq!(heard(&w, w.student, &student).await, (Vec::new(), Cursor::default()));
    assert_eq!(heard(&w, w.colleague, &colleague).await, (Vec::new(), Cursor::default()));
    let (events, after) = heard(&w, w.parent, &parent).await;
    assert_eq!((events, after.at(w.school)), (Vec::new(), Some(Revision(2))));
}

async fn a_cursor_from_nowhere_or_the_future_asks_for_a_refresh(w: World) {
    let both: Vec<_> = [w.school, w.second_school].map(|at| (EventName::DataRefreshNeeded, at)).into();
    let names = |events: Vec<Event>| events.into_iter().map(|e| (e.name, e.school)).collect::<Vec<_>>();
    let (events, after) = heard(&w, w.parent, &Cursor::default()).await;
    assert_eq!(names(events), both);
    assert_eq!(after, now(&w, w.parent).await);
    let future = [(w.school, Revision(50)), (w.second_school, Revision(1))].into_iter().collect();
    let (events, after) = heard(&w, w.parent, &future).await;
    assert_eq!(names(events), both[..1]);
    assert_eq!(after.at(w.school), Some(Revision(1)), "the restored database counts");
    let foreign = [(w.second_school, Revision(1)), (w.school, Revision(1))].into_iter().collect();
    let (events, after) = heard(&w, w.student, &foreign).await;
    assert_eq!((events, after), (Vec::new(), now(&w, w.student).await), "a foreign school drops out");
}

async fn who_missed_too_much_reads_anew(w: World) {
    let since = now(&w, w.teacher).await;
    let rows: Vec<String> = (2..=600)
        .map(|n| {
            format!("({}, {n}, 0, 'grade_updated', {}, {}, {}, 1, 1)", w.school, w.maths, w.student.member, w.quiz)
        })
        .collect();
    let columns = "school_id, revision, item, kind, course_id, student_id, assessment_id, version, at";
    w.behind(&format!("INSERT INTO changes ({columns}) VALUES {}", rows.join(", "))).await;
    w.behind(&format!("UPDATE counters SET revision = 600 WHERE school_id = {}", w.school)).await;
    let (events, after) = heard(&w, w.teacher, &since).await;
    let told: Vec<_> = events.iter().map(|event| (event.name, event.revision)).collect();
    assert_eq!(told, [(EventName::DataRefreshNeeded, Revision(600))]);
    let near = [(w.school, Revision(100))].into_iter().collect();
    assert_eq!(heard(&w, w.teacher, &near).await.0.len(), 500);
    assert_eq!(heard(&w, w.sibling, &since).await.0, [], "who may hear none of them missed nothing");
    assert_eq!(after.at(w.school), Some(Revision(600)));
}

/// However little of it was for them: nobody searches more of the table than that.
async fn who_is_too_far_behind_reads_anew(w: World) {
    let since = now(&w, w.sibling).await;
    let far = since.at(w.school).expect("the sibling is of this school").0 + 20_000;
    w.behind(&format!("UPDATE counters SET revision = {far} WHERE school_id = {}", w.school)).await;
    let (events, after) = heard(&w, w.sibling, &since).await;
    assert_eq!((events, after.at(w.school)), (Vec::new(), Some(Revision(far))), "as far as is looked");
    w.behind(&format!("UPDATE counters SET revision = {} WHERE school_id = {}", far + 1, w.school)).await;
    let (events, after) = heard(&w, w.sibling, &since).await;
    let told: Vec<_> = events.iter().map(|event| (event.name, event.revision)).collect();
    assert_eq!(told, [(EventName::DataRefreshNeeded, Revision(far + 1))]);
    assert_eq!(heard(&w, w.sibling, &after).await.0, [], "and goes on from there");
}

async fn another_process_reads_what_was_committed(w: World) {
    let mut hear = w.store.committed();
    mark(&w, w.student, w.quiz).await;
    let here = hear.recv().await.expect("the commit is told");
    let mut reader = w.store.read().await.expect("a connection is free");
    let there = feed::committed_since(&mut reader, w.school, Revision(1)).await.expect("the changes load");
    assert_eq!(*here, there);
    let newest = feed::newest_revisions(&mut reader).await.expect("the revisions load");
    assert_eq!(newest.into_iter().collect::<Vec<_>>(), [(w.school, Revision(2)), (w.second_school, Revision(1))]);
}

async fn reading_a_notice_reaches_its_reader_alone(w: World) {
    let teacher = (w.school, w.teacher.member);
    let notice = told(&w, teacher, NoticeKind::CourseEnded, (Some(w.maths), None)).await;
    let read = async {
        let (_, read) = w.store.read_notice(w.teacher.caller(), notice).await.expect("it is the teacher's");
        read.revisions[0].1
    };
    reaches(&w, &[w.teacher], read).await;
    told(&w, (w.school, w.parent.member), NoticeKind::CourseEnded, (Some(w.maths), None)).await;
    let read = async {
        let read = w.store.read_all_notices(w.parent.caller()).await.expect("a parent may");
        read.revisions.into_iter().find(|(school, _)| *school == w.school).expect("it was read here").1
    };
    reaches(&w, &[w.parent], read).await;
}
