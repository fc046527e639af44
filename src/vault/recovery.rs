//! The recovery key: 160 random bits as eight groups of five characters, made to be written down and typed back.
//!
//! Four characters of a group carry five bits each, the fifth checks them and the place of the group: a slip is named.

use super::Random;
use thiserror::Error;
use zeroize::{Zeroize, Zeroizing};

/// Characters that are not taken for each other; what looks alike reads as one of them.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many groups.
pub const GROUPS: usize = 8;
const CARRYING: usize = 4;
const BYTES: usize = GROUPS * CARRYING * 5 / 8;

/// A recovery key; it is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<[u8; BYTES]>);

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecoveryKey(…)")
    }
}

/// What is wrong with a typed recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Slip {
    /// It has fewer or more characters than a key has.
    #[error("a recovery key has {} groups of 5 characters: {found} characters were typed", GROUPS)]
    Length {
        /// How many there are.
        found: usize,
    },
    /// A group, counted from 1, is not as it was written down.
    #[error("group {group} has a slip: compare it with what you wrote down")]
    Group {
        /// Which.
        group: usize,
    },
}

impl RecoveryKey {
    /// A new random key.
    #[must_use]
    pub fn random(random: Random) -> Self {
        let mut key = Zeroizing::new([0; BYTES]);
        random(key.as_mut_slice());
        Self(key)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The key as it is written down, group by group.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let mut values = Vec::with_capacity(GROUPS * CARRYING);
        let (mut held, mut bits) = (0_u32, 0);
        for byte in *self.0 {
            held = held << 8 | u32::from(byte);
            bits += 8;
            while bits >= 5 {
                bits -= 5;
                values.push((held >> bits & 31) as u8);
            }
        }
        let group = |(index, values): (usize, &[u8])| {
            let letters = values.iter().copied().chain([check(index, values)]);
            letters.filter_map(|value| ALPHABET.get(usize::from(value)).map(|letter| char::from(*letter))).collect()
        };
        values.chunks(CARRYING).enumerate().map(group).collect()
    }

    /// Reads what was typed: capitals, spaces and dashes make no difference.
    ///
    /// # Errors
    /// [`Slip`] names the first group that is not as it was written down.
    pub fn read(typed: &str) -> Result<Self, Slip> {
        let typed: Vec<char> = typed.chars().filter(|letter| letter.is_alphanumeric()).collect();
        if typed.len() != GROUPS * (CARRYING + 1) {
            return Err(Slip::Length { found: typed.len() });
        }
        let mut bytes = Vec::with_capacity(BYTES);
        let (mut held, mut bits) = (0_u32, 0);
        for (index, letters) in typed.chunks(CARRYING + 1).enumerate() {
            let slip = Slip::Group { group: index + 1 };
            let values: Vec<u8> = letters.iter().map(|letter| value(*letter).ok_or(slip)).collect::<Result<_, _>>()?;
            let Some((last, carrying)) = values.split_last() else { return Err(slip) };
            if check(index, carrying) != *last {
                return Err(slip);
            }
            for value in carrying {
                held = held << 5 | u32::from(*value);
                bits += 5;
                if bits >= 8 {
                    bits -= 8;
                    bytes.push((held >> bits & 255) as u8);
                }
            }
        }
        let key = bytes
            .as_slice()
            .try_into()
            .map(|bytes| Self(Zeroizing::new(bytes)))
            .map_err(|_| Slip::Length { found: typed.len() });
        bytes.zeroize();
        key
    }
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    ALPHABET.iter().position(|of| char::from(*of) == letter).and_then(|at| u8::try_from(at).ok())
}

/// The check of a group: a sum in the field of 32 elements, each place with a weight of its own, so that no wrong character
/// and no two in each other's place go unnoticed, nor two groups.
fn check(index: usize, values: &[u8]) -> u8 {
    let place = u8::try_from(index).unwrap_or_default();
    let weighted = |sum: u8, value: &u8| times_two(sum ^ value);
    values.iter().chain([&place]).fold(0, weighted)
}

/// Twice a number in that field.
const fn times_two(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { (doubled ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> RecoveryKey {
        RecoveryKey::random(|bytes| bytes.iter_mut().enumerate().for_each(|(at, byte)| *byte = (at * 37 + 11) as u8))
    }

    #[test]
    fn it_reads_back_however_it_is_typed() {
        let written = key().groups().join("-");
        assert_eq!(written.len(), 8 * 5 + 7);
        for typed in [
            written.clone(),
            written.to_lowercase(),
            written.replace('-', " "),
            written.replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(RecoveryKey::read(&typed), Ok(key()), "{typed}");
        }
    }

    #[test]
    fn every_wrong_character_is_named_by_its_group() {
        let written: Vec<u8> = key().groups().concat().into_bytes();
        for at in 0..written.len() {
            for letter in ALPHABET.iter().filter(|letter| **letter != written[at]) {
                let mut typed = written.clone();
                typed[at] = *letter;
                let read = RecoveryKey::read(&String::from_utf8(typed).unwrap());
                assert_eq!(read, Err(Slip::Group { group: at / 5 + 1 }));
            }
        }
    }

    #[test]
    fn characters_and_groups_in_each_others_place_are_noticed() {
        let written: Vec<u8> = key().groups().concat().into_bytes();
        for at in (0..written.len() - 1).filter(|at| at % 5 != 4 && written[*at] != written[at + 1]) {
            let mut typed = written.clone();
            typed.swap(at, at + 1);
            assert_eq!(RecoveryKey::read(&String::from_utf8(typed).unwrap()), Err(Slip::Group { group: at / 5 + 1 }));
        }
        let mut groups = key().groups();
        groups.swap(2, 5);
        assert_eq!(RecoveryKey::read(&groups.concat()), Err(Slip::Group { group: 3 }));
        assert_eq!(RecoveryKey::read("ABCDE"), Err(Slip::Length { found: 5 }));
        assert!(matches!(RecoveryKey::read(&"U".repeat(40)), Err(Slip::Group { group: 1 })));
    }
}
