//! Requests to teach, and the end of a course.

use school::{
    grade::{Kind, Points, Title},
    id::{CourseRequestId, Version},
    request::{Act, Refusal, RequestState},
    view::{AddAssessment, Decide, Problem, REQUESTS_A_CHUNK, RequestFilter, Seen, Undecided, Waiting},
};
use store::{
    Error, course_requests, enrollment_requests, gradebook, people,
    permit::{Administers, ReadsCourseRequest, ReadsGradebook, Teaches},
};

use super::{
    ask_for, ask_place, checker, is_refused, move_course, move_enrollment, notices, offer_subjects, open_course,
};
use crate::{
    contracts,
    world::{World, save_id},
};

contracts!(
    an_approved_request_opens_a_course,
    nobody_but_an_admin_decides,
    one_like_it_is_refused_with_the_reason,
    of_two_decisions_one_wins_and_the_other_is_told,
    a_repeated_decision_tells_nobody_twice,
    a_course_that_ends_is_closed_readable_and_told,
    lists_are_of_whom_they_concern,
    what_a_school_had_before_has_its_requests,
    a_course_that_was_asked_for_again_is_not_reopened_beside_it,
    one_decision_spans_the_admins_schools_or_is_refused_whole,
    a_decision_on_nothing_or_on_too_much_is_refused,
    an_overview_counts_what_nobody_has_decided,
);

/// The request of the only course of a subject.
async fn request_of(w: &World, subject: &str) -> Seen<CourseRequestId> {
    let text = format!(
        "SELECT r.id FROM course_requests r JOIN subjects b ON b.school_id = r.school_id AND b.id = r.subject_id \
         WHERE b.name = '{subject}'"
    );
    Seen { request: CourseRequestId(w.number(&text).await), version: Version(2) }
}

async fn one_decision_spans_the_admins_schools_or_is_refused_whole(w: World) {
    let (near, far) = (request_of(&w, "Mathematics").await, request_of(&w, "Biology").await);
    let decide = Decide { act: Act::End, requests: vec![near, far], note: String::new() };
    let refused = w.store.decide_courses(w.admin.caller(), decide.clone()).await;
    assert!(matches!(refused, Err(Error::NotFound)), "the second school is not theirs: {refused:?}");
    assert_eq!(w.number("SELECT COUNT(*) FROM course_requests WHERE state = 'ended'").await, 0, "nor is a half done");

    let (account, member) = (w.admin.account, w.far_admin.member);
    w.behind(&format!("UPDATE members SET account_id = {account} WHERE id = {member}")).await;
    let done = w.store.decide_courses(w.admin.caller(), decide).await.expect("an admin of both");
    let moved: Vec<_> = done.decided.iter().map(|one| (one.request, one.outcome)).collect();
    assert_eq!(moved.len(), 2);
    for seen in [near, far] {
        assert!(moved.contains(&(seen.request, Ok(RequestState::Ended))), "{moved:?}");
    }
    let newest = |school| format!("SELECT revision FROM counters WHERE school_id = {school}");
    for school in [w.school, w.second_school] {
        assert_eq!(done.revisions.at(school).map(|at| at.0), Some(w.number(&newest(school)).await));
    }
}

async fn a_decision_on_nothing_or_on_too_much_is_refused(w: World) {
    let seen = request_of(&w, "Mathematics").await;
    for (many, why) in [(0, Problem::NothingSelected), (REQUESTS_A_CHUNK + 1, Problem::Malformed)] {
        let decide = Decide { act: Act::Review, requests: vec![seen; many], note: String::new() };
        let refused = w.store.decide_courses(w.admin.caller(), decide).await;
        assert!(matches!(refused, Err(Error::Invalid(problem)) if problem == why), "{many}: {refused:?}");
    }
}

async fn an_overview_counts_what_nobody_has_decided(w: World) {
    let [biology, chemistry] = offer_subjects(&w).await;
    let (course, _) = open_course(&w, biology, 40).await;
    w.store.ask_course(w.teacher.caller(), ask_for(&w, chemistry, 0)).await.expect("a teacher asks");
    let asked = ask_place(&w, w.student, course, w.student).await.expect("a student asks");
    ask_place(&w, w.sibling, course, w.sibling).await.expect("another asks");
    let moved = move_enrollment(&w, w.teacher, asked, 1, Act::Review).await.expect("the teacher decides");
    assert_eq!(moved, Ok(RequestState::UnderReview));
    let mut reader = w.store.read().await.expect("a connection is free");
    let home = people::admin_home(&mut reader, w.admin.caller()).await.expect("the admin's overview");
    let courses = Undecided { pending: 1, under_review: 0 };
    let enrollments = Undecided { pending: 1, under_review: 1 };
    let waiting: Vec<_> = home.schools.iter().map(|school| school.waiting).collect();
    assert_eq!(waiting, [Waiting { courses, enrollments, registrations: 0 }]);
    let far = people::admin_home(&mut reader, w.far_admin.caller()).await.expect("an admin elsewhere");
    assert_eq!(far.schools.iter().map(|school| school.waiting).collect::<Vec<_>>(), [Waiting::default()]);
}

async fn an_approved_request_opens_a_course(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (course, request) = open_course(&w, biology, 40).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), course).await.expect("the teacher has it");
    let book = gradebook::load(&mut reader, &permit).await.expect("the book loads");
    assert_eq!((book.subject.as_str(), &*book.class.plain(), book.may_write), ("Biology", "Grade 9", true));
    let permit = ReadsCourseRequest::mint(&mut reader, w.teacher.caller(), request).await.expect("it is the own");
    let detail = course_requests::detail(&mut reader, &permit).await.expect("it loads");
    assert_eq!(
        (detail.line.state, detail.line.course, detail.line.capacity),
        (RequestState::Approved, Some(course), 40)
    );
    let steps: Vec<_> = detail.history.iter().map(|step| (step.state, step.note.as_str())).collect();
    assert_eq!(steps, [(RequestState::Pending, ""), (RequestState::Approved, "because   of it")]);
    assert_eq!(notices(&w, w.admin, "course_requested").await, 1);
    assert_eq!(notices(&w, w.teacher, "course_approved").await, 1);
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn nobody_but_an_admin_decides(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let request =
        w.store.ask_course(w.teacher.caller(), ask_for(&w, biology, 0)).await.expect("a teacher asks").request;
    for (who, act) in [
        (w.teacher, Act::Approve),
        (w.colleague, Act::Approve),
        (w.colleague, Act::Withdraw),
        (w.student, Act::Approve),
        (w.far_admin, Act::Approve),
        (w.suspended, Act::Withdraw),
        (w.admin, Act::Withdraw),
    ] {
        let answer = move_course(&w, who, request, 1, act).await;
        assert!(matches!(answer, Err(Error::NotFound)), "{act:?}: {answer:?}");
    }
    let mut far = ask_for(&w, biology, 0);
    far.school = w.second_school;
    assert!(matches!(w.store.ask_course(w.teacher.caller(), far).await, Err(Error::NotFound)), "no teacher there");
    assert!(matches!(w.store.ask_course(w.student.caller(), ask_for(&w, biology, 0)).await, Err(Error::NotFound)));
    let mut reader = w.store.read().await.expect("a connection is free");
    for who in [w.colleague, w.student, w.far_admin] {
        assert!(ReadsCourseRequest::mint(&mut reader, who.caller(), request).await.is_err());
    }
}

async fn one_like_it_is_refused_with_the_reason(w: World) {
    let [biology, chemistry] = offer_subjects(&w).await;
    let ask = || ask_for(&w, biology, 0);
    let teacher = w.teacher.caller();
    let first = w.store.ask_course(teacher, ask()).await.expect("a teacher asks").request;
    assert!(is_refused(&w.store.ask_course(teacher, ask()).await, Refusal::AlreadyAsked));
    w.store.ask_course(w.colleague.caller(), ask()).await.expect("another teacher's is another's");
    assert_eq!(
        move_course(&w, w.teacher, first, 1, Act::Withdraw).await.expect("it is the own"),
        Ok(RequestState::Withdrawn)
    );
    let second = w.store.ask_course(teacher, ask()).await.expect("one asks again").request;
    assert_eq!(move_course(&w, w.admin, second, 1, Act::Decline).await.expect("an admin"), Ok(RequestState::Declined));
    let third = w.store.ask_course(teacher, ask()).await.expect("and again").request;
    let back = move_course(&w, w.admin, second, 2, Act::Approve).await.expect("an admin");
    assert_eq!(back, Err(Refusal::AlreadyAsked), "the newer request is the one to decide");
    assert_eq!(move_course(&w, w.admin, third, 1, Act::Approve).await.expect("an admin"), Ok(RequestState::Approved));
    assert!(is_refused(&w.store.ask_course(teacher, ask()).await, Refusal::AlreadyGranted));
    let mut elsewhere = ask_for(&w, chemistry, 0);
    elsewhere.grade_level = 10;
    assert!(is_refused(&w.store.ask_course(teacher, elsewhere.clone()).await, Refusal::NotInCatalogue));
    elsewhere.grade_level = 9;
    elsewhere.capacity = 501;
    assert!(is_refused(&w.store.ask_course(teacher, elsewhere).await, Refusal::Capacity));
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn of_two_decisions_one_wins_and_the_other_is_told(w: World) {
    let [biology, chemistry] = offer_subjects(&w).await;
    for subject in [biology, chemistry] {
        let request = w.store.ask_course(w.teacher.caller(), ask_for(&w, subject, 0)).await.expect("asked").request;
        let (approve, decline) = tokio::join!(
            move_course(&w, w.admin, request, 1, Act::Approve),
            move_course(&w, w.admin, request, 1, Act::Decline),
        );
        let (approve, decline) = (approve.expect("an admin"), decline.expect("an admin"));
        match (approve, decline) {
            (Ok(RequestState::Approved), Err(Refusal::Overtaken { state: RequestState::Approved }))
            | (Err(Refusal::Overtaken { state: RequestState::Declined }), Ok(RequestState::Declined)) => {}
            other => panic!("one wins and the other is told: {other:?}"),
        }
    }
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn a_repeated_decision_tells_nobody_twice(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (_, request) = open_course(&w, biology, 0).await;
    let told = notices(&w, w.teacher, "course_approved").await;
    for version in [1, 2] {
        let again = move_course(&w, w.admin, request, version, Act::Approve).await.expect("an admin");
        assert_eq!(again, Ok(RequestState::Approved), "a repetition is no failure");
    }
    assert_eq!(notices(&w, w.teacher, "course_approved").await, told);
    let changes =
        format!("SELECT COUNT(*) FROM changes WHERE kind = 'course_request_approved' AND school_id = {}", w.school);
    assert_eq!(w.number(&changes).await, 1);
}

async fn a_course_that_ends_is_closed_readable_and_told(w: World) {
    let request = school::id::CourseRequestId(
        w.number(&format!("SELECT id FROM course_requests WHERE course_id = {}", w.maths)).await,
    );
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17", 0)).await.expect("it takes marks");
    w.behind(&format!("UPDATE courses SET capacity = 3 WHERE id = {}", w.maths)).await;
    let place = ask_place(&w, w.leaver, w.maths, w.leaver).await.expect("a place is asked for");
    assert_eq!(move_course(&w, w.admin, request, 2, Act::End).await.expect("an admin"), Ok(RequestState::Ended));
    let late = w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "18", 1)).await;
    assert!(matches!(late, Err(Error::Invalid(Problem::CourseEnded))), "{late:?}");
    let title = Title::try_from("Late".to_owned()).expect("the title is good");
    let (kind, max, save_id) = (Kind::Quiz, Points::whole(10), save_id("late-column"));
    let column = AddAssessment { course: w.maths, title, kind, max, held_on: None, held: false, save_id };
    let late = w.store.add_assessment(w.teacher.caller(), column).await;
    assert!(matches!(late, Err(Error::Invalid(Problem::CourseEnded))), "{late:?}");
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("it stays readable");
    let book = gradebook::load(&mut reader, &permit).await.expect("the book loads");
    assert!(book.ended && !book.may_write && !book.cells.is_empty());
    for who in [w.teacher, w.colleague, w.student, w.sibling, w.parent] {
        assert_eq!(notices(&w, who, "course_ended").await, 1);
    }
    assert_eq!(notices(&w, w.leaver, "enrollment_ended").await, 1, "the open request ended with it");
    assert!(is_refused(&ask_place(&w, w.leaver, w.maths, w.leaver).await, Refusal::CourseEnded));
    let late = move_enrollment(&w, w.teacher, place, 2, Act::Approve).await.expect("a teacher decides");
    assert_eq!(late, Err(Refusal::Closed { state: RequestState::Ended }));
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
    assert_eq!(move_course(&w, w.admin, request, 3, Act::Reopen).await.expect("an admin"), Ok(RequestState::Approved));
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "18", 1)).await.expect("it takes marks again");
    ask_place(&w, w.leaver, w.maths, w.leaver).await.expect("and requests");
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn lists_are_of_whom_they_concern(w: World) {
    let [biology, chemistry] = offer_subjects(&w).await;
    open_course(&w, biology, 0).await;
    w.store.ask_course(w.colleague.caller(), ask_for(&w, chemistry, 0)).await.expect("a teacher asks");
    let mut reader = w.store.read().await.expect("a connection is free");
    let own = Teaches::mint(&mut reader, w.teacher.caller()).await.expect("a teacher");
    let all = Administers::deciding(&mut reader, w.admin.caller()).await.expect("an admin");
    let far = Administers::deciding(&mut reader, w.far_admin.caller()).await.expect("an admin");
    let everything = RequestFilter::default();
    let list = course_requests::own(&mut reader, &own, &everything).await.expect("it loads");
    let subjects: Vec<_> = list.lines.iter().map(|line| line.subject.as_str()).collect();
    assert_eq!(subjects, ["Biology", "Mathematics"]);
    let list = course_requests::of_schools(&mut reader, &all, &everything).await.expect("it loads");
    assert_eq!((list.counts.of(RequestState::Pending), list.counts.of(RequestState::Approved)), (1, 3));
    assert_eq!(list.lines[0].subject, "Chemistry", "what waits comes first");
    let pending =
        RequestFilter { state: Some(RequestState::Pending), search: "MESERET chem".into(), ..everything.clone() };
    let list = course_requests::of_schools(&mut reader, &all, &pending).await.expect("it loads");
    assert_eq!((list.lines.len(), list.counts.all()), (1, 1));
    for (school, lines) in [(w.school, 4), (w.second_school, 0)] {
        let of_one = RequestFilter { school: Some(school), ..everything.clone() };
        let list = course_requests::of_schools(&mut reader, &all, &of_one).await.expect("it loads");
        assert_eq!((list.lines.len(), list.counts.all()), (lines, u32::try_from(lines).expect("few")));
    }
    let nothing = RequestFilter { search: "%".into(), ..everything.clone() };
    assert_eq!(course_requests::of_schools(&mut reader, &all, &nothing).await.expect("it loads").lines, []);
    assert_eq!(course_requests::of_schools(&mut reader, &far, &everything).await.expect("it loads").lines.len(), 1);
    let choices = course_requests::choices(&mut reader, &own).await.expect("they load");
    let offers: Vec<_> = choices.schools[0].offers.iter().map(|offer| offer.subject_name.as_str()).collect();
    assert_eq!((choices.schools.len(), offers), (1, vec!["Biology", "Chemistry"]));
}

async fn what_a_school_had_before_has_its_requests(w: World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let own = Teaches::mint(&mut reader, w.teacher.caller()).await.expect("a teacher");
    let list = enrollment_requests::of_courses(&mut reader, &own, &RequestFilter::default()).await.expect("it loads");
    let states: Vec<_> = list.lines.iter().map(|line| (line.student_name.given.as_str(), line.state)).collect();
    let expected = [("Abel", RequestState::Approved), ("Hanna", RequestState::Approved), ("Lia", RequestState::Ended)];
    let mut sorted = states.clone();
    sorted.sort();
    assert_eq!(sorted, expected);
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

async fn a_course_that_was_asked_for_again_is_not_reopened_beside_it(w: World) {
    let [biology, _] = offer_subjects(&w).await;
    let (_, request) = open_course(&w, biology, 0).await;
    move_course(&w, w.admin, request, 2, Act::End).await.expect("an admin").expect("it ends");
    w.store.ask_course(w.teacher.caller(), ask_for(&w, biology, 0)).await.expect("one asks again");
    let back = move_course(&w, w.admin, request, 3, Act::Reopen).await.expect("an admin");
    assert_eq!(back, Err(Refusal::AlreadyAsked), "the newer request is the one to decide");
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}
