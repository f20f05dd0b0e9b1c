//! Questions of families to teachers, requests to correct a mark, and concerns that were seen.

use school::{
    glance::{ConcernKind, SeenConcern},
    grade::{Mark, Points},
    id::{QuestionId, Version},
    person::Role,
    question::{MOST_OPEN, QuestionAct, QuestionKind, QuestionRefusal, QuestionState},
    view::{ActOnQuestion, AskTeacher, Problem, QuestionFilter, QuestionLine, QuestionMoved, Questions},
};
use store::{
    Error, feed,
    permit::{Administers, ChildrenRecords, OwnQuestions, Teaches},
    questions, records,
};

use crate::{
    contracts,
    marks::cells,
    world::{Person, World},
};

contracts!(
    a_question_reaches_the_teachers_and_its_answer_who_asked,
    a_correction_changes_the_mark_and_keeps_its_reason,
    a_mark_that_stays_has_a_reason,
    only_who_stands_in_the_relation_asks_and_answers,
    of_a_family_only_who_asked_reads_it,
    who_is_unlinked_reads_and_asks_no_more,
    a_step_is_taken_once_and_from_what_was_seen,
    what_can_not_be_asked_is_refused,
    a_seen_concern_is_the_guardians_own,
);

fn about_quiz(w: &World, kind: QuestionKind) -> AskTeacher {
    AskTeacher {
        course: w.maths,
        student: w.student.member,
        kind,
        assessment: Some(w.quiz),
        concern: None,
        said: " Is question 3 counted? ".into(),
    }
}

fn act(of: QuestionMoved, act: QuestionAct, said: &str) -> ActOnQuestion {
    let ActOnQuestion { mark, mark_seen, .. } = nothing();
    ActOnQuestion { question: of.question, seen: of.version, act, said: said.into(), mark, mark_seen }
}

fn nothing() -> ActOnQuestion {
    let (question, seen, act) = (QuestionId(1), Version(1), QuestionAct::Answer);
    ActOnQuestion { question, seen, act, said: "yes".into(), mark: String::new(), mark_seen: Version(0) }
}

async fn asked(w: &World, by: Person, kind: QuestionKind) -> QuestionMoved {
    if kind == QuestionKind::Correction {
        w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("the save is taken");
    }
    w.store.ask_teacher(by.caller(), about_quiz(w, kind)).await.expect("it is asked")
}

fn refusal<T>(refused: Result<T, Error>) -> Option<QuestionRefusal> {
    match refused {
        Err(Error::Invalid(Problem::Question(refusal))) => Some(refusal),
        _ => None,
    }
}

async fn own(w: &World, person: Person, role: Role) -> Vec<QuestionLine> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = OwnQuestions::mint(&mut reader, person.caller(), role).await.expect("they have such a membership");
    questions::own(&mut reader, &permit, &QuestionFilter::default()).await.expect("the list loads").lines
}

async fn of_courses(w: &World, person: Person, filter: QuestionFilter) -> Questions {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = Teaches::mint(&mut reader, person.caller()).await.expect("they teach");
    questions::of_courses(&mut reader, &permit, &filter).await.expect("the list loads")
}

async fn told(w: &World, person: Person, kind: &str) -> i64 {
    let text = format!("SELECT COUNT(*) FROM notifications WHERE kind = '{kind}' AND member_id = {}", person.member);
    w.number(&text).await
}

async fn a_question_reaches_the_teachers_and_its_answer_who_asked(w: World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let since = feed::cursor_of(&mut reader, w.teacher.account).await.expect("the feed answers");
    drop(reader);
    let question = asked(&w, w.parent, QuestionKind::Question).await;
    for (person, expected) in [(w.teacher, 1), (w.colleague, 1), (w.suspended, 0), (w.other_teacher, 0), (w.student, 0)]
    {
        assert_eq!(told(&w, person, "question_asked").await, expected);
    }
    let mut reader = w.store.read().await.expect("a connection is free");
    let heard = |events: Vec<school::event::Event>| events.iter().map(|e| e.name.name()).collect::<Vec<_>>();
    let (events, _) = feed::changes_since(&mut reader, w.teacher.account, &since).await.expect("the feed answers");
    assert_eq!(heard(events), ["question_changed", "notifications_changed"]);
    let (events, _) = feed::changes_since(&mut reader, w.student.account, &since).await.expect("the feed answers");
    assert!(events.is_empty(), "the student hears nothing of a guardian's question");
    drop(reader);
    let line = &of_courses(&w, w.teacher, QuestionFilter { open_only: true, page: 0 }).await.lines[0];
    assert_eq!((line.asked_by.given.as_str(), line.student_name.given.as_str()), ("Bekele", "Hanna"));
    assert_eq!((line.asked_as, line.may_answer, line.steps.len()), (Role::Parent, true, 1));
    assert_eq!(line.steps[0].said, "Is question 3 counted?");
    let answer = act(question, QuestionAct::Answer, "Yes, with 2 points.");
    let answered = w.store.act_on_question(w.colleague.caller(), answer).await.expect("it is answered");
    assert_eq!((answered.state, answered.version), (QuestionState::Answered, Version(2)));
    assert_eq!(told(&w, w.parent, "question_answered").await, 1);
    let line = &own(&w, w.parent, Role::Parent).await[0];
    assert_eq!((line.state, line.steps[1].said.as_str()), (QuestionState::Answered, "Yes, with 2 points."));
    assert!(line.asked_mark.as_ref().is_some_and(|mark| mark.title == "quiz 1" && mark.now.is_none()));
    assert!(of_courses(&w, w.teacher, QuestionFilter { open_only: true, page: 0 }).await.lines.is_empty());
    let again = act(answered, QuestionAct::AskAgain, "Thank you. And question 4?");
    let reopened = w.store.act_on_question(w.parent.caller(), again).await.expect("it is asked again");
    assert_eq!(reopened.state, QuestionState::Open);
    assert_eq!(told(&w, w.teacher, "question_asked").await, 2);
}

async fn a_correction_changes_the_mark_and_keeps_its_reason(w: World) {
    let question = asked(&w, w.student, QuestionKind::Correction).await;
    let line = &of_courses(&w, w.teacher, QuestionFilter::default()).await.lines[0];
    let now = line.asked_mark.as_ref().and_then(|mark| mark.now).expect("the teacher sees the mark");
    assert_eq!((now.mark, now.version), (Mark::points(Points::whole(12)), Version(1)));
    let correct = |typed: &str, mark_seen| ActOnQuestion {
        mark: typed.into(),
        mark_seen,
        ..act(question, QuestionAct::Correct, "Page 2 was overlooked.")
    };
    let same = w.store.act_on_question(w.teacher.caller(), correct("12", now.version)).await;
    assert_eq!(refusal(same), Some(QuestionRefusal::SameMark));
    let unseen = w.store.act_on_question(w.teacher.caller(), correct("15", Version(0))).await;
    assert!(matches!(unseen, Err(Error::Conflict { .. })), "a mark that was not seen is not overwritten");
    let above = w.store.act_on_question(w.teacher.caller(), correct("21", now.version)).await;
    assert!(matches!(above, Err(Error::Invalid(Problem::Entry(_)))));
    assert_eq!(told(&w, w.student, "question_answered").await, 0, "nothing of a refused step stays");
    let done = w.store.act_on_question(w.teacher.caller(), correct("15", now.version)).await.expect("it is corrected");
    assert_eq!((done.state, done.version), (QuestionState::Corrected, Version(2)));
    assert_eq!(cells(&w).await.first().map(|cell| cell.mark), Some(Mark::points(Points::whole(15))));
    let row = format!(
        "SELECT COUNT(*) FROM grade_history WHERE student_id = {} AND version = 2 AND why = 'Page 2 was overlooked.' \
         AND actor_id = {} AND save_id = 'question-{}-2'",
        w.student.member, w.teacher.member, question.question
    );
    assert_eq!(w.number(&row).await, 1);
    let again = w.store.act_on_question(w.teacher.caller(), correct("15", now.version)).await.expect("a repetition");
    assert_eq!((again.state, again.version), (done.state, done.version));
    assert_eq!(cells(&w).await.first().map(|cell| cell.version), Some(Version(2)), "written once");
    assert_eq!(told(&w, w.student, "question_answered").await, 1);
}

async fn a_mark_that_stays_has_a_reason(w: World) {
    let question = asked(&w, w.parent, QuestionKind::Correction).await;
    let silent = w.store.act_on_question(w.teacher.caller(), act(question, QuestionAct::Keep, "  ")).await;
    assert_eq!(refusal(silent), Some(QuestionRefusal::TooShort));
    let answer = w.store.act_on_question(w.teacher.caller(), act(question, QuestionAct::Answer, "Later.")).await;
    assert_eq!(refusal(answer), Some(QuestionRefusal::NotNow), "a request to correct ends with the mark's fate");
    let kept = act(question, QuestionAct::Keep, "The key says B.");
    let kept = w.store.act_on_question(w.teacher.caller(), kept).await.expect("it is left");
    assert_eq!(kept.state, QuestionState::Kept);
    assert_eq!(cells(&w).await.first().map(|cell| cell.version), Some(Version(1)));
}

async fn only_who_stands_in_the_relation_asks_and_answers(w: World) {
    let others = [w.other_parent, w.unlinked, w.sibling, w.teacher, w.admin, w.far_admin, w.far_student, w.suspended];
    for person in others {
        let refused = w.store.ask_teacher(person.caller(), about_quiz(&w, QuestionKind::Question)).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    // The leaver has no place in the course any more.
    let leaver = AskTeacher { student: w.leaver.member, ..about_quiz(&w, QuestionKind::Question) };
    assert!(matches!(w.store.ask_teacher(w.leaver.caller(), leaver).await, Err(Error::NotFound)));
    let question = asked(&w, w.parent, QuestionKind::Question).await;
    for person in [w.other_teacher, w.suspended, w.admin, w.parent, w.student, w.far_teacher] {
        let refused = w.store.act_on_question(person.caller(), act(question, QuestionAct::Answer, "Yes.")).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    for person in [w.student, w.sibling, w.other_parent, w.teacher, w.admin] {
        let refused = w.store.act_on_question(person.caller(), act(question, QuestionAct::Withdraw, "")).await;
        assert!(matches!(refused, Err(Error::NotFound)), "only who asked takes it back");
    }
    assert!(matches!(w.store.act_on_question(w.teacher.caller(), nothing()).await, Err(Error::NotFound)));
    assert_eq!(w.number("SELECT COUNT(*) FROM question_steps").await, 1);
}

async fn of_a_family_only_who_asked_reads_it(w: World) {
    asked(&w, w.parent, QuestionKind::Question).await;
    w.store.ask_teacher(w.student.caller(), about_quiz(&w, QuestionKind::Question)).await.expect("it is asked");
    let askers = |lines: &[QuestionLine]| lines.iter().map(|line| line.asked_by.given.clone()).collect::<Vec<_>>();
    assert_eq!(askers(&own(&w, w.parent, Role::Parent).await), ["Bekele"]);
    assert_eq!(askers(&own(&w, w.student, Role::Student).await), ["Hanna"]);
    assert!(own(&w, w.sibling, Role::Student).await.is_empty());
    assert!(own(&w, w.other_parent, Role::Parent).await.is_empty());
    let all = of_courses(&w, w.colleague, QuestionFilter::default()).await;
    assert_eq!((all.lines.len(), all.open), (2, 2));
    assert!(of_courses(&w, w.other_teacher, QuestionFilter::default()).await.lines.is_empty());
    let mut reader = w.store.read().await.expect("a connection is free");
    for (admin, expected) in [(w.admin, 2), (w.far_admin, 0)] {
        let permit = Administers::reading_questions(&mut reader, admin.caller()).await.expect("an admin");
        let read = questions::of_schools(&mut reader, &permit, &QuestionFilter::default()).await.expect("it loads");
        assert_eq!(read.lines.len(), expected);
        assert!(read.lines.iter().all(|line| !line.may_answer));
    }
    let permit = OwnQuestions::mint(&mut reader, w.teacher.caller(), Role::Teacher).await;
    assert!(matches!(permit, Err(Error::NotFound)), "teachers ask nobody");
    drop(reader);
    w.behind(&format!("UPDATE assessments SET posted_at = NULL WHERE id = {}", w.quiz)).await;
    assert_eq!(own(&w, w.parent, Role::Parent).await[0].asked_mark, None, "what is held back has no title");
}

async fn who_is_unlinked_reads_and_asks_no_more(w: World) {
    let question = asked(&w, w.parent, QuestionKind::Question).await;
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    assert!(own(&w, w.parent, Role::Parent).await.is_empty());
    let again = w.store.act_on_question(w.parent.caller(), act(question, QuestionAct::AskAgain, "Please?")).await;
    assert!(matches!(again, Err(Error::NotFound)));
    let anew = w.store.ask_teacher(w.parent.caller(), about_quiz(&w, QuestionKind::Question)).await;
    assert!(matches!(anew, Err(Error::NotFound)));
}

async fn a_step_is_taken_once_and_from_what_was_seen(w: World) {
    let question = asked(&w, w.parent, QuestionKind::Question).await;
    let twice = w.store.ask_teacher(w.parent.caller(), about_quiz(&w, QuestionKind::Question)).await;
    assert_eq!(twice.map(|moved| moved.question).ok(), Some(question.question), "the same is asked once");
    let answer = act(question, QuestionAct::Answer, "Yes.");
    let both = [w.teacher, w.colleague].map(|person| w.store.act_on_question(person.caller(), answer.clone()));
    let [first, second] = both;
    let (first, second) = tokio::join!(first, second);
    let lost = [refusal(first), refusal(second)].into_iter().flatten().collect::<Vec<_>>();
    assert_eq!(lost, [QuestionRefusal::Changed], "one wins, the other is told");
    assert_eq!(told(&w, w.parent, "question_answered").await, 1);
    let withdrawn = QuestionMoved { version: Version(2), ..question };
    let late = w.store.act_on_question(w.parent.caller(), act(withdrawn, QuestionAct::Withdraw, "")).await;
    assert_eq!(refusal(late), Some(QuestionRefusal::NotNow), "what is answered is not taken back");
}

async fn what_can_not_be_asked_is_refused(w: World) {
    let ask = |ask: AskTeacher| w.store.ask_teacher(w.student.caller(), ask);
    let base = || about_quiz(&w, QuestionKind::Correction);
    assert_eq!(refusal(ask(base()).await), Some(QuestionRefusal::NoMark), "there is no mark yet");
    assert_eq!(refusal(ask(AskTeacher { assessment: None, ..base() }).await), Some(QuestionRefusal::NoMark));
    let held = ask(AskTeacher { assessment: Some(w.held), ..base() }).await;
    assert!(matches!(held, Err(Error::NotFound)), "what is held back does not exist");
    let lab = ask(AskTeacher { assessment: Some(w.lab), kind: QuestionKind::Question, ..base() }).await;
    assert!(matches!(lab, Err(Error::NotFound)), "of another course");
    // A mark whose grace time runs is none yet.
    w.behind(&format!("UPDATE schools SET grace_seconds = 600 WHERE id = {}", w.school)).await;
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("the save is taken");
    assert_eq!(refusal(ask(base()).await), Some(QuestionRefusal::NoMark), "the family does not see it yet");
    for n in 0..MOST_OPEN {
        let said = format!("Question number {n}");
        ask(AskTeacher { kind: QuestionKind::Question, said, ..base() }).await.expect("it is asked");
    }
    let one_more = ask(AskTeacher { kind: QuestionKind::Question, ..base() }).await;
    assert_eq!(refusal(one_more), Some(QuestionRefusal::TooMany));
    let short = ask(AskTeacher { kind: QuestionKind::Question, said: " ? ".into(), ..base() }).await;
    assert_eq!(refusal(short), Some(QuestionRefusal::TooShort));
}

async fn a_seen_concern_is_the_guardians_own(w: World) {
    let seen =
        |extract| SeenConcern { student: w.student.member, course: w.maths, kind: ConcernKind::UnderPass, extract };
    for person in [w.other_parent, w.unlinked, w.student, w.teacher, w.admin] {
        assert!(matches!(w.store.see_concern(person.caller(), seen(1)).await, Err(Error::NotFound)));
    }
    w.store.see_concern(w.parent.caller(), seen(1)).await.expect("it is noted");
    w.store.see_concern(w.parent.caller(), seen(2)).await.expect("it is noted");
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ChildrenRecords::mint(&mut reader, w.parent.caller()).await.expect("a parent");
    let read = records::records_of_children(&mut reader, &permit).await.expect("the records load");
    assert_eq!(read.seen, [seen(2)]);
    let sibling = permit.only(w.sibling.member).expect("the own child");
    let read = records::records_of_children(&mut reader, &sibling).await.expect("the records load");
    assert_eq!(read.seen, [], "of the one child alone");
}
