use contend::document::Refused;

use super::kit::{content_of, outline_of, refusal_of};
use super::made::{docx, zipped};

fn outline(body: &str, others: &[(&str, &str)]) -> Vec<String> {
    outline_of(&content_of(&docx(body, others), "docx"))
}

#[test]
fn paragraphs_keep_their_words_tabs_and_line_ends() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">The &#8220;mill&#8221; ran </w:t></w:r>\
        <w:r><w:rPr><w:b/></w:rPr><w:t>day</w:t><w:t xml:space=\"preserve\"> &amp; night,</w:t></w:r>\
        <w:r><w:tab/><w:t>well</w:t><w:noBreakHyphen/><w:t>oiled;</w:t><w:br/><w:t>then it sto</w:t>\
        <w:softHyphen/><w:t>pped.</w:t><w:lastRenderedPageBreak/></w:r></w:p><w:p/>\
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:hyperlink><w:r><w:t>A link.</w:t></w:r></w:hyperlink></w:p>";
    assert_eq!(
        outline(body, &[]),
        [
            "paragraph: The “mill” ran day & night,\twell\u{2011}oiled;\nthen it sto\u{AD}pped.",
            "paragraph: A link.",
        ]
    );
}

#[test]
fn headings_lists_quotations_and_contents_are_told_apart() {
    let styles = r#"<w:styles><w:style w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Cita"><w:name w:val="Quote"/></w:style>
        <w:style w:styleId="TDC1"><w:name w:val="toc 1"/></w:style>
        <w:style w:styleId="Lista"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let paragraph = |properties: &str, words: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let item = |level: u8, words: &str| {
        paragraph(
            &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>"),
            words,
        )
    };
    let body = [
        paragraph("<w:pStyle w:val=\"TDC1\"/>", "Mills\t1"),
        paragraph(
            "<w:pStyle w:val=\"Ttulo1\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs>",
            "Mills",
        ),
        item(0, "One"),
        item(1, "Two"),
        item(0, "Three"),
        paragraph("<w:pStyle w:val=\"Lista\"/>", "Four"),
        paragraph("<w:pStyle w:val=\"Cita\"/>", "We ground."),
        paragraph("<w:outlineLvl w:val=\"2\"/>", "Deep"),
    ]
    .concat();
    let bytes = docx(
        &body,
        &[("styles.xml", styles), ("numbering.xml", numbering)],
    );
    let content = content_of(&bytes, "docx");
    assert_eq!(
        outline_of(&content),
        [
            "furniture: Mills\t1",
            "heading 1: Mills",
            "item 1: 1. One",
            "item 2: a) Two",
            "item 1: 2. Three",
            "item 1: • Four",
            "quotation: We ground.",
            "heading 3: Deep",
        ]
    );
    assert_eq!(content.about.title, "Mills");
}

#[test]
fn notes_stand_at_the_end_in_the_order_of_their_marks() {
    let notes = |kind: &str, order: [u8; 2]| {
        let note = |id: u8| {
            format!(
                "<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/></w:r><w:r>\
                <w:t xml:space=\"preserve\"> {kind} {id}.</w:t></w:r></w:p></w:{kind}>"
            )
        };
        let [first, second] = order.map(note);
        format!(
            "<w:{kind}s><w:{kind} w:id=\"-1\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>{first}{second}</w:{kind}s>"
        )
    };
    let reference = |kind: &str, id: u8| {
        format!(
            "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:{kind}Reference w:id=\"{id}\"/></w:r>"
        )
    };
    let text = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p><w:p>{}{}</w:p>",
        text("The border"),
        reference("footnote", 7),
        text(", the mill"),
        reference("footnote", 3),
        text("The end."),
        reference("endnote", 2),
    );
    let footnotes = notes("footnote", [3, 7]);
    let endnotes = notes("endnote", [2, 9]);
    assert_eq!(
        outline(
            &body,
            &[("footnotes.xml", &footnotes), ("endnotes.xml", &endnotes)]
        ),
        [
            "paragraph: The border¹, the mill²",
            "paragraph: The end.¹",
            "note: ¹ footnote 7.",
            "note: ² footnote 3.",
            "note: ¹ endnote 2.",
        ]
    );
}

#[test]
fn insertions_are_read_and_deletions_are_not() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">The mill </w:t></w:r>\
        <w:del><w:r><w:delText>never </w:delText></w:r></w:del>\
        <w:ins><w:r><w:t xml:space=\"preserve\">always </w:t></w:r></w:ins><w:r><w:t>ran.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">One </w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"x\"/></w:pPr><w:r><w:t>line.</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t>Last.</w:t></w:r></w:p>";
    let content = content_of(&docx(body, &[]), "docx");
    assert_eq!(
        outline_of(&content),
        [
            "paragraph: The mill always ran.",
            "paragraph: One line.",
            "paragraph: Last."
        ]
    );
    assert!(content.remarks[0].contains("tracked changes"));
}

#[test]
fn tables_boxes_fields_and_formulas_are_read() {
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let cell = |words: &str| format!("<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>", run(words));
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = [
        format!("<w:tbl><w:tblPr/><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("Year"), cell("Wheels"), cell("1802"), cell("2")),
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>\
            </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>\
            </w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>Around the box.</w:t></w:r></w:p>".to_owned(),
        format!("<w:p>{}<w:r><w:instrText>PAGEREF x</w:instrText></w:r>{}{}{}</w:p>",
            field("begin"), field("separate"), run("See 4"), field("end")),
        format!("<w:p>{}{}</w:p><w:p>{}</w:p>", field("begin"), run("code"), run("Never ended.")),
        "<w:p><w:r><w:t>E = mc</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>\
            <m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath>\
            <w:r><w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:sym w:font=\"House\" w:char=\"F0E1\"/></w:r></w:p>".to_owned(),
    ]
    .concat();
    let content = content_of(&docx(&body, &[]), "docx");
    assert_eq!(
        outline_of(&content),
        [
            "row: Year\tWheels",
            "row: 1802\t2",
            "paragraph: Around the box.",
            "paragraph: In a box.",
            "paragraph: See 4",
            "paragraph: Never ended.",
            "paragraph: E = mc²x³α\u{FFFD}",
        ]
    );
    assert_eq!(&content.text[content.unmapped[0].clone()], "\u{FFFD}");
}

#[test]
fn document_says_of_itself_what_it_is() {
    let core = "<cp:coreProperties><dc:title>On  mills</dc:title><dc:creator>Ada Lund; Per Holm</dc:creator>\
        <dcterms:created>2024-05-06T07:08:09Z</dcterms:created><dc:language>en-GB</dc:language></cp:coreProperties>";
    let body = "<w:p><w:r><w:t>Text.</w:t></w:r></w:p>";
    let about = content_of(&docx(body, &[("core.xml", core)]), "docx").about;
    assert_eq!(about.title, "On mills");
    assert_eq!(about.authors, ["Ada Lund", "Per Holm"]);
    assert_eq!(about.date, "2024-05-06");
    assert_eq!(about.language, "en-GB");
}

#[test]
fn documents_without_text_say_why() {
    let picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>";
    let refused = refusal_of(&docx(picture, &[]), "docx");
    assert_eq!(refused, Refused::OnlyPictures { pages: 1 });
    assert_eq!(refusal_of(&docx("<w:p/>", &[]), "docx"), Refused::Empty);
    let headless = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/styles.xml", b"<a/>"),
    ]);
    assert!(matches!(
        refusal_of(&headless, "docx"),
        Refused::Damaged { .. }
    ));
    let whole = docx("<w:p><w:r><w:t>Text.</w:t></w:r></w:p>", &[]);
    let cut = &whole[..whole.len() - 40];
    let message = refusal_of(cut, "docx").to_string();
    assert!(message.contains("list of parts is missing"), "{message}");
}
