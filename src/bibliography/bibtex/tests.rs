use super::read;

#[test]
fn entries_of_several_kinds_come_in_with_their_fields() {
    let text = r#"
% A remark with an e-mail@example.org
@string{rob = "Review of " # {Borders}}
@ARTICLE{khan2025,
  author = {Khan, M. Sheharyar and Tasawar Hussain},
  title = {Pakistan and the {Afghan Taliban}},
  subtitle = "A ``Security Dilemma''?",
  journal = rob,
  year = 2025, month = oct, volume = 3, number = {2},
  pages = {12--34}, doi = {https://doi.org/10.1000/a_b},
}
@misc(page, title = {A page}, howpublished = {\url{https://example.org/~x}}, date = {2025-10-20})
@phdthesis{t, author={Doe, Jane}, title={Work}, school={University of Lahore}, year={1999}}
"#;
    let imported = read(text);
    assert_eq!(imported.problems, []);
    let [article, page, thesis] = imported.sources.as_slice() else {
        panic!("{imported:#?}");
    };
    assert_eq!(
        article.title,
        "Pakistan and the Afghan Taliban: A “Security Dilemma”?"
    );
    assert_eq!(article.container, "Review of Borders");
    assert_eq!((&*article.date, &*article.issue), ("2025-10", "2"));
    assert_eq!((&*article.pages, &*article.doi), ("12–34", "10.1000/a_b"));
    assert_eq!(article.key, "khan2025");
    assert_eq!(
        (&*page.kind, &*page.url),
        ("web page", "https://example.org/~x")
    );
    assert_eq!(page.date, "2025-10-20");
    assert_eq!(thesis.genre, "Doctoral dissertation");
    assert_eq!(thesis.publisher, "University of Lahore");
}

#[test]
fn a_chapter_takes_what_it_lacks_from_its_book() {
    let text = "@incollection{c, title={Chapter}, author={Doe, J.}, crossref={b}}\n\
                @book{b, title={The Book}, subtitle={Part}, editor={Roe, R.}, publisher={P}, year=2001}";
    let chapter = &read(text).sources[0];
    assert_eq!(chapter.container, "The Book: Part");
    assert_eq!(chapter.editors, ["R. Roe"]);
    assert_eq!((&*chapter.publisher, &*chapter.date), ("P", "2001"));
}

#[test]
fn broken_entries_are_told_by_line_and_key_and_the_others_come_in() {
    let text = "@book{one, title={One}}\n\
                @book{two, title={Two,\n year=2001}\n\
                @book{three, title={Three}}\n\
                @book{four, title={Four}},\n year = {2001}\n}\n\
                @book{five, title = {Five} {again}}\n\
                @book{six, author = {Nobody}}\n\
                @book{seven, title={Seven}, journal = jcs}\n\
                @book{three, title={Three again}}";
    let imported = read(text);
    let titles: Vec<&str> = imported.sources.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(titles, ["One", "Three", "Four", "Seven", "Three again"]);
    let mut told: Vec<(usize, &str, &str)> = (imported.problems.iter())
        .map(|problem| {
            let end = problem.what.char_indices().nth(18).map_or(0, |(at, _)| at);
            (problem.line, problem.key.as_str(), &problem.what[..end])
        })
        .collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            (2, "two", "The entry is not c"),
            (6, "", "Fields stand outsi"),
            (8, "five", "The field title is"),
            (9, "six", "It has no title an"),
            (10, "seven", "The abbreviation j"),
            (11, "three", "The file has an en"),
        ]
    );
}

#[test]
fn strings_and_cross_references_that_point_at_themselves_end() {
    let text = "@string{a = a # a}\n@string{b = a # b # b}\n\
                @book{x, title = b # a, crossref = {y}}\n@book{y, title={Y}, crossref={x}}\n\
                @book{z, title={Z}, crossref={z}}";
    let titles: Vec<String> = (read(text).sources.into_iter())
        .map(|source| source.title)
        .collect();
    assert_eq!(titles.len(), 3);
    assert_eq!(titles[1..], ["Y", "Z"]);
}
