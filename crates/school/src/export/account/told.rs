//! Of what a guardian chose to be told, and when not.

use serde::Serialize;

use crate::{
    alert::{AlertRule, QuietHours},
    grade::Percent,
    view::{Alerts, ChildAlerts},
};

#[derive(Clone, Debug, Serialize)]
pub(super) struct ToldPart {
    /// Each child of whom something was chosen.
    pub(super) alerts: Vec<AlertPart>,
    /// "21:00" to "06:00" by the school's clock; none is never.
    pub(super) quiet: Option<QuietPart>,
    pub(super) week_in_inbox: bool,
    pub(super) week_by_mail: bool,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct AlertPart {
    pub(super) school: String,
    pub(super) student: String,
    /// In per cent; none is off.
    pub(super) under: Option<String>,
    /// In percentage points; none is off.
    pub(super) falls: Option<String>,
    pub(super) missing: bool,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct QuietPart {
    pub(super) from: String,
    pub(super) until: String,
}

pub(super) fn told_part(of: &Alerts) -> ToldPart {
    ToldPart {
        alerts: of.children.iter().filter_map(|child| Some(alert_part(child, child.rule?))).collect(),
        quiet: of.quiet.map(quiet_part),
        week_in_inbox: of.digest.inbox,
        week_by_mail: of.digest.mail,
    }
}

fn alert_part(child: &ChildAlerts, rule: AlertRule) -> AlertPart {
    let percent = |percent: Option<Percent>| percent.map(|percent| percent.to_string());
    AlertPart {
        school: child.school_name.clone(),
        student: child.name.to_string(),
        under: percent(rule.under),
        falls: percent(rule.falls),
        missing: rule.missing,
    }
}

fn quiet_part(hours: QuietHours) -> QuietPart {
    QuietPart { from: hours.from().to_string(), until: hours.until().to_string() }
}

impl AlertPart {
    /// The rule as a spreadsheet's cell: `under 50, falls 10, missing`.
    pub(super) fn in_words(&self) -> String {
        let under = self.under.as_ref().map(|limit| format!("under {limit}"));
        let falls = self.falls.as_ref().map(|by| format!("falls {by}"));
        let missing = self.missing.then(|| "missing".to_owned());
        [under, falls, missing].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
