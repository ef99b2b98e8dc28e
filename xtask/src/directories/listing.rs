//! A listing of segments, composites and elements, read.

use std::collections::BTreeMap;

/// Composites or segments: parts and title.
pub(super) type Lists = BTreeMap<String, (Vec<Part>, String)>;

/// What one directory has.
#[derive(Clone, Default)]
pub(super) struct Listing {
    /// Format and title.
    pub(super) elements: BTreeMap<String, (String, String)>,
    pub(super) composites: Lists,
    pub(super) segments: Lists,
}

/// An element or composite at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) is_mandatory: bool,
}

pub(super) fn parse(listing: &str) -> Listing {
    let mut found = Listing::default();
    let mut segment = String::new();
    let mut composite: Option<String> = None;
    for line in listing.lines().filter(|line| !line.trim().is_empty()) {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let words: Vec<&str> = line.split_whitespace().collect();
        let (Some(name), rest) = (words.first().copied(), words.get(1..).unwrap_or_default()) else { continue };
        if depth == 0 {
            name.clone_into(&mut segment);
            found.segments.insert(segment.clone(), (Vec::new(), title(rest)));
            continue;
        }
        let part = Part { name: name.to_owned(), is_mandatory: rest.first() == Some(&"M") };
        let is_composite = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let title = title(rest.get(if is_composite { 1.. } else { 2.. }).unwrap_or_default());
        if depth == 1 {
            if let Some((parts, _)) = found.segments.get_mut(&segment) {
                parts.push(part);
            }
            // A composite that stands several times is listed with its parts each time; the first time counts.
            composite = (is_composite && !found.composites.contains_key(name)).then(|| name.to_owned());
            if is_composite {
                found.composites.entry(name.to_owned()).or_insert((Vec::new(), title.clone()));
            }
        } else if let Some((parts, _)) = composite.as_ref().and_then(|name| found.composites.get_mut(name)) {
            parts.push(part);
        }
        if !is_composite {
            let format = rest.get(1).copied().unwrap_or_default();
            found.elements.entry(name.to_owned()).or_insert((format.to_owned(), title));
        }
    }
    found
}

/// Words that ran together where the directory has a slash, and where a line of it broke after "or".
const TOGETHER: [(&str, &str); 28] = [
    ("allowancecharge", "allowance/charge"),
    ("chargeallowance", "charge/allowance"),
    ("characteristicclass", "characteristic/class"),
    ("chargerate", "charge/rate"),
    ("commodityrate", "commodity/rate"),
    ("containerpackage", "container/package"),
    ("datetimeperiod", "date/time/period"),
    ("documentmessage", "document/message"),
    ("dutytaxfee", "duty/tax/fee"),
    ("fullempty", "full/empty"),
    ("marketsales", "market/sales"),
    ("numberpo", "number/p.o."),
    ("placelocation", "place/location"),
    ("prepaidcollect", "prepaid/collect"),
    ("productservice", "product/service"),
    ("ratetariff", "rate/tariff"),
    ("requestnotification", "request/notification"),
    ("requirementcondition", "requirement/condition"),
    ("sectorsubject", "sector/subject"),
    ("substanceitempage", "substance/item/page"),
    ("surfacelayer", "surface/layer"),
    ("termstime", "terms/time"),
    ("unitcomponent", "unit/component"),
    ("valuerange", "value/range"),
    ("subentity", "sub-entity"),
    ("subitem", "sub-item"),
    ("subline", "sub-line"),
    ("orp.o.", "or p.o."),
];

/// A title with its words apart.
fn title(words: &[&str]) -> String {
    const AFTER_OR: &str = "allowance class collect component condition empty fee item layer location message \
                            notification package page period rate sales service subject tariff tax time";
    let apart = |word: &&str| -> String {
        if let Some((_, apart)) = TOGETHER.iter().find(|(together, _)| together == word) {
            return (*apart).to_owned();
        }
        match word.strip_prefix("or") {
            Some(rest) if AFTER_OR.split_whitespace().any(|known| known == rest.trim_end_matches(',')) => {
                format!("or {rest}")
            }
            _ => (*word).to_owned(),
        }
    };
    words.iter().map(apart).collect::<Vec<_>>().join(" ")
}

impl Listing {
    pub(super) fn composites(&self) -> &Lists {
        &self.composites
    }

    pub(super) fn segments(&self) -> &Lists {
        &self.segments
    }

    /// The parts of a composite or segment.
    pub(super) fn parts_mut(&mut self, name: &str) -> Option<&mut Vec<Part>> {
        let lists = if self.composites.contains_key(name) { &mut self.composites } else { &mut self.segments };
        lists.get_mut(name).map(|(parts, _)| parts)
    }

    /// One line an element, composite and segment: name, then format or parts, and title.
    pub(super) fn lines(&self) -> impl Iterator<Item = (String, String)> {
        let elements = self.elements.iter().map(|(name, (format, title))| (name.clone(), format!("{format}\t{title}")));
        let word = |part: &Part| format!("{}{}", part.name, if part.is_mandatory { "!" } else { "" });
        let others = self.composites.iter().chain(&self.segments).map(move |(name, (parts, title))| {
            let parts: Vec<String> = parts.iter().map(word).collect();
            (name.clone(), format!("{}\t{title}", parts.join(" ")))
        });
        elements.chain(others)
    }
}
