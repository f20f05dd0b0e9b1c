//! What a new password must be. A password that is there already is never judged.

use serde::{Deserialize, Serialize};

use super::common::COMMON;

/// The fewest characters of a new password.
pub const FEWEST_CHARACTERS: usize = 10;
/// The most bytes of a password: more only keeps the server busy.
pub const MOST_BYTES: usize = 200;
/// The fewest different characters; "aaaaaaaaaa" is none.
const FEWEST_DIFFERENT: usize = 4;
/// A part of a name that is shorter may be in a password by chance.
const SHORTEST_PART: usize = 3;

/// Why a new password is no good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordProblem {
    /// Fewer than [`FEWEST_CHARACTERS`].
    TooShort,
    /// More than [`MOST_BYTES`].
    TooLong,
    /// Nothing but the person's own e-mail address or name.
    Oneself,
    /// Among the first that anybody would guess.
    Common,
}

/// Whether a person may take the password; `oneself` is the e-mail address and the names by which others know the person.
///
/// # Errors
/// The first rule that it breaks.
pub fn check(password: &str, oneself: &[&str]) -> Result<(), PasswordProblem> {
    if password.len() > MOST_BYTES {
        return Err(PasswordProblem::TooLong);
    }
    if password.chars().count() < FEWEST_CHARACTERS {
        return Err(PasswordProblem::TooShort);
    }
    let plain = plain(password);
    if is_oneself(&plain, oneself) {
        return Err(PasswordProblem::Oneself);
    }
    if is_common(&plain) { Err(PasswordProblem::Common) } else { Ok(()) }
}

/// Letters and digits in lower case: what is left when decoration is taken off.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether nothing but digits is left when the person's e-mail address and names are taken out.
fn is_oneself(plain_password: &str, oneself: &[&str]) -> bool {
    let mailbox = |text: &&str| text.split_once('@').map(|(mailbox, _)| plain(mailbox));
    let words = oneself.iter().flat_map(|text| text.split_whitespace().map(plain));
    let mut parts: Vec<String> = words.chain(oneself.iter().filter_map(mailbox)).collect();
    parts.retain(|part| part.chars().count() >= SHORTEST_PART);
    // The longest first: "asterbekele" goes before "aster" leaves a rest of it.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let rest = parts.iter().fold(plain_password.to_owned(), |rest, part| rest.replace(part.as_str(), ""));
    rest.len() < plain_password.len() && rest.chars().all(|c| c.is_ascii_digit())
}

/// Whether it is a common word, with or without digits around, a run such as "abcdefghij", or hardly varied.
fn is_common(plain_password: &str) -> bool {
    let word = plain_password.trim_matches(|c: char| c.is_ascii_digit());
    let mut different: Vec<char> = plain_password.chars().collect();
    let run =
        different.windows(2).all(|pair| u32::from(pair[1]).abs_diff(u32::from(pair[0])) <= 1 || pair == ['9', '0']);
    different.sort_unstable();
    different.dedup();
    run || different.len() < FEWEST_DIFFERENT || COMMON.contains(&plain_password) || COMMON.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASTER: &[&str] = &["aster.b@school.et", "Aster Bekele Tadesse"];

    #[test]
    fn a_long_phrase_of_ones_own_is_good() {
        for good in ["coffee at noon", "ቡና በጠዋት እጠጣለሁ", "Aster likes rain", "7 green umbrellas", "yeneta-demo"]
        {
            assert_eq!(check(good, ASTER), Ok(()), "{good}");
        }
    }

    #[test]
    fn each_rule_refuses() {
        use PasswordProblem as P;
        let long = "ab c".repeat(51);
        let cases = [
            ("", P::TooShort),
            ("coffee no", P::TooShort),
            (&long, P::TooLong),
            ("aster.b@school.et", P::Oneself),
            ("AsterBekele", P::Oneself),
            ("Bekele Aster 2010", P::Oneself),
            ("asterb12345", P::Oneself),
            ("password12345", P::Common),
            ("Pass-Word-2025", P::Common),
            ("qwertyuiop", P::Common),
            ("1234567890", P::Common),
            ("9876543210", P::Common),
            ("aaaaaaaaaaaa", P::Common),
            ("ababababab", P::Common),
            ("ethiopia2018", P::Common),
            ("          ", P::Common),
        ];
        for (password, problem) in cases {
            assert_eq!(check(password, ASTER), Err(problem), "{password}");
        }
        assert_eq!(check("2010 2013 2017", &["", "A"]), Ok(()), "nothing is taken out for an empty name");
    }

    #[test]
    fn the_limits_are_characters_below_and_bytes_above() {
        assert_eq!(check("ሀለሐመሠረሰሸቀበ", &[]), Ok(()));
        assert_eq!(check(&"ab1c".repeat(50), &[]), Ok(()), "200 bytes");
    }

    #[test]
    fn the_list_is_plain_and_says_nothing_twice() {
        let mut sorted = COMMON.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), COMMON.len(), "each once");
        for word in COMMON {
            assert_eq!(&plain(word), word, "letters and digits in lower case");
        }
    }
}
