//! What the Debian package, its unit, the image and the guide to them name must be there: files, commands, flags, variables.

use std::{collections::BTreeSet, fs, process::Command};

use crate::root;

const UNIT: &str = "packaging/yeneta.service";
const VARIABLES: &str = "packaging/yeneta.default";
const IMAGE: &str = "packaging/Containerfile";
const GUIDE: &str = "docs/install.md";
const SCRIPTS: [&str; 3] = ["postinst", "prerm", "postrm"];

#[test]
fn every_file_of_the_package_is_there() {
    let package = Package::read();
    assert!(package.assets.iter().any(|asset| asset.to == "/usr/bin/yeneta"), "{:?}", package.assets);
    let missing: Vec<_> = package.assets.iter().filter(|asset| !exists(&asset.from)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let strange: Vec<_> = package.conf_files.iter().filter(|file| !package.brings(file)).collect();
    assert!(strange.is_empty(), "no asset becomes {strange:?}");
    for script in SCRIPTS {
        let text = read(&format!("packaging/debian/{script}"));
        assert!(text.starts_with("#!/bin/sh\n") && text.contains("\nset -e\n"), "{script} goes on after a failure");
        assert!(text.contains("\n#DEBHELPER#\n"), "{script} has no place for what starts and stops the service");
    }
}

#[test]
fn a_file_that_is_not_there_is_seen() {
    for gone in ["packaging/gone", "gone/*.md", "target/release/gone", "target/gone/**/*"] {
        assert!(!exists(gone), "{gone}");
    }
}

#[test]
fn the_unit_names_what_the_package_brings() {
    let (package, unit) = (Package::read(), read(UNIT));
    let named = paths(&unit);
    assert!(named.len() >= 4, "{named:?}");
    let strange: Vec<_> = named.iter().filter(|path| !package.brings(path)).collect();
    assert!(strange.is_empty(), "the package does not bring {strange:?}");
    let folder = format!("/var/lib/{}", value(&unit, "StateDirectory"));
    assert_eq!(value(&unit, "WorkingDirectory"), folder);
    let makes_account = read("packaging/debian/postinst");
    let account =
        format!("adduser --system --group --quiet --home \"$state\" --no-create-home {}\n", value(&unit, "User"));
    assert!(makes_account.contains(&account) && makes_account.contains(&format!("\nstate={folder}\n")));
    for script in SCRIPTS {
        assert!(read(&format!("packaging/debian/{script}")).contains(&format!("\nstate={folder}\n")), "{script}");
    }
}

#[test]
fn a_strange_path_of_a_unit_is_seen() {
    let unit =
        "ExecStart=/usr/bin/gone serve\nEnvironment=LEPTOS_SITE_ROOT=/srv/site\nEnvironmentFile=-/etc/default/gone\n";
    assert_eq!(paths(unit), ["/usr/bin/gone", "/srv/site", "/etc/default/gone"]);
    assert!(paths(unit).iter().all(|path| !Package::read().brings(path)));
}

/// A stop that is cut short leaves answers under way without an end.
#[test]
fn the_unit_waits_longer_than_the_program_drains() {
    let listener = read("src/server/listen.rs");
    let (_, after) = listener.split_once("const DRAIN: Duration = Duration::from_secs(").expect("the listener drains");
    let number = |text: &str| text.parse::<u64>().unwrap_or_else(|error| panic!("{text}: {error}"));
    let drain = number(after.split(')').next().unwrap_or_default());
    assert!(number(&value(&read(UNIT), "TimeoutStopSec")) >= drain + 10);
}

#[test]
fn the_program_knows_every_variable_that_is_named() {
    let help = help(&["serve"]).expect("serve is a command");
    let strange: Vec<_> = variables(&read(VARIABLES)).into_iter().filter(|name| !knows(&help, name)).collect();
    assert!(strange.is_empty(), "{strange:?}");
    assert!(variables(&read(VARIABLES)).len() >= 4 && !knows(&help, "YENETA_GONE"));
    for file in [UNIT, IMAGE] {
        assert!(
            read(file).contains("LEPTOS_SITE_ROOT=/usr/share/yeneta/site"),
            "{file} does not say where the site is"
        );
    }
    assert!(read("src/server/config.rs").contains("\"LEPTOS_SITE_ROOT\""));
}

#[test]
fn the_program_knows_every_command_that_is_named() {
    let mut lines: Vec<Vec<String>> =
        SCRIPTS.iter().flat_map(|s| called(&read(&format!("packaging/debian/{s}")))).collect();
    lines.extend(called(&read(UNIT)));
    assert!(lines.len() >= 3, "{lines:?}");
    let guide = commands(&read(GUIDE));
    assert!(guide.len() >= 8, "{guide:?}");
    lines.extend(guide);
    lines.push(instruction(&read(IMAGE), "CMD"));
    let strange: Vec<_> = lines.iter().filter(|line| !understood(line)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn a_command_that_is_not_there_is_seen() {
    for wrong in ["fly", "serve --gone 1", "person fly", "backup a.backup --listen 127.0.0.1:1"] {
        assert!(!understood(&words(wrong)), "{wrong}");
    }
}

#[test]
fn the_image_takes_what_the_package_brings() {
    let (package, image) = (Package::read(), read(IMAGE));
    let copied = copied(&image);
    assert!(copied.len() >= 3, "{copied:?}");
    for source in copied {
        // The package itself, whose name cargo-deb makes of the crate's; else what was unpacked from it.
        let is_there = source.strip_prefix("/unpacked").map_or(source == "yeneta_*.deb", |path| package.brings(path));
        assert!(is_there, "{source}");
    }
    assert_eq!(instruction(&image, "ENTRYPOINT"), ["/usr/bin/yeneta"]);
    let user = image.lines().find_map(|line| line.strip_prefix("USER ")).expect("it says who runs it");
    assert!(user.split(':').all(|id| id.parse::<u32>().is_ok_and(|id| id > 0)), "{user} is root or a name");
}

/// What becomes of the manifest's assets.
struct Package {
    assets: Vec<Asset>,
    conf_files: Vec<String>,
}

#[derive(Debug)]
struct Asset {
    from: String,
    /// Where it is installed; a folder ends with a slash.
    to: String,
}

impl Package {
    fn read() -> Self {
        let manifest: toml::Table = read("Cargo.toml").parse().expect("a manifest is TOML");
        let deb = &manifest["package"]["metadata"]["deb"];
        let text = |value: &toml::Value| value.as_str().expect("a text").to_owned();
        let list = |value: &toml::Value| value.as_array().expect("a list").clone();
        let assets = list(&deb["assets"]).iter().map(|asset| (text(&asset[0]), text(&asset[1]))).collect::<Vec<_>>();
        let mut assets: Vec<_> = assets.iter().flat_map(|(from, to)| Asset::all(from, to)).collect();
        let units = &deb["systemd-units"];
        let unit = format!("{}.service", text(&units["unit-name"]));
        assets.push(Asset::new(
            &format!("{}/{unit}", text(&units["unit-scripts"])),
            &format!("usr/lib/systemd/system/{unit}"),
        ));
        Self { assets, conf_files: list(&deb["conf-files"]).iter().map(text).collect() }
    }

    /// Whether this file or folder is there once the package is installed.
    fn brings(&self, path: &str) -> bool {
        let inside = format!("{}/", path.trim_end_matches('/'));
        self.assets.iter().any(|asset| asset.to == path || asset.to.starts_with(&inside))
    }
}

impl Asset {
    /// One for each file of a folder such as `docs/*.md`; what a build makes is not listed.
    fn all(from: &str, to: &str) -> Vec<Self> {
        let found = matching(from);
        if found.is_empty() {
            vec![Self::new(from, to)]
        } else {
            found.iter().map(|from| Self::new(from, to)).collect()
        }
    }

    fn new(from: &str, to: &str) -> Self {
        let name = from.rsplit('/').next().unwrap_or_default();
        let is_one = to.ends_with('/') && !name.contains('*');
        Self { from: from.to_owned(), to: format!("/{to}{}", if is_one { name } else { "" }) }
    }
}

/// Whether an asset is in the repository, or is what a release build makes.
fn exists(from: &str) -> bool {
    if from.starts_with("target/") {
        let manifest: toml::Table = read("Cargo.toml").parse().expect("a manifest is TOML");
        let site = manifest["workspace"]["metadata"]["leptos"][0]["site-root"].as_str().unwrap_or_default();
        return from == "target/release/yeneta" || from == format!("{site}/**/*");
    }
    root().join(from).is_file()
}

/// The files that a pattern such as `docs/*.md` names.
fn matching(pattern: &str) -> Vec<String> {
    let Some((folder, ending)) = pattern.split_once("/*").filter(|(_, ending)| !ending.contains('*')) else {
        return vec![];
    };
    let files = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(ending)).map(|name| format!("{folder}/{name}")).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What a unit gives a key.
fn value(unit: &str, key: &str) -> String {
    let found = unit.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    found.unwrap_or_else(|| panic!("the unit does not say {key}")).to_owned()
}

/// The files that a unit runs, reads or shows.
fn paths(unit: &str) -> Vec<String> {
    let path = |line: &str| {
        let (key, value) = line.split_once('=')?;
        let path = match key {
            "ExecStart" | "ExecStartPre" => value.split(' ').next()?,
            "Environment" => value.strip_prefix("LEPTOS_SITE_ROOT=")?,
            "EnvironmentFile" => value.trim_start_matches('-'),
            "Documentation" => value.strip_prefix("file://")?,
            _ => return None,
        };
        Some(path.to_owned())
    };
    unit.lines().filter_map(path).collect()
}

/// The variables that a file sets or offers behind a `#`.
fn variables(file: &str) -> BTreeSet<String> {
    let names = file.lines().filter_map(|line| line.trim_start_matches('#').split_once('=')).map(|(name, _)| name);
    names.filter(|name| !name.contains(' ')).map(str::to_owned).collect()
}

/// Whether a command reads this variable; that of the log is a library's.
fn knows(help: &str, variable: &str) -> bool {
    variable == "RUST_LOG" || help.contains(&format!("[env: {variable}="))
}

/// What the installed program is called with, in a script or a unit.
fn called(file: &str) -> Vec<Vec<String>> {
    let lines = file.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines
        .filter_map(|line| line.split_once("/usr/bin/yeneta "))
        .map(|(_, after)| words(after.trim_end_matches('\\')))
        .collect()
}

/// What the program is called with in the indented lines of a page.
fn commands(page: &str) -> Vec<Vec<String>> {
    let page = page.replace("\\\n", "");
    let lines = page.lines().filter(|line| line.starts_with("    ") && !line.contains("podman build"));
    // The last is the program; others are the account, the service or a volume.
    lines.filter_map(|line| Some(words(format!("{line} ").rsplit_once(" yeneta ")?.1))).collect()
}

/// The list that an image's instruction has.
fn instruction(image: &str, name: &str) -> Vec<String> {
    let list =
        image.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("the image has no {name}"));
    serde_json::from_str(list).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What an image takes, from its context or from another stage.
fn copied(image: &str) -> Vec<&str> {
    let copies = image.lines().filter_map(|line| line.strip_prefix("COPY "));
    copies.filter_map(|copy| copy.split(' ').find(|word| !word.starts_with("--"))).collect()
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

/// Whether the program has this command with these flags.
fn understood(line: &[String]) -> bool {
    let command: Vec<_> = line.iter().take_while(|word| !word.starts_with('-')).map(String::as_str).collect();
    let Some(help) = help(&command) else { return false };
    let known: BTreeSet<_> = help.split([' ', '\n', ',']).collect();
    line.iter().filter(|word| word.starts_with("--")).all(|flag| known.contains(flag.as_str()))
}

/// What the program says of a command; nothing of one that it does not know.
fn help(command: &[&str]) -> Option<String> {
    let asked = Command::new(env!("CARGO_BIN_EXE_yeneta")).args(command).arg("--help").output();
    let said = asked.expect("the program can be started");
    said.status.success().then(|| String::from_utf8_lossy(&said.stdout).into_owned())
}
