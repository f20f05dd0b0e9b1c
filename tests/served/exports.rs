//! One's own data as files, over HTTP: what stands in them is what the pages show, and `docs/export.md` names all of it.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::harness::{self, Answer, Client, school::TestSchool};

async fn take(client: &Client, what: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = client.call(&format!("export/{what}"), fields).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    answer
}

async fn record(client: &Client) -> Value {
    let file = take(client, "record", &[("student", "31"), ("format", "json")]).await;
    serde_json::from_str(&file.body).expect("the file is JSON")
}

/// Saves a mark and a comment that a spreadsheet would take for a formula.
async fn school() -> TestSchool {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    for (seen, value) in [(1, r#"{"typed":"17.25 LA"}"#), (2, r#"{"comment":"=HYPERLINK(1)"}"#)] {
        let cell = format!(r#"{{"student":31,"assessment":900,"value":{value},"seen":{seen}}}"#);
        let save = format!(r#"{{"save":{{"course":700,"cells":[{cell}],"save_id":"exports-{seen}"}}}}"#);
        assert_eq!(teacher.call_json("gradebook/save_grades", &save).await.status.as_u16(), 200);
    }
    school
}

#[tokio::test]
async fn a_record_says_what_the_pages_say() {
    let school = school().await;
    let (student, parent) = (school.client("student").await, school.client("parent").await);
    let file = record(&student).await;
    let course = &file["courses"][0];
    assert_eq!(
        (&course["subject"], &course["class"], &course["term"], &course["year"]),
        (&"Mathematics".into(), &"Grade 9 A".into(), &"Semester 1".into(), &"2018 E.C.".into())
    );
    let mark = &course["assessments"][0];
    for (name, value) in
        [("title", "Quiz 900"), ("max", "20"), ("points", "17.25"), ("flag", "late"), ("shown", "17.25 LA")]
    {
        assert_eq!(mark[name], value, "{name}");
    }
    assert_eq!(mark["comment"], "=HYPERLINK(1)", "exactly as it was written");
    assert!(mark["written_at"].as_str().is_some_and(|at| at.ends_with("+03:00")), "{mark}");
    // 17.25 of 20, and what weighs in the total is the continuous part alone.
    assert_eq!((&course["total"]["percent"], &course["total"]["basis"]), (&"86.25".into(), &"current".into()));
    let explained = student.get("/api/explanation/700/31").await.body;
    let explained: Value = serde_json::from_str(&explained).expect("an explanation");
    assert_eq!(course["explanation"], explained, "made by the same steps");
    for (client, page) in [(&student, "/student"), (&student, "/student/courses/700"), (&parent, "/parent")] {
        let shown = client.get(page).await.body;
        assert!(shown.contains("86.25") && shown.contains("17.25 LA"), "{page}: {shown}");
    }
    let mut of_parent = record(&parent).await;
    of_parent["made_at"] = file["made_at"].clone();
    assert_eq!(of_parent, file, "a guardian takes along what the student does");
}

#[tokio::test]
async fn a_spreadsheet_gets_lines_and_no_formula() {
    let school = school().await;
    let parent = school.client("parent").await;
    let file = take(&parent, "record", &[("student", "31"), ("format", "csv")]).await;
    let header =
        |name: &str| file.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert_eq!(header("content-type"), "text/csv; charset=utf-8");
    assert!(
        header("content-disposition").contains("attachment; filename=\"Canarystudent-Fathers-Grandfathers-marks.csv\"")
    );
    assert_eq!(header("cache-control"), "no-store");
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').trim().split("\r\n").collect();
    assert!(file.body.starts_with('\u{feff}') && lines.len() == 2, "{lines:?}");
    assert!(lines[0].starts_with("School,Student number,Student,Course,Teachers,Term,Component,"), "{}", lines[0]);
    let cells: Vec<&str> = lines[1].split(',').collect();
    for told in ["First School", "Mathematics · Grade 9 A", "Quiz 900", "17.25", "Late", "'=HYPERLINK(1)", "86.25"] {
        assert!(cells.contains(&told), "{told}: {}", lines[1]);
    }
    let look = [("choose[language]", "am"), ("choose[theme]", "system")];
    assert_eq!(parent.call("account/choose_look", &look).await.status.as_u16(), 200);
    let file = take(&parent, "record", &[("student", "31"), ("format", "csv")]).await.body;
    assert!(file.contains("አጠቃላይ (%)") && !file.contains("Student number"), "{file}");
}

#[tokio::test]
async fn an_account_is_told_whole_and_of_nobody_else() {
    let school = school().await;
    let parent = school.client("parent").await;
    choose_what_is_told(&parent).await;
    let account = take(&parent, "account", &[("format", "json")]).await.body;
    let told: Value = serde_json::from_str(&account).expect("the file is JSON");
    assert_eq!(told["account"]["email"], "parent@school.test");
    assert_eq!((&told["roles"][0]["role"], &told["children"][0]["relation"]), (&"parent".into(), &"guardian".into()));
    assert_eq!(told["downloads"][0]["content"], "account", "this one, too");
    assert_eq!(told["records"], Value::Array(Vec::new()), "a child's marks are a file of their own");
    let (alert, quiet) = (&told["told"]["alerts"][0], &told["told"]["quiet"]);
    assert_eq!((&alert["under"], &alert["falls"], &alert["missing"]), (&"49.5".into(), &Value::Null, &true.into()));
    assert_eq!((&quiet["from"], &quiet["until"]), (&"21:00".into(), &"06:30".into()));
    assert_eq!((&told["told"]["week_in_inbox"], &told["told"]["week_by_mail"]), (&true.into(), &false.into()));
    let csv = take(&parent, "account", &[("format", "csv")]).await.body;
    for line in [
        "account,,email,parent@school.test,",
        "children,First School,Canarystudent",
        "devices,,",
        "downloads,,Parent",
        "\"under 49.5, missing\"",
        "quiet,,,21:00 - 06:30,",
        "week,,,inbox,",
    ] {
        assert!(csv.contains(line), "{line}: {csv}");
    }
    let student = school.client("student").await;
    let own: Value = serde_json::from_str(&take(&student, "account", &[("format", "json")]).await.body).expect("JSON");
    assert_eq!(own["records"][0]["courses"][0]["total"]["percent"], "86.25");
    // A teacher's notices name students: they are no data of the teacher's.
    let asked = [("ask[course]", "701"), ("ask[student]", "31")];
    student.call("enrollment/ask", &asked).await;
    let teacher = school.client("other-teacher").await;
    for format in ["json", "csv"] {
        let file = take(&teacher, "account", &[("format", format)]).await.body;
        assert!(!file.contains("Canary"), "{file}");
    }
}

/// A limit, missing work, hours of quiet, and the week in the inbox.
async fn choose_what_is_told(parent: &Client) {
    let limit = [("save[rule][under_on]", "true"), ("save[rule][under]", "49.5"), ("save[rule][missing]", "true")];
    let [first, second, third] = limit;
    for (place, fields) in [
        ("family/save_alerts", vec![("save[child]", "31"), first, second, third]),
        ("family/save_quiet", vec![("save[on]", "true"), ("save[from]", "21:00"), ("save[until]", "06:30")]),
        ("family/save_digest", vec![("choice[inbox]", "true")]),
    ] {
        let answer = parent.call(place, &fields).await;
        assert_eq!(answer.status.as_u16(), 200, "{place}: {}", answer.body);
    }
}

#[tokio::test]
async fn who_downloads_on_and_on_waits() {
    let school = harness::school::start().await;
    let student = school.client("student").await;
    for _ in 0..20 {
        take(&student, "account", &[("format", "csv")]).await;
    }
    let fields = [("student", "31"), ("format", "csv")];
    assert_eq!(student.call("export/record", &fields).await.status.as_u16(), 429);
    let led = student.submit("/student", "export/record", &fields).await;
    assert_eq!((led.status.as_u16(), led.led_to().split('?').next()), (303, Some("/account")), "{}", led.led_to());
    assert!(student.get(&led.led_to()).await.body.contains("role=\"alert\""), "the page says why");
    take(&school.client("parent").await, "record", &fields).await;
    let anonymous = school.anonymous().submit("/student", "export/record", &fields).await;
    assert_eq!((anonymous.status.as_u16(), anonymous.led_to()), (303, "/sign-in".to_owned()));
}

/// The names of all fields, wherever they stand.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, inner)| {
            found.insert(name.clone());
            names(inner, found);
        }),
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_name_is_documented() {
    let school = school().await;
    let student = school.client("student").await;
    let mut found = BTreeSet::new();
    names(&record(&student).await, &mut found);
    choose_what_is_told(&school.client("parent").await).await;
    for caller in ["student", "parent", "teacher"] {
        let file = take(&school.client(caller).await, "account", &[("format", "json")]).await.body;
        names(&serde_json::from_str(&file).expect("the file is JSON"), &mut found);
    }
    let page = fs::read_to_string("docs/export.md").expect("the page is there");
    let missing: Vec<_> = found.iter().filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "docs/export.md says nothing of {missing:?}");
}
