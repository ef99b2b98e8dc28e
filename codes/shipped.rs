//! The lists that come with the toolkit, each read from its file when it is first asked for.

use std::sync::OnceLock;

use crate::List;

macro_rules! files {
    ($($name:literal)*) => {
        /// The files, sorted by name.
        pub(crate) const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!($name, ".tsv")))),*];
    };
}

files! {
    "cn-country" "cn-currency" "cn-unit" "goods-stop-words" "hs2022" "incoterms2020" "iso3166" "iso4217" "rec19"
    "rec20" "rec21" "uncl1001" "uncl1153" "uncl1225" "uncl1227" "uncl1229" "uncl1373" "uncl2005" "uncl2009" "uncl2013"
    "uncl2015" "uncl2017" "uncl2151" "uncl2379" "uncl2475" "uncl3035" "uncl3045" "uncl3055" "uncl3139" "uncl3153"
    "uncl3155" "uncl3227" "uncl4017" "uncl4043" "uncl4051" "uncl4055" "uncl4065" "uncl4183" "uncl4215" "uncl4219"
    "uncl4221" "uncl4233" "uncl4279" "uncl4295" "uncl4343" "uncl4347" "uncl4405" "uncl4431" "uncl4435" "uncl4439"
    "uncl4447" "uncl4451" "uncl4453" "uncl4461" "uncl4465" "uncl4471" "uncl4493" "uncl4499" "uncl4501" "uncl4503"
    "uncl4513" "uncl5025" "uncl5125" "uncl5153" "uncl5189" "uncl5213" "uncl5245" "uncl5249" "uncl5283" "uncl5305"
    "uncl5375" "uncl5387" "uncl5393" "uncl5419" "uncl5463" "uncl6063" "uncl6167" "uncl6311" "uncl6313" "uncl6321"
    "uncl6341" "uncl6343" "uncl6347" "uncl7059" "uncl7073" "uncl7075" "uncl7077" "uncl7081" "uncl7083" "uncl7143"
    "uncl7161" "uncl7187" "uncl7233" "uncl7293" "uncl7297" "uncl7365" "uncl7383" "uncl7405" "uncl7495" "uncl8051"
    "uncl8053" "uncl8077" "uncl8101" "uncl8169" "uncl8179" "uncl8249" "uncl8273" "uncl8281" "uncl8339" "uncl8393"
    "uncl8395" "uncl8457" "uncl8459" "uncl9213" "uncl9421" "unlocode"
}

/// A list by its name.
pub(crate) fn list(name: &str) -> Option<&'static List> {
    static LISTS: [OnceLock<Option<List>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let index = FILES.binary_search_by_key(&name, |(name, _)| *name).ok()?;
    let (name, text) = FILES.get(index)?;
    LISTS.get(index)?.get_or_init(|| List::read(*name, *text).ok()).as_ref()
}
