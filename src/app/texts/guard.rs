//! What the guard says of a free text.

use crate::guard::Certainty;
use crate::guard::kinds::Kind;
use crate::texts;

texts! {
    /// What the guard says of a free text.
    GuardText {
        Nhs => "NHS number",
        Chi => "CHI number",
        HealthAndCare => "Health and Care number",
        OldNumber => "NHS number of the old kind",
        NationalInsurance => "National Insurance number",
        BirthDate => "Date of birth",
        Age => "Age of 90 or over",
        Postcode => "Postcode",
        Phone => "Telephone number",
        Email => "E-mail address",
        TitledName => "Title and surname",
        OffLimits => "Kept out of the group",
        OnlyOne => "The only one in a place",
        Treatment => "Word of treatment",
        Medicine => "Medicine or dose",
        Diagnosis => "Word of diagnosis",
        Identifies => "This tells who a client is. Use a code such as {0}, or give a reason to keep it.",
        MayIdentify => "This may tell who a client is. A code such as {0} says enough.",
        FewSoOld => "So few people are so old that the age alone can tell who it is.",
        OneOnly => "Somebody of whom there is only one is known, even without a name.",
        AskedToKeepOut => "A case of this group says that it stays out of the group.",
        NotMentoring => "A policy of this group keeps treatment and diagnosis out of its records.",
        NumberRemoved => "[number removed]",
        DateRemoved => "[date removed]",
        AgeRemoved => "[90 or over]",
        PostcodeRemoved => "[place removed]",
        PhoneRemoved => "[telephone removed]",
        EmailRemoved => "[address removed]",
        Client => "[client]",
        Somebody => "[somebody]",
        LeftOut => "[left out]",
        ExampleCode => "C-07",
        Instead => "Write “{0}” instead",
        More => "and {0} more",
        Keep => "Reason to keep it",
        KeepHint => "The reason is kept with the record, without the text. It must not tell who somebody is either.",
        Refused => "{0}: change or remove this, or give a reason to keep it: {1}.",
        ReasonTells => "The reason itself tells who somebody is. Say it without.",
        KeptInText => "Kept in a text with a reason: {0}",
    }
}

texts! {
    /// Looking through the texts of the whole book.
    ScanText {
        Title => "Look through the texts",
        Lede => "Every text of every group is read on this device. Whatever may tell who a client is stands below, with its record.",
        Begin => "Look through all texts",
        Again => "Look through them again",
        Reading => "Reading group {0} of {1}.",
        Nothing => "Nothing found in {0} texts.",
        FoundOne => "One piece to look at in {1} texts.",
        Found => "{0} pieces to look at in {1} texts.",
        Reasoned => "A reason was given for keeping it.",
        Promise => "What is found need not be a mistake, and what is not found is no promise: read what you hand on.",
        Outside => "Not in a group",
        Count => "{0} ({1})",
        More => "and {0} more of this kind",
    }
}

/// What a finding is.
#[must_use]
pub const fn name(kind: Kind) -> &'static str {
    use GuardText as T;
    match kind {
        Kind::Nhs => T::Nhs,
        Kind::Chi => T::Chi,
        Kind::HealthAndCare => T::HealthAndCare,
        Kind::OldNumber => T::OldNumber,
        Kind::NationalInsurance => T::NationalInsurance,
        Kind::BirthDate => T::BirthDate,
        Kind::Age => T::Age,
        Kind::Postcode => T::Postcode,
        Kind::Phone => T::Phone,
        Kind::Email => T::Email,
        Kind::TitledName => T::TitledName,
        Kind::OffLimits => T::OffLimits,
        Kind::OnlyOne => T::OnlyOne,
        Kind::Treatment => T::Treatment,
        Kind::Medicine => T::Medicine,
        Kind::Diagnosis => T::Diagnosis,
    }
    .text()
}

/// Why it matters and what to do; `code` is a code name such as the group uses.
#[must_use]
pub fn advice(kind: Kind, certainty: Certainty, code: &str) -> String {
    use GuardText as T;
    let text = match (kind, certainty) {
        (Kind::Age, _) => T::FewSoOld,
        (Kind::OnlyOne, _) => T::OneOnly,
        (Kind::OffLimits, _) => T::AskedToKeepOut,
        (Kind::Treatment | Kind::Medicine | Kind::Diagnosis, _) => T::NotMentoring,
        (_, Certainty::Blocks) => T::Identifies,
        (_, Certainty::Warns) => T::MayIdentify,
    };
    text.with(&[code])
}

/// What can be written in its place.
#[must_use]
pub const fn instead(kind: Kind) -> &'static str {
    use GuardText as T;
    match kind {
        Kind::Nhs | Kind::Chi | Kind::HealthAndCare | Kind::OldNumber | Kind::NationalInsurance => T::NumberRemoved,
        Kind::BirthDate => T::DateRemoved,
        Kind::Age => T::AgeRemoved,
        Kind::Postcode => T::PostcodeRemoved,
        Kind::Phone => T::PhoneRemoved,
        Kind::Email => T::EmailRemoved,
        Kind::TitledName => T::Client,
        Kind::OnlyOne => T::Somebody,
        Kind::OffLimits | Kind::Treatment | Kind::Medicine | Kind::Diagnosis => T::LeftOut,
    }
    .text()
}
