//! Whatever is typed: every finding is a piece of the text, and what an empty line parts is read by itself.

use circlebook::guard::{Finding, OffLimits, Reading, scan, worst};

/// Reads the bytes as two texts and what is off limits in them, line by line, with a null after each text.
pub fn enter(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(3, '\0');
    let [one, other, names] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let names: Vec<String> = names.lines().map(str::to_owned).collect();
    let off_limits = OffLimits::of(&names);
    hold(one, other, &Reading::default());
    hold(one, other, &Reading { year: Some(2025), off_limits: Some(&off_limits) });
}

/// What holds for any two texts.
pub fn hold(one: &str, other: &str, reading: &Reading<'_>) {
    let whole = format!("{one}\n\n{other}");
    let shift = one.len() + 2;
    let mut parts = scan(one, reading);
    for finding in &parts {
        let piece = one.get(finding.start..finding.end);
        assert!(
            piece.is_some_and(|piece| !piece.trim().is_empty() && piece.len() == piece.trim().len()),
            "{finding:?}"
        );
    }
    assert_eq!(worst(one, reading, |_| true), parts.iter().map(|finding| finding.certainty).max());
    parts.extend(scan(other, reading).into_iter().map(|finding| Finding {
        start: finding.start + shift,
        end: finding.end + shift,
        ..finding
    }));
    parts.sort_unstable();
    assert_eq!(scan(&whole, reading), parts, "an empty line parts what is read together");
}
