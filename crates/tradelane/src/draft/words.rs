//! The words of names, so that columns and fields that mean the same are alike.

use std::collections::BTreeSet;

/// What columns are called besides, and what is meant. Longer phrases go before those that are a part of them.
const PHRASES: [(&str, &str); 58] = [
    ("country of origin", "origin"),
    ("origin country", "origin"),
    ("made in", "origin"),
    ("net price", "price"),
    ("unit price", "price"),
    ("retail price", "price"),
    ("selling price", "price"),
    ("image src", "image"),
    ("image link", "image"),
    ("image url", "image"),
    ("picture", "image"),
    ("photo", "image"),
    ("kilogram", "kg"),
    ("grams", "g"),
    ("customs tariff number", "hscode"),
    ("commodity code", "hscode"),
    ("tariff number", "hscode"),
    ("tariff code", "hscode"),
    ("hs code", "hscode"),
    ("parent sku", "group id"),
    ("parent id", "group id"),
    ("article number", "sku"),
    ("article no", "sku"),
    ("part number", "sku"),
    ("item number", "sku"),
    ("item no", "sku"),
    ("product id", "sku"),
    ("product code", "sku"),
    ("seller code", "sku"),
    ("product name", "title"),
    ("item name", "title"),
    ("bar code", "gtin"),
    ("barcode", "gtin"),
    ("ean", "gtin"),
    ("upc", "gtin"),
    ("in stock", "inventory quantity"),
    ("on hand", "inventory quantity"),
    ("stock", "inventory quantity"),
    ("zip code", "postal code"),
    ("postcode", "postal code"),
    ("zip", "postal code"),
    ("e mail", "email"),
    ("telephone", "phone"),
    ("tel", "phone"),
    ("qty", "quantity"),
    ("qnty", "quantity"),
    ("colour", "color"),
    ("vendor", "brand"),
    ("manufacturer", "brand"),
    ("customer", "buyer"),
    ("recipient", "shipping"),
    ("consignee", "shipping"),
    ("ship to", "shipping"),
    ("delivery", "shipping"),
    ("purchase date", "ordered at"),
    ("order date", "ordered at"),
    ("order id", "order number"),
    ("order no", "order number"),
];

/// What a name means that stands alone: of the goods, the buyer, the place of delivery.
const ALONE: [(&[&str], &[&str]); 9] = [
    (&["name"], &["title"]),
    (&["buyer"], &["buyer", "name"]),
    (&["email"], &["buyer", "email"]),
    (&["phone"], &["buyer", "phone"]),
    (&["street"], &["shipping", "street"]),
    (&["city"], &["shipping", "city"]),
    (&["region"], &["shipping", "region"]),
    (&["country"], &["shipping", "country"]),
    (&["code", "postal"], &["shipping", "postal", "code"]),
];

/// Words that say no more than that a column is of the table.
const EMPTY: [&str; 12] =
    ["variant", "product", "item", "line", "of", "the", "a", "google", "shopping", "per", "in", "as"];

/// The words of a name: parted at capitals, blanks and marks, without case and plural, synonyms as one.
pub(super) fn words(name: &str) -> BTreeSet<String> {
    let mut text = format!(" {} ", plain(name));
    for (from, to) in PHRASES {
        text = text.replace(&format!(" {from} "), &format!(" {to} "));
    }
    let all: BTreeSet<String> = text.split_whitespace().map(singular).collect();
    let telling: BTreeSet<String> = all.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
    let words = if telling.is_empty() { all } else { telling };
    let meant = ALONE.iter().find(|(alone, _)| words.iter().eq(alone.iter()));
    meant.map_or(words, |(_, meant)| meant.iter().map(|word| (*word).to_owned()).collect())
}

/// A name in small letters, words parted by blanks.
fn plain(name: &str) -> String {
    let mut text = String::new();
    let mut was_small = false;
    for character in name.chars() {
        if character.is_uppercase() && was_small {
            text.push(' ');
        }
        was_small = character.is_lowercase() || character.is_ascii_digit();
        if character.is_alphanumeric() {
            text.extend(character.to_lowercase());
        } else {
            text.push(' ');
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn singular(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(stem) if word.len() > 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// How alike two names are, from 0 to 1000.
pub(super) fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let shared = one.intersection(other).count();
    let all = one.union(other).count();
    (shared * 1000).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_mean_the_same_are_alike() {
        let check = |one: &str, other: &str| assert_eq!(words(one), words(other));
        check("Qty", "quantity");
        check("EAN", "Variant Barcode");
        check("Article No.", "Variant SKU");
        check("ProductName", "item_name");
        check("Name", "Title");
        check("Ship-to city", "shipping_city");
        check("HS-Code", "hsCode");
        check("Customer", "buyer_name");
        check("Zip", "shipping_postal_code");
        check("Made in", "origin");
        check("Unit price", "Net Price");
        assert_eq!(likeness(&words("sale price"), &words("price")), 500);
        assert_eq!(likeness(&words("weight"), &words("brand")), 0);
    }
}
