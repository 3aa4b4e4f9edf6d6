"""Templates that LibreOffice writes: flat ODF and HTML, converted by `soffice --headless`. Run with LibreOffice 7.4."""

import pathlib
import subprocess
import tempfile

from house import png, put, repacked
import base64

DEFAULT = "LibreOffice 7.4.7 from flat ODF. by_libreoffice.py"
SPACES = " ".join(
    f'xmlns:{p}="{u}"'
    for p, u in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    }.items()
)


def p(text, style="Standard"):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def flat(body, header="", footer="", automatic=""):
    margins = f"<style:header>{header}</style:header>" if header else ""
    margins += f"<style:footer>{footer}</style:footer>" if footer else ""
    high = "<style:header-style/>" if header else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/><text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/></text:list-style></office:styles>
<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="F" style:family="graphic"><style:graphic-properties style:wrap="parallel" style:horizontal-pos="right" style:horizontal-rel="paragraph" style:vertical-pos="top" style:vertical-rel="paragraph" fo:border="0.5pt solid #000000"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>{high}</style:page-layout>{automatic}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">{margins}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def converted(source, ending):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"template.{ending}"
        path.write_text(source)
        # an HTML file would open in the web's writer, which has no pages
        more = ["--infilter=HTML (StarWriter)"] if ending == "html" else []
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                *more,
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
                folder,
                path,
            ],
            check=True,
            capture_output=True,
        )
        return repacked((pathlib.Path(folder) / "template.docx").read_bytes())


def table(*rows, name="T"):
    cell = lambda c: f'<table:table-cell office:value-type="string">{c if c.startswith("<") else p(c)}</table:table-cell>'
    lines = "".join(f'<table:table-row>{"".join(map(cell, row))}</table:table-row>' for row in rows)
    return f'<table:table table:name="{name}"><table:table-column table:number-columns-repeated="{len(rows[0])}"/>{lines}</table:table>'


def items(*texts):
    return '<text:list text:style-name="N">' + "".join(f"<text:list-item>{t}</text:list-item>" for t in texts) + "</text:list>"


# ---- a letter, its lists and tables -----------------------------------------------------------------------------------------
inner = table(["{%tr for m in s.membres %}", ""], ["{{ m }}", "{{ loop.index }}"], ["{%tr endfor %}", ""], name="U")
body = (
    '<text:h text:style-name="Heading_20_1" text:outline-level="1">Lettre à {{ nom }}</text:h>'
    + p(
        'Bon<text:span text:style-name="B">jour {{ n</text:span>om<text:span text:style-name="B"> | upper </text:span>}}<text:tab/>{{ ville }}<text:line-break/>{{ adresse }}'
    )
    + p("{% for s in services %}")
    + items(p("Service {{ s.nom }}") + items(p("{%p for m in s.membres %}"), p("{{ m }}"), p("{%p endfor %}")))
    + p("{% endfor %}")
    + table(["Service", "Membres"], ["{%tr for s in services %}", ""], ["{{ s.nom }}", inner + p("")], ["{%tr endfor %}", ""])
    + p(
        '<text:bookmark-start text:name="repere"/>{{ ville }}<text:bookmark-end text:name="repere"/> et <text:a xlink:type="simple" xlink:href="https://exemple.fr/">un lien {{ nom }}</text:a>'
    )
    + p("{% if ville == ‘Tours’ %}À Tours.{% else %}Ailleurs.{% endif %}")
)
rows = [
    {
        "nom": "Anaïs",
        "ville": "Tours",
        "adresse": "1, rue X\nBât. C",
        "services": [{"nom": "DANE", "membres": ["Bruno", "Chloé"]}, {"nom": "R&D", "membres": []}],
    },
    {"nom": "<Zoé>", "ville": "Orléans", "adresse": "-", "services": []},
]
put(
    "office-letter",
    converted(
        flat(
            body,
            header=p('{{ ville }}, page <text:page-number text:select-page="current">1</text:page-number>'),
            footer=p("{% if nom %}{{ nom }}{% endif %}"),
        ),
        "fodt",
    ),
    rows,
    f"A letter: numbered lists on two levels, a table in a cell, a bookmark, a link, header and footer. {DEFAULT}",
)

# ---- notes, boxes, pictures, revisions --------------------------------------------------------------------------------------
picture = base64.b64encode(png(40, 20, (10, 120, 60))).decode()
image = (
    lambda name: f'<draw:frame draw:name="{name}" text:anchor-type="as-char" svg:width="2cm" svg:height="1cm"><draw:image><office:binary-data>{picture}</office:binary-data></draw:image></draw:frame>'
)
box = (
    lambda name, inner: f'<draw:frame draw:style-name="F" draw:name="{name}" text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>{inner}</draw:text-box></draw:frame>'
)
body = '<text:tracked-changes text:track-changes="false"><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>Anaïs</dc:creator><dc:date>2027-01-04T08:00:00</dc:date></office:change-info></text:insertion></text:changed-region>' '<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>Anaïs</dc:creator><dc:date>2027-01-04T08:00:00</dc:date></office:change-info><text:p>{{ ancien }}</text:p></text:deletion></text:changed-region></text:tracked-changes>' + p(
    'Texte<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    + p("Note de {{ nom }}")
    + "</text:note-body></text:note> de {{ nom }}"
    '<text:note text:id="n2" text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>'
    + p("Fin {% if ok %}oui{% else %}non{% endif %}")
    + "</text:note-body></text:note>."
) + p(
    'Avant <text:change-start text:change-id="c1"/>ajouté {{ nom<text:change-end text:change-id="c1"/> }} et <text:change text:change-id="c2"/>la suite.'
) + p(
    'Commenté<office:annotation office:name="a1"><dc:creator>Anaïs</dc:creator><dc:date>2027-01-04T08:00:00</dc:date>'
    + p("Vérifier {{ nom }}")
    + '</office:annotation> {{ nom }}<office:annotation-end office:name="a1"/>.'
) + p(
    box("Cadre1", p("Encadré de {{ nom }}") + p("{%p for l in lignes %}") + p("{{ l }}") + p("{%p endfor %}")) + "Ancre {{ nom }}"
) + p(
    "{%p for l in lignes %}"
) + p(
    "{{ l }} " + image("I1")
) + p(
    "{%p endfor %}"
) + p(
    "{% if ok %}" + image("I2") + "{% endif %}fin"
)
rows = [{"nom": "Anaïs", "ok": "1", "lignes": ["un", "deux"]}, {"nom": "R&D", "ok": "", "lignes": []}]
put(
    "office-notes",
    converted(flat(body), "fodt"),
    rows,
    f"Notes, revisions, a comment, a frame with a loop, pictures in a loop and in a condition. {DEFAULT}",
)

# ---- fields and controls ----------------------------------------------------------------------------------------------------
field = (
    lambda column: f'<text:database-display text:table-name="Feuille1" text:table-type="table" text:column-name="{column}" text:database-name="Adresses">&lt;{column}&gt;</text:database-display>'
)
control = lambda attributes, inner: f"<loext:content-control {attributes}>{inner}</loext:content-control>"
body = (
    p(f"Madame {field('Nom')}, {field('Ville')}")
    + p("Contrôle : " + control('loext:showing-place-holder="true"', "laissé tel quel"))
    + p(
        "Case : "
        + control('loext:checkbox="true" loext:checked="false" loext:checked-state="☒" loext:unchecked-state="☐"', "☐")
        + " à cocher, {{ case(“accord”) }} d’accord"
    )
    + p("Dans un contrôle : " + control("", "{{ nom }} et {% if accord %}accord{% else %}refus{% endif %}"))
    + p("{%p for l in lignes %}")
    + p(
        "{{ l }} "
        + control('loext:checkbox="true" loext:checked="false" loext:checked-state="☒" loext:unchecked-state="☐"', "☐")
        + f" {field('Ville')}"
    )
    + p("{%p endfor %}")
)
rows = [
    {"nom": "Le Goff", "ville": "Tours", "accord": True, "lignes": ["un", "deux"]},
    {"nom": "<B> & Cie", "ville": "Blois", "accord": False, "lignes": []},
]
put(
    "office-fields",
    converted(flat(body, footer=p(field("Ville"))), "fodt"),
    rows,
    f"Fields of a database, which become MERGEFIELDs; content controls, which keep no tag. {DEFAULT}",
)

# ---- from HTML --------------------------------------------------------------------------------------------------------------
body = """<html><head><meta charset="utf-8"><title>x</title></head><body><h1>Relevé de {{ nom }}</h1>
<p>Bonjour <b>{{ nom }}</b>, <i>{% if total %}voici</i> le relevé{% else %}rien à relever{% endif %}&nbsp;:</p>
<ul><li>{%p for l in lignes %}</li><li>{{ l.nom }} : {{ l.note }}</li><li>{%p endfor %}</li></ul>
<table border="1"><tr><th>Nom</th><th>Note</th></tr><tr><td>{% for l in lignes %}{{ l.nom }}</td><td>{{ l.note }}{% endfor %}</td></tr>
<tr><td>Total</td><td>{{ total | default("–") }}</td></tr></table><p>R&amp;D {{ nom | replace("&", "et") }}</p></body></html>"""
rows = [
    {"nom": "Anaïs & Bruno", "total": 31, "lignes": [{"nom": "<a>", "note": 12}, {"nom": "b", "note": 19}]},
    {"nom": "C", "total": None, "lignes": []},
]
put(
    "office-html",
    converted(body, "html"),
    rows,
    "A page of HTML saved as DOCX: lists, a table whose row repeats. LibreOffice 7.4.7. by_libreoffice.py",
)
