#!/usr/bin/env python3
"""Makes the PDF files beside this folder from essay.txt. README.md says with what."""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent
# The same bytes whenever this is run, as far as the programs allow.
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "FORCE_SOURCE_DATE": "1"}


def essay():
    """Pairs of a kind (title, authors, abstract, heading, item, text) and pieces:
    (words, None) for text and (words, 'note') for a footnote."""
    kinds = {"= ": "title", "~ ": "authors", "! ": "abstract", "== ": "heading", "- ": "item"}
    for line in (HERE / "essay.txt").read_text(encoding="utf-8").splitlines():
        if not line:
            continue
        kind = "text"
        for mark, named in sorted(kinds.items(), key=lambda pair: -len(pair[0])):
            if line.startswith(mark):
                kind, line = named, line[len(mark):]
                break
        pieces, rest = [], line
        while rest:
            before, mark, after = rest.partition("^[")
            pieces.append((before, None))
            rest = ""
            if mark:
                note, _, rest = after.partition("]")
                pieces.append((note, "note"))
        yield kind, pieces


def run(command, folder):
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}")


# TeX

def tex(words):
    words = words.replace("&", "\\&").replace("%", "\\%").replace("m²", "m$^2$")
    return words.replace("“", "``").replace("”", "''").replace("‘", "`").replace("’", "'").replace(
        "—", "---").replace("–", "--")


def unicode_tex(words):
    return words.replace("&", "\\&").replace("%", "\\%").replace("m²", "m\\textsuperscript{2}")


def tex_body(escape):
    body, in_list = [], False
    for kind, pieces in essay():
        words = "".join(f"\\footnote{{{escape(part)}}}" if note else escape(part) for part, note in pieces)
        if in_list and kind != "item":
            body.append("\\end{itemize}")
            in_list = False
        if kind == "title":
            body.append(f"\\title{{{words}}}")
        elif kind == "authors":
            body.append(f"\\author{{{words}}}\n\\date{{}}\n\\maketitle")
        elif kind == "abstract":
            body.append(f"\\begin{{abstract}}\n{words}\n\\end{{abstract}}")
        elif kind == "heading":
            body.append(f"\\section{{{words}}}")
        elif kind == "item":
            if not in_list:
                body.append("\\begin{itemize}")
                in_list = True
            body.append(f"\\item {words}")
        else:
            body.append(words + "\n")
    return "\n".join(body)


PDFTEX = r"""\documentclass[10pt,a5paper,twocolumn]{article}
\usepackage[utf8]{inputenc}
\usepackage[margin=15mm,top=20mm,bottom=18mm]{geometry}
\usepackage{fancyhdr}
\pagestyle{fancy}\fancyhf{}
\fancyhead[L]{\small The Ford, the Bridge and the Archive}
\fancyfoot[C]{\thepage}
\pdfinfo{/Title (The Ford, the Bridge and the Archive) /Author (Ines Otvos, Tomas Brizda) /Subject (doi:10.5555/lannach.1501)}
\begin{document}
BODY
\end{document}
"""

LABELS = r"""\documentclass[11pt,a5paper]{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{lmodern}
\usepackage[english]{babel}
\usepackage[margin=20mm]{geometry}
\usepackage[pdftitle={On Paper and Stone},pdfauthor={Ines Ötvös; Tomás Břízda},pdflang={en-GB}]{hyperref}
\begin{document}
\pagenumbering{roman}
\section*{Preface}
This page is counted with a small Roman numeral, and so is the next one.
\newpage
\section*{Thanks}
The authors thank the archivist, the miller and the bees.
\newpage
\pagenumbering{arabic}
\section{Stone}
Here the Arabic numerals begin, with the first page of the text itself.
\newpage
\section{Paper}
The second page of the text is the fourth of the file.
\appendix
\newpage
\renewcommand{\thepage}{A-\arabic{page}}\setcounter{page}{1}
\section{Tables}
The appendix has labels with a letter in front.
\end{document}
"""

LUATEX = r"""\documentclass[11pt,a5paper]{article}
\usepackage{fontspec}
\usepackage[english]{babel}
\usepackage{microtype}
\usepackage[margin=18mm,top=22mm,bottom=20mm]{geometry}
\usepackage{fancyhdr}
\pagestyle{fancy}\fancyhf{}
\fancyhead[LE,LO]{\small I. Ötvös and T. Břízda}\fancyhead[R]{\small\thepage}
\begin{document}
BODY
\end{document}
"""


def make_tex(program, name, source):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.tex").write_text(source, encoding="utf-8")
        for _ in range(2):
            run([program, "-interaction=nonstopmode", "a.tex"], folder)
        shutil.copy(Path(folder, "a.pdf"), OUT / name)


# typst

def typst_words(words):
    return re.sub(r"([#*_@$<>\[\]])", r"\\\1", words)


def make_typst():
    import typst
    body, items = [], []
    for kind, pieces in essay():
        words = "".join(f"#footnote[{typst_words(part)}]" if note else typst_words(part) for part, note in pieces)
        if kind == "title":
            body.append('#place(top + center, scope: "parent", float: true)[#text(size: 17pt, weight: "bold")[' + words + "]]")
        elif kind == "authors":
            body.append(f"#emph[{words}]")
        elif kind == "abstract":
            body.append(f"*Abstract.* {words}")
        elif kind == "heading":
            body.append(f"== {words}")
        elif kind == "item":
            body.append(f"- {words}")
        else:
            body.append(words)
    source = (
        '#set document(title: "The Ford, the Bridge and the Archive", author: ("Ines Ötvös", "Tomás Břízda"), date: datetime(year: 2025, month: 3, day: 9))\n'
        '#set page(paper: "a5", columns: 2, margin: 15mm, numbering: "1", header: text(size: 8pt)[Lannach Papers #h(1fr) 2025])\n'
        '#set text(size: 9.5pt, lang: "en", hyphenate: true, font: "Libertinus Serif")\n#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)\n'
        + "\n\n".join(body)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.typ")
        path.write_text(source, encoding="utf-8")
        typst.compile(str(path), output=str(OUT / "typst-two-columns.pdf"))


# Chromium

def make_chromium():
    body, notes, in_list = [], [], False
    for kind, pieces in essay():
        words = ""
        for part, note in pieces:
            if note:
                notes.append(part)
                words += f"<sup>{len(notes)}</sup>"
            else:
                words += html.escape(part).replace("m²", "m<sup>2</sup>")
        if in_list and kind != "item":
            body.append("</ul>")
            in_list = False
        if kind == "item" and not in_list:
            body.append("<ul>")
            in_list = True
        tag = {"title": "h1", "authors": "address", "abstract": "blockquote", "heading": "h2", "item": "li"}.get(kind, "p")
        body.append(f"<{tag}>{words}</{tag}>")
    body.append("<h2>Notes</h2><ol>" + "".join(f"<li>{html.escape(note)}</li>" for note in notes) + "</ol>")
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>The Ford, the Bridge and the Archive</title>'
        "<style>@page{size:A5;margin:18mm 15mm;@bottom-center{content:counter(page)}}"
        "body{font:11pt/1.4 'Liberation Serif';text-align:justify;hyphens:auto}sup{font-size:70%}</style>"
        + "\n".join(body)
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.html").write_text(page, encoding="utf-8")
        run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             "--print-to-pdf=a.pdf", f"file://{folder}/a.html"], folder)
        shutil.copy(Path(folder, "a.pdf"), OUT / "chromium.pdf")


# LibreOffice Writer, from a flat OpenDocument file

def make_libreoffice():
    body, count = [], 0
    for kind, pieces in essay():
        words = ""
        for part, note in pieces:
            if note:
                count += 1
                words += (
                    f'<text:note text:id="n{count}" text:note-class="footnote"><text:note-citation>{count}</text:note-citation>'
                    f'<text:note-body><text:p text:style-name="Footnote">{html.escape(part)}</text:p></text:note-body></text:note>'
                )
            else:
                words += html.escape(part).replace("m²", 'm<text:span text:style-name="Raised">2</text:span>')
        if kind == "heading" or kind == "title":
            level = 1 if kind == "title" else 2
            body.append(f'<text:h text:style-name="H{level}" text:outline-level="{level}">{words}</text:h>')
        elif kind == "item":
            body.append(f'<text:list text:style-name="L1"><text:list-item><text:p text:style-name="Body">{words}</text:p></text:list-item></text:list>')
        else:
            body.append(f'<text:p text:style-name="Body">{words}</text:p>')
    document = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>The Ford, the Bridge and the Archive</dc:title><meta:initial-creator>Ines Ötvös</meta:initial-creator><dc:creator>Ines Ötvös</dc:creator></office:meta>
<office:styles>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm" fo:hyphenation-ladder-count="no-limit"/>
<style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt" fo:language="en" fo:country="US" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties style:font-name="Liberation Serif" fo:font-size="9pt" fo:language="en" fo:country="US"/></style:style>
<style:style style:name="H1" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"/><style:text-properties style:font-name="Liberation Sans" fo:font-size="18pt" fo:font-weight="bold"/></style:style>
<style:style style:name="H2" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties style:font-name="Liberation Sans" fo:font-size="13pt" fo:font-weight="bold"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.6cm" fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
</office:styles>
<office:automatic-styles><style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:page-layout style:name="P1"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm" fo:margin="1.8cm"/><style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P1"><style:header><text:p text:style-name="Footnote">Lannach Papers in History</text:p></style:header>
<style:footer><text:p text:style-name="Footnote">Page <text:page-number text:select-page="current">1</text:page-number> of <text:page-count>5</text:page-count></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{"".join(body)}</office:text></office:body></office:document>"""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.fodt").write_text(document, encoding="utf-8")
        run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "a.fodt"], folder)
        shutil.copy(Path(folder, "a.pdf"), OUT / "libreoffice.pdf")


# Written by hand: no program draws two columns line by line across both

def pdf_file(objects, trailer=""):
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(data, extra=""):
    packed = zlib.compress(data, 9)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {extra} >>\nstream\n".encode() + packed + b"\nendstream"


def make_interleaved():
    """Two columns of Courier, drawn row by row across both columns, without a
    space glyph: words are set one by one."""
    paragraphs, notes = [], []
    for kind, pieces in essay():
        paragraphs.append("".join(part for part, note in pieces if not note))
        notes += [part for part, note in pieces if note]
    paragraphs += notes
    # Letters that the base encoding lacks, on codes that it leaves free.
    free = {"Č": (0x81, "Ccaron"), "ř": (0x8D, "rcaron"), "ł": (0x8F, "lslash"), "č": (0x90, "ccaron")}

    def encoded(words):
        codes = bytes(free[sign][0] if sign in free else sign.encode("cp1252")[0] for sign in words)
        return codes.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

    lines = []
    for paragraph in paragraphs:
        line = "  "
        for word in paragraph.split():
            if len(line) + len(word) > 42:
                lines.append(line)
                line = ""
            line += word + " "
        lines.append(line)
    rows, pages = 52, []
    for start in range(0, len(lines), 2 * rows):
        content = bytearray(b"BT /F1 9 Tf\n")
        for row in range(rows):
            for column in (0, 1):
                index = start + column * rows + row
                line = lines[index] if index < len(lines) else ""
                for match in re.finditer(r"\S+", line):
                    x = 40 + column * 262 + match.start() * 5.4
                    y = 780 - row * 14
                    content += f"1 0 0 1 {x:.2f} {y} Tm (".encode() + encoded(match.group()) + b") Tj\n"
        pages.append(bytes(content + b"ET\n"))
    used = " ".join(f"{code} /{name}" for code, name in sorted(free.values()))
    count = len(pages)
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 595 842] >>".encode(),
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [{used}] >> >>".encode(),
    ]
    for index, page in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(stream(page))
    (OUT / "row-by-row.pdf").write_bytes(pdf_file(objects))


def make_pictures():
    """The first pages of a file as pictures, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        run(["pdftoppm", "-r", "45", "-gray", "-l", "2", str(OUT / "chromium.pdf"), "p"], folder)
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        kids = []
        for path in sorted(Path(folder).glob("*.pgm")):
            _, size, _, pixels = path.read_bytes().split(b"\n", 3)
            width, height = map(int, size.split())
            page = len(objects) + 1
            kids.append(f"{page} 0 R")
            objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents {page + 1} 0 R /Resources << /XObject << /I {page + 2} 0 R >> >> >>".encode())
            objects.append(stream(b"q 420 0 0 595 0 0 cm /I Do Q"))
            objects.append(stream(pixels, f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"))
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    (OUT / "pictures-only.pdf").write_bytes(pdf_file(objects))


def make_qpdf():
    source = str(OUT / "typst-two-columns.pdf")
    fixed = ["--deterministic-id"]
    run(["qpdf", "--encrypt", "", "owner", "256", "--", source, str(OUT / "encrypted-opens.pdf")], OUT)
    run(["qpdf", "--encrypt", "secret", "owner", "256", "--", str(OUT / "page-labels.pdf"), str(OUT / "locked.pdf")], OUT)
    run(["qpdf", *fixed, "--rotate=+90:1-z", str(OUT / "chromium.pdf"), str(OUT / "turned.pdf")], OUT)


def main():
    makers = {
        "pdftex": lambda: make_tex("pdflatex", "pdftex-two-columns.pdf", PDFTEX.replace("BODY", tex_body(tex))),
        "luatex": lambda: make_tex("lualatex", "luatex.pdf", LUATEX.replace("BODY", tex_body(unicode_tex))),
        "labels": lambda: make_tex("pdflatex", "page-labels.pdf", LABELS),
        "typst": make_typst,
        "chromium": make_chromium,
        "libreoffice": make_libreoffice,
        "interleaved": make_interleaved,
        "pictures": make_pictures,
        "qpdf": make_qpdf,
    }
    for name in sys.argv[1:] or makers:
        print(name)
        makers[name]()


main()
