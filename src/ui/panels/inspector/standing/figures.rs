//! Figures as the inspector writes them.

/// A strength or weight: two digits after the point, without the nought before it.
/// Only what is 0 or 1 is written so.
pub fn strength_text(value: f64) -> String {
    const SAME: f64 = 1e-9;
    if value < SAME {
        "0".to_owned()
    } else if value < 0.01 {
        "<.01".to_owned()
    } else if value > 1.0 - SAME {
        "1".to_owned()
    } else {
        let hundredths = (value * 100.0).round().min(99.0);
        format!(".{hundredths:02.0}")
    }
}

/// A sum of inconsistencies: one digit after the point.
pub fn inconsistency_text(value: f64) -> String {
    match value < 1e-9 {
        true => "0".to_owned(),
        false => format!("{value:.1}"),
    }
}

/// What one piece of evidence adds to such a sum.
pub fn weight_text(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_are_short_and_never_claim_to_be_certain() {
        let written = [0.0, 0.004, 0.05, 0.712, 0.9999, 1.0].map(strength_text);
        assert_eq!(written, ["0", "<.01", ".05", ".71", ".99", "1"]);
    }

    #[test]
    fn inconsistencies_have_one_digit() {
        let written = [0.0, 1.0, 2.707].map(inconsistency_text);
        assert_eq!(written, ["0", "1.0", "2.7"]);
    }
}
