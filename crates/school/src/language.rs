//! The languages that a school speaks, and which of them a person reads.

use serde::{Deserialize, Serialize};

/// A language that the program can speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tongue {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "am")]
    Amharic,
}

impl Tongue {
    /// Every one.
    pub const ALL: [Tongue; 2] = [Tongue::English, Tongue::Amharic];

    /// The BCP 47 tag: in the database, of `<html lang>`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Tongue::English => "en",
            Tongue::Amharic => "am",
        }
    }

    /// Reads a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.tag() == tag)
    }
}

/// The languages of a school: its own first, then the others that people may choose. Never none, never one twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Languages(Vec<Tongue>);

/// A text that names no languages of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no languages of a school")]
pub struct NotLanguages;

impl Languages {
    /// Every choice, in the order in which a form offers them.
    #[must_use]
    pub fn choices() -> [Self; 4] {
        use Tongue::{Amharic, English};
        [&[English, Amharic][..], &[Amharic, English], &[English], &[Amharic]].map(|tongues| Self(tongues.to_vec()))
    }

    /// The school's own: of the sign-in page, of letters, and of people who chose none.
    #[must_use]
    pub fn own(&self) -> Tongue {
        self.0.first().copied().unwrap_or_default()
    }

    /// All of them, the school's own first.
    #[must_use]
    pub fn all(&self) -> &[Tongue] {
        &self.0
    }

    /// The name in the database: the tags in order, "am en".
    #[must_use]
    pub fn name(&self) -> String {
        let tags: Vec<&str> = self.0.iter().map(|tongue| tongue.tag()).collect();
        tags.join(" ")
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let tongues: Vec<Tongue> = name.split_whitespace().map(Tongue::from_tag).collect::<Option<_>>()?;
        let twice = tongues.iter().enumerate().any(|(at, tongue)| tongues[..at].contains(tongue));
        (!tongues.is_empty() && !twice).then_some(Self(tongues))
    }
}

/// A school that said nothing speaks English and offers every language.
impl Default for Languages {
    fn default() -> Self {
        Self(Tongue::ALL.to_vec())
    }
}

impl TryFrom<String> for Languages {
    type Error = NotLanguages;

    fn try_from(name: String) -> Result<Self, NotLanguages> {
        Self::from_name(&name).ok_or(NotLanguages)
    }
}

impl From<Languages> for String {
    fn from(languages: Languages) -> Self {
        languages.name()
    }
}

/// The languages among which a person of these schools chooses; every one for a person of none.
#[must_use]
pub fn offered<'a>(schools: impl IntoIterator<Item = &'a Languages>) -> Vec<Tongue> {
    let some: Vec<&Languages> = schools.into_iter().collect();
    let is_offered = |tongue: &Tongue| some.is_empty() || some.iter().any(|school| school.all().contains(tongue));
    Tongue::ALL.into_iter().filter(is_offered).collect()
}

/// The language of a person's pages: what was chosen, while one of the schools offers it; else the first school's own.
#[must_use]
pub fn spoken<'a>(chosen: Option<Tongue>, schools: impl IntoIterator<Item = &'a Languages> + Clone) -> Tongue {
    let own = schools.clone().into_iter().next().map(Languages::own).unwrap_or_default();
    chosen.filter(|tongue| offered(schools).contains(tongue)).unwrap_or(own)
}

/// The languages of what a school writes to a family: those that its guardians chose, while the school offers them; else the
/// school's own.
#[must_use]
pub fn of_family(chosen: &[Tongue], school: &Languages) -> Vec<Tongue> {
    let theirs = Tongue::ALL.into_iter().filter(|tongue| chosen.contains(tongue) && school.all().contains(tongue));
    let theirs: Vec<Tongue> = theirs.collect();
    if theirs.is_empty() { vec![school.own()] } else { theirs }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Languages {
        Languages::from_name(name).expect(name)
    }

    #[test]
    fn a_schools_languages_read_back_and_are_never_none_or_one_twice() {
        for (languages, name) in Languages::choices().into_iter().zip(["en am", "am en", "en", "am"]) {
            assert_eq!((&*languages.name(), &of(name)), (name, &languages));
            assert_eq!(serde_json::to_value(&languages).ok(), Some(name.into()));
            assert_eq!(serde_json::from_value(name.into()).ok(), Some(languages));
        }
        for wrong in ["", " ", "xx", "en xx", "en en"] {
            assert_eq!(Languages::from_name(wrong), None, "{wrong}");
        }
        assert_eq!((of("am en").own(), Languages::default()), (Tongue::Amharic, of("en am")));
        for tongue in Tongue::ALL {
            assert_eq!(Tongue::from_tag(tongue.tag()), Some(tongue));
        }
    }

    #[test]
    fn a_choice_holds_while_a_school_offers_it() {
        use Tongue::{Amharic, English};
        let [both, amharic, english] = ["en am", "am", "en"].map(of);
        assert_eq!(spoken(Some(Amharic), [&both]), Amharic);
        assert_eq!(spoken(Some(English), [&amharic]), Amharic, "no longer offered");
        assert_eq!(spoken(Some(English), [&amharic, &english]), English, "the other school offers it");
        assert_eq!(spoken(None, [&amharic, &english]), Amharic, "the first school's own");
        assert_eq!(spoken(Some(Amharic), []), Amharic, "a person of no school");
        assert_eq!(spoken(None, []), English);
        assert_eq!((offered([&amharic]), offered([])), (vec![Amharic], Tongue::ALL.to_vec()));
    }

    #[test]
    fn a_family_reads_what_its_guardians_chose_else_the_schools_own() {
        use Tongue::{Amharic, English};
        for (chosen, school, expected) in [
            (&[][..], "am en", &[Amharic][..]),
            (&[English], "am en", &[English]),
            (&[Amharic, Amharic], "en am", &[Amharic]),
            (&[Amharic, English], "en am", &[English, Amharic]),
            (&[English], "am", &[Amharic]),
        ] {
            assert_eq!(of_family(chosen, &of(school)), expected, "{chosen:?} {school}");
        }
    }
}
