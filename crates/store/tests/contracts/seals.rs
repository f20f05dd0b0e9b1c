//! The history of marks is only ever added to, and whoever changes it in the database itself is found.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use store::doctor;

use crate::{contracts, world::World};

contracts!(
    no_statement_rewrites_the_history,
    a_row_that_was_changed_put_in_or_taken_out_is_found,
    what_was_written_before_there_were_seals_is_sealed,
    a_long_history_is_sealed_in_batches,
);

pub const UNFIT: &str = "a write of a mark that does not fit its seal: its row was changed, put in or taken out";

/// One cell that was written three times, and another once.
async fn written(w: &World) {
    for (typed, seen) in [("12", 0), ("13", 1), ("14", 2)] {
        w.store
            .save_grade(w.teacher.caller(), w.save(w.student, w.quiz, typed, seen))
            .await
            .expect("the save is taken");
    }
    w.store.save_grade(w.teacher.caller(), w.save(w.sibling, w.quiz, "9", 0)).await.expect("the save is taken");
}

/// What the doctor says where the history could be rewritten.
const UNGUARDED: &str = "a guard of the history of marks that is gone";

/// The rules that are broken, and how often; but for the guards, which these tests take away.
async fn found(w: &World) -> Vec<(&'static str, u64)> {
    let findings = doctor::look(&w.store).await.expect("it looks");
    findings
        .into_iter()
        .filter(|finding| finding.found > 0 && finding.never != UNGUARDED)
        .map(|finding| (finding.never, finding.found))
        .collect()
}

/// What the database says to a statement that it refuses.
async fn refusal(w: &World, text: &str) -> String {
    let mut conn = AnyConnection::connect(&w.url).await.expect("the database answers");
    let refused = sqlx::raw_sql(AssertSqlSafe(text.to_owned())).execute(&mut conn).await.expect_err(text);
    refused.to_string()
}

async fn no_statement_rewrites_the_history(w: World) {
    written(&w).await;
    let rows = "SELECT COUNT(*) FROM grade_history";
    let all = w.number(rows).await;
    for text in [
        "UPDATE grade_history SET new_points_hundredths = 2000",
        "UPDATE grade_history SET why = 'It was always so'",
        "UPDATE grade_history SET written_at = 1 WHERE version = 2",
        "UPDATE grade_history SET seal = ''",
        "DELETE FROM grade_history WHERE version = 3",
    ] {
        assert!(refusal(&w, text).await.contains("the history of marks is only ever added to"), "{text}");
    }
    assert_eq!(w.number(rows).await, all);
    assert_eq!(found(&w).await, []);
}

/// Takes away what refuses changes, as somebody with the file and a tool can.
pub async fn unlock(w: &World) {
    let on = if w.url.starts_with("postgres") { " ON grade_history" } else { "" };
    for trigger in ["deleted", "changed"] {
        w.behind(&format!("DROP TRIGGER grade_history_is_never_{trigger}{on}")).await;
    }
    w.behind(&format!("DROP TRIGGER grade_history_is_sealed_once{on}")).await;
}

async fn a_row_that_was_changed_put_in_or_taken_out_is_found(w: World) {
    written(&w).await;
    unlock(&w).await;
    let findings = doctor::look(&w.store).await.expect("it looks");
    let gone = findings.iter().find(|finding| finding.never == UNGUARDED).expect("the rule is there");
    assert_eq!(gone.found, 3, "each guard that is gone");
    let cell = format!("student_id = {}", w.student.member);
    for column in ["new_comment", "why", "save_id"] {
        w.behind(&format!("UPDATE grade_history SET {column} = {column} || '!' WHERE {cell} AND version = 1")).await;
        assert_eq!(found(&w).await, [(UNFIT, 1)], "{column}");
        let undo = format!("SET {column} = REPLACE({column}, '!', '') WHERE {cell} AND version = 1");
        w.behind(&format!("UPDATE grade_history {undo}")).await;
    }
    // With a seal that fits the changed row: the next row's does not.
    w.behind(&format!("UPDATE grade_history SET seal = 'another' WHERE {cell} AND version = 1")).await;
    assert_eq!(found(&w).await, [(UNFIT, 2)], "its own, and the one after it");
    w.behind(&format!("DELETE FROM grade_history WHERE {cell} AND version = 1")).await;
    assert!(found(&w).await.contains(&(UNFIT, 1)), "the write after the one that is gone");
    w.behind(&format!("UPDATE grades SET seal = '' WHERE student_id = {}", w.sibling.member)).await;
    assert!(found(&w).await.contains(&("a mark whose seal is not its last write's", 1)));
}

async fn what_was_written_before_there_were_seals_is_sealed(w: World) {
    written(&w).await;
    unlock(&w).await;
    let sealed = "SELECT COUNT(*) FROM grade_history WHERE seal <> ''";
    let all = w.number(sealed).await;
    w.behind("UPDATE grade_history SET seal = ''").await;
    w.behind("UPDATE grades SET seal = ''").await;
    assert_eq!(found(&w).await, [(UNFIT, all.cast_unsigned())]);
    let refused = w.store.check_version().await.expect_err("a write before its seal would never fit").to_string();
    assert!(refused.contains("run `yeneta migrate`"), "{refused}");
    w.store.migrate().await.expect("the program starts again");
    w.store.check_version().await.expect("all is sealed");
    assert_eq!(found(&w).await, []);
    assert_eq!(w.number(sealed).await, all);
    let save = w.save(w.student, w.quiz, "15", 3);
    w.store.save_grade(w.teacher.caller(), save).await.expect("the chain goes on");
    assert_eq!(found(&w).await, []);
}

/// More than a transaction takes, of one cell: each batch begins with the seal with which the one before ended.
async fn a_long_history_is_sealed_in_batches(w: World) {
    const WRITES: i64 = 4_321;
    written(&w).await;
    unlock(&w).await;
    let cell = format!("student_id = {} AND assessment_id = {}", w.student.member, w.quiz);
    let columns =
        "school_id, course_id, student_id, assessment_id, actor_id, old_points_hundredths, new_points_hundredths";
    w.behind(&format!(
        "WITH RECURSIVE versions (version) AS (SELECT 4 UNION ALL SELECT version + 1 FROM versions WHERE version < {WRITES}) \
         INSERT INTO grade_history ({columns}, version, save_id, written_at) \
         SELECT school_id, course_id, student_id, assessment_id, actor_id, new_points_hundredths, new_points_hundredths, \
            versions.version, 'bulk-' || CAST(versions.version AS TEXT), written_at \
         FROM grade_history, versions WHERE {cell} AND grade_history.version = 3"
    ))
    .await;
    w.behind(&format!("UPDATE grades SET version = {WRITES} WHERE {cell}")).await;
    w.behind("UPDATE grade_history SET seal = ''").await;
    w.behind("UPDATE grades SET seal = ''").await;
    w.store.migrate().await.expect("the program starts again");
    assert_eq!(found(&w).await, []);
    assert_eq!(w.number(&format!("SELECT COUNT(DISTINCT seal) FROM grade_history WHERE {cell}")).await, WRITES);
}
