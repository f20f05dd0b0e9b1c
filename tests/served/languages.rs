//! Which words stand on the pages of who reads another language than English.

use crate::harness;

#[tokio::test]
async fn a_class_is_named_in_the_language_of_the_page() {
    let school = harness::school::start().await;
    for (caller, paths) in [
        ("student", &["/student"][..]),
        ("parent", &["/parent"]),
        ("teacher", &["/teacher", "/teacher/courses/700/gradebook"]),
    ] {
        let client = school.client(caller).await;
        for path in paths {
            let english = client.get(path).await.body;
            assert!(english.contains("Grade 9 A"), "{path}: {english}");
        }
        let look = [("choose[language]", "am"), ("choose[theme]", "system")];
        client.post_form("account/choose_look", &look).await;
        for path in paths {
            let amharic = client.get(path).await.body;
            assert!(amharic.contains("9ኛ ክፍል A"), "{path}: {amharic}");
            assert!(!amharic.contains("Grade"), "{path}: {amharic}");
        }
    }
}

#[tokio::test]
async fn no_page_falls_back_into_english_names() {
    let school = harness::school::start().await;
    for (caller, paths) in [
        ("student", &["/student/available-courses", "/student/enrollments", "/notifications"][..]),
        ("parent", &["/parent/available-courses", "/parent/enrollments", "/link"]),
        (
            "teacher",
            &["/teacher/course-requests", "/teacher/course-requests/new", "/teacher/enrollments", "/teacher/families"],
        ),
        (
            "admin",
            &[
                "/admin",
                "/admin/people",
                "/admin/people/20",
                "/admin/people/add",
                "/admin/families",
                "/admin/enrollments",
                "/admin/course-requests",
                "/admin/catalogue?part=classes",
                "/admin/catalogue?part=subjects",
                "/admin/settings",
                "/admin/registrations",
            ],
        ),
    ] {
        let client = school.client(caller).await;
        let look = [("choose[language]", "am"), ("choose[theme]", "system")];
        client.post_form("account/choose_look", &look).await;
        for path in paths {
            let page = client.get(path).await;
            assert_eq!(page.status.as_u16(), 200, "{path}");
            for word in ["Grade ", "Natural", "Addis Ababa"] {
                let shown = shown(&page.body);
                assert!(!shown.contains(word), "{path} says {word}: {shown}");
            }
        }
    }
}

#[tokio::test]
async fn a_rosters_preview_is_in_the_language_of_the_page() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    admin.post_form("account/choose_look", &[("choose[language]", "am"), ("choose[theme]", "system")]).await;
    // Somebody new, somebody who changes, and lines with faults of every kind that a file can have.
    let file =
        "Number,Given name,Class,Role\nN1,አስቴር,9 A,student\nF31,ሃና,,\nN3,Bad,13 Z,\nN3,Twice,9 A,\n,Nobody,,root\n";
    let sent = admin.upload("/api/people/roster", "http://school.test", &[("school", "1")], file).await;
    let page = admin.get(&sent.led_to()).await;
    assert_eq!(page.status.as_u16(), 200);
    let shown = shown(&page.body);
    for word in ["የስም ዝርዝሩ ቅድመ እይታ", "9ኛ ክፍል A", "አስቴር"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    for word in ["Grade ", "line", "class", "new ", "There ", "Student"] {
        assert!(!shown.contains(word), "{word}: {shown}");
    }
}

/// What of a page is read: neither tags nor scripts, which hold names of the wire.
fn shown(html: &str) -> String {
    let without_scripts = html.split("<script").map(|part| part.split_once("</script>").map_or(part, |(_, rest)| rest));
    let all: String = without_scripts.collect();
    all.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect::<Vec<_>>().join(" ")
}
