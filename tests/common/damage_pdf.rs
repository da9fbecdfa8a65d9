//! Damaged PDF files, made from whole ones: the same ones for the same seed.

/// A small random generator (xorshift64*, Vigna 2016), so that every run damages
/// files alike.
pub struct Noise(u64);

impl Noise {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.draw() % limit as u64).unwrap()
    }
}

/// A damaged file and what was done to it.
pub struct Damaged {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Files that are broken by design, and `per_file` damaged copies of each file in
/// `whole` (a name and its bytes).
pub fn damaged_pdfs(whole: &[(String, Vec<u8>)], per_file: usize) -> Vec<Damaged> {
    let mut files = made();
    for (name, bytes) in whole {
        for number in 0..per_file {
            let mut noise = Noise::new(number as u64 + 1);
            let (what, bytes) = damage(bytes, number, &mut noise);
            files.push(Damaged {
                name: format!("{name} {number}: {what}"),
                bytes,
            });
        }
    }
    files
}

fn damage(bytes: &[u8], number: usize, noise: &mut Noise) -> (&'static str, Vec<u8>) {
    let mut bytes = bytes.to_vec();
    let what = match number % 8 {
        0 => {
            bytes.truncate(noise.below(bytes.len()));
            "cut off"
        }
        1 => {
            for _ in 0..=noise.below(20) {
                let at = noise.below(bytes.len());
                bytes[at] ^= 1 << noise.below(8);
            }
            "bits flipped"
        }
        2 => {
            for _ in 0..=noise.below(400) {
                let at = noise.below(bytes.len());
                bytes[at] = noise.draw().to_le_bytes()[0];
            }
            "bytes replaced"
        }
        3 => {
            let start = noise.below(bytes.len());
            let len = noise.below(bytes.len() - start) / 4;
            bytes.drain(start..start + len);
            "a piece missing"
        }
        4 => {
            let start = noise.below(bytes.len());
            let len = noise.below(bytes.len() - start) / 4;
            let piece = bytes[start..start + len].to_vec();
            let at = noise.below(bytes.len());
            bytes.splice(at..at, piece);
            "a piece twice"
        }
        5 => {
            // Numbers are lengths, offsets and references.
            for _ in 0..=noise.below(30) {
                change_number(&mut bytes, noise);
            }
            "numbers changed"
        }
        6 => {
            let start = noise.below(bytes.len());
            let len = noise.below(bytes.len() - start) / 8;
            bytes[start..start + len].fill(0);
            "a piece of zeros"
        }
        _ => {
            for _ in 0..=noise.below(10) {
                swap_names(&mut bytes, noise);
            }
            "names swapped"
        }
    };
    (what, bytes)
}

/// Overwrites a number in the file with another of as many digits.
fn change_number(bytes: &mut [u8], noise: &mut Noise) {
    let start = noise.below(bytes.len());
    if let Some(at) = bytes[start..].iter().position(u8::is_ascii_digit) {
        let at = start + at;
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit());
        let end = at + digits.count();
        let nines = noise.below(3) == 0;
        for byte in &mut bytes[at..end] {
            *byte = if nines {
                b'9'
            } else {
                b'0' + noise.below(10) as u8
            };
        }
    }
}

/// Puts another key over a key.
fn swap_names(bytes: &mut [u8], noise: &mut Noise) {
    const NAMES: [&[u8]; 12] = [
        b"/Type", b"/Kids", b"/Font", b"/Page", b"/Root", b"/Size", b"/Prev", b"/Next", b"/Wide",
        b"/Pars", b"/Indx", b"/Cont",
    ];
    let start = noise.below(bytes.len());
    if let Some(at) = bytes[start..].iter().position(|byte| *byte == b'/') {
        let name = NAMES[noise.below(NAMES.len())];
        let at = start + at;
        let len = name.len().min(bytes.len() - at);
        bytes[at..at + len].copy_from_slice(&name[..len]);
    }
}

/// A file of these objects, numbered from 1; the first is the catalog.
pub fn pdf_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        bytes.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    bytes
}

/// An object with a stream of `content`.
pub fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {entries} /Length {} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// A file of one page that shows `content` with a font named `F`.
pub fn page_with(content: &[u8]) -> Vec<u8> {
    pdf_of(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>".to_vec(),
        stream("", content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /XObject << /X 6 0 R >> >>",
            b"/X Do",
        ),
    ])
}

/// Files that nobody's program would write.
fn made() -> Vec<Damaged> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| {
        files.push(Damaged {
            name: name.to_owned(),
            bytes,
        });
    };
    let page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R >>".to_vec();
    let catalog = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    let pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec();
    let text = stream("", b"BT (word) Tj ET");

    add("nothing but a head", b"%PDF-1.7\n".to_vec());
    add("zeros", [b"%PDF-1.7\n".to_vec(), vec![0; 100_000]].concat());
    add(
        "pages that hold themselves",
        pdf_of(&[
            catalog.clone(),
            b"<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 3 >>".to_vec(),
        ]),
    );
    add(
        "a catalog that is its own pages",
        pdf_of(&[b"<< /Type /Pages /Pages 1 0 R /Kids [1 0 R] >>".to_vec()]),
    );
    add(
        "a number that refers to itself",
        pdf_of(&[
            catalog.clone(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 5 0 R >>".to_vec(),
            page.clone(),
            stream("/Length 4 0 R", b"BT ET"),
            b"5 0 R".to_vec(),
        ]),
    );
    add(
        "a form that draws itself",
        page_with(b"/X Do BT /F 12 Tf (word) Tj ET"),
    );
    add(
        "a huge declared length",
        pdf_of(&[
            catalog.clone(),
            pages.clone(),
            page.clone(),
            b"<< /Length 99999999999999 >>\nstream\nBT (word) Tj ET\nendstream".to_vec(),
        ]),
    );
    add(
        "a negative length",
        pdf_of(&[
            catalog.clone(),
            pages.clone(),
            page.clone(),
            b"<< /Length -5 >>\nstream\nBT (word) Tj ET\nendstream".to_vec(),
        ]),
    );
    add(
        "a huge count of pages",
        pdf_of(&[
            catalog.clone(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>".to_vec(),
            page.clone(),
            text.clone(),
        ]),
    );
    for (name, size) in [
        ("a page without a size", "0 0 0 0"),
        ("a huge page", "-1e30 -1e30 1e30 1e30"),
        ("a page of odd numbers", "nan inf 0 99999999999999999999999"),
    ] {
        add(
            name,
            pdf_of(&[
                catalog.clone(),
                pages.clone(),
                format!("<< /Type /Page /Parent 2 0 R /MediaBox [{size}] /Contents 4 0 R >>")
                    .into_bytes(),
                text.clone(),
            ]),
        );
    }
    let nested = |open: &str, close: &str, depth: usize| {
        [open.repeat(depth), close.repeat(depth)]
            .concat()
            .into_bytes()
    };
    for (name, open, close) in [
        ("lists in lists", "[", "]"),
        ("dictionaries in dictionaries", "<< /A ", " >>"),
        ("brackets in strings", "(", ")"),
    ] {
        let object = nested(open, close, 20_000);
        add(
            name,
            pdf_of(&[
                [
                    b"<< /Type /Catalog /Pages 2 0 R /PageLabels ".to_vec(),
                    object.clone(),
                    b" >>".to_vec(),
                ]
                .concat(),
                pages.clone(),
                page.clone(),
                text.clone(),
            ]),
        );
        add(&format!("{name} on the page"), page_with(&object));
    }
    add(
        "states on states",
        page_with("q ".repeat(300_000).as_bytes()),
    );
    add("text in text", page_with("BT ".repeat(100_000).as_bytes()));
    add(
        "marks in marks",
        page_with("/A BMC ".repeat(300_000).as_bytes()),
    );
    add(
        "odd numbers in a matrix",
        page_with(
            b"BT /F 12 Tf 1e38 1e38 1e38 1e38 1e38 1e38 Tm (word) Tj 0 0 0 0 0 0 Tm (word) Tj ET",
        ),
    );
    add(
        "odd sizes of type",
        page_with(
            b"BT /F 1e-30 Tf (word) Tj /F 1e30 Tf (word) Tj /F -12 Tf 100 100 Td (word) Tj ET",
        ),
    );
    add(
        "text without a font",
        page_with(b"BT (word) Tj /None 12 Tf (word) Tj ET"),
    );
    add("labels in a circle", pdf_of(&[
        b"<< /Type /Catalog /Pages 2 0 R /PageLabels 5 0 R >>".to_vec(),
        pages.clone(),
        page.clone(),
        text.clone(),
        b"<< /Kids [5 0 R 5 0 R 5 0 R] /Nums [0 << /S /D /St 2147483647 >> 99999999999 5 0 R] >>".to_vec(),
    ]));
    add("a table of parts in a circle", {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.extend(b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Prev 9 >>\nstartxref\n9\n%%EOF\n");
        bytes
    });
    files
}
