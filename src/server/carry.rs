//! What one page hands to the next without an address: in a cookie for a short while, for that page only.
//!
//! Invariant: an e-mail or a token is never put into an address that a page is shown under.

use axum::http::HeaderMap;

use store::hex::{bytes_of, hex};

use super::sessions;

/// Something that is handed on.
pub struct Carry {
    name: &'static str,
    seconds: u32,
}

/// The e-mail that was typed into a form that failed: without wasm, too, it stays there.
pub const TYPED: Carry = Carry { name: "yeneta_typed", seconds: 60 };
/// The token of the link that led here: for as long as it takes to choose a password.
pub const LINK: Carry = Carry { name: "yeneta_link", seconds: 3600 };
/// The link that an admin has just made by a form without wasm.
pub const ISSUED: Carry = Carry { name: "yeneta_issued", seconds: 60 };

/// The longest text that is carried, in bytes.
const LONGEST: usize = 1_000;

impl Carry {
    /// The value for `Set-Cookie` that hands the text to a page. What is too long is carried as nothing.
    #[must_use]
    pub fn to(&self, page: &str, text: &str) -> String {
        let kept = if text.len() > LONGEST { "" } else { text };
        let Self { name, seconds } = self;
        format!("{name}={}; Path={page}; HttpOnly; SameSite=Lax; Max-Age={seconds}", hex(kept.as_bytes()))
    }

    /// The value for `Set-Cookie` that takes it away from the page again.
    #[must_use]
    pub fn end(&self, page: &str) -> String {
        format!("{}=; Path={page}; HttpOnly; SameSite=Lax; Max-Age=0", self.name)
    }

    /// What was handed to the page of this request, if anything.
    #[must_use]
    pub fn of(&self, headers: &HeaderMap) -> Option<String> {
        let kept = sessions::cookie(headers, self.name).filter(|kept| kept.len() <= 2 * LONGEST)?;
        String::from_utf8(bytes_of(kept)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    #[test]
    fn what_was_carried_comes_back_and_garbage_does_not() {
        let kept = TYPED.to("/sign-in", "ab+c@school.et");
        let sent = kept.split(';').next().expect("a pair").to_owned();
        for (cookie, expected) in [
            (sent.as_str(), Some("ab+c@school.et")),
            ("yeneta_typed=zz", None),
            ("yeneta_typed=6", None),
            ("x=61", None),
        ] {
            let headers = HeaderMap::from_iter([(header::COOKIE, cookie.parse().expect("a header"))]);
            assert_eq!(TYPED.of(&headers).as_deref(), expected, "{cookie}");
        }
        assert!(TYPED.to("/", &"a".repeat(LONGEST + 1)).starts_with("yeneta_typed=;"));
    }
}
