//! Values as JSON has them, with their keys in order.

use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value, or values by their keys.
///
/// Unlike the values of `serde_json` it keeps the order of keys, and reading it refuses a key that appears twice.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number without a fraction.
    Whole(i64),
    /// Any other number; finite.
    Decimal(f64),
    /// A text, a URL, or a date as ISO 8601 writes it.
    Text(String),
    /// Values in their order.
    List(Vec<Self>),
    /// Values by their keys; no key appears twice.
    Map(Vec<(String, Self)>),
}

impl Datum {
    /// The value of `key`; `None` of anything but a map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The number, without a fraction where it has none to speak of.
    #[must_use]
    pub fn number(number: f64) -> Self {
        // Up to here every whole number has a float of its own.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        #[allow(clippy::cast_possible_truncation, reason = "it is whole and in bounds")]
        if number.fract() == 0.0 && number.abs() <= EXACT { Self::Whole(number as i64) } else { Self::Decimal(number) }
    }

    /// One line of JSON, without its end.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Neither a key that is no string nor a number that is not finite can be in it.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Datum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Decimal(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => values.serialize(serializer),
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Datum {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Datum;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Datum, E> {
        Ok(Datum::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Datum, E> {
        Ok(Datum::Boolean(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Datum, E> {
        Ok(Datum::Whole(number))
    }

    #[allow(clippy::cast_precision_loss, reason = "JSON has no larger whole numbers than floats")]
    fn visit_u64<E>(self, number: u64) -> Result<Datum, E> {
        Ok(i64::try_from(number).map_or(Datum::Decimal(number as f64), Datum::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Datum, E> {
        Ok(Datum::number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Datum, E> {
        Ok(Datum::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Datum, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = access.next_element()? {
            values.push(value);
        }
        Ok(Datum::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Datum, A::Error> {
        let (mut entries, mut keys) = (Vec::new(), std::collections::HashSet::new());
        while let Some((key, value)) = access.next_entry::<String, Datum>()? {
            if !keys.insert(key.clone()) {
                return Err(A::Error::custom(format_args!("the key `{key}` appears twice")));
            }
            entries.push((key, value));
        }
        Ok(Datum::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Datum, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn json_goes_in_and_out_in_order() {
        let json = r#"{"b":[null,true,-4,2.5,"é\n"],"a":{},"c":1e300}"#;
        assert_eq!(read(json).unwrap().to_json(), json.replace("1e300", "1e+300"));
    }

    #[test]
    fn a_number_without_a_fraction_is_whole() {
        assert_eq!(read("[4, 4.0, 1e3, -0.0]").unwrap().to_json(), "[4,4,1000,0]");
        assert_eq!(read("18446744073709551615").unwrap(), Datum::Decimal(18_446_744_073_709_551_615.0));
    }

    #[test]
    fn a_key_that_appears_twice_is_refused() {
        let error = read(r#"{"a": 1, "b": {"c": 1, "c": 2}}"#).unwrap_err();
        assert!(error.starts_with("the key `c` appears twice at line 1"), "{error}");
    }
}
