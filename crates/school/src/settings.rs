//! What a school may choose, and how two admins' choices come together.
//!
//! Invariant: a setting stands here only if the product applies it.

mod grace;

use serde::{Deserialize, Serialize};

pub use grace::Grace;

use crate::{calendar::Calendar, curriculum::Region, grade::Scale, label::Label, language::Languages, named::named};

named! {
    /// What was changed, as the history of a school's settings tells it.
    Setting {
        Name = "name",
        Region = "region",
        Scale = "scale",
        /// Whether students and guardians see a place among the students of a course.
        RankShown = "rank_shown",
        /// Whether students and guardians see how the class did in an assessment.
        ClassShown = "class_shown",
        /// How long a new mark stays with the school before families see it.
        Grace = "grace",
        Calendar = "calendar",
        TimeZone = "time_zone",
        /// The school's own language, and the others that people may choose.
        Languages = "languages",
        ParentsMayRequest = "parents_may_request",
        RegistrationOpen = "registration_open",
        /// The year in which courses open; told by names.
        CurrentYear = "current_year",
        /// A term takes no more marks; told by its name.
        TermClosed = "term_closed",
        /// A term takes marks again; told by its name.
        TermReopened = "term_reopened",
    }
}

/// A school's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub name: Label,
    /// None is not said.
    #[serde(default)]
    pub region: Option<Region>,
    pub scale: Scale,
    pub calendar: Calendar,
    /// An IANA name, such as "Africa/Addis_Ababa". Whether there is such a zone only the server knows.
    pub time_zone: String,
    #[serde(default)]
    pub languages: Languages,
    /// Whether students and guardians see a place among the students of a course.
    #[serde(default)]
    pub rank_shown: bool,
    /// Whether students and guardians see how the class did in an assessment, where enough are marked.
    #[serde(default)]
    pub class_shown: bool,
    /// How long a new mark stays with the school before families see it.
    #[serde(default)]
    pub grace: Grace,
    /// Whether a guardian may ask for a seat in a child's name.
    #[serde(default)]
    pub parents_may_request: bool,
    /// Whether people may register themselves; they wait for an admin.
    #[serde(default)]
    pub registration_open: bool,
}

impl Settings {
    /// The settings that a form holds; the others of [`Setting`] are acts that the history tells too.
    pub const EDITED: [Setting; 11] = [
        Setting::Name,
        Setting::Region,
        Setting::Scale,
        Setting::Calendar,
        Setting::TimeZone,
        Setting::Languages,
        Setting::RankShown,
        Setting::ClassShown,
        Setting::Grace,
        Setting::ParentsMayRequest,
        Setting::RegistrationOpen,
    ];

    /// A setting as the history stores it; "" for what these settings don't hold.
    #[must_use]
    pub fn stored(&self, setting: Setting) -> String {
        match setting {
            Setting::Name => self.name.as_str().to_owned(),
            Setting::Region => self.region.map_or("", Region::name).to_owned(),
            Setting::Scale => self.scale.name().to_owned(),
            Setting::Calendar => self.calendar.name().to_owned(),
            Setting::TimeZone => self.time_zone.clone(),
            Setting::Languages => self.languages.name(),
            Setting::RankShown => yes_or_no(self.rank_shown).to_owned(),
            Setting::ClassShown => yes_or_no(self.class_shown).to_owned(),
            Setting::Grace => self.grace.name(),
            Setting::ParentsMayRequest => yes_or_no(self.parents_may_request).to_owned(),
            Setting::RegistrationOpen => yes_or_no(self.registration_open).to_owned(),
            Setting::CurrentYear | Setting::TermClosed | Setting::TermReopened => String::new(),
        }
    }

    /// Puts back a setting as the history stored it; false where the text can't be of this setting.
    #[must_use]
    pub fn put(&mut self, setting: Setting, stored: &str) -> bool {
        match setting {
            Setting::Name => Label::try_from(stored.to_owned()).map(|name| self.name = name).is_ok(),
            Setting::Region => {
                let region = Region::from_name(stored);
                let is_one = region.is_some() || stored.is_empty();
                self.region = if is_one { region } else { self.region };
                is_one
            }
            Setting::Scale => Scale::from_name(stored).map(|scale| self.scale = scale).is_some(),
            Setting::Calendar => Calendar::from_name(stored).map(|calendar| self.calendar = calendar).is_some(),
            Setting::TimeZone => {
                stored.clone_into(&mut self.time_zone);
                true
            }
            Setting::Languages => Languages::from_name(stored).map(|languages| self.languages = languages).is_some(),
            Setting::RankShown => is_yes(stored).map(|yes| self.rank_shown = yes).is_some(),
            Setting::ClassShown => is_yes(stored).map(|yes| self.class_shown = yes).is_some(),
            Setting::Grace => Grace::from_name(stored).map(|grace| self.grace = grace).is_some(),
            Setting::ParentsMayRequest => is_yes(stored).map(|yes| self.parents_may_request = yes).is_some(),
            Setting::RegistrationOpen => is_yes(stored).map(|yes| self.registration_open = yes).is_some(),
            Setting::CurrentYear | Setting::TermClosed | Setting::TermReopened => false,
        }
    }
}

/// A switch as the history stores it.
fn yes_or_no(on: bool) -> &'static str {
    if on { "yes" } else { "no" }
}

/// Reads a stored switch.
fn is_yes(stored: &str) -> Option<bool> {
    match stored {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// What comes of a form that was filled in while somebody else may have changed the settings: `base` is what its writer
/// saw, `current` what holds now, `told` the settings whose present value the writer was told of since.
///
/// What the writer left alone stays as it is now; what only the writer changed is taken, and so is what the writer was told of.
///
/// # Errors
/// The settings that both changed, to different values: the writer must see theirs first.
pub fn merged(
    base: &Settings,
    current: &Settings,
    typed: &Settings,
    told: &[Setting],
) -> Result<Settings, Vec<Setting>> {
    let mut merged = current.clone();
    let mut both = Vec::new();
    for setting in Settings::EDITED {
        let [base, now, mine] = [base, current, typed].map(|settings| settings.stored(setting));
        if mine == base || mine == now {
            continue;
        }
        if now == base || told.contains(&setting) {
            // What was stored of the same setting can always be put back.
            let _ = merged.put(setting, &mine);
        } else {
            both.push(setting);
        }
    }
    if both.is_empty() { Ok(merged) } else { Err(both) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            name: Label::try_from("Yeneta School".to_owned()).expect("a name"),
            region: None,
            scale: Scale::Letters,
            calendar: Calendar::Gregorian,
            time_zone: "Africa/Addis_Ababa".into(),
            languages: Languages::default(),
            rank_shown: false,
            class_shown: true,
            grace: Grace::default(),
            parents_may_request: false,
            registration_open: false,
        }
    }

    /// The settings with one of them at another value.
    fn with(setting: Setting, stored: &str) -> Settings {
        let mut settings = settings();
        assert!(settings.put(setting, stored), "{setting:?} {stored}");
        settings
    }

    const OTHER: [(Setting, &str); 11] = [
        (Setting::Name, "Other School"),
        (Setting::Region, "sidama"),
        (Setting::Scale, "pass_50"),
        (Setting::Calendar, "ethiopian"),
        (Setting::TimeZone, "Africa/Nairobi"),
        (Setting::Languages, "am en"),
        (Setting::RankShown, "yes"),
        (Setting::ClassShown, "no"),
        (Setting::Grace, "10"),
        (Setting::ParentsMayRequest, "yes"),
        (Setting::RegistrationOpen, "yes"),
    ];

    #[test]
    fn two_admins_with_different_settings_both_get_theirs() {
        let base = settings();
        for (mine, my_value) in OTHER {
            for (theirs, their_value) in OTHER.into_iter().filter(|(theirs, _)| *theirs != mine) {
                let merged =
                    merged(&base, &with(theirs, their_value), &with(mine, my_value), &[]).expect("nothing clashes");
                assert_eq!((&*merged.stored(mine), &*merged.stored(theirs)), (my_value, their_value));
            }
        }
    }

    #[test]
    fn the_same_setting_twice_is_a_clash_unless_both_want_the_same() {
        let base = settings();
        let (theirs, mine) = (with(Setting::TimeZone, "Africa/Nairobi"), with(Setting::TimeZone, "Africa/Cairo"));
        assert_eq!(merged(&base, &theirs, &mine, &[]), Err(vec![Setting::TimeZone]));
        assert_eq!(merged(&base, &theirs, &theirs, &[]), Ok(theirs.clone()));
        // Seen and typed back: what was left alone is left alone.
        assert_eq!(merged(&base, &theirs, &base, &[]), Ok(theirs.clone()));
        assert_eq!(merged(&base, &theirs, &mine, &[Setting::Name]), Err(vec![Setting::TimeZone]));
        // Told of theirs, the writer insists; what the writer never touched stays theirs all the same.
        let mut both = theirs.clone();
        assert!(both.put(Setting::Region, "afar"));
        let insisted = merged(&base, &both, &mine, &[Setting::TimeZone]).expect("told");
        assert_eq!((&*insisted.time_zone, insisted.region), ("Africa/Cairo", Some(Region::Afar)));
    }

    #[test]
    fn every_setting_reads_back_as_it_was_stored() {
        assert_eq!(OTHER.map(|(setting, _)| setting), Settings::EDITED);
        for (setting, value) in OTHER {
            assert_eq!(with(setting, value).stored(setting), value);
            let first = settings().stored(setting);
            assert_eq!(with(setting, &first), settings());
        }
        for (setting, wrong) in [
            (Setting::Region, "x"),
            (Setting::Languages, ""),
            (Setting::Grace, "61"),
            (Setting::ParentsMayRequest, ""),
            (Setting::TermClosed, "x"),
        ] {
            let mut settings = with(Setting::Region, "afar");
            assert!(!settings.put(setting, wrong));
            assert_eq!(settings, with(Setting::Region, "afar"), "what is refused changes nothing");
        }
        for setting in Setting::ALL {
            assert_eq!(Setting::from_name(setting.name()), Some(*setting));
            assert_eq!(serde_json::to_value(setting).ok(), Some(setting.name().into()));
        }
    }
}
