//! What is chosen in the form that asks to teach, and what that leaves to choose from.

use leptos::prelude::*;
use school::{
    curriculum::{ClassLabel, Stream},
    id::{ClassId, SchoolId, SubjectId},
    view::{Offer, SchoolChoices},
};

use super::typed::Typed;
use crate::text::Catalogue;

/// What the form holds that narrows its choices.
#[derive(Clone, Copy)]
pub struct Chosen {
    pub choices: StoredValue<Vec<SchoolChoices>>,
    pub school: RwSignal<Option<SchoolId>>,
    pub level: RwSignal<Option<u32>>,
    pub stream: RwSignal<String>,
    pub subject: RwSignal<Option<SubjectId>>,
    pub class: RwSignal<Option<ClassId>>,
}

impl Chosen {
    /// What an address carries, else nothing but the first school.
    pub fn new(schools: Vec<SchoolChoices>, typed: &Typed) -> Self {
        Self {
            school: RwSignal::new(typed.school.or_else(|| schools.first().map(|school| school.school))),
            level: RwSignal::new(typed.grade_level),
            stream: RwSignal::new(typed.stream.clone()),
            subject: RwSignal::new(typed.subject),
            class: RwSignal::new(typed.class),
            choices: StoredValue::new(schools),
        }
    }

    /// Reads the chosen school's choices.
    pub fn with_school<T>(self, read: impl Fn(&SchoolChoices) -> T) -> Option<T> {
        let school = self.school.get();
        self.choices.with_value(|all| all.iter().find(|choices| Some(choices.school) == school).map(read))
    }

    /// The streams of the chosen grade level; of all while none is chosen.
    pub fn streams(self) -> Vec<String> {
        let level = self.level.get();
        let of_level = |o: &&Offer| !o.stream.is_empty() && level.is_none_or(|level| o.grade_level == level);
        let streams = self.with_school(|s| s.offers.iter().filter(of_level).map(|o| o.stream.clone()).collect());
        let mut streams: Vec<String> = streams.unwrap_or_default();
        streams.sort();
        streams.dedup();
        streams
    }

    /// Whether something of a grade level and stream goes with what is chosen; what is not chosen yet goes with all.
    fn fits(self, level: u32, stream: &str) -> bool {
        let is_level = self.level.get().is_none_or(|chosen| chosen == level);
        is_level && self.stream.with(|chosen| chosen.is_empty() || stream.is_empty() || chosen == stream)
    }

    /// The subjects that fit, by grade level and stream.
    pub fn offers(self, text: &Catalogue) -> Vec<(String, Vec<Offer>)> {
        let offers = self.with_school(|school| school.offers.clone()).unwrap_or_default();
        let mut groups: Vec<(String, Vec<Offer>)> = Vec::new();
        for offer in offers.into_iter().filter(|offer| self.fits(offer.grade_level, &offer.stream)) {
            let name = group_name(text, &offer);
            match groups.last_mut() {
                Some((last, group)) if *last == name => group.push(offer),
                _ => groups.push((name, vec![offer])),
            }
        }
        groups
    }

    /// The classes that fit.
    pub fn classes(self) -> Vec<(ClassId, ClassLabel)> {
        let classes = self.with_school(|school| school.classes.clone()).unwrap_or_default().into_iter();
        let fit = classes.filter(|class| self.fits(class.grade_level, &class.stream));
        fit.map(|class| (class.class, class.label)).collect()
    }
}

/// What a grade level is called.
pub fn level_name(text: &Catalogue, level: u32) -> String {
    if level == 0 { text.requests.teach.kindergarten.to_owned() } else { (text.requests.teach.grade)(level) }
}

fn group_name(text: &Catalogue, offer: &Offer) -> String {
    let level = level_name(text, offer.grade_level);
    match Stream::from_name(&offer.stream) {
        None | Some(Stream::None) => level,
        Some(stream) => (text.requests.teach.grade_and_stream)(&level, (text.curriculum.stream_name)(stream)),
    }
}
