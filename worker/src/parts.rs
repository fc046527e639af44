//! Messages as bytes: a kind, then parts, each with its length before it.

/// A message that is being written.
pub struct Parts(Vec<u8>);

impl Parts {
    /// A message of this kind.
    pub fn new(kind: u8) -> Self {
        Self(vec![kind])
    }

    /// With this part.
    pub fn bytes(mut self, part: &[u8]) -> Self {
        self.0.extend((part.len() as u64).to_le_bytes());
        self.0.extend(part);
        self
    }

    /// With these numbers.
    pub fn numbers(mut self, numbers: &[u32]) -> Self {
        self.0.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        self
    }

    /// The message.
    pub fn done(self) -> Vec<u8> {
        self.0
    }
}

/// What is left of a message that is being read.
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// The kind of a message, and its parts.
    pub fn new(message: &'a [u8]) -> Option<(u8, Self)> {
        let (kind, parts) = message.split_first()?;
        Some((*kind, Self(parts)))
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (part, left) = self.0.split_at_checked(length)?;
        self.0 = left;
        Some(part)
    }

    /// The next part.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = u64::from_le_bytes(self.take(8)?.try_into().ok()?);
        self.take(usize::try_from(length).ok()?)
    }

    /// The next number.
    pub fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// Whether nothing is left.
    pub fn end(&self) -> bool {
        self.0.is_empty()
    }
}
