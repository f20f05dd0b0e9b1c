//! How many statements a page costs, counted from the driver's log: a test of its own, because the log is the process's.

#[path = "contracts/postgres.rs"]
mod postgres;
#[allow(dead_code, reason = "the program's own tests use the rest")]
#[path = "../../../tests/harness/statements.rs"]
mod statements;
#[path = "contracts/world.rs"]
#[allow(dead_code)]
mod world;

use school::{
    id::{MemberId, Revision, Version},
    view::{CellSave, CellValue, SaveGrades},
};
use statements::counted;
use store::{
    feed, gradebook, home,
    permit::{ChildrenRecords, OwnRecords, ReadsGradebook},
    records,
};
use world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_cost_few_statements_on_both_databases() {
    statements::start();
    keeps_the_budget(World::on_sqlite().await).await;
    let cluster = postgres::Cluster::start().await;
    keeps_the_budget(World::on_postgres(&cluster).await).await;
}

async fn keeps_the_budget(w: World) {
    let mut reader = w.store.read().await.expect("a connection is free");
    let (cost, ()) = counted(async {
        let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the teacher reads");
        gradebook::load(&mut reader, &permit).await.expect("the book loads");
    })
    .await;
    assert_eq!(cost, 5, "a book");
    let (cost, ()) = counted(async {
        let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the teacher reads");
        gradebook::cells_since(&mut reader, &permit, Revision(1)).await.expect("the delta loads");
    })
    .await;
    assert_eq!(cost, 2, "a delta of nothing");
    let (cost, records) = counted(async {
        let permit = ChildrenRecords::mint(&mut reader, w.parent.caller()).await.expect("a parent reads");
        records::records(&mut reader, &permit).await.expect("the records load")
    })
    .await;
    assert_eq!((cost, records.students.len()), (5, 3), "three children at two schools");
    let (cost, _) = counted(async {
        let permit = OwnRecords::mint(&mut reader, w.student.caller()).await.expect("a student reads");
        records::records(&mut reader, &permit).await.expect("the records load")
    })
    .await;
    assert_eq!(cost, 5, "a student's page");
    let (cost, _) = counted(async {
        let permit = OwnRecords::mint(&mut reader, w.student.caller()).await.expect("a student reads");
        records::course_detail(&mut reader, &permit, w.maths).await.expect("the course loads")
    })
    .await;
    assert_eq!(cost, 5, "a student's page of one course");
    w.behind("UPDATE schools SET rank_shown = 1").await;
    let (cost, _) = counted(async {
        let permit = ChildrenRecords::mint(&mut reader, w.parent.caller()).await.expect("a parent reads");
        records::records(&mut reader, &permit).await.expect("the records load")
    })
    .await;
    assert_eq!(cost, 5, "a parent's page with ranks");
    let (cost, _) = counted(home::teacher_home(&mut reader, w.teacher.caller())).await;
    assert_eq!(cost, 3, "a teacher's home");
    let (cost, cursor) = counted(feed::cursor_of(&mut reader, w.parent.account)).await;
    let (again, _) = counted(feed::changes_since(&mut reader, w.parent.account, &cursor.expect("it loads"))).await;
    assert_eq!((cost, again), (1, 1), "the feed without news");
    let (cost, _) = counted(w.store.profile(w.parent.account)).await;
    assert_eq!(cost, 1, "a profile");
    let save = w.save(w.student, w.quiz, "17", 0);
    let (cost, saved) = counted(w.store.save_grade(w.teacher.caller(), save)).await;
    saved.expect("the teacher may");
    // The course's school, permit, cell, replay, write, history, who watches, counter, change; on PostgreSQL BEGIN, NOTIFY,
    // COMMIT too.
    assert!((9..=12).contains(&cost), "a save cost {cost}");
    many_cells_cost_few_statements(&w).await;
}

/// A save of a whole class's marks: statements by the chunk, not by the cell.
async fn many_cells_cost_few_statements(w: &World) {
    let plan = |n: i64| {
        format!(
            "INSERT INTO members (school_id, id, role, number, given_name, father_name, grandfather_name) \
         VALUES ({school}, {n}, 'student', 'N{n}', 'A', 'B', 'C'); \
         INSERT INTO enrollments (school_id, course_id, student_id, enrolled_at) VALUES ({school}, {maths}, {n}, 1)",
            school = w.school,
            maths = w.maths
        )
    };
    w.behind(&(1..=500).map(plan).collect::<Vec<_>>().join("; ")).await;
    let cell = |(student, assessment)| CellSave {
        student: MemberId(student),
        assessment,
        value: CellValue::Typed("9".into()),
        seen: Version(0),
    };
    let of = |assessment| (1..=500).map(move |student| (student, assessment));
    let cells: Vec<_> = of(w.quiz).chain(of(w.exam)).map(cell).collect();
    let save = SaveGrades { course: w.maths, cells, save_id: world::save_id("a-thousand-cells") };
    let (cost, saved) = counted(w.store.save_grades(w.teacher.caller(), save)).await;
    assert_eq!(saved.expect("the teacher may").cells.len(), 1_000);
    // Of 450 cells read, of 62 written, of 58 rows of history, of 99 changes each.
    assert!((3 + 17 + 18 + 11..=58).contains(&cost), "a thousand cells cost {cost}");
    // Where every student is watched: five times the courses, marks and standings of a hundred students, and rows by the chunk.
    let watched = |n: i64| {
        format!(
            "INSERT INTO guardianships (school_id, student_id, guardian_id, created_at) VALUES ({school}, {n}, {parent}, 1); \
             INSERT INTO alert_rules (school_id, student_id, guardian_id, under_hundredths, missing, changed_at) \
             VALUES ({school}, {n}, {parent}, 5000, 1, 1)",
            school = w.school,
            parent = w.parent.member
        )
    };
    w.behind(&(1..=500).map(watched).collect::<Vec<_>>().join("; ")).await;
    let before = cost;
    let cells = (1..=500).map(|student| CellSave { seen: Version(1), ..cell((student, w.quiz)) }).collect();
    let save = SaveGrades { course: w.maths, cells, save_id: world::save_id("watched-cells") };
    let (cost, saved) = counted(w.store.save_grades(w.teacher.caller(), save)).await;
    saved.expect("the teacher may");
    let told = w.number("SELECT COUNT(*) FROM notifications WHERE kind = 'total_under'").await;
    assert_eq!(told, 500);
    assert!(cost < before + 40, "five hundred watched cells cost {cost}");
}
