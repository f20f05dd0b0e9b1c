//! The guardian's page of alerts: what is told of each child, and when not.

use serde::{Deserialize, Serialize};

use super::AsOf;
use crate::{
    alert::{AlertProblem, AlertRule, QuietHours, Seen, TypedRule, WallTime},
    digest::DigestChoice,
    grade::Scale,
    id::{CourseId, MemberId, Revision, SchoolId},
    person::Name,
};

dated!(Alerts);

/// All that a guardian chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alerts {
    pub as_of: AsOf,
    /// Each child of each school, by name.
    pub children: Vec<ChildAlerts>,
    /// When nothing is told; none is never.
    pub quiet: Option<QuietHours>,
    /// How the week is told.
    pub digest: DigestChoice,
    /// Whether the school's server sends mail at all.
    pub sends_mail: bool,
}

/// What is told of one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildAlerts {
    pub school: SchoolId,
    pub school_name: String,
    pub student: MemberId,
    pub name: Name,
    /// How the school words a percentage: its pass mark is offered as a limit.
    pub scale: Scale,
    /// None where nothing was chosen yet.
    pub rule: Option<AlertRule>,
    /// The courses that are not over, as the family sees them, by subject.
    pub courses: Vec<WatchedCourse>,
}

/// A course as rules look at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchedCourse {
    pub course: CourseId,
    pub subject: String,
    pub seen: Seen,
}

/// What shall be told of a child, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveAlerts {
    pub child: MemberId,
    #[serde(default)]
    pub rule: TypedRule,
}

/// Hours of quiet, as they were typed; a checkbox that is not set is not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveQuiet {
    #[serde(default)]
    pub on: bool,
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub until: String,
}

/// The acknowledgement of a choice: the revisions of the schools at which something changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertsSaved {
    pub revisions: Vec<(SchoolId, Revision)>,
}

impl SaveAlerts {
    /// The form as parameters of an address: one without wasm that is refused comes back with what was typed.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let TypedRule { under_on, under, falls_on, falls, missing } = &self.rule;
        let on = |is: bool| if is { "1".to_owned() } else { String::new() };
        vec![
            ("child", self.child.to_string()),
            ("under_on", on(*under_on)),
            ("under", under.clone()),
            ("falls_on", on(*falls_on)),
            ("falls", falls.clone()),
            ("missing", on(*missing)),
        ]
    }

    /// Reads the form from an address; none where it is not there.
    #[must_use]
    pub fn of_parameters(parameter: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let child = parameter("child")?.parse().ok()?;
        let text = |name: &str| parameter(name).unwrap_or_default();
        let on = |name: &str| !text(name).is_empty();
        let (under, falls) = (text("under"), text("falls"));
        let rule =
            TypedRule { under_on: on("under_on"), under, falls_on: on("falls_on"), falls, missing: on("missing") };
        Some(Self { child, rule })
    }
}

impl SaveQuiet {
    /// The form as parameters of an address, as [`SaveAlerts::parameters`].
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        vec![("from", self.from.clone()), ("until", self.until.clone())]
    }

    /// Reads the form from an address; none where it is not there. The hours are on: what is off is never refused.
    #[must_use]
    pub fn of_parameters(parameter: impl Fn(&str) -> Option<String>) -> Option<Self> {
        Some(Self { on: true, from: parameter("from")?, until: parameter("until")? })
    }

    /// Reads the hours; none where they are off.
    ///
    /// # Errors
    /// For what is no time of day, or no hours.
    pub fn read(&self) -> Result<Option<QuietHours>, AlertProblem> {
        if !self.on {
            return Ok(None);
        }
        let time = |text: &str| WallTime::typed(text).ok_or(AlertProblem::Time);
        QuietHours::new(time(&self.from)?, time(&self.until)?).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A parameter of an address made of these pairs.
    fn address(pairs: Vec<(&'static str, String)>) -> impl Fn(&str) -> Option<String> {
        move |name| pairs.iter().find(|(of, _)| *of == name).map(|(_, value)| value.clone())
    }

    #[test]
    fn what_was_typed_comes_back_to_its_own_form() {
        let rule = TypedRule { under_on: true, under: "abc".into(), missing: true, ..TypedRule::default() };
        let save = SaveAlerts { child: MemberId(7), rule };
        assert_eq!(SaveAlerts::of_parameters(address(save.parameters())), Some(save.clone()));
        assert_eq!(SaveQuiet::of_parameters(address(save.parameters())), None);
        let quiet = SaveQuiet { on: true, from: "x".into(), until: "06:00".into() };
        assert_eq!(SaveQuiet::of_parameters(address(quiet.parameters())), Some(quiet.clone()));
        assert_eq!(SaveAlerts::of_parameters(address(quiet.parameters())), None);
    }
}
