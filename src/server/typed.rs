//! What was typed into a sign-in that failed, for one minute and the sign-in page only: without wasm, too, it stays there.
//!
//! Invariant: an e-mail is never put into an address.

use axum::http::HeaderMap;

use super::sessions::{self, hex};

const COOKIE: &str = "yeneta_typed";
/// The longest e-mail that is kept; the longest there can be has 254 bytes.
const LONGEST: usize = 254;

/// The value for `Set-Cookie` that keeps the e-mail for the next look at the sign-in page.
#[must_use]
pub fn cookie(email: &str) -> String {
    let kept = if email.len() > LONGEST { "" } else { email };
    format!("{COOKIE}={}; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=60", hex(kept.as_bytes()))
}

/// The e-mail that was kept, or nothing.
#[must_use]
pub fn of(headers: &HeaderMap) -> String {
    let kept = sessions::cookie(headers, COOKIE).unwrap_or_default();
    let bytes = (0..kept.len().min(2 * LONGEST)).step_by(2).map(|at| {
        let pair = kept.get(at..at + 2)?;
        u8::from_str_radix(pair, 16).ok()
    });
    bytes.collect::<Option<Vec<u8>>>().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    #[test]
    fn what_was_typed_comes_back_and_garbage_does_not() {
        let kept = cookie("ab+c@school.et");
        let sent = kept.split(';').next().expect("a pair").to_owned();
        for (cookie, expected) in
            [(sent.as_str(), "ab+c@school.et"), ("yeneta_typed=zz", ""), ("yeneta_typed=6", ""), ("x=61", "")]
        {
            let headers = HeaderMap::from_iter([(header::COOKIE, cookie.parse().expect("a header"))]);
            assert_eq!(of(&headers), expected, "{cookie}");
        }
    }
}
