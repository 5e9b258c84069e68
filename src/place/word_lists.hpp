// SPDX-License-Identifier: MIT
#pragma once

#include "place/word_set.hpp"

/// Short closed lists of folded words, English and French together where no word means two things.
/// Own work; the long lists are files (see Lexicon).
namespace cordon::place::words {

/// Lower-case words that may stand within a name: Nioro du Sahel, Rio de Janeiro, Isle of Man.
inline constexpr auto inside = make_word_set(
    "ad", "al", "am", "an", "and", "ar", "ash", "at", "au", "aux", "az", "d", "da", "das", "de",
    "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "ech", "ed", "el", "en",
    "er", "es", "et", "ez", "i", "in", "l", "la", "las", "le", "les", "los", "of", "on", "s",
    "sous", "sul", "sur", "the", "under", "upon", "y");

/// Which open a French sentence with a capital.
inline constexpr auto prepositions_of_towns = make_word_set("a", "au", "aux", "du", "de", "en");

/// First words of French names of seas, waters and landscapes, written small.
inline constexpr auto heads_of_nature =
    make_word_set("bande", "bassin", "boucle", "bouchon", "canal", "cordillere", "corne", "delta",
                  "desert", "detroit", "fleuve", "golfe", "ile", "iles", "lac", "mer", "monts",
                  "ocean", "peninsule", "riviere", "vallee");

/// Last words of names of countries, regions and waters, written small: `Arabie saoudite`, `Corée
/// du sud`, `Niger delta`.
inline constexpr auto tails_of_names = make_word_set(
    "anglophone", "anglophones", "arabe", "arabes", "australe", "britanniques", "canal", "central",
    "centrale", "centrafricaine", "corridor", "delta", "democratique", "dominicaine", "equatoriale",
    "est", "federale", "francaise", "francaises", "indien", "irakien", "island", "islands",
    "meridional", "meridionale", "mountains", "nord", "occidental", "occidentale", "occidentaux",
    "oriental", "orientale", "ouest", "pakistanais", "peninsula", "populaire", "saoudite", "sea",
    "septentrional", "septentrionale", "strait", "sud", "syrien", "tcheque", "turc", "unis",
    "valley");

/// Titles before a person's name.
inline constexpr auto titles = make_word_set(
    "abbe", "adjudant", "adm", "admiral", "aide", "alderman", "ambassador", "amiral", "archbishop",
    "attorney", "ayatollah", "baron", "bishop", "brig", "brigadier", "capitaine", "capt", "captain",
    "cardinal", "caporal", "chancellor", "cheick", "cheikh", "chief", "cmdr", "coach", "col",
    "colonel", "commandant", "commander", "commissaire", "commissioner", "congressman",
    "congresswoman", "constable", "councilman", "councilor", "councilwoman", "councillor", "count",
    "cpl", "dame", "deputy", "det", "detective", "dr", "docteur", "duke", "el hadj", "emir",
    "emperor", "father", "gen", "general", "gov", "governor", "imam", "inspector", "judge", "juge",
    "justice", "king", "lady", "lieutenant", "lord", "lt", "m", "madam", "madame", "maestro",
    "maire", "maitre", "maj", "major", "manager", "marechal", "marquis", "master", "mayor", "me",
    "mgr", "minister", "ministre", "miss", "mlle", "mm", "mme", "mollah", "monseigneur", "monsieur",
    "mr", "mrs", "ms", "mufti", "mullah", "officer", "pape", "pastor", "pasteur", "pere", "pope",
    "premier", "president", "presidente", "prince", "princess", "prof", "professeur", "professor",
    "pvt", "queen", "rabbi", "rep", "representative", "rev", "reverend", "roi", "sec", "secretary",
    "sen", "senator", "senateur", "sergent", "sergeant", "sgt", "sheik", "sheikh", "sheriff", "sir",
    "sister", "soeur", "spc", "speaker", "spokesman", "spokeswoman", "sultan", "superintendent",
    "supt", "tsar", "uncle");

/// Particles between given and family name, before a family name.
inline constexpr auto particles =
    make_word_set("ag", "ait", "ben", "bin", "bint", "ibn", "mac", "mc", "ould", "van", "von",
                  "vander", "oul", "walet");

inline constexpr auto directions = make_word_set(
    "centre", "center", "central", "centrale", "downtown", "east", "eastern", "est", "midwestern",
    "nord", "nord est", "nord ouest", "north", "northeast", "northeastern", "northern", "northwest",
    "northwestern", "ouest", "south", "southeast", "southeastern", "southern", "southwest",
    "southwestern", "sud", "sud est", "sud ouest", "upstate", "west", "western", "uptown", "upper",
    "lower", "mid", "inner", "outer", "greater", "haut", "bas", "haute", "basse");

inline constexpr auto calendar = make_word_set(
    "april", "august", "aout", "april fools", "avril", "december", "decembre", "dimanche", "easter",
    "february", "fevrier", "friday", "janvier", "january", "jeudi", "juillet", "juin", "july",
    "june", "lundi", "mai", "march", "mardi", "mars", "may", "mercredi", "monday", "noel",
    "november", "novembre", "october", "octobre", "paques", "ramadan", "samedi", "saturday",
    "september", "septembre", "sunday", "tabaski", "thursday", "toussaint", "tuesday", "vendredi",
    "wednesday", "christmas", "spring", "summer", "autumn", "winter", "fall");

/// Prepositions of place, directly before a name (articles between do not count).
inline constexpr auto locatives_english =
    make_word_set("across", "around", "at", "between", "from", "in", "inside", "into", "near",
                  "outside", "through", "throughout", "toward", "towards", "via", "within", "to",
                  "off", "leaving", "visiting", "reach", "reached", "left", "entered", "onto");
inline constexpr auto locatives_french =
    make_word_set("a", "au", "aux", "dans", "en", "entre", "vers", "depuis", "jusqu", "via", "hors",
                  "outre", "quitte", "rejoindre", "atteint");

/// Prepositions that stand before people as often as before places.
inline constexpr auto weak_locatives =
    make_word_set("to", "from", "left", "off", "reach", "reached", "leaving", "visiting", "a", "au",
                  "aux", "quitte", "rejoindre", "atteint", "entre", "between");

/// `the city of X`, `la région de X`, `north of X`: words that make `of` and `de` prepositions of
/// place.
inline constexpr auto place_nouns = make_word_set(
    "abords", "aeroport", "alentours", "area", "arrondissement", "axe", "base", "blocks", "bordure",
    "border", "borders", "camp", "capital", "capitale", "cathedral", "center", "centre", "cercle",
    "cite", "cities", "city", "coast", "commune", "cote", "cotes", "countries", "country", "county",
    "departement", "departments", "district", "districts", "east", "edge", "end", "entree",
    "environs", "est", "fleuve", "foret", "frontiere", "front", "gates", "gouvernorat", "half",
    "hamlet", "head", "heart", "hills", "ile", "island", "islands", "km", "kilometres",
    "kilometers", "lac", "lake", "localite", "localites", "locality", "metres", "meters", "miles",
    "mile", "milieu", "mont", "mountains", "mouth", "municipality", "nord", "north", "northeast",
    "northwest", "ouest", "outskirts", "outside", "parts", "part", "pays", "peninsula", "people",
    "periphery", "peripherie", "pont", "population", "port", "portes", "prefecture", "proche",
    "province", "provinces", "proximite", "quartier", "quartiers", "region", "regions", "republic",
    "republique", "residents", "riviere", "rest", "route", "rue", "secteur", "section", "sections",
    "shore", "shores", "side", "sortie", "south", "southeast", "southwest", "state", "states",
    "streets", "sub prefecture", "suburb", "suburbs", "sud", "town", "towns", "vicinity", "village",
    "villages", "ville", "villes", "west", "zone", "inhabitants", "habitants", "maire", "mayor",
    "gouverneur", "governor", "etat", "etats", "north west", "loin", "pres", "cap", "banlieue",
    "lisiere", "hauteur", "direction", "provenance", "destination", "axes", "troncon", "environ",
    "autour");

/// Heads of names of organisations that stand behind a place: `Fairfax Police Department`.
inline constexpr auto heads_behind = make_word_set(
    "academy", "agency", "airlines", "airways", "airport", "area", "army", "association",
    "attorney", "authority", "avenue", "bank", "basin", "bay", "board", "borough", "bridge",
    "bureau", "cathedral", "census", "center", "centre", "chamber", "church", "circuit", "city",
    "clinic", "club", "coast", "college", "commission", "community", "congress", "conservatory",
    "coroner", "corporation", "council", "country", "county", "court", "courthouse", "daily",
    "democrat", "democrats", "department", "diocese", "district", "division", "election",
    "elementary", "emergency", "express", "fair", "festival", "fire", "force", "forest",
    "foundation", "gazette", "general", "government", "governor", "guard", "harbor", "harbour",
    "health", "heights", "herald", "high", "hills", "hospital", "hotel", "house", "housing",
    "institute", "international", "island", "islands", "jail", "journal", "junction", "junior",
    "lake", "legislature", "library", "mall", "marathon", "mayor", "medical", "memorial", "metro",
    "metropolitan", "middle", "military", "minister", "ministry", "mountain", "mountains",
    "municipal", "museum", "national", "navy", "news", "office", "orchestra", "park", "parish",
    "parks", "parliament", "peninsula", "plain", "planning", "point", "police", "port", "post",
    "press", "prison", "province", "public", "railway", "ranch", "range", "redevelopment", "region",
    "regional", "representative", "republican", "republicans", "resident", "residents", "resort",
    "river", "school", "schools", "sea", "senate", "senator", "sheriff", "shore", "springs",
    "square", "stadium", "star", "state", "station", "stock", "strip", "suburb", "sun", "superior",
    "supreme", "symphony", "theater", "theatre", "times", "tourism", "tower", "town", "township",
    "trade", "transit", "treasury", "tribune", "union", "university", "valley", "village",
    "volunteer", "water", "wildlife", "zoo", "president", "parliamentary", "coalition", "deputy",
    "chief", "judge");

/// Streets are no places of the gazetteer: `Washington Avenue`.
inline constexpr auto streets_behind =
    make_word_set("ave", "avenue", "blvd", "boulevard", "circle", "dr", "drive", "highway", "hwy",
                  "lane", "ln", "parkway", "pike", "place", "plaza", "rd", "road", "route", "st",
                  "street", "terrace", "trail", "turnpike", "way");
inline constexpr auto streets_before = make_word_set("avenue", "boulevard", "rue", "place", "quai");

/// Words of grammar: in capitals at the start of a sentence or in titles only.
inline constexpr auto function_words = make_word_set(
    "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "been", "before", "both",
    "but", "by", "can", "did", "do", "down", "each", "even", "ever", "every", "few", "first", "for",
    "from", "had", "has", "have", "he", "her", "here", "him", "his", "how", "if", "in", "into",
    "is", "it", "its", "just", "last", "less", "many", "may", "me", "more", "most", "much", "must",
    "my", "new", "next", "no", "not", "now", "of", "off", "on", "once", "one", "only", "or",
    "other", "our", "out", "over", "own", "per", "she", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "two", "under",
    "until", "up", "was", "we", "were", "what", "when", "where", "which", "while", "who", "why",
    "will", "with", "would", "yet", "you", "your", "apres", "au", "aucun", "aussi", "autant",
    "autre", "autres", "aux", "avant", "avec", "ce", "cela", "ces", "cet", "cette", "chaque",
    "chez", "comme", "contre", "dans", "de", "depuis", "des", "devant", "donc", "dont", "du",
    "elle", "elles", "en", "encore", "enfin", "entre", "et", "eux", "hier", "ici", "il", "ils",
    "je", "jusque", "la", "le", "les", "leur", "leurs", "lors", "lui", "ma", "mais", "malgre",
    "meme", "mes", "moins", "mon", "ne", "ni", "nos", "notre", "nous", "ou", "par", "parce",
    "parmi", "pas", "pendant", "peu", "plus", "plusieurs", "pour", "pourtant", "puis", "quand",
    "que", "quel", "quelle", "quelques", "qui", "quoi", "sa", "sans", "se", "selon", "ses", "si",
    "son", "sont", "sous", "sur", "ta", "tandis", "tous", "tout", "toute", "toutes", "tres", "un",
    "une", "vers", "vos", "votre", "vous", "y");

/// Names of organisations that end with a place: the place is a part of the name.
inline constexpr auto organisations_before =
    make_word_set("academie", "ambassade", "ambassades", "association", "bank", "banque", "bureau",
                  "cabinet", "club", "college", "consulat", "consulate", "ecole", "embassy",
                  "federation", "forum", "groupe", "hopital", "hospital", "institut", "institute",
                  "journal", "lycee", "societe", "tribunal", "union", "universite", "university");

/// Words that make a name of several words no place name: sports clubs, newspapers.
inline constexpr auto clubs_behind = make_word_set(
    "fc", "united", "rovers", "rangers", "lions", "tigers", "bears", "cowboys", "giants", "pirates",
    "red", "blue", "wanderers", "albion", "motors", "pharmaceuticals", "airlines");

/// Universities and the like are not where they are called after; newspapers are `publications`.
inline constexpr auto institutions_behind = make_word_set(
    "university", "ministry", "minister", "memorial", "telegram", "university's", "elementary",
    "zoo", "detention", "farms", "telecom", "egg", "eggs", "produce", "hauling", "villa");

/// Heads of organisations that are not the state: `British Airways`, `Belgian Red Cross`.
inline constexpr auto organisation_heads =
    make_word_set("academy", "agency", "airlines", "airways", "alliance", "association", "board",
                  "centre", "center", "championship", "club", "college", "commission", "committee",
                  "company", "confederation", "corporation", "cross", "crescent", "cup",
                  "executive", "federation", "foundation", "fund", "group", "institute", "league",
                  "network", "observatory", "olympics", "organisation", "organization", "party",
                  "press", "restaurant", "society", "trust", "union", "university");

/// Newspapers: even a country's name before them is theirs: `China Daily`.
inline constexpr auto publications_behind =
    make_word_set("daily", "express", "gazette", "globe", "guardian", "herald", "journal",
                  "observer", "post", "register", "telegraph", "times", "tribune");

/// What stands before a place in the name of a club, party or firm: `Real Madrid`.
inline constexpr auto clubs_before =
    make_word_set("ac", "as", "atletico", "borussia", "cska", "dinamo", "dynamo", "fc", "inter",
                  "lokomotiv", "olympique", "racing", "real", "sporting", "virgin");

/// First words of names of people's families, animals and things that look like places.
inline constexpr auto never = make_word_set(
    "igbo", "hausa", "yoruba", "fulani", "dogon", "songhai", "inc", "along", "afp", "al qaida",
    "arab", "arabs", "christians", "jewish", "muslim", "muslims", "notre dame", "police",
    "hospital", "church", "street", "department of justice", "santa claus", "commerce", "mrs",
    "al shabab", "al shabaab", "airbus", "boeing", "boko haram", "capitol hill", "catholic",
    "chevrolet", "chrysler", "fatah", "fiat", "hamas", "hezbollah", "hizbollah", "honda", "houthi",
    "houthis", "hyundai", "mazda", "microsoft", "nissan", "olympic", "olympics", "olympian",
    "samsung", "sony", "st patrick", "saint patrick", "the", "toyota", "volkswagen", "volvo",
    "white house", "maison blanche", "xinhua", "yahoo", "federal", "interior", "allah", "ap",
    "aqim", "aqmi", "atlantic city press", "bible", "christian", "coran", "god", "ied", "internet",
    "isis", "islam", "jnim", "jihad", "koran", "md", "ong", "onu", "otan", "qaida", "quran",
    "reuters", "rfi", "taliban", "talibans", "un", "nato", "who", "eu", "ue", "fbi", "cia", "nasa",
    "tv", "ceo", "dna", "mp", "mps", "ii", "iii", "iv", "am", "pm", "dieu", "senate", "congress",
    "parliament", "republican", "democrat", "union", "internet", "jesus", "army", "islamic state",
    "etat islamique", "al qaeda", "university", "los", "molotov", "ballon", "wal", "national park");

/// Short names in capitals that are places.
inline constexpr auto acronyms =
    make_word_set("us", "u s", "usa", "u s a", "uk", "u k", "uae", "u a e", "drc", "rdc", "car",
                  "rca", "nyc", "dc", "d c", "la", "l a", "prc", "dprk", "rfa", "eau", "n y",
                  "ussr", "urss", "bc", "b c", "nsw", "sf", "n j", "n y c", "eau");

/// Type words before a name, followed by of/de/du/d'/des.
inline constexpr auto types_before = make_word_set(
    "aeroport", "airport", "arrondissement", "base", "camp", "caza", "cercle", "cite", "city",
    "commune", "county", "departement", "department", "district", "division", "emirate", "etat",
    "federal state", "fleuve", "foret", "gouvernorat", "governorate", "gulf", "hamlet", "ile",
    "island", "isle", "kingdom", "lac", "lake", "localite", "massif", "mont", "monts",
    "municipality", "oblast", "parc", "pont", "port", "poste", "prefecture", "province", "region",
    "republic", "republique", "reserve", "riviere", "state", "territoire", "territory", "town",
    "township", "vallee", "valley", "village", "ville", "wilaya");

/// Type words that stand before a name without a preposition: `lac Débo`, `Mount Kenya`.
inline constexpr auto types_direct = make_word_set(
    "camp", "cap", "cape", "fleuve", "fort", "ile", "lac", "lake", "massif", "mont", "mount", "mt",
    "port", "river", "riviere", "wadi", "oued", "mare", "aeroport", "airport", "planet");

/// Type words behind a name, capitalised or not.
inline constexpr auto types_behind = make_word_set(
    "airport", "archipelago", "area", "basin", "bay", "beach", "borough", "bridge", "canal",
    "canyon", "coast", "county", "creek", "dam", "delta", "desert", "district", "forest", "gorge",
    "governorate", "gulf", "harbor", "heights", "hills", "island", "islands", "junction", "lake",
    "mountain", "mountains", "municipality", "oblast", "parish", "park", "pass", "peninsula",
    "plateau", "prefecture", "province", "ranch", "range", "region", "reservoir", "river", "sea",
    "springs", "state", "strait", "strip", "territory", "township", "valley", "village",
    "voivodeship", "watershed");

/// Names that are stop words of their own kind: they need a cue and people (more than 50,000).
inline constexpr auto doubtful = make_word_set(
    "act", "alliance", "apple", "avon", "bush", "clinton", "obama", "trump", "putin", "ford",
    "college", "columbia", "facebook", "google", "lincoln", "marshall", "mercury", "nelson",
    "nobel", "orange", "roma", "twitter", "university", "virgin", "york", "young", "jones", "smith",
    "williams", "moore", "miller", "davis", "wilson", "anderson", "harris", "thompson", "robinson",
    "walker", "wright", "hill", "green", "baker", "adams", "campbell", "carter", "phillips",
    "evans", "turner", "parker", "collins", "edwards", "stewart", "morris", "murphy", "cook",
    "rogers", "reed", "bailey", "bell", "cooper", "richardson", "cox", "ward", "peterson", "gray",
    "watson", "brooks", "kelly", "sanders", "price", "bennett", "wood", "barnes", "ross", "coleman",
    "jenkins", "perry", "powell", "long", "patterson", "hughes", "flores", "simmons", "foster",
    "butler", "bryant", "griffin", "diaz", "hayes", "johnson", "jackson");

/// Family names of newspapers' people that are towns too; only rejected without a cue.
inline constexpr auto family_names = make_word_set(
    "abbott", "armstrong", "arnold", "atkinson", "austin", "baldwin", "ball", "barker", "barrett",
    "becker", "berry", "bishop", "black", "blair", "bolton", "bond", "booth", "boyd", "bradford",
    "brady", "brewer", "briggs", "brown", "buchanan", "burke", "burns", "burton", "byrd", "byrne",
    "cameron", "carlson", "carpenter", "carr", "carroll", "castro", "chandler", "chapman",
    "churchill", "clark", "cohen", "conway", "crawford", "cruz", "cunningham", "curtis", "dawson",
    "dixon", "doyle", "duncan", "dunn", "elliott", "ellis", "ferguson", "fernandez", "fisher",
    "fleming", "fletcher", "fox", "franklin", "fraser", "freeman", "garcia", "gardner", "garner",
    "gibson", "gilbert", "gonzalez", "goodwin", "gordon", "graham", "grant", "graves", "greene",
    "hall", "hamilton", "hansen", "hanson", "harper", "harrison", "hart", "harvey", "hawkins",
    "henderson", "henry", "hernandez", "hicks", "higgins", "hoffman", "holmes", "holt", "hopkins",
    "horton", "howard", "howell", "hudson", "hunt", "hunter", "jacobs", "james", "jensen", "jordan",
    "kennedy", "kerry", "king", "klein", "knight", "lambert", "lane", "larson", "lawson", "lee",
    "lewis", "lopez", "lynch", "lyons", "mann", "martin", "martinez", "mason", "mccarthy", "mccoy",
    "mcdonald", "merkel", "meyer", "mills", "mitchell", "montgomery", "morgan", "morrison",
    "murray", "myers", "newman", "newton", "nicholson", "nixon", "norris", "obrien", "oliver",
    "olson", "owens", "palmer", "parsons", "payne", "pearson", "perez", "perkins", "peters",
    "pierce", "porter", "potter", "pratt", "ramirez", "reagan", "reid", "reyes", "reynolds", "rice",
    "richards", "riley", "rivera", "roberts", "rodriguez", "romney", "rose", "russell", "ryan",
    "sanchez", "santos", "schmidt", "schneider", "schultz", "scott", "sharp", "shaw", "shelton",
    "sherman", "silva", "simpson", "sims", "snyder", "spencer", "stanley", "steele", "stevens",
    "stewart", "stone", "sullivan", "sutton", "taylor", "thomas", "torres", "tucker", "vargas",
    "vasquez", "wagner", "wallace", "walsh", "walters", "warner", "warren", "weaver", "webb",
    "weber", "webster", "welch", "wells", "west", "wheeler", "white", "wolfe", "woods", "young",
    "zimmerman");

} // namespace cordon::place::words
