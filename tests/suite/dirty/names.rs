//! Names as a letter prints them, of the sorts that people bear in New Caledonia (handbook, section 5.3): accents,
//! particles, apostrophes, glottal stops, double hyphens. No two of them are one slip apart.

pub const SURNAMES: [&str; 40] = [
    "LE GOFF",
    "d’ALMEIDA",
    "de LA TOUR",
    "TU’UHOLOAKI",
    "XEWË",
    "NGUYỄN",
    "WAÏA",
    "HNAISSILIN",
    "MARTINEZ-LEROUX",
    "DUPONT--VIDAL",
    "GARÇONNET",
    "ŒUVRARD",
    "PEÑALVA",
    "MÜLLERSTEIN",
    "VAN DER MEERSCH",
    "DURAND ép. LEROYER",
    "TAʻUFAʻAHAU",
    "HNAËWË",
    "POATÉWA",
    "KAWÉNIA",
    "FAUCONNIER",
    "SAINT-AUBERT",
    "N’DIAYEL",
    "QAËNU",
    "BRUNELLI",
    "LAMBERTIN",
    "TROUILLOT",
    "ROUSSELET",
    "KERGUÉLEN",
    "GOPÉWIA",
    "CHÂTELARD",
    "DI ROSSETTI",
    "L’HERMITTE",
    "BOUSQUETON",
    "MAPEROUX",
    "TÉINDUA",
    "IWËHNA",
    "VAKALEPU",
    "SUZUKAWA",
    "PHAMVAN",
];

/// First name, and whether it is a woman's.
pub const FIRSTS: [(&str, bool); 16] = [
    ("Anaïs", true),
    ("Jean-Marc", false),
    ("Zoé", true),
    ("Waej", false),
    ("Marie-Claire", true),
    ("Paul", false),
    ("Élise", true),
    ("Petelo", false),
    ("Rose May", true),
    ("François", false),
    ("Drusilla", true),
    ("Ève", true),
    ("Thành", false),
    ("N’Doumbé", true),
    ("Loïc", false),
    ("Malia", true),
];

pub const DISCIPLINES: [&str; 6] =
    ["Mathématiques", "Technologie", "Physique-chimie", "Documentation", "SVT", "Anglais"];

pub const PROJECTS: [&str; 4] =
    ["Webradio du collège", "Fab-lab & robots", "Exemple à suivre", "Total Linux"];
