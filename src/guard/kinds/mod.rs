//! The kinds of finding: one a file, in one closed list.
//!
//! To add a kind, write its file, name its module here and add it to the list; a test holds files and list together. Its
//! words stand in `app/texts/guard.rs`, and notes that try it in `tests/guard`.

mod age;
mod birth_date;
mod chi;
mod diagnosis;
mod email;
mod health_and_care;
mod medicine;
mod national_insurance;
mod nhs;
pub mod off_limits;
mod old_number;
mod only_one;
mod phone;
mod postcode;
mod titled_name;
mod treatment;

use super::Reading;
use super::finding::Finding;
use super::tokens::Text;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $key:literal => $file:ident),+ $(,)?) => {
        /// A kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind),+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Its name in a record and in the corpus.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$kind => $key),+
                }
            }

            /// Finds what is of this kind.
            pub(super) fn find(self, text: &Text<'_>, reading: &Reading<'_>, found: &mut Vec<Finding>) {
                match self {
                    $(Self::$kind => $file::find(text, reading, found)),+
                }
            }

            #[cfg(test)]
            const FILES: &'static [&'static str] = &[$(stringify!($file)),+];
        }
    };
}

kinds! {
    /// A NHS number of England, Wales or the Isle of Man.
    Nhs "nhs" => nhs,
    /// A CHI number of Scotland.
    Chi "chi" => chi,
    /// A Health and Care number of Northern Ireland.
    HealthAndCare "hc" => health_and_care,
    /// A NHS number as it was before 1996.
    OldNumber "old" => old_number,
    /// A National Insurance number.
    NationalInsurance "ni" => national_insurance,
    /// The day on which somebody was born.
    BirthDate "birth" => birth_date,
    /// An age of 90 and over.
    Age "age" => age,
    /// A postcode of the United Kingdom.
    Postcode "postcode" => postcode,
    /// A telephone number.
    Phone "phone" => phone,
    /// An e-mail address.
    Email "email" => email,
    /// A title with a surname.
    TitledName "title" => titled_name,
    /// What a case keeps out of the group.
    OffLimits "limits" => off_limits,
    /// Somebody of whom there is only one in a place.
    OnlyOne "only" => only_one,
    /// Treatment and intervention.
    Treatment "treatment" => treatment,
    /// A medicine or its dose.
    Medicine "medicine" => medicine,
    /// A diagnosis or a condition.
    Diagnosis "diagnosis" => diagnosis,
}

impl Kind {
    /// True for words of therapy, which only some policies keep out; all others tell who somebody is.
    #[must_use]
    pub const fn is_clinical(self) -> bool {
        matches!(self, Self::Treatment | Self::Medicine | Self::Diagnosis)
    }
}

/// What is tried in the files of the kinds: a text with what is to be found in it, piece by piece.
#[cfg(test)]
fn found(kind: Kind, text: &str) -> Vec<(&str, super::Certainty)> {
    found_by(kind, text, &Reading { year: Some(2025), off_limits: None })
}

#[cfg(test)]
fn found_by<'a>(kind: Kind, text: &'a str, reading: &Reading<'_>) -> Vec<(&'a str, super::Certainty)> {
    let found = super::scan(text, reading).into_iter().filter(|finding| finding.kind == kind);
    found.map(|finding| (&text[finding.start..finding.end], finding.certainty)).collect()
}

#[cfg(test)]
fn quiet(kind: Kind, texts: &[&str]) {
    for text in texts {
        assert_eq!(found(kind, text), [], "{text}");
    }
}

#[cfg(test)]
fn fires(kind: Kind, certainty: super::Certainty, texts: &[(&str, &str)]) {
    for (text, piece) in texts {
        assert_eq!(found(kind, text), [(*piece, certainty)], "{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_file_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guard/kinds");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .filter(|name| name != "mod")
            .collect();
        files.sort();
        let mut listed = Kind::FILES.to_vec();
        listed.sort_unstable();
        assert_eq!(files, listed);
    }
}
