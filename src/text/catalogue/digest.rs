//! The weekly digest: how it is chosen, its page, and the mail that tells it.

/// The weekly digest.
pub struct DigestText {
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub by_inbox: &'static str,
    pub by_mail: &'static str,
    /// The school's server sends none.
    pub no_mail: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    /// The page.
    pub heading: &'static str,
    pub hint: &'static str,
    /// The way to choose it.
    pub link: &'static str,
    pub marks: &'static str,
    pub no_marks: &'static str,
    /// An average with its coverage.
    pub average: fn(&str, &str) -> String,
    /// The mail's subject, by the date on which the week ended.
    pub subject: fn(&str) -> String,
    /// The mail's first line, by the school's name.
    pub greeting: fn(&str) -> String,
    pub concerns: &'static str,
    pub all_well: &'static str,
    pub ahead: &'static str,
    /// Leads to the school's server.
    pub open: fn(&str) -> String,
    /// The link by which the mails end.
    pub end_by: fn(&str) -> String,
    /// The page to which that link leads.
    pub end_heading: &'static str,
    pub end_hint: &'static str,
    pub end: &'static str,
    pub ended: &'static str,
    /// A link that works no more, or none.
    pub dead: &'static str,
}
