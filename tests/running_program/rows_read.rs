//! What PostgreSQL reads for the pages of the demo school: hardly a row more than it gives on.
//!
//! `auto_explain`, which comes with PostgreSQL, writes the plan of each statement as it was run. Of each scan of a table or an
//! index it tells how many rows it gave on and how many it read for nothing.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::{Path, PathBuf},
};

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use crate::{
    postgres::Cluster,
    program::{Program, get},
};

/// Who looks at their pages, by the name before the @.
const READERS: [&str; 4] = ["student", "parent", "teacher", "admin"];
const PASSWORD: &str = "yeneta-demo";
/// So many rows may a statement read for nothing: a page of the disk holds as many.
const FREE: u64 = 24;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_reads_far_more_rows_than_it_returns() {
    let cluster = Cluster::start().await;
    let url = cluster.database().await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = Program::start(folder.path(), &url, "serve --demo --listen 127.0.0.1:0", "http");
    drop(program);
    let log = explain_all(&url).await;
    let program = Program::start(folder.path(), &url, "serve --demo --listen 127.0.0.1:0", "http");
    let mut pages = 0;
    for reader in READERS {
        let cookie = program.sign_in_as(&format!("{reader}@yeneta.demo"), PASSWORD);
        pages += look_at_all(&program, folder.path(), &cookie);
    }
    assert!(pages > 40, "{pages} pages were looked at");
    drop(program);
    let told = std::fs::read_to_string(log).expect("PostgreSQL's log");
    let statements = statements(&told);
    assert!(statements.len() > 60, "{} statements were told", statements.len());
    let wasteful: Vec<String> = statements.iter().filter_map(|(text, read)| read.waste(text)).collect();
    assert!(wasteful.is_empty(), "{} of {} statements:\n{}", wasteful.len(), statements.len(), wasteful.join("\n"));
}

/// Lets PostgreSQL tell every plan of the database as it is run, by plans that hold for all parameters; gives its log.
async fn explain_all(url: &str) -> PathBuf {
    let mut conn = PgConnection::connect(url).await.expect("the database answers");
    conn.execute("ANALYZE").await.expect("it counts its rows");
    let name = url.rsplit('/').next().expect("a URL has slashes");
    for setting in [
        "session_preload_libraries = 'auto_explain'",
        "auto_explain.log_min_duration = 0",
        "auto_explain.log_analyze = on",
        "auto_explain.log_timing = off",
        "auto_explain.log_format = 'json'",
        "enable_seqscan = off",
        "plan_cache_mode = force_generic_plan",
    ] {
        let text = format!("ALTER DATABASE {name} SET {setting}");
        conn.execute(AssertSqlSafe(text)).await.expect(setting);
    }
    let data: String = sqlx::query_scalar("SHOW data_directory").fetch_one(&mut conn).await.expect("its folder");
    PathBuf::from(data).with_file_name("log")
}

/// Goes to every kind of page that the reader's pages lead to; says how many.
fn look_at_all(program: &Program, folder: &Path, cookie: &str) -> usize {
    let mut seen = BTreeSet::new();
    let mut ahead = VecDeque::from(["/".to_owned()]);
    let mut looked = 0;
    while let Some(path) = ahead.pop_front() {
        let answer = get(program.address, cookie, &path).expect("it answers");
        let told = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        assert!(answer.status < 400, "{path}: {}\n{}", answer.status, told());
        looked += 1;
        ahead.extend(answer.header("location").map(str::to_owned));
        for path in answer.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let path = path.split('#').next().unwrap_or_default().replace("&amp;", "&");
            let is_page =
                path.starts_with('/') && !["/build/", "/fonts/", "/icons/"].iter().any(|of| path.starts_with(of));
            if is_page && !path.contains('.') && seen.insert(shape(&path)) {
                ahead.push_back(path);
            }
        }
    }
    looked
}

/// Pages that differ in ids alone have one shape.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    for c in path.chars() {
        match (c.is_ascii_digit(), shape.ends_with('0')) {
            (true, true) => {}
            (true, false) => shape.push('0'),
            (false, _) => shape.push(c),
        }
    }
    shape
}

/// What a statement's scans read, in the run in which it was worst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rows {
    /// For nothing: they did not fit.
    wasted: u64,
    given: u64,
}

impl Rows {
    /// Why the statement reads too much, if it does: more than a tenth above what it gives on.
    fn waste(self, text: &str) -> Option<String> {
        let Self { wasted, given } = self;
        let too_many = wasted > FREE && 10 * wasted > given;
        too_many.then(|| format!("read {wasted} rows for nothing beside {given}: {text}"))
    }
}

/// Each statement of the log, without the parameters, with its worst run.
fn statements(log: &str) -> BTreeMap<String, Rows> {
    let mut found: BTreeMap<String, Rows> = BTreeMap::new();
    for plan in log.split("plan:\n").skip(1) {
        let json: String = plan.lines().take_while(|line| line.starts_with('\t')).collect();
        let told: Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in {json:.200}"));
        let text = told["Query Text"].as_str().expect("a statement").to_owned();
        // The driver's own, at the start.
        if text.contains("_sqlx_migrations") {
            continue;
        }
        let read = rows(&told["Plan"]);
        let worst = found.entry(text).or_default();
        *worst = read.max(*worst);
    }
    found
}

/// What the scans of a plan read, each as often as it ran.
fn rows(plan: &Value) -> Rows {
    let number = |name: &str| plan[name].as_f64().unwrap_or_default();
    let is_scan = plan["Relation Name"].is_string();
    let of_all = |rows: f64| if is_scan { (rows * number("Actual Loops")).round() as u64 } else { 0 };
    let wasted = of_all(number("Rows Removed by Filter") + number("Rows Removed by Index Recheck"));
    let own = Rows { wasted, given: of_all(number("Actual Rows")) };
    let below = plan["Plans"].as_array().into_iter().flatten().map(rows);
    below.fold(own, |sum, rows| Rows { wasted: sum.wasted + rows.wasted, given: sum.given + rows.given })
}
