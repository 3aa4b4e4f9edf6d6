"""Templates in Word's shapes, written by hand: text, runs, lists, tables, margins. Run with Python 3 and nothing else."""

from house import CORPUS, png, put
from word import (
    BR,
    GRAMMAR,
    GRAMMARED,
    PAGE,
    RENDERED,
    SECTION,
    SPELL,
    SPELLED,
    TAB,
    Package,
    bookmark,
    cell,
    field,
    item,
    p,
    r,
    row,
    table,
)

FR = '<w:lang w:val="fr-FR"/>'
GB = '<w:lang w:val="en-GB"/>'
BOLD = "<w:b/><w:bCs/>"

# ---- tags as Word leaves them after an afternoon of typing --------------------------------------------------------------------
body = [
    p(
        r("Académie de {{ ", rsid="00B14C02"),
        SPELL,
        r("aca", rpr=GB),
        r("démie", rpr=FR, rsid="00C31A77"),
        SPELLED,
        r(" }}"),
        ppr='<w:pStyle w:val="Titre1"/>',
    ),
    p(
        r("À l’attention de {"),
        r("{", rsid="00C31A77"),
        GRAMMAR,
        r(" civilite "),
        GRAMMARED,
        r("}", rsid="00B14C02"),
        r("} "),
        r("{{", rpr=BOLD),
        SPELL,
        r(" nom", rpr=BOLD),
        SPELLED,
        r(" | upper }}", rpr=BOLD),
        r(","),
    ),
    p(
        "{{ prénom }} exerce",
        r(RENDERED, " au "),
        r("{{ etab"),
        bookmark(1, "_Hlk158", "lissement.nom"),
        r(" }}"),
        " depuis ",
        r("{{ depuis }}"),
        r("<w:noBreakHyphen/>"),
        r("là."),
    ),
    p(
        r("{%"),
        r(" if", rpr=GB),
        SPELL,
        r(" etablissement.type"),
        SPELLED,
        r(" == ‘"),
        r("lycée’"),
        r(" %"),
        r("}"),
        "Au lycée, deux référents.{% elif etablissement.type == “collège” %}Au collège, un référent.",
        r("{% else"),
        r(" %}"),
        "Ailleurs, personne.",
        r("{% end"),
        bookmark(2, "_GoBack"),
        r("if %}"),
    ),
    p(
        "Prix\u00a0: {{ montant|default(«\u00a0à fixer\u00a0») }}",
        r(TAB),
        "le {{\u00a0date\u202f}}",
        r(BR),
        "{# relu par le service, l’an dernier #}fin de ligne",
    ),
    p("Écrit entre accolades { comme ceci } et {{ nom }}\u00a0; 50\u00a0% ou }."),
    p(
        "{{ initiale }}{{ nom }}/{{ prenom }}-",
        r("{{ initiale }}", rpr='<w:vertAlign w:val="superscript"/>'),
        r("<w:softHyphen/>"),
        "!",
    ),
    p("{{ “guillemets droits dans le texte : 'x'” }}, {{ \"R&D <b>\" }}, {{ nom ~ ‘ et ’ ~ prenom }}"),
]
rows = [
    {
        "académie": "Orléans-Tours",
        "civilite": "Madame",
        "nom": "Le Goff",
        "prénom": "Anaïs",
        "initiale": "A",
        "depuis": "2019",
        "etablissement": {"nom": "LP Jean Rostand", "type": "lycée"},
        "montant": "",
        "date": "4 janvier 2027",
    },
    {
        "académie": "La Réunion",
        "civilite": "Monsieur",
        "nom": "d’Arc & Fils <SARL>",
        "prénom": "Jean\nMarie",
        "initiale": "J",
        "depuis": "2024",
        "etablissement": {"nom": "collège « Les Deux Vallées »\tannexe", "type": "collège"},
        "montant": "1 250,50 €",
        "date": "5 mars 2027",
    },
    {
        "académie": "Mayotte",
        "civilite": "Madame",
        "nom": "{{ prenom }} {% if %}",
        "prénom": "{# Zoé #}",
        "initiale": "Z",
        "depuis": "]]>",
        "etablissement": {"nom": "-", "type": "autre"},
        "montant": "0",
        "date": "1er mai 2027",
    },
]
put(
    "word-runs",
    Package(body).bytes(),
    rows,
    """Hand-written in Word 365's shape: rsids, proofing marks, languages and bookmarks cut the tags; curly quotes,
    guillemets, no-break spaces. by_hand_text.py""",
)

# ---- lists ------------------------------------------------------------------------------------------------------------------
body = [
    p("Ordre du jour", ppr='<w:pStyle w:val="Titre1"/>'),
    p("{%p for point in points %}", ppr=item(2)),
    p("{{ point.titre }}", "{% if point.sous %}\u00a0:{% else %}.{% endif %}", ppr=item(2)),
    p("{%p for s in point.sous %}", ppr=item(2, 1)),
    p("{{ s }}{% if loop.last %}.{% else %}\u00a0;{% endif %}", ppr=item(2, 1)),
    p("{%p endfor %}", ppr=item(2, 1)),
    p("{%p endfor %}", ppr=item(2)),
    p("Présents\u00a0:"),
    p("{{ presents | paragraphs }}", ppr=item(1)),
    p("Excusés\u00a0: {% for e in excuses %}{{ e }}{{ “, ” if not loop.last }}{% else %}personne{% endfor %}."),
    p("{% for e in excuses %}"),
    p("{{ loop.index }}/{{ loop.length }} {{ e }}", ppr=item(1)),
    p("{% endfor %}"),
    p("On se quitte"),
    p("{%- if excuses -%}"),
    p(" plus tôt"),
    p("{%- else -%}"),
    p(" à l’heure"),
    p("{%- endif -%}"),
    p(", content."),
    p("Remarques\u00a0: {{ remarques }}"),
    p(r("{{r avis }}", rpr="<w:i/>")),
]
rows = [
    {
        "points": [{"titre": "Bilan", "sous": ["chiffres", "avis", "suites"]}, {"titre": "Budget", "sous": []}],
        "presents": ["Anaïs", "Bruno & Cie"],
        "excuses": ["Chloé", "David"],
        "remarques": "une\ndeux\n\ttrois\fpage deux",
        "avis": "**Favorable**, sous *réserve* de __signature__.",
    },
    {"points": [], "presents": [], "excuses": [], "remarques": "aucune", "avis": "2 * 3 < 7"},
]
put(
    "word-lists",
    Package(body).bytes(),
    rows,
    """Hand-written in Word 365's shape: bulleted and numbered lists on two levels that loops repeat; lines, tabs,
    a page break and rich stretches in values. by_hand_text.py""",
)

# ---- tables -----------------------------------------------------------------------------------------------------------------
inner = table(
    row("{%tr for m in s.membres %}", ""),
    row(cell("{{ m.nom }}"), cell("{% if m.absent %}absent{% endif %}")),
    row("{%tr endfor %}", ""),
    columns=2,
    width=1000,
)
body = [
    p("Services", ppr='<w:pStyle w:val="Titre1"/>'),
    table(
        row(cell("Service"), cell("Membres"), cell("Note"), trpr="<w:tblHeader/>"),
        row("{%tr for s in services %}", "", ""),
        row(
            cell("{{ loop.index }}. {{ s.nom }}", tcpr='<w:vMerge w:val="restart"/>'),
            cell(inner, p()),
            cell("{%p if s.note %}", "{{ s.note }}", "{%p endif %}"),
        ),
        row(
            cell(p(), tcpr="<w:vMerge/>"),
            cell("Effectif\u00a0: {{ s.membres | length }}", tcpr='<w:gridSpan w:val="2"/>', width=4800),
            trpr="<w:cantSplit/>",
        ),
        row("{%tr endfor %}", "", ""),
    ),
    p(),
    p("Par jour"),
    table(
        row("Qui", "{%tc for j in jours %}", "{{ j }}", "{%tc endfor %}", "Total"),
        row(
            "{{ qui }}",
            "{%tc for j in jours %}",
            "{% if j == “mardi” %}x{% else %}–{% endif %}",
            "{%tc endfor %}",
            "{{ jours | count }}",
        ),
        columns=5,
        width=1800,
    ),
    p(),
    table(
        row("{% for s in services %}{{ s.nom }}", "{{ s.membres | length }}{% endfor %}"),
        row("Fin", "{{ services | length }}"),
        columns=2,
    ),
    p(),
    table(row("{% if vide %}jamais", "jamais{% endif %}"), columns=2),
    p("Après la table qui peut disparaître."),
]
membre = lambda nom, absent=False: {"nom": nom, "absent": absent}
rows = [
    {
        "services": [
            {"nom": "DANE", "membres": [membre("Anaïs"), membre("Bruno", True)], "note": "À revoir"},
            {"nom": "DSI", "membres": [], "note": ""},
        ],
        "jours": ["lundi", "mardi", "jeudi"],
        "qui": "L’équipe",
        "vide": "",
    },
    {"services": [], "jours": ["mardi"], "qui": "<personne>", "vide": "x"},
]
put(
    "word-tables",
    Package(body).bytes(),
    rows,
    """Hand-written in Word 365's shape: a table in a cell, both repeated; merged cells; columns that repeat; a row from its first
    cell to its last; a cell and a table that a condition empties. by_hand_text.py""",
)

# ---- margins and sections ---------------------------------------------------------------------------------------------------
made = Package([])
head = {
    kind: made.margin("header", p(f"{kind}\u00a0: {{{{ service }}}}", ppr='<w:pStyle w:val="En-tte"/>'))
    for kind in ("first", "even", "default")
}
page = field(" PAGE ", "1"), field(" NUMPAGES ", "2")
foot = made.margin(
    "footer",
    p("{{ ville }}, page ", page[0], "/", page[1], ppr='<w:pStyle w:val="Pieddepage"/>')
    + table(row("{% if confidentiel %}Confidentiel{% endif %}", "{{ ref }}"), columns=2)
    + p("{% if confidentiel %}ne pas diffuser{% endif %}", ppr='<w:pStyle w:val="Pieddepage"/>'),
)
last = made.margin("header", p("{%p for v in visas %}") + p("visa {{ v }}") + p("{%p endfor %}"))
references = (
    "".join(f'<w:headerReference w:type="{kind}" r:id="{id}"/>' for kind, id in head.items())
    + f'<w:footerReference w:type="default" r:id="{foot}"/>'
)
made.body = "".join(
    [
        p("Première section, {{ service }}."),
        p("{% if annexe %}Une annexe suit.{% endif %}"),
        p(
            "fin de la première section",
            ppr=f'<w:sectPr>{references}<w:type w:val="nextPage"/>{SECTION.replace("<w:docGrid", "<w:titlePg/><w:docGrid")}</w:sectPr>',
        ),
        p("Deuxième section\u00a0: {{ ville }}"),
        p(r(PAGE), "{{ ref }}"),
    ]
)
made.section = f'<w:headerReference w:type="default" r:id="{last}"/>'
rows = [
    {"service": "DANE", "ville": "Orléans", "ref": "2027/1", "confidentiel": "oui", "visas": ["A", "B"], "annexe": "1"},
    {"service": "DSI & Cie", "ville": "Tours", "ref": "2027/2", "confidentiel": "", "visas": [], "annexe": ""},
]
made.parts = [
    (
        n,
        (
            c.replace("<w:characterSpacingControl", "<w:evenAndOddHeaders/><w:characterSpacingControl")
            if n.endswith("settings.xml")
            else c
        ),
    )
    for n, c in made.parts
]
put(
    "word-sections",
    made.bytes(),
    rows,
    """Hand-written in Word 365's shape: two sections, first, even and default headers, a footer with fields and a table, a header
    that a loop may empty. by_hand_text.py""",
)

# ---- links and fields -------------------------------------------------------------------------------------------------------
made = Package([])
link = made.add("hyperlink", "https://www.education.gouv.fr/", "", external=True)
site = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName"><w:smartTagPr><w:attr w:name="ProductID" w:val="x"/></w:smartTagPr>'
made.body = "".join(
    [
        p(field(' TOC \\o "1-1" \\h \\z \\u ', "Présentation de {{ nom }}", r(TAB), "1"), ppr='<w:pStyle w:val="TM1"/>'),
        p(bookmark(10, "_Toc1", "Présentation de {{ nom }}"), ppr='<w:pStyle w:val="Titre1"/>'),
        p(
            "Voir ",
            f'<w:hyperlink r:id="{link}" w:history="1">',
            r("le site de {{ ", rpr='<w:rStyle w:val="Lienhypertexte"/>'),
            r("nom }}", rpr='<w:rStyle w:val="Lienhypertexte"/>'),
            "</w:hyperlink>",
            " ou écrire à ",
            field(
                [' HYPERLINK "mailto:{{ ', 'mel }}?subject={{ nom }}" '], "{{ mel }}", rpr='<w:rStyle w:val="Lienhypertexte"/>'
            ),
            ".",
        ),
        p(
            "Renvoi\u00a0: ",
            field(" REF _Toc1 \\h ", "Présentation"),
            " ; {% if mel %}lien ",
            f'<w:hyperlink w:anchor="_Toc1">',
            r("vers {% endif %}"),
            r("le début"),
            "</w:hyperlink>.",
        ),
        p(site, r("{{ nom }}"), "</w:smartTag>", " ", '<w:dir w:val="ltr">', r("{{ mel }}"), "</w:dir>"),
        p(
            "{% for l in liens %}",
            f'<w:hyperlink w:anchor="_Toc1" w:history="1">',
            r("{{ l }}", rpr='<w:rStyle w:val="Lienhypertexte"/>'),
            "</w:hyperlink>",
            "{% if not loop.last %}, {% endif %}{% endfor %}",
        ),
        p("Total ", "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", " pour {{ nom }}"),
        p(
            '<w:fldSimple w:instr=" DATE \\@ &quot;d MMMM yyyy&quot; ">',
            r("4 janvier 2027"),
            "</w:fldSimple>",
            ", signé {{ nom }}",
        ),
    ]
)
rows = [
    {"nom": "Anaïs Le Goff", "mel": "anais.le-goff@ac-test.fr", "liens": ["un", "deux"]},
    {"nom": 'R&D "x"', "mel": "r\\d@ac-test.fr", "liens": []},
]
put(
    "word-links",
    made.bytes(),
    rows,
    """Hand-written in Word 365's shape: tags in links, in the address of a HYPERLINK field, in a table of contents; smart tags,
    an equation, a field that is not a merge. by_hand_text.py""",
)

# ---- macros, set, with, tests, whitespace -----------------------------------------------------------------------------------
body = [
    p("{% macro salut(qui, mot='Bonjour') -%}"),
    p("{{ mot }} {{ qui }},"),
    p("{%- endmacro %}"),
    p("{{ salut(nom) }}{{ salut(‘vous’, mot=“Salut, ”) }}"),
    p("{% set total = lignes | length %}"),
    p("{%p macro bloc(titre, texte) %}"),
    p("{{ titre }}", ppr='<w:pStyle w:val="Titre1"/>'),
    p("{{ texte }}"),
    p("{%p endmacro %}"),
    p("{{ bloc('Premier', nom) }}"),
    p("{{ bloc('Second', total) }}"),
    p("{% macro gras(x) %}", r("{{ x }}", rpr=BOLD), "{% endmacro %}"),
    p("Voici {{ gras(nom) }} et {{ gras('R&D') }}."),
    p("{% with n = nom | upper, m = total %}{{ n }} ({{ m }}){% endwith %}"),
    p("{% if nom is defined and lignes is not none %}défini{% endif %}{% if total is odd %}, impair{% else %}, pair{% endif %}"),
    p("{% for l in lignes if l.montant > 10 %}"),
    p(
        "{{ loop.index }}/{{ loop.length }} ({{ loop.revindex }}) {{ loop.cycle(‘a’, ‘b’) }} {{ l.objet }}\u00a0: {{ l.montant }}{% if loop.first %} premier{% endif %}{% if loop.last %} dernier{% endif %}"
    ),
    p("{% else %}"),
    p("rien au-dessus de dix"),
    p("{% endfor %}"),
    p(
        "{% for l in lignes %}{% for c in l.codes %}{{ loop.index0 }}{{ c }}{% if not loop.last %}-{% endif %}{% endfor %}{% if not loop.last %} / {% endif %}{% endfor %}"
    ),
    p("a   {{- nom -}}   b {%- if total -%} c {%- endif -%} d"),
    p("{{ lignes | map(attribute='objet') | join(', ') }}; {{ nom | replace(' ', '_') | lower }}; {{ nom[0] }}{{ 1 + 2 }}"),
    p("{% raw %}{{ pas un champ }} {% ni un bloc %}{% endraw %}"),
]
rows = [
    {
        "nom": "Le Goff",
        "lignes": [
            {"objet": "câble", "montant": 12, "codes": ["x", "y"]},
            {"objet": "souris", "montant": 8, "codes": []},
            {"objet": "écran & pied", "montant": 150, "codes": ["z"]},
        ],
    },
    {"nom": "É", "lignes": [{"objet": "stylo", "montant": 1, "codes": []}, {"objet": "feutre", "montant": 2, "codes": []}]},
]
put(
    "word-jinja",
    Package(body).bytes(),
    rows,
    """Hand-written in Word 365's shape: macros of runs and of paragraphs, set, with, tests, filters, loop.*, nested loops,
    hyphens, raw. by_hand_text.py""",
)

# ---- what French letters ask of values, and pictures of the campaign ---------------------------------------------------------
body = [
    p("{{ image(“logo.png”, largeur=“3 cm”) }}"),
    p("À {{ ville | majuscules }}, le {{ date | date(“long”) }}"),
    p("{{ civilite }} {{ nom | titre }}, {{ civilite | accord(‘chargé’, ‘chargée’) }} {{ mission | elision(‘de’) }}"),
    p("{{ ecole | article | capitale }} ; {{ ecole | du }} ; {{ ecole | au }}"),
    p("Somme\u00a0: {{ somme | euros }}, soit {{ somme | lettres }} euros ; {{ parts | imp }} ; {{ jours }} {{ jours | pluriel(‘jour’, ‘jours’) }}"),
    p("{{ texte | riche }}"),
    p("{{ points | paragraphes }}", ppr=item(1)),
    p("En tout\u00a0: {{ points | liste | sinon(‘néant’) }}."),
    table(
        row("{%tr for l in lignes %}", "", ""),
        row("{{ l.objet }}", "{{ l.prix | nombre(2) }}", "{{ image('logo.png', hauteur='5 mm') }}"),
        row("{%tr endfor %}", "", ""),
    ),
    p("{{ telephone | telephone }}, {{ remarque | sinon(“sans remarque”) }}"),
]
rows = [
    {
        "ville": "Nouméa",
        "date": "2027-03-01",
        "civilite": "Mme",
        "nom": "LE GOFF-TEIN",
        "mission": "animer",
        "ecole": "Lycée Jules Garnier",
        "somme": "1250",
        "parts": "0,5",
        "jours": "2",
        "texte": "un **deux** et *trois*",
        "points": ["alpha", "bêta", "gamma"],
        "lignes": [{"objet": "câble", "prix": "1234,5"}, {"objet": "écran & pied", "prix": "80"}],
        "telephone": "241234",
        "remarque": "",
    },
    {
        "ville": "Koné",
        "date": "14/08/2027",
        "civilite": "M.",
        "nom": "D’ALMEIDA",
        "mission": "former",
        "ecole": "Annexe de Kouaoua",
        "somme": "80",
        "parts": "1",
        "jours": "1",
        "texte": "2 * 3 < 7",
        "points": [],
        "lignes": [],
        "telephone": "+687 24 12 34",
        "remarque": "vu",
    },
]
made = Package(body)
put(
    "word-french",
    made.bytes(),
    rows,
    """Hand-written in Word 365's shape: French filters on what rows hold, rich values, a list that becomes bullets, pictures beside the
    template, in a paragraph and in a row that is repeated. by_hand_text.py""",
)
(CORPUS / "word-french" / "logo.png").write_bytes(png(60, 30, (0, 90, 160)))
