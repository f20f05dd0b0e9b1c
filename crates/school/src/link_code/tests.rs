use super::*;

/// Numbers all over the space of codes.
fn samples() -> impl Iterator<Item = u64> {
    let spread = (0..400).map(|n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    [0, 1, CODES - 1, CODES / 2].into_iter().chain(spread)
}

#[test]
fn a_code_reads_back_in_every_way_in_which_it_can_be_typed() {
    for number in samples() {
        let code = LinkCode::of_number(number);
        let shown = code.to_string();
        assert_eq!(shown.len(), 11, "{shown}");
        let wide: String = shown.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xfee0)).collect();
        let ways = [
            shown.clone(),
            code.plain(),
            shown.to_lowercase(),
            shown.replace('-', " "),
            shown.replace('-', "–"),
            format!("  {} ", shown.replace('-', "\u{1361}")),
            wide,
        ];
        for typed in ways {
            assert_eq!(typed.parse(), Ok(code), "{typed}");
        }
    }
}

#[test]
fn ethiopic_digits_are_digits() {
    let ethiopic = |c| match c {
        '3' => '፫',
        '4' => '፬',
        '6' => '፮',
        '7' => '፯',
        '9' => '፱',
        other => other,
    };
    let with_digits = samples().map(LinkCode::of_number).filter(|code| code.plain().contains(['3', '9']));
    for code in with_digits {
        let typed: String = code.plain().chars().map(ethiopic).collect();
        assert_eq!(typed.parse(), Ok(code), "{typed}");
    }
}

#[test]
fn different_numbers_have_different_codes() {
    assert_eq!(CODES, 23_u64.pow(8));
    let codes: std::collections::HashSet<String> = (0..20_000).map(|n| LinkCode::of_number(n).plain()).collect();
    assert_eq!(codes.len(), 20_000);
    assert_eq!(LinkCode::of_number(CODES + 7), LinkCode::of_number(7));
}

#[test]
fn every_single_wrong_character_is_found() {
    for number in samples() {
        let LinkCode(right) = LinkCode::of_number(number);
        for place in 0..LENGTH {
            for other in (0..23).filter(|other| *other != right[place]) {
                let mut wrong = right;
                wrong[place] = other;
                assert_eq!(LinkCode(wrong).plain().parse::<LinkCode>(), Err(CodeProblem::Mistyped), "{number}");
            }
        }
    }
}

#[test]
fn every_swap_of_two_characters_is_found() {
    for number in samples() {
        let LinkCode(right) = LinkCode::of_number(number);
        for (one, other) in (0..LENGTH).flat_map(|one| (one + 1..LENGTH).map(move |other| (one, other))) {
            let mut swapped = right;
            swapped.swap(one, other);
            let read = LinkCode(swapped).plain().parse::<LinkCode>();
            let expected = if right[one] == right[other] { Ok(LinkCode(right)) } else { Err(CodeProblem::Mistyped) };
            assert_eq!(read, expected, "{number}: {one} and {other}");
        }
    }
}

#[test]
fn what_is_no_code_says_why() {
    let code = LinkCode::of_number(4_242_424_242).plain();
    for short in ["", " - ", &code[..8]] {
        assert_eq!(short.parse::<LinkCode>(), Err(CodeProblem::Length), "{short}");
    }
    assert_eq!(format!("{code}A").parse::<LinkCode>(), Err(CodeProblem::Length));
    // What looks like a character of the alphabet is none: nobody guesses which was meant.
    for odd in ['0', 'O', '1', 'I', 'L', '2', 'Z', '5', 'S', '8', 'B', 'U', 'V', 'ሀ', '/', '\'', 'é'] {
        let typed = format!("{}{odd}", &code[..8]);
        assert_eq!(typed.parse::<LinkCode>(), Err(CodeProblem::Mistyped), "{typed}");
    }
}

#[test]
fn no_two_characters_look_alike() {
    for alike in ["0O", "1IL", "2Z", "5S", "8B", "UV"] {
        assert!(!ALPHABET.iter().any(|c| alike.contains(*c)), "{alike}");
    }
    assert!(ALPHABET.is_sorted(), "each is there once");
}

#[test]
fn no_log_shows_a_code() {
    let code = LinkCode::of_number(4_242_424_242);
    assert!(!format!("{code:?}").contains(&code.plain()[..3]));
}

#[test]
fn a_code_works_for_seven_days_to_the_millisecond() {
    assert_eq!(expiry(Instant(1_000)), Instant(1_000 + 604_800_000));
}
