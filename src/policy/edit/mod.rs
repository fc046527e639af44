//! A further version of a policy, or a new policy, made from one that there is and from what is changed in it.
//!
//! Whatever is offered gives a pack that reads; what would not is told as a problem at its field.

mod limits;
mod rules;

pub use self::limits::number;
pub use self::rules::{may_take, needed};
use super::difference::Part;
use super::pack::{Dates, LimitName, Pack, Rule, Severity, Texts};
use super::packs::{PackError, built_in, read};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is changed. Whatever is not named here stays as it is.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    /// The language in which texts are given.
    pub language: &'a str,
    /// What a new policy is called; none where it is a further version of the same policy.
    pub new: Option<New>,
    /// Name of the version.
    pub version: String,
    /// Its first day.
    pub effective: NaiveDate,
    /// Numbers of limits; none where it was emptied.
    pub limits: BTreeMap<LimitName, Option<u32>>,
    /// What changes in rules, by identifier.
    pub rules: BTreeMap<Arc<str>, RuleChange>,
    /// Rules taken in, each with its policy and what changes in it.
    pub taken: Vec<(&'a Pack, &'a Rule, RuleChange)>,
}

/// What a new policy is called, and who stands behind it.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// Its key, which no policy has yet.
    pub key: Arc<str>,
    /// Its name.
    pub title: String,
    /// What it is, in a sentence.
    pub about: String,
    /// Who issues it.
    pub body: String,
}

/// What changes in a rule.
#[derive(Clone, Debug, Default)]
pub struct RuleChange {
    /// True where it is left out.
    pub left_out: bool,
    /// How binding it is to be; without effect where that is not the reader's to say.
    pub severity: Option<Severity>,
    /// Its texts, as far as they are worded anew: title, text, clause, and why it matters.
    pub wording: Vec<(Part, String)>,
}

/// Something that does not fit, and at which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub at: At,
    /// What is wrong.
    pub what: What,
}

/// A field of a policy that is being changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// Name of a new policy.
    Title,
    /// What a new policy is.
    About,
    /// Who issues a new policy.
    Body,
    /// Name of the version.
    Version,
    /// First day.
    Effective,
    /// A limit.
    Limit(LimitName),
    /// A part of the rule with this identifier.
    Rule(Arc<str>, Part),
    /// A part of the rule that was taken in at this place.
    Taken(usize, Part),
    /// The rules as a whole.
    Rules,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It may not be empty.
    Empty,
    /// A limit may not be taken away, because this rule is held against it.
    NeededBy(Arc<str>),
    /// A limit may not be nothing.
    Zero,
    /// A share may not be over a hundred.
    OverHundred,
    /// A limit may not be below this other one.
    Below(LimitName),
    /// Another version of the policy has this name.
    NameTaken,
    /// Another version of the policy begins on this day.
    DayTaken,
    /// A version begins after the one that it is made from, which began on this day.
    NotAfter(NaiveDate),
    /// A rule may not be left out, because this one repeats it.
    RepeatedBy(Arc<str>),
}

/// True where a reader may say how binding the rule is: the policy's source only describes, and the rule is no gate.
#[must_use]
pub fn severity_is_open(pack: &Pack, rule: &Rule) -> bool {
    pack.descriptive && rule.severity != Severity::Gate
}

/// A policy without a rule, from which a new one can be made.
#[must_use]
pub fn empty() -> Pack {
    Pack {
        key: "".into(),
        version: String::new(),
        body: String::new(),
        programme: None,
        descriptive: true,
        title: Texts::new(),
        about: Texts::new(),
        dates: Dates { effective: NaiveDate::default(), transition: None, end: None, confirmed: true },
        limits: BTreeMap::new(),
        rules: Vec::new(),
    }
}

/// The policy with what is changed, and what does not fit in it. `known` are all policies that there are, in all versions.
#[must_use]
pub fn edit(base: &Pack, changes: &Changes<'_>, known: &[Arc<Pack>]) -> (Pack, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut pack = head(base, changes, known, &mut problems);
    rules::fill(&mut pack, base, changes, known, &mut problems);
    limits::set(&mut pack, base, changes, &mut problems);
    (pack, problems)
}

/// The policy as a file, which is known to read.
///
/// # Errors
/// [`PackError`]; a test proves that what [`edit`] makes without a problem gives none.
pub fn write(pack: &Pack) -> Result<String, PackError> {
    let text = serde_json::to_vec_pretty(pack).unwrap_or_default();
    let text = String::from_utf8(text).unwrap_or_default();
    read(&text, built_in().unwrap_or_default()).map(|_| text)
}

/// The policy without its rules.
fn head(base: &Pack, changes: &Changes<'_>, known: &[Arc<Pack>], problems: &mut Vec<Problem>) -> Pack {
    let Changes { language, version, effective, .. } = changes;
    let mut required = |at, text: &str| {
        if text.trim().is_empty() {
            problems.push(Problem { at, what: What::Empty });
        }
        text.trim().to_owned()
    };
    let mut pack = Pack { version: required(At::Version, version), rules: Vec::new(), ..base.clone() };
    if let Some(New { key, title, about, body }) = &changes.new {
        let in_language = |text| Texts::from([((*language).to_owned(), text)]);
        pack.key = key.clone();
        pack.title = in_language(required(At::Title, title));
        pack.about = in_language(required(At::About, about));
        pack.body = required(At::Body, body);
        // Whoever makes a policy says how binding it is; where hours are credited, that stays as in the source.
        pack.descriptive = pack.programme.is_none();
    } else {
        if *effective <= base.dates.effective {
            problems.push(Problem { at: At::Effective, what: What::NotAfter(base.dates.effective) });
        }
        for other in known.iter().filter(|other| other.key == base.key) {
            if other.version == pack.version {
                problems.push(Problem { at: At::Version, what: What::NameTaken });
            }
            if other.dates.effective == *effective && *effective != base.dates.effective {
                problems.push(Problem { at: At::Effective, what: What::DayTaken });
            }
        }
    }
    pack.dates.effective = *effective;
    pack.dates.confirmed = true;
    // Days that have gone by then belong to the version that came before.
    pack.dates.transition = pack.dates.transition.filter(|until| effective <= until);
    pack.dates.end = pack.dates.end.filter(|end| effective <= end);
    pack
}
