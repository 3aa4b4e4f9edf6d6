//! How the letter calls each school of the sample: read aloud once, one by one, and kept.

/// Code, and name behind its contraction.
pub const SCHOOLS: [(&str, &str); 46] = [
    ("9830419N", "du collège de Canala"),
    ("9830522A", "du collège Pai-Kaleone"),
    ("9830418M", "du collège de Wani"),
    ("9830278K", "du collège de Koné"),
    ("9830691J", "du collège de Païamboué"),
    ("9830007R", "du collège de Koumac"),
    ("9830632V", "du collège de Ouégoa"),
    ("9830008S", "du collège Raymond Vauthier de Poindimié"),
    ("9830493U", "du collège Essaü Voudjo"),
    ("9830010U", "du collège Louis-Léopold Djiet"),
    ("9830698S", "du collège Apogoti"),
    ("9830640D", "du collège Edmée Varin"),
    ("9830474Y", "du collège Francis Carco de Koutio"),
    ("9830626N", "du collège Jean Fayard - Katiramona"),
    ("9830681Y", "du collège de Dumbéa sur mer 1"),
    ("9830009T", "du collège Théodore Kawa Braïno"),
    ("9830384A", "du collège de Boulari"),
    ("9830624L", "du collège de Plum"),
    ("9830649N", "du collège Alain Mermoud de Tuband"),
    ("9830004M", "du collège Georges Baudoux"),
    ("9830277J", "du collège Jean Mariotti"),
    ("9830524C", "du collège Kaméré"),
    ("9830356V", "du collège de Magenta"),
    ("9830538T", "du collège de Normandie"),
    ("9830625M", "du collège des Portes de Fer"),
    ("9830616C", "du collège Louise Michel de Païta Sud"),
    ("9830656W", "du collège Ondemia de Païta Nord"),
    ("9830355U", "du collège La Colline (Thio)"),
    ("9830477B", "du collège de Yaté"),
    ("9830357W", "du collège Laura Boula"),
    ("9830414H", "du collège de Tadine"),
    ("9830482G", "du collège de la Roche"),
    ("9830639C", "du collège Shéa Tiaou de Fayaoué"),
    ("9830492T", "de l’annexe de Kouaoua du collège de Canala"),
    ("9830402V", "du collège de Wé, annexe de Mou (GOD)"),
    ("9830507J", "du lycée général et technologique Antoine Kéla"),
    ("9830557N", "du lycée Dick Ukeiwé"),
    ("9830002K", "du lycée La Pérouse"),
    ("9830635Y", "du lycée Michel Rocard"),
    ("9830693L", "du lycée polyvalent du Mont-Dore"),
    ("9830003L", "du lycée polyvalent Jules Garnier"),
    ("9830483H", "du lycée polyvalent Williama Haudra des îles Loyauté"),
    ("9830484J", "du lycée agricole Michel Rocard"),
    ("9830460H", "du lycée professionnel Augustin Ty"),
    ("9830006P", "du lycée commercial et hôtelier Auguste Escoffier"),
    ("9830306R", "du lycée professionnel Pétro Attiti"),
];

/// The school of the other sample that shares a code: code, name, and name behind its contraction.
const TWIN: (&str, &str, &str) =
    ("9830418M", "Lycée professionnel ALP de Houaïlou", "du lycée professionnel ALP de Houaïlou");

/// What the letter calls the school of this code and name.
pub fn with_contraction(uai: &str, name: &str) -> &'static str {
    if (uai, name) == (TWIN.0, TWIN.1) {
        return TWIN.2;
    }
    SCHOOLS.iter().find(|(code, _)| *code == uai).unwrap_or_else(|| panic!("{uai} is not in the sample")).1
}
