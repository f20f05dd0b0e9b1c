use super::*;

fn grade(course: i64) -> Event {
    Event {
        name: EventName::GradeUpdated,
        school: SchoolId(1),
        revision: Revision(9),
        course: Some(CourseId(course)),
        student: Some(MemberId(3)),
        assessment: Some(AssessmentId(4)),
    }
}

#[test]
fn a_grade_wakes_its_course_and_all_grades_and_nothing_else() {
    let topics = [
        (Topic::CourseGrades(CourseId(7)), true),
        (Topic::CourseGrades(CourseId(8)), false),
        (Topic::Grades, true),
        (Topic::CourseRequests, false),
        (Topic::EnrollmentRequests, false),
        (Topic::AvailableCourses, false),
        (Topic::Notifications, false),
    ];
    for (topic, heard) in topics {
        assert_eq!(grade(7).concerns(topic), heard, "{topic:?}");
    }
}

#[test]
fn a_link_wakes_whatever_shows_a_familys_children() {
    let link = Event { name: EventName::PeopleChanged, ..grade(7) };
    let person = Event { student: None, ..link.clone() };
    for topic in [Topic::People, Topic::Grades, Topic::EnrollmentRequests, Topic::AvailableCourses] {
        assert!(link.concerns(topic), "{topic:?}");
        assert_eq!(person.concerns(topic), topic == Topic::People, "{topic:?}");
    }
    assert!(!link.concerns(Topic::CourseGrades(CourseId(7))), "a teacher's book stays as it is");
}

#[test]
fn every_event_wakes_somebody() {
    for name in EventName::ALL {
        let event = Event { name: *name, ..grade(7) };
        assert!(Topic::WIDE.into_iter().any(|topic| event.concerns(topic)), "{name:?}");
    }
    let opened = Event { name: EventName::CourseRequestApproved, ..grade(7) };
    assert!(opened.concerns(Topic::AvailableCourses), "students see what opened");
}

#[test]
fn refresh_needed_wakes_every_topic() {
    let all = Event { name: EventName::DataRefreshNeeded, ..grade(7) };
    for topic in Topic::WIDE.into_iter().chain([Topic::CourseGrades(CourseId(8))]) {
        assert!(all.concerns(topic));
    }
}

#[test]
fn the_seeds_names_are_there_and_every_name_reads_back() {
    for name in ["course_request_created", "enrollment_request_under_review", "grade_deleted", "data_refresh_needed"] {
        assert!(EventName::from_name(name).is_some(), "{name}");
    }
    for name in EventName::ALL {
        assert_eq!(EventName::from_name(name.name()), Some(*name));
        assert_eq!(serde_json::to_value(name).ok(), Some(name.name().into()));
    }
}
