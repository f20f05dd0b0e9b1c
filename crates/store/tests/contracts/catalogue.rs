//! A school's catalogue: what an admin changes in it, what is refused, and what stays.

use std::collections::BTreeSet;

use school::{
    calendar::Day,
    curriculum::{Stage, starting_set},
    event::EventName,
    id::{ClassId, MemberId, SchoolId, SubjectId, TermId, YearId},
    label::LabelProblem,
    setup::SetupProblem,
    view::{
        CatalogueAct as Act, CatalogueBody, CatalogueChanged, CataloguePart, ClassFields, ClassList, Problem,
        SubjectFields, SubjectRow, TermFields, YearRow,
    },
};
use store::{Caller, Error, permit::Administers, setup};

use crate::{contracts, world::World};

contracts!(
    a_subject_is_added_offered_and_stopped,
    a_subject_in_use_stays_and_an_unused_one_comes_back,
    a_name_is_there_once_and_a_stale_rename_is_told,
    the_national_curriculum_fills_what_lacks,
    one_year_is_the_current_one,
    a_closed_term_takes_no_marks_until_it_is_reopened,
    a_terms_dates_are_dates,
    a_class_has_its_place_its_teacher_and_its_students,
    only_the_schools_own_admins_change_its_catalogue,
);

async fn body(w: &World, caller: Caller, part: CataloguePart) -> CatalogueBody {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = Administers::setting_up(&mut reader, caller).await.expect("an admin sets up");
    setup::catalogue(&mut reader, &permit, None, part).await.expect("the catalogue loads").body
}

async fn subjects(w: &World) -> Vec<SubjectRow> {
    match body(w, w.admin.caller(), CataloguePart::Subjects).await {
        CatalogueBody::Subjects(subjects) => subjects,
        other => panic!("asked for subjects, got {other:?}"),
    }
}

async fn subject(w: &World, name: &str) -> SubjectRow {
    subjects(w).await.into_iter().find(|row| row.name == name).expect(name)
}

async fn years(w: &World) -> Vec<YearRow> {
    match body(w, w.admin.caller(), CataloguePart::Years).await {
        CatalogueBody::Years(years) => years,
        other => panic!("asked for years, got {other:?}"),
    }
}

async fn classes(w: &World) -> ClassList {
    match body(w, w.admin.caller(), CataloguePart::Classes).await {
        CatalogueBody::Classes(classes) => classes,
        other => panic!("asked for classes, got {other:?}"),
    }
}

async fn done(w: &World, act: Act) -> CatalogueChanged {
    w.store.change_catalogue(w.admin.caller(), w.school, act.clone()).await.unwrap_or_else(|e| panic!("{act:?}: {e:?}"))
}

async fn refused(w: &World, act: Act) -> SetupProblem {
    match w.store.change_catalogue(w.admin.caller(), w.school, act.clone()).await {
        Err(Error::Invalid(Problem::Setup(problem))) => problem,
        other => panic!("{act:?}: {other:?}"),
    }
}

fn stages(keys: &[&str]) -> BTreeSet<Stage> {
    keys.iter().map(|key| key.parse().expect("a stage")).collect()
}

fn fields(name: &str, keys: &[&str]) -> SubjectFields {
    SubjectFields { name: name.into(), stages: stages(keys) }
}

async fn a_subject_is_added_offered_and_stopped(w: World) {
    done(&w, Act::AddSubject { name: "  Chess  club ".into() }).await;
    let chess = subject(&w, "Chess club").await;
    assert!(chess.stages.is_empty() && !chess.removed && chess.is_removable());
    let offer = |was: &[&str], to: &[&str]| Act::ChangeSubject {
        subject: chess.subject,
        was: fields("Chess club", was),
        to: fields("Chess club", to),
    };
    done(&w, offer(&[], &["9", "11-Natural"])).await;
    // Two who saw the same page: each one's own levels are changed, the other's stay.
    done(&w, offer(&["9", "11-Natural"], &["9", "10", "11-Natural"])).await;
    done(&w, offer(&["9", "11-Natural"], &["9"])).await;
    assert_eq!(subject(&w, "Chess club").await.stages, stages(&["9", "10"]));
    // What is so already changes nothing.
    assert_eq!(done(&w, offer(&["9", "11-Natural"], &["9"])).await.event, None);
    assert!(!subject(&w, "Chess club").await.is_removable());
}

async fn a_subject_in_use_stays_and_an_unused_one_comes_back(w: World) {
    let maths = subject(&w, "Mathematics").await;
    assert_eq!((maths.courses, maths.is_removable()), (1, false));
    let remove = |subject| Act::RemoveSubject { subject };
    assert_eq!(refused(&w, remove(maths.subject)).await, SetupProblem::SubjectInUse);
    done(&w, Act::AddSubject { name: "Chess".into() }).await;
    let chess = subject(&w, "Chess").await.subject;
    let change = |was: &[&str], to: &[&str]| Act::ChangeSubject {
        subject: chess,
        was: fields("Chess", was),
        to: fields("Chess", to),
    };
    done(&w, change(&[], &["9"])).await;
    assert_eq!(refused(&w, remove(chess)).await, SetupProblem::SubjectOffered);
    done(&w, change(&["9"], &[])).await;
    done(&w, remove(chess)).await;
    assert!(subject(&w, "Chess").await.removed);
    done(&w, Act::RestoreSubject { subject: chess }).await;
    assert!(!subject(&w, "Chess").await.removed);
    // Adding one that was removed puts the same one back.
    done(&w, remove(chess)).await;
    done(&w, Act::AddSubject { name: "Chess".into() }).await;
    let back = subject(&w, "Chess").await;
    assert_eq!((back.subject, back.removed), (chess, false));
}

async fn a_name_is_there_once_and_a_stale_rename_is_told(w: World) {
    assert_eq!(refused(&w, Act::AddSubject { name: "Physics".into() }).await, SetupProblem::Taken);
    let empty = Act::AddSubject { name: " ".into() };
    assert_eq!(refused(&w, empty).await, SetupProblem::Label(LabelProblem::Empty));
    let physics = subject(&w, "Physics").await.subject;
    let rename =
        |was: &str, to: &str| Act::ChangeSubject { subject: physics, was: fields(was, &[]), to: fields(to, &[]) };
    assert_eq!(refused(&w, rename("Physics", "Mathematics")).await, SetupProblem::Taken);
    done(&w, rename("Physics", "Physical Science")).await;
    assert_eq!(refused(&w, rename("Physics", "Natural Science")).await, SetupProblem::ChangedMeanwhile);
    assert_eq!(subject(&w, "Physical Science").await.subject, physics);
}

async fn the_national_curriculum_fills_what_lacks(w: World) {
    let maths = subject(&w, "Mathematics").await;
    assert!(maths.stages.is_empty());
    done(&w, Act::TakeStartingSet { sure: true }).await;
    let now = subjects(&w).await;
    for (name, stages) in starting_set() {
        let row = now.iter().find(|row| row.name == name).expect(name);
        assert_eq!(row.stages, stages.into_iter().collect(), "{name}");
    }
    assert_eq!(subject(&w, "Mathematics").await.subject, maths.subject);
}

async fn one_year_is_the_current_one(w: World) {
    let before = years(&w).await;
    assert_eq!(before.iter().map(|y| (&*y.name, y.current)).collect::<Vec<_>>(), [("2017 E.C.", true)]);
    let told = |changed: CatalogueChanged| changed.event.map(|event| event.name);
    assert_eq!(told(done(&w, Act::AddYear { name: "2018 E.C.".into() }).await), Some(EventName::SetupChanged));
    assert_eq!(refused(&w, Act::AddYear { name: "2018 E.C.".into() }).await, SetupProblem::Taken);
    let next = years(&w).await[0].clone();
    assert_eq!((&*next.name, next.current), ("2018 E.C.", false));
    let current = Act::MakeCurrent { year: next.year };
    assert_eq!(told(done(&w, current.clone()).await), Some(EventName::DataRefreshNeeded), "as the feed tells it");
    assert_eq!(told(done(&w, current).await), None, "it was so already");
    let told = format!(
        "SELECT COUNT(*) FROM settings_history WHERE setting = 'current_year' AND old_value = '2017 E.C.' \
         AND new_value = '2018 E.C.' AND actor_id = {}",
        w.admin.member
    );
    assert_eq!(w.number(&told).await, 1);
    let rename = |was: &str, to: &str| Act::RenameYear { year: next.year, was: was.into(), to: to.into() };
    done(&w, rename("2018 E.C.", "2018")).await;
    assert_eq!(refused(&w, rename("2018 E.C.", "Next")).await, SetupProblem::ChangedMeanwhile);
    let now = years(&w).await;
    assert_eq!(now.iter().map(|y| (&*y.name, y.current)).collect::<Vec<_>>(), [("2018", true), ("2017 E.C.", false)]);
    assert_eq!(classes(&w).await.classes, [], "the new year has no class yet");
}

async fn a_closed_term_takes_no_marks_until_it_is_reopened(w: World) {
    let terms = years(&w).await[0].terms.clone();
    let [first, second] = &terms[..] else { panic!("two terms: {terms:?}") };
    assert!(first.closed_at.is_some() && (first.courses, first.blank) == (0, 0), "what is closed is settled");
    // Three columns of mathematics for two students, one of physics for one.
    assert_eq!((second.courses, second.blank), (2, 7));
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17", 0)).await.expect("the term is open");
    assert_eq!(years(&w).await[0].terms[1].blank, 6);
    done(&w, Act::CloseTerm { term: second.term }).await;
    let closed = years(&w).await[0].terms[1].closed_at;
    assert!(closed.is_some());
    let save = w.save(w.student, w.quiz, "18", 1);
    let refused = w.store.save_grade(w.teacher.caller(), save.clone()).await;
    assert!(matches!(refused, Err(Error::Invalid(Problem::TermClosed))));
    // Closing it again moves nothing, not even the instant.
    done(&w, Act::CloseTerm { term: second.term }).await;
    assert_eq!(years(&w).await[0].terms[1].closed_at, closed);
    done(&w, Act::ReopenTerm { term: second.term }).await;
    w.store.save_grade(w.teacher.caller(), save).await.expect("the term is open again");
    let told = "SELECT COUNT(*) FROM settings_history WHERE setting IN ('term_closed', 'term_reopened') \
        AND new_value = 'Semester II'";
    assert_eq!(w.number(told).await, 2);
}

async fn a_terms_dates_are_dates(w: World) {
    let year = years(&w).await[0].year;
    let term =
        |name: &str, from: &str, to: &str| TermFields { name: name.into(), starts_on: from.into(), ends_on: to.into() };
    for (from, to) in [("2026-02-30", ""), ("x", ""), ("2026-02-02", "2026-02-01")] {
        assert_eq!(
            refused(&w, Act::AddTerm { year, to: term("III", from, to) }).await,
            SetupProblem::Dates,
            "{from} {to}"
        );
    }
    done(&w, Act::AddTerm { year, to: term("III", "2026-02-01", "2026-06-30") }).await;
    let third = years(&w).await[0].terms[2].clone();
    let days = ["2026-02-01", "2026-06-30"].map(Day::from_iso);
    assert_eq!([third.starts_on, third.ends_on], days);
    let was = term("III", "2026-02-01", "2026-06-30");
    let change = |to: TermFields| Act::ChangeTerm { term: third.term, was: was.clone(), to };
    assert_eq!(refused(&w, change(term("Semester II", "", ""))).await, SetupProblem::Taken);
    done(&w, change(term("Summer", "", ""))).await;
    assert_eq!(refused(&w, change(term("Autumn", "", ""))).await, SetupProblem::ChangedMeanwhile);
    let now = years(&w).await[0].terms[2].clone();
    assert_eq!((&*now.name, now.starts_on, now.ends_on), ("Summer", None, None));
}

async fn a_class_has_its_place_its_teacher_and_its_students(w: World) {
    let list = classes(&w).await;
    assert_eq!(list.year.as_deref(), Some("2017 E.C."));
    let names: Vec<String> = list.teachers.iter().map(|(_, name)| name.given.clone()).collect();
    assert_eq!(names, ["Meseret", "Tesfaye", "Yohannes"], "active teachers by name");
    let [nine] = &list.classes[..] else { panic!("one class: {list:?}") };
    assert_eq!((nine.stage.to_string().as_str(), &*nine.section, nine.students, nine.courses), ("Grade 9", "A", 3, 2));
    let class = |key: &str, section: &str, teacher: Option<MemberId>| ClassFields {
        stage: key.parse().expect("a stage"),
        section: section.into(),
        teacher,
    };
    assert_eq!(refused(&w, Act::AddClass { to: class("9", "A", None) }).await, SetupProblem::Taken);
    done(&w, Act::AddClass { to: class("11-Natural", " B ", Some(w.teacher.member)) }).await;
    let eleven = classes(&w).await.classes[1].clone();
    assert_eq!((eleven.stage.to_string().as_str(), &*eleven.section), ("Grade 11 Natural", "B"));
    assert_eq!(eleven.teacher.map(|(id, _)| id), Some(w.teacher.member));
    let (was, change) =
        (class("11-Natural", "B", Some(w.teacher.member)), |class, was, to| Act::ChangeClass { class, was, to });
    done(&w, change(eleven.class, was.clone(), class("11-Social", "B", None))).await;
    let stale = refused(&w, change(eleven.class, was, class("12-Social", "B", None))).await;
    assert_eq!(stale, SetupProblem::ChangedMeanwhile);
    let settled = refused(&w, change(nine.class, class("9", "A", None), class("10", "A", None))).await;
    assert_eq!(settled, SetupProblem::ClassInUse);
    done(&w, change(nine.class, class("9", "A", None), class("9", "C", Some(w.colleague.member)))).await;
    for nobody in [w.student.member, w.suspended.member, w.far_teacher.member] {
        let to = class("8", "A", Some(nobody));
        let refused = w.store.change_catalogue(w.admin.caller(), w.school, Act::AddClass { to }).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
}

async fn only_the_schools_own_admins_change_its_catalogue(w: World) {
    let before = (subjects(&w).await, years(&w).await, classes(&w).await);
    let (year, term, class) = (before.1[0].year, before.1[0].terms[1].term, before.2.classes[0].class);
    let subject = before.0[0].subject;
    let class_fields = ClassFields { stage: "9".parse().expect("a stage"), section: "Z".into(), teacher: None };
    let term_fields = TermFields { name: "Z".into(), starts_on: String::new(), ends_on: String::new() };
    let acts = |subject: SubjectId, year: YearId, term: TermId, class: ClassId| {
        vec![
            Act::ChangeSubject { subject, was: fields("x", &[]), to: fields("x", &["9"]) },
            Act::RemoveSubject { subject },
            Act::RestoreSubject { subject },
            Act::RenameYear { year, was: "x".into(), to: "Z".into() },
            Act::MakeCurrent { year },
            Act::AddTerm { year, to: term_fields.clone() },
            Act::ChangeTerm { term, was: term_fields.clone(), to: term_fields.clone() },
            Act::CloseTerm { term },
            Act::ReopenTerm { term },
            Act::ChangeClass { class, was: class_fields.clone(), to: class_fields.clone() },
        ]
    };
    for act in acts(subject, year, term, class) {
        for person in [w.teacher, w.student, w.parent, w.suspended, w.far_admin] {
            let refused = w.store.change_catalogue(person.caller(), w.school, act.clone()).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{act:?}");
        }
        // Another school's things are none of this school's, whoever asks.
        let refused = w.store.change_catalogue(w.far_admin.caller(), w.second_school, act.clone()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{act:?}");
    }
    for act in acts(SubjectId(1), YearId(1), TermId(1), ClassId(1)) {
        let refused = w.store.change_catalogue(w.admin.caller(), w.school, act.clone()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{act:?}");
    }
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = Administers::setting_up(&mut reader, w.admin.caller()).await.expect("an admin sets up");
    for school in [w.second_school, SchoolId(1)] {
        let refused = setup::catalogue(&mut reader, &permit, Some(school), CataloguePart::Years).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    drop(reader);
    assert_eq!((subjects(&w).await, years(&w).await, classes(&w).await), before);
}
