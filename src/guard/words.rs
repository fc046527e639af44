//! Words of treatment and of diagnosis in free text. They are a help that asks whether something clinical slipped in, and no
//! proof: most sentences with such a word are harmless, and a list so small misses much.

/// What a text may speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clinical {
    /// Treatment, and medicines that are common.
    Treatment,
    /// Diagnosis, and conditions that are common.
    Diagnosis,
}

const TREATMENT: [&str; 46] = [
    "antibiotic",
    "antibiotics",
    "antidepressant",
    "antidepressants",
    "antipsychotic",
    "antipsychotics",
    "chemotherapy",
    "citalopram",
    "codeine",
    "diazepam",
    "dosage",
    "dose",
    "doses",
    "fluoxetine",
    "inpatient",
    "insulin",
    "lithium",
    "medicate",
    "medicated",
    "medication",
    "medications",
    "metformin",
    "mg",
    "mirtazapine",
    "morphine",
    "olanzapine",
    "physiotherapy",
    "prescribe",
    "prescribed",
    "prescribes",
    "prescribing",
    "prescription",
    "prescriptions",
    "propranolol",
    "psychotherapy",
    "quetiapine",
    "sectioned",
    "sertraline",
    "steroids",
    "therapies",
    "therapy",
    "titrate",
    "treat",
    "treated",
    "treatment",
    "treatments",
];

const DIAGNOSIS: [&str; 18] = [
    "adhd",
    "bipolar",
    "cancer",
    "comorbid",
    "comorbidity",
    "dementia",
    "diabetes",
    "diagnose",
    "diagnosed",
    "diagnoses",
    "diagnosing",
    "diagnosis",
    "diagnostic",
    "prognosis",
    "psychosis",
    "ptsd",
    "schizophrenia",
    "tumour",
];

/// True where a whole word of `text`, in whatever case and after whatever number, is one of these.
#[must_use]
pub fn speaks_of(text: &str, what: Clinical) -> bool {
    let words: &[&str] = match what {
        Clinical::Treatment => &TREATMENT,
        Clinical::Diagnosis => &DIAGNOSIS,
    };
    let written = text.split(|sign: char| !sign.is_alphanumeric());
    let written = written.map(|word| word.trim_start_matches(|sign: char| sign.is_ascii_digit()));
    written.filter(|word| !word.is_empty()).any(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_in_any_case() {
        for text in ["start sertraline", "Treatment.", "50mg at night", "on 20 mg", "PRESCRIBED"] {
            assert!(speaks_of(text, Clinical::Treatment), "{text}");
        }
        for text in ["a diagnosis of…", "Diagnosed late", "(ADHD)"] {
            assert!(speaks_of(text, Clinical::Diagnosis), "{text}");
        }
    }

    #[test]
    fn parts_of_words_and_other_words_are_not() {
        for text in ["a retreat", "mistreatment", "therapist", "case K, older adult", "omg", "2021", ""] {
            assert!(!speaks_of(text, Clinical::Treatment), "{text}");
            assert!(!speaks_of(text, Clinical::Diagnosis), "{text}");
        }
        assert!(!speaks_of("diagnosis", Clinical::Treatment));
    }
}
