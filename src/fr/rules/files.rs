//! Rows, columns and cells of the workbook (X), letters on the disk (L).

use super::Rule;

pub(super) const RULES: [Rule; 16] = [
    Rule {
        code: "X01",
        meaning: "Deux lettres auraient le même nom de fichier : l’une écraserait l’autre. Aucune des deux n’est faite.",
        remedy: "Si ce sont deux lignes de la même personne, écrivez sur l’une tout ce que disent les deux (missions, projets), puis \
                 supprimez l’autre. Sinon distinguez les prénoms, ou ajoutez un champ au nom des fichiers.",
        example: "Deux MARTIN Paul dans un établissement.",
        settings: &["lettres.dossier", "lettres.nom"],
    },
    Rule {
        code: "X02",
        meaning: "La lettre aurait un trou : une valeur que le modèle demande manque, ou c’est encore un blanc du texte officiel.",
        remedy: "Complétez la cellule, ou retirez le champ du modèle.",
        example: "« ……… » comme nom ; le modèle demande {{ Grade }} et la cellule est vide.",
        settings: &[],
    },
    Rule {
        code: "X03",
        meaning: "La ligne est masquée ou filtrée dans le classeur ; elle a été lue comme les autres.",
        remedy: "Affichez-la pour la vérifier, ou supprimez-la si elle n’a pas lieu d’être.",
        example: "Un filtre resté sur la colonne Province.",
        settings: &[],
    },
    Rule {
        code: "X04",
        meaning: "Une ligne sous les titres n’est pas celle d’un référent ou d’un établissement : un total, un exemple, des titres \
                  répétés, une note. Elle n’est pas lue.",
        remedy: "Rien à faire, sauf si cette ligne est celle de quelqu’un ou d’un établissement : donnez-lui alors son code UAI.",
        example: "« TOTAL » et une somme.",
        settings: &[],
    },
    Rule {
        code: "X05",
        meaning: "Des colonnes ont un titre qui ne veut rien dire pour le programme : elles ne sont pas lues. C’est un avertissement quand \
                  elles sont remplies et qu’une colonne attendue manque : c’est peut-être elle, sous un autre titre.",
        remedy: "Rien à faire, sauf si l’une d’elles devait être lue : donnez-lui le titre attendu.",
        example: "« Échelon » ; « Idée » remplie, et pas de colonne « Projet 1 ».",
        settings: &[],
    },
    Rule {
        code: "X06",
        meaning: "Une colonne contient des données personnelles dont les lettres n’ont pas besoin (NUMEN, naissance, numéro de sécurité \
                  sociale, téléphone, adresse personnelle, mot de passe), d’après son titre ou ce qui s’y trouve. Elle n’est jamais lue.",
        remedy: "Supprimez-la de ce classeur, qui circule. Le NUMEN sert de mot de passe par défaut : il ne se transmet pas.",
        example: "Une colonne « N° NUMEN », ou une colonne « Identifiant » qui contient des NUMEN.",
        settings: &[],
    },
    Rule {
        code: "X07",
        meaning: "Deux colonnes ont le même sens : seule la première est lue, ou celle que la section [colonnes] des réglages nomme.",
        remedy: "Renommez ou supprimez l’une des deux, ou dites laquelle compte dans [colonnes].",
        example: "« Nb IMP » et « IMP attribuées ».",
        settings: &[],
    },
    Rule {
        code: "X08",
        meaning: "La cellule contient une formule sans résultat enregistré, ou une erreur d’Excel au lieu d’un texte. Cela arrive quand le \
                  classeur a été fait par un autre programme.",
        remedy: "Ouvrez le classeur dans Excel, enregistrez-le et recommencez ; pour une erreur, corrigez la formule ou écrivez la \
                 valeur.",
        example: "#REF! dans la colonne Nom.",
        settings: &[],
    },
    Rule {
        code: "X09",
        meaning: "Une colonne remplie n’a pas de titre : elle n’est pas lue. Un titre fusionné ne vaut que pour sa première colonne.",
        remedy: "Donnez-lui un titre, ou videz-la.",
        example: "Trois cellules remplies en colonne BO, sans titre au-dessus.",
        settings: &[],
    },
    Rule {
        code: "X10",
        meaning: "Une feuille masquée contient un tableau de la même sorte que celle qui a été lue ; elle ne l’a pas été. Ou elle est \
                  seule de sa sorte, et elle a été lue.",
        remedy: "Supprimez-la si elle est périmée ; sinon, déplacez ses lignes dans l’autre feuille, ou affichez-la.",
        example: "« RNE 2026 », masquée, à côté de « Référents ».",
        settings: &[],
    },
    Rule {
        code: "X11",
        meaning: "Une case à cocher ou un bouton d’option est posé sur la feuille (contrôle de formulaire ou ActiveX) : il flotte au-dessus \
                  des cellules, et rien ne dit de quelle ligne il est. Il n’est pas lu.",
        remedy: "Écrivez « x » dans la cellule si la case est cochée, puis supprimez la case. Une case liée à sa cellule est lue par elle.",
        example: "Une case posée sur H12, sans cellule liée.",
        settings: &[],
    },
    Rule {
        code: "X13",
        meaning: "Le programme dit comment il a compris le classeur : plusieurs feuilles lues comme un seul tableau, établissements lus sur les \
                  lignes des référents, missions réunies dans une cellule ou par chapitre, une ligne par mission.",
        remedy: "Rien à faire, sauf si ce n’est pas ce que vous vouliez : lettres-rne verifier montre chaque colonne.",
        example: "Les feuilles « Sud », « Nord » et « Îles », lues ensemble.",
        settings: &[],
    },
    Rule {
        code: "X14",
        meaning: "Deux lignes de la même personne ou du même établissement, ou deux colonnes de même sens, disent des choses différentes : \
                  rien n’est choisi à votre place, et la lettre attend. De même une ligne d’un fichier CSV qui n’a pas autant de \
                  cellules que les titres : une partie de ses valeurs n’est pas sous le sien.",
        remedy: "Écrivez la même chose partout, laissez vide ce qui répète, ou dites quelle colonne compte dans la section [colonnes].",
        example: "« Nb IMP » dit 1 et « IMP attribuées » dit 3 sur la même ligne.",
        settings: &[],
    },
    Rule {
        code: "X15",
        meaning: "Une feuille visible porte des codes d’établissement sous des titres de référents ou d’établissements, mais un titre \
                  indispensable y manque, ou aucun n’est connu, ou la feuille a le nom d’une feuille d’aide : ses lignes ne sont pas lues, \
                  et qui n’est nommé que là n’aura pas de lettre. Si tout ce qui y est écrit est lu ailleurs, comme dans un \
                  récapitulatif, c’est une simple information.",
        remedy: "Corrigez le titre qui manque ou le nom de la feuille, ou masquez-la si ses lignes ne comptent pas.",
        example: "« Nord », dont la colonne s’appelle « Quota » au lieu de « IMP ».",
        settings: &[],
    },
    Rule {
        code: "X16",
        meaning: "Une cellule est fusionnée sur les lignes de plusieurs personnes (ou de plusieurs établissements) : ce qu’elle dit n’est lu \
                  que pour la première, et rien n’est partagé ni recopié. C’est une erreur pour un nombre d’IMP ou d’heures, car la lettre \
                  de la première dirait peut-être ce qui revient à deux. Le code et le nom d’un établissement, fusionnés sur ses \
                  référents, valent pour chacun. Une coche fusionnée sur plusieurs colonnes est une erreur aussi : elle n’est lue que \
                  pour la première.",
        remedy: "Défusionnez la cellule et écrivez sur chaque ligne ce qui lui revient.",
        example: "Un seul « 1 » en H4:H5, sur les lignes de deux référents.",
        settings: &[],
    },
    Rule {
        code: "X17",
        meaning: "L’outil d’enquête dit que cette réponse ne compte pas : son auteur ne l’a jamais envoyée (LimeSurvey : « Date de \
                  soumission » vide), et elle est peut-être incomplète ; ou elle a été refusée ou classée sans suite (Démarches \
                  simplifiées : « État du dossier »), et c’est alors une erreur.",
        remedy: "Vérifiez la ligne, ou supprimez-la. Si l’état ne compte pas, écartez sa colonne : [colonnes] ignorer.",
        example: "Un dossier « Refusé » parmi d’autres « Accepté ».",
        settings: &[],
    },
];

pub(super) const LETTERS: [Rule; 4] = [
    Rule {
        code: "L01",
        meaning: "Quelqu’un a modifié cette lettre dans Word. Elle est gardée telle quelle ; si ses données ont changé depuis, la nouvelle \
                  est posée à côté.",
        remedy: "Gardez l’une des deux. Pour revenir à la lettre d’origine, supprimez le fichier et relancez.",
        example: "« … (nouvelle version).docx » à côté de la lettre modifiée.",
        settings: &[],
    },
    Rule {
        code: "L02",
        meaning: "Une lettre du dossier ne correspond plus à aucune ligne prête du classeur, ou n’est qu’une ancienne version restée à côté. \
                  Elle n’a pas été touchée.",
        remedy: "Supprimez-la si elle n’a plus lieu d’être, pour que personne ne l’envoie par erreur.",
        example: "Le prénom a été corrigé : la lettre sous l’ancien nom est encore là.",
        settings: &["lettres.dossier", "lettres.nom"],
    },
    Rule {
        code: "L03",
        meaning: "La lettre n’a pas pu être écrite : le fichier est ouvert dans Word, protégé, ou un dossier porte son nom.",
        remedy: "Fermez-la, ou déplacez ce qui se trouve à sa place, puis relancez : seules les lettres qui manquent seront refaites.",
        example: "La lettre de LE GOFF est ouverte dans Word.",
        settings: &[],
    },
    Rule {
        code: "L04",
        meaning: "Le chemin de la lettre est si long que Word ou Excel pourrait refuser de l’ouvrir.",
        remedy: "Placez le dossier de campagne plus près de la racine du disque, ou raccourcissez le nom des fichiers.",
        example: "Plus de 218 caractères, du lecteur à l’extension.",
        settings: &["lettres.dossier", "lettres.nom"],
    },
];
