//! The two folders of migrations make the same tables, and the tables know the school's words.

use std::collections::{BTreeMap, BTreeSet};

use school::{
    account::{LinkKind, Theme},
    curriculum::{Region, Stream},
    export::{Content, Format},
    grade::{Flag, Kind},
    person::{Role, Standing},
    registration::{RegistrationState, may_register},
};
use sqlx::{AnyConnection, Connection};

use crate::{postgres::Cluster, world::World};

/// The tables that the design names, as far as they are built.
const TABLES: &[&str] = &[
    "schools",
    "counters",
    "accounts",
    "members",
    "guardianships",
    "sessions",
    "academic_years",
    "terms",
    "subjects",
    "classes",
    "courses",
    "course_teachers",
    "enrollments",
    "grading_policies",
    "policy_defaults",
    "assessments",
    "grades",
    "grade_history",
    "assessment_history",
    "changes",
    "notifications",
    "curriculum",
    "settings_history",
    "member_history",
    "roster_imports",
    "one_time_links",
    "registrations",
    "registration_history",
    "link_codes",
    "link_salts",
    "link_tries",
    "guardianship_history",
    "disclosures",
    "questions",
    "question_steps",
    "concerns_seen",
    "alert_rules",
    "alert_standings",
    "quiet_hours",
];

/// Tables of the whole deployment, or keyed by the school itself.
const GLOBAL: &[&str] = &["accounts", "sessions", "schools", "link_salts", "link_tries"];

/// Columns of each table, as (name, type, nullable).
pub type Tables = BTreeMap<String, BTreeSet<(String, String, bool)>>;

pub async fn both_databases_have_the_same_tables(cluster: &Cluster) {
    let (sqlite, postgres) = (World::on_sqlite().await, World::on_postgres(cluster).await);
    let (here, there) = (sqlite_tables(&sqlite.url).await, postgres_tables(&postgres.url).await);
    assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    for (table, columns) in &here {
        assert_eq!(Some(columns), there.get(table), "{table}");
        let school = columns.iter().any(|(name, ..)| name == "school_id");
        assert!(school || GLOBAL.contains(&table.as_str()), "{table} carries school_id");
    }
    for table in TABLES {
        assert!(here.contains_key(*table), "{table} is there");
    }
    // A move sets none: ids are made by the program.
    let counted = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_sequence'";
    assert_eq!(sqlite.number(counted).await, 0, "no table counts its ids");
    let counted = "SELECT COUNT(*) FROM pg_class WHERE relkind = 'S'";
    assert_eq!(postgres.number(counted).await, 0, "no sequence");
}

pub async fn sqlite_tables(url: &str) -> Tables {
    const TEXT: &str = "SELECT t.name, c.name, c.type, c.\"notnull\" FROM sqlite_master t, pragma_table_info(t.name) c \
        WHERE t.type = 'table' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut conn = AnyConnection::connect(url).await.expect("the database answers");
    let rows: Vec<(String, String, String, i64)> = sqlx::query_as(TEXT).fetch_all(&mut conn).await.expect(TEXT);
    let mut tables = Tables::new();
    for (table, column, kind, not_null) in rows {
        tables.entry(table).or_default().insert((column, kind.to_lowercase(), not_null == 0));
    }
    tables
}

pub async fn postgres_tables(url: &str) -> Tables {
    const TEXT: &str = "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT), \
        CAST(is_nullable AS TEXT) FROM information_schema.columns \
        WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";
    let mut conn = AnyConnection::connect(url).await.expect("the database answers");
    let rows: Vec<(String, String, String, String)> = sqlx::query_as(TEXT).fetch_all(&mut conn).await.expect(TEXT);
    let mut tables = Tables::new();
    for (table, column, kind, nullable) in rows {
        tables.entry(table).or_default().insert((column, kind, nullable == "YES"));
    }
    tables
}

/// The CHECK of each enumeration lists what the program may write: no more, no less.
#[test]
fn the_tables_know_every_word_of_the_school() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
    for database in ["sqlite", "postgres"] {
        let read = |name: &str| std::fs::read_to_string(format!("{folder}/{database}/{name}")).expect("it is there");
        let (people, marks) = (read("0001_people.sql"), read("0003_marks.sql"));
        let (accounts, setup) = (read("0008_accounts.sql"), read("0009_setup.sql"));
        assert_eq!(words(&marks, "kind IN"), Kind::ALL.map(Kind::name).into());
        assert_eq!(words(&marks, "flag IN"), Flag::CODES.map(|(_, name, _)| name).into());
        assert_eq!(words(&people, "role IN"), Role::ALL.map(Role::name).into());
        assert_eq!(words(&people, "theme IN"), Theme::ALL.iter().map(|theme| theme.name()).collect());
        assert_eq!(words(&accounts, "kind IN"), LinkKind::ALL.iter().map(|kind| kind.name()).collect());
        let registering = Role::ALL.into_iter().filter(|role| may_register(*role));
        assert_eq!(words(&accounts, "role IN"), registering.map(Role::name).collect());
        assert_eq!(words(&accounts, "state IN"), RegistrationState::ALL.iter().map(|state| state.name()).collect());
        assert_eq!(words(&people, "status IN"), [Standing::Active, Standing::Suspended].map(Standing::name).into());
        assert_eq!(words(&setup, "stream IN"), Stream::ALL.map(Stream::name).into());
        let disclosures = read("0024_disclosures.sql");
        assert_eq!(words(&disclosures, "content IN"), Content::ALL.iter().map(|content| content.name()).collect());
        assert_eq!(words(&disclosures, "format IN"), Format::ALL.iter().map(|format| format.name()).collect());
        assert_eq!(words(&setup, "region IN"), Region::ALL.map(Region::name).into_iter().chain([""]).collect());
    }
}

/// The quoted words of the list after `start`.
fn words<'a>(text: &'a str, start: &str) -> BTreeSet<&'a str> {
    let (_, list) = text.split_once(start).expect("the check is there");
    let (list, _) = list.split_once("))").expect("the list ends");
    list.split('\'').skip(1).step_by(2).collect()
}

#[test]
fn the_two_folders_differ_in_storage_only() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
    let names = |database: &str| -> BTreeSet<_> {
        let entries = std::fs::read_dir(format!("{folder}/{database}")).expect("the folder is there");
        entries.map(|entry| entry.expect("the folder can be read").file_name()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
}
