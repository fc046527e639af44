//! Diagnosis, and conditions that are common. (UK healthcare, 6.1)

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, Token, words};

const WORDS: &[u32] = words!(
    "diagnose diagnosed diagnoses diagnosing diagnosis diagnostic misdiagnosed misdiagnosis prognosis comorbid \
                     comorbidity comorbidities adhd asd ocd ptsd copd hiv autism autistic asperger's bipolar cancer carcinoma \
                     dementia alzheimer's parkinson's diabetes diabetic psychosis psychotic schizophrenia schizophrenic tumour \
                     epilepsy asthma anorexia bulimia leukaemia lymphoma melanoma sepsis pneumonia angina osteoporosis \
                     sclerosis fibrosis eczema psoriasis hypertension schizoaffective"
);

const ENDINGS: &str = "itis aemia phrenia";

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    let places = (0..text.len()).filter(|at| is_diagnosis(text.at(*at)));
    found.extend(places.map(|at| text.found(at, at, Kind::Diagnosis, Certainty::Warns)));
}

fn is_diagnosis(token: Token<'_>) -> bool {
    token.is_word() && (token.among(WORDS) || token.text.len() > 7 && token.ends_in(ENDINGS))
}

#[cfg(test)]
mod tests {
    use super::super::quiet;
    use super::*;

    #[test]
    fn words_of_diagnosis_warn() {
        super::super::fires(
            Kind::Diagnosis,
            Certainty::Warns,
            &[
                ("a diagnosis of…", "diagnosis"),
                ("Diagnosed late", "Diagnosed"),
                ("(ADHD)", "ADHD"),
                ("her Parkinson’s", "Parkinson’s"),
                ("arthritis", "arthritis"),
            ],
        );
    }

    #[test]
    fn other_words_are_quiet() {
        quiet(Kind::Diagnosis, &["agnostic", "a critical point", "anxious", "sympathy", "2021", ""]);
    }
}
