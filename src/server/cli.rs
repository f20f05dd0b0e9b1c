//! The command line: `yeneta serve`, `migrate`, `person add`, `import marks`, `import gradebook`, `export gradebook`, `backup`,
//! `restore`, `move`, `doctor`, `certificate`.

mod backup;
mod book;
mod certify;
mod moving;
mod serve;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};
use school::person::Role;
use store::Store;
use tracing_subscriber::EnvFilter;

use super::{
    config::Config,
    import::{self, MarksFile},
    operator::{self, NewPerson},
};

/// The school gradebook that is live for everyone who looks at it.
#[derive(Parser)]
#[command(name = "yeneta", version, about)]
struct Cli {
    /// Where the data is: sqlite:FILE or postgres://…
    #[arg(long, env = "DATABASE_URL", global = true)]
    database: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the school.
    Serve(serve::Serve),
    /// Bring the database to this program's version.
    Migrate,
    /// Keep people.
    #[command(subcommand)]
    Person(Person),
    /// Bring in data from files.
    #[command(subcommand)]
    Import(Import),
    /// Write data into files.
    #[command(subcommand)]
    Export(Export),
    /// Write all data into one file, while the school goes on.
    Backup(backup::Backup),
    /// Fill a new database with a backup, and check it.
    Restore(backup::Restore),
    /// Move all data to another database, such as from SQLite to PostgreSQL; broken off, the same goes on.
    Move(moving::Move),
    /// Look over the database for what must never be.
    Doctor,
    /// Make a school's own authority, which its phones trust once, and a certificate of this server.
    Certificate(certify::Certify),
}

#[derive(Subcommand)]
enum Person {
    /// Add a person with a login; the first admin of a school is made this way.
    Add(AddPerson),
}

#[derive(Args)]
struct AddPerson {
    /// The school; it is founded if there is none of this name. Not needed where there is one school.
    #[arg(long)]
    school_name: Option<String>,
    #[arg(long)]
    email: String,
    /// admin, teacher, student or parent
    #[arg(long, value_parser = role)]
    role: Role,
    /// Given name, father's name, grandfather's name; not needed for a student who is on the rolls already.
    #[arg(long, default_value = "")]
    name: String,
    /// Read the password from the standard input without asking; without this it is asked for.
    #[arg(long)]
    password_stdin: bool,
    /// For a student who is on the rolls already: the number.
    #[arg(long)]
    number: Option<String>,
    /// The code of a course, such as an imported one's: for a teacher to teach, for a student to be found in.
    #[arg(long)]
    course: Option<String>,
}

#[derive(Subcommand)]
enum Import {
    /// Load marks from a CSV file; a bad row is named and nothing of the file is applied.
    Marks(ImportMarks),
    /// Bring marks into the gradebook of one course; a bad cell is named and nothing of the file is applied.
    Gradebook(book::ImportGradebook),
}

#[derive(Subcommand)]
enum Export {
    /// Write the gradebook of one course as CSV or XLSX; importing that file changes nothing.
    Gradebook(book::ExportGradebook),
}

#[derive(Args)]
struct ImportMarks {
    file: PathBuf,
    /// The school that receives the marks; it is founded if there is none of this name.
    #[arg(long)]
    school_name: String,
    /// The column that names the course.
    #[arg(long)]
    course_column: String,
    /// The column that names the student within the course.
    #[arg(long)]
    student_column: String,
    /// A column of marks; an assessment is made of each. `column` or `column=kind`, such as written=final_exam.
    #[arg(long, required = true)]
    assessment: Vec<String>,
    /// What each assessment is out of.
    #[arg(long, default_value = "100")]
    max: String,
    /// Give the students made-up names; otherwise each is called by the number.
    #[arg(long)]
    invent_names: bool,
}

/// Why the program ends with a failure: one line that says what and what to do.
pub type Refusal = String;

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=error"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refuse(&format!("the program can't start threads: {error}")),
    };
    match runtime.block_on(command(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => refuse(&refusal),
    }
}

fn refuse(refusal: &str) -> ExitCode {
    eprintln!("yeneta: {refusal}");
    ExitCode::FAILURE
}

async fn command(cli: Cli) -> Result<(), Refusal> {
    let mut config = Config::read(Path::new("Leptos.toml")).map_err(|e| e.to_string())?;
    if let Some(url) = cli.database {
        config.database_url = url;
    }
    let said = match cli.command {
        Command::Serve(asked) => return serve::serve(config, asked).await,
        Command::Migrate => {
            migrated(&config).await?;
            "The database is at this program's version.".to_owned()
        }
        Command::Person(Person::Add(add)) => {
            let store = migrated(&config).await?;
            operator::add_person(&store, new_person(add)?).await?
        }
        Command::Import(Import::Marks(asked)) => {
            let file = MarksFile {
                path: asked.file,
                course_column: asked.course_column,
                student_column: asked.student_column,
                assessments: asked.assessment,
                max: asked.max,
                invent_names: asked.invent_names,
            };
            import::marks(&migrated(&config).await?, &asked.school_name, &file).await?
        }
        Command::Import(Import::Gradebook(asked)) => book::import(&migrated(&config).await?, asked).await?,
        Command::Export(Export::Gradebook(asked)) => book::export(&current(&config).await?, asked).await?,
        Command::Backup(asked) => backup::back_up(&current(&config).await?, &asked).await?,
        Command::Restore(asked) => {
            make_folder(&config.database_url)?;
            backup::restore(&config.database_url, &asked).await?
        }
        Command::Move(asked) => {
            make_folder(asked.target())?;
            moving::move_all(asked).await?
        }
        Command::Certificate(asked) => certify::make(&asked)?,
        Command::Doctor => backup::look(&current(&config).await?).await?,
    };
    say(&said);
    Ok(())
}

/// Tells who runs the program; they may have stopped to listen, as `| head` does, and what was done is done.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// The database, brought to this program's version.
async fn migrated(config: &Config) -> Result<Store, Refusal> {
    make_folder(&config.database_url)?;
    let store = Store::create(&config.database_url).await.map_err(|e| e.to_string())?;
    store.migrate().await.map_err(|e| e.to_string())?;
    Ok(store)
}

/// The database as it is, if it is at this program's version.
async fn current(config: &Config) -> Result<Store, Refusal> {
    let store = Store::open(&config.database_url).await.map_err(|e| e.to_string())?;
    store.check_version().await.map_err(|e| e.to_string())?;
    Ok(store)
}

fn make_folder(url: &str) -> Result<(), Refusal> {
    let Some(file) = url.strip_prefix("sqlite:") else { return Ok(()) };
    let Some(folder) = Path::new(file.trim_start_matches("//")).parent().filter(|f| !f.as_os_str().is_empty()) else {
        return Ok(());
    };
    std::fs::create_dir_all(folder).map_err(|error| format!("the folder {} can't be made: {error}", folder.display()))
}

/// A password is read from the standard input: a command line is visible to everyone on the computer.
fn new_person(add: AddPerson) -> Result<NewPerson, Refusal> {
    if !add.password_stdin {
        eprint!("Password: ");
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| format!("no password could be read: {error}"))?;
    Ok(NewPerson {
        school_name: add.school_name,
        email: add.email,
        role: add.role,
        name: add.name,
        password: line.trim_end_matches(['\r', '\n']).to_owned(),
        number: add.number,
        course: add.course,
    })
}

fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "a role is admin, teacher, student or parent".to_owned())
}
