//! Pairs within one run: whatever else the machine does befalls both sides alike, so their ratio counts.

use std::fmt;

/// How many pairs are measured.
pub const PAIRS: usize = 9;

/// The two sides of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Program,
    Bare,
}

/// A figure of each pair, told as its median with the least and the most.
#[derive(Default)]
pub struct Spread(Vec<f64>);

/// What was measured of both sides, pair by pair.
#[derive(Default)]
pub struct Pairs {
    pub program: Spread,
    pub bare: Spread,
    /// The program's figure by the bare one's of the same pair.
    pub ratio: Spread,
}

/// The sides of a pair, each time in the other order: neither is always the first.
pub fn sides(pair: usize) -> [Side; 2] {
    if pair.is_multiple_of(2) { [Side::Program, Side::Bare] } else { [Side::Bare, Side::Program] }
}

impl Spread {
    pub fn push(&mut self, figure: f64) {
        self.0.push(figure);
    }
}

impl Pairs {
    pub fn push(&mut self, program: f64, bare: f64) {
        self.program.push(program);
        self.bare.push(bare);
        self.ratio.push(program / bare);
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return f.write_str("nothing") };
        let digits = f.precision().unwrap_or(2);
        write!(f, "{:.digits$} ({least:.digits$}-{most:.digits$})", sorted[sorted.len() / 2])
    }
}

/// A line of a table: what both sides are, and their ratio.
pub fn line(name: &str, pairs: &Pairs, digits: usize) {
    let [program, bare] = [&pairs.program, &pairs.bare].map(|spread| format!("{spread:.digits$}"));
    println!("{name:<34} {program:<30} {bare:<30} {:.2}", pairs.ratio);
}

/// The head of such a table.
pub fn head(title: &str, pairs: usize) {
    println!("\n{title}; {pairs} pairs, each figure as median (least-most); load of the machine {}", busy());
    println!("{:<34} {:<30} {:<30} ratio of a pair", "", "the program", "bare");
}

/// How many programs of the machine wanted to run, over the last minute.
fn busy() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}
