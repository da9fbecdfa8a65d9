//! What would change the answer, in words.

use std::collections::{BTreeMap, BTreeSet};

use super::standing::Standings;
use crate::model::{Id, Kind, Map};
use crate::reasoning::crux::{Crux, Effect, Reading};
use crate::reasoning::sentence::{Saying, Sentence, name_of, number_word};

/// At most so many changes are told for one reading in a summary.
const TOLD: usize = 2;
/// So many items are named within a sentence; more are listed under it.
const INLINE: usize = 2;

/// What makes two withdrawals the same: the reading, what comes of it, and the items.
type Withdrawal = (Reading, Effect, Vec<(Id, bool)>);

/// One withdrawal, with all that it brings about by one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub reading: Reading,
    pub leader: Id,
    /// Whom it lets draw level or pass, in the order of the question.
    pub rivals: Vec<Id>,
    pub effect: Effect,
    /// What is withdrawn, and whether only its rating is.
    pub items: Vec<(Id, bool)>,
    /// Claims that are withdrawn with the last evidence behind them.
    pub along: Vec<Id>,
    pub is_proven_smallest: bool,
    /// "If … is withdrawn, B overtakes A." More than two items are only counted.
    pub sentence: Sentence,
    /// The same says a claim or quote that is told before it: the reason that it makes up.
    pub is_echo: bool,
}

impl Change {
    /// Whether the sentence names what is withdrawn; otherwise list the items under it.
    #[must_use]
    pub fn names_items(&self) -> bool {
        self.items.len() <= INLINE
    }

    /// How many items, and what is known of the set.
    #[must_use]
    pub fn remark(&self) -> String {
        match (self.items.len(), self.is_proven_smallest) {
            (1, _) => "One item; proven smallest.".to_owned(),
            (count, true) => format!("{count} items together; proven smallest."),
            (count, false) => {
                format!("{count} items together; a minimal set found: none can be spared.")
            }
        }
    }

    /// Those of which everything is withdrawn, with what goes along, and those of which
    /// only the rating is.
    #[must_use]
    pub fn removed_and_unrated(&self) -> (Vec<Id>, Vec<Id>) {
        let of = |is_rating: bool| -> Vec<Id> {
            let items = self.items.iter().filter(|(_, rating)| *rating == is_rating);
            items.map(|(id, _)| *id).collect()
        };
        let mut removed = of(false);
        removed.extend(&self.along);
        (removed, of(true))
    }
}

/// What an item of a change is called.
#[must_use]
pub fn item_name(map: &Map, id: Id, is_rating: bool) -> String {
    match is_rating {
        true => format!("the rating of {}", name_of(map, id)),
        false => name_of(map, id),
    }
}

/// The cruxes of a question in words: by reading, most telling first. What the same
/// withdrawal does to several rivals is told once; what is about things that are gone
/// from the map meanwhile is left out.
#[must_use]
pub fn changes(map: &Map, question: Id, cruxes: &[Crux]) -> Vec<Change> {
    let theses = map.question(question).map_or(&[][..], |it| &it.theses);
    let mut changes: Vec<Change> = Vec::new();
    let mut places: BTreeMap<Withdrawal, usize> = BTreeMap::new();
    for crux in cruxes {
        let mut all = crux.items().chain([crux.leader, crux.rival]);
        if !all.all(|id| map.contains(id)) {
            continue;
        }
        let items: Vec<(Id, bool)> = (crux.remove.iter().map(|id| (*id, false)))
            .chain(crux.unrate.iter().map(|id| (*id, true)))
            .collect();
        let key = (crux.reading, crux.effect, items.clone());
        if let Some(same) = places.get(&key).and_then(|place| changes.get_mut(*place)) {
            if !same.rivals.contains(&crux.rival) {
                same.rivals.push(crux.rival);
            }
            same.is_proven_smallest &= crux.is_proven_smallest;
            continue;
        }
        places.insert(key, changes.len());
        changes.push(Change {
            reading: crux.reading,
            leader: crux.leader,
            rivals: vec![crux.rival],
            effect: crux.effect,
            items,
            along: crux.along.clone(),
            is_proven_smallest: crux.is_proven_smallest,
            sentence: Sentence::default(),
            is_echo: false,
        });
    }
    mark_echoes(map, &mut changes);
    changes.sort_by_key(|change| {
        let is_tie = change.effect == Effect::Tie;
        (
            change.reading,
            change.is_echo,
            change.items.len() > 1,
            is_tie,
            change.items.len(),
        )
    });
    for change in &mut changes {
        change
            .rivals
            .sort_by_key(|rival| theses.iter().position(|thesis| thesis == rival));
        change.sentence = sentence(map, question, theses.len(), change);
    }
    changes
}

/// Where a claim is a linchpin, the reason that needs it is one too: once is enough for
/// most readers.
fn mark_echoes(map: &Map, changes: &mut [Change]) {
    let key = |change: &Change, id: Id| (change.reading, change.rivals.clone(), change.effect, id);
    let alone = |change: &Change| match change.items.as_slice() {
        [(id, false)] => Some(*id),
        _ => None,
    };
    let told: BTreeSet<_> = (changes.iter())
        .filter_map(|change| alone(change).map(|id| key(change, id)))
        .collect();
    for change in changes {
        let Some(reason) = alone(change).and_then(|id| map.reason(id)) else {
            continue;
        };
        let says_the_same = |premise: &Id| told.contains(&key(change, *premise));
        change.is_echo = reason.premises.iter().any(says_the_same);
    }
}

fn sentence(map: &Map, question: Id, theses: usize, change: &Change) -> Sentence {
    let count = change.items.len();
    let say = Saying::new(map, question).say("If ");
    let say = match change.names_items() {
        true => name_items(say, map, &change.items, count),
        false => say.say(&counted_items(&change.items)),
    };
    let verb = if count == 1 { "is" } else { "are" };
    let along = goes_along(&change.items, &change.along);
    let say = say.say(&format!(" {verb} withdrawn{along}, "));
    let say = match (change.reading, change.effect) {
        (Reading::Verdict, Effect::Tie) => {
            let say = say
                .thesis(change.leader)
                .say(" is no longer accepted, and ");
            let both = "neither is ";
            match theses {
                2 => say.say(both).theses(&change.rivals, "nor"),
                _ => say.say("no other thesis is"),
            }
        }
        (Reading::Verdict, Effect::Overtake) => say
            .theses(&change.rivals, "and")
            .say(" is accepted in place of ")
            .thesis(change.leader),
        (_, effect) => {
            let verb = match (effect, change.rivals.len()) {
                (Effect::Tie, 1) => " draws level with ",
                (Effect::Tie, _) => " draw level with ",
                (Effect::Overtake, 1) => " overtakes ",
                (Effect::Overtake, _) => " overtake ",
            };
            say.theses(&change.rivals, "and")
                .say(verb)
                .thesis(change.leader)
        }
    };
    say.say(".")
        .resting_on(change.items.iter().map(|(id, _)| *id))
        .resting_on(change.along.iter().copied())
        .end()
}

/// How claims are called that go along with what is withdrawn.
fn goes_along(items: &[(Id, bool)], along: &[Id]) -> &'static str {
    match (items, along) {
        (_, []) => "",
        ([(item, _)], [_]) if item.kind() == Kind::Backing => " with its claim",
        ([_], _) => " with what rests on it alone",
        _ => " with what rests on them alone",
    }
}

fn name_items<'m>(say: Saying<'m>, map: &Map, items: &[(Id, bool)], shown: usize) -> Saying<'m> {
    say.each(items, shown, "and", |say, (id, is_rating)| {
        say.call(id, &item_name(map, id, is_rating))
    })
}

/// `these 5 quotes`.
fn counted_items(items: &[(Id, bool)]) -> String {
    let all = |kind: Kind| {
        items
            .iter()
            .all(|(id, rating)| id.kind() == kind && !rating)
    };
    let noun = match () {
        () if all(Kind::Backing) => "quotes",
        () if all(Kind::Claim) => "claims",
        () if all(Kind::Reason) => "reasons",
        () if items.iter().all(|(_, is_rating)| *is_rating) => "ratings",
        () => "items",
    };
    format!("these {} {noun}", number_word(items.len(), false))
}

/// On what the answer hangs, by each reading, as a paragraph.
pub(super) fn hangs_on(
    map: &Map,
    question: Id,
    standings: &Standings,
    cruxes: &[Crux],
) -> Vec<Sentence> {
    let changes = changes(map, question, cruxes);
    let mut sentences = Vec::new();
    for standing in &standings.readings {
        let reading = standing.reading;
        let of_reading: Vec<&Change> = (changes.iter())
            .filter(|change| change.reading == reading)
            .collect();
        let Some(leader) = standing.leader else {
            continue;
        };
        if of_reading.is_empty() {
            sentences.push(firm(map, question, reading, leader));
            continue;
        }
        sentences.extend(linchpins(map, question, &of_reading));
        let sets = of_reading.iter().filter(|change| change.items.len() > 1);
        sentences.extend(sets.take(TOLD).map(|change| set(map, question, change)));
    }
    if sentences.is_empty() {
        let words = "No reading names a leader, so there is no lead that could hang on anything.";
        let say = Saying::new(map, question).say(words);
        sentences.push(say.resting_on([question]).end());
    }
    sentences
}

/// What is said where nothing was found that unseats the leader.
pub(super) fn firm(map: &Map, question: Id, reading: Reading, leader: Id) -> Sentence {
    let say = Saying::new(map, question)
        .say("By ")
        .say(super::by(reading))
        .say(", ");
    let say = match reading {
        Reading::Matrix => say
            .say("no evidence holds the others back: withdrawing some lets nobody draw level with ")
            .thesis(leader)
            .say("."),
        _ => say
            .say("nothing was found whose withdrawal would take the lead from ")
            .thesis(leader)
            .say("."),
    };
    say.end()
}

/// Single items of one reading, told together where they do the same.
fn linchpins(map: &Map, question: Id, changes: &[&Change]) -> Vec<Sentence> {
    let mut groups: Vec<(&Change, Vec<(Id, bool)>)> = Vec::new();
    for change in changes
        .iter()
        .filter(|it| it.items.len() == 1 && !it.is_echo)
    {
        let key = |change: &Change| {
            let along = goes_along(&change.items, &change.along);
            (change.rivals.clone(), change.effect, along)
        };
        let same = (groups.iter_mut()).find(|(other, _)| key(other) == key(change));
        match same {
            Some((_, items)) => items.extend(&change.items),
            None => groups.push((change, change.items.clone())),
        }
    }
    (groups.into_iter().take(TOLD))
        .map(|(change, items)| {
            let start = Saying::new(map, question)
                .say("By ")
                .say(super::by(change.reading))
                .say(", ");
            let say = outcome(start, change);
            let along = goes_along(&change.items, &change.along);
            let which = match items.as_slice() {
                [_] => "this",
                [_, _] => "either of these",
                _ => "any one of these",
            };
            let say = say.say(&format!(" if {which} were withdrawn{along}: "));
            let say = match items.as_slice() {
                [_] => name_items(say, map, &items, 1),
                _ => either(say, map, &items),
            };
            say.say(".")
                .resting_on(items.iter().map(|(id, _)| *id))
                .end()
        })
        .collect()
}

fn either<'m>(say: Saying<'m>, map: &Map, items: &[(Id, bool)]) -> Saying<'m> {
    say.each(items, items.len().min(3), "or", |say, (id, is_rating)| {
        say.call(id, &item_name(map, id, is_rating))
    })
}

/// A set of several items of one reading.
fn set(map: &Map, question: Id, change: &Change) -> Sentence {
    let count = change.items.len();
    let start = Saying::new(map, question)
        .say("By ")
        .say(super::by(change.reading))
        .say(", ");
    let say = outcome(start, change);
    let say = say.say(&format!(
        " if {} items were withdrawn together{}: ",
        number_word(count, false),
        goes_along(&change.items, &change.along)
    ));
    let shown = if count <= 4 { count } else { 3 };
    let say = name_items(say, map, &change.items, shown);
    let say = say.say(match change.is_proven_smallest {
        true => "; no smaller set does it.",
        false => "; none of them can be spared, but a smaller set may exist.",
    });
    say.resting_on(change.items.iter().map(|(id, _)| *id)).end()
}

/// What would happen.
fn outcome<'m>(say: Saying<'m>, change: &Change) -> Saying<'m> {
    let rivals = &change.rivals;
    match (change.reading, change.effect) {
        (Reading::Verdict, Effect::Tie) => say
            .thesis(change.leader)
            .say(" would no longer be accepted, nor would any other thesis,"),
        (Reading::Verdict, Effect::Overtake) => say
            .theses(rivals, "and")
            .say(" would be accepted in place of ")
            .thesis(change.leader),
        (_, Effect::Tie) => say
            .theses(rivals, "and")
            .say(" would draw level with ")
            .thesis(change.leader),
        (_, Effect::Overtake) => say
            .theses(rivals, "and")
            .say(" would overtake ")
            .thesis(change.leader),
    }
}
