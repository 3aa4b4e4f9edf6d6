"""Other readers of the letters of the corpus: readers.py LETTERS PDFS. LibreOffice must have made a PDF of each letter that shows a word
of it, and python-docx must read no word that `expected.txt` does not have."""

import pathlib
import re
import subprocess
import sys

import docx

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus"
WORD = re.compile(r"[^\W_]+")


def said(letter):
    """The lines of the body that `expected.txt` has for a letter, named after its folder."""
    name, number = letter.stem.rsplit("-", 1)
    text = (CORPUS / name / "expected.txt").read_text()
    mine = text.split(f"=== {number}{letter.suffix}\n", 1)[1].split("\n=== ", 1)[0]
    return mine.split("--- word/document.xml\n", 1)[1].split("\n--- ", 1)[0]


def shown(text):
    """The words that a page shows: no deletions, no instructions, no names of controls."""
    return WORD.findall(re.sub(r"\[-.*?-\]|\[<.*?<\]|⟦.*?⟧|⟨.*?: |\[\w[^\]]*\]", " ", text))


def faults(letter, pdf):
    if not pdf.exists():
        yield "LibreOffice made no PDF of it"
        return
    page = set(WORD.findall(subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout))
    words = shown(said(letter))
    if not any(len(word) > 3 and word in page for word in words):
        yield f"LibreOffice shows none of {words[:9]}"
    # python-docx opens no other content type than that of .docx
    if letter.suffix == ".docx":
        expected = said(letter)
        known, joined = set(WORD.findall(expected)), "".join(WORD.findall(expected))
        for p in docx.Document(letter).element.body.iter(docx.oxml.ns.qn("w:p")):
            words = WORD.findall(docx.text.paragraph.Paragraph(p, None).text)
            # a word may be cut by a sign in the one reading, by a break in the other
            if "".join(words) not in joined and not known.issuperset(words):
                yield f"python-docx reads {words[:9]}"


def main():
    letters = sorted(pathlib.Path(sys.argv[1]).iterdir())
    found = [
        f"{letter.name}: {fault}"
        for letter in letters
        for fault in faults(letter, pathlib.Path(sys.argv[2]) / f"{letter.stem}.pdf")
    ]
    print("\n".join(found + [f"{len(letters)} letters of the corpus, {len(found)} findings"]))
    return 1 if found or len(letters) < 40 else 0


sys.exit(main())
