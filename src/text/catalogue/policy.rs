//! Grading policies: of a course, and what a school's courses start from.

use school::{
    grade::{DraftProblem, Flag, Method, PolicyEffect, Rounding, Unscored},
    view::{DefaultsPreview, PolicyLock, PolicyRefusal, PolicySource},
};

/// The pages of policies.
pub struct PolicyText {
    pub heading: &'static str,
    pub back: &'static str,
    pub in_force: &'static str,
    pub source: fn(PolicySource) -> &'static str,
    pub lock: fn(PolicyLock) -> &'static str,
    pub read_only: &'static str,
    pub part: &'static str,
    pub weight: &'static str,
    pub kinds: &'static str,
    pub method: &'static str,
    pub method_of: fn(Method) -> &'static str,
    pub drops: &'static str,
    pub flags: &'static str,
    pub flag_rule: fn(Flag) -> &'static str,
    pub rule_of: fn(Unscored) -> &'static str,
    pub rounding: &'static str,
    pub rounding_of: fn(Rounding) -> &'static str,
    pub form: PolicyFormText,
    pub effect: PolicyEffectText,
    pub history: PolicyHistoryText,
    pub defaults: PolicyDefaultsText,
    /// A change was made.
    pub applied: &'static str,
    pub refused: fn(PolicyRefusal) -> &'static str,
}

/// The form in which a policy is typed.
pub struct PolicyFormText {
    pub heading: &'static str,
    pub start_from: &'static str,
    pub start_program: &'static str,
    /// The names of the first and the last grade.
    pub start_levels: fn(&str, &str) -> String,
    pub legend: fn(u32) -> String,
    pub name: &'static str,
    pub weight: &'static str,
    pub drop: &'static str,
    pub add: &'static str,
    pub remove: fn(u32) -> String,
    pub kinds_hint: &'static str,
    pub choose: &'static str,
    pub flags_hint: &'static str,
    pub show_effect: &'static str,
    pub wrong: &'static str,
    pub problem: fn(DraftProblem) -> String,
}

/// What a change would do.
pub struct PolicyEffectText {
    pub heading: &'static str,
    pub now: &'static str,
    pub at_the_end: &'static str,
    /// How many totals move, where to, and the mean.
    pub sentence: fn(&PolicyEffect) -> String,
    pub total_now: &'static str,
    pub total_then: &'static str,
    pub final_now: &'static str,
    pub final_then: &'static str,
    pub moved: &'static str,
    /// How many stay as they are.
    pub unmoved: fn(u32) -> String,
    pub apply: &'static str,
    pub follow: &'static str,
}

/// Versions, and the way back to them.
pub struct PolicyHistoryText {
    pub heading: &'static str,
    pub empty: &'static str,
    pub version: &'static str,
    pub what: &'static str,
    pub follows: &'static str,
    pub restore: &'static str,
    pub restore_version: fn(u32) -> String,
}

/// What a school's courses start from.
pub struct PolicyDefaultsText {
    pub heading: &'static str,
    pub intro: &'static str,
    pub of_term: fn(&str) -> String,
    pub school: &'static str,
    /// The names of the first and the last grade.
    pub levels: fn(&str, &str) -> String,
    pub none: &'static str,
    pub whom: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub whole_school: &'static str,
    pub clear: &'static str,
    pub change: &'static str,
    /// How many courses follow, have their own, and were not counted.
    pub follow: fn(&DefaultsPreview) -> String,
    pub courses: &'static str,
}
