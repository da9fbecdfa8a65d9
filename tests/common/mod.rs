//! What several tests need: arbitrary maps.

use std::collections::BTreeMap;
use std::sync::Arc;

use contend::model::{
    Backing, Change, Claim, Combination, Conflict, ConflictKind, Delta, EmbeddedText, Entry, Ext,
    Finite, Fit, Header, Id, Kind, Map, Outcome, Override, Perspective, Picture, Placement,
    ProcessTest, Question, Quote, Ratings, Reason, Source, Spread, Stance, Standard, Tag,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use ron::value::RawValue;

/// Texts as people write them, and as they do not: quotes, backslashes, line ends,
/// right-to-left, joined emoji, control characters, anything.
pub fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "",
        "plain words",
        "it’s \"quoted\"",
        "\\",
        "\\\"",
        "\\u{41}",
        "r#\"raw\"#",
        "// no comment",
        "/* */",
        "a\nb",
        "a\r\nb",
        "\t",
        "\u{0}",
        "\u{7f}",
        "\u{85}",
        "سلام عليكم",
        "\u{202e}abc",
        "e\u{301}",
        "👩\u{200d}🔬",
        "<<<<<<< HEAD",
        "=======",
        "'",
        "\u{feff}",
        "\u{2028}",
        "(",
        "}",
    ]);
    let pieces = prop_oneof![
        4 => odd.prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z ]{0,12}",
    ];
    vec(pieces, 0..3).prop_map(|pieces| pieces.concat())
}

/// Ids of a small pool, so that records do find each other.
fn id(kinds: &'static [Kind]) -> impl Strategy<Value = Id> {
    (prop::sample::select(kinds), 0_u8..6).prop_map(|(kind, number)| {
        let mut noise = [7; 14];
        noise[0] = number;
        Id::from_noise(kind, noise)
    })
}

fn ids(kinds: &'static [Kind], most: usize) -> impl Strategy<Value = Vec<Id>> {
    vec(id(kinds), 0..=most)
}

fn number() -> impl Strategy<Value = Finite> {
    prop_oneof![
        (-1.0..2.0_f64),
        prop::num::f64::NORMAL,
        Just(0.0),
        Just(1.0),
        Just(1e300),
    ]
    .prop_filter_map("finite", Finite::new)
}

fn stance() -> impl Strategy<Value = Stance> {
    prop_oneof![
        Just(Stance::For),
        Just(Stance::Against),
        text().prop_map(|t| Stance::from(&*t))
    ]
}

fn spread() -> impl Strategy<Value = Spread> {
    prop_oneof![
        Just(Spread::Row),
        Just(Spread::Column),
        Just(Spread::Sides),
        text().prop_map(|t| Spread::from(&*t))
    ]
}

fn ext() -> impl Strategy<Value = Ext> {
    let name = prop::sample::select(vec!["mood", "type", "x-ray", "Some", "r", "_1", "größe"]);
    let value = prop::sample::select(vec![
        "1",
        "-0.50",
        "NaN",
        "\"it\\u{27}s\"",
        "r#\"a \"b\"\"#",
        "()",
        "Some(Wry(1, 'x'))",
        "[1, /* two */ 2]",
        "{\"a\": (b: [])}",
        "(\n  one: 1,\n)",
        "'\"'",
        "b\"ab\"",
    ]);
    prop::collection::btree_map(name, value, 0..3).prop_map(|fields| {
        (fields.into_iter())
            .map(|(name, value)| {
                let value = RawValue::from_ron(value).unwrap().to_owned();
                (name.to_owned(), value)
            })
            .collect()
    })
}

fn tags() -> impl Strategy<Value = Vec<Id>> {
    ids(&[Kind::Tag], 2)
}

fn picture() -> impl Strategy<Value = Box<Picture>> {
    (text(), text(), ext()).prop_map(|(data, alt, ext)| Box::new(Picture { data, alt, ext }))
}

prop_compose! {
    fn embedded()(text in vec(text(), 0..3), format in text(), kinds in vec(text(), 0..3), page_labels in vec(text(), 0..3), page_starts in vec(any::<u64>(), 0..3), unmapped in vec(any::<u64>(), 0..3), ext in ext()) -> EmbeddedText {
        EmbeddedText { text, format, kinds, page_labels, page_starts, unmapped, ext }
    }
}

prop_compose! {
    fn question()(text in text(), theses in ids(&[Kind::Claim], 3), order in text(), standard in text(), tags in tags(), note in text(), ext in ext()) -> Question {
        Question { text, theses, order, standard: Standard::from(&*standard), tags, note, ext }
    }
}

prop_compose! {
    fn claim()(text in text(), assumption: bool, unstated: bool, expects in vec(text(), 0..3), tags in tags(), note in text(), rating in option::of(number()), picture in option::of(picture()), ext in ext()) -> Claim {
        Claim { text, assumption, unstated, expects, tags, note, rating, picture, ext }
    }
}

prop_compose! {
    fn reason()(target in id(&[Kind::Claim, Kind::Reason, Kind::Tag]), stance in stance(), premises in ids(&[Kind::Claim, Kind::Quote], 3), combination in text(), order in text(), tags in tags(), note in text(), rating in option::of(number()), ext in ext()) -> Reason {
        Reason { target, stance, premises, combination: Combination::from(&*combination), order, tags, note, rating, ext }
    }
}

prop_compose! {
    fn conflict()(kind in text(), claims in ids(&[Kind::Claim], 3), tags in tags(), note in text(), ext in ext()) -> Conflict {
        Conflict { kind: ConflictKind::from(&*kind), claims, tags, note, ext }
    }
}

prop_compose! {
    fn bibliography()(texts in vec(text(), 10), editors in vec(text(), 0..3), translators in vec(text(), 0..2)) -> Source {
        let [edition, place, series, number, isbn, accessed, language, genre, summary, key] =
            <[String; 10]>::try_from(texts).unwrap();
        Source { editors, translators, edition, place, series, number, isbn, accessed, language, genre, summary, key, ..Source::default() }
    }
}

prop_compose! {
    pub fn source()(texts in vec(text(), 14), authors in vec(text(), 0..3), more in bibliography(), tags in tags(), note in text(), picture in option::of(picture()), embedded in option::of(embedded()), ext in ext()) -> Source {
        let [title, kind, short, container, publisher, date, volume, issue, pages, doi, url, file, hash, file_hash] =
            <[String; 14]>::try_from(texts).unwrap();
        Source { title, kind, short, authors, container, publisher, date, volume, issue, pages, doi, url, file, hash, file_hash, tags, note, picture, embedded, ext, ..more }
    }
}

prop_compose! {
    fn quote()(source in id(&[Kind::Source]), exact in text(), prefix in text(), suffix in text(), page in text(), tags in tags(), note in text(), confirmed in text(), start in option::of(any::<u64>()), ratings in vec(option::of(number()), 2), ext in ext()) -> Quote {
        let (reliability, relevance) = (ratings[0], ratings[1]);
        Quote { source, exact, prefix, suffix, page, confirmed, tags, note, start, reliability, relevance, ext }
    }
}

prop_compose! {
    fn backing()(quote in id(&[Kind::Quote]), claim in id(&[Kind::Claim]), stance in stance(), order in text(), tags in tags(), note in text(), ratings in vec(option::of(number()), 2), test in option::of(text()), outcome in option::of(text()), ext in ext()) -> Backing {
        let (rating, relevance) = (ratings[0], ratings[1]);
        let test = test.map(|word| ProcessTest::from(&*word));
        let outcome = outcome.map(|word| Outcome::from(&*word));
        Backing { quote, claim, stance, order, tags, note, rating, relevance, test, outcome, ext }
    }
}

prop_compose! {
    fn tag()(name in text(), color in text(), note in text(), ext in ext()) -> Tag {
        Tag { name, color, note, ext }
    }
}

fn ratings() -> impl Strategy<Value = Ratings> {
    vec((id(&Kind::ALL), number()), 0..3).prop_map(|ratings| ratings.into_iter().collect())
}

prop_compose! {
    fn perspective()(name in text(), order in text(), note in text(), ratings in ratings(), relevance in ratings(), ext in ext()) -> Perspective {
        Perspective { name, order, note, ratings, relevance, ext }
    }
}

prop_compose! {
    fn cell()(evidence in id(&[Kind::Backing, Kind::Claim]), thesis in id(&[Kind::Claim]), fit in text(), note in text(), perspective in option::of(id(&[Kind::Perspective])), ext in ext()) -> Override {
        Override { evidence, thesis, fit: Fit::from(&*fit), note, perspective, ext }
    }
}

prop_compose! {
    fn placement()(folded: bool, x in option::of(number()), y in option::of(number()), width in option::of(number()), spread in option::of(spread()), kept in option::of(spread()), ext in ext()) -> Placement {
        Placement { folded, x, y, width, spread, kept, ext }
    }
}

prop_compose! {
    fn header()(
        title in text(),
        note in text(),
        authors in vec(text(), 0..3),
        arrangement in text(),
        proportions in text(),
        ext in ext(),
    ) -> Header {
        Header { title, note, authors, arrangement, proportions, ext }
    }
}

fn added<T: Entry + std::fmt::Debug>(
    kinds: &'static [Kind],
    record: impl Strategy<Value = T>,
) -> impl Strategy<Value = Delta<T>> {
    prop::collection::btree_map(id(kinds), record, 0..4).prop_map(|records| Delta {
        added: (records.into_iter())
            .map(|(id, record)| (id, Arc::new(record)))
            .collect(),
        updated: BTreeMap::new(),
        removed: BTreeMap::new(),
    })
}

/// Maps of few records that point at each other anyhow: most are broken.
pub fn map() -> impl Strategy<Value = Map> {
    (
        header(),
        added(&[Kind::Question], question()),
        added(&[Kind::Claim], claim()),
        added(&[Kind::Reason], reason()),
        added(&[Kind::Conflict], conflict()),
        added(&[Kind::Source], source()),
        added(&[Kind::Quote], quote()),
        added(&[Kind::Backing], backing()),
        added(&[Kind::Tag], tag()),
        (
            added(&[Kind::Perspective], perspective()),
            added(&[Kind::Override], cell()),
        ),
        added(&Kind::ALL, placement()),
    )
        .prop_map(
            |(
                header,
                questions,
                claims,
                reasons,
                conflicts,
                sources,
                quotes,
                backings,
                tags,
                (perspectives, overrides),
                layout,
            )| {
                let change = Change {
                    header: Some([Arc::default(), Arc::new(header)]),
                    questions,
                    claims,
                    reasons,
                    conflicts,
                    sources,
                    quotes,
                    backings,
                    tags,
                    perspectives,
                    overrides,
                    layout,
                };
                let mut map = Map::default();
                change.apply(&mut map);
                map
            },
        )
}
