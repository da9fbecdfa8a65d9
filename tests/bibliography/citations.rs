//! References and citations as the manuals of the styles have them, out of any record.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

use contend::bibliography::{
    Entry, Markup, Style, citation, citation_among, cite_short, quote_text, reference,
    reference_list,
};
use contend::cli::{self, Command};
use contend::model::{Id, Kind, Source};
use proptest::prelude::*;
use serde_json::Value;

fn list(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn article() -> Source {
    Source {
        title: "Borders and the state in north Waziristan".into(),
        kind: "article".into(),
        authors: list(&["Jane Doe", "Richard Roe"]),
        container: "Journal of Borders".into(),
        volume: "12".into(),
        issue: "3".into(),
        pages: "101–119".into(),
        date: "2019-05".into(),
        doi: "10.1000/182".into(),
        url: "https://example.org/x".into(),
        ..Source::default()
    }
}

fn book() -> Source {
    Source {
        title: "The quiet frontier".into(),
        kind: "book".into(),
        authors: list(&["Jane Doe"]),
        publisher: "Indus Press".into(),
        place: "Lahore".into(),
        edition: "2nd".into(),
        date: "2018".into(),
        ..Source::default()
    }
}

fn chapter() -> Source {
    Source {
        title: "After the treaty".into(),
        kind: "chapter".into(),
        authors: list(&["Ayesha Malik"]),
        editors: list(&["Jane Doe", "Omar bin Said"]),
        container: "Essays on the Frontier".into(),
        publisher: "Indus Press".into(),
        pages: "45–67".into(),
        date: "2020".into(),
        ..Source::default()
    }
}

fn report() -> Source {
    Source {
        title: "Frontier outlook".into(),
        kind: "report".into(),
        authors: list(&["World Bank"]),
        publisher: "World Bank".into(),
        genre: "Policy report".into(),
        number: "42".into(),
        date: "2023".into(),
        url: "https://example.org/wb".into(),
        ..Source::default()
    }
}

fn page() -> Source {
    Source {
        title: "How the border was drawn".into(),
        kind: "web page".into(),
        authors: list(&["Sana Iqbal"]),
        container: "Frontier Notes".into(),
        date: "2024-03-02".into(),
        url: "https://example.org/border".into(),
        ..Source::default()
    }
}

fn no_author() -> Source {
    Source {
        title: "On allies and adversaries".into(),
        kind: "article".into(),
        container: "Raksha Anirveda".into(),
        ..Source::default()
    }
}

fn no_date() -> Source {
    Source {
        title: "Taliban, TTP and Pakistan: A Question of Policy, Not Capacity".into(),
        kind: "article".into(),
        short: "Ghazi".into(),
        authors: list(&["Arslan Ghazi"]),
        ..Source::default()
    }
}

fn organisation() -> Source {
    Source {
        title: "Perceptions and perspectives".into(),
        kind: "article".into(),
        authors: list(&["{Raksha Anirveda}"]),
        container: "PoliTact".into(),
        date: "2025-10-20".into(),
        ..Source::default()
    }
}

fn set(source: &Source, style: Style) -> String {
    reference(Id::random(Kind::Source), source, style)
        .text
        .markdown()
}

fn cited(source: &Source, page: &str, style: Style) -> String {
    citation(Id::random(Kind::Source), source, page, style).markdown()
}

/// Each kind of source with its reference and its citation of page 9.
fn golden(style: Style, expected: &[(Source, &str, &str)]) {
    for (source, in_list, in_text) in expected {
        assert_eq!(set(source, style), *in_list, "{style}");
        assert_eq!(cited(source, "9", style), *in_text, "{style}");
    }
}

#[test]
fn apa_is_as_its_manual_has_it() {
    golden(
        Style::Apa,
        &[
            (
                article(),
                "Doe, J., & Roe, R. (2019). Borders and the state in north Waziristan. *Journal of \
                 Borders*, *12*(3), 101–119. https://doi.org/10.1000/182",
                "(Doe & Roe, 2019, p. 9)",
            ),
            (
                book(),
                "Doe, J. (2018). *The quiet frontier* (2nd ed.). Indus Press.",
                "(Doe, 2018, p. 9)",
            ),
            (
                chapter(),
                "Malik, A. (2020). After the treaty. In J. Doe & O. bin Said (Eds.), *Essays on the \
                 Frontier* (pp. 45–67). Indus Press.",
                "(Malik, 2020, p. 9)",
            ),
            (
                report(),
                "World Bank. (2023). *Frontier outlook* (Policy Report No. 42). World Bank. \
                 https://example.org/wb",
                "(World Bank, 2023, p. 9)",
            ),
            (
                page(),
                "Iqbal, S. (2024, March 2). *How the border was drawn*. Frontier Notes. \
                 https://example.org/border",
                "(Iqbal, 2024, p. 9)",
            ),
            (
                no_author(),
                "On allies and adversaries. (n.d.). *Raksha Anirveda*.",
                "(“On Allies and Adversaries,” n.d., p. 9)",
            ),
            (
                no_date(),
                "Ghazi, A. (n.d.). *Taliban, TTP and Pakistan: A Question of Policy, Not Capacity*.",
                "(Ghazi, n.d., p. 9)",
            ),
            (
                organisation(),
                "Raksha Anirveda. (2025). Perceptions and perspectives. *PoliTact*.",
                "(Raksha Anirveda, 2025, p. 9)",
            ),
        ],
    );
}

#[test]
fn chicago_author_date_is_as_its_manual_has_it() {
    golden(
        Style::ChicagoAuthorDate,
        &[
            (
                article(),
                "Doe, Jane, and Richard Roe. 2019. “Borders and the State in North Waziristan.” \
                 *Journal of Borders* 12 (3): 101–19. https://doi.org/10.1000/182.",
                "(Doe and Roe 2019, 9)",
            ),
            (
                book(),
                "Doe, Jane. 2018. *The Quiet Frontier*. 2nd ed. Indus Press.",
                "(Doe 2018, 9)",
            ),
            (
                chapter(),
                "Malik, Ayesha. 2020. “After the Treaty.” In *Essays on the Frontier*, edited by \
                 Jane Doe and Omar bin Said. Indus Press.",
                "(Malik 2020, 9)",
            ),
            (
                report(),
                "World Bank. 2023. *Frontier Outlook*. Policy Report No. 42. World Bank. \
                 https://example.org/wb.",
                "(World Bank 2023, 9)",
            ),
            (
                page(),
                "Iqbal, Sana. 2024. “How the Border Was Drawn.” Frontier Notes, March 2. \
                 https://example.org/border.",
                "(Iqbal 2024, 9)",
            ),
            (
                no_author(),
                "“On Allies and Adversaries.” n.d. *Raksha Anirveda*.",
                "(“On Allies and Adversaries,” n.d., 9)",
            ),
            (
                no_date(),
                "Ghazi, Arslan. n.d. “Taliban, TTP and Pakistan: A Question of Policy, Not Capacity.”",
                "(Ghazi, n.d., 9)",
            ),
            (
                organisation(),
                "Raksha Anirveda. 2025. “Perceptions and Perspectives.” *PoliTact*, October 20.",
                "(Raksha Anirveda 2025, 9)",
            ),
        ],
    );
}

#[test]
fn chicago_notes_are_as_their_manual_has_them() {
    golden(
        Style::ChicagoNotes,
        &[
            (
                article(),
                "Doe, Jane, and Richard Roe. “Borders and the State in North Waziristan.” *Journal \
                 of Borders* 12, no. 3 (2019): 101–19. https://doi.org/10.1000/182.",
                "Jane Doe and Richard Roe, “Borders and the State in North Waziristan,” *Journal of \
                 Borders* 12, no. 3 (2019): 9, https://doi.org/10.1000/182.",
            ),
            (
                book(),
                "Doe, Jane. *The Quiet Frontier*. 2nd ed. Indus Press, 2018.",
                "Jane Doe, *The Quiet Frontier*, 2nd ed. (Indus Press, 2018), 9.",
            ),
            (
                chapter(),
                "Malik, Ayesha. “After the Treaty.” In *Essays on the Frontier*, edited by Jane Doe \
                 and Omar bin Said. Indus Press, 2020.",
                "Ayesha Malik, “After the Treaty,” in *Essays on the Frontier*, ed. Jane Doe and \
                 Omar bin Said (Indus Press, 2020), 9.",
            ),
            (
                page(),
                "Iqbal, Sana. “How the Border Was Drawn.” Frontier Notes, March 2, 2024. \
                 https://example.org/border.",
                "Sana Iqbal, “How the Border Was Drawn,” Frontier Notes, March 2, 2024, 9, \
                 https://example.org/border.",
            ),
            (
                no_author(),
                "“On Allies and Adversaries.” *Raksha Anirveda*, n.d.",
                "“On Allies and Adversaries,” *Raksha Anirveda*, n.d., 9.",
            ),
            (
                no_date(),
                "Ghazi, Arslan. “Taliban, TTP and Pakistan: A Question of Policy, Not Capacity.”",
                "Arslan Ghazi, “Taliban, TTP and Pakistan: A Question of Policy, Not Capacity,” 9.",
            ),
        ],
    );
}

#[test]
fn mla_is_as_its_manual_has_it() {
    golden(
        Style::Mla,
        &[
            (
                article(),
                "Doe, Jane, and Richard Roe. “Borders and the State in North Waziristan.” *Journal \
                 of Borders*, vol. 12, no. 3, May 2019, pp. 101–19, https://doi.org/10.1000/182.",
                "(Doe and Roe 9)",
            ),
            (
                book(),
                "Doe, Jane. *The Quiet Frontier*. 2nd ed., Indus Press, 2018.",
                "(Doe 9)",
            ),
            (
                chapter(),
                "Malik, Ayesha. “After the Treaty.” *Essays on the Frontier*, edited by Jane Doe and \
                 Omar bin Said, Indus Press, 2020, pp. 45–67.",
                "(Malik 9)",
            ),
            (
                page(),
                "Iqbal, Sana. “How the Border Was Drawn.” *Frontier Notes*, 2 Mar. 2024, \
                 https://example.org/border.",
                "(Iqbal 9)",
            ),
            (
                no_date(),
                "Ghazi, Arslan. “Taliban, TTP and Pakistan: A Question of Policy, Not Capacity.”",
                "(Ghazi 9)",
            ),
        ],
    );
}

#[test]
fn translator_series_and_day_of_access_stand_where_each_style_has_them() {
    let book = Source {
        title: "The mountain road".into(),
        kind: "book".into(),
        authors: list(&["Farid Aslam"]),
        translators: list(&["Jane Doe"]),
        series: "Frontier Studies".into(),
        number: "43".into(),
        publisher: "Indus Press".into(),
        date: "1967".into(),
        ..Source::default()
    };
    let undated = Source {
        date: String::new(),
        accessed: "2025-11-06".into(),
        ..page()
    };
    for (style, of_book, of_page) in [
        (
            Style::Apa,
            // This manual leaves the series out.
            "Aslam, F. (1967). *The mountain road* (J. Doe, Trans.). Indus Press.",
            "Iqbal, S. (n.d.). *How the border was drawn*. Frontier Notes. Retrieved November 6, \
             2025, from https://example.org/border",
        ),
        (
            Style::ChicagoAuthorDate,
            "Aslam, Farid. 1967. *The Mountain Road*. Translated by Jane Doe. Frontier Studies \
             43. Indus Press.",
            "Iqbal, Sana. n.d. “How the Border Was Drawn.” Frontier Notes. Accessed November 6, \
             2025. https://example.org/border.",
        ),
        (
            Style::ChicagoNotes,
            "Aslam, Farid. *The Mountain Road*. Translated by Jane Doe. Frontier Studies 43. \
             Indus Press, 1967.",
            "Iqbal, Sana. “How the Border Was Drawn.” Frontier Notes. Accessed November 6, 2025. \
             https://example.org/border.",
        ),
        (
            Style::Mla,
            "Aslam, Farid. *The Mountain Road*. Translated by Jane Doe, Indus Press, 1967. \
             Frontier Studies 43.",
            "Iqbal, Sana. “How the Border Was Drawn.” *Frontier Notes*, \
             https://example.org/border. Accessed 6 Nov. 2025.",
        ),
    ] {
        assert_eq!(set(&book, style), of_book, "{style}");
        assert_eq!(set(&undated, style), of_page, "{style}");
    }
}

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

const MAP: &str = r#"(
    format: 1,
    title: "M",
    claims: {"c-a": (text: "A")},
    sources: {
        "s-a": (title: "The quiet frontier", kind: "book", authors: ["Jane Doe"], date: "2018", publisher: "Indus Press"),
        "s-b": (title: "Elsewhere", kind: "book", authors: ["Ayesha Malik"]),
    },
    quotes: {"u-a": (source: "s-a", exact: "the border\n  moved", page: "9")},
    backings: {"b-a": (quote: "u-a", claim: "c-a", stance: "for")},
)
"#;

#[test]
fn a_quote_is_copied_with_its_citation_and_reference() {
    let map = contend::file::parse(MAP, "map.ron".as_ref()).unwrap().map;
    let quote = map.quotes().ids().next().unwrap();
    let copied = |style, markup| quote_text(&map, quote, style, markup).unwrap();
    assert_eq!(
        copied(Style::ChicagoAuthorDate, Markup::Plain),
        "“the border moved” (Doe 2018, 9)\n\nDoe, Jane. 2018. The Quiet Frontier. Indus Press."
    );
    assert_eq!(
        copied(Style::ChicagoNotes, Markup::Markdown),
        "> “the border moved”[^1]\n\n[^1]: Jane Doe, *The Quiet Frontier* (Indus Press, 2018), 9.\n\n\
         Doe, Jane. *The Quiet Frontier*. Indus Press, 2018."
    );
}

struct Ran {
    code: u8,
    out: String,
    complaints: String,
}

fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    match cli::run(
        ["contend"].iter().chain(arguments),
        &mut out,
        &mut complaints,
    ) {
        Command::Exit(code) => Ran {
            code,
            out: String::from_utf8(out).unwrap(),
            complaints: String::from_utf8(complaints).unwrap(),
        },
        open @ Command::Open { .. } => panic!("{open:?}"),
    }
}

#[test]
fn the_command_line_prints_the_list_in_each_style_and_format() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.ron");
    std::fs::write(&map, MAP).unwrap();
    let map = map.to_str().unwrap();
    let listed = run(&["cite", map]);
    assert_eq!((listed.code, listed.complaints.as_str()), (0, ""));
    assert_eq!(
        listed.out,
        "Doe, J. (2018). The quiet frontier. Indus Press.\n\nMalik, A. (n.d.). Elsewhere.\n"
    );
    let markdown = run(&[
        "cite", map, "--style", "mla", "--format", "markdown", "--quoted",
    ]);
    assert_eq!(
        markdown.out,
        "Doe, Jane. *The Quiet Frontier*. Indus Press, 2018.\n"
    );
    let json = run(&["cite", map, "--style=chicago-notes", "--format=json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["style"], "chicago-notes");
    let first = json["references"][0].as_object().unwrap();
    let names: Vec<&String> = first.keys().collect();
    assert_eq!(names, ["id", "text", "markdown", "missing"]);
    assert_eq!(json["references"][1]["missing"][0], "no date");
    let wrong = run(&["cite", map, "--style", "harvard"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.complaints.contains("chicago-author-date"),
        "{}",
        wrong.complaints
    );
    assert_eq!(run(&["cite", "/no/such/map.ron"]).code, 2);
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
