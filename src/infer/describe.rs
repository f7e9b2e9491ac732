//! What to declare of values, and the evidence for it.

use jiff::civil::Date;

use super::judge::Judge;
use super::kinds::{Kind, PREFIX_FORMAT};
use super::toml::Key;
use super::value::Values;
use crate::schema::{pattern_literal, quoted};
use crate::text::{counted, grouped};

/// From so many groups on, limits of numbers are drawn.
const FEWEST_GROUPS: u64 = 5;
/// How many odd values are shown.
const SHOWN: usize = 5;

/// What to declare of values.
#[derive(Debug, Default)]
pub(super) struct Described {
    /// Keys of the schema language, in the order of the language's list.
    pub(super) keys: Vec<Key>,
    /// The evidence, in phrases.
    pub(super) evidence: Vec<String>,
}

/// Decides what to declare of values, one of which is called `noun`.
pub(super) struct Describer<'a> {
    pub(super) judge: Judge,
    pub(super) today: Date,
    pub(super) noun: &'a str,
    /// Whether the values may be words of a list.
    pub(super) enums: bool,
    /// Whether the place may declare the date that a value begins with.
    pub(super) date_prefix: bool,
}

impl Describer<'_> {
    /// Decides.
    pub(super) fn describe(&self, values: &Values) -> Described {
        let mut described = Described::default();
        if values.filled.values > 0 {
            match values.kind(self.judge) {
                Some((kind, of_kind)) => self.typed(values, kind, of_kind, &mut described),
                None => self.text(values, &mut described),
            }
        }
        if values.blank.values > 0 {
            let all = values.filled.values + values.blank.values;
            described.evidence.push(format!("empty in {} of {}", grouped(values.blank.values), self.nouns(all)));
        }
        if values.blank.groups > self.judge.allowed(values.groups) {
            described.keys.push(Key::new("allow-empty", "true"));
        }
        described
    }

    fn nouns(&self, number: u64) -> String {
        counted(number, self.noun)
    }

    fn typed(&self, values: &Values, kind: Kind, of_kind: u64, out: &mut Described) {
        let (word, noun) = match kind {
            Kind::Boolean => ("boolean", "true or false"),
            Kind::Date(_) => ("date", "a date"),
            Kind::Integer => ("integer", "a whole number"),
            Kind::Number => ("number", "a number"),
            Kind::Url => ("url", "a web address"),
        };
        out.keys.push(Key::new("type", quoted(word)));
        let all = values.filled.values;
        let mut ranged = false;
        match kind {
            Kind::Date(format) => {
                if format != "%Y-%m-%d" {
                    out.keys.push(Key::new("format", quoted(format)));
                }
                self.dates(values, &mut out.keys);
            }
            Kind::Integer | Kind::Number => ranged = self.numbers(values, kind == Kind::Integer, out),
            Kind::Boolean | Kind::Url => {}
        }
        if !ranged {
            out.evidence.push(format!("{noun} in {} of {}", grouped(of_kind), self.nouns(all)));
        }
        self.placeholders(values, out);
    }

    /// The limits of dates: the year of the first one, and today when none is later.
    fn dates(&self, values: &Values, keys: &mut Vec<Key>) {
        if values.filled.groups < FEWEST_GROUPS {
            return;
        }
        keys.extend(
            values.dates.first_year(self.judge).map(|year| Key::new("minimum", format!("\"{year:04}-01-01\""))),
        );
        if values.dates.are_past(self.judge, self.today) {
            keys.push(Key::new("maximum", "\"today\""));
        }
    }

    /// The limits of numbers; whether there are any.
    fn numbers(&self, values: &Values, whole: bool, out: &mut Described) -> bool {
        if values.numbers.groups() < FEWEST_GROUPS {
            return false;
        }
        let scale = values.texts.scale(self.judge, values.filled.groups);
        #[allow(clippy::cast_precision_loss, reason = "scales are short")]
        let scale = scale.map(|(low, high)| (low as f64, high as f64));
        let range = values.numbers.range(self.judge, whole);
        // Numbers that come only once, such as those that count documents, go on without end.
        let recurring = range.filter(|_| values.texts.recur(values.filled));
        let (low, high) = match (scale.or(recurring.map(|range| (range.min, range.max))), range) {
            (Some((low, high)), _) => (low, Some(high)),
            (None, Some(range)) if range.least >= 0.0 => (0.0, None),
            _ => return false,
        };
        let within = grouped(values.numbers.count_within(low, high.unwrap_or(f64::INFINITY)));
        let all = self.nouns(values.filled.values);
        out.keys.push(Key::new("minimum", low.to_string()));
        if let Some(high) = high {
            out.keys.push(Key::new("maximum", high.to_string()));
            out.evidence.push(format!("{low} to {high} in {within} of {all}"));
        } else {
            out.evidence.push(format!("{low} or more in {within} of {all}"));
        }
        true
    }

    fn text(&self, values: &Values, out: &mut Described) {
        let all = values.filled.values;
        if let Some(words) = values.texts.words(self.judge, values.filled.groups).filter(|_| self.enums) {
            let list: Vec<_> = words.list.iter().map(|word| quoted(word)).collect();
            out.keys.push(Key::list("enum", list));
            let among = match words.list.len() {
                1 => "the same".to_owned(),
                several => format!("one of {several}"),
            };
            out.evidence.push(format!("{among} in {} of {}", grouped(words.within), self.nouns(all)));
            if !words.others.is_empty() {
                let shown = words.others.iter().take(SHOWN);
                let shown: Vec<_> =
                    shown.map(|(text, count)| format!("{} ({})", quoted(text), grouped(*count))).collect();
                let more = words.others.len() - shown.len();
                let more = if more > 0 { format!(" and {} more", grouped(more as u64)) } else { String::new() };
                out.evidence.push(format!("others: {}{more}", shown.join(", ")));
            }
            return;
        }
        if let Some((pattern, matched)) = values.pattern(self.judge) {
            out.keys.push(Key::new("pattern", pattern_literal(&pattern)));
            out.evidence.push(format!("of this pattern in {} of {}", grouped(matched), self.nouns(all)));
            if self.date_prefix && self.judge.most(values.dated.groups, values.filled.groups) {
                let mut keys = vec![Key::new("format", quoted(PREFIX_FORMAT))];
                self.dates(values, &mut keys);
                out.keys.push(Key::table("date-prefix", keys));
            }
            return;
        }
        self.free_text(values, out);
    }

    /// Text that only its length, and a few faults, tell something of.
    fn free_text(&self, values: &Values, out: &mut Described) {
        if values.is_rare(self.judge, values.trailing) {
            out.keys.push(Key::new("not-pattern", pattern_literal("[,;]$")));
        }
        if let Some(limits) = values.lengths.limits(self.judge, 1.0) {
            if limits.min > 1.0 {
                out.keys.push(Key::new("min-length", limits.min.to_string()));
            }
            out.keys.push(Key::new("max-length", limits.max.to_string()));
            let range = span(limits.least, limits.most, "character");
            out.evidence.push(format!("{range} in {} of {}", grouped(limits.within), self.nouns(limits.of)));
        }
        if values.is_rare(self.judge, values.trailing) {
            out.evidence.push(format!("a comma or semicolon at the end of {}", grouped(values.trailing.values)));
        }
        self.placeholders(values, out);
        if values.is_rare(self.judge, values.quoted) {
            out.keys.push(Key::new("quotes", "\"deny\""));
            out.evidence.push(format!("in quotes: {}", grouped(values.quoted.values)));
        }
    }

    /// The texts that are no values. Without them a placeholder is one fault by its type, and where a row breaks off
    /// another one.
    fn placeholders(&self, values: &Values, out: &mut Described) {
        let placeholders: Vec<_> = values.placeholders(self.judge).collect();
        if !placeholders.is_empty() {
            out.keys.push(Key::list("not", placeholders.iter().map(|(text, _)| quoted(text)).collect()));
            let shown: Vec<_> =
                placeholders.iter().map(|(text, count)| format!("{} ({count})", quoted(text))).collect();
            out.evidence.push(format!("no value: {}", shown.join(", ")));
        }
    }
}

/// A range of counts in words: `2 to 7 items`, `1 item`.
pub(super) fn span(low: f64, high: f64, noun: &str) -> String {
    let plural = if (high - 1.0).abs() < f64::EPSILON { "" } else { "s" };
    if (high - low).abs() < f64::EPSILON {
        format!("{low} {noun}{plural}")
    } else {
        format!("{low} to {high} {noun}{plural}")
    }
}
