//! What holds in every language.

mod marks;
mod people;

use std::{collections::BTreeSet, fmt::Debug};

use school::{
    account::LinkState,
    calendar::Calendar,
    curriculum::{ClassLabel, Region, Stage},
    grade::Kind,
    person::{PersonAct, PersonField, Role},
    request::{Act, RequestKind, RequestState},
    roster::class_key,
    settings::Setting,
};

use super::*;

fn every() -> impl Iterator<Item = &'static Catalogue> {
    Tongue::ALL.into_iter().map(of_tongue)
}

#[test]
fn a_language_speaks_as_it_is_tagged() {
    for tongue in Tongue::ALL {
        assert_eq!(of_tongue(tongue).lang, tongue.tag());
    }
    assert_ne!(name_of(Tongue::English), name_of(Tongue::Amharic));
}

/// Fails where a text leaves out what it was given.
#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in {text:?}");
    }
}

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
        for named in [desk.select, desk.review_of, desk.moved_meanwhile] {
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
