use crate::diagnostic::Edit;
use crate::text::{Source, Span};

/// What all directives begin with.
const PREFIX: &str = "digestlint-";

/// A comment that speaks to the linter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The comment, its marks included.
    pub comment: Span,
    /// The word that says what to do: `digestlint-disable`.
    pub keyword: Span,
    /// What to do; `None` when there is no such directive.
    pub action: Option<Action>,
    /// The names of the rules, as written; none for all rules.
    pub names: Vec<Span>,
    /// Why, as the comment says after `--`.
    pub reason: Option<Span>,
    /// Whether the comment ends.
    pub is_closed: bool,
}

/// What a directive does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Suppresses findings on the next line that is not blank.
    DisableNextLine,
    /// Suppresses findings from the comment on.
    Disable,
    /// Ends what [`Action::Disable`] began.
    Enable,
    /// Suppresses findings in the whole file.
    DisableFile,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::DisableNextLine, Self::Disable, Self::Enable, Self::DisableFile];

    /// The word that asks for it.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::DisableNextLine => "digestlint-disable-next-line",
            Self::Disable => "digestlint-disable",
            Self::Enable => "digestlint-enable",
            Self::DisableFile => "digestlint-disable-file",
        }
    }

    /// The comment that asks for it, for the rule with this name.
    #[must_use]
    pub fn comment(self, rule: &str) -> String {
        format!("<!-- {} {rule} -->", self.keyword())
    }
}

impl Directive {
    /// Reads the comment at `comment`; `None` when it does not begin with `digestlint-`.
    #[must_use]
    pub fn read(source: &Source, comment: Span) -> Option<Self> {
        let content = source.slice(comment).strip_prefix("<!--")?;
        // Nearly all comments are for people.
        let start = content.trim_ascii_start();
        if !start.get(..PREFIX.len()).is_some_and(|it| it.eq_ignore_ascii_case(PREFIX)) {
            return None;
        }
        let (content, is_closed) = content.strip_suffix("-->").map_or((content, false), |content| (content, true));
        let offset = comment.start as usize + "<!--".len();
        let mut words = words(content).map(|(at, word)| (Span::new(offset + at, offset + at + word.len()), word));
        let (keyword, word) = words.next()?;
        let action = Action::ALL.into_iter().find(|action| action.keyword() == word);
        let (mut names, mut reason) = (Vec::new(), None);
        for (span, word) in words {
            if word.starts_with("--") {
                reason = Self::reason(source, span.start, offset + content.len());
                break;
            }
            names.push(span);
        }
        Some(Self { comment, keyword, action, names, reason, is_closed })
    }

    /// The text after the hyphens at `start`, up to `end`.
    fn reason(source: &Source, start: u32, end: usize) -> Option<Span> {
        let text = source.text().get(start as usize..end)?;
        let reason = text.trim_start_matches('-').trim();
        let at = reason.as_ptr() as usize - source.text().as_ptr() as usize;
        (!reason.is_empty()).then(|| Span::new(at, at + reason.len()))
    }

    /// What names `rule` in it too, after the others and parted from them as they are; `None` where it does nothing, is about
    /// all rules already, or says why: the reason is that of the rules it names.
    #[must_use]
    pub fn naming(&self, source: &Source, rule: &str) -> Option<Edit> {
        let last = self.names.last().filter(|_| self.acts() && self.reason.is_none())?;
        let between = Span { start: self.names[0].start, end: last.end };
        let separator = if source.slice(between).contains(',') { ", " } else { " " };
        Some(Edit::insert(last.end, format!("{separator}{rule}")))
    }

    /// Whether the directive exists and its comment ends: only then does it act.
    #[must_use]
    pub fn acts(&self) -> bool {
        self.action.is_some() && self.is_closed
    }
}

/// The words of a comment with their offsets, between blanks and commas. In a quotation each line begins with a mark.
fn words(content: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_between = |it: char| it.is_whitespace() || it == ',';
    let words = content.split(is_between).map(move |word| (word.as_ptr() as usize - content.as_ptr() as usize, word));
    words.filter(|(_, word)| !word.is_empty() && *word != ">")
}
