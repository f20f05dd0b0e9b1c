//! The Ethiopian curriculum that a new school starts with; its admin changes it from there.

use std::ops::RangeInclusive;

use super::{Stage, Stream};

/// A subject with the grade levels at which it is taught, and in which streams.
type Taught = (&'static str, RangeInclusive<i64>, &'static [Stream]);

const BOTH: &[Stream] = &[Stream::None, Stream::Natural, Stream::Social];
const PLAIN: &[Stream] = &[Stream::None];
const NATURAL: &[Stream] = &[Stream::None, Stream::Natural];
const SOCIAL: &[Stream] = &[Stream::None, Stream::Social];

/// From grade 7 on the national lists. KG and grades 1 to 6 follow what Ethiopian primary schools teach: the child's own
/// language from KG, Amharic as a language of the federation from grade 3, environmental science in place of the sciences,
/// moral education in place of citizenship, and arts and sport throughout.
const TAUGHT: &[Taught] = &[
    ("English", 0..=12, BOTH),
    ("Mathematics", 0..=12, BOTH),
    ("Local Language", 0..=8, PLAIN),
    ("Amharic", 3..=10, PLAIN),
    ("Environmental Science", 0..=6, PLAIN),
    ("Moral Education", 1..=6, PLAIN),
    ("Health and Physical Education", 0..=10, PLAIN),
    ("Performing and Visual Arts", 0..=8, PLAIN),
    ("General Science", 7..=8, PLAIN),
    ("Social Studies", 7..=8, PLAIN),
    ("Career and Technical Education", 7..=8, PLAIN),
    ("Citizenship", 7..=10, PLAIN),
    ("Information Technology", 7..=12, BOTH),
    ("Physics", 9..=12, NATURAL),
    ("Chemistry", 9..=12, NATURAL),
    ("Biology", 9..=12, NATURAL),
    ("Geography", 9..=12, SOCIAL),
    ("History", 9..=12, SOCIAL),
    ("Agriculture", 11..=12, &[Stream::Natural]),
    ("Economics", 11..=12, &[Stream::Social]),
];

/// The subjects, each with the grade levels and streams at which it is taught, the youngest first.
pub fn starting_set() -> impl Iterator<Item = (&'static str, Vec<Stage>)> {
    TAUGHT.iter().map(|(subject, levels, streams)| {
        let taught = |stage: &Stage| levels.contains(&stage.level().number()) && streams.contains(&stage.stream());
        (*subject, Stage::all().filter(taught).collect())
    })
}
