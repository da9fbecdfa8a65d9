//! Maps in a few lines.

use crate::model::{
    Backing, Claim, Combination, Finite, Fit, Id, Map, Override, Question, Quote, Reason, Source,
    Stance, Transaction,
};
use crate::reasoning::{Label, Reasoner, Settings};

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

pub fn ids(texts: &[&str]) -> Vec<Id> {
    texts.iter().map(|text| id(text)).collect()
}

pub fn rating(value: f64) -> Option<Finite> {
    Finite::new(value)
}

/// A map in the making. Ids are written out: `c-a`, `r-a`, `b-a`, `q-a`.
#[derive(Default)]
pub struct Build(pub Map);

impl Build {
    fn with(mut self, make: impl FnOnce(&mut Transaction<'_>)) -> Self {
        let mut transaction = Transaction::new(&mut self.0);
        make(&mut transaction);
        let _made = transaction.finish();
        self
    }

    pub fn claim(self, name: &str, base: Option<f64>) -> Self {
        self.with(|tx| {
            let claim = Claim {
                text: format!("{name}."),
                rating: base.and_then(Finite::new),
                ..Claim::default()
            };
            tx.put(id(name), claim);
        })
    }

    pub fn assumption(self, name: &str, base: Option<f64>) -> Self {
        self.claim(name, base)
            .with(|tx| assert!(tx.update::<Claim>(id(name), |claim| claim.assumption = true)))
    }

    pub fn question(self, name: &str, theses: &[&str]) -> Self {
        self.with(|tx| {
            let question = Question {
                text: format!("Which, {name}?"),
                theses: ids(theses),
                ..Question::default()
            };
            tx.put(id(name), question);
        })
    }

    fn reason(self, name: &str, premises: &[&str], stance: Stance, target: &str) -> Self {
        self.with(|tx| {
            let reason = Reason {
                target: id(target),
                stance,
                premises: ids(premises),
                ..Reason::default()
            };
            tx.put(id(name), reason);
        })
    }

    pub fn pro(self, name: &str, premises: &[&str], target: &str) -> Self {
        self.reason(name, premises, Stance::For, target)
    }

    pub fn con(self, name: &str, premises: &[&str], target: &str) -> Self {
        self.reason(name, premises, Stance::Against, target)
    }

    pub fn weight(self, reason: &str, weight: f64) -> Self {
        self.with(|tx| assert!(tx.update::<Reason>(id(reason), |r| r.rating = rating(weight))))
    }

    pub fn combination(self, reason: &str, how: Combination) -> Self {
        self.with(|tx| assert!(tx.update::<Reason>(id(reason), |r| r.combination = how)))
    }

    /// A quote of its own, of one source for all, behind a claim.
    pub fn backing(
        self,
        name: &str,
        claim: &str,
        stance: Stance,
        credibility: Option<f64>,
    ) -> Self {
        let quote = id(&name.replacen('b', "u", 1));
        self.with(|tx| {
            let source = Source {
                title: "Report".into(),
                ..Source::default()
            };
            tx.put(id("s-report"), source);
            let words = Quote {
                source: id("s-report"),
                exact: format!("words of {name}"),
                ..Quote::default()
            };
            tx.put(quote, words);
            let backing = Backing {
                quote,
                claim: id(claim),
                stance,
                rating: credibility.and_then(Finite::new),
                ..Backing::default()
            };
            tx.put(id(name), backing);
        })
    }

    pub fn fit(self, name: &str, evidence: &str, thesis: &str, fit: Fit) -> Self {
        self.with(|tx| {
            let cell = Override {
                evidence: id(evidence),
                thesis: id(thesis),
                fit,
                ..Override::default()
            };
            tx.put(id(name), cell);
        })
    }

    pub fn map(self) -> Map {
        self.0
    }
}

pub fn reasoner(map: &Map) -> Reasoner {
    Reasoner::new(map, Settings::default())
}

pub fn label(map: &Map, name: &str) -> Label {
    reasoner(map).label_of(id("q-which"), id(name)).unwrap()
}

/// Two theses, one quote behind a premise of each.
pub fn rivals() -> Build {
    Build::default()
        .claim("c-a", None)
        .claim("c-b", None)
        .question("q-which", &["c-a", "c-b"])
        .claim("c-pa", None)
        .claim("c-pb", None)
        .backing("b-pa", "c-pa", Stance::For, None)
        .backing("b-pb", "c-pb", Stance::For, None)
        .pro("r-a", &["c-pa"], "c-a")
        .pro("r-b", &["c-pb"], "c-b")
}
