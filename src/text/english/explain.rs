//! How a total is made, and what flags do.

use school::grade::{Basis, Effect, Flag, Letter, Row, Unscored};

use crate::text::catalogue::{ExplainText, HelpText};

pub(super) const EXPLAIN: ExplainText = ExplainText {
    open: "How this total is made",
    open_of: |name| format!("How the total of {name} is made"),
    held_back: |titles| format!("Held back, so neither on the family's page yet nor in the total there: {titles}."),
    basis: |basis| match basis {
        Basis::Current => {
            "This is the current total: what is graded so far. Work that has no points yet does not lower it."
        }
        Basis::Final => {
            "This is the final total: the term is closed, and work without points counts as the course's policy says."
        }
    },
    stock: ["Assignments", "Exams", "Continuous assessment", "Mid exam", "Final exam"],
    part: |name, weight| format!("{name}: {weight} of the whole"),
    effect_heading: "What it does",
    scored: |points, max| format!("{points} of {max}"),
    flag,
    effect: |effect| match effect {
        Effect::Counts => "Counts",
        Effect::Zero => "Counts as zero",
        Effect::LeftOut => "Is left out",
        Effect::Waits => "Waits",
    },
    why,
    out_of_nothing: "It is out of no points, so it counts nowhere.",
    dropped: "Dropped: leaving it out helps the student most.",
    drops: |n, with, without| {
        let marks = if n == 1 { "The mark" } else { "The marks" };
        format!(
            "{marks} whose removal helps most ({n}) are dropped: with all marks this part would be {with}, so it is {without}."
        )
    },
    empty_part: "Nothing counts in this part yet.",
    mean: |sum, n, share| match n {
        1 => format!("One mark counts: {share}."),
        _ => format!("Each mark weighs the same: {sum}, divided by {n}, is {share}."),
    },
    sum: |points, max, share| format!("All points of all maxima: {points} of {max} is {share}."),
    nothing: "Nothing counts yet, so there is no total.",
    moved: |names, weight| {
        format!("Nothing counts yet in {names}. The weight of {weight} goes to the other parts in proportion.")
    },
    weighed: |sum, weights, share| format!("The parts by their weights: {sum}, divided by {weights}, is {share}."),
    rounded: |share, rounded| format!("Rounded once, half up, to hundredths: {share} becomes {rounded}."),
    lifted: |rounded, shown| format!("From 49.5 % on, what is below 50 % is shown as 50 %: {rounded} becomes {shown}."),
    letter: |shown, letter, least| match letter {
        Letter::F => format!("{shown} is an F: it is below 60 %."),
        _ => format!("{shown} is the letter {}: it begins at {least}.", letter.name()),
    },
    passes: |shown, passes| {
        if passes {
            format!("{shown} passes: 50 % is enough.")
        } else {
            format!("{shown} does not pass: that takes 50 %.")
        }
    },
    about: |percent| format!("≈ {percent} %"),
    percent: |percent| format!("{percent} %"),
    exactly: |fraction| format!("exactly {fraction}"),
    data: "Save these steps as data",
};

pub const HELP: HelpText = HelpText {
    link: "What EX, MI, LA, AB and IN do to a total",
    heading: "What flags do to a total",
    intro: "A flag says something about a mark, beside its points. This is the table by which every total is made, on every \
        page: exactly one line fits each mark. A flag never clears points, and work without points lowers no current total.",
    caption: "Flags, and what a mark with each does",
    flag: "Flag",
    typed: "Typed",
    points: "Points",
    with_points: "with points",
    without_points: "without points",
    total: "Total",
    total_of: |basis| match basis {
        None => "both",
        Some(Basis::Current) => "current",
        Some(Basis::Final) => "final",
    },
    rule: "The course's policy says",
    rule_of: |rule| match rule {
        None => "no matter",
        Some(Unscored::Zero) => "it is zero",
        Some(Unscored::LeaveOut) => "leave it out",
        Some(Unscored::Wait) => "it waits",
    },
    why: "Why",
};

fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::None => "No flag",
        Flag::Excused => "Excused",
        Flag::Missing => "Missing",
        Flag::Late => "Late",
        Flag::Absent => "Absent",
        Flag::Incomplete => "Incomplete",
    }
}

fn why(row: Row) -> String {
    let named = flag(row.flag);
    match (row.flag, row.scored, row.basis, row.effect) {
        (Flag::None, true, ..) => "Its points count.".into(),
        (Flag::None, false, ..) => "Not graded yet: it lowers nothing.".into(),
        (Flag::Excused, ..) => "Excused: it counts neither for nor against.".into(),
        (_, true, ..) => format!("{named}, but it has points, and they count: a flag never clears points."),
        (_, false, Some(Basis::Current), _) => format!("{named}, without points: the current total waits for them."),
        (.., Effect::Zero | Effect::Counts) => {
            format!("{named}, without points: it counts as zero, as the policy says.")
        }
        (.., Effect::LeftOut) => format!("{named}, without points: it is left out, as the policy says."),
        (.., Effect::Waits) => format!("{named}, without points: it still waits, as the policy says."),
    }
}
