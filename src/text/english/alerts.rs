//! The guardian's page of alerts.

use school::alert::AlertProblem;

use crate::text::catalogue::AlertsText;

pub(super) const ALERTS: AlertsText = AlertsText {
    heading: "Alerts",
    hint: "Choose what you want to be told of each child. You are told once each time it happens, and the choice is yours alone: \
           another parent of the child chooses for themselves.",
    link: "Choose alerts",
    of_child: |name| format!("Alerts for {name}"),
    under: "The overall grade of a course is below a limit",
    under_limit: "Limit in per cent",
    under_hint: |pass| format!("The school's pass mark is {pass}."),
    falls: "The overall grade of a course falls",
    falls_by: "By at least so many percentage points",
    falls_hint: "Measured from the highest overall grade since you were last told, so a slow fall counts as a quick one.",
    missing: "Work is missing",
    save: "Save alerts",
    saved: |name| format!("Your alerts for {name} are saved."),
    today: "Today",
    nothing_today: "Nothing that you would be told of.",
    nothing_chosen: "You are told nothing of this child yet.",
    is_under: |course, total, limit| format!("{course} is at {total}, below {limit}."),
    is_missing: |course, n| {
        if n == 1 {
            format!("{course}: 1 assessment is missing.")
        } else {
            format!("{course}: {n} assessments are missing.")
        }
    },
    quiet: "Quiet hours",
    quiet_hint: "What happens in these hours waits and is in your inbox when they end. By the clock of the school.",
    quiet_on: "Tell me nothing in these hours",
    quiet_from: "From",
    quiet_until: "Until",
    save_quiet: "Save quiet hours",
    quiet_saved: "Your quiet hours are saved.",
    problem,
};

fn problem(problem: AlertProblem) -> &'static str {
    match problem {
        AlertProblem::Limit => {
            "The limit is not a percentage above 0 and at most 100, with two decimals at most. Nothing was saved."
        }
        AlertProblem::Fall => {
            "The fall is not a number of percentage points above 0 and at most 100, with two decimals at most. Nothing was saved."
        }
        AlertProblem::Time => "That is not a time of day, such as 21:30. Nothing was saved.",
        AlertProblem::NoHours => "The quiet hours end when they begin. Choose two different times. Nothing was saved.",
    }
}
