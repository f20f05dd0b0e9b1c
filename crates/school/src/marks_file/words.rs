//! The words that headings and labels are made of, in every language and in the files of many programs.

use crate::grade::Kind;

/// What a heading says about the student of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Identity {
    /// A number or code by which somebody knows the student.
    Number,
    /// The whole name.
    Name,
    GivenName,
    FatherName,
    GrandfatherName,
    /// Something else about the student, such as an address or the class.
    Other,
}

/// Letters and digits alone, in small letters: "Father's name" and "FATHERS_NAME" are one.
pub(super) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a heading, in small letters.
fn words(heading: &str) -> Vec<String> {
    let parts = heading.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    parts.map(key).filter(|word| !word.is_empty()).collect()
}

/// What a heading says about the student, if it does.
#[must_use]
pub fn identity_of_heading(heading: &str) -> Option<Identity> {
    let known = match key(heading).as_str() {
        "student"
        | "studentname"
        | "studentsname"
        | "name"
        | "names"
        | "fullname"
        | "learner"
        | "learnername"
        | "pupil"
        | "pupilname"
        | "nameofstudent"
        | "ተማሪ"
        | "ስም"
        | "ሙሉስም"
        | "የተማሪስም"
        | "የተማሪውስም" => Identity::Name,
        "givenname" | "given" | "firstname" | "forename" | "የራስስም" | "የመጀመሪያስም" => {
            Identity::GivenName
        }
        "fathersname" | "fathername" | "father" | "lastname" | "surname" | "familyname" | "middlename" | "የአባትስም"
        | "አባት" => Identity::FatherName,
        "grandfathersname" | "grandfathername" | "grandfather" | "የአያትስም" | "አያት" => {
            Identity::GrandfatherName
        }
        _ => return identity_of_words(&words(heading)),
    };
    Some(known)
}

fn identity_of_words(words: &[String]) -> Option<Identity> {
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let long = words.len() > 3;
    if has(&["email", "mail", "phone", "mobile", "section", "class", "login", "username", "institution", "department"])
        || has(&["gender", "sex", "ኢሜይል", "ኢሜል", "ክፍል", "ስልክ", "ጾታ"])
    {
        return (!long).then_some(Identity::Other);
    }
    let is_number = has(&["id", "number", "no", "roll", "ቁጥር", "መለያ"]);
    (is_number && !long).then_some(Identity::Number)
}

/// Whether a heading says that the program worked the column out of others, or that it holds no marks.
pub(super) fn is_worked_out(heading: &str) -> bool {
    let words = words(heading);
    let has = |known: &str| words.iter().any(|word| word == known);
    let ends = ["feedback", "comment", "comments", "letter", "percentage", "rank", "gpa", "coverage", "downloaded"];
    let sums = ["total", "overall", "average", "mean", "unposted", "ሽፋን", "አጠቃላይ", "ድምር", "አማካይ", "ደረጃ"];
    let running = has("current") || has("final");
    ends.iter().chain(&sums).any(|word| has(word))
        || running && ["score", "grade", "points"].iter().any(|word| has(word))
        || says_read_only(heading)
}

/// Whether a text says that its column can't be written.
pub(super) fn says_read_only(text: &str) -> bool {
    key(text).ends_with("readonly")
}

/// Whether the label of a line says that it holds what each assessment is out of.
#[must_use]
pub fn is_maxima_label(label: &str) -> bool {
    matches!(
        key(label).as_str(),
        "pointspossible"
            | "points"
            | "maxpoints"
            | "maximumpoints"
            | "maximum"
            | "max"
            | "outof"
            | "totalpoints"
            | "ከፍተኛነጥብ"
    )
}

/// Whether the label of a line says that it holds the kinds of the assessments.
#[must_use]
pub fn is_kinds_label(label: &str) -> bool {
    matches!(key(label).as_str(), "kind" | "kinds" | "type" | "ዓይነት")
}

/// Whether the label of a line says that it is about a whole class or about no student.
pub(super) fn is_other_label(label: &str) -> bool {
    matches!(
        key(label).as_str(),
        "date"
            | "duedate"
            | "average"
            | "classaverage"
            | "overallaverage"
            | "mean"
            | "total"
            | "median"
            | "ቀን"
            | "አማካይ"
            | "ድምር"
    )
}

/// The kind that a word or a title of one names, in every language.
#[must_use]
pub fn kind_of_word(word: &str) -> Option<Kind> {
    let kind = match key(word).as_str() {
        "quiz" | "አጭርፈተና" => Kind::Quiz,
        "assignment" | "አሳይመንት" => Kind::Assignment,
        "homework" | "የቤትሥራ" => Kind::Homework,
        "project" | "ፕሮጀክት" => Kind::Project,
        "labreport" | "lab" | "የቤተሙከራሪፖርት" => Kind::LabReport,
        "presentation" | "የቃልገለጻ" => Kind::Presentation,
        "groupwork" | "የቡድንሥራ" => Kind::GroupWork,
        "essay" | "ድርሰት" => Kind::Essay,
        "criticalanalysis" | "ሂሳዊትንተና" => Kind::CriticalAnalysis,
        "creativewriting" | "የፈጠራጽሑፍ" => Kind::CreativeWriting,
        "examquiz" | "አጭርፈተናከፈተናዎች" => Kind::ExamQuiz,
        "midexam" | "midterm" | "midtermexam" | "የአጋማሽፈተና" => Kind::MidExam,
        "finalexam" | "final" | "የማጠቃለያፈተና" => Kind::FinalExam,
        _ => return None,
    };
    Some(kind)
}

/// The kind that a title speaks of; an assignment where it speaks of none.
pub(super) fn kind_of_title(title: &str) -> Kind {
    if let Some(kind) = kind_of_word(title) {
        return kind;
    }
    let words = words(title);
    let pairs = words.windows(2).map(|pair| pair.concat());
    let spoken = pairs.chain(words.iter().cloned()).find_map(|word| kind_of_word(&word));
    let test = || words.iter().any(|word| matches!(word.as_str(), "test" | "tests" | "ፈተና")).then_some(Kind::Quiz);
    spoken.or_else(test).unwrap_or(Kind::Assignment)
}

/// Whether a cell says that there is nothing: blank, a dash, "N/A".
pub(super) fn says_nothing(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '−') || c.is_whitespace()) || cell.eq_ignore_ascii_case("n/a")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_many_spellings() {
        use Identity as I;
        for (heading, expected) in [
            ("Student", Some(I::Name)),
            ("First name", Some(I::GivenName)),
            ("Surname", Some(I::FatherName)),
            ("Father’s name", Some(I::FatherName)),
            ("ID number", Some(I::Number)),
            ("SIS User ID", Some(I::Number)),
            ("SIS Login ID", Some(I::Other)),
            ("Email address", Some(I::Other)),
            ("የተማሪ ቁጥር", Some(I::Number)),
            ("Quiz 1 (12345)", None),
            ("Final exam", None),
            ("Idioms", None),
        ] {
            assert_eq!(identity_of_heading(heading), expected, "{heading}");
        }
    }

    #[test]
    fn what_a_program_works_out_is_no_assessment() {
        for heading in [
            "Current Score (read only)",
            "Assignments Final Points",
            "Course total (Real)",
            "Unposted Final Score",
            "Quiz: Test 1 (Feedback)",
            "Overall (%)",
            "Last downloaded from this course",
        ] {
            assert!(is_worked_out(heading), "{heading}");
        }
        for heading in ["Final exam", "Quiz: Test 1 (Real)", "Current affairs", "Totally new"] {
            assert!(!is_worked_out(heading), "{heading}");
        }
    }

    #[test]
    fn a_title_speaks_of_its_kind() {
        for (title, kind) in [
            ("Quiz 1", Kind::Quiz),
            ("Final Exam 2017", Kind::FinalExam),
            ("Midterm", Kind::MidExam),
            ("Unit test 3", Kind::Quiz),
            ("Lab report: salts", Kind::LabReport),
            ("Group work", Kind::GroupWork),
            ("Chapter 4", Kind::Assignment),
        ] {
            assert_eq!(kind_of_title(title), kind, "{title}");
        }
        for kind in Kind::ALL {
            assert_eq!(kind_of_word(kind.name()), Some(kind));
        }
    }

    #[test]
    fn dashes_and_not_applicable_say_nothing() {
        for cell in ["", "-", "–", " — ", "N/A", "n/a"] {
            assert!(says_nothing(cell), "{cell:?}");
        }
        assert!(!says_nothing("0") && !says_nothing("-1") && !says_nothing("."));
    }
}
