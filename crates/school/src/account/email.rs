//! E-mail addresses: what a person signs in with.

use std::fmt;

/// An e-mail address in the form in which it is stored and compared: trimmed and in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

/// The text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct BadEmail;

/// The longest address that mail can carry, in bytes.
const LONGEST: usize = 254;

impl Email {
    /// Reads what was typed. Whether mail arrives there nobody can know: the rule only finds slips.
    ///
    /// # Errors
    /// [`BadEmail`] without a part on each side of the one @, with anything but plain letters and signs, or when it is too long.
    pub fn parse(typed: &str) -> Result<Self, BadEmail> {
        // Beyond the plain letters there are some whose small letter is plain: the sign for kelvin is no K of an address.
        let text = typed.trim().to_ascii_lowercase();
        let (local, domain) = text.split_once('@').ok_or(BadEmail)?;
        let whole = !local.is_empty() && !domain.is_empty() && !domain.contains('@');
        let dots = !domain.starts_with('.') && !domain.ends_with('.') && !domain.contains("..");
        // Plain letters: the two databases don't agree on the case of others.
        let plain = text.bytes().all(|b| b.is_ascii_graphic());
        if whole && dots && plain && text.len() <= LONGEST { Ok(Self(text)) } else { Err(BadEmail) }
    }

    /// The address as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_in_any_case_and_slips_are_found() {
        assert_eq!(Email::parse(" Aster@School.ET ").map(|e| e.to_string()), Ok("aster@school.et".into()));
        assert!(Email::parse("a@school").is_ok(), "a school's own network needs no dot");
        let long = format!("{}@b.et", "a".repeat(LONGEST));
        for slip in [
            "",
            "aster",
            "@school.et",
            "aster@",
            "a b@school.et",
            "አስቴር@school.et",
            "\u{212A}ebede@school.et",
            "a@b@c.et",
            "a@.et",
            "a@b..et",
            "a@b.",
            &long,
        ] {
            assert_eq!(Email::parse(slip), Err(BadEmail), "{slip}");
        }
    }
}
