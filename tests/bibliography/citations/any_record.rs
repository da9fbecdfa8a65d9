//! What holds of any record, however much it lacks.

use contend::bibliography::{Entry, Style, citation_among, cite_short, reference, reference_list};
use contend::model::{Id, Kind, Source};
use proptest::prelude::*;

use super::{article, book, list, no_author, no_date, page, set};

#[test]
fn two_works_of_one_author_and_year_are_told_apart_by_letters() {
    let first = Source {
        title: "Another frontier".into(),
        ..book()
    };
    let second = book();
    let [one, other] = [Id::random(Kind::Source), Id::random(Kind::Source)];
    let all = || [(other, &second), (one, &first)];
    let entries = reference_list(all(), Style::Apa);
    let texts: Vec<String> = entries.iter().map(|entry| entry.text.plain()).collect();
    assert!(
        texts[0].starts_with("Doe, J. (2018a). Another"),
        "{texts:?}"
    );
    assert!(texts[1].starts_with("Doe, J. (2018b). The"), "{texts:?}");
    let cited = |id| citation_among(all(), id, "", Style::ChicagoAuthorDate).plain();
    assert_eq!(
        (cited(one), cited(other)),
        ("(Doe 2018a)".into(), "(Doe 2018b)".into())
    );
}

#[test]
fn names_of_other_scripts_and_titles_with_quotes_are_set() {
    let urdu = Source {
        title: "دہشت گردی اور ریاست".into(),
        authors: list(&["محمد علی جناح"]),
        language: "ur".into(),
        ..book()
    };
    assert_eq!(
        set(&urdu, Style::ChicagoAuthorDate),
        "جناح, محمد علی. 2018. *دہشت گردی اور ریاست*. 2nd ed. Indus Press."
    );
    let asks = Source {
        title: "Pakistan after 2021: A “Security Dilemma”?".into(),
        ..article()
    };
    assert!(
        set(&asks, Style::ChicagoNotes)
            .contains("“Pakistan After 2021: A ‘Security Dilemma’?” *Journal"),
        "{}",
        set(&asks, Style::ChicagoNotes)
    );
}

#[test]
fn what_a_record_lacks_is_said() {
    let missing = |source: &Source| {
        let Entry { missing, .. } = reference(Id::random(Kind::Source), source, Style::Apa);
        missing.join(", ")
    };
    assert_eq!(missing(&article()), "");
    assert_eq!(missing(&no_date()), "no date, no journal or site");
    assert_eq!(missing(&no_author()), "no author, no date");
    let page = Source {
        url: String::new(),
        ..page()
    };
    assert_eq!(missing(&page), "no address");
}

#[test]
fn a_short_citation_has_the_page_where_there_is_one() {
    assert_eq!(cite_short(&no_date(), ""), "Ghazi");
    assert_eq!(cite_short(&no_date(), "9"), "Ghazi, p. 9");
    assert_eq!(cite_short(&no_date(), "9–12"), "Ghazi, pp. 9–12");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_records_are_listed_each_once_without_a_panic(
        sources in proptest::collection::vec(crate::common::source(), 1..4),
        page in crate::common::text(),
        style in prop::sample::select(Style::ALL.to_vec()),
    ) {
        let sources: Vec<(Id, &Source)> = (sources.iter())
            .map(|source| (Id::random(Kind::Source), source))
            .collect();
        let entries = reference_list(sources.iter().copied(), style);
        let mut listed: Vec<Id> = entries.iter().map(|entry| entry.id).collect();
        let mut all: Vec<Id> = sources.iter().map(|(id, _)| *id).collect();
        listed.sort_unstable();
        all.sort_unstable();
        prop_assert_eq!(listed, all);
        prop_assert!(entries.iter().all(|entry| !entry.text.is_blank()));
        let cited = citation_among(sources.iter().copied(), sources[0].0, &page, style);
        prop_assert!(!cited.is_blank());
    }
}
