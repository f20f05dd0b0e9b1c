//! Grading policies: of a course, and what a school's courses start from.

use school::{
    grade::{DraftProblem, Flag, Kind, Method, Percent, PolicyDraft, PolicyEffect, Rounding, Unscored},
    label::LabelProblem,
    view::{DefaultsPreview, PolicyLock, PolicyRefusal, PolicySource},
};

use super::kind;
use crate::text::catalogue::{PolicyDefaultsText, PolicyEffectText, PolicyFormText, PolicyHistoryText, PolicyText};

pub(super) const POLICY: PolicyText = PolicyText {
    heading: "Grading policy",
    back: "Gradebook",
    in_force: "What counts now",
    source: |source| match source {
        PolicySource::Own => "This course has a policy of its own.",
        PolicySource::Level => "This course follows its grade's default.",
        PolicySource::School => "This course follows the school's default.",
        PolicySource::Program => "This course follows Yeneta's default.",
    },
    lock,
    read_only: "The course's lead teacher and the school's administrators change it.",
    part: "Part",
    weight: "Weight",
    kinds: "Kinds of assessment",
    method: "How its marks add up",
    method_of: |method| match method {
        Method::MeanOfPercentages => "Mean of percentages: every assessment weighs the same",
        Method::SumOfPoints => "Sum of points: an assessment weighs as much as it is out of",
    },
    drops: "Drops",
    flags: "Work without points, in the final total",
    flag_rule: |flag| match flag {
        Flag::Missing => "Missing (MI)",
        Flag::Late => "Late (LA)",
        Flag::Absent => "Absent (AB)",
        Flag::Incomplete => "Incomplete (IN)",
        Flag::Excused => "Excused (EX)",
        Flag::None => "No flag",
    },
    rule_of: |rule| match rule {
        Unscored::Zero => "counts as zero",
        Unscored::LeaveOut => "is left out",
        Unscored::Wait => "still waits",
    },
    rounding: "Rounding",
    rounding_of: |rounding| match rounding {
        Rounding::HalfUp => "Half up to hundredths",
        Rounding::HalfUpAndLift => "Half up to hundredths, and 49.5 to 49.99 is 50",
    },
    form: FORM,
    effect: EFFECT,
    history: HISTORY,
    defaults: DEFAULTS,
    applied: "The policy applies. Teachers, students and families see the new totals.",
    refused: |why| match why {
        PolicyRefusal::ChangedMeanwhile => {
            "Nothing was applied: somebody else changed the policy meanwhile. The effect is computed anew; look and apply again."
        }
        PolicyRefusal::EffectChanged => {
            "Nothing was applied: marks changed meanwhile, so it would do something else than you saw. The effect is computed \
             anew; look and apply again."
        }
        PolicyRefusal::Locked(why) => lock(why),
    },
};

const FORM: PolicyFormText = PolicyFormText {
    heading: "Change the policy",
    start_from: "Start from",
    start_program: "Assignments 40, exams 60",
    start_levels: |first, last| {
        if first == last { format!("Ethiopia, {first}") } else { format!("Ethiopia, {first} to {last}") }
    },
    legend: |n| format!("Part {n}"),
    name: "Name",
    weight: "Weight in per cent",
    drop: "Drop so many marks, those that help most",
    add: "Add a part",
    remove: |n| format!("Remove part {n}"),
    kinds_hint: "Each kind counts in one part.",
    choose: "Choose a part",
    flags_hint: "Points always count; this is for work that has none.",
    show_effect: "Show the effect",
    wrong: "Nothing was computed yet: correct what is marked below.",
    problem,
};

const EFFECT: PolicyEffectText = PolicyEffectText {
    heading: "What this would do",
    now: "Current totals",
    at_the_end: "Final totals, if the term were closed now",
    sentence,
    total_now: "Current, now",
    total_then: "Current, then",
    final_now: "Final, now",
    final_then: "Final, then",
    moved: "Totals that move",
    unmoved: |n| if n == 1 { "1 stays as it is.".into() } else { format!("{n} stay as they are.") },
    apply: "Apply this policy",
    follow: "Give up the course's own policy",
};

const HISTORY: PolicyHistoryText = PolicyHistoryText {
    heading: "Versions",
    empty: "The policy was never changed in this term.",
    version: "Version",
    what: "Policy",
    follows: "Follows the default",
    restore: "Restore",
    restore_version: |n| format!("Restore version {n}"),
};

const DEFAULTS: PolicyDefaultsText = PolicyDefaultsText {
    heading: "Grading policies",
    intro: "What courses start from that have no policy of their own. A change is for this term and those that begin later; \
        earlier terms keep theirs.",
    of_term: |term| format!("For {term}"),
    school: "The school",
    levels: |first, last| if first == last { first.to_owned() } else { format!("{first} to {last}") },
    none: "Yeneta's default: assignments 40, exams 60",
    whom: "For whom",
    first: "From grade",
    last: "To grade",
    whole_school: "The whole school",
    clear: "Remove this default",
    change: "Change",
    follow: |preview: &DefaultsPreview| {
        let DefaultsPreview { following, own, uncounted, .. } = preview;
        let mut text =
            format!("Courses that follow this default: {following}. With a policy of their own, which stays: {own}.");
        if *uncounted > 0 {
            text += &format!(" More that follow it and were not computed: {uncounted}. The figures are of the others.");
        }
        text
    },
    courses: "Courses whose totals move",
};

fn lock(why: PolicyLock) -> &'static str {
    match why {
        PolicyLock::TermClosed => {
            "The term is closed, so its policy stays. An administrator can reopen the term in the catalogue."
        }
        PolicyLock::CourseEnded => "The course has ended: its policy stays.",
        PolicyLock::NoTerm => "There is no term yet. An administrator adds it in the catalogue.",
    }
}

fn problem(problem: DraftProblem) -> String {
    match problem {
        DraftProblem::Name(_, LabelProblem::Empty) => "Give the part a name.".into(),
        DraftProblem::Name(_, LabelProblem::TooLong) => "A name has at most 80 characters.".into(),
        DraftProblem::Name(_, LabelProblem::Control) => "A name can't have control characters.".into(),
        DraftProblem::NameTwice(_) => "Another part has this name.".into(),
        DraftProblem::Weight(_) => "Type a percentage from 0 to 100, with at most two decimals.".into(),
        DraftProblem::Drop(_) => format!("Type a whole number from 0 to {}.", PolicyDraft::MOST_DROPPED),
        DraftProblem::Sum(sum) => format!("The weights sum to {sum} %; change them until they make 100 %."),
        DraftProblem::Homeless(of) => homeless(of),
        DraftProblem::NothingCounts => {
            "No mark would ever count: let a kind of assessment count in a part with a weight.".into()
        }
    }
}

fn homeless(of: Kind) -> String {
    format!("Choose in which part {} counts.", kind(of))
}

fn sentence(effect: &PolicyEffect) -> String {
    let PolicyEffect { totals, moved, other_award, fall, rise, mean_before, mean_after, .. } = effect;
    if *moved == 0 {
        return format!("No total changes, of {totals}.");
    }
    let mean = |percent: &Option<Percent>| percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"));
    format!(
        "Totals that change: {moved} of {totals}. Another letter or result: {other_award}; pass → fail: {fall}, fail → pass: {rise}. \
         Mean {} → {}.",
        mean(mean_before),
        mean(mean_after)
    )
}
