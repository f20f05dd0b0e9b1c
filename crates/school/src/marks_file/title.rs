//! An assessment's title in a heading: programs put their own numbers, units and kinds around it.

use super::words::{key, kind_of_word};

/// The title without what a program put behind it in brackets, its own number or the unit, and without a kind before a colon.
pub(super) fn bare(heading: &str) -> &str {
    let mut title = heading.trim();
    while let Some(inner) = last_brackets(title).filter(|inner| is_of_a_program(inner)) {
        title = title[..title.len() - inner.len() - 2].trim_end();
    }
    match title.split_once(':') {
        Some((kind, rest)) if kind_of_word(kind).is_some() && !rest.trim().is_empty() => rest.trim(),
        _ => title,
    }
}

/// What the last brackets hold, where they end the text.
fn last_brackets(text: &str) -> Option<&str> {
    let inside = text.strip_suffix(')')?;
    Some(&inside[inside.rfind('(')? + 1..])
}

fn is_of_a_program(inner: &str) -> bool {
    let digits = !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    digits || matches!(key(inner).as_str(), "real" | "points" | "score")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_adds_is_left_out() {
        for (heading, title) in [
            ("Quiz 1 (12345)", "Quiz 1"),
            ("Quiz: Test 1 (Real)", "Test 1"),
            ("Essay (second draft)", "Essay (second draft)"),
            ("Unit 3: light", "Unit 3: light"),
            ("Quiz:", "Quiz:"),
            ("(12)", ""),
        ] {
            assert_eq!(bare(heading), title, "{heading}");
        }
    }
}
