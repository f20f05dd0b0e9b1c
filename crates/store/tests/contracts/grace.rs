//! A school's grace time: what families see of a mark, and when.

use school::{
    event::{Cursor, EventName},
    id::Version,
    settings::Grace,
    view::{CorrectGrade, Records, SaveSettings},
};
use store::{feed, permit::Administers, setup};

use crate::{
    contracts,
    marks::cells,
    reading::{children, own},
    world::{Person, World},
};

contracts!(
    a_mark_reaches_families_when_its_grace_time_is_over,
    a_slip_that_is_put_right_reaches_no_family,
    a_mark_that_families_see_stays_until_the_new_one_is_due,
    an_admins_correction_has_the_same_grace_time,
    without_a_grace_time_what_waits_is_shown,
    many_marks_are_told_in_several_steps,
);

/// Gives the school a grace time as an admin does.
pub async fn grace(w: &World, minutes: &str) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = Administers::setting_up(&mut reader, w.admin.caller()).await.expect("an admin sets up");
    let page = setup::settings(&mut reader, &permit, None).await.expect("the settings load");
    drop(reader);
    let mut settings = page.settings;
    settings.grace = Grace::from_name(minutes).expect("a grace time");
    let save = SaveSettings { school: page.school, seen: page.version, told: page.version, settings };
    w.store.save_settings(w.admin.caller(), save).await.expect("the settings are saved");
}

async fn save(w: &World, typed: &str, seen: i64) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, typed, seen)).await.expect("the teacher may");
}

/// Lets the grace time of everything be over.
pub async fn time_passes(w: &World) {
    w.behind("UPDATE grades SET due_at = 1 WHERE due_at IS NOT NULL").await;
}

/// All that a family is sent, but the time of reading.
fn sent(mut records: Records) -> String {
    (records.as_of.read_at, records.as_of.cursor) = (school::clock::Instant(0), Cursor::default());
    serde_json::to_string(&records).expect("it is sent as JSON")
}

/// What the student and the parent are sent.
async fn families(w: &World) -> [String; 2] {
    [
        sent(own(w, w.student).await.expect("a student reads")),
        sent(children(w, w.parent).await.expect("a parent reads")),
    ]
}

/// The students' mark as the student sees it, and the overall.
async fn shown(w: &World) -> (String, Option<String>) {
    let records = own(w, w.student).await.expect("a student reads");
    let course = &records.students[0].courses[0];
    (course.marks[0].mark.shown(), course.overall().percent.map(|percent| percent.to_string()))
}

async fn now(w: &World, person: Person) -> Cursor {
    let mut reader = w.store.read().await.expect("a connection is free");
    feed::cursor_of(&mut reader, person.account).await.expect("the cursor loads")
}

async fn heard(w: &World, person: Person, since: &Cursor) -> Vec<EventName> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let (events, _) = feed::changes_since(&mut reader, person.account, since).await.expect("the feed loads");
    events.into_iter().map(|event| event.name).collect()
}

async fn a_mark_reaches_families_when_its_grace_time_is_over(w: World) {
    grace(&w, "10").await;
    let (before, since) = (families(&w).await, now(&w, w.parent).await);
    let mut commits = w.store.committed();
    save(&w, "17", 0).await;
    assert_eq!(families(&w).await, before, "not a byte of it");
    assert_eq!(cells(&w).await[0].mark.shown(), "17", "the teacher sees it");
    let staff = [w.teacher, w.colleague, w.admin];
    for person in staff {
        assert_eq!(heard(&w, person, &since).await, [EventName::GradeCreated]);
    }
    for person in [w.student, w.parent] {
        assert_eq!(heard(&w, person, &since).await, []);
    }
    let mut reader = w.store.read().await.expect("a connection is free");
    let woken = feed::audience(&mut reader, &commits.recv().await.expect("told")).await.expect("it loads");
    drop(reader);
    for (person, is_woken) in [(w.teacher, true), (w.admin, true), (w.student, false), (w.parent, false)] {
        assert_eq!(woken.contains(&person.account), is_woken);
    }
    assert_eq!(w.store.show_marks().await.expect("it looks"), 0, "nothing is due");
    time_passes(&w).await;
    assert_eq!(shown(&w).await, ("17".into(), Some("85".into())), "seen by the clock, before anybody is told");
    let since = now(&w, w.parent).await;
    assert_eq!(w.store.show_marks().await.expect("it looks"), 1);
    assert_eq!(w.store.show_marks().await.expect("it looks"), 0, "once");
    for person in [w.student, w.parent] {
        assert_eq!(heard(&w, person, &since).await, [EventName::GradeCreated]);
    }
    for person in [staff[0], staff[1], staff[2], w.sibling] {
        assert_eq!(heard(&w, person, &since).await, [], "they have heard, or it is not theirs");
    }
    assert_eq!(shown(&w).await.0, "17");
}

async fn a_slip_that_is_put_right_reaches_no_family(w: World) {
    save(&w, "17", 0).await;
    grace(&w, "10").await;
    let (before, since) = (families(&w).await, now(&w, w.parent).await);
    for (typed, seen) in [("7", 1), ("", 2), ("MI", 3), ("17", 4)] {
        let typed = if typed == "MI" { "7 MI" } else { typed };
        save(&w, typed, seen).await;
        assert_eq!(families(&w).await, before, "{typed}");
    }
    time_passes(&w).await;
    w.store.show_marks().await.expect("it looks");
    assert_eq!(families(&w).await, before, "not even when it was written");
    for person in [w.student, w.parent] {
        assert_eq!(heard(&w, person, &since).await, []);
    }
    assert_eq!(cells(&w).await[0].version, Version(5));
}

async fn a_mark_that_families_see_stays_until_the_new_one_is_due(w: World) {
    grace(&w, "60").await;
    save(&w, "10", 0).await;
    time_passes(&w).await;
    // Over by the clock, though nobody was told yet: it is what families see.
    save(&w, "12", 1).await;
    assert_eq!(shown(&w).await, ("10".into(), Some("50".into())));
    save(&w, "14", 2).await;
    assert_eq!(shown(&w).await.0, "10");
    let since = now(&w, w.parent).await;
    time_passes(&w).await;
    assert_eq!(w.store.show_marks().await.expect("it looks"), 1);
    assert_eq!(shown(&w).await, ("14".into(), Some("70".into())));
    assert_eq!(heard(&w, w.student, &since).await, [EventName::GradeUpdated]);
    save(&w, "", 3).await;
    assert_eq!(shown(&w).await.0, "14");
    let since = now(&w, w.parent).await;
    time_passes(&w).await;
    assert_eq!(w.store.show_marks().await.expect("it looks"), 1);
    assert_eq!(heard(&w, w.student, &since).await, [EventName::GradeDeleted]);
    assert_eq!(shown(&w).await, (String::new(), None));
}

async fn an_admins_correction_has_the_same_grace_time(w: World) {
    save(&w, "10", 0).await;
    grace(&w, "1").await;
    let before = families(&w).await;
    let correct = CorrectGrade { save: w.save(w.student, w.quiz, "12", 1), why: "Recounted".into() };
    w.store.correct_grade(w.admin.caller(), correct).await.expect("it is corrected");
    assert_eq!(families(&w).await, before);
    time_passes(&w).await;
    assert_eq!(shown(&w).await.0, "12");
}

async fn without_a_grace_time_what_waits_is_shown(w: World) {
    grace(&w, "60").await;
    save(&w, "17", 0).await;
    grace(&w, "30").await;
    assert_eq!(shown(&w).await.0, "", "it waits half as long");
    let left = format!("SELECT due_at - changed_at FROM grades WHERE student_id = {}", w.student.member);
    assert_eq!(w.number(&left).await, 30 * 60 * 1000);
    let since = now(&w, w.parent).await;
    grace(&w, "0").await;
    assert_eq!(shown(&w).await.0, "17");
    assert_eq!(w.store.show_marks().await.expect("it looks"), 1);
    let told = heard(&w, w.student, &since).await;
    assert_eq!(told, [EventName::DataRefreshNeeded, EventName::GradeCreated]);
    let since = now(&w, w.parent).await;
    save(&w, "18", 1).await;
    assert_eq!((shown(&w).await.0, heard(&w, w.student, &since).await), ("18".into(), vec![EventName::GradeUpdated]));
}

async fn many_marks_are_told_in_several_steps(w: World) {
    let rows: Vec<String> = (1..=450)
        .map(|n| {
            let id = 7_000_000 + n;
            format!("({}, {}, {id}, 'Quiz', 'quiz', 1000, {n}, (SELECT MAX(id) FROM terms WHERE school_id = {}), 1, {}, 's{n}')",
                w.school, w.maths, w.school, w.teacher.member)
        })
        .collect();
    let columns =
        "school_id, course_id, id, title, kind, max_hundredths, position, term_id, posted_at, created_by, save_id";
    w.behind(&format!("INSERT INTO assessments ({columns}) VALUES {}", rows.join(", "))).await;
    w.behind(&format!(
        "INSERT INTO grades (school_id, course_id, student_id, assessment_id, points_hundredths, version, changed_at, \
         changed_by, due_at) SELECT school_id, course_id, {}, id, 500, 1, 1, created_by, 1 FROM assessments WHERE id > 7000000 \
         AND id <= 7000450",
        w.student.member
    ))
    .await;
    let since = now(&w, w.parent).await;
    assert_eq!(w.store.show_marks().await.expect("it looks"), 450);
    let newest = now(&w, w.parent).await;
    let steps = newest.at(w.school).expect("a revision").0 - since.at(w.school).expect("a revision").0;
    assert_eq!((steps, heard(&w, w.student, &since).await.len()), (3, 450));
}
