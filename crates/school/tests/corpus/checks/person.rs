//! What is typed about people and things: names, numbers, addresses, reasons, comments, titles, passwords. The lines are a given
//! name, a father's and a grandfather's; whatever else reads a text reads all of it.

use school::{
    account::{Email, PasswordProblem, password},
    curriculum::ClassLabel,
    grade::{self, Comment, CommentProblem, ReasonProblem, Title, TitleProblem},
    label::{Label, LabelProblem},
    person::{Address, Name, Number, PersonProblem, Reason, searched},
    roster::class_key,
};

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    name(&text);
    one_line(&text);
    many_lines(&text);
    address(&text);
    found(&text);
    passwords(&text);
    let class = ClassLabel::read(&text);
    assert_eq!(ClassLabel::read(&class.plain()), class, "{text:?}");
    super::reads_back(&class);
}

fn name(text: &str) {
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let (given, father, grandfather) = (line(), line(), line());
    let [tidy_given, tidy_father, tidy_grandfather] = [given, father, grandfather].map(tidy);
    let parts = [&tidy_given, &tidy_father, &tidy_grandfather];
    match Name::typed(given, father, grandfather) {
        Ok(name) => {
            let typed = Name { given: tidy_given, father: tidy_father, grandfather: tidy_grandfather };
            assert_eq!(name, typed, "only spaces are tidied");
            assert!([&name.given, &name.father, &name.grandfather].iter().all(|part| part.chars().count() <= 60));
            assert_eq!(Name::typed(&name.given, &name.father, &name.grandfather).as_ref(), Ok(&name));
            assert!(name.key("7").starts_with(&searched(&name.given)));
        }
        Err(PersonProblem::Control) => assert!(parts.iter().any(|part| part.chars().any(char::is_control))),
        Err(PersonProblem::NameTooLong) => assert!(parts.iter().any(|part| part.chars().count() > 60)),
        Err(problem) => assert_eq!((problem, tidy_given.as_str()), (PersonProblem::GivenNameMissing, "")),
    }
}

/// The words of a text with single spaces, counted character by character.
fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    for c in text.chars() {
        match c {
            c if !c.is_whitespace() => tidy.push(c),
            _ if tidy.is_empty() || tidy.ends_with(' ') => {}
            _ => tidy.push(' '),
        }
    }
    tidy.truncate(tidy.trim_end_matches(' ').len());
    tidy
}

/// Texts of one line: numbers, reasons, what a school calls its things, titles.
fn one_line(text: &str) {
    let tidy = tidy(text);
    let number = Number::typed(text);
    let wanted = bounded(&tidy, 32, PersonProblem::NumberTooLong, PersonProblem::Control);
    assert_eq!(number.as_ref().map(Number::as_str).map_err(|problem| *problem), wanted, "{text:?}");
    let reason = Reason::typed(text);
    let wanted = bounded(&tidy, 500, PersonProblem::ReasonTooLong, PersonProblem::Control);
    let wanted = wanted.and_then(|text| if text.is_empty() { Err(PersonProblem::ReasonMissing) } else { Ok(text) });
    assert_eq!(reason.as_ref().map(Reason::as_str).map_err(|problem| *problem), wanted, "{text:?}");
    let label = Label::try_from(text.to_owned());
    let wanted = bounded(&tidy, Label::LONGEST, LabelProblem::TooLong, LabelProblem::Control);
    let wanted = wanted.and_then(|text| if text.is_empty() { Err(LabelProblem::Empty) } else { Ok(text) });
    assert_eq!(label.as_ref().map(Label::as_str).map_err(|problem| *problem), wanted, "{text:?}");
    label.iter().for_each(super::reads_back);
    match Title::try_from(text.to_owned()) {
        Ok(title) => {
            assert_eq!(title.as_str(), text.trim());
            assert!((1..=80).contains(&title.as_str().chars().count()));
            assert!(!title.as_str().contains(char::is_control));
            super::reads_back(&title);
        }
        Err(TitleProblem::Empty) => assert_eq!(text.trim(), ""),
        Err(TitleProblem::TooLong) => assert!(text.trim().chars().count() > 80),
        Err(TitleProblem::Control) => assert!(text.trim().contains(char::is_control)),
    }
}

/// A tidy text, or what is wrong with it.
fn bounded<P>(tidy: &str, most: usize, too_long: P, control: P) -> Result<&str, P> {
    match tidy.chars().count() {
        _ if tidy.contains(char::is_control) => Err(control),
        length if length > most => Err(too_long),
        _ => Ok(tidy),
    }
}

/// Texts of many lines: comments, and why a mark was corrected.
fn many_lines(text: &str) {
    let network = text.trim().replace("\r\n", "\n");
    let (length, odd) = (network.chars().count(), network.chars().any(|c| c.is_control() && c != '\n'));
    match Comment::typed(text).map(Comment::into_text) {
        Ok(comment) => {
            assert_eq!(comment, network);
            assert!(length <= Comment::LONGEST && !odd);
            assert_eq!(Comment::typed(&comment).map(Comment::into_text), Ok(comment));
        }
        Err(CommentProblem::Control) => assert!(odd),
        Err(CommentProblem::TooLong) => assert!(length > Comment::LONGEST),
    }
    match grade::Reason::typed(text) {
        Ok(reason) => {
            assert_eq!(reason.as_str(), network);
            assert!((3..=500).contains(&length) && !odd);
            assert_eq!(grade::Reason::typed(reason.as_str()), Ok(reason));
        }
        Err(ReasonProblem::Control) => assert!(odd),
        Err(ReasonProblem::TooShort) => assert!(length < 3),
        Err(ReasonProblem::TooLong) => assert!(length > 500),
    }
}

/// An address is what was typed, in small letters, or none.
fn address(text: &str) {
    let read = Email::parse(text);
    if let Ok(email) = &read {
        assert_eq!(email.as_str(), text.trim().to_ascii_lowercase(), "{text:?}");
        assert!((3..=254).contains(&email.as_str().len()) && email.as_str().matches('@').count() == 1);
        assert!(email.as_str().bytes().all(|b| b.is_ascii_graphic()));
        assert_eq!(Email::parse(email.as_str()).as_ref(), Ok(email));
    }
    match Address::typed(text) {
        Ok(none) if text.trim().is_empty() => assert!(none.is_none()),
        Ok(address) => assert_eq!(Ok(address.as_str()), read.as_ref().map(Email::as_str)),
        Err(problem) => assert_eq!((problem, read.is_err()), (PersonProblem::EmailOdd, true)),
    }
}

/// What a name is found by is found by it, and by no more letters than it has.
fn found(text: &str) {
    let key = searched(text);
    assert_eq!(searched(&key), key, "{text:?}");
    assert!(key.chars().count() <= 3 * text.chars().count());
    let halves = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).nth(text.chars().count() / 2).unwrap_or(0);
    let (first, second) = text.split_at(halves);
    assert_eq!(searched(first) + &searched(second), key, "a part is found within the whole");
    let class = class_key(text);
    assert_eq!(class_key(&class), class, "{text:?}");
}

fn passwords(text: &str) {
    let (oneself, password) = super::head(text);
    match password::check(password, &[oneself]) {
        Ok(()) => {
            assert!(password.chars().count() >= password::FEWEST_CHARACTERS && password.len() <= password::MOST_BYTES);
            assert_eq!(password::check(password, &[]), Ok(()), "who knows less finds no more fault");
        }
        Err(PasswordProblem::TooLong) => assert!(password.len() > password::MOST_BYTES),
        Err(PasswordProblem::TooShort) => assert!(password.chars().count() < password::FEWEST_CHARACTERS),
        Err(PasswordProblem::Oneself) => assert!(!oneself.is_empty()),
        Err(PasswordProblem::Common) => {
            let again = password::check(&password.to_uppercase(), &[]);
            let lengthens = password.to_uppercase().to_lowercase() != password.to_lowercase();
            assert!(lengthens || again == Err(PasswordProblem::Common) || again == Err(PasswordProblem::TooLong));
        }
    }
}
