//! What of the book is shown, and in which order, as the page's address holds it: it can be sent to a colleague, and
//! survives a reload.

use leptos_router::location::Url;
use school::{
    grade::{Kind, Percent, Points, parse_entry},
    id::AssessmentId,
};

use crate::ui::page_of;

/// The most characters of a search.
pub const SEARCH_LENGTH: usize = 100;

/// What of the book is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words of a name, or of a number; none is every student.
    pub search: String,
    /// Only columns of these kinds; none is every kind.
    pub kinds: Vec<Kind>,
    /// Only students with such marks.
    pub only: Option<Only>,
    /// Only students whose overall is at least this.
    pub from: Option<Percent>,
    /// Only students whose overall is at most this.
    pub to: Option<Percent>,
    pub sort: Sort,
    /// Whether the order is turned around.
    pub descending: bool,
    /// The part of a long book that is shown before wasm, from 0.
    pub page: u32,
}

/// Students with which marks are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// With work that was due and did not come.
    Missing,
    /// With cells that say nothing yet.
    Blank,
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Name,
    Number,
    Overall,
    Column(AssessmentId),
}

impl Only {
    /// Both, in the order in which the form offers them.
    pub const ALL: [Only; 2] = [Only::Missing, Only::Blank];

    /// The word in the address.
    pub fn name(self) -> &'static str {
        match self {
            Only::Missing => "missing",
            Only::Blank => "blank",
        }
    }
}

impl Wanted {
    /// Reads an address. What it does not say, or says wrong, is as if it were left out.
    pub fn read(of: impl Fn(&'static str) -> Option<String>) -> Self {
        let text = |name| of(name).unwrap_or_default();
        Self {
            search: text("q").trim().chars().take(SEARCH_LENGTH).collect(),
            kinds: text("kind").split(',').filter_map(Kind::from_name).collect(),
            only: Only::ALL.into_iter().find(|only| only.name() == text("only")),
            from: read_percent(&text("from")),
            to: read_percent(&text("to")),
            sort: Sort::read(&text("sort")).unwrap_or_default(),
            descending: !text("down").is_empty(),
            page: page_of(Some(&text("page"))),
        }
    }

    /// The query parameters that say it.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let kinds = self.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(",");
        let percent = |percent: Option<Percent>| percent.map(|p| p.to_string()).unwrap_or_default();
        let all = [
            ("q", self.search.clone()),
            ("kind", kinds),
            ("only", self.only.map_or("", Only::name).to_owned()),
            ("from", percent(self.from)),
            ("to", percent(self.to)),
            ("sort", if self.sort == Sort::Name { String::new() } else { self.sort.name() }),
            ("down", if self.descending { "1".to_owned() } else { String::new() }),
            ("page", if self.page > 0 { self.page.saturating_add(1).to_string() } else { String::new() }),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The address of a page that shows it.
    pub fn address(&self, path: &str) -> String {
        let pairs = self.parameters().into_iter().map(|(name, value)| format!("{name}={}", Url::escape(&value)));
        let query = pairs.collect::<Vec<_>>().join("&");
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// Whether students are left out.
    pub fn filters(&self) -> bool {
        !self.search.is_empty() || self.only.is_some() || self.from.is_some() || self.to.is_some()
    }

    /// Whether what is counted of each student decides who is shown, or in which order.
    pub fn needs_facts(&self) -> bool {
        self.sort == Sort::Overall || self.only.is_some() || self.from.is_some() || self.to.is_some()
    }

    /// The same sorted by something: what is sorted by it already is turned around.
    pub fn sorted_by(&self, sort: Sort) -> Self {
        Self { sort, descending: self.sort == sort && !self.descending, page: 0, ..self.clone() }
    }

    /// Whether a column is shown.
    #[must_use]
    pub fn shows(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// What a header of this sort says of the order.
    pub fn aria_sort(&self, sort: Sort) -> &'static str {
        match (self.sort == sort, self.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }
}

impl Sort {
    /// The column, where it is one.
    #[must_use]
    pub fn column(self) -> Option<AssessmentId> {
        match self {
            Sort::Column(assessment) => Some(assessment),
            Sort::Name | Sort::Number | Sort::Overall => None,
        }
    }

    /// The word in the address.
    pub fn name(self) -> String {
        match self {
            Sort::Name => "name".to_owned(),
            Sort::Number => "number".to_owned(),
            Sort::Overall => "overall".to_owned(),
            Sort::Column(assessment) => assessment.to_string(),
        }
    }

    /// Reads such a word.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        match name {
            "name" => Some(Sort::Name),
            "number" => Some(Sort::Number),
            "overall" => Some(Sort::Overall),
            _ => name.parse().ok().map(|id| Sort::Column(AssessmentId(id))),
        }
    }
}

/// A percentage as it is typed, in any digits that a mark may have.
fn read_percent(typed: &str) -> Option<Percent> {
    let typed = typed.trim().trim_end_matches('%');
    let points = parse_entry(typed, Points::whole(100)).ok()?.points?;
    Some(Percent::hundredths(points.hundredths))
}

#[cfg(test)]
mod tests {
    use leptos_router::params::ParamsMap;

    use super::*;

    fn read(query: &str) -> Wanted {
        let map: ParamsMap =
            query.split('&').filter_map(|pair| pair.split_once('=')).map(|(k, v)| (k.to_owned(), v)).collect();
        Wanted::read(|name| map.get(name))
    }

    #[test]
    fn an_address_without_a_word_is_the_whole_book_by_name() {
        assert_eq!(read(""), Wanted::default());
        assert_eq!(Wanted::default().address("/book"), "/book");
        for wrong in ["sort=x", "down=", "page=0", "page=-1", "only=all", "kind=x", "from=abc", "to=101", "q=%20"] {
            assert_eq!(read(wrong), Wanted::default(), "{wrong}");
        }
    }

    #[test]
    fn what_an_address_says_reads_back() {
        let wanted = Wanted {
            search: "Abebe & ሶስና".into(),
            kinds: vec![Kind::Quiz, Kind::FinalExam],
            only: Some(Only::Missing),
            from: Some(Percent::hundredths(4_950)),
            to: Some(Percent::whole(80)),
            sort: Sort::Column(AssessmentId(7)),
            descending: true,
            page: 2,
        };
        let address = wanted.address("/book");
        assert_eq!(read(address.trim_start_matches("/book?")), wanted, "{address}");
        for sort in [Sort::Name, Sort::Number, Sort::Overall] {
            for descending in [false, true] {
                let wanted = Wanted { sort, descending, ..Wanted::default() };
                assert_eq!(read(wanted.address("").trim_start_matches('?')), wanted);
            }
        }
    }

    #[test]
    fn sorting_by_the_same_again_turns_it_around() {
        let once = Wanted { page: 3, ..Wanted::default() }.sorted_by(Sort::Overall);
        assert_eq!((once.aria_sort(Sort::Overall), once.aria_sort(Sort::Name), once.page), ("ascending", "none", 0));
        let twice = once.sorted_by(Sort::Overall);
        assert_eq!(twice.aria_sort(Sort::Overall), "descending");
        assert_eq!(twice.sorted_by(Sort::Overall), once);
        assert_eq!(Wanted::default().sorted_by(Sort::Name).aria_sort(Sort::Name), "descending");
    }
}
