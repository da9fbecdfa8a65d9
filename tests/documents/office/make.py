#!/usr/bin/env python3
"""Writes the essay of tests/common/essay.rs as an OpenDocument text and has
LibreOffice make the Word document and the e-book beside this file of it."""

import html
import re
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ESSAY = (HERE / "../../common/essay.rs").read_text(encoding="utf-8")
PARTS = re.findall(r'\(\s*Kind::(\w+),\s*"((?:[^"\\]|\\.)*)",?\s*\)', ESSAY)
NOTES = re.findall(r'^    "((?:[^"\\]|\\.)*)",$', ESSAY, re.MULTILINE)

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ["office", "text", "style", "meta"]
)


def words(text):
    text = html.escape(text, quote=False)
    text = re.sub(r"_(.*?)_", r"<text:span text:style-name='Emphasis'>\1</text:span>", text)

    def note(match):
        number = int(match[1])
        return (
            f"<text:note text:id='n{number}' text:note-class='footnote'>"
            f"<text:note-citation>{number}</text:note-citation><text:note-body>"
            f"<text:p text:style-name='Footnote'>{words(NOTES[number - 1])}</text:p>"
            "</text:note-body></text:note>"
        )

    return re.sub(r"\{(\d)\}", note, text)


def part(kind, text):
    text = words(text)
    if kind == "Title":
        return f"<text:p text:style-name='Title'>{text}</text:p>"
    if kind == "Heading":
        return f"<text:h text:style-name='Heading_20_1' text:outline-level='1'>{text}</text:h>"
    if kind == "Item":
        return f"<text:list text:style-name='L1'><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
    style = "Quotations" if kind == "Quotation" else "Standard"
    return f"<text:p text:style-name='{style}'>{text}</text:p>"


def main():
    body = "".join(part(kind, text) for kind, text in PARTS)
    # Items of one list stand in one list.
    body = body.replace("</text:list><text:list text:style-name='L1'>", "")
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        "<office:meta><dc:title>The Tide Mill at Kerléo</dc:title>"
        "<meta:initial-creator>Ada Lund</meta:initial-creator></office:meta>"
        "<office:styles><style:style style:name='Heading_20_1' style:display-name='Heading 1' "
        "style:family='paragraph' style:default-outline-level='1'/>"
        "<style:style style:name='Title' style:family='paragraph'/>"
        "<style:style style:name='Quotations' style:family='paragraph'/>"
        "<style:style style:name='Footnote' style:family='paragraph'/></office:styles>"
        "<office:automatic-styles><text:list-style style:name='L1'>"
        "<text:list-level-style-bullet text:level='1' text:bullet-char='•'/></text:list-style>"
        "</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "essay.fodt"
        source.write_text(document, encoding="utf-8")
        for kind in ["docx", "epub"]:
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                 "--infilter=OpenDocument Text Flat XML",
                 "--convert-to", kind, "--outdir", str(HERE), str(source)],
                check=True,
            )


if __name__ == "__main__":
    main()
