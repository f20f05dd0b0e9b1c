//! A policy in the database and on the wire.
//!
//! Invariant: every version that was ever written is read. A version that this program does not know is refused, since a rule
//! that nobody applies would change marks in silence.

use serde::{Deserialize, Serialize};

use super::{Component, FlagRules, Kind, Method, Percent, Policy, PolicyProblem, Rounding};

/// The version that is written.
const VERSION: u32 = 2;

/// The forms that a stored policy has.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Stored {
    /// Version 2 and later say so.
    Versioned(Versioned),
    /// A policy that a newer program wrote, or one that is damaged.
    Newer { version: u32 },
    /// Version 1: the bare list of components, in whole per cent, each a mean of percentages.
    Bare(Vec<BareComponent>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Versioned {
    version: u32,
    components: Vec<Component>,
    flags: FlagRules,
    rounding: Rounding,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BareComponent {
    name: String,
    kinds: Vec<Kind>,
    weight_percent: u8,
}

impl From<Policy> for Stored {
    fn from(policy: Policy) -> Self {
        let Policy { components, flags, rounding } = policy;
        Stored::Versioned(Versioned { version: VERSION, components, flags, rounding })
    }
}

impl TryFrom<Stored> for Policy {
    type Error = PolicyProblem;

    fn try_from(stored: Stored) -> Result<Self, PolicyProblem> {
        match stored {
            Stored::Versioned(Versioned { version: VERSION, components, flags, rounding }) => {
                Ok(Policy::new(components)?.with_flags(flags).with_rounding(rounding))
            }
            Stored::Newer { version: ..=VERSION } => Err(PolicyProblem::Damaged),
            Stored::Versioned(Versioned { version, .. }) | Stored::Newer { version } => {
                Err(PolicyProblem::FromANewerProgram(version))
            }
            Stored::Bare(components) => Policy::new(components.into_iter().map(Component::from).collect()),
        }
    }
}

impl From<BareComponent> for Component {
    fn from(bare: BareComponent) -> Self {
        let BareComponent { name, kinds, weight_percent } = bare;
        Component {
            name,
            kinds,
            weight: Percent::whole(weight_percent.into()),
            method: Method::default(),
            drop_lowest: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What migrations and the first releases stored; see `grading_policies`.
    const VERSION_1: &str = r#"[{"name":"Assignments","kinds":["quiz","assignment","homework","project","lab_report",
        "presentation","group_work","essay","critical_analysis","creative_writing"],"weight_percent":40},
        {"name":"Exams","kinds":["exam_quiz","mid_exam","final_exam"],"weight_percent":60}]"#;

    fn read(json: &str) -> Result<Policy, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn version_1_is_read_and_is_the_default() {
        assert_eq!(read(VERSION_1), Ok(Policy::default()));
    }

    /// Written by hand, so that nobody changes a name in the database unseen.
    #[test]
    fn version_2_is_written_like_this() {
        let json = r#"{"version":2,"components":[{"name":"Assignments","kinds":["quiz","assignment","homework","project","lab_report","presentation","group_work","essay","critical_analysis","creative_writing"],"weight_hundredths":4000,"method":"mean_of_percentages","drop_lowest":0},{"name":"Exams","kinds":["exam_quiz","mid_exam","final_exam"],"weight_hundredths":6000,"method":"mean_of_percentages","drop_lowest":0}],"flags":{"missing":"zero","late":"wait","absent":"wait","incomplete":"wait"},"rounding":"half_up"}"#;
        assert_eq!(serde_json::to_string(&Policy::default()).ok().as_deref(), Some(json));
        assert_eq!(read(json), Ok(Policy::default()));
    }

    #[test]
    fn what_is_no_policy_is_refused() {
        let v2 = serde_json::to_string(&Policy::default()).expect("a policy is plain data");
        let newer = v2.replace("\"version\":2", "\"version\":3,\"curve\":\"x\"");
        assert!(read(&newer).is_err_and(|error| error.contains("version 3")));
        assert!(read(&v2.replace("\"version\":2", "\"version\":3")).is_err());
        assert!(read(&v2.replace("4000", "3999")).is_err_and(|error| error.contains("99.99")));
        let damaged = read(&v2.replace("\"drop_lowest\":0", "\"drop_lowest\":-1"));
        assert!(damaged.is_err_and(|error| error.contains("damaged")));
        assert!(read(&VERSION_1.replace("40}", "39}")).is_err_and(|error| error.contains("sum to 99")));
        assert!(read("null").is_err() && read("[]").is_err() && read("{}").is_err());
    }
}
