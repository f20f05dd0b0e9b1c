//! What holds in every language.

use std::{collections::BTreeSet, fmt::Debug};

use school::{
    account::LinkState,
    calendar::Calendar,
    clock::Instant,
    curriculum::{ClassLabel, CourseLabel, Region, Stage},
    family::{Kinship, LinkAct},
    grade::{Kind, Rank},
    id::{NotificationId, SchoolId},
    link_code::LinkProblem,
    notice::NoticeKind,
    person::{Name, PersonAct, PersonField, Role},
    request::{Act, RequestKind, RequestState},
    roster::{LineProblem, class_key, field_of_header, role_of_word},
    settings::Setting,
    view::{Correction, NoticeLine},
};

use super::*;

fn every() -> impl Iterator<Item = &'static Catalogue> {
    LANGUAGES.iter().map(|language| language.catalogue)
}

#[test]
fn a_language_is_found_by_its_tag() {
    assert_eq!(LANGUAGES[0].tag, "en");
    for of in &LANGUAGES {
        assert_eq!(language(of.tag).map(|found| found.name), Some(of.name));
        assert_eq!(of.catalogue.lang, of.tag);
    }
    for tongue in Tongue::ALL {
        assert_eq!(of_tongue(tongue).tag, tongue.tag());
    }
    assert!(language("AM").is_none() && language("").is_none() && language("ti").is_none());
}

/// Fails where a text leaves out what it was given.
#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in {text:?}");
    }
}

#[test]
fn texts_of_marks_say_what_they_are_given() {
    for text in every() {
        let book = &text.gradebook;
        for count in [book.students, book.assessments, book.marks] {
            says(&count(1), &["1"]);
            says(&count(31), &["31"]);
            assert_ne!(count(1).replace('1', "2"), count(2), "{} has a plural", text.lang);
        }
        says(&(book.out_of)("20"), &["20"]);
        says(&(text.record.rank)(Rank { place: 3, of: 41 }), &["3", "41"]);
        says(&(book.mark_of)("Hana", "Quiz 1"), &["Hana", "Quiz 1"]);
        says(&(book.conflict)("Hana", "Quiz 1", "17", "18"), &["Hana", "Quiz 1", "17", "18"]);
        says(&(book.refused)("Hana", "Quiz 1", "x", "Why."), &["Hana", "Quiz 1", "x", "Why."]);
        says(&(book.keep)("17"), &["17"]);
        says(&(book.write_mine)("18"), &["18"]);
        says(&(book.saved)("Hana, Quiz 1"), &["Hana, Quiz 1"]);
        says(&(text.record.taught_by)("Aster"), &["Aster"]);
        says(&(text.record.out_of)("20"), &["20"]);
        says(&(text.failure.too_many)(90), &["90"]);
        says(&(text.failure.too_many)(180), &["3"]);
        says(&(text.failure.internal)(4711), &["4711"]);
    }
}

#[test]
fn texts_of_cells_say_what_they_are_given() {
    for text in every() {
        let cells = &text.cells;
        for counted in [cells.selected, cells.copied, cells.will_change, cells.will_stay, cells.can_not, cells.apply] {
            says(&counted(1), &["1"]);
            says(&counted(31), &["31"]);
            assert_ne!(counted(1).replace('1', "2"), counted(2), "{} has a plural", text.lang);
        }
        for counted in [cells.will_replace, cells.apply_good, cells.more] {
            says(&counted(31), &["31"]);
        }
        for named in [cells.undone, cells.redone, cells.comment_of, cells.commented, cells.reason, cells.restore] {
            says(&named("Hana"), &["Hana"]);
        }
        for two in [cells.theirs, cells.because, cells.from_to] {
            says(&two("Hana", "17"), &["Hana", "17"]);
        }
        let keys: BTreeSet<_> = cells.all_keys.iter().map(|(keys, _)| *keys).collect();
        let first: BTreeSet<_> = LANGUAGES[0].catalogue.cells.all_keys.iter().map(|(keys, _)| *keys).collect();
        assert_eq!(keys, first, "every language tells of the same keys");
        are_told_apart(cells.all_keys, |(_, what)| what.into());
        for code in ["EX", "MI", "LA", "AB", "IN", "*", "/", "."] {
            assert!(keys.iter().any(|keys| keys.split_whitespace().any(|key| key == code)), "{code} is told of");
        }
    }
}

#[test]
fn texts_of_people_say_what_they_are_given() {
    for text in every() {
        let people = &text.people;
        for named in [people.changed, people.suspended, people.reactivated, people.by, text.account.link.welcome] {
            says(&named("Hana"), &["Hana"]);
        }
        says(&(people.found)(31), &["31"]);
        says(&(text.common.page_of)(2, 7), &["2", "7"]);
        says(&(people.from_to)("Class", "9 A", "9 B"), &["Class", "9 A", "9 B"]);
        says(&(people.from_to)("Class", "", "9 B"), &["Class", "9 B"]);
        says(
            &(text.account.link.of_person)("Hana", Role::Parent, "Addis"),
            &["Hana", (text.role)(Role::Parent), "Addis"],
        );
        says(&(text.account.link.signed_in_as)("a@b.et"), &["a@b.et"]);
        says(
            &(text.setup.changed_to)("Hana", Setting::Name, "Addis"),
            &["Hana", (text.setup.setting)(Setting::Name), "Addis"],
        );
        says(&(text.notices.bell)(3), &["3"]);
        says(&(text.notices.more)(3), &["3"]);
    }
}

fn line(kind: NoticeKind) -> NoticeLine {
    NoticeLine {
        notice: NotificationId(1),
        kind,
        school: SchoolId(1),
        school_name: "Addis".into(),
        role: Role::Parent,
        about_reader: false,
        person: Some(Name::new("Hana", "Bekele", "")),
        course: None,
        about: Some(CourseLabel { subject: "Biology".into(), ..CourseLabel::default() }),
        correction: None,
        created_at: Instant(0),
        read: false,
    }
}

#[test]
fn a_corrected_mark_is_told_with_its_reason() {
    for text in every() {
        let correction = Some(Correction { assessment: "Quiz 1".into(), why: "Recounted".into() });
        let told = NoticeLine { correction, ..line(NoticeKind::MarkChangedByAdmin) };
        says(&(text.notices.sentence)(&told), &["Hana Bekele", "Biology", "Quiz 1", "Recounted"]);
    }
}

#[test]
fn a_notice_names_whom_and_what_it_is_about() {
    use NoticeKind as K;
    for text in every() {
        for kind in NoticeKind::ALL {
            let known = (text.notices.sentence)(&line(*kind));
            let of_a_person = !matches!(
                kind,
                K::CourseUnderReview | K::CourseApproved | K::CourseDeclined | K::CourseEnded | K::RegistrationApproved
            );
            let of_a_course = !matches!(
                kind,
                K::RegistrationWaits | K::RegistrationApproved | K::GuardianLinked | K::GuardianUnlinked
            );
            assert_eq!(known.contains("Hana Bekele"), of_a_person, "{known}");
            assert_eq!(known.contains("Biology"), of_a_course, "{known}");
            let unknown = NoticeLine { person: None, about: None, ..line(*kind) };
            says(&(text.notices.sentence)(&unknown), &[" "]);
            let of_reader = NoticeLine { about_reader: true, ..line(*kind) };
            assert!(!(text.notices.sentence)(&of_reader).starts_with(' '), "{kind:?}");
        }
    }
}

/// Fails where two things have one word, or one has none.
#[track_caller]
fn are_told_apart<T: Copy + Debug>(all: &[T], word: impl Fn(T) -> String) {
    let words: BTreeSet<String> = all.iter().map(|of| word(*of)).filter(|word| !word.is_empty()).collect();
    assert_eq!(words.len(), all.len(), "{all:?}: {words:?}");
}

#[test]
fn what_is_chosen_from_is_told_apart() {
    for text in every() {
        are_told_apart(&Kind::ALL, |of| (text.kind)(of).into());
        are_told_apart(&Role::ALL, |of| (text.role)(of).into());
        are_told_apart(&PersonField::ALL, |of| (text.people.field)(of).into());
        are_told_apart(PersonAct::ALL, |of| (text.people.act)(of).into());
        are_told_apart(RequestState::ALL, |of| (text.requests.state)(of).into());
        are_told_apart(LinkState::ALL, |of| (text.account.link.state)(of).into());
        are_told_apart(Setting::ALL, |of| (text.setup.setting)(of).into());
        are_told_apart(&Calendar::ALL, |of| (text.setup.calendar_of)(of).into());
        are_told_apart(&Region::ALL, |of| (text.setup.region_of)(of).into());
    }
}

#[test]
fn a_class_is_named_in_every_language() {
    let class = |stage: Stage, section: &str| ClassLabel {
        level: Some(stage.level()),
        stream: stage.stream(),
        section: section.into(),
        title: String::new(),
    };
    let named = |key: &str, section: &str| {
        let class = class(key.parse().expect("a stage"), section);
        every().map(|text| (text.class)(&class)).collect::<Vec<_>>()
    };
    assert_eq!(named("0", "A"), ["KG A", "መዋዕለ ሕፃናት A"]);
    assert_eq!(named("9", "A"), ["Grade 9 A", "9ኛ ክፍል A"]);
    assert_eq!(named("9", ""), ["Grade 9", "9ኛ ክፍል"]);
    assert_eq!(named("11-Natural", "B"), ["Grade 11 Natural B", "11ኛ ክፍል ተፈጥሮ ሳይንስ B"]);
    for text in every() {
        let stages: Vec<_> = Stage::all().collect();
        are_told_apart(&stages, |stage| (text.class)(&class(stage, "")));
        are_told_apart(&stages, |stage| (text.curriculum.stage_name)(stage));
        for stage in stages {
            let class = class(stage, "A");
            assert_eq!(class_key(&(text.class)(&class)), class_key(&class.plain()), "a roster may say it: {class:?}");
        }
        let titled = ClassLabel { title: "Evening school".into(), ..ClassLabel::default() };
        assert_eq!(text.course("Biology", &titled), "Biology · Evening school");
        assert_eq!(text.course("Biology", &ClassLabel::default()), "Biology");
    }
}

#[test]
fn texts_of_requests_say_what_they_are_given() {
    for text in every() {
        let (list, desk, teach, join) =
            (&text.requests.list, &text.requests.desk, &text.requests.teach, &text.requests.join);
        says(&(list.seats_left)(Some(3), 40), &["3", "40"]);
        for named in [list.history_of, desk.select, desk.review_of, desk.moved_meanwhile, teach.asked] {
            says(&named("Hana"), &["Hana"]);
        }
        for named in [join.asked, join.offer, join.seat_taken, join.withdrawn, join.for_child] {
            says(&named("Hana"), &["Hana"]);
        }
        for counted in [list.requests, desk.select_all, desk.selected, desk.not_applied, desk.not_tried, desk.more] {
            says(&counted(31), &["31"]);
        }
        for counted in [desk.arrived, teach.grade, teach.takes, teach.taught_to, join.waiting, join.place] {
            says(&counted(31), &["31"]);
        }
        says(&(desk.progress)(3, 40), &["3", "40"]);
        for state in RequestState::ALL {
            let word = (text.requests.state)(*state);
            says(&(desk.overrides)(*state), &[word]);
            says(&(desk.changed_meanwhile)(*state), &[word]);
            says(&(desk.moved)(*state, 31), &[word, "31"]);
        }
        let means = (text.requests.means)(RequestKind::Course, Act::End, RequestState::Approved, 31);
        says(&means.unwrap_or_default(), &["31"]);
    }
}

#[test]
fn texts_of_families_and_rosters_say_what_they_are_given() {
    for text in every() {
        let (linking, letters, roster) = (&text.linking, &text.linking.letters, &text.roster);
        says(&(linking.end)("Aster"), &["Aster"]);
        says(&(linking.end_hint)("Aster", "Hana"), &["Aster", "Hana"]);
        says(&(linking.ended)("Aster", "Hana"), &["Aster", "Hana"]);
        says(&(linking.step)(LinkAct::Linked, "Aster", "Office"), &["Aster"]);
        says(&(linking.step)(LinkAct::Unlinked, "Aster", "Office"), &["Aster", "Office"]);
        says(&(linking.problem)(LinkProblem::TooManyTries { again_in_minutes: 17 }), &["17"]);
        says(&(letters.hint)(31), &["31"]);
        says(&(letters.subject)("Hana"), &["Hana"]);
        says(&(letters.dear)("Hana"), &["Hana"]);
        for counted in [roster.new, roster.changed, roster.bad, roster.apply_good] {
            says(&counted(31), &["31"]);
        }
        says(&(roster.unchanged)(31), &["31"]);
        says(&(roster.outcome)(31, 32, 33), &["31", "32", "33"]);
        says(&(roster.of_file)("a.csv", "Addis"), &["a.csv", "Addis"]);
        says(&(roster.why)(LineProblem::Twice { line: 31 }), &["31"]);
        are_told_apart(&Kinship::ALL, |of| (linking.kinship)(of).into());
    }
}

/// What the page of rosters calls a column and a role, a roster may call them.
#[test]
fn a_roster_is_read_in_every_language() {
    for text in every() {
        let mut lines = text.roster.sample.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let headings = lines.next().unwrap_or_default();
        let fields: Vec<_> = headings.iter().filter_map(|heading| field_of_header(heading)).collect();
        assert_eq!(fields, PersonField::ALL, "{}", text.lang);
        for line in lines {
            assert!(role_of_word(line[4]).is_some(), "{line:?}");
        }
        assert_eq!(PersonField::ALL.map(|of| field_of_header((text.people.field)(of))), PersonField::ALL.map(Some));
        assert_eq!(Role::ALL.map(|of| role_of_word((text.role)(of))), Role::ALL.map(Some));
    }
}

#[test]
fn a_total_is_told_with_all_its_numbers() {
    use school::grade::{Basis, Flag, Mark, Method, Points, Policy, Rounding, Scale, Scored};
    let mut components = Policy::default().components().to_vec();
    (components[0].drop_lowest, components[1].method) = (1, Method::SumOfPoints);
    let policy = Policy::new(components).expect("the weights are as they were").with_rounding(Rounding::HalfUpAndLift);
    let scored = |kind, points: Option<i64>, max, flag| Scored {
        kind,
        max: Points::whole(max),
        mark: Mark { points: points.map(Points::whole), flag },
    };
    let column = [
        scored(Kind::Quiz, Some(2), 10, Flag::None),
        scored(Kind::Homework, Some(6), 9, Flag::Late),
        scored(Kind::Project, None, 10, Flag::Missing),
    ];
    let named = |n: usize| column[..n].iter().enumerate().map(|(n, scored)| (format!("Test {n}"), *scored));
    for text in every() {
        let current = text.told(&school::view::Explanation::of(&policy, Basis::Current, Scale::Letters, named(3)));
        let part = &current.parts[0];
        assert_eq!(
            part.lines.iter().map(|line| line.counts).collect::<Vec<_>>(),
            [false, true, false],
            "{}",
            text.lang
        );
        says(&part.heading, &[text.explain.stock[0], "40"]);
        says(&part.lines[0].does, &[text.explain.dropped]);
        says(&part.lines[1].does, &[(text.explain.flag)(Flag::Late)]);
        says(&part.lines[1].percent, &["66.6667"]);
        // Dropped, and what it would be without.
        says(&part.steps[0].text, &["43.3333", "66.6667"]);
        says(part.steps[1].exact.as_deref().unwrap_or_default(), &["2/3"]);
        assert_eq!(current.parts[1].steps[0].text, text.explain.empty_part);
        let all = current.steps.iter().map(|step| step.text.clone()).collect::<Vec<_>>().join("\n");
        says(&all, &[text.explain.stock[1], "60", "66.6667", "66.67", "D"]);
        let end = text.told(&school::view::Explanation::of(&policy, Basis::Final, Scale::Pass50, named(3)));
        assert_ne!(end.basis, current.basis);
        says(&end.parts[0].lines[2].does, &[text.explain.dropped]);
        let nothing = text.told(&school::view::Explanation::of(&policy, Basis::Current, Scale::Letters, named(0)));
        assert_eq!(nothing.steps[0].text, text.explain.nothing);
        let exam = [("Exam".to_owned(), scored(Kind::FinalExam, Some(248), 500, Flag::None))];
        let lifted = text.told(&school::view::Explanation::of(&policy, Basis::Current, Scale::Pass50, exam));
        let steps: Vec<&str> = lifted.steps.iter().map(|step| &*step.text).collect();
        assert!(steps.iter().any(|step| step.contains("49.6") && step.contains("50")), "{steps:?}");
    }
}

#[test]
fn every_row_of_the_flags_table_is_told_apart() {
    use school::grade::{EFFECTS, Effect, Flag, PolicyEffect, STOCK_NAMES, Unscored};
    for text in every() {
        are_told_apart(&Flag::CODES.map(|(flag, ..)| flag), |of| (text.explain.flag)(of).into());
        are_told_apart(&[Effect::Counts, Effect::Zero, Effect::LeftOut, Effect::Waits], |of| {
            (text.explain.effect)(of).into()
        });
        are_told_apart(&Unscored::ALL, |of| (text.policy.rule_of)(of).into());
        let whys: BTreeSet<String> = EFFECTS.iter().map(|row| (text.explain.why)(*row)).collect();
        // Two rows of excused work say the same; of the other flags each says why.
        assert_eq!(whys.len(), EFFECTS.len() - 1, "{whys:?}");
        for (stock, word) in STOCK_NAMES.iter().zip(text.explain.stock) {
            assert_eq!(text.component(stock), word);
            assert_eq!(text.component_stored(word), *stock);
        }
        assert_eq!(text.component("Portfolio"), "Portfolio");
        let effect =
            PolicyEffect { totals: 31, moved: 14, other_award: 9, fall: 3, rise: 2, ..PolicyEffect::default() };
        says(&(text.policy.effect.sentence)(&effect), &["31", "14", "9", "3", "2"]);
        says(&(text.policy.effect.unmoved)(31), &["31"]);
        says(&(text.explain.open_of)("Hana"), &["Hana"]);
    }
}
