//! References and citations as the manuals of the styles have them, out of any record.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod any_record;
mod printed;
mod styles;

use contend::bibliography::{Style, citation, reference};
use contend::model::{Id, Kind, Source};

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
