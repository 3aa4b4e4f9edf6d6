"""Packages in the shapes that Word writes: names, order, namespaces, litter. What a person types is said with `p` and `r`."""

from house import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# the namespaces that Word 365 declares on every root
SPACES = (
    f'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" '
    f'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w="{W}" '
    f'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    f'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" '
    f'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    f'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 w15 w16cid wp14"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def x(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Counter:
    """Identities in the order of the document, as Word gives them: odd, not in sequence, the same each time."""

    def __init__(self):
        self.n = 0

    def __call__(self):
        self.n += 1
        return self.n

    def para(self):
        return f"{(self() * 0x01F3D5B7 + 0x11A2B3C4) & 0x7FFFFFFF:08X}"


ids = Counter()


def t(text, element="t"):
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:{element}{space}>{x(text)}</w:{element}>"


def r(*content, rpr="", rsid=""):
    """A run. A text is a `w:t`; a piece of XML begins with `<`."""
    inner = "".join(c if c.startswith("<") else t(c) for c in content)
    rsid = f' w:rsidR="{rsid}"' if rsid else ""
    return f"<w:r{rsid}>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{inner}</w:r>"


def p(*content, ppr="", attributes=None):
    """A paragraph. A text is a run; a piece of XML begins with `<`."""
    inner = "".join(c if c.startswith("<") else r(c) for c in content if c)
    if attributes is None:
        attributes = f' w14:paraId="{ids.para()}" w14:textId="77777777" w:rsidR="00A94B21" w:rsidRDefault="00A94B21"'
    return f"<w:p{attributes}>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{inner}</w:p>"


SPELL, GRAMMAR = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="gramStart"/>'
SPELLED, GRAMMARED = '<w:proofErr w:type="spellEnd"/>', '<w:proofErr w:type="gramEnd"/>'
TAB, BR, PAGE = "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>'
RENDERED = "<w:lastRenderedPageBreak/>"


def bookmark(id, name, *content):
    inner = "".join(c if c.startswith("<") else r(c) for c in content)
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{id}"/>'


def cell(*content, tcpr="", width=2400):
    """A cell; a text is a paragraph."""
    inner = "".join(c if c.startswith("<") else p(c) for c in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{tcpr}</w:tcPr>{inner}</w:tc>'


def row(*cells, trpr=""):
    inner = "".join(c if c.startswith("<w:tc") or c.startswith("<w:sdt") else cell(c) for c in cells)
    trpr = f"<w:trPr>{trpr}</w:trPr>" if trpr else ""
    return f'<w:tr w:rsidR="00A94B21" w14:paraId="{ids.para()}" w14:textId="77777777">{trpr}{inner}</w:tr>'


def table(*rows, columns=3, width=2400):
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grilledutableau"/><w:tblW w:w="0" w:type="auto"/>'
        f'<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def fld(kind):
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def field(instruction, *result, rpr=""):
    """A complex field; `instruction` is a text or a list of pieces (one a run)."""
    pieces = [instruction] if isinstance(instruction, str) else instruction
    inside = "".join(c if c.startswith("<w:") else r(t(c, "instrText"), rpr=rpr) for c in pieces)
    shown = "".join(c if c.startswith("<") else r(c, rpr=rpr) for c in result)
    return r(fld("begin"), rpr=rpr) + inside + r(fld("separate"), rpr=rpr) + shown + r(fld("end"), rpr=rpr)


def sdt(properties, *content):
    inner = "".join(c if c.startswith("<") else r(c) for c in content)
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


SECTION = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" '
    'w:footer="708" w:gutter="0"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/>'
)


def style(kind, id, name, inner="", default=False, based=""):
    default = ' w:default="1"' if default else ""
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{id}"><w:name w:val="{name}"/>{based}{inner}</w:style>'


STYLES = (
    f'{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" '
    f'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="fr-FR" w:eastAsia="en-US" '
    f'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + style("paragraph", "Normal", "Normal", "<w:qFormat/>", True)
    + style("character", "Policepardfaut", "Default Paragraph Font", '<w:uiPriority w:val="1"/>', True)
    + style(
        "table",
        "TableauNormal",
        "Normal Table",
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
        True,
    )
    + style("numbering", "Aucuneliste", "No List", "", True)
    + style(
        "paragraph",
        "Titre1",
        "heading 1",
        '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>',
        based="Normal",
    )
    + style(
        "paragraph",
        "Paragraphedeliste",
        "List Paragraph",
        '<w:pPr><w:ind w:left="720"/><w:contextualSpacing/></w:pPr>',
        based="Normal",
    )
    + "".join(
        style("paragraph", i, n, based="Normal")
        for i, n in (
            ("En-tte", "header"),
            ("Pieddepage", "footer"),
            ("Notedebasdepage", "footnote text"),
            ("Notedefin", "endnote text"),
            ("Commentaire", "annotation text"),
            ("Lgende", "caption"),
            ("TM1", "toc 1"),
        )
    )
    + "".join(
        style("character", i, n, inner, based="Policepardfaut")
        for i, n, inner in (
            ("Appelnotedebasdep", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
            ("Appeldenotedefin", "endnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
            ("Marquedecommentaire", "annotation reference", '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'),
            ("Lienhypertexte", "Hyperlink", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'),
            ("Textedelespacerserv", "Placeholder Text", '<w:rPr><w:color w:val="808080"/></w:rPr>'),
        )
    )
    + style(
        "table",
        "Grilledutableau",
        "Table Grid",
        "<w:tblPr><w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr>",
        based="TableauNormal",
    )
    + "</w:styles>"
)

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
THEME = (
    f'{HEAD}<a:theme xmlns:a="{A}" name="Thème Office"><a:themeElements><a:clrScheme name="Office">'
    + "".join(
        f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>'
        for n, c in (
            ("dk1", "000000"),
            ("lt1", "FFFFFF"),
            ("dk2", "44546A"),
            ("lt2", "E7E6E6"),
            ("accent1", "4472C4"),
            ("accent2", "ED7D31"),
            ("accent3", "A5A5A5"),
            ("accent4", "FFC000"),
            ("accent5", "5B9BD5"),
            ("accent6", "70AD47"),
            ("hlink", "0563C1"),
            ("folHlink", "954F72"),
        )
    )
    + '</a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin typeface="Calibri Light"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Office">'
    f'<a:fillStyleLst>{"<a:solidFill><a:schemeClr val=%sphClr%s/></a:solidFill>" % (chr(34), chr(34)) * 3}</a:fillStyleLst><a:lnStyleLst>{_line * 3}</a:lnStyleLst>'
    f'<a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst>'
    f'<a:bgFillStyleLst>{"<a:solidFill><a:schemeClr val=%sphClr%s/></a:solidFill>" % (chr(34), chr(34)) * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>'
)


def numbering():
    """Word's two lists: 1 is bullets, 2 is numbers on two levels."""

    def level(n, form, text, font=""):
        font = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else ""
        return (
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{720 * (n + 1)}" w:hanging="360"/></w:pPr>{font}</w:lvl>'
        )

    lists = (
        level(0, "bullet", "\uf0b7", "Symbol") + level(1, "bullet", "o", "Courier New"),
        level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)"),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        for i, levels in enumerate(lists)
    )
    return (
        f'{HEAD}<w:numbering {SPACES}>{abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def item(list, level=0):
    """The properties of a paragraph of a list."""
    return f'<w:pStyle w:val="Paragraphedeliste"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>'


class Package:
    """A Word file: `body` is what stands in `w:body`, `section` the last section's properties."""

    def __init__(self, body, section="", main=f"{MAIN}.document.main+xml", settings=""):
        self.parts, self.types, self.defaults = (
            [],
            [],
            {"rels": f"application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"},
        )
        self.relations, self.package = [], []
        self.body, self.section, self.main, self.rels_of = "".join(body), section, main, {}
        self.add("styles", "styles.xml", STYLES, f"{MAIN}.styles+xml")
        self.add(
            "settings",
            "settings.xml",
            f'{HEAD}<w:settings {SPACES}><w:zoom w:percent="100"/>{settings}<w:defaultTabStop w:val="708"/>'
            '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="fr-FR"/>'
            '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>',
            f"{MAIN}.settings+xml",
        )
        self.add(
            "webSettings",
            "webSettings.xml",
            f"{HEAD}<w:webSettings {SPACES}><w:optimizeForBrowser/><w:allowPNG/></w:webSettings>",
            f"{MAIN}.webSettings+xml",
        )
        self.add(
            "fontTable",
            "fontTable.xml",
            f'{HEAD}<w:fonts {SPACES}><w:font w:name="Calibri"><w:panose1 w:val="020F0502020204030204"/>'
            '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>',
            f"{MAIN}.fontTable+xml",
        )
        self.add("theme", "theme/theme1.xml", THEME, "application/vnd.openxmlformats-officedocument.theme+xml")
        if "w:numPr" in self.body:
            self.add("numbering", "numbering.xml", numbering(), f"{MAIN}.numbering+xml")

    def add(self, kind, target, content, type="", external=False):
        """Adds a part beside the document and relates the document to it; returns the relationship's id."""
        id = f"rId{len(self.relations) + 1}"
        kind = kind if kind.startswith("http") else f"{R}/{kind}"
        mode = ' TargetMode="External"' if external else ""
        self.relations.append(f'<Relationship Id="{id}" Type="{kind}" Target="{x(target)}"{mode}/>')
        if not external:
            name = target.removeprefix("../") if target.startswith("../") else f"word/{target}"
            self.entry(name, content, type)
        return id

    def entry(self, name, content, type=""):
        self.parts.append((name, content))
        if type:
            self.types.append(f'<Override PartName="/{name}" ContentType="{type}"/>')

    def margin(self, kind, inner, element=None):
        """A header, a footer, notes or comments; returns the relationship's id."""
        element = element or {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        number = sum(f'/{kind}"' in one for one in self.relations) + 1
        target = f"{kind}{number}.xml" if kind in ("header", "footer") else f"{kind}.xml"
        return self.add(kind, target, f"{HEAD}<w:{element} {SPACES}>{inner}</w:{element}>", f"{MAIN}.{kind}+xml")

    def notes(self, kind, *notes):
        """Footnotes or endnotes: Word's two separators, then the notes, numbered from 1."""
        one = kind[:-1]
        lines = "".join(
            f'<w:{one} w:type="{n}" w:id="{i}">{p(r(f"<w:{n}/>"))}</w:{one}>'
            for n, i in (("separator", -1), ("continuationSeparator", 0))
        )
        mark = {"footnote": "Appelnotedebasdep", "endnote": "Appeldenotedefin"}[one]
        text = {"footnote": "Notedebasdepage", "endnote": "Notedefin"}[one]
        body = "".join(
            f'<w:{one} w:id="{i}">'
            + p(r(f"<w:{one}Ref/>", rpr=f'<w:rStyle w:val="{mark}"/>'), *note, ppr=f'<w:pStyle w:val="{text}"/>')
            + f"</w:{one}>"
            for i, note in enumerate(notes, 1)
        )
        return self.margin(kind, lines + body)

    def bytes(self, document=None):
        document = (
            document
            or f'{HEAD}<w:document {SPACES}><w:body>{self.body}<w:sectPr w:rsidR="00A94B21">{self.section}{SECTION}</w:sectPr></w:body></w:document>'
        )
        relations = lambda inner: f'{HEAD}<Relationships xmlns="{PKG}/relationships">{"".join(inner)}</Relationships>'
        defaults = "".join(f'<Default Extension="{e}" ContentType="{c}"/>' for e, c in self.defaults.items())
        types = (
            f'{HEAD}<Types xmlns="{PKG}/content-types">{defaults}<Override PartName="/word/document.xml" ContentType="{self.main}"/>'
            f'{"".join(self.types)}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
        )
        core = (
            f'{HEAD}<cp:coreProperties xmlns:cp="{PKG}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Service</dc:creator>'
            '<dcterms:created xsi:type="dcterms:W3CDTF">2027-01-04T08:00:00Z</dcterms:created></cp:coreProperties>'
        )
        app = (
            f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template>'
            "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
        )
        package = [
            f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>',
            f'<Relationship Id="rId2" Type="{PKG}/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
            f'<Relationship Id="rId3" Type="{R}/extended-properties" Target="docProps/app.xml"/>',
            *self.package,
        ]
        rels = [(f"word/_rels/{name}.rels", relations(inner)) for name, inner in self.rels_of.items()]
        return packed(
            [
                ("[Content_Types].xml", types),
                ("_rels/.rels", relations(package)),
                ("word/document.xml", document),
                ("word/_rels/document.xml.rels", relations(self.relations)),
                *rels,
                *self.parts,
                ("docProps/core.xml", core),
                ("docProps/app.xml", app),
            ]
        )
