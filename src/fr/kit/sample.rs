//! The words of the sample: projects, remarks, and what people type by mistake.

/// Free projects, of the kinds that schools have; some long, some with signs that other programs stumble over.
pub const PROJECTS: [&str; 36] = [
    "Webradio du collège",
    "Webradio « Radio Cagou » : une émission par mois avec les 4e",
    "Fab-lab et impression 3D",
    "Atelier robotique",
    "Robotique : concours inter-établissements des îles",
    "Journal du collège en ligne",
    "Journal du lycée en ligne & lettre aux familles",
    "Club jeux vidéo : concevoir, programmer, publier",
    "Web TV des délégués",
    "Initiation à Python (débutants < 1 h par semaine)",
    "Atelier « montage vidéo & prise de son »",
    "Cartographie numérique de la tribu avec les anciens",
    "Dictionnaire sonore en langue drehu",
    "Livres numériques en langues kanak (paicî, xârâcùù, nengone)",
    "Station météo connectée et relevés partagés avec les écoles du secteur",
    "Suivi du récif : photographies géolocalisées et base de données des élèves",
    "Ateliers d’éducation aux médias et à l’information pendant la Semaine de la presse",
    "Prévention du cyberharcèlement : formation des ambassadeurs, affiches, soirée des familles et charte d’usage du téléphone rédigée par les élèves de chaque niveau",
    "Accompagnement des élèves internes : prêt d’ordinateurs, aide aux devoirs en visioconférence le mardi et le jeudi de 18 h à 19 h 30, permanence technique",
    "Classe mobile partagée avec l’école primaire voisine",
    "Jumelage numérique avec un collège de Vanuatu (courriers, visioconférences, album commun)",
    "Exposition virtuelle du 24 septembre",
    "Escape game de mathématiques",
    "Réalité virtuelle en cours d’histoire",
    "Drone et photogrammétrie en SVT",
    "Programmation de cartes micro:bit en 6e et 5e",
    "Olympiades de la cybersécurité",
    "Chorale enregistrée : prise de son, mixage, diffusion",
    "Parcours « B2i parents » le samedi matin",
    "Recyclage des ordinateurs réformés (atelier « Repair Café »)",
    "Portail documentaire & BCDI : refonte des pages d’accueil",
    "Podcast « L’heure du conte » au CDI",
    "Signalétique de l’établissement par QR codes",
    "Blog des classes transplantées",
    "Formation des AED aux outils de vie scolaire",
    "Banque d’images libres de droits du Pacifique",
];

/// Remarks for the office's own use.
pub const REMARKS: [&str; 7] = [
    "Nouveau référent cette année",
    "Arrivée le 8 février",
    "A déjà suivi le séminaire d’août",
    "Rappeler pour le courriel",
    "Vu avec la direction le 12/02",
    "Remplacée au second semestre ?",
    "Demande une formation Pix Orga",
];

/// Civilities as people write them: of men, and of women.
pub const CIVILITIES: [[&str; 4]; 2] = [["Monsieur", "Mr", "M", "m."], ["Madame", "MME", "Mme.", "F"]];
/// Ticks as people make them, besides the `x`.
pub const TICKS: [&str; 5] = ["X", "✓", "oui", "☒", "ok"];
/// An empty box, beside a crossed one.
pub const EMPTY_BOX: &str = "☐";
/// A mark that nobody has agreed on.
pub const UNKNOWN_MARK: &str = "?";
/// Half an IMP, typed as a text.
pub const HALF: &str = "0,5";
/// What the letter calls the annex.
pub const KOUAOUA: &str = "annexe de Kouaoua du collège de Canala";
/// What the letter calls the lycée of Pouembout, whose name in the lists is a description.
pub const ROCARD: &str = "lycée Michel Rocard";

/// Functions of heads, man and woman.
pub const PRINCIPALS: [&str; 2] = ["principal", "principale"];
/// The same in a lycée.
pub const HEADMASTERS: [&str; 2] = ["proviseur", "proviseure"];
/// What the list of schools says of a lycée's kind, at its beginning.
pub const LYCEE: &str = "lycée";

/// An IMP that is not decided.
pub const TO_BE_SEEN: &str = "à voir";
/// Hours off in words that are no number of IMP.
pub const RELIEF_IN_WORDS: &str = "une heure";
/// A blank of the official text.
pub const PLACEHOLDER: &str = "………";
/// The closed school.
pub const CLOSED: &str = "Collège de Rivière-Salée";
/// The antenne that the national list gives the code of another school.
pub const ALP: &str = "Lycée professionnel ALP de Houaïlou";
/// Its kind.
pub const ALP_KIND: &str = "antenne de lycée professionnel (ALP)";
/// First words of the row of totals.
pub const TOTAL: &str = "TOTAL";
