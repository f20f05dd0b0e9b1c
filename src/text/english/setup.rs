//! The admin's catalogue and settings.

use school::{
    calendar::Calendar,
    curriculum::{Region, StageProblem},
    grade::Scale,
    label::LabelProblem,
    language::{Languages, Tongue},
    settings::{Grace, Setting},
    setup::SetupProblem,
};

use crate::text::catalogue::SetupText;

pub(super) const SETUP: SetupText = SetupText {
    settings_heading: "Settings",
    name: "Name of the school",
    region: "Region",
    region_of: Region::proper_name,
    no_region: "Not said",
    scale: "Beside a percentage",
    scale_of,
    scale_hint: "Teachers, students and parents see it on every overall grade.",
    rank_shown: "Show students their rank",
    rank_shown_hint: "On each course, such as “Rank 3 of 41”, to the student and the guardians. Courses in which fewer than eight students are assessed show none.",
    class_shown: "Show students the class’s median and range",
    class_shown_hint: "On each assessment, the median and the range of the class, to the student and the guardians. Where fewer than eight are marked nothing is shown.",
    grace: "Families see a mark",
    grace_of,
    grace_hint: "Students and parents see a mark only so long after it was written. What is put right within that time reaches none of them; \
                 teachers and administrators see it at once.",
    calendar: "Calendar",
    calendar_of,
    calendar_hint: "Dates are shown in it. Date fields keep the browser's own calendar.",
    time_zone: "Time zone",
    time_zone_hint: "Choose one or type its name, such as Africa/Addis_Ababa.",
    languages: "Languages",
    languages_of,
    languages_hint: "The first is the school's own: of the sign-in page, of letters, and of everyone who chose none. People may \
                     choose among those named here.",
    parents_may_request: "Parents may ask for a seat for their child",
    parents_may_request_hint: "Otherwise only students ask to join a course.",
    registration_open: "People may register themselves",
    registration_open_hint: "At /register, as teachers, students or parents. They see nothing until you approve them.",
    save_settings: "Save settings",
    settings_saved: "The settings are saved. Everyone sees them now.",
    history_heading: "What was changed",
    history_caption: "Changes of the settings, the newest first",
    history_empty: "Nothing was changed yet.",
    history_limit: "The 50 newest changes are shown.",
    when: "When",
    who: "Who",
    what: "What",
    from: "From",
    to: "To",
    setting,
    value,
    changed_to: |who, what, value| format!("{who} changed “{}” to “{value}” meanwhile.", setting(what)),
    overtaken: "Nothing of yours was saved; what you typed is still here. Save again to replace theirs.",
    no_such_zone: "There is no time zone of this name. Nothing was saved; choose one of the list, such as Africa/Addis_Ababa.",
    refused,
};

fn scale_of(scale: Scale) -> &'static str {
    match scale {
        Scale::Letters => "A letter, A to F",
        Scale::Pass50 => "Pass or fail, 50 % passes",
    }
}

fn calendar_of(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Gregorian => "Gregorian",
        Calendar::Ethiopian => "Ethiopian",
    }
}

fn languages_of(languages: &Languages) -> &'static str {
    match languages.all() {
        [Tongue::English, _] => "English, and Amharic",
        [Tongue::Amharic, _] => "Amharic, and English",
        [Tongue::Amharic] => "Amharic alone",
        _ => "English alone",
    }
}

fn grace_of(grace: Grace) -> String {
    match grace.minutes() {
        0 => "At once".into(),
        1 => "After 1 minute".into(),
        minutes => format!("After {minutes} minutes"),
    }
}

fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Name => SETUP.name,
        Setting::Region => SETUP.region,
        Setting::Scale => SETUP.scale,
        Setting::RankShown => SETUP.rank_shown,
        Setting::ClassShown => SETUP.class_shown,
        Setting::Grace => SETUP.grace,
        Setting::Calendar => SETUP.calendar,
        Setting::TimeZone => SETUP.time_zone,
        Setting::Languages => SETUP.languages,
        Setting::ParentsMayRequest => SETUP.parents_may_request,
        Setting::RegistrationOpen => SETUP.registration_open,
        Setting::CurrentYear => "Current year",
        Setting::TermClosed => "Term closed",
        Setting::TermReopened => "Term reopened",
    }
}

/// What is no word of the setting, such as one of a later release, is shown as it is.
fn value(setting: Setting, stored: &str) -> String {
    let word = match setting {
        Setting::Grace => return Grace::from_name(stored).map_or_else(|| stored.to_owned(), grace_of),
        Setting::Region if stored.is_empty() => Some(SETUP.no_region),
        Setting::Region => Region::from_name(stored).map(Region::proper_name),
        Setting::Scale => Scale::from_name(stored).map(scale_of),
        Setting::Calendar => Calendar::from_name(stored).map(calendar_of),
        Setting::Languages => Languages::from_name(stored).as_ref().map(languages_of),
        Setting::RankShown | Setting::ParentsMayRequest | Setting::RegistrationOpen => match stored {
            "yes" => Some("Yes"),
            "no" => Some("No"),
            _ => None,
        },
        _ => None,
    };
    word.unwrap_or(stored).to_owned()
}

fn refused(problem: SetupProblem) -> &'static str {
    match problem {
        SetupProblem::Label(LabelProblem::Empty) => "A name can't be empty. Type one and try again.",
        SetupProblem::Label(LabelProblem::TooLong) => "A name has at most 80 characters. Shorten it and try again.",
        SetupProblem::Label(LabelProblem::Control) => "A name can't have control characters. Type it again.",
        SetupProblem::Stage(StageProblem::StreamNeeded) => "Grades 11 and 12 have streams: choose Natural or Social.",
        SetupProblem::Stage(StageProblem::NoStreamHere) => "Only grades 11 and 12 have streams: choose none here.",
        SetupProblem::Stage(StageProblem::NoSuchStage) => "There is no such grade level. Choose one of the list.",
        SetupProblem::Taken => "There is one of this name already. Choose another name.",
        SetupProblem::SubjectInUse => {
            "There are courses or requests of this subject, so it stays. You can stop offering it."
        }
        SetupProblem::SubjectOffered => "The subject is still offered. Stop offering it everywhere, then remove it.",
        SetupProblem::ClassInUse => {
            "The class has students or courses, so it keeps its grade level and stream. Add a new class instead."
        }
        SetupProblem::NoYear => "A class belongs to a school year, and there is none yet. Add one first.",
        SetupProblem::Dates => "These are no dates, or the end lies before the beginning. Check both.",
        SetupProblem::ChangedMeanwhile => {
            "Someone else changed this meanwhile; yours was not saved. The page shows theirs now: look at it and try again."
        }
    }
}
