//! What a form might claim of its sender, which is never read.

use std::collections::BTreeSet;

/// What a form carries beside its own fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    Nothing,
    /// Who one would like to be, and where.
    Claims,
    /// Nothing, but something else is asked for than the first time.
    Later,
}

/// Fields that a form does not have: beside its own, and within each of its parts.
pub fn claims(fields: &[(String, String)]) -> Vec<(String, String)> {
    const CLAIMS: [(&str, &str); 10] = [
        ("role", "admin"),
        ("status", "approved"),
        ("state", "approved"),
        ("owner", "10"),
        ("actor", "10"),
        ("account", "1010"),
        ("member", "10"),
        ("school", "2"),
        ("school_id", "2"),
        ("caller", "10"),
    ];
    // A part whose every field is in a part of its own is one of several kinds: another field would be another kind.
    let named = fields.iter().filter_map(|(name, _)| name.split_once('['));
    let parts: BTreeSet<&str> = named.filter(|(_, rest)| !rest.contains('[')).map(|(part, _)| part).collect();
    let own: BTreeSet<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let claimed = |(claim, value): &(&str, &str)| {
        let within = parts.iter().map(|part| format!("{part}[{claim}]"));
        let names: Vec<_> = within.chain([(*claim).to_owned()]).collect();
        names.into_iter().map(|name| (name, (*value).to_owned())).collect::<Vec<_>>()
    };
    CLAIMS.iter().flat_map(claimed).filter(|(name, _)| !own.contains(name.as_str())).collect()
}
