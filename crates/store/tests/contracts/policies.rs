//! Policies: whose counts, who may change one, what was previewed is what is applied, and earlier terms keep theirs.

pub mod defaults;

use school::{
    event::Cursor,
    grade::{Percent, Policy},
    id::{CourseId, Version},
    view::{
        CatalogueAct, CoursePolicy, FOLLOW, PolicyLock, PolicyPreview, PolicyRefusal, PolicySource, Problem, SetPolicy,
        TermFields, stamp_of,
    },
};
use store::{
    Caller, Error, feed, gradebook,
    permit::{OwnRecords, ReadsGradebook, ReadsTotal},
    policy, records,
};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    a_policy_of_its_own_counts_and_everybody_concerned_hears_of_it,
    who_does_not_lead_the_course_changes_nothing,
    what_was_previewed_is_what_is_applied,
    a_change_counts_once_and_can_be_taken_back,
    a_closed_term_and_an_ended_course_keep_their_policy,
    an_earlier_term_keeps_its_policy_and_a_new_one_begins_with_it,
    the_total_of_each_reader_is_explained,
);

/// Exams alone count.
pub fn exams(percent: i64) -> Policy {
    let mut components = Policy::default().components().to_vec();
    (components[0].weight, components[1].weight) = (Percent::whole(100 - percent), Percent::whole(percent));
    Policy::new(components).expect("the weights sum to 100")
}

pub fn json(policy: &Policy) -> String {
    serde_json::to_string(policy).expect("a policy is plain data")
}

async fn page(w: &World, caller: Caller, course: CourseId, asked: Option<&str>) -> CoursePolicy {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, caller, course).await.expect("it is the caller's to see");
    policy::course_policy(&mut reader, &permit, asked).await.expect("the page loads")
}

/// The change as its maker saw it.
async fn previewed(w: &World, caller: Caller, course: CourseId, policy: &str) -> (PolicyPreview, SetPolicy) {
    let page = page(w, caller, course, Some(policy)).await;
    let preview = page.preview.expect("it was asked for");
    let stamp = stamp_of(&preview.effect, &preview.at_the_end);
    (preview, SetPolicy { course, policy: policy.to_owned(), seen: page.seen, stamp })
}

pub async fn set(w: &World, person: Person, course: CourseId, policy: &str) -> Version {
    let (_, set) = previewed(w, person.caller(), course, policy).await;
    w.store.set_policy(person.caller(), set).await.expect("it is applied").version
}

async fn mark(w: &World, typed: [&str; 2]) {
    for (assessment, typed) in [w.quiz, w.exam].into_iter().zip(typed) {
        let save = w.save(w.student, assessment, typed, 0);
        w.store.save_grade(w.teacher.caller(), save).await.expect("the teacher writes");
    }
}

pub fn refusal<T: std::fmt::Debug>(answer: Result<T, Error>) -> PolicyRefusal {
    match answer {
        Err(Error::Invalid(Problem::Policy(why))) => why,
        other => panic!("{other:?} is no refusal of a policy"),
    }
}

/// What the student's course shows.
async fn shown(w: &World) -> Option<i64> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = OwnRecords::mint(&mut reader, w.student.caller()).await.expect("a student reads");
    let records = records::records(&mut reader, &permit).await.expect("the records load");
    records.students[0].courses[0].overall().percent.map(|percent| percent.hundredths)
}

async fn cursor(w: &World, person: Person) -> Cursor {
    let mut reader = w.store.read().await.expect("a connection is free");
    feed::cursor_of(&mut reader, person.account).await.expect("the cursor is read")
}

pub async fn heard(w: &World, person: Person, since: &Cursor) -> Vec<&'static str> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let (events, _) = feed::changes_since(&mut reader, person.account, since).await.expect("the feed answers");
    events.iter().map(|event| event.name.name()).collect()
}

async fn a_policy_of_its_own_counts_and_everybody_concerned_hears_of_it(w: World) {
    mark(&w, ["10", "90"]).await;
    assert_eq!(shown(&w).await, Some(7_400), "assignments 40, exams 60");
    let before = page(&w, w.teacher.caller(), w.maths, None).await;
    assert_eq!((before.source, before.seen, before.may_set), (PolicySource::Program, Version(0), true));
    let concerned = [w.teacher, w.colleague, w.student, w.parent, w.admin];
    let mut since = Vec::new();
    for person in concerned {
        since.push(cursor(&w, person).await);
    }
    let unconcerned = cursor(&w, w.other_parent).await;
    let (preview, change) = previewed(&w, w.teacher.caller(), w.maths, &json(&exams(80))).await;
    assert_eq!((preview.effect.totals, preview.effect.moved, preview.effect.other_award), (2, 1, 1));
    assert_eq!(preview.effect.mean_after, Some(Percent::whole(82)));
    let set = w.store.set_policy(w.teacher.caller(), change).await.expect("it is applied");
    assert_eq!(set.version, Version(1));
    assert_eq!(shown(&w).await, Some(8_200));
    for (person, since) in concerned.into_iter().zip(&since) {
        assert_eq!(heard(&w, person, since).await, ["policy_changed"]);
    }
    assert!(heard(&w, w.other_parent, &unconcerned).await.is_empty());
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, w.colleague.caller(), w.maths).await.expect("the colleague reads");
    let held = since[1].at(w.school).expect("a revision");
    let news = gradebook::cells_since(&mut reader, &permit, held).await.expect("the delta loads");
    assert!(news.book_changed, "an open book is read anew");
    let after = page(&w, w.colleague.caller(), w.maths, None).await;
    assert_eq!((after.source, after.policy, after.may_set), (PolicySource::Own, exams(80), false));
    assert_eq!(after.without, Policy::default());
    assert_eq!(
        after.history.iter().map(|v| (v.version, v.who.to_string())).collect::<Vec<_>>(),
        [(Version(1), "Tesfaye Girma Tadesse".to_owned())]
    );
}

async fn who_does_not_lead_the_course_changes_nothing(w: World) {
    let (_, change) = previewed(&w, w.teacher.caller(), w.maths, &json(&exams(80))).await;
    let strangers = [w.colleague, w.other_teacher, w.suspended, w.student, w.parent, w.unlinked, w.far_admin];
    for stranger in strangers {
        let answer = w.store.set_policy(stranger.caller(), change.clone()).await;
        assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    }
    assert_eq!(w.number("SELECT COUNT(*) FROM grading_policies").await, 0);
    assert_eq!(set(&w, w.admin, w.maths, &json(&exams(70))).await, Version(1), "an admin of the school may");
}

async fn what_was_previewed_is_what_is_applied(w: World) {
    mark(&w, ["10", "90"]).await;
    let caller = w.teacher.caller();
    let (_, late) = previewed(&w, caller, w.maths, &json(&exams(80))).await;
    let save = w.save(w.sibling, w.quiz, "20", 0);
    w.store.save_grade(caller, save).await.expect("the teacher writes");
    let answer = w.store.set_policy(caller, late.clone()).await;
    assert_eq!(refusal(answer), PolicyRefusal::EffectChanged);
    set(&w, w.admin, w.maths, &json(&exams(70))).await;
    let answer = w.store.set_policy(caller, late).await;
    assert_eq!(refusal(answer), PolicyRefusal::ChangedMeanwhile);
    assert_eq!(page(&w, caller, w.maths, None).await.policy, exams(70));
    let (_, odd) = previewed(&w, caller, w.maths, FOLLOW).await;
    for text in ["", "null", "[]", "{\"version\":3}"] {
        let answer = w.store.set_policy(caller, SetPolicy { policy: text.into(), ..odd.clone() }).await;
        assert!(matches!(answer, Err(Error::Invalid(Problem::Malformed))), "{text}: {answer:?}");
    }
}

async fn a_change_counts_once_and_can_be_taken_back(w: World) {
    let caller = w.teacher.caller();
    let (_, change) = previewed(&w, caller, w.maths, &json(&exams(80))).await;
    let first = w.store.set_policy(caller, change.clone()).await.expect("it is applied");
    let again = w.store.set_policy(caller, change.clone()).await.expect("the replay is answered");
    assert_eq!((first.version, again.version), (Version(1), Version(1)));
    let answer = w.store.set_policy(w.admin.caller(), change).await;
    assert_eq!(refusal(answer), PolicyRefusal::ChangedMeanwhile, "somebody else's change is none of mine");
    set(&w, w.teacher, w.maths, &json(&exams(90))).await;
    let older = page(&w, caller, w.maths, Some("1")).await.preview.and_then(|preview| preview.policy);
    assert_eq!(older, Some(exams(80)), "an older version can be asked about");
    assert_eq!(set(&w, w.teacher, w.maths, &json(&exams(80))).await, Version(3));
    assert_eq!(set(&w, w.teacher, w.maths, FOLLOW).await, Version(4));
    let now = page(&w, caller, w.maths, None).await;
    assert_eq!((now.source, now.policy, now.seen), (PolicySource::Program, Policy::default(), Version(4)));
    let policies: Vec<_> = now.history.into_iter().map(|version| version.policy).collect();
    assert_eq!(policies, [None, Some(exams(80)), Some(exams(90)), Some(exams(80))]);
    assert_eq!(set(&w, w.teacher, w.maths, FOLLOW).await, Version(4), "what is so already changes nothing");
}

async fn a_closed_term_and_an_ended_course_keep_their_policy(w: World) {
    let (_, change) = previewed(&w, w.teacher.caller(), w.maths, &json(&exams(80))).await;
    w.behind("UPDATE terms SET closed_at = 1").await;
    let answer = w.store.set_policy(w.admin.caller(), change.clone()).await;
    assert_eq!(refusal(answer), PolicyRefusal::Locked(PolicyLock::TermClosed));
    let closed = page(&w, w.teacher.caller(), w.maths, Some(&json(&exams(80)))).await;
    assert_eq!((closed.lock, closed.may_set, closed.preview), (Some(PolicyLock::TermClosed), false, None));
    w.behind("UPDATE terms SET closed_at = NULL WHERE position = 2").await;
    w.behind(&format!("UPDATE courses SET state = 'ended' WHERE id = {}", w.maths)).await;
    let answer = w.store.set_policy(w.teacher.caller(), change).await;
    assert_eq!(refusal(answer), PolicyRefusal::Locked(PolicyLock::CourseEnded));
    assert_eq!(w.number("SELECT COUNT(*) FROM grading_policies").await, 0);
}

/// Makes the term at one position of the year the only open one: the current one.
pub async fn only_open(w: &World, position: i64) {
    w.behind(&format!("UPDATE terms SET closed_at = CASE WHEN position = {position} THEN NULL ELSE 1 END")).await;
}

async fn an_earlier_term_keeps_its_policy_and_a_new_one_begins_with_it(w: World) {
    only_open(&w, 1).await;
    set(&w, w.teacher, w.maths, &json(&exams(70))).await;
    let first_term = page(&w, w.teacher.caller(), w.maths, None).await;
    only_open(&w, 2).await;
    assert_eq!(page(&w, w.teacher.caller(), w.maths, None).await.policy, Policy::default(), "each term has its own");
    set(&w, w.teacher, w.maths, &json(&exams(80))).await;
    set(&w, w.other_teacher, w.physics, &json(&exams(55))).await;
    let year = w.number(&format!("SELECT year_id FROM courses WHERE id = {}", w.maths)).await;
    let fields = TermFields { name: "Semester III".into(), starts_on: String::new(), ends_on: String::new() };
    let add = CatalogueAct::AddTerm { year: year.into(), to: fields };
    w.store.change_catalogue(w.admin.caller(), w.school, add).await.expect("a term is added");
    let third = page(&w, w.teacher.caller(), w.maths, None).await;
    assert_eq!((&*third.term, third.policy, third.seen), ("Semester III", exams(80), Version(1)));
    assert_eq!(page(&w, w.other_teacher.caller(), w.physics, None).await.policy, exams(55));
    set(&w, w.teacher, w.maths, &json(&exams(90))).await;
    set(&w, w.teacher, w.maths, FOLLOW).await;
    only_open(&w, 2).await;
    assert_eq!(page(&w, w.teacher.caller(), w.maths, None).await.policy, exams(80));
    only_open(&w, 1).await;
    let again = page(&w, w.teacher.caller(), w.maths, None).await;
    assert_eq!((again.policy, again.history), (first_term.policy, first_term.history));
}

async fn the_total_of_each_reader_is_explained(w: World) {
    mark(&w, ["10", "90"]).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let mut told = Vec::new();
    for person in [w.teacher, w.admin, w.student, w.parent] {
        let permit = ReadsTotal::mint(&mut reader, person.caller(), w.maths, w.student.member).await.expect("may");
        told.push(store::explanation::explanation(&mut reader, &permit).await.expect("it is explained"));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[2], told[3]);
    assert_eq!(told[0].derivation.overall().percent, told[2].derivation.overall().percent);
    // What is held back is in the teacher's alone.
    assert_eq!((told[0].titles.len(), told[2].titles.len()), (3, 2));
    for stranger in [w.other_teacher, w.sibling, w.other_parent, w.unlinked, w.suspended, w.far_admin, w.far_student] {
        let permit = ReadsTotal::mint(&mut reader, stranger.caller(), w.maths, w.student.member).await;
        assert!(matches!(permit, Err(Error::NotFound)), "{permit:?}");
    }
    // In the book, but no longer in the course.
    let permit = ReadsTotal::mint(&mut reader, w.teacher.caller(), w.maths, w.leaver.member).await.expect("may");
    assert!(matches!(store::explanation::explanation(&mut reader, &permit).await, Err(Error::NotFound)));
}
