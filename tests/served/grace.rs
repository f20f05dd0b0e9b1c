//! A school's grace time over HTTP: what leaves the server towards families, byte by byte.

use crate::harness::{self, Answer, Client};

async fn grace(admin: &Client, seen: &str, minutes: &str) {
    let fields = [
        ("save[school]", "1"),
        ("save[seen]", seen),
        ("save[told]", seen),
        ("save[settings][name]", "First School"),
        ("save[settings][region]", ""),
        ("save[settings][scale]", "letters"),
        ("save[settings][calendar]", "gregorian"),
        ("save[settings][time_zone]", "Africa/Addis_Ababa"),
        ("save[settings][grace]", minutes),
    ];
    let answer = admin.call("setup/save_settings", &fields).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
}

async fn save(teacher: &Client, typed: &str, seen: &str) -> Answer {
    let answer = teacher.save_mark(typed, seen, &format!("grace-save-{seen}")).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    answer
}

/// The bytes of everything that a family can open or hear.
async fn all_of(client: &Client, page: &str, function: &str, since: &str) -> Vec<(u16, String)> {
    let mut bytes = Vec::new();
    for path in [page, "/notifications", &format!("/api/changes?since={since}&wait=0")] {
        let answer = client.get(path).await;
        bytes.push((answer.status.as_u16(), answer.body));
    }
    let answer = client.call(function, &[]).await;
    bytes.push((answer.status.as_u16(), answer.body));
    bytes
}

#[tokio::test]
async fn no_family_hears_of_a_mark_while_its_grace_time_runs() {
    let school = harness::school::start().await;
    let (admin, teacher) = (school.client("admin").await, school.client("teacher").await);
    let families = [
        (school.client("student").await, "/student", "student/records"),
        (school.client("parent").await, "/parent", "family/records"),
    ];
    grace(&admin, "0", "10").await;
    let mut cursors = Vec::new();
    for (client, ..) in &families {
        cursors.push(client.cursor().await);
    }
    // 13.57 of 20 are 67.85 per cent; nothing else on these pages looks so. In the answers they are hundredths.
    save(&teacher, "13.57", "1").await;
    let of_the_mark = |body: &str| {
        ["13.57", "67.85", ":1357,", ":1357}", ":6785,", ":6785}"].iter().any(|trace| body.contains(trace))
    };
    for ((client, page, function), since) in families.iter().zip(&cursors) {
        for (status, body) in all_of(client, page, function, since).await {
            assert!(!of_the_mark(&body), "{page}: {body}");
            assert!([200, 204].contains(&status), "{page}");
            assert!(!body.contains("grade_"), "{page}: {body}");
        }
    }
    let book = teacher.get("/teacher/courses/700/gradebook").await;
    assert!(of_the_mark(&book.body), "the teacher's own book has it");
    grace(&admin, "1", "0").await;
    assert_eq!(school.store.show_marks().await.expect("it looks"), 1);
    for ((client, page, function), since) in families.iter().zip(&cursors) {
        let all = all_of(client, page, function, since).await;
        assert!(of_the_mark(&all[0].1) && of_the_mark(&all[3].1), "{page}: {}", all[0].1);
        assert!(all[2].1.contains("grade_updated"), "{page}: {}", all[2].1);
    }
}

#[tokio::test]
async fn a_grace_time_of_more_than_an_hour_is_refused() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let fields = [
        ("save[school]", "1"),
        ("save[seen]", "0"),
        ("save[told]", "0"),
        ("save[settings][name]", "First School"),
        ("save[settings][scale]", "letters"),
        ("save[settings][calendar]", "gregorian"),
        ("save[settings][time_zone]", "Africa/Addis_Ababa"),
        ("save[settings][grace]", "61"),
    ];
    assert!(admin.call("setup/save_settings", &fields).await.status.is_client_error());
}
