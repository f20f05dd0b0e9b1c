//! Requests to join: seats, the waiting list, offers, precedence, and who may ask.

use school::{
    id::Version,
    request::{Act, Refusal, RequestState as S},
    view::{Decide, Problem, RequestFilter, Seen},
};
use store::{
    Error, available, enrollment_requests,
    permit::{ChildrenRecords, OwnRecords, ReadsEnrollmentRequest},
};

use super::{ask_place, checker, is_refused, move_enrollment, notices, offer_subjects, open_course};
use crate::{contracts, world::World};

contracts!(
    an_approved_request_is_an_enrollment_and_tells_the_family,
    a_full_course_has_a_waiting_list_and_offers_what_gets_free,
    an_offer_that_nobody_takes_goes_to_the_next,
    an_admins_decision_stands_above_a_teachers,
    nobody_asks_or_decides_for_others,
    parents_ask_where_the_school_lets_them,
    a_student_sees_what_may_be_asked_for,
    who_left_may_come_back,
    a_decision_names_each_request_once,
    of_two_refusals_of_one_student_one_is_taken_back,
    who_is_no_guardian_any_more_is_told_nothing,
);

async fn an_approved_request_is_an_enrollment_and_tells_the_family(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 0).await;
    let request = ask_place(&w, w.student, course, w.student).await.expect("a student asks");
    assert_eq!(notices(&w, w.teacher, "enrollment_requested").await, 1);
    assert!(is_refused(&ask_place(&w, w.student, course, w.student).await, Refusal::AlreadyAsked));
    assert_eq!(move_enrollment(&w, w.teacher, request, 1, Act::Review).await.expect("a teacher"), Ok(S::UnderReview));
    assert_eq!(move_enrollment(&w, w.teacher, request, 2, Act::Approve).await.expect("a teacher"), Ok(S::Approved));
    assert!(is_refused(&ask_place(&w, w.student, course, w.student).await, Refusal::AlreadyGranted));
    for who in [w.student, w.parent, w.admin] {
        assert_eq!(notices(&w, who, "enrollment_approved").await, 1);
    }
    assert_eq!(notices(&w, w.other_parent, "enrollment_approved").await, 0);
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsEnrollmentRequest::mint(&mut reader, w.teacher.caller(), request).await.expect("a teacher");
    let detail = enrollment_requests::detail(&mut reader, &permit).await.expect("it loads");
    let others: Vec<_> = detail.other_courses.iter().map(|c| (&*c.subject, c.class.plain())).collect();
    assert_eq!(others, [("Mathematics", "Grade 9 A".into())]);
    assert_eq!(
        detail.history.iter().map(|step| step.state).collect::<Vec<_>>(),
        [S::Pending, S::UnderReview, S::Approved]
    );
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn a_full_course_has_a_waiting_list_and_offers_what_gets_free(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 1).await;
    let mut requests = Vec::new();
    for who in [w.student, w.sibling, w.leaver] {
        requests.push(ask_place(&w, who, course, who).await.expect("a student asks"));
    }
    let approve = |n: usize| move_enrollment(&w, w.teacher, requests[n], 1, Act::Approve);
    assert_eq!(approve(0).await.expect("a teacher"), Ok(S::Approved));
    // The leaver is decided first, but the sibling asked first.
    assert_eq!(approve(2).await.expect("a teacher"), Ok(S::Waitlisted));
    assert_eq!(approve(1).await.expect("a teacher"), Ok(S::Waitlisted));
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = OwnRecords::mint(&mut reader, w.leaver.caller()).await.expect("a student");
    let waitlisted = RequestFilter { state: Some(S::Waitlisted), ..RequestFilter::default() };
    let own = enrollment_requests::own(&mut reader, &permit, &waitlisted).await.expect("they load");
    assert_eq!(own.requests[0].place, Some(2));
    let later = RequestFilter { page: 1, ..waitlisted };
    let later = enrollment_requests::own(&mut reader, &permit, &later).await.expect("they load");
    assert_eq!((later.requests.len(), later.counts.all()), (0, 2), "a page at a time; the counts are of all");
    drop(reader);
    assert_eq!(move_enrollment(&w, w.teacher, requests[0], 2, Act::End).await.expect("a teacher"), Ok(S::Ended));
    let state =
        |n: usize| format!("SELECT COUNT(*) FROM enrollment_requests WHERE id = {} AND state = 'offered'", requests[n]);
    assert_eq!((w.number(&state(1)).await, w.number(&state(2)).await), (1, 0));
    assert_eq!((notices(&w, w.sibling, "seat_offered").await, notices(&w, w.parent, "seat_offered").await), (1, 1));
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
    let stranger = move_enrollment(&w, w.leaver, requests[1], 3, Act::Accept).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "{stranger:?}");
    // A guardian takes the seat for the child.
    assert_eq!(move_enrollment(&w, w.parent, requests[1], 3, Act::Accept).await.expect("a guardian"), Ok(S::Approved));
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn an_offer_that_nobody_takes_goes_to_the_next(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 1).await;
    let mut requests = Vec::new();
    for who in [w.student, w.sibling, w.leaver] {
        let request = ask_place(&w, who, course, who).await.expect("a student asks");
        move_enrollment(&w, w.teacher, request, 1, Act::Approve).await.expect("a teacher").expect("it moves");
        requests.push(request);
    }
    assert_eq!(move_enrollment(&w, w.admin, requests[0], 2, Act::Decline).await.expect("an admin"), Ok(S::Declined));
    assert_eq!(w.store.lapse_offers().await.expect("the database answers"), 0, "the offer still holds");
    w.behind("UPDATE enrollment_requests SET offer_expires_at = 1 WHERE state = 'offered'").await;
    assert_eq!(w.store.lapse_offers().await.expect("the database answers"), 1);
    assert_eq!(notices(&w, w.sibling, "offer_expired").await, 1);
    assert_eq!(notices(&w, w.leaver, "seat_offered").await, 1);
    assert_eq!(w.store.lapse_offers().await.expect("the database answers"), 0);
    ask_place(&w, w.sibling, course, w.sibling).await.expect("one asks again after an offer that expired");
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn an_admins_decision_stands_above_a_teachers(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 0).await;
    let request = ask_place(&w, w.student, course, w.student).await.expect("a student asks");
    assert_eq!(move_enrollment(&w, w.teacher, request, 1, Act::Decline).await.expect("a teacher"), Ok(S::Declined));
    let back = move_enrollment(&w, w.teacher, request, 2, Act::Approve).await.expect("a teacher");
    assert_eq!(back, Err(Refusal::Closed { state: S::Declined }), "only an admin takes a refusal back");
    assert_eq!(move_enrollment(&w, w.admin, request, 2, Act::Approve).await.expect("an admin"), Ok(S::Approved));
    let end = move_enrollment(&w, w.teacher, request, 3, Act::End).await.expect("a teacher");
    assert_eq!(end, Err(Refusal::AdminDecided));
    assert_eq!(move_enrollment(&w, w.admin, request, 3, Act::Decline).await.expect("an admin"), Ok(S::Declined));
    let (enrolled, student) =
        ("SELECT COUNT(*) FROM enrollments WHERE ended_at IS NULL AND student_id", w.student.member);
    assert_eq!(w.number(&format!("{enrolled} = {student} AND course_id = {course}")).await, 0);
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn nobody_asks_or_decides_for_others(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 0).await;
    for (by, student) in [
        (w.student, w.sibling),
        (w.unlinked, w.student),
        (w.other_parent, w.student),
        (w.teacher, w.student),
        (w.admin, w.student),
        (w.far_student, w.far_student),
        (w.suspended, w.student),
    ] {
        let answer = ask_place(&w, by, course, student).await;
        assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    }
    let request = ask_place(&w, w.student, course, w.student).await.expect("a student asks");
    for (by, act) in [
        (w.student, Act::Approve),
        (w.parent, Act::Approve),
        (w.other_teacher, Act::Approve),
        (w.far_admin, Act::Approve),
        (w.suspended, Act::Approve),
        (w.sibling, Act::Withdraw),
        (w.unlinked, Act::Withdraw),
        (w.teacher, Act::Withdraw),
    ] {
        let answer = move_enrollment(&w, by, request, 1, act).await;
        assert!(matches!(answer, Err(Error::NotFound)), "{act:?}: {answer:?}");
    }
    let own = move_enrollment(&w, w.admin, request, 1, Act::Offer).await.expect("an admin");
    assert_eq!(own, Err(Refusal::NotTheirs), "the program alone offers");
    let mut reader = w.store.read().await.expect("a connection is free");
    for who in [w.student, w.other_teacher, w.far_admin, w.parent] {
        assert!(ReadsEnrollmentRequest::mint(&mut reader, who.caller(), request).await.is_err());
    }
}

async fn parents_ask_where_the_school_lets_them(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 0).await;
    assert!(is_refused(&ask_place(&w, w.parent, course, w.sibling).await, Refusal::ParentsMayNot));
    w.behind("UPDATE schools SET parents_may_request = 1").await;
    let request = ask_place(&w, w.parent, course, w.sibling).await.expect("a guardian asks");
    move_enrollment(&w, w.teacher, request, 1, Act::Decline).await.expect("a teacher").expect("it moves");
    for who in [w.sibling, w.parent] {
        assert_eq!(notices(&w, who, "enrollment_declined").await, 1, "who asked is told too");
    }
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn a_student_sees_what_may_be_asked_for(w: World) {
    let [biology, chemistry] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 2).await;
    let (other, _) = open_course(&w, chemistry, 0).await;
    w.behind(&format!("UPDATE courses SET grade_level = 10 WHERE id = {other}")).await;
    assert!(is_refused(&ask_place(&w, w.student, other, w.student).await, Refusal::OtherGrade));
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = OwnRecords::mint(&mut reader, w.student.caller()).await.expect("a student");
    let seen = available::available(&mut reader, &permit, false, "").await.expect("it loads");
    let offered: Vec<_> = seen.students[0].courses.iter().map(|c| (c.subject.as_str(), c.refusal)).collect();
    let taken = Some(Refusal::AlreadyGranted);
    assert_eq!(offered, [("Biology", None), ("Mathematics", taken), ("Physics", None)]);
    let free = &seen.students[0].courses[0];
    assert_eq!((free.course, free.seats.left(), free.asked, free.waiting), (course, Some(2), None, 0));
    let found = available::available(&mut reader, &permit, false, "phys").await.expect("it loads");
    assert_eq!(found.students[0].courses.len(), 1);
    let permit = ChildrenRecords::mint(&mut reader, w.parent.caller()).await.expect("a parent");
    let seen = available::available(&mut reader, &permit, true, "bio").await.expect("it loads");
    assert_eq!(seen.students.len(), 3);
    let here = seen.students.iter().filter(|child| !child.courses.is_empty());
    let refusals: Vec<_> = here.flat_map(|child| child.courses.iter().map(|c| c.refusal)).collect();
    assert!(refusals.contains(&Some(Refusal::ParentsMayNot)), "{refusals:?}");
}

async fn who_left_may_come_back(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 1).await;
    let request = ask_place(&w, w.student, course, w.student).await.expect("a student asks");
    for (act, version, to) in [(Act::Approve, 1, S::Approved), (Act::End, 2, S::Ended), (Act::Reopen, 3, S::Approved)] {
        assert_eq!(move_enrollment(&w, w.teacher, request, version, act).await.expect("a teacher"), Ok(to));
        assert_eq!(checker::faults(&w.url).await, [""; 0]);
    }
    move_enrollment(&w, w.teacher, request, 4, Act::End).await.expect("a teacher").expect("it moves");
    let second = ask_place(&w, w.student, course, w.student).await.expect("or asks again");
    let back = move_enrollment(&w, w.teacher, request, 5, Act::Reopen).await.expect("a teacher");
    assert_eq!(back, Err(Refusal::AlreadyAsked));
    assert_eq!(
        move_enrollment(&w, w.student, second, 1, Act::Withdraw).await.expect("it is the own"),
        Ok(S::Withdrawn)
    );
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn a_decision_names_each_request_once(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 0).await;
    let request = ask_place(&w, w.student, course, w.student).await.expect("a student asks");
    let seen = Seen { request, version: Version(1) };
    let decide = Decide { act: Act::Approve, requests: vec![seen, seen], note: String::new() };
    let answer = w.store.decide_enrollments(w.teacher.caller(), decide).await;
    assert!(matches!(answer, Err(Error::Invalid(Problem::Malformed))), "{answer:?}");
    assert_eq!(move_enrollment(&w, w.teacher, request, 1, Act::Approve).await.expect("a teacher"), Ok(S::Approved));
}

async fn of_two_refusals_of_one_student_one_is_taken_back(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 0).await;
    let mut requests = Vec::new();
    for _ in 0..2 {
        let request = ask_place(&w, w.student, course, w.student).await.expect("a student asks");
        move_enrollment(&w, w.teacher, request, 1, Act::Decline).await.expect("a teacher").expect("it moves");
        requests.push(Seen { request, version: Version(2) });
    }
    let decide = Decide { act: Act::Approve, requests, note: String::new() };
    let decided = w.store.decide_enrollments(w.admin.caller(), decide).await.expect("an admin decides").decided;
    let outcomes: Vec<_> = decided.into_iter().map(|one| one.outcome).collect();
    assert_eq!(outcomes, [Ok(S::Approved), Err(Refusal::AlreadyAsked)]);
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn who_is_no_guardian_any_more_is_told_nothing(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 0).await;
    w.behind("UPDATE schools SET parents_may_request = 1").await;
    let request = ask_place(&w, w.parent, course, w.sibling).await.expect("a guardian asks");
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.sibling.member)).await;
    move_enrollment(&w, w.teacher, request, 1, Act::Decline).await.expect("a teacher").expect("it moves");
    assert_eq!(notices(&w, w.sibling, "enrollment_declined").await, 1);
    assert_eq!(notices(&w, w.parent, "enrollment_declined").await, 0);
}
