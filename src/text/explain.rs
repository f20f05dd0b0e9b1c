//! A total's derivation in sentences, in the order in which it is made: the same for teacher, student and guardian.

use school::{
    grade::{Award, Fraction, Line, Method, Part, Percent, Points, STOCK_NAMES},
    view::Explanation,
};

use super::BookText;

/// How many decimals of a percentage are written.
const DECIMALS: u32 = 4;
/// The longest exact fraction that is worth reading, in characters; the data has every one.
const READABLE: usize = 30;

/// An explanation, to be shown as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which total it is.
    pub basis: &'static str,
    pub parts: Vec<ToldPart>,
    /// From the parts to what is shown.
    pub steps: Vec<Said>,
}

/// A component with its marks and what they come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldPart {
    pub heading: String,
    pub lines: Vec<ToldLine>,
    pub steps: Vec<Said>,
}

/// One mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldLine {
    pub title: String,
    pub kind: &'static str,
    /// What the cell holds, and of how many points.
    pub mark: String,
    /// Its share; "" where it counts nowhere or not yet.
    pub percent: String,
    /// What it does, and why.
    pub does: String,
    /// Whether it is part of the component's share.
    pub counts: bool,
}

/// A sentence with the exact number behind it, where the sentence could not hold it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub exact: Option<String>,
}

impl BookText {
    /// A component's name: the program's own in this language, a school's as it was typed.
    pub fn component(&self, name: &str) -> String {
        let stock = STOCK_NAMES.iter().zip(self.explain.stock).find(|(stock, _)| **stock == name);
        stock.map_or_else(|| name.to_owned(), |(_, word)| word.to_owned())
    }

    /// The name that a component is stored under: the program's own, whatever language it was shown in.
    pub fn component_stored(&self, shown: &str) -> String {
        let stock = STOCK_NAMES.iter().zip(self.explain.stock).find(|(_, word)| *word == shown.trim());
        stock.map_or_else(|| shown.to_owned(), |(name, _)| (*name).to_owned())
    }

    /// Tells how a total was made.
    pub fn told(&self, explanation: &Explanation) -> Told {
        let derivation = &explanation.derivation;
        Told {
            basis: (self.explain.basis)(derivation.basis),
            parts: derivation.parts.iter().map(|part| self.told_part(explanation, part)).collect(),
            steps: self.steps_of_the_whole(explanation),
        }
    }

    fn told_part(&self, explanation: &Explanation, part: &Part) -> ToldPart {
        ToldPart {
            heading: (self.explain.part)(&self.component(&part.name), &self.percent(part.weight)),
            lines: part.lines.iter().map(|line| self.told_line(explanation, line)).collect(),
            steps: self.steps_of_a_part(part),
        }
    }

    fn told_line(&self, explanation: &Explanation, line: &Line) -> ToldLine {
        let why = explanation.row(line).map_or_else(|| self.explain.out_of_nothing.into(), self.explain.why);
        let shown = line.mark.shown();
        let mark = if shown.is_empty() { self.record.not_yet } else { &shown };
        ToldLine {
            title: explanation.title(line.column).to_owned(),
            kind: (self.kind)(line.kind),
            mark: (self.explain.scored)(mark, &line.max.to_string()),
            percent: line.share().map(|share| self.share(&share)).unwrap_or_default(),
            does: if line.dropped { self.explain.dropped.to_owned() } else { why },
            counts: line.points().is_some() && !line.dropped,
        }
    }

    fn steps_of_a_part(&self, part: &Part) -> Vec<Said> {
        let Some(share) = &part.share else { return vec![plain(self.explain.empty_part)] };
        let mut steps = Vec::new();
        let dropped = counted(part.lines.iter().filter(|line| line.dropped).count());
        if let Some(with) = part.undropped().filter(|_| dropped > 0) {
            steps.push(plain((self.explain.drops)(dropped, &self.share(&with), &self.share(share))));
        }
        let kept = || part.lines.iter().filter(|line| !line.dropped);
        let result = self.share(share);
        let text = match part.method {
            Method::MeanOfPercentages => {
                let shares: Vec<String> = kept().filter_map(Line::share).map(|share| self.share(&share)).collect();
                (self.explain.mean)(&shares.join(" + "), counted(shares.len()), &result)
            }
            Method::SumOfPoints => {
                let of = kept().filter_map(|line| Some((line.points()?, line.max)));
                let sums = of.fold((0, 0), |(p, m), (points, max)| (p + points.hundredths, m + max.hundredths));
                let [points, max] = [sums.0, sums.1].map(|sum| Points::hundredths(sum).to_string());
                (self.explain.sum)(&points, &max, &result)
            }
        };
        steps.push(self.said(text, share));
        steps
    }

    fn steps_of_the_whole(&self, explanation: &Explanation) -> Vec<Said> {
        let (derivation, text) = (&explanation.derivation, &self.explain);
        let outcome = &derivation.outcome;
        let covered = plain((self.record.coverage)(outcome.overall.coverage));
        let (Some(share), Some(rounded), Some(shown)) = (&outcome.share, outcome.rounded, outcome.overall.percent)
        else {
            return vec![plain(text.nothing), covered];
        };
        let mut steps = Vec::new();
        let (full, empty): (Vec<&Part>, Vec<&Part>) = derivation.parts.iter().partition(|part| part.share.is_some());
        let unused = empty.iter().map(|part| part.weight.hundredths).sum();
        if unused > 0 {
            let names = empty.iter().map(|part| self.component(&part.name)).collect::<Vec<_>>().join(", ");
            steps.push(plain((text.moved)(&names, &self.percent(Percent::hundredths(unused)))));
        }
        let weighed = |part: &&Part| Some(format!("{} × {}", self.share(part.share.as_ref()?), part.weight));
        let sum = full.iter().filter_map(weighed).collect::<Vec<_>>().join(" + ");
        let weighed = (text.weighed)(&sum, &derivation.counting.to_string(), &self.share(share));
        steps.push(self.said(weighed, share));
        steps.push(plain((text.rounded)(&self.share(share), &self.percent(rounded))));
        if rounded != shown {
            steps.push(plain((text.lifted)(&self.percent(rounded), &self.percent(shown))));
        }
        steps.extend(explanation.award().map(|award| plain(self.awarded(award, shown))));
        steps.push(covered);
        steps
    }

    fn awarded(&self, award: Award, shown: Percent) -> String {
        let shown = self.percent(shown);
        match award {
            Award::Letter(letter) => (self.explain.letter)(&shown, letter, &self.percent(letter.least())),
            Award::Pass => (self.explain.passes)(&shown, true),
            Award::Fail => (self.explain.passes)(&shown, false),
        }
    }

    /// The word for a total.
    pub fn award(&self, award: Award) -> &'static str {
        match award {
            Award::Letter(letter) => letter.name(),
            Award::Pass => self.record.pass,
            Award::Fail => self.record.fail,
        }
    }

    /// A percentage in this language.
    pub fn percent(&self, percent: Percent) -> String {
        (self.explain.percent)(&percent.to_string())
    }

    /// A share in per cent; one with more decimals than are written says so.
    fn share(&self, share: &Fraction) -> String {
        let (text, is_all) = share.percent_to(DECIMALS);
        if is_all { (self.explain.percent)(&text) } else { (self.explain.about)(&text) }
    }

    fn said(&self, text: String, share: &Fraction) -> Said {
        let (_, is_all) = share.percent_to(DECIMALS);
        let exact = share.to_string();
        let worth_it = !is_all && exact.len() <= READABLE;
        Said { text, exact: worth_it.then(|| (self.explain.exactly)(&exact)) }
    }
}

fn plain(text: impl Into<String>) -> Said {
    Said { text: text.into(), exact: None }
}

fn counted(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
