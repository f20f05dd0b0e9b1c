//! What only HTTP shows of the pages of requests: plain forms lead back with the reason, and a page says what it must.

use crate::harness::{
    self, Answer, Client,
    school::{CANARY, TestSchool},
};

/// A request to teach Physics or Mathematics (the second school subject is 101) at grade 9.
fn asking(subject: &str) -> Vec<(&str, &str)> {
    vec![
        ("ask[school]", "1"),
        ("ask[subject]", subject),
        ("ask[class]", ""),
        ("ask[grade_level]", "9"),
        ("ask[stream]", ""),
        ("ask[capacity]", "1"),
        ("ask[note]", "a & b"),
    ]
}

fn decide<'a>(act: &'a str, seen: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let requests = seen.iter().map(|seen| ("decide[requests][]", *seen));
    [("decide[act]", act), ("decide[note]", "so")].into_iter().chain(requests).collect()
}

/// The first number of this name in an answer.
fn number(answer: &Answer, name: &str) -> String {
    let text = answer.body.split_once(&format!("\"{name}\":")).map(|(_, rest)| rest);
    let digits = text.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    digits.filter(|digits| !digits.is_empty()).unwrap_or_else(|| panic!("no {name} in {}", answer.body))
}

/// Where a form leads.
fn location(answer: &Answer) -> &str {
    assert_eq!(answer.status.as_u16(), 302, "{}", answer.body);
    answer.headers.get("location").and_then(|to| to.to_str().ok()).expect("a form leads somewhere")
}

/// The page that a form leads to, as it is read.
async fn led(client: &Client, answer: &Answer) -> Answer {
    client.get(location(answer).trim_start_matches("http://school.test")).await
}

/// A course that the teacher was given.
async fn opened(school: &TestSchool, subject: &str) -> String {
    let (teacher, admin) = (school.client("teacher").await, school.client("admin").await);
    let request = number(&teacher.call("course_requests/ask", &asking(subject)).await, "request");
    let seen = format!("{request}-1");
    let approved = admin.call("course_requests/decide", &decide("approve", &[&seen])).await;
    assert_eq!(approved.status.as_u16(), 200, "{}", approved.body);
    number(&admin.call("course_requests/detail", &[("request", &request)]).await, "course")
}

async fn asked(client: &Client, course: &str, student: &str) -> String {
    let answer = client.call("enrollment/ask", &[("ask[course]", course), ("ask[student]", student)]).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    number(&answer, "request")
}

#[tokio::test]
async fn a_form_that_asks_to_teach_leads_to_the_list_or_back_with_what_was_typed() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let page = "/teacher/course-requests/new";
    let answer = teacher.submit(page, "course_requests/ask", &asking("101")).await;
    assert_eq!(location(&answer), "/teacher/course-requests");
    let list = led(&teacher, &answer).await;
    assert!(list.body.contains("Physics") && list.body.contains("Pending"), "{}", list.body);

    let again = teacher.submit(page, "course_requests/ask", &asking("101")).await;
    let back = led(&teacher, &again).await;
    assert!(location(&again).contains("/new?ask%5Bschool%5D=1"), "{}", location(&again));
    assert!(back.body.contains("You have asked for this already"), "{}", back.body);
    assert!(back.body.contains("value=\"1\"") && back.body.contains("selected"), "the fields are filled in");
}

#[tokio::test]
async fn a_plain_form_narrows_the_choices_by_the_grade_level() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let all = teacher.get("/teacher/course-requests/new").await;
    assert!(
        all.body.contains("label=\"Grade 9\"")
            && all.body.contains("label=\"Grade 10\"")
            && all.body.contains(">Grade 9 A<")
    );
    let ten = teacher.get("/teacher/course-requests/new?ask%5Bgrade_level%5D=10").await;
    assert!(!ten.body.contains("label=\"Grade 9\"") && ten.body.contains("label=\"Grade 10\""));
    assert!(!ten.body.contains(">Grade 9 A<"), "a class of another level");
}

#[tokio::test]
async fn a_decision_by_a_plain_form_says_why_it_was_not_applied() {
    let school = harness::school::start().await;
    let course = opened(&school, "101").await;
    let (teacher, student) = (school.client("teacher").await, school.client("student").await);
    let request = asked(&student, &course, "31").await;
    let seen = format!("{request}-1");
    let page = format!("/teacher/enrollments/{request}");
    let admin = school.client("admin").await;
    let declined = admin.call("enrollment/decide", &decide("decline", &[&seen])).await;
    assert_eq!(declined.status.as_u16(), 200, "{}", declined.body);

    let answer = teacher.submit(&page, "enrollment/decide", &decide("review", &[&seen])).await;
    let back = led(&teacher, &answer).await;
    assert!(back.body.contains("Somebody decided first"), "{}", back.body);
    let nothing = teacher.submit("/teacher/enrollments", "enrollment/decide", &decide("approve", &[])).await;
    let back = led(&teacher, &nothing).await;
    assert!(back.body.contains("Select at least one request first."), "{}", back.body);
    let page = led(&admin, &admin.submit(&page, "enrollment/decide", &[]).await).await;
    assert_eq!(page.status.as_u16(), 200, "a form without a field leads back too");
}

#[tokio::test]
async fn many_that_are_decided_by_a_plain_form_are_summed_up_on_its_page() {
    let school = harness::school::start().await;
    let course = opened(&school, "101").await;
    let (teacher, student) = (school.client("teacher").await, school.client("student").await);
    let other = school.client("other-student").await;
    let (first, second) = (asked(&student, &course, "31").await, asked(&other, &course, "32").await);
    let third = asked(&student, &opened(&school, "1").await, "31").await;
    let withdrawn = student.call("enrollment/decide", &decide("withdraw", &[&format!("{third}-1")])).await;
    assert_eq!(withdrawn.status.as_u16(), 200, "{}", withdrawn.body);

    let seen = [first, second, third].map(|request| format!("{request}-1"));
    let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
    let page = "/teacher/enrollments?state=all&__err=x";
    let answer = teacher.submit(page, "enrollment/decide", &decide("approve", &seen)).await;
    assert!(location(&answer).starts_with("http://school.test/teacher/enrollments?state=all&__done="));
    let back = led(&teacher, &answer).await;
    for told in ["1 × Approved", "1 × On the waiting list", "1 was not changed:", "Withdrawn", CANARY] {
        assert!(back.body.contains(told), "{told} in {}", back.body);
    }
    let garbage = teacher.get("/teacher/enrollments?__done=%7B%22moved%22%3Ax").await;
    assert!(garbage.status.as_u16() == 200 && !garbage.body.contains("What became of it"));
}

#[tokio::test]
async fn a_parent_asks_only_where_the_school_allows_it() {
    let school = harness::school::start().await;
    let course = opened(&school, "101").await;
    let parent = school.client("parent").await;
    let ask = [("ask[course]", course.as_str()), ("ask[student]", "31")];
    let page = "/parent/available-courses";
    let barred = led(&parent, &parent.submit(page, "enrollment/ask", &ask).await).await;
    assert!(barred.body.contains("The school lets students ask for themselves only."), "{}", barred.body);
    assert!(!barred.body.contains("Ask for a place"), "a page offers no more than is allowed");

    let settings = [
        ("save[school]", "1"),
        ("save[seen]", "0"),
        ("save[told]", "0"),
        ("save[settings][name]", "First School"),
        ("save[settings][region]", "sidama"),
        ("save[settings][scale]", "letters"),
        ("save[settings][calendar]", "gregorian"),
        ("save[settings][time_zone]", "Africa/Addis_Ababa"),
        ("save[settings][parents_may_request]", "true"),
    ];
    let saved = school.client("admin").await.call("setup/save_settings", &settings).await;
    assert_eq!(saved.status.as_u16(), 200, "{}", saved.body);
    let offered = parent.get(page).await;
    assert!(offered.body.contains("Ask for a place"), "{}", offered.body);
    let allowed = led(&parent, &parent.submit(page, "enrollment/ask", &ask).await).await;
    assert!(allowed.body.contains("Pending"), "{}", allowed.body);
    let own = parent.get("/parent/enrollments").await;
    assert!(own.body.contains("Physics") && own.body.contains(CANARY), "{}", own.body);
}

#[tokio::test]
async fn a_full_course_keeps_a_place_and_offers_the_freed_seat() {
    let school = harness::school::start().await;
    let course = opened(&school, "101").await;
    let (teacher, student) = (school.client("teacher").await, school.client("student").await);
    let other = school.client("other-student").await;
    let (first, second) = (asked(&student, &course, "31").await, asked(&other, &course, "32").await);
    let seen = [format!("{first}-1"), format!("{second}-1")];
    teacher.call("enrollment/decide", &decide("approve", &[&seen[0], &seen[1]])).await;
    let waits = other.get("/student/enrollments").await;
    assert!(waits.body.contains("Place 1 on the waiting list"), "{}", waits.body);
    let full = student.get("/student/available-courses").await;
    assert!(full.body.contains("0 of 1") && full.body.contains("1 waiting"), "{}", full.body);

    let ended = teacher.call("enrollment/decide", &decide("end", &[&format!("{first}-2")])).await;
    assert_eq!(ended.status.as_u16(), 200, "{}", ended.body);
    let offered = other.get("/student/enrollments").await;
    assert!(offered.body.contains("A seat is held for you until") && offered.body.contains("Take the seat"));
    let taken = decide("accept", &[]);
    let seat = format!("{second}-3");
    let taken = [&taken[..], &[("decide[requests][]", seat.as_str())]].concat();
    let page = led(&other, &other.submit("/student/enrollments", "enrollment/decide", &taken).await).await;
    assert!(page.body.contains("Approved") && !page.body.contains("Take the seat"), "{}", page.body);
}
