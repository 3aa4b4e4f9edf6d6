"""Templates that python-docx writes, as people who know docxtpl write them. Run with python-docx 1.2.0."""

import io

import docx
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm

from house import png, put, repacked

DEFAULT = "python-docx 1.2.0 with its default template. by_python_docx.py"


def saved(document):
    """python-docx's template carries a thumbnail that shows nothing of ours, and two hundred styles that nobody uses."""
    styles = document.styles.element
    kept = {
        "Normal",
        "Heading1",
        "Title",
        "ListBullet",
        "ListNumber",
        "TableGrid",
        "TableNormal",
        "DefaultParagraphFont",
        "NoList",
        "Header",
        "Footer",
        "List",
        "ListParagraph",
    }
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in kept:
            styles.remove(style)
        else:
            for link in style.findall(qn("w:link")) + style.findall(qn("w:next")):
                style.remove(link)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def cells(table, *rows):
    for texts in rows:
        row = table.add_row()
        for cell, text in zip(row.cells, texts):
            cell.text = text
    return table


def grid(document, columns, *rows):
    table = document.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    return cells(table, *rows)


# ---- a letter ---------------------------------------------------------------------------------------------------------------
d = docx.Document()
section = d.sections[0]
section.different_first_page_header_footer = True
d.settings.odd_and_even_pages_header_footer = True
section.header.paragraphs[0].text = "{{ service }} – {{ ref }}"
section.first_page_header.paragraphs[0].text = "{{ service | upper }}"
section.even_page_header.paragraphs[0].text = "page paire : {{ ref }}"
section.footer.paragraphs[0].text = "{% if tel %}Tél. {{ tel }}{% endif %}"
d.add_heading("Objet : {{ objet }}", 1)
d.add_paragraph("{{ civilite }} {{ nom }},")
p = d.add_paragraph("J’ai l’honneur de ")
p.add_run("{{ verbe }}").bold = True
p.add_run(" votre demande du ")
p.add_run("{{ date }}").italic = True
p.add_run(".")
p = d.add_paragraph("Adresse :")
p.add_run().add_break()
p.add_run("{{ adresse }}")
p.add_run("\t{{ cp }} {{ ville }}")
d.add_paragraph("{%p if pieces %}")
d.add_paragraph("Pièces jointes :")
d.add_paragraph("{%p for piece in pieces %}")
d.add_paragraph("{{ piece }}", style="List Bullet")
d.add_paragraph("{%p endfor %}")
d.add_paragraph("{%p endif %}")
d.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
d.add_paragraph("{{ nom }}")
put(
    "python-letter",
    saved(d),
    [
        {
            "service": "Pôle numérique",
            "ref": "2027-12",
            "objet": "votre demande",
            "civilite": "Madame",
            "nom": "Le Goff",
            "verbe": "recevoir",
            "date": "3 mars",
            "adresse": "12, rue des Lilas\nBât. B",
            "cp": "45000",
            "ville": "Orléans",
            "tel": "02 38 00 00 00",
            "pieces": ["un plan", "un devis <signé> & daté"],
        },
        {
            "service": "DSI",
            "ref": "2027-13",
            "objet": "R&D",
            "civilite": "Monsieur",
            "nom": "Ñuñez",
            "verbe": "refuser",
            "date": "4 mars",
            "adresse": "x",
            "cp": "01000",
            "ville": "Y",
            "tel": "",
            "pieces": [],
        },
    ],
    f"A letter: headers of three kinds, looks, breaks, a list. {DEFAULT}",
)

# ---- an invoice -------------------------------------------------------------------------------------------------------------
d = docx.Document()
d.add_paragraph("Facture {{ numero }}", style="Title")
grid(
    d,
    4,
    ["N°", "Désignation", "Qté", "Montant"],
    ["{%tr for l in lignes %}", "", "", ""],
    ["{{ loop.index }}", "{{ l.nom }}{% if l.detail %} ({{ l.detail }}){% endif %}", "{{ l.qte }}", "{{ l.montant }}"],
    ["{%tr endfor %}", "", "", ""],
    ["{%tr if remise %}", "", "", ""],
    ["", "Remise", "", "-{{ remise }}"],
    ["{%tr else %}", "", "", ""],
    ["", "Sans remise", "", ""],
    ["{%tr endif %}", "", "", ""],
    ["", "Total", "{{ lignes | sum(attribute='qte') }}", "{{ lignes | sum(attribute='montant') - (remise or 0) }}"],
)
d.add_paragraph("Articles : {{ lignes | map(attribute=“nom”) | join(', ') }}.")
d.add_paragraph("{% set cher = lignes | selectattr('cher') | list %}{{ cher | length }} article(s) cher(s)")
put(
    "python-invoice",
    saved(d),
    [
        {
            "numero": "F-1",
            "remise": 5,
            "lignes": [
                {"nom": "Câble", "detail": "2 m", "qte": 3, "montant": 30, "cher": False},
                {"nom": "Écran & pied", "detail": "", "qte": 1, "montant": 210, "cher": True},
            ],
        },
        {"numero": "F-2", "remise": 0, "lignes": [{"nom": "Rien", "detail": "", "qte": 0, "montant": 0, "cher": False}]},
    ],
    f"An invoice: rows that repeat, rows with a choice, sums. {DEFAULT}",
)

# ---- tables in tables -------------------------------------------------------------------------------------------------------
d = docx.Document()
t = grid(d, 2, ["Classe", "Élèves"], ["{%tr for c in classes %}", ""], ["{{ c.nom }}", ""], ["{%tr endfor %}", ""])
inner = t.cell(2, 1).add_table(rows=0, cols=2)
cells(
    inner,
    ["{%tr for e in c.eleves %}", ""],
    ["{{ e.nom }}", "{% for n in e.notes %}{{ n }}{% if not loop.last %} ; {% endif %}{% endfor %}"],
    ["{%tr endfor %}", ""],
)
t.cell(2, 1).add_paragraph("{{ c.eleves | length }} élève(s)")
d.add_paragraph()
t = grid(d, 2, ["{% for c in classes %}{{ c.nom }}", "{{ c.eleves | length }}{% endfor %}"])
d.add_paragraph("{% for c in classes %}")
d.add_paragraph("Classe {{ c.nom }} :")
d.add_paragraph("{% for e in c.eleves %}")
d.add_paragraph("{{ loop.index }}. {{ e.nom }}", style="List Number")
d.add_paragraph("{% else %}")
d.add_paragraph("(personne)")
d.add_paragraph("{% endfor %}")
d.add_paragraph("{% endfor %}")
put(
    "python-nested",
    saved(d),
    [
        {
            "classes": [
                {"nom": "6e A", "eleves": [{"nom": "Zoé", "notes": [12, 15.5]}, {"nom": "Ali", "notes": []}]},
                {"nom": "5e <B>", "eleves": []},
            ]
        },
        {"classes": []},
    ],
    f"Loops in loops: a table in a cell, numbered items under headings. {DEFAULT}",
)

# ---- pictures ---------------------------------------------------------------------------------------------------------------
d = docx.Document()
d.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png(60, 20, (0, 90, 150))), width=Cm(3))
d.sections[0].header.paragraphs[0].add_run(" {{ service }}")
p = d.add_paragraph("Logo : ")
p.add_run().add_picture(io.BytesIO(png(40, 40, (200, 30, 30))), width=Cm(1))
p.add_run(" {{ service }}")
d.add_paragraph("{%p for x in services %}")
p = d.add_paragraph("{{ x }} ")
p.add_run().add_picture(io.BytesIO(png(40, 40, (30, 160, 30))), width=Cm(1))
d.add_paragraph("{%p endfor %}")
t = grid(d, 2, ["{%tr for x in services %}", ""], ["", "{{ x }}"], ["{%tr endfor %}", ""])
t.cell(1, 0).paragraphs[0].add_run().add_picture(io.BytesIO(png(40, 40, (30, 30, 160))), width=Cm(1))
p = d.add_paragraph("{% if logo %}")
p.add_run().add_picture(io.BytesIO(png(40, 40, (90, 90, 90))), width=Cm(2))
p.add_run("{% endif %}fin")
put(
    "python-pictures",
    saved(d),
    [{"service": "DANE", "services": ["un", "deux", "trois"], "logo": "1"}, {"service": "R&D", "services": [], "logo": ""}],
    f"Pictures: in a header, in a loop of paragraphs, in a loop of rows, in a condition. {DEFAULT}",
)

# ---- what the guide of docxtpl shows ----------------------------------------------------------------------------------------
d = docx.Document()
d.add_paragraph("{# écrit comme le guide de docxtpl le montre #}")
d.add_paragraph("Bonjour {{ user.name }}, {{ company|title }}")
d.add_paragraph("{%p if user.admin %}")
d.add_paragraph("Vous êtes administrateur.")
d.add_paragraph("{%p elif user.guest %}")
d.add_paragraph("Vous êtes invité.")
d.add_paragraph("{%p else %}")
d.add_paragraph("Vous êtes membre.")
d.add_paragraph("{%p endif %}")
p = d.add_paragraph("Sur une ligne : {%r if user.admin %}")
p.add_run("en gras").bold = True
p.add_run("{%r else %}")
p.add_run("en italique").italic = True
p.add_run("{%r endif %}.")
d.add_paragraph("Texte riche : {{r message }}")
grid(
    d,
    5,
    ["Mois", "{%tc for m in months %}", "{{ m }}", "{%tc endfor %}", "Fin"],
    ["Ventes", "{%tc for m in months %}", "{{ loop.index }}", "{%tc endfor %}", "–"],
)
d.add_paragraph()
grid(
    d,
    2,
    ["Nom", "Mission"],
    ["{%tr for m in members %}", ""],
    ["{{ m.name }}", "{{ m.task or ‘aucune’ }}"],
    ["{%tr endfor %}", ""],
)
d.add_paragraph("Ma maison est")
d.add_paragraph("{%- if town -%}")
d.add_paragraph(" en ville")
d.add_paragraph("{%- else -%}")
d.add_paragraph(" à la campagne")
d.add_paragraph("{%- endif -%}")
d.add_paragraph(" et je l’aime.")
d.add_paragraph(
    "{% set greeting = 'Salut ' ~ user.name %}{{ greeting }} ! {{ members|length }} membre{{ 's' if members|length > 1 }}, {{ price|round(2) }} €, {{ user.note|default('sans note') }}"
)
d.add_paragraph('{% for m in members %}{{ m.name }}{{ ", " if not loop.last else "." }}{% endfor %}')
d.add_paragraph("{% macro tel(n) %}☎ {{ n }}{% endmacro %}{{ tel(user.phone) }}")
d.add_paragraph("{{ listing }}")
put(
    "docxtpl-guide",
    saved(d),
    [
        {
            "user": {"name": "Anaïs", "admin": True, "guest": False, "phone": "02 38", "note": "bien"},
            "company": "l’académie numérique",
            "message": "un **mot** et *deux*",
            "months": ["janvier", "février"],
            "members": [{"name": "Bruno", "task": "site"}, {"name": "Chloé", "task": ""}],
            "town": True,
            "price": 12.345,
            "listing": "ligne 1\nligne 2\n\ttabulée\fpage suivante",
        },
        {
            "user": {"name": "<b>Zoé</b> & Cie", "admin": False, "guest": True, "phone": "00", "note": ""},
            "company": "DSI",
            "message": "rien",
            "months": [],
            "members": [],
            "town": False,
            "price": 3,
            "listing": "-",
        },
    ],
    f"Every tag that the guide of docxtpl explains, typed anew. {DEFAULT}",
)
