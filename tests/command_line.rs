//! The program as the operator starts it: what it refuses, in one line, and with which exit code.
#![cfg(feature = "ssr")]

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

const COLUMNS: [&str; 8] = [
    "--school-name",
    "A School",
    "--course-column",
    "school",
    "--student-column",
    "student",
    "--assessment",
    "written",
];

#[test]
fn wrong_use_is_2_and_help_is_0() {
    let folder = tempfile::tempdir().expect("a folder");
    for wrong in [&["fly"][..], &["serve", "--listen", "nowhere"], &["person", "add"], &["import", "marks"]] {
        assert_eq!(yeneta(folder.path(), wrong, "").status.code(), Some(2), "{wrong:?}");
    }
    for help in [
        &["--help"][..],
        &["serve", "--help"],
        &["person", "add", "--help"],
        &["import", "marks", "--help"],
        &["export", "gradebook", "--help"],
        &["backup", "--help"],
        &["restore", "--help"],
        &["move", "--help"],
        &["doctor", "--help"],
    ] {
        assert_eq!(yeneta(folder.path(), help, "").status.code(), Some(0), "{help:?}");
    }
}

#[test]
fn a_database_that_cannot_be_served_is_one_line_and_1() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("letter.db"), "Dear head teacher, this is no database, but it is long enough.")
        .expect("a file");
    for url in ["sqlite:missing.db", "sqlite:letter.db", "mysql://here/x"] {
        let refused = yeneta(folder.path(), &["serve", "--database", url], "");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{url}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{url}: {said}");
        assert!(said.starts_with("yeneta: "), "{url}: {said}");
    }
}

#[test]
fn a_school_is_backed_up_restored_moved_and_looked_over() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("good.csv"), "school,student,written\n7,1,50\n7,2,0\n7,3,\n").expect("a file");
    let run = |arguments: &[&str]| {
        let done = yeneta(folder.path(), arguments, "");
        let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        (done.status.code(), said)
    };
    let good = [&["import", "marks", "good.csv", "--database", "sqlite:s.db"][..], &COLUMNS].concat();
    assert_eq!(run(&good).0, Some(0));
    let (code, said) = run(&["backup", "s.backup", "--database", "sqlite:s.db"]);
    assert!(code == Some(0) && said.contains("grades: 2"), "{said}");
    let (code, said) = run(&["backup", "s.backup", "--database", "sqlite:s.db"]);
    assert!(code == Some(1) && said.contains("is there already"), "{said}");
    let (code, said) = run(&["restore", "s.backup", "--database", "sqlite:new/r.db"]);
    assert!(code == Some(0) && said.contains("restored and checked"), "{said}");
    let (code, said) = run(&["restore", "s.backup", "--database", "sqlite:new/r.db"]);
    assert!(code == Some(1) && said.contains("in use already"), "{said}");
    let (code, said) = run(&["restore", "good.csv", "--database", "sqlite:new/x.db"]);
    assert!(code == Some(1) && said.contains("no backup"), "{said}");
    let (code, said) = run(&["move", "--from", "sqlite:new/r.db", "--to", "sqlite:m.db"]);
    assert!(code == Some(0) && said.contains("equal on both sides"), "{said}");
    let (code, said) = run(&["doctor", "--database", "sqlite:m.db"]);
    assert!(code == Some(0) && said.contains("is well"), "{said}");
    assert!(!said.contains("FOUND"), "{said}");
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").flatten().map(|e| e.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
}

#[test]
fn a_bad_row_is_named_and_nothing_of_the_file_is_applied() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bad.csv"), "school,student,written\n7,1,50\n7,2,101\n").expect("a file");
    std::fs::write(folder.path().join("good.csv"), "school,student,written\n7,1,50\n7,2,0\n7,3,\n").expect("a file");
    let import = |file| {
        yeneta(folder.path(), &[&["import", "marks", file, "--database", "sqlite:s.db"][..], &COLUMNS].concat(), "")
    };
    let bad = import("bad.csv");
    let said = String::from_utf8_lossy(&bad.stderr).into_owned();
    assert_eq!(bad.status.code(), Some(1), "{said}");
    assert!(said.contains("line 3, column written") && said.contains("Nothing was applied"), "{said}");
    let good = import("good.csv");
    let said = String::from_utf8_lossy(&good.stdout).into_owned();
    assert!(said.contains("1 courses with 3 students"), "had the bad file left students, these would be taken: {said}");
}

#[test]
fn the_demo_refuses_a_real_school_and_a_person_needs_a_password() {
    let folder = tempfile::tempdir().expect("a folder");
    let add = [
        "person",
        "add",
        "--database",
        "sqlite:s.db",
        "--school-name",
        "A School",
        "--role",
        "admin",
        "--email",
        "a@b.et",
    ];
    let add = [&add[..], &["--name", "Aster Bekele Tadesse", "--password-stdin"]].concat();
    assert_eq!(yeneta(folder.path(), &add, "short\n").status.code(), Some(1));
    let added = yeneta(folder.path(), &add, "long enough\n");
    assert_eq!(added.status.code(), Some(0), "{}", String::from_utf8_lossy(&added.stderr));
    let again = yeneta(folder.path(), &add, "long enough\n");
    assert_eq!(again.status.code(), Some(1), "the e-mail is taken");
    let demo = yeneta(folder.path(), &["serve", "--demo", "--database", "sqlite:s.db", "--listen", "127.0.0.1:0"], "");
    let said = String::from_utf8_lossy(&demo.stderr).into_owned();
    assert_eq!(demo.status.code(), Some(1), "{said}");
    assert!(said.contains("real school"), "{said}");
}

#[test]
fn a_gradebook_goes_into_a_file_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    let run = |arguments: &[&str], input: &str| {
        let run = yeneta(folder.path(), &[arguments, &["--database", "sqlite:s.db"]].concat(), input);
        let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        (run.status.code(), said)
    };
    write("good.csv", "school,student,written\n7,1,50\n7,2,0\n7,3,\n");
    assert_eq!(run(&[&["import", "marks", "good.csv"][..], &COLUMNS].concat(), "").0, Some(0));
    let teacher =
        ["person", "add", "--role", "teacher", "--email", "t@b.et", "--name", "Aster Bekele", "--course", "7"];
    let (code, said) = run(&[&teacher[..], &["--password-stdin"]].concat(), "long enough\n");
    assert_eq!(code, Some(0), "{said}");
    let book = ["--as", "t@b.et", "--course", "7"];
    for file in ["book.csv", "book.xlsx"] {
        let (code, said) = run(&[&["export", "gradebook", file][..], &book].concat(), "");
        assert!(code == Some(0) && said.contains("3 students and 1 assessments"), "{said}");
        let (code, said) = run(&[&["import", "gradebook", file][..], &book].concat(), "");
        assert!(code == Some(0) && said.contains("2 the same") && said.contains("Nothing changes"), "{said}");
    }
    write("marks.csv", "Number;written\n7-1;61,5\n7-3;101\n");
    let import = [&["import", "gradebook", "marks.csv"][..], &book].concat();
    let (code, said) = run(&import, "");
    assert!(code == Some(1) && said.contains("line 3, column written: “101”"), "{said}");
    assert!(said.contains("Nothing was applied"), "{said}");
    let (code, said) = run(&[&import[..], &["--good-only", "--dry-run"]].concat(), "");
    assert!(code == Some(0) && said.contains("1 changed") && said.contains("Nothing was applied"), "{said}");
    let (code, said) = run(&[&import[..], &["--good-only"]].concat(), "");
    assert!(code == Some(0) && said.contains("Marks written: 1."), "{said}");
    run(&[&["export", "gradebook", "book.csv"][..], &book].concat(), "");
    let exported = std::fs::read_to_string(folder.path().join("book.csv")).expect("the file is there");
    assert!(exported.starts_with('\u{feff}') && exported.contains("7-1,1,,,61.5,"), "{exported}");
    for (who, course) in [("nobody@b.et", "7"), ("t@b.et", "8")] {
        let (code, _) = run(&["export", "gradebook", "other.csv", "--as", who, "--course", course], "");
        assert_eq!(code, Some(1), "{who} {course}");
    }
}

fn yeneta(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_yeneta"));
    program.current_dir(folder).env_remove("DATABASE_URL").args(arguments);
    let program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    // A program that ends before it reads closes the pipe.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    child.wait_with_output().expect("the program ends")
}
