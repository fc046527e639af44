//! Treatment and intervention: what belongs to therapy, and to no mentoring. (UK healthcare, 1.3 and 6.1)

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, words};

const WORDS: &[u32] = words!(
    "treatment treatments therapy therapies psychotherapy chemotherapy radiotherapy physiotherapy \
                     hydrotherapy immunotherapy pharmacotherapy intervention interventions prescribe prescribed prescribes \
                     prescribing prescription prescriptions medicate medicated titrate titrated inpatient sectioned cbt emdr \
                     dialysis transfusion"
);

/// Words that follow "treat" where it speaks of how people are with one another.
const MANNERS: &[u32] = words!(
    "respect respectfully fairly equally equal same like as kindly dignity cake cakes ourselves yourself \
                       myself themselves himself herself unfairly well badly differently alike everyone everybody us lunch \
                       confidential confidentially"
);

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    for at in 0..text.len() {
        let token = text.at(at);
        let verb = token.among(words!("treat treats treated treating")) && !token.is_shouted();
        let manner = || text.after(at + 1, 4, MANNERS) || text.before(at, 1, words!("a the our"));
        if token.is_word() && (token.among(WORDS) || verb && !manner()) {
            let plan = token.is("treatment") && text.at(at + 1).is("plan");
            found.push(text.found(at, at + usize::from(plan), Kind::Treatment, Certainty::Warns));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::quiet;
    use super::*;

    #[test]
    fn words_of_treatment_warn() {
        super::super::fires(
            Kind::Treatment,
            Certainty::Warns,
            &[
                ("Treatment.", "Treatment"),
                ("the treatment plan", "treatment plan"),
                ("PRESCRIBED rest", "PRESCRIBED"),
                ("he was treated for it", "treated"),
                ("cognitive behavioural therapy", "therapy"),
            ],
        );
    }

    #[test]
    fn manners_and_parts_of_words_are_quiet() {
        quiet(
            Kind::Treatment,
            &[
                "a retreat",
                "mistreatment",
                "therapist",
                "a treat for all",
                "we treat each other with respect",
                "treated us to cake",
                "case K, older adult",
                "",
            ],
        );
    }
}
