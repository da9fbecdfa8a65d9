//! Sentences about nothing in particular, as long as those in real maps.

use super::random::Random;

const SUBJECTS: &[&str] = &[
    "The council",
    "The old bridge",
    "A second survey",
    "The river gauge",
    "The ferry company",
    "The repair fund",
    "The night market",
    "The new timetable",
    "The harbour office",
    "An early estimate",
    "The northern bank",
    "The toll",
    "The school run",
    "The engineer’s report",
    "The winter closure",
    "A private buyer",
    "The heritage society",
    "The bus line",
    "Whoever signed the contract",
    "The traffic count",
    "The committee of 1998",
    "What the traders lost",
    "The upper village",
    "The steel of the deck",
    "The insurance",
];

const VERBS: &[&str] = &[
    "has weakened",
    "depends on",
    "was never meant to carry",
    "explains",
    "does not account for",
    "cost more than",
    "came before",
    "follows from",
    "rules out",
    "made room for",
    "was paid for by",
    "hides",
    "speaks against",
    "is older than",
    "would not survive",
    "has outgrown",
    "answers to",
    "gains from",
    "was planned without",
    "cannot be separated from",
    "was overtaken by",
];

const OBJECTS: &[&str] = &[
    "the traffic of the last ten years",
    "what the engineers reported",
    "a decision taken behind closed doors",
    "the rise in fares",
    "the floods of that spring",
    "the promises made to the villages",
    "the price of steel",
    "the habits of the commuters",
    "a law that nobody enforces",
    "the cracks in the third pier",
    "the plans for a tunnel",
    "the budget of a single year",
    "the lorries from the quarry",
    "its own foundations",
    "the interests of the ferry",
    "the wishes of those who live there",
    "an error in the first count",
    "the memory of the old crossing",
    "the weight of the salt in winter",
    "two independent audits",
];

const TAILS: &[&str] = &[
    "",
    "",
    "",
    "",
    " in most years",
    ", although the records are incomplete",
    " and nobody has shown otherwise",
    ", which the minutes leave out",
    " once the figures are corrected for inflation",
    ", at least on the northern bank",
    " – and did so before the inquiry",
    " more than any other cause",
    ", if the witnesses of both sides are to be believed",
    " whenever the river is high",
    ", as the mayor’s own letter concedes",
    " for reasons that had little to do with safety",
];

const EVENTS: &[&str] = &[
    "Why did the bridge close",
    "Who should pay for the crossing",
    "Was the survey right",
    "Should the toll come back",
    "What brought the ferry down",
    "Is a tunnel worth its price",
    "Why were the villages not asked",
    "Can the old deck be saved",
];

const NOTES: &[&str] = &[
    "Ask in class what would count against this.",
    "Compare the table on the second page.",
    "The wording is ours.",
    "Two readings are possible; this is the stronger one.",
    "To be checked against the minutes.",
    "See the objection from the traders.",
];

pub(super) const PUBLISHERS: &[&str] = &[
    "River Town Council",
    "Society for Crossings",
    "Lower Valley Press",
    "Office of Public Works",
];

pub(super) const AUTHORS: &[&str] = &[
    "Ada Lindqvist",
    "Tomás Ferreira",
    "Nour Haddad",
    "Ivo Marek",
    "Grace Okafor",
    "Lin Wei",
    "Søren Dahl",
    "Priya Raman",
];

/// A claim: 5 to about 25 words.
pub(super) fn sentence(random: &mut Random) -> String {
    let [subject, verb, object, tail] = [SUBJECTS, VERBS, OBJECTS, TAILS].map(|l| random.pick(l));
    let more = match random.below(6) {
        0 => format!(
            ", and {verb} {}",
            random.pick(OBJECTS),
            verb = random.pick(VERBS)
        ),
        1 => format!(" because {}", lower(&clause(random))),
        _ => String::new(),
    };
    format!("{subject} {verb} {object}{more}{tail}.")
}

fn clause(random: &mut Random) -> String {
    let [subject, verb, object] = [SUBJECTS, VERBS, OBJECTS].map(|list| random.pick(list));
    format!("{subject} {verb} {object}")
}

fn lower(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(rest).collect()
    })
}

pub(super) fn question(random: &mut Random) -> String {
    let tail = random.pick(&["", "", " after all", " in the end"]);
    format!("{}{tail}?", random.pick(EVENTS))
}

pub(super) fn note(random: &mut Random) -> String {
    let first = random.pick(NOTES);
    if random.chance(30) {
        format!("{first}\n{}", random.pick(NOTES))
    } else {
        first.to_owned()
    }
}

/// A passage of one to three sentences.
pub(super) fn passage(random: &mut Random) -> String {
    let count = 1 + random.below(3);
    let sentences: Vec<String> = (0..count).map(|_| sentence(random)).collect();
    sentences.join(" ")
}

pub(super) fn title(random: &mut Random) -> String {
    let kind = random.pick(&["On", "Notes on", "A report on", "The case of", "Remarks on"]);
    format!("{kind} {}", random.pick(OBJECTS))
}
