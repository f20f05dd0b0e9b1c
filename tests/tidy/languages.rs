//! What a catalogue must not hold: words of another language.

use crate::{
    rule::{Finding, Rule, at},
    source::Source,
};

pub const RULES: &[Rule] = &[
    Rule {
        name: "one thing has one Amharic word",
        check: given_up,
        bad: &[("src/text/amharic/a.rs", "let a = \"በስህተት ነው።\";")],
        good: &[
            ("src/text/amharic/a.rs", "let a = \"በስሕተት ነው።\"; // ስህተት"),
            ("src/text/english/a.rs", "let a = \"ስህተት\";"),
        ],
    },
    Rule {
        name: "no English is left in the Amharic catalogue",
        check: left_over,
        bad: &[
            ("src/text/amharic/a.rs", "const A: T = T { save: \"Save\" };"),
            ("src/text/amharic/a.rs", "let a = format!(\"{n} ተማሪዎች of {m}\");"),
            ("src/text/amharic/a.rs", "match a { B::C => \"ሁሉም\", B::D => \"N/A\" }"),
        ],
        good: &[
            ("src/text/amharic/a.rs", "// A comment.\nlet a = format!(\"{name}፦ Enter ይጫኑ፤ EX፣ MI\\n{}\", b);"),
            ("src/text/amharic/a.rs", "let a = \"name@school.et ዓይነት፦ 17.5\";"),
            ("src/text/english/a.rs", "let a = \"Save\";"),
        ],
    },
];

/// Words that stood for what has another one, with that one; the whole list is at the head of the Amharic catalogue.
const GIVEN_UP: &[(&str, &str)] = &[
    ("ስህተት", "ስሕተት"),
    ("ተቀባይነት", "ውድቅ"),
    ("መለያ ቁጥር", "የተማሪ ቁጥር"),
    ("የተጠባባቂዎች ዝርዝር", "ተጠባባቂ ዝርዝር"),
    ("የለውጥ ታሪክ", "ታሪክ"),
    ("መቀየር", "መለወጥ"),
    ("መቀየሪያ", "መለወጫ"),
    ("ቀይሮ", "ለውጠው"),
    ("“", "«"),
];

fn given_up(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/text/amharic/") {
        return Vec::new();
    }
    let literals = source.literals();
    let found = |(old, new): &(&str, &str)| {
        let finding = |n| at(source, n, format!("{old}: the word is {new}"));
        literals.match_indices(old).map(|(n, _)| finding(n)).collect::<Vec<_>>()
    };
    GIVEN_UP.iter().flat_map(found).collect()
}

/// What stays in Latin letters in every language: keys, what teachers type, formats, names of machines, stored words.
const LATIN: &[&str] = &[
    "A",
    "AB",
    "AK0321",
    "AK0322",
    "Africa/Addis_Ababa",
    "B",
    "CA",
    "CSV",
    "Canvas",
    "Classroom",
    "Ctrl",
    "Ctrl+A",
    "Ctrl+C",
    "Ctrl+D",
    "Ctrl+Shift+Z",
    "Ctrl+V",
    "Ctrl+Y",
    "Ctrl+Z",
    "Delete",
    "End",
    "EX",
    "Enter",
    "Esc",
    "Excel",
    "F",
    "Firefox",
    "Google",
    "F2",
    "Home",
    "IN",
    "JSON",
    "LA",
    "MB",
    "MI",
    "Moodle",
    "ODS",
    "SHA-256",
    "Shift",
    "Shift+",
    "Shift+A",
    "Shift+D",
    "Shift+F2",
    "Shift+R",
    "Shift+Tab",
    "Space",
    "Tab",
    "UTF-8",
    "Wi-Fi",
    "Windows",
    "XLSX",
    "am",
    "name@school.et",
    "no",
    "selam@school.example",
    "yes",
];

fn left_over(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/text/amharic/") {
        return Vec::new();
    }
    let literals = without_placeholders(&source.literals());
    let words = latin_words(&literals).into_iter().filter(|(_, word)| !LATIN.contains(word));
    words.map(|(n, word)| at(source, n, word)).collect()
}

/// The text with each `{…}` and escape blanked; offsets stay.
fn without_placeholders(text: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let kept = text.chars().map(|c| {
        inside = c == '{' || inside && c != '}';
        let is_escape = c == '\\' || escaped;
        escaped = c == '\\' && !escaped;
        if inside && c.is_ascii() && c != '\n' || is_escape && c != '\n' { ' ' } else { c }
    });
    kept.collect()
}

/// Every run of characters that words, addresses and names of zones are made of, where it has a Latin letter.
fn latin_words(text: &str) -> Vec<(usize, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "@._/+-".contains(c);
    let mut words = Vec::new();
    for run in text.split(|c| !is_part(c)).filter(|run| run.contains(|c: char| c.is_ascii_alphabetic())) {
        let offset = run.as_ptr().addr() - text.as_ptr().addr();
        words.push((offset, run.trim_matches(['.', '-', '/'])));
    }
    words
}
