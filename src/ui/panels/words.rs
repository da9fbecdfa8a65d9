//! What the panels call things: stances, roles, states, records in one line.

use crate::model::{
    Backing, Combination, ConflictKind, Id, Kind, Map, Outcome, ProcessTest, Reason, Stance,
};
use crate::quote::{Standing, State};
use crate::reasoning::what_follows;
use crate::ui::theme::{ChipTone, MaterialIcon, icons};

/// A text, or what to show where there is none.
pub fn or_blank<'a>(text: &'a str, blank: &'a str) -> &'a str {
    let text = text.trim();
    if text.is_empty() { blank } else { text }
}

/// `1 quote`, `2 quotes`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}

/// For or against, of a quote behind a claim.
pub fn stance_word(stance: &Stance) -> &str {
    match stance {
        Stance::For => "For",
        Stance::Against => "Against",
        Stance::Other(word) => word,
    }
}

/// What a reason says to its target, as the canvas says it.
pub fn link_word(reason: &Reason) -> &str {
    match (reason.target.kind(), &reason.stance) {
        (Kind::Reason, Stance::Against) => "undercuts the step",
        (Kind::Reason, Stance::For) => "supports the step",
        (_, Stance::Against) => "however",
        (_, Stance::For) => "because",
        (_, Stance::Other(word)) => word,
    }
}

/// What sort of reason it is, as a noun.
pub fn reason_noun(reason: &Reason) -> &'static str {
    match (reason.target.kind(), &reason.stance) {
        (Kind::Reason, Stance::Against) => "Undercut",
        (Kind::Reason, _) => "Support for a step",
        (_, Stance::Against) => "Objection",
        _ => "Reason",
    }
}

/// The colour of a reason.
pub fn reason_tone(reason: &Reason) -> ChipTone {
    match (reason.target.kind(), &reason.stance) {
        (Kind::Reason, Stance::Against) => ChipTone::Undercut,
        (_, Stance::Against) => ChipTone::Against,
        (_, Stance::For) => ChipTone::For,
        _ => ChipTone::Plain,
    }
}

pub fn stance_tone(stance: &Stance) -> ChipTone {
    match stance {
        Stance::For => ChipTone::For,
        Stance::Against => ChipTone::Against,
        Stance::Other(_) => ChipTone::Plain,
    }
}

pub fn combination_word(combination: &Combination) -> &str {
    match combination {
        Combination::Linked => "Linked: all are needed",
        Combination::Convergent => "Convergent: each counts alone",
        Combination::Cumulative => "Cumulative: they add up",
        Combination::Other(word) => word,
    }
}

pub fn conflict_word(kind: &ConflictKind) -> &str {
    match kind {
        ConflictKind::Contrary => "Not both",
        ConflictKind::Contradictory => "Exactly one",
        ConflictKind::Other(word) => word,
    }
}

/// What a piece of evidence can do for its claim.
pub fn test_word(test: &ProcessTest) -> &str {
    match test {
        ProcessTest::StrawInTheWind => "Straw in the wind",
        ProcessTest::Hoop => "Hoop",
        ProcessTest::SmokingGun => "Smoking gun",
        ProcessTest::DoublyDecisive => "Doubly decisive",
        ProcessTest::Other(word) => word,
    }
}

/// `Hoop, passed`; none where the quote tests nothing.
pub fn test_line(backing: &Backing) -> Option<String> {
    let test = test_word(backing.test.as_ref()?);
    Some(match &backing.outcome {
        Some(outcome) => format!("{test}, {outcome}"),
        None => format!("{test}, not yet decided"),
    })
}

/// What follows from how the test came out; before it has, what would follow.
pub fn test_follows(backing: &Backing) -> Vec<String> {
    let Some(test) = &backing.test else {
        return Vec::new();
    };
    let follows = |outcome: &Outcome| {
        let sentence = what_follows(test, outcome)?;
        // Passing a test of words that speak against a claim helps its denial.
        Some(match backing.stance {
            Stance::Against => (sentence.replace("The claim", "The claim’s denial"))
                .replace("the claim", "the claim’s denial"),
            _ => sentence.to_owned(),
        })
    };
    match &backing.outcome {
        Some(outcome) => follows(outcome).into_iter().collect(),
        None => [("passes", Outcome::Passed), ("fails", Outcome::Failed)]
            .into_iter()
            .filter_map(|(what, outcome)| {
                let follows = follows(&outcome)?;
                let mut letters = follows.chars();
                let first = letters.next()?.to_lowercase();
                Some(format!("If it {what}: {first}{}", letters.as_str()))
            })
            .collect(),
    }
}

/// `Thesis A`, `Assumption`, `Unstated claim`, `Claim`.
pub fn claim_role(map: &Map, id: Id) -> String {
    if let Some(letter) = map.thesis_letter(id) {
        return format!("Thesis {letter}");
    }
    let role = match map.claim(id) {
        Some(claim) if claim.assumption => "Assumption",
        Some(claim) if claim.unstated => "Unstated claim",
        _ => "Claim",
    };
    role.to_owned()
}

/// How loud a quote's standing is shown.
pub fn standing_tone(standing: Standing) -> ChipTone {
    match standing {
        standing if standing.is_verified() => ChipTone::Verified,
        standing if standing.is_to_look_at() => ChipTone::LookAt,
        _ => ChipTone::Plain,
    }
}

/// The signs that stand for it: a tick on what is verified and on nothing else,
/// with a gap mark where something was left out.
pub fn standing_icons(standing: Standing) -> &'static [MaterialIcon] {
    match standing {
        Standing::Looking => &[icons::ICON_HOURGLASS_EMPTY],
        Standing::Confirmed => &[icons::ICON_PERSON],
        Standing::Found(State::Exact | State::Normalised) => &[icons::ICON_CHECK],
        Standing::Found(State::Elided) => &[icons::ICON_CHECK, icons::ICON_MORE_HORIZ],
        Standing::Found(State::Approximate) => &[icons::ICON_QUESTION_MARK],
        Standing::Found(State::Ambiguous) => &[icons::ICON_CALL_SPLIT],
        Standing::Found(State::Missing) => &[icons::ICON_PRIORITY_HIGH],
        Standing::Found(State::NoDocument) => &[icons::ICON_LINK_OFF],
    }
}

/// Any record in one line.
pub fn record_line(map: &Map, id: Id) -> String {
    let line = match id.kind() {
        Kind::Question => map
            .question(id)
            .map(|question| or_blank(&question.text, "Question without words").to_owned()),
        Kind::Claim => map
            .claim(id)
            .map(|claim| or_blank(&claim.text, "Claim without words").to_owned()),
        Kind::Reason => map.reason(id).map(|reason| {
            let premises: Vec<String> = reason
                .premises
                .iter()
                .map(|premise| record_line(map, *premise))
                .collect();
            format!("{}: {}", reason_noun(reason), premises.join(" + "))
        }),
        Kind::Conflict => map.conflict(id).map(|conflict| {
            let claims: Vec<String> = conflict
                .claims
                .iter()
                .map(|claim| record_line(map, *claim))
                .collect();
            format!("{}: {}", conflict_word(&conflict.kind), claims.join(" / "))
        }),
        Kind::Source => map.source(id).map(|source| source.label().to_owned()),
        Kind::Quote => map
            .quote(id)
            .map(|quote| format!("“{}”", or_blank(&quote.exact, "…"))),
        Kind::Backing => map
            .backing(id)
            .map(|backing| record_line(map, backing.quote)),
        Kind::Tag => map
            .tag(id)
            .map(|tag| or_blank(&tag.name, "tag without a name").to_owned()),
        Kind::Perspective => map
            .perspective(id)
            .map(|who| or_blank(&who.name, "perspective without a name").to_owned()),
        Kind::Override => map
            .override_of(id)
            .map(|cell| format!("{} with {}", cell.fit, record_line(map, cell.thesis))),
    };
    line.unwrap_or_else(|| format!("{id}, which is not in the map"))
}

/// What a claim does in the map: `Premise of a reason for A`.
pub fn premise_line(map: &Map, reason: Id) -> String {
    format!("Premise of {}", reason_phrase(map, reason, 0))
}

/// `an objection to A`, `an undercut of a reason for A`.
fn reason_phrase(map: &Map, id: Id, depth: usize) -> String {
    let Some(reason) = map.reason(id) else {
        return "a reason".to_owned();
    };
    let phrase = match (reason.target.kind(), &reason.stance) {
        (Kind::Reason, Stance::Against) => "an undercut of",
        (Kind::Reason, _) => "support for",
        (_, Stance::Against) => "an objection to",
        _ => "a reason for",
    };
    let target = match reason.target.kind() {
        // A step on a step on a step is enough to tell what it is about.
        Kind::Reason if depth < 2 => reason_phrase(map, reason.target, depth + 1),
        Kind::Reason => "a step".to_owned(),
        _ => map.thesis_letter(reason.target).unwrap_or_else(|| {
            let text = record_line(map, reason.target);
            format!("“{}”", shortened(&text, 60))
        }),
    };
    format!("{phrase} {target}")
}

/// The text, cut at a word to about `limit` characters.
pub fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_at_a_word() {
        assert_eq!(shortened("short", 10), "short");
        assert_eq!(shortened("a long sentence here", 10), "a long…");
        assert_eq!(shortened("wordwithoutspaces", 4), "word…");
    }

    #[test]
    fn a_test_says_what_follows_or_would_follow_and_for_whom() {
        let mut backing = Backing {
            test: Some(ProcessTest::Hoop),
            ..Backing::default()
        };
        assert_eq!(test_line(&backing).unwrap(), "Hoop, not yet decided");
        assert_eq!(
            test_follows(&backing),
            [
                "If it passes: the claim stays in the running; this does not confirm it.",
                "If it fails: the claim is ruled out: it needed this.",
            ]
        );
        backing.outcome = Some(Outcome::Failed);
        assert_eq!(test_line(&backing).unwrap(), "Hoop, failed");
        assert_eq!(
            test_follows(&backing),
            ["The claim is ruled out: it needed this."]
        );
        backing.stance = Stance::Against;
        let denied = "The claim’s denial is ruled out: it needed this.";
        assert_eq!(test_follows(&backing), [denied]);
        assert_eq!(test_line(&Backing::default()), None);
    }

    #[test]
    fn what_is_gone_is_named_all_the_same() {
        let id = Id::parse("c-gone").unwrap();
        assert!(record_line(&Map::default(), id).contains("c-gone"));
    }
}
