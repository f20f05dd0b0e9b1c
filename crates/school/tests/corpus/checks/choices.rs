//! Words that stand for a choice, in addresses, forms and rows: a word that is read is the one that is written.

use std::collections::BTreeMap;

use school::{
    account::{DataSaver, LinkKind, LinkState, Theme},
    calendar::Calendar,
    curriculum::{GradeLevel, Region, Stage, Stream},
    event::EventName,
    export,
    family::LinkAct,
    glance::ConcernKind,
    grade::{Flag, Kind, MAX_POINTS, Method, Rounding, Scale, Title, Unscored},
    id::{CourseRequestId, SaveId},
    language::{Languages, Tongue},
    marks_file::{MarksFileProblem, Use, check as check_uses, decide_lines, uses_of},
    notice::NoticeKind,
    person::{PersonAct, Role, Standing},
    question::{QuestionAct, QuestionKind, QuestionState},
    registration::RegistrationState,
    request::{Actor, RequestState},
    settings::{Grace, Setting, Settings},
    view::{ColumnChoice, Means, RegistrationTab, Seen},
};

use super::reading;

/// Asks for each type whether what it reads is what it writes.
macro_rules! words {
    ($text:expr; $($choice:ty),+ $(,)?) => {$(
        if let Some(read) = <$choice>::from_name($text) {
            assert_eq!(read.name(), $text);
        }
    )+};
}

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    let (text, below) = super::head(&text);
    words! { text;
        Actor, Calendar, ConcernKind, DataSaver, EventName, export::Content, export::Format, Flag, Kind, LinkAct, LinkKind, LinkState,
        Method, NoticeKind, PersonAct, QuestionAct, QuestionKind, QuestionState, Region, RegistrationState,
        RegistrationTab, RequestState, Role, Rounding, Scale, Setting, Standing, Stream, Theme, Unscored,
    }
    if let Some(tongue) = Tongue::from_tag(text) {
        assert_eq!(tongue.tag(), text);
    }
    if let Ok(stage) = text.parse::<Stage>() {
        assert_eq!(stage.key(), text);
        assert_eq!(Stage::new(stage.level(), stage.stream()), Ok(stage));
        assert_eq!(Stage::read(stage.level().number(), stage.stream().name()), Some(stage));
        super::reads_back(&stage);
    }
    if let Some(languages) = Languages::from_name(text) {
        assert_eq!(languages.name(), text.split_whitespace().collect::<Vec<_>>().join(" "));
        assert!((1..=Tongue::ALL.len()).contains(&languages.all().len()));
        super::reads_back(&languages);
    }
    if let Ok(id) = SaveId::try_from(text.to_owned()) {
        assert_eq!((id.as_str(), (8..=64).contains(&text.len())), (text, true));
        super::reads_back(&id);
    }
    numbers(text);
    settings(text);
    columns(text, below);
}

/// Numbers that are read by their value: written again, they are the same.
fn numbers(text: &str) {
    if let Some(grace) = Grace::from_name(text) {
        assert!(grace.minutes() <= 60 && text.trim_start_matches(['+', '0']).len() <= 2);
        assert_eq!(Grace::from_name(&grace.name()), Some(grace));
        assert_eq!(Grace::of_seconds(grace.seconds()), Some(grace));
    }
    if let Ok(level) = text.parse::<i64>().map_err(drop).and_then(|n| GradeLevel::try_from(n).map_err(drop)) {
        assert!((0..=12).contains(&level.number()));
        super::reads_back(&level);
    }
    if let Ok(seen) = Seen::<CourseRequestId>::try_from(text.to_owned()) {
        assert!(seen.request.0 >= 0, "an id begins with no hyphen");
        super::reads_back(&seen);
    }
    if let Ok(means) = Means::try_from(text.to_owned()) {
        super::reads_back(&means);
    }
}

/// Whatever the history stored of a setting is put back as it was, or leaves all as it is.
fn settings(text: &str) {
    let school = r#"{"name":"School","scale":"letters","calendar":"gregorian","time_zone":"Africa/Addis_Ababa"}"#;
    let before: Settings = serde_json::from_str(school).expect("settings");
    for setting in Setting::ALL {
        let mut after = before.clone();
        if !after.put(*setting, text) {
            assert!(after == before, "{setting:?} was refused, and changed something");
            continue;
        }
        let stored = after.stored(*setting);
        let mut again = after.clone();
        assert!(again.put(*setting, &stored) && again == after, "{setting:?} of {text:?} is stored as {stored:?}");
        let others = Setting::ALL.iter().filter(|other| *other != setting);
        others.for_each(|other| assert_eq!(after.stored(*other), before.stored(*other), "{other:?}"));
        super::reads_back(&after);
    }
}

/// What somebody chose for a file's columns: lines such as `1=new|Quiz|20`.
fn columns(width: &str, below: &str) {
    let width = usize::try_from(super::number(width) % 12).unwrap_or_default();
    let (mut columns, mut lines) = (BTreeMap::new(), BTreeMap::new());
    for (column, choice) in below.lines().filter_map(|line| line.split_once('=')) {
        let parts: Vec<&str> = choice.split('|').collect();
        let part = |n: usize| parts.get(n).copied().unwrap_or_default().to_owned();
        lines.insert(column.to_owned(), part(0));
        let is_plain = column.parse::<usize>().is_ok_and(|n| n < width && n.to_string() == column);
        if let Some(means) = Means::try_from(part(0)).ok().filter(|_| is_plain) {
            columns.insert(column.to_owned(), ColumnChoice { means, title: part(1), kind: None, max: part(2) });
        }
    }
    let chosen = |n: usize| columns.get(&n.to_string());
    match uses_of(&columns, width) {
        Ok(uses) => {
            assert_eq!((uses.len(), check_uses(&uses)), (width, Ok(())));
            (0..).zip(&uses).for_each(|(n, used)| is_chosen(used, chosen(n)));
        }
        Err(problem) => assert!(is_why(problem, chosen, width), "{problem:?} of {columns:?}"),
    }
    let mut decided = BTreeMap::new();
    decide_lines(&mut decided, &lines);
    assert!(decided.len() <= lines.len());
    let once = decided.clone();
    decide_lines(&mut decided, &lines);
    assert_eq!(decided, once, "decided twice is decided once");
}

fn is_chosen(used: &Use, choice: Option<&ColumnChoice>) {
    assert_eq!(Means::of(used), choice.map_or(Means::Ignored, |choice| choice.means));
    let (Use::New(new), Some(choice)) = (used, choice) else { return };
    let exact = reading::hundredths(&choice.max, MAX_POINTS.hundredths);
    assert_eq!((new.title.as_str(), Some(new.max.hundredths)), (choice.title.trim(), exact), "{choice:?}");
    assert!((1..=MAX_POINTS.hundredths).contains(&new.max.hundredths));
}

/// Whether what was chosen is wrong in that.
fn is_why<'a>(problem: MarksFileProblem, chosen: impl Fn(usize) -> Option<&'a ColumnChoice>, width: usize) -> bool {
    let of = |column: u32| chosen((column as usize).checked_sub(1)?);
    match problem {
        MarksFileProblem::NobodyNamed => {
            let names = |n| chosen(n).is_some_and(|choice| matches!(choice.means, Means::Number | Means::Name(_)));
            !(0..width).any(names)
        }
        MarksFileProblem::ColumnTwice { column } => of(column).is_some_and(|second| {
            let same = |first: &ColumnChoice| match first.means {
                Means::New => first.title.trim() == second.title.trim(),
                _ => true,
            };
            let earlier = (0..column as usize - 1).filter_map(&chosen);
            second.means != Means::Ignored && earlier.filter(|first| first.means == second.means).any(same)
        }),
        MarksFileProblem::Title { column, why } => {
            of(column).is_some_and(|new| new.means == Means::New && Title::try_from(new.title.clone()) == Err(why))
        }
        MarksFileProblem::Maximum { column } => of(column).is_some_and(|new| {
            new.means == Means::New && matches!(reading::hundredths(&new.max, MAX_POINTS.hundredths), None | Some(0))
        }),
        _ => false,
    }
}
