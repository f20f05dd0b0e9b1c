//! What the address of a policy's page asks for. The form is a plain GET: it works without wasm, and a preview has an address.

use leptos_router::params::ParamsMap;
use school::{
    curriculum::GradeLevel,
    grade::{DraftProblem, Policy, PolicyDraft},
    id::{CourseId, SchoolId, Version},
    view::FOLLOW,
};

use crate::text::Catalogue;

/// A policy to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// The program's own.
    Program,
    /// Ethiopia's for a grade, by the first and the last one that share it.
    Levels(i64, i64),
}

/// What the address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The policy as it is.
    Nothing,
    /// What a typed policy would do.
    Typed(PolicyDraft),
    /// The form with a part more or less; nothing is computed.
    Edited(PolicyDraft),
    /// What a preset would do.
    Preset(Policy),
    /// What an older version would do.
    Version(Version),
    /// What no policy of its own would do.
    Follow,
}

impl Preset {
    /// Every preset, in the order in which a page offers them.
    pub const ALL: [Preset; 5] =
        [Preset::Program, Preset::Levels(1, 4), Preset::Levels(5, 6), Preset::Levels(7, 11), Preset::Levels(12, 12)];

    /// In an address.
    pub fn name(self) -> String {
        match self {
            Preset::Program => "program".into(),
            Preset::Levels(first, _) => first.to_string(),
        }
    }

    fn policy(self) -> Policy {
        match self {
            Preset::Program => Policy::default(),
            Preset::Levels(first, _) => GradeLevel::try_from(first).map(Policy::for_level).unwrap_or_default(),
        }
    }
}

impl Asked {
    /// Reads an address. Names of parts that the program translates are those that it stores.
    pub fn read(query: &ParamsMap, text: &Catalogue) -> Self {
        if query.get_str(FOLLOW).is_some() {
            return Asked::Follow;
        }
        if let Some(preset) = query.get("start").and_then(|name| Preset::ALL.into_iter().find(|p| p.name() == name)) {
            return Asked::Preset(preset.policy());
        }
        if let Some(version) = query.get_str("restore").and_then(|number| number.parse().ok()) {
            return Asked::Version(Version(version));
        }
        let Some(mut draft) = PolicyDraft::from_fields(|name| query.get(name)) else { return Asked::Nothing };
        draft.components.iter_mut().for_each(|part| part.name = text.component_stored(&part.name));
        match query.get("do").unwrap_or_default().split_once('-') {
            Some(("add", _)) => draft.add(),
            Some(("remove", place)) => draft.remove(place.parse().unwrap_or(usize::MAX)),
            _ => return Asked::Typed(draft),
        }
        Asked::Edited(draft)
    }

    /// The question to the server, where something is to be computed.
    pub fn wire(&self) -> Option<String> {
        match self {
            Asked::Nothing | Asked::Edited(_) => None,
            Asked::Typed(draft) => draft.read().ok().and_then(|policy| written(Some(&policy))),
            Asked::Preset(policy) => written(Some(policy)),
            Asked::Version(version) => Some(version.0.to_string()),
            Asked::Follow => written(None),
        }
    }

    /// What the form is filled in with, over what counts now and the older versions; and what is wrong with it.
    pub fn draft(
        &self,
        now: &Policy,
        of_version: impl Fn(Version) -> Option<Policy>,
    ) -> (PolicyDraft, Vec<DraftProblem>) {
        let draft = match self {
            Asked::Nothing | Asked::Follow => PolicyDraft::of(now),
            Asked::Typed(draft) | Asked::Edited(draft) => draft.clone(),
            Asked::Preset(policy) => PolicyDraft::of(policy),
            Asked::Version(version) => PolicyDraft::of(&of_version(*version).unwrap_or_else(|| now.clone())),
        };
        let problems =
            if matches!(self, Asked::Typed(_)) { draft.read().err().unwrap_or_default() } else { Vec::new() };
        (draft, problems)
    }
}

/// A choice as the server reads it.
pub fn written(policy: Option<&Policy>) -> Option<String> {
    match policy {
        Some(policy) => serde_json::to_string(policy).ok(),
        None => Some(FOLLOW.to_owned()),
    }
}

/// The page of a course's policy.
pub fn of_course(course: CourseId) -> String {
    format!("/teacher/courses/{course}/policy")
}

/// The page of a school's defaults.
pub fn of_school(school: SchoolId) -> String {
    format!("/admin/policies?school={school}")
}

/// An address with one more parameter.
pub fn with(page: &str, parameter: &str) -> String {
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}{parameter}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Catalogue;

    fn read(pairs: &[(&str, &str)]) -> Asked {
        let query: ParamsMap = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Asked::read(&query, catalogue())
    }

    fn catalogue() -> &'static Catalogue {
        crate::text::provide_text(crate::text::amharic())
    }

    #[test]
    fn an_address_asks_for_one_thing() {
        let owner = leptos::prelude::Owner::new();
        owner.set();
        assert_eq!(read(&[]), Asked::Nothing);
        assert_eq!(read(&[("follow", "1")]), Asked::Follow);
        assert_eq!(read(&[("restore", "3")]), Asked::Version(Version(3)));
        assert_eq!(read(&[("start", "program")]), Asked::Preset(Policy::default()));
        assert_eq!(read(&[("start", "x")]), Asked::Nothing);
        assert_eq!(read(&[("start", "12")]).wire(), written(Some(&Policy::for_level(12.try_into().expect("a grade")))));
        let form = [("parts", "1"), ("name0", "ፈተናዎች"), ("weight0", "100"), ("drop0", "0")];
        let Asked::Typed(draft) = read(&form) else { panic!("a form that asks for its effect") };
        assert_eq!(draft.components[0].name, "Exams", "the program's own name is stored in one language");
        let Asked::Edited(more) = read(&[form[0], ("do", "add-")]) else { panic!("a form that is edited") };
        assert_eq!(more.components.len(), 2);
        let Asked::Edited(less) = read(&[form[0], ("do", "remove-0")]) else { panic!("a form that is edited") };
        assert_eq!(less.components.len(), 0);
        assert_eq!(Asked::Edited(less).wire(), None);
        assert_eq!(with("/a?school=1", "applied=1"), "/a?school=1&applied=1");
        assert_eq!(with("/a", "applied=1"), "/a?applied=1");
    }
}
