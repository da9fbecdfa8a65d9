//! What a source is, in the words of records, BibTeX, RIS and the Citation Style
//! Language.

use crate::model::Source;

/// Kind as records have it, type of the Citation Style Language.
const KINDS: &[(&str, &str)] = &[
    ("article", "article-journal"),
    ("magazine article", "article-magazine"),
    ("newspaper article", "article-newspaper"),
    ("preprint", "article"),
    ("book", "book"),
    ("chapter", "chapter"),
    ("conference paper", "paper-conference"),
    ("encyclopedia entry", "entry-encyclopedia"),
    ("report", "report"),
    ("thesis", "thesis"),
    ("web page", "webpage"),
    ("blog post", "post-weblog"),
    ("post", "post"),
    ("manuscript", "manuscript"),
    ("interview", "interview"),
    ("talk", "speech"),
    ("letter", "personal_communication"),
    ("law", "legislation"),
    ("court case", "legal_case"),
    ("treaty", "treaty"),
    ("data set", "dataset"),
    ("film", "motion_picture"),
    ("broadcast", "broadcast"),
    ("pamphlet", "pamphlet"),
    ("document", "document"),
];

/// Other words that people write for a kind.
const SYNONYMS: &[(&str, &str)] = &[
    ("journal article", "article"),
    ("opinion article", "article"),
    ("essay", "article"),
    ("paper", "article"),
    ("magazine", "magazine article"),
    ("newspaper", "newspaper article"),
    ("news", "newspaper article"),
    ("edited book", "book"),
    ("book chapter", "chapter"),
    ("dissertation", "thesis"),
    ("webpage", "web page"),
    ("website", "web page"),
    ("web site", "web page"),
    ("site", "web page"),
    ("blog", "blog post"),
    ("speech", "talk"),
    ("working paper", "report"),
    ("policy brief", "report"),
    ("policy paper", "report"),
    ("brief", "report"),
];

const RIS: &[(&str, &str)] = &[
    ("JOUR", "article"),
    ("EJOUR", "article"),
    ("ABST", "article"),
    ("INPR", "preprint"),
    ("MGZN", "magazine article"),
    ("NEWS", "newspaper article"),
    ("BOOK", "book"),
    ("EBOOK", "book"),
    ("EDBOOK", "book"),
    ("CHAP", "chapter"),
    ("ECHAP", "chapter"),
    ("CONF", "book"),
    ("CPAPER", "conference paper"),
    ("ENCYC", "encyclopedia entry"),
    ("DICT", "encyclopedia entry"),
    ("RPRT", "report"),
    ("GOVDOC", "report"),
    ("STAND", "report"),
    ("THES", "thesis"),
    ("ELEC", "web page"),
    ("ICOMM", "web page"),
    ("BLOG", "blog post"),
    ("UNPB", "manuscript"),
    ("MANSCPT", "manuscript"),
    ("PCOMM", "letter"),
    ("SLIDE", "talk"),
    ("STAT", "law"),
    ("BILL", "law"),
    ("LEGAL", "law"),
    ("CASE", "court case"),
    ("DATA", "data set"),
    ("MPCT", "film"),
    ("VIDEO", "film"),
    ("PAMP", "pamphlet"),
];

const BIBTEX: &[(&str, &str)] = &[
    ("article", "article"),
    ("book", "book"),
    ("mvbook", "book"),
    ("booklet", "pamphlet"),
    ("collection", "book"),
    ("mvcollection", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
    ("manual", "report"),
    ("inbook", "chapter"),
    ("bookinbook", "chapter"),
    ("suppbook", "chapter"),
    ("incollection", "chapter"),
    ("suppcollection", "chapter"),
    ("inreference", "encyclopedia entry"),
    ("reference", "book"),
    ("inproceedings", "conference paper"),
    ("conference", "conference paper"),
    ("report", "report"),
    ("techreport", "report"),
    ("thesis", "thesis"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("online", "web page"),
    ("electronic", "web page"),
    ("www", "web page"),
    ("unpublished", "manuscript"),
    ("dataset", "data set"),
    ("legislation", "law"),
    ("jurisdiction", "court case"),
    ("letter", "letter"),
    ("movie", "film"),
    ("video", "film"),
];

fn look_up(table: &[(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    let row = table
        .iter()
        .find(|(from, _)| from.eq_ignore_ascii_case(word));
    row.map(|(_, to)| *to)
}

/// The kind of a RIS type such as `JOUR`.
pub fn kind_of_ris(word: &str) -> &'static str {
    look_up(RIS, word).unwrap_or("document")
}

/// The kind of a BibTeX entry such as `article`.
pub fn kind_of_bibtex(word: &str) -> &'static str {
    look_up(BIBTEX, word).unwrap_or("document")
}

/// The kind of a CSL type such as `article-journal`; another word is kept.
pub fn kind_of_csl(word: &str) -> String {
    let row = KINDS.iter().find(|(_, csl)| *csl == word);
    row.map_or_else(|| word.replace(['-', '_'], " "), |(kind, _)| (*kind).into())
}

/// What the Citation Style Language calls the source. Where the record names no
/// kind that is known, it is told from what else it holds.
pub fn csl_type(source: &Source) -> &'static str {
    let word = source.kind.trim().to_lowercase();
    let kind = look_up(SYNONYMS, &word).unwrap_or(&word);
    if let Some(csl) = look_up(KINDS, kind) {
        return csl;
    }
    let has = |text: &str| !text.trim().is_empty();
    if has(&source.container) {
        "article-journal"
    } else if has(&source.isbn) || has(&source.publisher) {
        "book"
    } else if has(&source.url) {
        "webpage"
    } else {
        "document"
    }
}
