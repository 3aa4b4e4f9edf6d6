"""Templates in Word's shapes, written by hand: what stands across the edges of blocks. Run with Python 3 and nothing else."""

from house import put
from word import TAB, Package, cell, field, item, p, r, row, sdt, table

WHO = 'w:author="Anaïs" w:date="2027-01-04T08:00:00Z"'
start = lambda id, name: f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>'
end = lambda id: f'<w:bookmarkEnd w:id="{id}"/>'
link = (
    lambda *content: '<w:hyperlink w:anchor="haut" w:history="1">'
    + "".join(c if c.startswith("<") else r(c) for c in content)
    + "</w:hyperlink>"
)

body = [
    p(start(1, "haut"), "{% for s in services %}"),
    p("Service {{ s.nom }}", end(1), start(2, "milieu")),
    table(
        row("{%tr for m in s.membres %}", ""),
        row(cell(p(start(3, "membre"), "{{ m }}")), cell(p("{{ loop.index }}", end(3)))),
        row("{%tr endfor %}", ""),
        columns=2,
    ),
    p(end(2), "{% if s.note %}Note\u00a0: {{ s.note }}{% else %}", r("sans note", rpr="<w:i/>"), "{% endif %}", start(4, "fin")),
    p("{% endfor %}", end(4)),
    # a tag across the edge of a link, of an insertion, of a smart tag
    p(
        "Voir {{ s",
        link("igle }} ici"),
        ", ",
        link("là {{ si"),
        "gle }}",
        f'<w:ins w:id="201" {WHO}>{r(", ajouté {{ ")}</w:ins>',
        "sigle }}.",
    ),
    p(
        '<w:smartTag w:uri="urn:x" w:element="y">',
        r("{% if oui"),
        "</w:smartTag>",
        " %}oui",
        '<w:smartTag w:uri="urn:x" w:element="y">',
        r("{% endif %}"),
        "</w:smartTag>",
        ".",
    ),
    # a control around paragraphs of a block, a block in a control, a control in a cell
    sdt(
        '<w:id w:val="2001"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>',
        p("Sommaire de {{ sigle }}"),
        p("{% for s in services %}"),
        p("{{ s.nom }}", r(TAB), "{{ loop.index }}"),
        p("{% endfor %}"),
    ),
    p("{% if oui %}"),
    sdt('<w:id w:val="2002"/>', p("Dans un contrôle"), p("{% if non %}"), p("jamais"), p("{% endif %}")),
    p("{% endif %}"),
    table(row(cell(sdt('<w:id w:val="2003"/>', p("{% if non %}"), p("x"), p("{% endif %}")), p()), "b"), columns=2),
    # rows in a control, revisions of rows, a table in a loop of paragraphs
    table(
        sdt(
            '<w:id w:val="2004"/>',
            row("{%tr for s in services %}", ""),
            row("{{ s.nom }}", "{{ s.membres | join(', ') }}"),
            row("{%tr endfor %}", ""),
        ),
        row("pied", ""),
        columns=2,
    ),
    p("{%p for s in services %}"),
    table(row("{{ s.nom }}", "x"), columns=2),
    p("{%p endfor %}"),
    # two blocks of one paragraph, and one that ends where the other begins
    p("{% for s in services %}{{ s.nom }} {% endfor %}{% if oui %}fin{% endif %}"),
    p("{% if oui %}", ppr=item(1)),
    p("un", ppr=item(1)),
    p("{% endif %}{% if non %}", ppr=item(1)),
    p("deux", ppr=item(1)),
    p("{% endif %}{% for s in services %}", ppr=item(1)),
    p("{{ s.nom }}", ppr=item(1)),
    p("{% endfor %}", ppr=item(1)),
    # a field that a block surrounds, and one that surrounds a block
    p(
        "{% if oui %}page ",
        field(" PAGE ", "1"),
        "{% endif %}, ",
        field(' HYPERLINK \\l "haut" ', "{% if oui %}en haut{% endif %}"),
        ".",
    ),
    p("Fin"),
]
service = lambda nom, membres, note="": {"nom": nom, "membres": membres, "note": note}
rows = [
    {
        "sigle": "DANE",
        "oui": "1",
        "non": "",
        "services": [service("Un", ["a", "b"], "ici"), service("Deux", []), service("Trois & <3>", ["c"])],
    },
    {"sigle": "R&D", "oui": "", "non": "1", "services": []},
]
put(
    "word-edges",
    Package(body).bytes(),
    rows,
    """Hand-written in Word 365's shape: bookmarks, links, insertions, smart tags, controls and fields across the edges of blocks and
    tags. by_hand_edges.py""",
)
