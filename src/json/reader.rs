//! A reader of JSON for everything that derives `Deserialize`.
//!
//! What is read of a type is compiled for each type, so whatever can be done once is done here once: a name is looked up
//! in the list that the type gives, and the type hears only its place in that list. A type never reads names by
//! itself, nor its fields from a list. Where reading stops, the steps to that place are still known.

use super::BY_KIND;
use super::flaw::Flaw;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;
use std::fmt::Write;

/// The deepest nesting that is read.
const DEEPEST: usize = 128;
/// The name by which `serde_json` asks for a value as its text.
const RAW: &str = "$serde_json::private::RawValue";
const KIND: &str = "kind";

/// A step on the way to a value.
#[derive(Debug)]
enum Step<'de> {
    Item(usize),
    Name(Cow<'de, str>),
}

/// What a value begins with; a text or number is read as a whole.
enum Token<'de> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(Cow<'de, str>),
    List,
    Object,
}

/// Reads values from `text`, one after the other.
pub(super) struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: usize,
    steps: Vec<Step<'de>>,
    /// The depth of an object whose kind was read before its fields.
    kind_known: Option<usize>,
}

impl<'de> Reader<'de> {
    pub(super) const fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0, steps: Vec::new(), kind_known: None }
    }

    pub(super) const fn text(&self) -> &'de str {
        self.text
    }

    /// Nothing but space may follow.
    pub(super) fn end(&mut self) -> Result<(), Flaw> {
        if self.peek().is_none() { Ok(()) } else { Err(self.not_json()) }
    }

    /// The steps to where reading stopped.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.steps {
            _ = match step {
                Step::Item(place) => write!(path, "[{place}]"),
                Step::Name(name) if path.is_empty() => path.write_str(name),
                Step::Name(name) => write!(path, ".{name}"),
            };
        }
        if path.is_empty() { ".".to_owned() } else { path }
    }

    #[cold]
    fn not_json(&self) -> Flaw {
        if self.at < self.text.len() { Flaw::not_json(self.at) } else { Flaw::cut_short() }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte,
            }
        }
    }

    fn take(&mut self, expected: u8) -> Result<(), Flaw> {
        if self.peek() != Some(expected) {
            return Err(self.not_json());
        }
        self.at += 1;
        Ok(())
    }

    fn slice(&self, from: usize, to: usize) -> &'de str {
        self.text.get(from..to).unwrap_or_default()
    }

    #[inline(never)]
    fn token(&mut self) -> Result<Token<'de>, Flaw> {
        let token = match self.peek() {
            Some(b'"') => return self.string().map(Token::Text),
            Some(b'{') => Token::Object,
            Some(b'[') => Token::List,
            Some(b'n') => return self.word("null", Token::Null),
            Some(b't') => return self.word("true", Token::Bool(true)),
            Some(b'f') => return self.word("false", Token::Bool(false)),
            Some(b'-' | b'0'..=b'9') => return self.number(),
            _ => return Err(self.not_json()),
        };
        if self.depth == DEEPEST {
            return Err(Flaw::not_json(self.at));
        }
        self.depth += 1;
        self.at += 1;
        Ok(token)
    }

    fn word(&mut self, word: &str, token: Token<'de>) -> Result<Token<'de>, Flaw> {
        for byte in word.bytes() {
            if self.byte() != Some(byte) {
                return Err(self.not_json());
            }
            self.at += 1;
        }
        Ok(token)
    }

    /// Steps over digits, and says how many there were.
    fn digits(&mut self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        self.at += length;
        length
    }

    #[inline(never)]
    fn number(&mut self) -> Result<Token<'de>, Flaw> {
        let start = self.at;
        let negative = self.byte() == Some(b'-');
        self.at += usize::from(negative);
        let leading_zero = self.byte() == Some(b'0');
        let whole = self.digits();
        if whole == 0 {
            return Err(self.not_json());
        }
        if leading_zero && whole > 1 {
            return Err(Flaw::not_json(start + usize::from(negative) + 1));
        }
        let mut is_whole = true;
        if self.byte() == Some(b'.') {
            is_whole = false;
            self.at += 1;
            if self.digits() == 0 {
                return Err(self.not_json());
            }
        }
        if let Some(b'e' | b'E') = self.byte() {
            is_whole = false;
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(self.not_json());
            }
        }
        let text = self.slice(start, self.at);
        if is_whole {
            if let Ok(number) = text.parse() {
                return Ok(Token::Unsigned(number));
            }
            // Zero has no sign among whole numbers.
            if let Ok(number) = text.parse()
                && number != 0
            {
                return Ok(Token::Signed(number));
            }
        }
        let number = float(text.trim_start_matches('-'));
        let number = if negative { -number } else { number };
        if number.is_finite() { Ok(Token::Float(number)) } else { Err(Flaw::not_json(start)) }
    }

    #[inline(never)]
    fn string(&mut self) -> Result<Cow<'de, str>, Flaw> {
        self.at += 1;
        let start = self.at;
        self.plain()?;
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(self.slice(start, self.at - 1)));
        }
        let mut text = self.slice(start, self.at).to_owned();
        loop {
            let from = self.at;
            self.plain()?;
            text.push_str(self.slice(from, self.at));
            self.at += 1;
            if self.text.as_bytes().get(self.at - 1) == Some(&b'"') {
                return Ok(Cow::Owned(text));
            }
            text.push(self.escaped()?);
        }
    }

    /// Steps over what stands for itself in a text, up to its end or a backslash.
    fn plain(&mut self) -> Result<(), Flaw> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len());
        self.at += length;
        match self.byte() {
            Some(b'"' | b'\\') => Ok(()),
            _ => Err(self.not_json()),
        }
    }

    /// The character that is written behind a backslash.
    fn escaped(&mut self) -> Result<char, Flaw> {
        let Some(byte) = self.byte() else { return Err(Flaw::cut_short()) };
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let mut units = vec![first];
                if (0xd800..0xdc00).contains(&first) {
                    self.word("\\u", Token::Null)?;
                    units.push(self.unit()?);
                }
                match char::decode_utf16(units).next() {
                    Some(Ok(character)) => character,
                    _ => return Err(Flaw::not_json(self.at)),
                }
            }
            _ => return Err(Flaw::not_json(self.at - 1)),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u16, Flaw> {
        let mut unit = 0;
        for _ in 0..4 {
            let Some(byte) = self.byte() else { return Err(Flaw::cut_short()) };
            let Some(digit) = char::from(byte).to_digit(16) else { return Err(self.not_json()) };
            unit = unit * 16 + digit;
            self.at += 1;
        }
        u16::try_from(unit).map_err(|_| self.not_json())
    }

    /// Whether a list or object goes on, whose end is `close`; steps over the comma before what follows.
    #[inline(never)]
    fn goes_on(&mut self, first: bool, close: u8) -> Result<bool, Flaw> {
        match self.peek() {
            Some(byte) if byte == close => Ok(false),
            Some(b',') if !first => {
                self.at += 1;
                // A comma before the end.
                if self.peek() == Some(close) { Err(self.not_json()) } else { Ok(true) }
            }
            Some(_) if first => Ok(true),
            _ => Err(self.not_json()),
        }
    }

    /// Leaves a list or object, of which nothing may be left.
    #[inline(never)]
    fn leave(&mut self, close: u8) -> Result<(), Flaw> {
        if self.peek() == Some(b',') {
            return Err(Flaw::misfit(&"more items than expected"));
        }
        self.depth -= 1;
        self.take(close)
    }

    /// The name of the next field, unless the object ends.
    #[inline(never)]
    fn name(&mut self, first: bool) -> Result<Option<Cow<'de, str>>, Flaw> {
        let mut first = first;
        loop {
            if !self.goes_on(first, b'}')? {
                return Ok(None);
            }
            if self.peek() != Some(b'"') {
                return Err(self.not_json());
            }
            let name = self.string()?;
            self.take(b':')?;
            if self.kind_known != Some(self.depth) || name != KIND {
                return Ok(Some(name));
            }
            self.skip()?;
            first = false;
        }
    }

    /// Steps over a value of any kind.
    fn skip(&mut self) -> Result<(), Flaw> {
        match self.token()? {
            Token::List => {
                let mut first = true;
                while self.goes_on(first, b']')? {
                    self.skip()?;
                    first = false;
                }
                self.leave(b']')
            }
            Token::Object => {
                let mut first = true;
                while self.name(first)?.is_some() {
                    self.skip()?;
                    first = false;
                }
                self.leave(b'}')
            }
            _ => Ok(()),
        }
    }

    /// The kind that the object here says of itself; reading goes on where it was.
    fn kind(&mut self, expected: &dyn Expected) -> Result<Cow<'de, str>, Flaw> {
        let (at, depth) = (self.at, self.depth);
        match self.token()? {
            Token::Object => {}
            other => return Err(misfit(&other, expected)),
        }
        let mut first = true;
        while let Some(name) = self.name(first)? {
            if name == KIND {
                self.steps.push(Step::Name(name));
                let kind = match self.token()? {
                    Token::Text(kind) => kind,
                    other => return Err(misfit(&other, &"a name")),
                };
                self.steps.pop();
                (self.at, self.depth) = (at, depth);
                return Ok(kind);
            }
            self.skip()?;
            first = false;
        }
        Err(Error::missing_field(KIND))
    }

    /// What an enum is written as: the place of its name, and whether a value follows.
    #[inline(never)]
    fn variant(
        &mut self,
        name: &str,
        names: &'static [&'static str],
        expected: &dyn Expected,
    ) -> Result<(usize, Content), Flaw> {
        if name == BY_KIND {
            let kind = self.kind(expected)?;
            return match place(names, &kind, 0) {
                Some(place) => Ok((place, Content::OfKind)),
                None => {
                    self.steps.push(Step::Name(KIND.into()));
                    Err(Error::unknown_variant(&kind, names))
                }
            };
        }
        let (written, content) = match self.peek() {
            Some(b'"') => (self.string()?, Content::None),
            Some(b'{') => {
                self.token()?;
                match self.name(true)? {
                    Some(name) => (name, Content::Value),
                    None => return Err(Flaw::misfit(&"expected a name")),
                }
            }
            Some(_) => {
                self.skip()?;
                return Err(Flaw::misfit(&"expected a name"));
            }
            None => return Err(Flaw::cut_short()),
        };
        let Some(place) = place(names, &written, 0) else { return Err(Error::unknown_variant(&written, names)) };
        if let Content::Value = content {
            self.steps.push(Step::Name(Cow::Borrowed(names.get(place).copied().unwrap_or_default())));
        }
        Ok((place, content))
    }

    fn leave_variant(&mut self, content: Content) -> Result<(), Flaw> {
        match content {
            Content::None => Ok(()),
            Content::OfKind => Ok(()),
            Content::Value => {
                self.steps.pop();
                self.leave(b'}')
            }
        }
    }

    /// Enters a list.
    #[inline(never)]
    fn enter(&mut self, expected: &dyn Expected) -> Result<(), Flaw> {
        match self.token()? {
            Token::List => Ok(()),
            other => Err(misfit(&other, expected)),
        }
    }

    /// Enters an object.
    #[inline(never)]
    fn enter_object(&mut self, expected: &dyn Expected) -> Result<(), Flaw> {
        match self.token()? {
            Token::Object => Ok(()),
            other => Err(misfit(&other, expected)),
        }
    }

    /// The text of the value that comes next.
    fn raw(&mut self) -> Result<&'de str, Flaw> {
        self.peek();
        let start = self.at;
        self.skip()?;
        Ok(self.slice(start, self.at))
    }
}

/// A number with a part or an exponent, exact for up to fifteen digits: no record of ours holds one, and the tables for
/// the rest of them are heavy.
fn float(text: &str) -> f64 {
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = whole.bytes().chain(part.bytes()).map(|byte| f64::from(byte - b'0'));
    let value = digits.fold(0.0, |value, digit| value * 10.0 + digit);
    let exponent: i32 = exponent.parse().unwrap_or(if exponent.starts_with('-') { -9999 } else { 9999 });
    let exponent = exponent.saturating_sub(i32::try_from(part.len()).unwrap_or(i32::MAX));
    match exponent {
        _ if value == 0.0 => 0.0,
        0.. => value * 10_f64.powi(exponent),
        _ => value / 10_f64.powi(exponent.saturating_neg()),
    }
}

/// The place of `name` among `names`, looked for from `likely` on.
fn place(names: &[&str], name: &str, likely: usize) -> Option<usize> {
    if names.get(likely).is_some_and(|each| *each == name) {
        return Some(likely);
    }
    names.iter().position(|each| *each == name)
}

#[cold]
#[inline(never)]
fn misfit(found: &Token<'_>, expected: &dyn Expected) -> Flaw {
    let found = match found {
        Token::Null => Unexpected::Unit,
        Token::Bool(value) => Unexpected::Bool(*value),
        Token::Unsigned(number) => Unexpected::Unsigned(*number),
        Token::Signed(number) => Unexpected::Signed(*number),
        Token::Float(number) => Unexpected::Float(*number),
        Token::Text(text) => Unexpected::Str(text),
        Token::List => Unexpected::Seq,
        Token::Object => Unexpected::Map,
    };
    Error::invalid_type(found, expected)
}

macro_rules! numbers {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
            match self.token()? {
                Token::Unsigned(number) => visitor.visit_u64(number),
                Token::Signed(number) => visitor.visit_i64(number),
                Token::Float(number) => visitor.visit_f64(number),
                other => Err(misfit(&other, &visitor)),
            }
        }
    )+};
}

macro_rules! texts {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
            match self.token()? {
                Token::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
                Token::Text(Cow::Owned(text)) => visitor.visit_string(text),
                other => Err(misfit(&other, &visitor)),
            }
        }
    )+};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Flaw;

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64
    }

    texts! { deserialize_str deserialize_string deserialize_char deserialize_identifier }

    forward_to_deserialize_any! { i128 u128 bytes byte_buf unit_struct }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        match self.token()? {
            Token::Null => visitor.visit_unit(),
            Token::Bool(value) => visitor.visit_bool(value),
            Token::Unsigned(number) => visitor.visit_u64(number),
            Token::Signed(number) => visitor.visit_i64(number),
            Token::Float(number) => visitor.visit_f64(number),
            Token::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Token::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Token::List => {
                let value = visitor.visit_seq(Items { reader: self, next: 0 })?;
                self.leave(b']')?;
                Ok(value)
            }
            Token::Object => {
                let value = visitor.visit_map(Fields::of(self, None))?;
                self.leave(b'}')?;
                Ok(value)
            }
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        match self.token()? {
            Token::Bool(value) => visitor.visit_bool(value),
            other => Err(misfit(&other, &visitor)),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        match self.token()? {
            Token::Null => visitor.visit_unit(),
            other => Err(misfit(&other, &visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        if self.peek() == Some(b'n') {
            self.token()?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Flaw> {
        if name == RAW {
            return visitor.visit_map(Raw(self.raw()?));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        self.enter(&visitor)?;
        let value = visitor.visit_seq(Items { reader: self, next: 0 })?;
        self.leave(b']')?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Flaw> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        self.enter_object(&visitor)?;
        let value = visitor.visit_map(Fields::of(self, None))?;
        self.leave(b'}')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        self.enter_object(&visitor)?;
        let value = visitor.visit_map(Fields::of(self, Some(names)))?;
        self.leave(b'}')?;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        let (place, content) = self.variant(name, names, &visitor)?;
        let value = visitor.visit_enum(Variant { reader: self, place, content })?;
        self.leave_variant(content)?;
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        self.skip()?;
        visitor.visit_unit()
    }
}

/// The items of a list.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    next: usize,
}

impl Items<'_, '_> {
    #[inline(never)]
    fn step(&mut self) -> Result<bool, Flaw> {
        let more = self.reader.goes_on(self.next == 0, b']')?;
        if more {
            self.reader.steps.push(Step::Item(self.next));
            self.next += 1;
        }
        Ok(more)
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Flaw;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Flaw> {
        if !self.step()? {
            return Ok(None);
        }
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.steps.pop();
        Ok(Some(value))
    }
}

/// The fields of an object: of a type that lists its names, or any.
struct Fields<'a, 'de> {
    reader: &'a mut Reader<'de>,
    names: Option<&'static [&'static str]>,
    first: bool,
    likely: usize,
    name: Cow<'de, str>,
}

impl<'a, 'de> Fields<'a, 'de> {
    const fn of(reader: &'a mut Reader<'de>, names: Option<&'static [&'static str]>) -> Self {
        Self { reader, names, first: true, likely: 0, name: Cow::Borrowed("") }
    }

    /// Reads the next name, unless the object ends.
    #[inline(never)]
    fn step(&mut self) -> Result<bool, Flaw> {
        let Some(name) = self.reader.name(self.first)? else { return Ok(false) };
        (self.first, self.name) = (false, name);
        Ok(true)
    }

    /// The place of the name among those of the type; none for a name that is not there.
    #[inline(never)]
    fn place(&mut self) -> Option<usize> {
        let place = place(self.names.unwrap_or_default(), &self.name, self.likely)?;
        self.likely = place + 1;
        Some(place)
    }

    #[cold]
    #[inline(never)]
    fn unknown(&mut self) -> Flaw {
        let flaw = Error::unknown_field(&self.name, self.names.unwrap_or_default());
        self.enter();
        flaw
    }

    fn enter(&mut self) {
        self.reader.steps.push(Step::Name(std::mem::take(&mut self.name)));
    }
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = Flaw;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Flaw> {
        if !self.step()? {
            return Ok(None);
        }
        if self.names.is_none() {
            return seed.deserialize(Name(self.name.clone())).map(Some);
        }
        match self.place() {
            Some(place) => seed.deserialize(Place(place)).map(Some),
            // A type that lets no other name in refuses this place, without knowing the name.
            None => seed.deserialize(Place(usize::MAX)).map(Some).map_err(|_| self.unknown()),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Flaw> {
        self.enter();
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.steps.pop();
        Ok(value)
    }
}

/// The place of a name in the list of a type.
struct Place(usize);

impl<'de> Deserializer<'de> for Place {
    type Error = Flaw;

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        visitor.visit_u64(u64::try_from(self.0).unwrap_or(u64::MAX))
    }
}

/// A name that is itself a value, such as a key of a map.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = Flaw;

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        match self.0 {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Flaw> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Flaw> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        let Some(place) = place(names, &self.0, 0) else { return Err(Error::unknown_variant(&self.0, names)) };
        visitor.visit_enum(u32::try_from(place).unwrap_or(u32::MAX).into_deserializer())
    }
}

/// How the value of a variant is written.
#[derive(Clone, Copy)]
enum Content {
    /// As its name alone.
    None,
    /// As an object with its name.
    Value,
    /// As an object that has its name as the kind.
    OfKind,
}

struct Variant<'a, 'de> {
    reader: &'a mut Reader<'de>,
    place: usize,
    content: Content,
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Flaw;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Flaw> {
        Ok((seed.deserialize(Place(self.place))?, self))
    }
}

impl Variant<'_, '_> {
    /// A value has to follow.
    #[inline(never)]
    fn enter(&mut self) -> Result<(), Flaw> {
        match self.content {
            Content::None => Err(Error::invalid_type(Unexpected::UnitVariant, &"newtype variant")),
            Content::Value => Ok(()),
            Content::OfKind => {
                self.reader.kind_known = Some(self.reader.depth + 1);
                Ok(())
            }
        }
    }

    #[inline(never)]
    fn unit(&mut self) -> Result<(), Flaw> {
        match self.content {
            Content::None => Ok(()),
            Content::Value | Content::OfKind => match self.reader.token()? {
                Token::Null => Ok(()),
                other => Err(misfit(&other, &"unit")),
            },
        }
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Flaw;

    fn unit_variant(mut self) -> Result<(), Flaw> {
        self.unit()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(mut self, seed: T) -> Result<T::Value, Flaw> {
        self.enter()?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.kind_known = None;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'de>>(mut self, _: usize, visitor: V) -> Result<V::Value, Flaw> {
        self.enter()?;
        self.reader.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(mut self, names: &'static [&'static str], visitor: V) -> Result<V::Value, Flaw> {
        self.enter()?;
        self.reader.deserialize_struct("", names, visitor)
    }
}

/// A value as its text, in the way in which `serde_json` asks for it.
struct Raw<'de>(&'de str);

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Flaw;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Flaw> {
        seed.deserialize(BorrowedStrDeserializer::new(RAW)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Flaw> {
        seed.deserialize(BorrowedStrDeserializer::new(self.0))
    }
}
