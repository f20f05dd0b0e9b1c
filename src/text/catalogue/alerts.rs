//! The guardian's page of alerts.

use school::alert::AlertProblem;

/// The guardian's page of alerts.
pub struct AlertsText {
    pub heading: &'static str,
    pub hint: &'static str,
    /// The link from a child's card.
    pub link: &'static str,
    /// The alerts of one child, by name.
    pub of_child: fn(&str) -> String,
    pub under: &'static str,
    pub under_limit: &'static str,
    /// The limit that is offered is the school's pass mark.
    pub under_hint: fn(&str) -> String,
    pub falls: &'static str,
    pub falls_by: &'static str,
    pub falls_hint: &'static str,
    pub missing: &'static str,
    pub save: &'static str,
    /// Saved, of a child.
    pub saved: fn(&str) -> String,
    /// What the rules that are set say of today.
    pub today: &'static str,
    pub nothing_today: &'static str,
    pub nothing_chosen: &'static str,
    /// A course, its total and the limit.
    pub is_under: fn(&str, &str, &str) -> String,
    /// A course with so many missing.
    pub is_missing: fn(&str, u32) -> String,
    pub quiet: &'static str,
    pub quiet_hint: &'static str,
    pub quiet_on: &'static str,
    pub quiet_from: &'static str,
    pub quiet_until: &'static str,
    pub save_quiet: &'static str,
    pub quiet_saved: &'static str,
    pub problem: fn(AlertProblem) -> &'static str,
}
