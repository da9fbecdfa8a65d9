//! Rival theses in few words: what tells them apart.

use crate::model::{Id, Map};

/// What a thesis says that its rivals do not begin with as well; nothing for a claim that
/// is none.
pub fn thesis_told_apart(map: &Map, thesis: Id) -> Option<String> {
    let question = *map.questions_of(thesis).first()?;
    let theses = &map.question(question)?.theses;
    let place = theses.iter().position(|rival| *rival == thesis)?;
    let texts = theses.iter().map(|rival| map.claim(*rival));
    // A thesis that is missing says nothing, and has no words in common with others.
    let texts: Vec<&str> = texts
        .map(|claim| claim.map_or("", |it| it.text.as_str()))
        .collect();
    without_common_start(&texts).into_iter().nth(place)
}

/// Where no text has more characters than this, all have room enough.
const SHORT: usize = 28;

/// The words of rival theses without what all begin with: that does not tell them
/// apart where there is little room.
pub fn without_common_start(texts: &[&str]) -> Vec<String> {
    let words: Vec<Vec<&str>> = (texts.iter())
        .map(|text| text.split_whitespace().collect())
        .collect();
    let shortest = words.iter().map(Vec::len).min().unwrap_or(0);
    let is_common = |place: &usize| {
        let mut at = words.iter().filter_map(|words| words.get(*place));
        let first = at.next();
        at.all(|word| Some(word) == first)
    };
    let common = (0..shortest).take_while(is_common).count();
    let is_long = texts.iter().any(|text| text.chars().count() > SHORT);
    // One word is not worth an ellipsis, and something has to be left of each.
    let cut = match is_long && texts.len() > 1 && common > 1 && common < shortest {
        true => common,
        false => 0,
    };
    (words.iter())
        .map(|words| {
            let rest = words.get(cut..).unwrap_or_default().join(" ");
            match cut {
                0 => rest,
                _ => format!("… {rest}"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rivals_are_told_apart_by_what_differs() {
        let short = without_common_start(&[
            "They always act out of fear.",
            "They always act out of greed.",
        ]);
        assert_eq!(short, ["… fear.", "… greed."]);
        let whole = ["Explanation number 1.", "Explanation number 2."];
        assert_eq!(without_common_start(&whole), whole, "there is room for all");
        let whole = ["The flood did it.", "The toll did it."];
        assert_eq!(without_common_start(&whole), whole, "one word is kept");
        let within = [
            "It was the rain that came over the hills",
            "It was the rain",
        ];
        assert_eq!(
            without_common_start(&within),
            within,
            "something is left of each"
        );
        assert_eq!(
            without_common_start(&["Alone it stays"]),
            ["Alone it stays"]
        );
        assert!(without_common_start(&[]).is_empty());
    }
}
