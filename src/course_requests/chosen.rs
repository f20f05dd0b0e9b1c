//! What is chosen in the form that asks to teach, and what that leaves to choose from.

use school::{
    curriculum::{ClassLabel, Stream},
    id::ClassId,
    view::{Offer, SchoolChoices},
};

use super::typed::Typed;
use crate::text::Catalogue;

/// What the form's address carries over what the schools offer.
pub struct Chosen<'a> {
    pub schools: &'a [SchoolChoices],
    pub typed: &'a Typed,
}

impl<'a> Chosen<'a> {
    /// The chosen school, else the first one.
    pub fn school(&self) -> Option<&'a SchoolChoices> {
        let chosen = self.schools.iter().find(|choices| Some(choices.school) == self.typed.school);
        chosen.or(self.schools.first())
    }

    /// The grade levels of the chosen school.
    pub fn levels(&self) -> Vec<u32> {
        let mut levels: Vec<u32> = self.offered().map(|offer| offer.grade_level).collect();
        levels.dedup();
        levels
    }

    /// The streams of the chosen grade level; of all while none is chosen.
    pub fn streams(&self) -> Vec<String> {
        let of_level =
            |o: &&Offer| !o.stream.is_empty() && self.typed.grade_level.is_none_or(|level| o.grade_level == level);
        let mut streams: Vec<String> = self.offered().filter(of_level).map(|o| o.stream.clone()).collect();
        streams.sort();
        streams.dedup();
        streams
    }

    /// The subjects that fit, by grade level and stream.
    pub fn offers(&self, text: &Catalogue) -> Vec<(String, Vec<&'a Offer>)> {
        let mut groups: Vec<(String, Vec<&Offer>)> = Vec::new();
        for offer in self.offered().filter(|offer| self.fits(offer.grade_level, &offer.stream)) {
            let name = group_name(text, offer);
            match groups.last_mut() {
                Some((last, group)) if *last == name => group.push(offer),
                _ => groups.push((name, vec![offer])),
            }
        }
        groups
    }

    /// The classes that fit.
    pub fn classes(&self) -> Vec<(ClassId, &'a ClassLabel)> {
        let classes = self.school().into_iter().flat_map(|school| &school.classes);
        let fit = classes.filter(|class| self.fits(class.grade_level, &class.stream));
        fit.map(|class| (class.class, &class.label)).collect()
    }

    fn offered(&self) -> impl Iterator<Item = &'a Offer> + use<'a> {
        self.school().into_iter().flat_map(|school| &school.offers)
    }

    /// Whether something of a grade level and stream goes with what is chosen; what is not chosen yet goes with all.
    fn fits(&self, level: u32, stream: &str) -> bool {
        let chosen = &self.typed.stream;
        let is_level = self.typed.grade_level.is_none_or(|chosen| chosen == level);
        is_level && (chosen.is_empty() || stream.is_empty() || chosen == stream)
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
