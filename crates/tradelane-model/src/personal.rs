//! Which fields of a document may hold a person's data, as the types mark them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::documents::DocumentType;

/// How closely a person's data is to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Names, addresses, telephone numbers.
    Personal,
    /// Numbers of identity documents and accounts.
    Sensitive,
    /// Keys and tokens.
    Secret,
}

impl Class {
    /// The word in a schema's `x-personal-data`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Sensitive => "sensitive",
            Self::Secret => "secret",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Personal, Self::Sensitive, Self::Secret].into_iter().find(|class| class.as_str() == name)
    }
}

/// A place in a document type: an object, a list, a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot(u32);

/// The fields of a document type, with their classes.
#[derive(Clone, Debug)]
pub struct Fields {
    spots: Vec<SpotData>,
}

#[derive(Clone, Debug, Default)]
struct SpotData {
    fields: BTreeMap<String, Field>,
    item: Option<Spot>,
    /// Whether it takes any property, as extensions do.
    is_open: bool,
    /// Whether the object says nothing without its marked field.
    needs_marked: bool,
}

/// A field of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// What stands in the field.
    pub spot: Spot,
    /// The class of all that stands in it.
    pub class: Option<Class>,
    /// Where the class holds for some schemes alone: the values of the neighbouring `scheme` for which it does.
    pub schemes: Vec<String>,
    /// Whether the object has to have it.
    pub is_required: bool,
}

impl Fields {
    /// The document itself.
    pub const ROOT: Spot = Spot(0);

    /// The fields of a document type.
    pub fn of(kind: DocumentType) -> Self {
        Self::from_schema(kind.schema().as_value())
    }

    /// The fields that a schema with local definitions describes.
    pub fn from_schema(schema: &Value) -> Self {
        let mut builder = Builder { schema, known: BTreeMap::new(), spots: Vec::new() };
        builder.add(schema);
        let mut fields = Self { spots: builder.spots };
        fields.note_needs();
        fields
    }

    /// A field of the object at a place.
    pub fn field(&self, spot: Spot, name: &str) -> Option<&Field> {
        self.at(spot)?.fields.get(name)
    }

    /// What a list's elements are.
    pub fn item(&self, spot: Spot) -> Option<Spot> {
        self.at(spot)?.item
    }

    /// Whether the object at a place takes properties that the standard does not name.
    pub fn is_open(&self, spot: Spot) -> bool {
        self.at(spot).is_some_and(|spot| spot.is_open)
    }

    /// Whether an object has to have a marked field, so that it goes with it.
    pub fn needs_marked(&self, spot: Spot) -> bool {
        self.at(spot).is_some_and(|spot| spot.needs_marked)
    }

    /// The class of the value at a JSON Pointer; a value marked for some schemes alone is taken as marked.
    pub fn class_at(&self, pointer: &str) -> Option<Class> {
        let mut spot = Self::ROOT;
        let mut class = None;
        for token in pointer.split('/').skip(1) {
            spot = match self.item(spot) {
                Some(item) => item,
                None => {
                    let Some(field) = self.field(spot, token) else { return class };
                    class = class.or(field.class);
                    field.spot
                }
            };
        }
        class
    }

    fn at(&self, spot: Spot) -> Option<&SpotData> {
        self.spots.get(spot.0 as usize)
    }

    /// An object whose required field is marked, or is such an object, needs it.
    fn note_needs(&mut self) {
        loop {
            let needs = |spot: &SpotData| {
                spot.fields.values().any(|field| {
                    field.is_required && (field.class.is_some() || self.at(field.spot).is_some_and(|s| s.needs_marked))
                })
            };
            let found: Vec<usize> = (0..self.spots.len())
                .filter(|&index| self.spots.get(index).is_some_and(|spot| !spot.needs_marked && needs(spot)))
                .collect();
            if found.is_empty() {
                return;
            }
            for index in found {
                if let Some(spot) = self.spots.get_mut(index) {
                    spot.needs_marked = true;
                }
            }
        }
    }
}

struct Builder<'s> {
    schema: &'s Value,
    known: BTreeMap<&'s str, Spot>,
    spots: Vec<SpotData>,
}

impl<'s> Builder<'s> {
    fn add(&mut self, schema: &'s Value) -> Spot {
        let reference = schema.get("$ref").and_then(Value::as_str);
        if let Some(known) = reference.and_then(|reference| self.known.get(reference)) {
            return *known;
        }
        let index = self.spots.len();
        let spot = Spot(u32::try_from(index).unwrap_or(u32::MAX));
        self.spots.push(SpotData::default());
        let mut schema = schema;
        if let Some(reference) = reference {
            self.known.insert(reference, spot);
            let target = reference.strip_prefix('#').and_then(|pointer| self.schema.pointer(pointer));
            schema = target.unwrap_or(&Value::Null);
        }
        let mut made = SpotData::default();
        let required: Vec<&str> = texts(schema.get("required"));
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            let class = property.get("x-personal-data").and_then(Value::as_str).and_then(Class::named);
            let schemes = texts(property.get("x-personal-data-schemes")).into_iter().map(str::to_owned).collect();
            let is_required = required.contains(&name.as_str());
            made.fields.insert(name.clone(), Field { spot: self.add(property), class, schemes, is_required });
        }
        made.item = schema.get("items").map(|item| self.add(item));
        let is_object = schema.get("type").and_then(Value::as_str) == Some("object");
        made.is_open = is_object && schema.get("additionalProperties") != Some(&Value::Bool(false));
        if let Some(place) = self.spots.get_mut(index) {
            *place = made;
        }
        spot
    }
}

fn texts(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::{Class, Fields};
    use crate::documents::DocumentType;

    #[test]
    fn classes_are_those_of_the_types() {
        let order = Fields::of(DocumentType::Order);
        assert_eq!(order.class_at("/buyer/identity"), Some(Class::Sensitive));
        assert_eq!(order.class_at("/buyer/address/lines/0"), Some(Class::Personal));
        assert_eq!(order.class_at("/otherParties/3/contacts/0/email"), Some(Class::Personal));
        assert_eq!(order.class_at("/number"), None);
        assert_eq!(order.class_at("/extensions/org.example/name"), None);
        assert!(order.is_open(order.field(Fields::ROOT, "extensions").unwrap().spot) && !order.is_open(Fields::ROOT));
    }

    #[test]
    fn an_identifier_is_marked_for_schemes_of_persons_alone() {
        let order = Fields::of(DocumentType::Order);
        let buyer = order.field(Fields::ROOT, "buyer").unwrap().spot;
        let identifiers = order.field(buyer, "identifiers").unwrap().spot;
        let identifier = order.item(identifiers).unwrap();
        let value = order.field(identifier, "value").unwrap();
        assert_eq!(value.class, Some(Class::Sensitive));
        assert!(value.schemes.iter().any(|scheme| scheme == "CN-ID") && !value.schemes.iter().any(|s| s == "GLN"));
        assert!(order.needs_marked(identifier) && !order.needs_marked(buyer));
    }
}
