//! What a person typed into a search, as patterns of LIKE.

use school::person::searched;

/// How many words of a search count, and how many characters of a word.
const WORDS: usize = 6;
const WORD_LENGTH: usize = 60;

/// A pattern for each word of a search, for `search_key LIKE $n ESCAPE '!'`: the word anywhere, whose wildcards are plain
/// characters. Words and keys are folded by one rule, here and not in the database: the two databases fold letters differently.
pub(crate) fn patterns(search: &str) -> impl Iterator<Item = String> {
    search.split_whitespace().take(WORDS).map(pattern)
}

fn pattern(word: &str) -> String {
    let mut pattern = String::from("%");
    // PostgreSQL takes no NUL in a text.
    for c in searched(word).chars().filter(|c| !c.is_control()).take(WORD_LENGTH) {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern + "%"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_looks_for_its_words_and_not_for_patterns() {
        let found: Vec<_> = patterns(" Abebe 50%_! አበበ a\0b ").collect();
        assert_eq!(found, ["%abebe%", "%50!%!_!!%", "%አበበ%", "%ab%"]);
        assert_eq!(patterns(&"x ".repeat(99)).count(), WORDS);
        assert_eq!(patterns(&"x".repeat(99)).next().map(|word| word.len()), Some(WORD_LENGTH + 2));
    }

    #[test]
    fn a_search_finds_another_spelling_of_a_name() {
        assert_eq!(patterns("ሐይሉ").next(), patterns("ኃይሉ").next());
    }
}
