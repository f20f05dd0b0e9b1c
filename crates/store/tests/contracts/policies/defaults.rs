//! What a school's courses start from.

use school::{
    curriculum::GradeLevel,
    grade::Policy,
    id::Version,
    view::{
        CatalogueAct, DefaultsPreview, FOLLOW, PolicyBand, PolicyDefaults, PolicyLock, PolicyRefusal, PolicySource,
        SetDefault, TermFields, stamp_of,
    },
};
use store::{Caller, Error, permit::Administers, policy};

use super::{exams, heard, json, only_open, page, refusal, set};
use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    a_course_follows_its_grade_then_its_school_then_the_program,
    what_a_default_would_do_is_seen_first,
    two_admins_do_not_overwrite_each_other,
    a_later_default_changes_no_earlier_term,
    only_the_schools_own_admins_see_and_change_defaults,
);

fn grades(first: i64, last: i64) -> PolicyBand {
    let level = |number: i64| GradeLevel::try_from(number).expect("a grade level");
    PolicyBand::levels(level(first), level(last))
}

async fn read(w: &World, caller: Caller, asked: Option<(PolicyBand, &str)>) -> PolicyDefaults {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = Administers::setting_up(&mut reader, caller).await.expect("an admin sets up");
    policy::policy_defaults(&mut reader, &permit, Some(w.school), asked).await.expect("the page loads")
}

async fn previewed(w: &World, band: PolicyBand, policy: &str) -> (DefaultsPreview, SetDefault) {
    let page = read(w, w.admin.caller(), Some((band, policy))).await;
    let preview = page.preview.expect("it was asked for");
    let stamp = stamp_of(&preview.effect, &preview.at_the_end);
    let (term, _) = page.term.expect("there is a term");
    (preview, SetDefault { school: w.school, term, band, policy: policy.to_owned(), seen: page.seen, stamp })
}

async fn set_default(w: &World, band: PolicyBand, policy: &str) -> Version {
    let (_, set) = previewed(w, band, policy).await;
    w.store.set_default(w.admin.caller(), set).await.expect("it is applied").version
}

/// Whose policy mathematics follows, and which.
async fn followed(w: &World) -> (PolicySource, Policy) {
    let page = page(w, w.teacher.caller(), w.maths, None).await;
    (page.source, page.policy)
}

async fn a_course_follows_its_grade_then_its_school_then_the_program(w: World) {
    assert_eq!(followed(&w).await, (PolicySource::Program, Policy::default()));
    let since = super::cursor(&w, w.student).await;
    assert_eq!(set_default(&w, PolicyBand::SCHOOL, &json(&exams(51))).await, Version(1));
    assert_eq!(heard(&w, w.student, &since).await, ["data_refresh_needed"]);
    assert_eq!(followed(&w).await, (PolicySource::School, exams(51)));
    set_default(&w, grades(10, 12), &json(&exams(52))).await;
    assert_eq!(followed(&w).await, (PolicySource::School, exams(51)), "mathematics is of grade 9");
    assert_eq!(set_default(&w, grades(9, 11), &json(&exams(53))).await, Version(3));
    assert_eq!(followed(&w).await, (PolicySource::Level, exams(53)));
    let now = read(&w, w.admin.caller(), None).await;
    assert_eq!(now.school_wide, Some(exams(51)));
    assert_eq!(now.bands, [(grades(9, 11), exams(53)), (grades(12, 12), exams(52))]);
    let changes: Vec<_> = now.history.iter().map(|v| (v.version.0, v.band)).collect();
    assert_eq!(changes, [(3, grades(9, 11)), (2, grades(10, 12)), (1, PolicyBand::SCHOOL)]);
    set(&w, w.teacher, w.maths, &json(&exams(54))).await;
    assert_eq!(followed(&w).await, (PolicySource::Own, exams(54)));
    set(&w, w.teacher, w.maths, FOLLOW).await;
    set_default(&w, grades(9, 9), FOLLOW).await;
    assert_eq!(followed(&w).await, (PolicySource::School, exams(51)));
    set_default(&w, PolicyBand::SCHOOL, FOLLOW).await;
    assert_eq!(followed(&w).await, (PolicySource::Program, Policy::default()));
}

async fn what_a_default_would_do_is_seen_first(w: World) {
    for (assessment, typed) in [(w.quiz, "10"), (w.exam, "90")] {
        w.store.save_grade(w.teacher.caller(), w.save(w.student, assessment, typed, 0)).await.expect("written");
    }
    let (preview, change) = previewed(&w, grades(9, 10), &json(&exams(80))).await;
    assert_eq!((preview.following, preview.own, preview.uncounted), (2, 0, 0));
    assert_eq!((preview.effect.moved, preview.courses.len()), (1, 1));
    assert_eq!((preview.courses[0].course, preview.courses[0].effect.moved), (w.maths, 1));
    let (elsewhere, _) = previewed(&w, grades(1, 8), &json(&exams(80))).await;
    assert_eq!((elsewhere.following, elsewhere.effect.totals), (0, 0));
    w.store.save_grade(w.teacher.caller(), w.save(w.sibling, w.quiz, "10", 0)).await.expect("written");
    let answer = w.store.set_default(w.admin.caller(), change.clone()).await;
    assert_eq!(refusal(answer), PolicyRefusal::EffectChanged);
    set(&w, w.teacher, w.maths, &json(&exams(55))).await;
    let (preview, _) = previewed(&w, grades(9, 10), &json(&exams(80))).await;
    assert_eq!((preview.following, preview.own, preview.effect.moved), (1, 1, 0), "a course of its own stays");
}

async fn two_admins_do_not_overwrite_each_other(w: World) {
    let (_, first) = previewed(&w, grades(9, 9), &json(&exams(70))).await;
    let (_, second) = previewed(&w, grades(1, 4), &json(&exams(20))).await;
    w.store.set_default(w.admin.caller(), first.clone()).await.expect("it is applied");
    let again = w.store.set_default(w.admin.caller(), first).await.expect("the replay is answered");
    assert_eq!(again.version, Version(1));
    let answer = w.store.set_default(w.admin.caller(), second).await;
    assert_eq!(refusal(answer), PolicyRefusal::ChangedMeanwhile);
    assert_eq!(w.number("SELECT COUNT(*) FROM policy_defaults").await, 1);
}

async fn a_later_default_changes_no_earlier_term(w: World) {
    only_open(&w, 1).await;
    set_default(&w, grades(9, 9), &json(&exams(70))).await;
    set_default(&w, PolicyBand::SCHOOL, &json(&exams(65))).await;
    only_open(&w, 2).await;
    assert_eq!(followed(&w).await, (PolicySource::Program, Policy::default()));
    set_default(&w, grades(9, 9), &json(&exams(80))).await;
    only_open(&w, 1).await;
    assert_eq!(followed(&w).await, (PolicySource::Level, exams(70)));
    only_open(&w, 2).await;
    let year = w.number(&format!("SELECT year_id FROM courses WHERE id = {}", w.maths)).await;
    let fields = |name: &str| TermFields { name: name.into(), starts_on: String::new(), ends_on: String::new() };
    let add = CatalogueAct::AddTerm { year: year.into(), to: fields("Semester III") };
    w.store.change_catalogue(w.admin.caller(), w.school, add).await.expect("a term is added");
    assert_eq!(followed(&w).await, (PolicySource::Level, exams(80)), "a new term begins with the last one's");
    set_default(&w, grades(9, 9), &json(&exams(90))).await;
    // The next year begins with it, too.
    let act = CatalogueAct::AddYear { name: "2018 E.C.".into() };
    w.store.change_catalogue(w.admin.caller(), w.school, act).await.expect("a year is added");
    let next = w.number("SELECT MAX(id) FROM academic_years").await;
    let act = CatalogueAct::AddTerm { year: next.into(), to: fields("Semester I") };
    w.store.change_catalogue(w.admin.caller(), w.school, act).await.expect("a term is added");
    let body = "SELECT COUNT(*) FROM policy_defaults f JOIN terms t ON t.school_id = f.school_id AND t.id = f.term_id \
        WHERE f.grade_level = 9 AND f.version = 1 AND t.year_id =";
    assert_eq!(w.number(&format!("{body} {next}")).await, 1);
    for (position, expected) in [(1, exams(70)), (2, exams(80)), (3, exams(90))] {
        only_open(&w, position).await;
        assert_eq!(followed(&w).await, (PolicySource::Level, expected), "term {position}");
    }
    w.behind("UPDATE terms SET closed_at = 1").await;
    let page = read(&w, w.admin.caller(), Some((grades(9, 9), FOLLOW))).await;
    assert_eq!((page.lock, page.preview), (Some(PolicyLock::TermClosed), None));
}

async fn only_the_schools_own_admins_see_and_change_defaults(w: World) {
    let (_, change) = previewed(&w, PolicyBand::SCHOOL, &json(&exams(70))).await;
    let strangers: [Person; 4] = [w.teacher, w.student, w.parent, w.far_admin];
    for stranger in strangers {
        let answer = w.store.set_default(stranger.caller(), change.clone()).await;
        assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    }
    let mut reader = w.store.read().await.expect("a connection is free");
    let far = Administers::setting_up(&mut reader, w.far_admin.caller()).await.expect("an admin elsewhere");
    let answer = policy::policy_defaults(&mut reader, &far, Some(w.school), None).await;
    assert!(matches!(answer, Err(Error::NotFound)));
    assert_eq!(w.number("SELECT COUNT(*) FROM policy_defaults").await, 0);
}
