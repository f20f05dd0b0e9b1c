use super::*;

fn stage(level: i64, stream: Stream) -> Stage {
    Stage::new(GradeLevel::try_from(level).expect("a level"), stream).expect("a stage")
}

fn taught_at(stage: Stage) -> Vec<&'static str> {
    let mut subjects: Vec<_> = starting_set().filter(|(_, at)| at.contains(&stage)).map(|(name, _)| name).collect();
    subjects.sort_unstable();
    subjects
}

#[test]
fn streams_begin_at_grade_11() {
    assert_eq!(Stage::all().count(), 15);
    for level in GradeLevel::all() {
        for stream in Stream::ALL {
            let fits = (level.number() >= 11) == (stream != Stream::None);
            assert_eq!(Stage::new(level, stream).is_ok(), fits, "{level} {stream:?}");
        }
    }
    assert_eq!(Stage::read(11, ""), None);
    assert_eq!(Stage::read(13, ""), None);
    assert_eq!(Stage::read(12, "Social"), Some(stage(12, Stream::Social)));
}

#[test]
fn a_stage_is_called_as_the_school_calls_it() {
    let names = [stage(0, Stream::None), stage(9, Stream::None), stage(11, Stream::Natural)].map(|s| s.to_string());
    assert_eq!(names, ["KG", "Grade 9", "Grade 11 Natural"]);
}

#[test]
fn what_a_history_holds_reads_back() {
    let label = |stage: Stage, section: &str| ClassLabel {
        level: Some(stage.level()),
        stream: stage.stream(),
        section: section.into(),
        title: String::new(),
    };
    for stage in Stage::all() {
        for section in ["", "A", "Natural", "Blue Nile"] {
            let class = label(stage, section);
            assert_eq!(ClassLabel::read(&class.plain()), class, "{class:?}");
        }
    }
    let kg = label(stage(0, Stream::None), "A");
    let natural = label(stage(11, Stream::Natural), "B");
    assert_eq!([kg, natural].map(|class| class.plain()), ["KG A", "Grade 11 Natural B"]);
    for title in ["", "Grades 11 and 12", "Grade 13 A", "School 68137"] {
        let read = ClassLabel::read(title);
        assert_eq!((read.level, &*read.title, read.is_empty()), (None, title, title.is_empty()), "{title}");
    }
}

#[test]
fn classes_sort_as_a_school_counts() {
    let mut names = ["Grade 10 A", "Grade 9 B", "KG A", "Grade 9 A"].map(ClassLabel::read);
    names.sort();
    assert_eq!(names.map(|name| name.plain()), ["KG A", "Grade 9 A", "Grade 9 B", "Grade 10 A"]);
}

/// The lists of the national curriculum, written by hand.
#[test]
fn the_starting_set_is_the_national_curriculum() {
    let seven = [
        "Amharic",
        "Career and Technical Education",
        "Citizenship",
        "English",
        "General Science",
        "Health and Physical Education",
        "Information Technology",
        "Local Language",
        "Mathematics",
        "Performing and Visual Arts",
        "Social Studies",
    ];
    let nine = [
        "Amharic",
        "Biology",
        "Chemistry",
        "Citizenship",
        "English",
        "Geography",
        "Health and Physical Education",
        "History",
        "Information Technology",
        "Mathematics",
        "Physics",
    ];
    let natural =
        ["Agriculture", "Biology", "Chemistry", "English", "Information Technology", "Mathematics", "Physics"];
    let social = ["Economics", "English", "Geography", "History", "Information Technology", "Mathematics"];
    for (levels, stream, expected) in [
        ([7, 8], Stream::None, &seven[..]),
        ([9, 10], Stream::None, &nine[..]),
        ([11, 12], Stream::Natural, &natural[..]),
        ([11, 12], Stream::Social, &social[..]),
    ] {
        for level in levels {
            assert_eq!(taught_at(stage(level, stream)), expected, "grade {level} {stream:?}");
        }
    }
    for level in 0..=6 {
        assert!(taught_at(stage(level, Stream::None)).len() >= 6, "grade {level}");
    }
}

#[test]
fn a_subject_is_taught_where_its_rows_say() {
    let (nine, natural) = (stage(9, Stream::None), stage(11, Stream::Natural));
    let curriculum: Curriculum = [(SubjectId(1), nine), (SubjectId(2), natural)].into_iter().collect();
    assert!(curriculum.offers(SubjectId(1), nine) && curriculum.offers(SubjectId(2), natural));
    assert!(!curriculum.offers(SubjectId(1), natural) && !curriculum.offers(SubjectId(2), stage(11, Stream::Social)));
}

#[test]
fn every_name_reads_back() {
    for region in Region::ALL {
        assert_eq!(Region::from_name(region.name()), Some(region));
        assert_eq!(serde_json::to_value(region).ok(), Some(region.name().into()));
    }
    for stream in Stream::ALL {
        assert_eq!(Stream::from_name(stream.name()), Some(stream));
        assert_eq!(serde_json::to_value(stream).ok(), Some(stream.name().into()));
    }
    for stage in Stage::all() {
        assert_eq!(stage.key().parse(), Ok(stage));
        let json = serde_json::to_value(stage).expect("plain data");
        assert_eq!((json.as_str(), serde_json::from_value(json.clone()).ok()), (Some(&*stage.key()), Some(stage)));
    }
    for wrong in ["", "11", "9-Natural", "11-", "13", "11-natural", "-1", "+9", "09"] {
        assert!(wrong.parse::<Stage>().is_err(), "{wrong}");
    }
}
