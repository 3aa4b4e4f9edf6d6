"""Templates in Word's shapes, written by hand: revisions, comments, notes, boxes, controls, fields of a merge, parts that must survive."""

import re

from house import packed, png, put
from word import (
    BR,
    HEAD,
    MAIN,
    PKG,
    R,
    SPACES,
    SPELL,
    SPELLED,
    TAB,
    THEME,
    W,
    Package,
    bookmark,
    cell,
    field,
    fld,
    ids,
    item,
    p,
    r,
    row,
    sdt,
    t,
    table,
    x,
)

MS = "http://schemas.microsoft.com/office"
WHO = 'w:author="Anaïs" w:date="2027-01-04T08:00:00Z"'


def ins(id, *content):
    return f'<w:ins w:id="{id}" {WHO}>{"".join(content)}</w:ins>'


def gone(id, text, rpr=""):
    return f'<w:del w:id="{id}" {WHO}>{r(t(text, "delText"), rpr=rpr)}</w:del>'


# ---- revisions --------------------------------------------------------------------------------------------------------------
body = [
    p(
        "Madame {{ ",
        gone(101, "prenom"),
        ins(102, r("nom")),
        " }}, ",
        gone(103, "{{ ancien_champ }} et {% if %}"),
        ins(104, r("bienvenue "), r("à {{ ville }}")),
        ".",
    ),
    p("{% if ok %}", ins(105, r("Accordé le {{ date }}{% else %}")), "Refusé{% endif %}."),
    p("Paragraphe ajouté\u00a0: {{ ville }}", ppr=f'<w:rPr><w:ins w:id="106" {WHO}/></w:rPr>'),
    p(
        r("Ancienne mise en forme {{ nom }}", rpr=f'<w:b/><w:rPrChange w:id="107" {WHO}><w:rPr><w:i/></w:rPr></w:rPrChange>'),
        ppr=f'<w:jc w:val="center"/><w:pPrChange w:id="108" {WHO}><w:pPr/></w:pPrChange>',
    ),
    p(
        f'<w:moveFromRangeStart w:id="109" w:name="move1" {WHO}/><w:moveFrom w:id="110" {WHO}>',
        r("Déplacé {{ nom }}"),
        '</w:moveFrom><w:moveFromRangeEnd w:id="109"/>',
    ),
    p(
        "Plus bas\u00a0:",
        f'<w:moveToRangeStart w:id="111" w:name="move1" {WHO}/><w:moveTo w:id="112" {WHO}>',
        r(" Déplacé {{ nom }}"),
        '</w:moveTo><w:moveToRangeEnd w:id="111"/>',
    ),
    table(
        row("{%tr for l in lignes %}", ""),
        row("{{ l }}", cell(p(ins(113, r("ajouté {{ loop.index }}")), gone(114, "{{ x }}"))), trpr=f'<w:ins w:id="115" {WHO}/>'),
        row("{%tr endfor %}", ""),
        columns=2,
    ),
    p("{% for l in lignes %}", ins(116, r("[{{ l }}]")), gone(117, "supprimé"), "{% endfor %}"),
    p(gone(118, "{% if jamais %}"), "Fin."),
]
rows = [
    {"nom": "Le Goff", "prenom": "Anaïs", "ville": "Orléans", "ok": "x", "date": "4 janvier", "lignes": ["un", "deux"]},
    {"nom": "R&D", "prenom": "", "ville": "Tours", "ok": "", "date": "jamais", "lignes": []},
]
put(
    "word-revisions",
    Package(body, settings="<w:trackRevisions/>").bytes(),
    rows,
    """Hand-written in Word 365's shape: tags cut by insertions and deletions, tags in deletions and moves, a repeated row that was
    inserted. by_hand_parts.py""",
)


# ---- comments ---------------------------------------------------------------------------------------------------------------
def about(id, *content):
    inner = "".join(c if c.startswith("<") else r(c) for c in content)
    reference = r(f'<w:commentReference w:id="{id}"/>', rpr='<w:rStyle w:val="Marquedecommentaire"/>')
    return f'<w:commentRangeStart w:id="{id}"/>{inner}<w:commentRangeEnd w:id="{id}"/>{reference}'


made = Package(
    [
        p("Bonjour ", about(0, "{{ nom }}"), ","),
        p("{%p for v in voeux %}"),
        p("– ", about(1, "{{ v }}"), "\u00a0;"),
        p("{%p endfor %}"),
        p("{% if ok %}"),
        p('<w:commentRangeStart w:id="2"/>', "Ceci est commenté"),
        p("{% endif %}"),
        p(
            "jusqu’ici",
            '<w:commentRangeEnd w:id="2"/>',
            r('<w:commentReference w:id="2"/>', rpr='<w:rStyle w:val="Marquedecommentaire"/>'),
            ".",
        ),
        p('<w:permStart w:id="900" w:edGrp="everyone"/>', "À compléter par {{ nom }}", '<w:permEnd w:id="900"/>'),
    ]
)
keys = []


def comment(id, *lines):
    out = []
    for index, line in enumerate(lines):
        key = ids.para()
        out.append(
            p(
                r("<w:annotationRef/>", rpr='<w:rStyle w:val="Marquedecommentaire"/>') if index == 0 else "",
                line,
                ppr='<w:pStyle w:val="Commentaire"/>',
                attributes=f' w14:paraId="{key}" w14:textId="77777777"',
            )
        )
    keys.append(key)
    return f'<w:comment w:id="{id}" {WHO} w:initials="A">{"".join(out)}</w:comment>'


made.margin(
    "comments",
    comment(0, "Vérifier {{ nom }}", "{%p for v in voeux %}", "vœu {{ v }}", "{%p endfor %}", "Fin")
    + comment(1, "Un vœu de {{ nom }}")
    + comment(2, "Sans champ"),
)
extended = "".join(f'<w15:commentEx w15:paraId="{key}" w15:done="0"/>' for key in keys)
made.add(
    f"{MS}/2011/relationships/commentsExtended",
    "commentsExtended.xml",
    f"{HEAD}<w15:commentsEx {SPACES}>{extended}</w15:commentsEx>",
    f"{MAIN}.commentsExtended+xml",
)
made.add(
    f"{MS}/2016/09/relationships/commentsIds",
    "commentsIds.xml",
    f"{HEAD}<w16cid:commentsIds {SPACES}>"
    + "".join(f'<w16cid:commentId w16cid:paraId="{key}" w16cid:durableId="2A0{n}B1C2"/>' for n, key in enumerate(keys))
    + "</w16cid:commentsIds>",
    f"{MAIN}.commentsIds+xml",
)
made.add(
    f"{MS}/2011/relationships/people",
    "people.xml",
    f'{HEAD}<w15:people {SPACES}><w15:person w15:author="Anaïs"><w15:presenceInfo w15:providerId="None" w15:userId="Anaïs"/></w15:person></w15:people>',
    f"{MAIN}.people+xml",
)
rows = [{"nom": "Anaïs", "voeux": ["temps", "machines"], "ok": "1"}, {"nom": "Bruno & Cie", "voeux": [], "ok": ""}]
put(
    "word-comments",
    made.bytes(),
    rows,
    """Hand-written in Word 365's shape: comments with tags and a loop in them, a comment in a loop, one across a condition, with
    commentsExtended, commentsIds and people; a permission. by_hand_parts.py""",
)

# ---- notes ------------------------------------------------------------------------------------------------------------------
FOOT, END = '<w:rStyle w:val="Appelnotedebasdep"/>', '<w:rStyle w:val="Appeldenotedefin"/>'
made = Package(
    [
        p(
            "Le texte{{ nom }}",
            r('<w:footnoteReference w:id="1"/>', rpr=FOOT),
            " et sa suite",
            r('<w:endnoteReference w:id="1"/>', rpr=END),
            ".",
        ),
        p("{% if ok %}Avec note", r('<w:footnoteReference w:id="2"/>', rpr=FOOT), "{% else %}Sans note{% endif %}."),
        table(
            row("{%tr for l in lignes %}", ""),
            row("{{ l }}", cell(p("note", r('<w:footnoteReference w:id="3"/>', rpr=FOOT)))),
            row("{%tr endfor %}", ""),
            columns=2,
        ),
        p(),
    ]
)
made.notes(
    "footnotes",
    (" Note de {{ nom }}", SPELL, "."),
    (" Seconde\u00a0: {% for l in lignes %}{{ l }}{% if not loop.last %}, {% endif %}{% endfor %}",),
    (" À chaque ligne\u00a0: {{ nom }}",),
)
made.notes("endnotes", (" Fin\u00a0: {{ nom | upper }}",))
rows = [{"nom": " Dupont", "ok": "x", "lignes": ["a", "b"]}, {"nom": " <Durand>", "ok": "", "lignes": ["seul"]}]
put(
    "word-notes",
    made.bytes(),
    rows,
    "Hand-written in Word 365's shape: footnotes and endnotes with tags, a note in a branch, a note in a loop. by_hand_parts.py",
)

# ---- text boxes -------------------------------------------------------------------------------------------------------------
A, WPS = "http://schemas.openxmlformats.org/drawingml/2006/main", f"{MS}/word/2010/wordprocessingShape"


SHAPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


def box(id, *paragraphs):
    """A text box in both of its shapes; Word writes the same identities of paragraphs in both, and declares the shape's type once."""
    inner = "<w:txbxContent>" + "".join(paragraphs) + "</w:txbxContent>"
    return r(
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" '
        f'relativeHeight="25165{id}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" wp14:anchorId="5A0B{id:04X}" wp14:editId="5A0C{id:04X}">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>3000000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
        f'<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2160000" cy="720000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/>'
        f'<wp:docPr id="{id}" name="Zone de texte {id}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="{A}">'
        f'<a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="720000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{inner}</wps:txbx>'
        f'<wps:bodyPr rot="0" vert="horz" wrap="square" anchor="t" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
        f'</mc:Choice><mc:Fallback><w:pict>{SHAPE if id in (1, 5) else ""}<v:shape id="Zone de texte {id}" o:spid="_x0000_s{1000 + id}" type="#_x0000_t202" '
        f'style="position:absolute;margin-left:236pt;margin-top:0;width:170pt;height:57pt;z-index:{id}"><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>'
    )


drawing = lambda id, relation, name: r(
    f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" wp14:anchorId="6A0B{id:04X}" wp14:editId="6A0C{id:04X}"><wp:extent cx="360000" cy="180000"/><wp:docPr id="{id}" name="{name}" descr="{name}"/>'
    f'<a:graphic xmlns:a="{A}"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    f'<pic:nvPicPr><pic:cNvPr id="{id}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="180000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
)
made = Package([])
made.defaults["png"] = "image/png"
logo = made.add("image", "media/image1.png", png(40, 20, (0, 80, 160)))
made.body = "".join(
    [
        p(
            box(
                1,
                p("Destinataire\u00a0:"),
                p("{%p for l in adresse %}"),
                p("{{ l }}"),
                p("{%p endfor %}"),
                p("{{ ville", SPELL, " }}"),
            )
        ),
        p("Corps de {{ nom }}."),
        p("{%p for o in objets %}"),
        p("{{ o }} ", drawing(20, logo, "logo"), box(2, p("objet {{ o }}, {{ loop.index }}"))),
        p("{%p endfor %}"),
        p(
            "Encart\u00a0: ",
            box(
                3,
                table(row("{%tr for o in objets %}", ""), row("{{ o }}", "x"), row("{%tr endfor %}", ""), columns=2, width=1200),
                p("{% if objets %}fin{% endif %}"),
            ),
        ),
        p("{%p if objets %}"),
        p(box(4, p("seulement s’il y a des objets"))),
        p("{%p endif %}"),
        p(
            "Ligne ",
            r(
                '<w:pict><v:rect id="_x0000_i1025" style="width:0;height:1.5pt" o:hralign="center" o:hrstd="t" o:hr="t" fillcolor="#a0a0a0" stroked="f"/></w:pict>'
            ),
        ),
    ]
)
made.section = f'<w:headerReference w:type="default" r:id="{made.margin("header", p("Brouillon de {{ nom }}", box(5, p("filigrane {{ nom }}"))))}"/>'
rows = [
    {"nom": "Anaïs", "adresse": ["12 rue des Lilas", "Bât. B"], "ville": "45000 Orléans", "objets": ["un", "deux & trois"]},
    {"nom": "<Bruno>", "adresse": [], "ville": "Tours", "objets": []},
]
put(
    "word-boxes",
    made.bytes(),
    rows,
    """Hand-written in Word 365's shape: text boxes twice (mc:Choice and mc:Fallback), in a loop, with a loop and a table in them, in
    a header; pictures in a loop. by_hand_parts.py""",
)

# ---- controls ---------------------------------------------------------------------------------------------------------------
STORE, NS = "{6F2A9C3E-1D4B-4C5A-8E7F-90A1B2C3D4E5}", "urn:academie:lettre"
bound = (
    lambda path: f'<w:dataBinding w:prefixMappings="xmlns:l=\'{NS}\'" w:xpath="/l:lettre[1]/l:{path}[1]" w:storeItemID="{STORE}"/>'
)
tag = (
    lambda name, id, alias="": f'{f"<w:alias w:val={chr(34)}{alias}{chr(34)}/>" if alias else ""}<w:tag w:val="{name}"/><w:id w:val="{id}"/>'
)
check = (
    lambda on="2612", off="2610": f'<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="{on}" w14:font="MS Gothic"/><w14:uncheckedState w14:val="{off}" w14:font="MS Gothic"/></w14:checkbox>'
)
GOTHIC = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
HINT = '<w:rStyle w:val="Textedelespacerserv"/>'
hint = "<w:showingPlcHdr/>"
made = Package(
    [
        p(
            "Nom\u00a0: ",
            sdt(tag("nom", 1601, "Nom") + hint + bound("nom") + "<w:text/>", r("Cliquez ici pour taper du texte.", rpr=HINT)),
        ),
        p("Ville\u00a0: ", sdt(tag("ville", -1602) + bound("ville") + "<w:text/>", r("Paris"))),
        p("Note\u00a0: ", sdt(tag("note", 1603) + hint + '<w:text w:multiLine="1"/>', r("Cliquez ici.", rpr=HINT))),
        sdt(tag("texte_riche", 1604) + hint, p(r("Plusieurs paragraphes ici.", rpr=HINT))),
        p(
            sdt(tag("accord", 1605) + check(), r("☐", rpr=GOTHIC)),
            " d’accord, ",
            sdt(tag("refus", 1606) + check("2611"), r("☐", rpr=GOTHIC)),
            " pas d’accord, {{ case(“avis”) }} sans avis",
        ),
        p(
            "Statut\u00a0: ",
            sdt(
                tag("statut", 1607)
                + hint
                + '<w:dropDownList><w:listItem w:displayText="Choisissez" w:value=""/><w:listItem w:displayText="Titulaire" w:value="T"/><w:listItem w:displayText="Contractuel" w:value="C"/></w:dropDownList>',
                r("Choisissez un élément.", rpr=HINT),
            ),
        ),
        table(
            row("Contrôle autour d’une cellule", sdt(tag("autre", 1608) + "<w:text/>", cell("à moi"))),
            sdt('<w:id w:val="1609"/>', row("{{ nom }}", "{{ ville }}")),
            columns=2,
        ),
        sdt(
            f'<w:alias w:val="Personnes"/><w:tag w:val="personnes"/><w:id w:val="1610"/><w15:repeatingSection/>',
            sdt(
                '<w:id w:val="1611"/><w15:repeatingSectionItem/>',
                p("– ", sdt(tag("nom", 1612) + "<w:text/>", r("qui")), ", ", sdt(tag("role", 1613) + "<w:text/>", r("quoi"))),
            ),
        ),
        p("{%p for q in personnes %}"),
        p("Boucle\u00a0: ", sdt('<w:id w:val="1614"/>' + "<w:text/>", r("{{ q.nom }}"))),
        p("{%p endfor %}"),
        p(
            sdt(
                '<w:id w:val="1615"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Bottom of Page)"/><w:docPartUnique/></w:docPartObj>',
                r("intact"),
            )
        ),
        p(sdt('<w:tag w:val="goog_rdk_0"/><w:id w:val="1616"/>', r("{{ nom }} ici"))),
    ]
)
made.parts.append(
    (
        "customXml/item1.xml",
        f'<?xml version="1.0"?><l:lettre xmlns:l="{NS}"><l:nom></l:nom><l:ville>Paris</l:ville><l:autre> gardé </l:autre></l:lettre>',
    )
)
made.parts.append(
    (
        "customXml/itemProps1.xml",
        f'<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{NS}"/></ds:schemaRefs></ds:datastoreItem>',
    )
)
made.types.append(
    '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
)
made.relations.append(f'<Relationship Id="rId90" Type="{R}/customXml" Target="../customXml/item1.xml"/>')
made.parts.append(
    (
        "customXml/_rels/item1.xml.rels",
        f'{HEAD}<Relationships xmlns="{PKG}/relationships"><Relationship Id="rId1" Type="{R}/customXmlProps" Target="itemProps1.xml"/></Relationships>',
    )
)
rows = [
    {
        "nom": "Anaïs Le Goff",
        "ville": "Orléans",
        "note": "une\ndeux",
        "texte_riche": "Un seul & même texte",
        "accord": True,
        "refus": False,
        "avis": False,
        "statut": "Titulaire",
        "personnes": [{"nom": "Bruno", "role": "trésorier"}, {"nom": "Chloé", "role": "présidente"}],
    },
    {
        "nom": "<Zoé>",
        "ville": "Tours",
        "note": "",
        "texte_riche": "x",
        "accord": False,
        "refus": True,
        "avis": True,
        "statut": "C",
        "personnes": [{"nom": "seule", "role": "tout"}],
    },
]
put(
    "word-controls",
    made.bytes(),
    rows,
    """Hand-written in Word 365's shape: text, rich text, tick boxes, a list, controls bound to custom XML, around a row and a cell, a repeating
    section, a control in a loop. by_hand_parts.py""",
)

# ---- fields of a mail merge -------------------------------------------------------------------------------------------------
BOLD = "<w:b/>"
made = Package(
    [
        p(
            "Madame, Monsieur ",
            field([" MERGEFIELD ", SPELL, "Nom_d_usage", SPELLED, " \\* Upper "], "«Nom_d_usage»", rpr=BOLD),
            ",",
        ),
        p(
            '<w:fldSimple w:instr=" MERGEFIELD Prénom ">',
            r("«Prénom»", rpr="<w:i/><w:noProof/>"),
            "</w:fldSimple>",
            " ",
            '<w:fldSimple w:instr=" MERGEFIELD Ville \\b &quot;à &quot; \\f &quot;, France&quot; \\* MERGEFORMAT ">',
            r("«Ville»"),
            "</w:fldSimple>",
        ),
        p(
            r(fld("begin")),
            r(t(" IF ", "instrText")),
            field(" MERGEFIELD Sexe ", "«Sexe»"),
            r(t(' = "F" "chère" "cher" ', "instrText")),
            r(fld("separate")),
            r("cher"),
            r(fld("end")),
            " collègue",
        ),
        table(row(cell(p(field(" MERGEFIELD Ville ", "«Ville»"))), "{{ Prénom }}"), columns=2),
        p("Lettre du ", field(' DATE \\@ "d MMMM yyyy" ', "4 janvier 2027"), ", page ", field(" PAGE ", "1")),
        p(
            "{% for e in écoles %}",
            field(" MERGEFIELD Ville ", "«Ville»"),
            "\u00a0: {{ e }}{% if not loop.last %}\u00a0; {% endif %}{% endfor %}",
        ),
    ],
    settings=f'<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:linkToQuery/><w:dataType w:val="native"/><w:connectString w:val="Provider=x"/><w:query w:val="SELECT * FROM `Feuil1$`"/><w:dataSource r:id="rId1"/></w:mailMerge>',
)
made.margin("footer", p('<w:fldSimple w:instr=" MERGEFIELD Ville ">', r("«Ville»"), "</w:fldSimple>"))
made.section = f'<w:footerReference w:type="default" r:id="rId{len(made.relations)}"/>'
made.rels_of["settings.xml"] = [
    f'<Relationship Id="rId1" Type="{R}/mailMergeSource" Target="file:///C:\\liste.xlsx" TargetMode="External"/>'
]
rows = [
    {"Nom d’usage": "Le Goff", "Prénom": "Anaïs", "Ville": "Orléans", "Sexe": "F", "écoles": ["A", "B"]},
    {"Nom d’usage": "Durand & fils", "Prénom": "Bruno", "Ville": "Saint-Benoît <974>", "Sexe": "M", "écoles": []},
]
put(
    "word-merge",
    made.bytes(),
    rows,
    """Hand-written in Word 365's shape: simple and complex merge fields, switches, IF, fields beside tags and in a footer, the source
    of the merge in the settings. by_hand_parts.py""",
)


# ---- old form fields --------------------------------------------------------------------------------------------------------
def form(name, data, result=""):
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/><w:calcOnExit w:val="0"/>{data}</w:ffData></w:fldChar>'
    kind = "FORMTEXT" if "textInput" in data else "FORMCHECKBOX" if "checkBox" in data else "FORMDROPDOWN"
    end = r(fld("separate")) + r(result) + r(fld("end")) if kind == "FORMTEXT" else r(fld("end"))
    n = ids()
    return (
        f'<w:bookmarkStart w:id="{n}" w:name="{name}"/>'
        + r(begin)
        + r(t(f" {kind} ", "instrText"))
        + end
        + f'<w:bookmarkEnd w:id="{n}"/>'
    )


body = [
    p("Nom\u00a0: ", form("nom", '<w:textInput><w:default w:val="…"/></w:textInput>', "\u2002\u2002\u2002\u2002\u2002")),
    p(
        form("accord", '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'),
        " d’accord ; ",
        form("inconnu", '<w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox>'),
        " à part",
    ),
    p(
        "Statut\u00a0: ",
        form("statut", '<w:ddList><w:listEntry w:val="Titulaire"/><w:listEntry w:val="Contractuel"/></w:ddList>'),
    ),
    p("{{ nom }} ", r('<w:sym w:font="Wingdings" w:char="F0A8"/>'), " fin"),
]
rows = [{"nom": "Anaïs Le Goff", "accord": True, "statut": "Contractuel"}, {"nom": "<B>", "accord": False, "statut": "Titulaire"}]
put(
    "word-form",
    Package(body, settings='<w:documentProtection w:edit="forms" w:enforcement="1"/>').bytes(),
    rows,
    "Hand-written in Word 2003's shape: old form fields in a protected document. by_hand_parts.py",
)


# ---- parts that must survive ------------------------------------------------------------------------------------------------
def kept(main=f"{MAIN}.document.main+xml", more=lambda made: None):
    sheet = packed(
        [
            (
                "[Content_Types].xml",
                f'<Types xmlns="{PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
            ),
            (
                "_rels/.rels",
                f'<Relationships xmlns="{PKG}/relationships"><Relationship Id="r1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            ),
            (
                "xl/workbook.xml",
                f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{R}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
            ),
            (
                "xl/_rels/workbook.xml.rels",
                f'<Relationships xmlns="{PKG}/relationships"><Relationship Id="r1" Type="{R}/worksheet" Target="s.xml"/></Relationships>',
            ),
            (
                "xl/s.xml",
                '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>{{ pas un champ }}</t></is></c></row></sheetData></worksheet>',
            ),
        ]
    )
    made = Package([], main=main)
    made.defaults.update(
        png="image/png",
        xlsx="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bin="application/vnd.openxmlformats-officedocument.oleObject",
    )
    logo = made.add("image", "media/image1.png", png(40, 20, (160, 80, 0)))
    book = made.add("package", "embeddings/Feuille_Microsoft_Excel.xlsx", sheet)
    inner = p(r("Bloc {{ nom }}"), attributes="")
    made.add(
        "glossaryDocument",
        "glossary/document.xml",
        f'{HEAD}<w:glossaryDocument {SPACES}><w:docParts><w:docPart><w:docPartPr><w:name w:val="Bloc"/><w:category><w:name w:val="Général"/><w:gallery w:val="placeholder"/></w:category>'
        f'<w:behaviors><w:behavior w:val="content"/></w:behaviors></w:docPartPr><w:docPartBody>{inner}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>',
        f"{MAIN}.document.glossary+xml",
    )
    made.parts.append(
        (
            "customXml/item1.xml",
            '<?xml version="1.0"?><fiche xmlns="urn:fiche"  a = \'1\' ><!-- {{ nom }} --><nom>{{ nom }}</nom></fiche>',
        )
    )
    made.relations.append(f'<Relationship Id="rId90" Type="{R}/customXml" Target="../customXml/item1.xml"/>')
    made.defaults["jpeg"] = "image/jpeg"
    made.parts.append(("docProps/thumbnail.jpeg", bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")))
    made.package.append(
        f'<Relationship Id="rId8" Type="{PKG}/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/>'
    )
    made.body = "".join(
        [
            p("Lettre de {{ nom }} ", drawing(30, logo, "logo")),
            p(
                r(
                    f'<w:object w:dxaOrig="1440" w:dyaOrig="720"><v:shape id="_x0000_i1026" style="width:72pt;height:36pt" o:ole=""><v:imagedata r:id="{logo}" o:title=""/></v:shape>'
                    f'<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_x0000_i1026" DrawAspect="Content" ObjectID="_1700000001" r:id="{book}"/></w:object>'
                )
            ),
            p("{%p if nom %}"),
            p("Un caractère à part\u00a0: \uf0e0 et \ue123, {{ nom }}"),
            p("{%p endif %}"),
        ]
    )
    more(made)
    return made.bytes()


rows = [{"nom": "Anaïs"}, {"nom": "R&D \ue100\ue101"}]
put(
    "word-parts",
    kept(),
    rows,
    """Hand-written in Word 365's shape: theme, glossary, customXml, an embedded workbook, a picture, a thumbnail, all with what looks like tags;
    private-use characters in the text. by_hand_parts.py""",
)


def macros(made):
    made.add(
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "vbaProject.bin",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 4,
        "application/vnd.ms-office.vbaProject",
    )
    made.entry(
        "word/vbaData.xml",
        f'{HEAD}<wne:vbaSuppData xmlns:wne="{MS}/word/2006/wordml"><wne:mcds><wne:mcd wne:macroName="A" wne:name="A" wne:bEncrypt="0" wne:cmg="56"/></wne:mcds></wne:vbaSuppData>',
        "application/vnd.ms-word.vbaData+xml",
    )
    made.rels_of["vbaProject.bin"] = [
        f'<Relationship Id="rId1" Type="{MS}/2006/relationships/wordVbaData" Target="vbaData.xml"/>'
    ]


put(
    "word-macros",
    kept("application/vnd.ms-word.document.macroEnabled.main+xml", macros),
    rows,
    "Hand-written in Word 365's shape: a document with macros. by_hand_parts.py",
    "docm",
)
put(
    "word-template",
    kept(f"{MAIN}.template.main+xml"),
    rows,
    "Hand-written in Word 365's shape: a Word template, from which documents are made. by_hand_parts.py",
    "dotx",
)

# ---- other hands ------------------------------------------------------------------------------------------------------------
made = Package(
    [
        p("Bonjour {{ nom }}", attributes=""),
        table(row("{%tr for l in lignes %}", ""), row("{{ l }}", "{{ case(“ok”) }}"), row("{%tr endfor %}", ""), columns=2),
        p("{% if ok %}oui{% endif %}", attributes=""),
    ]
)
plain = made.body.replace("w:", "ns0:")
plain = re.sub(r' w14:\w+="\w+"', "", re.sub(r' ns0:rsid\w*="\w+"', "", plain))
document = f'<?xml version=\'1.0\' encoding=\'UTF-8\'?>\n<ns0:document xmlns:ns0="{W}"><ns0:body>{plain}<ns0:sectPr><ns0:pgSz ns0:w="11906" ns0:h="16838" /></ns0:sectPr></ns0:body></ns0:document>'
rows = [{"nom": "Anaïs & <Bruno>", "ok": True, "lignes": ["un\ndeux"]}, {"nom": "C", "ok": False, "lignes": []}]
put(
    "script-prefixes",
    made.bytes(document),
    rows,
    """Hand-written in the shape that Python's ElementTree leaves when a script has saved a letter: other prefixes, no w14, no
    mc:Ignorable. by_hand_parts.py""",
)

g = (
    lambda text, rpr="": f'<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr>{rpr}<w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{x(text)}</w:t></w:r>'
)
gp = (
    lambda *runs: f'<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000" w14:paraId="{ids.para()}"><w:pPr><w:rPr/></w:pPr>{"".join(runs)}</w:p>'
)
body = [
    gp(
        g("Bonjour "),
        sdt('<w:id w:val="-7123"/><w:tag w:val="goog_rdk_0"/>', '<w:commentRangeStart w:id="0"/>'),
        g("{{ nom }}", '<w:b w:val="1"/>'),
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
        g(","),
    ),
    gp(g("{% for l in lignes %}")),
    gp(g("• {{ l }}")),
    gp(g("{% endfor %}")),
    gp(g("{{ total }} €", '<w:b w:val="1"/>')),
]
made = Package(body)
made.margin("comments", f'<w:comment w:author="Anaïs" w:id="0" w:date="2027-01-04T08:00:00Z">{gp(g("À relire"))}</w:comment>')
rows = [{"nom": "Anaïs", "lignes": ["un", "deux"], "total": 12.5}, {"nom": "B", "lignes": [], "total": 0}]
put(
    "google-letter",
    made.bytes(),
    rows,
    "Hand-written in the shape of a download from Google Docs: w:rtl on each run, goog_rdk controls around the marks of comments. by_hand_parts.py",
)
