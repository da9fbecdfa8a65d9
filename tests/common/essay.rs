//! An essay to read documents of, and the ways to write it down in each format.
//!
//! In the words, `_` stands around what is emphasised, and `{1}` is the mark of
//! the first note.

#![allow(dead_code, reason = "each test uses a part of it")]

use super::made::{Chapter, docx, epub, escaped};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Title,
    Heading,
    Paragraph,
    Item,
    Quotation,
}

pub const PARTS: [(Kind, &str); 27] = [
    (Kind::Title, "The Tide Mill at Kerléo"),
    (
        Kind::Paragraph,
        "A tide mill works while its neighbours sleep. It does not wait for wind or rain; it waits for the moon. Twice a day the sea comes up the creek, pushes open a row of hanging doors, and fills a pond that is wider than the village; twice a day it leaves again, and on its way out it has to pass the wheel. “We are paid by the moon,” the last miller used to say, “and she has never been late – not once.”{1}",
    ),
    (
        Kind::Paragraph,
        "The mill at Kerléo stood for three hundred and eleven years. It ground barley, rye and, in the two hungry winters after 1788, acorns and chestnuts. It was struck by lightning once and flooded nine times. When it closed, in the spring of 1933, nobody came to watch; the miller, Anaïs Le Goff, hung her apron on the brake lever, wrote the date on the wall in chalk and walked home along the dyke.{2}",
    ),
    (Kind::Heading, "How the sea turned a stone"),
    (
        Kind::Paragraph,
        "The principle is so plain that it hardly deserves the name. A dyke closes the mouth of a creek. In the dyke are gates, hinged at the top, that open inwards when the water outside is higher and are pressed shut as soon as it falls. What is caught behind them is a pond. At Kerléo it measured some 38 000 m² at spring tides, and held water for five hours’ work: two and a half before midnight, as a rule, and two and a half after noon.",
    ),
    (
        Kind::Paragraph,
        "The wheel was an undershot one, four metres and twenty across, with thirty-two paddles of elm. Elm does not mind being wet; what it minds is being wet and dry by turns, and so the paddles had to be replaced every nine or ten years. The accounts record it each time in the same words, “pour les aubes neuves”, with the price of the timber and a jug of cider for the carpenter.{3} _Every_ carpenter, it seems, got the cider, whether he finished or not.",
    ),
    (
        Kind::Paragraph,
        "How much could such a mill do? A modern estimate gives it between 6 and 8 horse-power, which is about what a garden tractor has; on a good tide it made 210 kg of flour. That is bread for four hundred people for a day. The estimate rests on a fall of 1.9 m between pond and creek, and since the power goes with the height to the power of 3⁄2, a low tide of only half the fall gave not half of the flour but little more than a third.",
    ),
    (Kind::Paragraph, "Three things could stop it:"),
    (
        Kind::Item,
        "ice, which came seldom but broke paddles when it did;",
    ),
    (
        Kind::Item,
        "eels, which gathered in the race in October and jammed the gate;",
    ),
    (
        Kind::Item,
        "the neighbours, who had the right to cut reeds in the pond and would not be hurried.",
    ),
    (Kind::Heading, "Rights, rents and quarrels"),
    (
        Kind::Paragraph,
        "Water makes lawyers. Of the 214 documents that survive about the mill, 160 are letters of complaint. The prior of Saint-Ronan complained that the dyke kept the salmon from his weir; the salt-makers complained that the pond made the salt grey; the ferryman, Yann Quéré, complained that he had been promised a bridge in 1702, and went on complaining until 1741, when he was given one and at once asked for compensation because nobody took the ferry any more.",
    ),
    (
        Kind::Paragraph,
        "The most serious quarrel was about the hours. A mill that runs by the tide runs at night every second week, and its stones can be heard for a mile over still water. In 1764 the village asked that grinding should stop between ten in the evening and four in the morning. The miller’s answer is short enough to be given in full:",
    ),
    (
        Kind::Quotation,
        "Messieurs, I should be glad to sleep at night as you do. I did not choose the hours, and neither did my father. Write to the moon; and if she answers you, pray send me a copy.",
    ),
    (
        Kind::Paragraph,
        "The court in Quimper found for the miller, on the ground that “a custom of the sea is older than a custom of the land”.{4} It is a fine sentence, and the judges were evidently proud of it, for they used it again eleven years later in a case about oysters. Whether it is good law is another matter. No statute is cited; no earlier case is named; and the clerk, whose hand can be recognised by its extravagant capital Ç, added in the margin: “ha!”",
    ),
    (
        Kind::Paragraph,
        "What the quarrel shows is not that the villagers hated noise. They lived with bells, dogs and surf. It shows that the mill had changed hands: as long as it belonged to the commune, its noise was everybody’s noise, and when it was sold to a family from Brest – “strangers”, says the petition, although the family had been in the parish for sixty years – the same sound became a nuisance.",
    ),
    (Kind::Heading, "The last years"),
    (
        Kind::Paragraph,
        "Steam did not kill the mill, and neither did electricity, at least not directly. What ended it was white bread. Stone-ground flour is grey and keeps its germ, and with it an oil that turns rancid in six to eight weeks; roller mills in Nantes and Łódź took the germ out, and their flour kept for a year and was as white as a collar. By 1905 the bakers of the coast bought from the roller mills. Farmers still came to Kerléo, but they came to grind feed.",
    ),
    (
        Kind::Paragraph,
        "Anaïs Le Goff took over from her uncle in 1911. She kept a diary, which is mostly weather. “Wind SW, soft. Ground 90 kg. Two eels.” On 2 August 1914 she writes: “They have taken the horse and the boy. Ground nothing.” The boy came back in 1919; the horse did not. In between, the mill ran almost every tide, because the roller mills had neither coal nor men, and for four years the coast ate grey bread again and, as far as one can tell, did not mind.{5}",
    ),
    (
        Kind::Paragraph,
        "After that the entries grow shorter. The dyke leaked; the commune would not mend what it had sold, and the family could not. In 1927 an engineer came from Paris, a Monsieur Væring, who measured everything, drank the cider and explained that the creek could drive a turbine of 40 kW. He drew it, too: a clean, handsome drawing in three colours, with a small figure in a hat to give the scale. Nothing came of it. The drawing hung in the mill until the end, and Le Goff wrote next to it, in chalk, the amount of flour that she had ground that week.",
    ),
    (Kind::Heading, "What is left"),
    (
        Kind::Paragraph,
        "Today the wheel is gone, and the pond belongs to avocets. The doors in the dyke still hang on their hinges, and on a big spring tide, when the wind is in the south-west, they still swing open by themselves with a sound like a cough. The chalk marks on the wall have been put behind glass. One can read 1926, 1929 and a part of 1931; of the last line only the day is left, and the word “fini”, or perhaps “farine”: the experts do not agree.",
    ),
    (
        Kind::Paragraph,
        "It is easy to be sentimental about mills. They are slow, they are round, and they are usually beautifully placed. But the people who worked them were not sentimental; they were tired. If there is a lesson in Kerléo, it is a modest one: that a source of power can be entirely free, entirely clean and entirely reliable, and still lose, because somebody has to get up for it at two in the morning.",
    ),
    (
        Kind::Paragraph,
        "And yet the plan of 1927 has lately been taken out of its drawer. The new turbine would be smaller than Væring’s and would sit where the wheel sat; it would feed 31 houses, or 28 if they bake. The commune has voted for it by seven to six. The salt-makers, whose salt is now sold by the spoonful, have written a letter of complaint.",
    ),
    (
        Kind::Paragraph,
        "I asked the mayor whether anybody had objected to the noise. “There will be none,” she said; “that is the trouble. How shall we know that it is running?” Then she laughed, looked at the tide table on the wall, as everyone there does before making an appointment, and said that she could see me on Thursday – at ten past four.",
    ),
    (
        Kind::Paragraph,
        "On Thursday, at ten past four, the doors in the dyke coughed, and the water began to rise behind them; first grey, then green, then, for as long as it takes to say so, the colour of bread.",
    ),
];

pub const NOTES: [&str; 5] = [
    "Told to the author by her niece, Soizic Le Goff, in the kitchen of the miller’s house.",
    "The chalk is still legible in a photograph of 1951; see p. 12 of the commune’s inventory.",
    "Accounts of the mill, 1719–1788, bundle 4: “item, un pot de cidre au charpentier”.",
    "Judgment of 3 March 1765. The case about the oysters is that of 1776; it was lost by the oysters.",
    "Compare the ration lists of the prefecture, which call the bread “bis” and the complaints about it “rares”.",
];

const RAISED: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

/// The words as they are read: without signs of emphasis, marks of notes raised.
pub fn plain(words: &str) -> String {
    let mut plain = words.replace('_', "");
    for (number, sign) in RAISED.iter().enumerate() {
        plain = plain.replace(&format!("{{{number}}}"), sign);
    }
    plain
}

/// The text of each section, its parts divided by blank lines.
pub fn sections() -> Vec<String> {
    let mut sections: Vec<Vec<String>> = Vec::new();
    for (kind, words) in PARTS {
        if matches!(kind, Kind::Title | Kind::Heading) {
            sections.push(Vec::new());
        }
        let mark = if kind == Kind::Item { "• " } else { "" };
        sections
            .last_mut()
            .unwrap()
            .push(format!("{mark}{}", plain(words)));
    }
    sections
        .into_iter()
        .map(|parts| parts.join("\n\n"))
        .collect()
}

fn html_words(words: &str) -> String {
    let mut html = escaped(words);
    for tag in ["<em>", "</em>"].iter().cycle().take(20) {
        html = html.replacen('_', tag, 1);
    }
    for number in 1..=NOTES.len() {
        let mark = format!("<sup><a href=\"#n{number}\" id=\"r{number}\">{number}</a></sup>");
        html = html.replace(&format!("{{{number}}}"), &mark);
    }
    // Lines in the source end anywhere.
    let mut broken = String::new();
    for (at, word) in html.split(' ').enumerate() {
        broken.push_str(if at == 0 {
            ""
        } else if at % 9 == 0 {
            "\n      "
        } else {
            " "
        });
        broken.push_str(word);
    }
    broken
}

fn html_part(kind: Kind, words: &str) -> String {
    let words = html_words(words);
    match kind {
        Kind::Title => format!("<h1>{words}</h1>\n"),
        Kind::Heading => format!("<h2>{words}</h2>\n"),
        Kind::Paragraph => format!("<p>{words}</p>\n"),
        Kind::Item => format!("<ul><li>{words}</li></ul>\n"),
        Kind::Quotation => format!("<blockquote><p>{words}</p></blockquote>\n"),
    }
}

fn html_notes() -> String {
    let notes = NOTES.iter().enumerate().map(|(at, note)| {
        let number = at + 1;
        let note = html_words(note);
        format!(
            "<li id=\"n{number}\">{note} <a role=\"doc-backlink\" href=\"#r{number}\">↩</a></li>"
        )
    });
    let notes: String = notes.collect();
    format!("<section role=\"doc-endnotes\"><ol>{notes}</ol></section>")
}

pub fn as_html() -> Vec<u8> {
    let parts: String = PARTS
        .iter()
        .map(|(kind, words)| html_part(*kind, words))
        .collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>The Tide Mill</title>\
         <style>p {{ margin: 0 }}</style></head><body><nav><ul><li><a href=\"/\">Home</a></li></ul></nav>\
         <main><article>{parts}{}</article></main><footer>Imprint</footer></body></html>",
        html_notes()
    )
    .into_bytes()
}

pub fn as_epub() -> Vec<u8> {
    let mut bodies: Vec<String> = Vec::new();
    for (kind, words) in PARTS {
        if matches!(kind, Kind::Title | Kind::Heading) {
            bodies.push(format!(
                "<span epub:type=\"pagebreak\" id=\"p{0}\" title=\"{0}\"/>",
                bodies.len() + 9
            ));
        }
        bodies.last_mut().unwrap().push_str(&html_part(kind, words));
    }
    bodies.push(html_notes());
    let names: Vec<String> = (0..bodies.len())
        .map(|at| format!("text{at}.xhtml"))
        .collect();
    let chapters: Vec<Chapter<'_>> = names
        .iter()
        .zip(&bodies)
        .map(|(name, body)| Chapter { name, body })
        .collect();
    epub(&chapters, "")
}

/// Runs of a few words each, as word processors cut them up.
fn docx_words(words: &str) -> String {
    let run =
        |properties: &str, inside: &str| format!("<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>");
    let text = |words: &str| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(words));
    let mut runs = String::new();
    for (at, piece) in words.split('_').enumerate() {
        let properties = if at % 2 == 1 { "<w:i/>" } else { "" };
        for piece in piece.split_inclusive('}') {
            let (before, mark) = piece.split_once('{').unwrap_or((piece, ""));
            let letters: Vec<char> = before.chars().collect();
            for letters in letters.chunks(23) {
                let letters: String = letters.iter().collect();
                runs.push_str(&run(properties, &text(&letters)));
            }
            if let Some(number) = mark.strip_suffix('}') {
                let reference = format!("<w:footnoteReference w:id=\"{number}\"/>");
                runs.push_str(&run("<w:rStyle w:val=\"Mark\"/>", &reference));
            }
        }
    }
    runs
}

pub fn as_docx() -> Vec<u8> {
    let styles = "<w:styles><w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"Q\"><w:name w:val=\"Quote\"/></w:style>\
        <w:style w:type=\"character\" w:styleId=\"Mark\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">\
        <w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"&#xF0B7;\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let body: String = PARTS
        .iter()
        .map(|(kind, words)| {
            let properties = match kind {
                Kind::Title => "<w:pStyle w:val=\"T\"/>",
                Kind::Heading => "<w:pStyle w:val=\"H\"/>",
                Kind::Quotation => "<w:pStyle w:val=\"Q\"/>",
                Kind::Item => "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
                Kind::Paragraph => "",
            };
            format!(
                "<w:p><w:pPr>{properties}</w:pPr>{}</w:p>",
                docx_words(words)
            )
        })
        .collect();
    let notes: String = NOTES
        .iter()
        .enumerate()
        .map(|(at, note)| {
            format!(
                "<w:footnote w:id=\"{}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
                at + 1,
                docx_words(&format!(" {note}"))
            )
        })
        .collect();
    let notes = format!("<w:footnotes>{notes}</w:footnotes>");
    docx(
        &body,
        &[
            ("styles.xml", styles),
            ("numbering.xml", numbering),
            ("footnotes.xml", &notes),
        ],
    )
}

pub fn as_markdown() -> Vec<u8> {
    let mut text = String::from("---\ntitle: The Tide Mill at Kerléo\n---\n\n");
    for (kind, words) in PARTS {
        let words = words.replace('_', "*").replace('{', "[^").replace('}', "]");
        text += &match kind {
            Kind::Title => format!("# {words}\n\n"),
            Kind::Heading => format!("## {words}\n\n"),
            Kind::Paragraph => format!("{words}\n\n"),
            Kind::Item => format!("- {words}\n"),
            Kind::Quotation => format!("> {words}\n\n"),
        };
    }
    for (at, note) in NOTES.iter().enumerate() {
        text += &format!("[^{}]: {note}\n\n", at + 1);
    }
    text.into_bytes()
}

pub fn as_text() -> Vec<u8> {
    let mut text = sections().join("\r\n\r\n");
    text.insert(0, '\u{FEFF}');
    text.into_bytes()
}
