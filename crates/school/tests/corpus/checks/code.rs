//! The code on a family's letter: whatever differs from it in one character, or in two that are swapped, is told from it.

use school::link_code::{CodeProblem, LinkCode};

const ALPHABET: &str = "34679ACDEFGHJKMNPQRTWXY";

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    let typed = text.parse::<LinkCode>();
    let told: Vec<char> = text.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
    if text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-')) {
        assert_eq!(typed.map(LinkCode::plain), second(&told), "{text:?}");
    }
    if let Ok(code) = typed {
        is_a_code(code);
        let around = format!(" {text}\u{200B}-");
        assert!(around.parse() == typed, "what stands between characters says nothing");
    }
    let number = bytes.iter().take(8).fold(0, |sum, b| (sum << 8) | u64::from(*b));
    is_a_code(LinkCode::of_number(number));
    assert!(LinkCode::of_number(number % LinkCode::count()) == LinkCode::of_number(number));
}

/// What plain letters and digits are by a sum of their own.
fn second(told: &[char]) -> Result<String, CodeProblem> {
    let places: Option<Vec<usize>> = told.iter().take(9).map(|c| ALPHABET.find(*c)).collect();
    let Some(places) = places else { return Err(CodeProblem::Mistyped) };
    if told.len() > 9 {
        let next = told.get(9).is_some_and(|c| ALPHABET.contains(*c));
        return Err(if next { CodeProblem::Length } else { CodeProblem::Mistyped });
    }
    if places.len() < 9 {
        return Err(CodeProblem::Length);
    }
    // Summed twice over, as ISBN-10 may be, instead of with weights.
    let (mut sum, mut sums) = (0, 0);
    for place in places {
        sum += place;
        sums += sum;
    }
    if sums % 23 == 0 { Ok(told.iter().collect()) } else { Err(CodeProblem::Mistyped) }
}

fn is_a_code(code: LinkCode) {
    let plain: Vec<char> = code.plain().chars().collect();
    assert_eq!(second(&plain).as_deref(), Ok(code.plain().as_str()));
    let shown = code.to_string();
    assert_eq!((shown.len(), shown.matches('-').count()), (11, 2), "{shown}");
    assert!(shown.parse() == Ok(code) && shown.to_lowercase().replace('-', " ").parse() == Ok(code), "{shown}");
    let is_refused = |typed: &[char]| {
        let typed: String = typed.iter().collect();
        assert_eq!(typed.parse::<LinkCode>(), Err(CodeProblem::Mistyped), "{typed} for {shown}");
    };
    for at in 0..plain.len() {
        let mut typed = plain.clone();
        for other in ALPHABET.chars().filter(|other| *other != plain[at]) {
            typed[at] = other;
            is_refused(&typed);
        }
        for with in at + 1..plain.len() {
            let mut typed = plain.clone();
            typed.swap(at, with);
            if typed != plain {
                is_refused(&typed);
            }
        }
    }
    assert!(!format!("{code:?}").contains(&code.plain()[..3]), "a code is a secret");
}
