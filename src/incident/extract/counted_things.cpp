// SPDX-License-Identifier: MIT
#include "incident/extract/counted_things.hpp"

#include "place/word_table.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace cordon::incident {

namespace {

/// What the tables know of a word.
struct Noun {
    Thing thing = Thing::none;
    bool is_one = false;
    bool is_attacker = false;
};

constexpr auto tankers =
    std::to_array<std::string_view>({"citernes", "citerne", "tankers", "tanker"});
constexpr auto vehicles = std::to_array<std::string_view>(
    {"camions",  "camion",  "vehicules", "vehicule", "bus",     "cars",       "car",      "motos",
     "voitures", "voiture", "poids",     "autocars", "minibus", "pickups",    "vehicles", "vehicle",
     "lorries",  "lorry",   "trucks",    "truck",    "buses",   "motorcycles"});
constexpr auto people = std::to_array<std::string_view>(
    {"personnes",    "personne",       "civils",         "civil",        "soldats",
     "soldat",       "militaires",     "militaire",      "gendarmes",    "policiers",
     "chauffeurs",   "chauffeur",      "conducteurs",    "hommes",       "homme",
     "femmes",       "femme",          "enfants",        "enfant",       "villageois",
     "habitants",    "passagers",      "voyageurs",      "terroristes",  "djihadistes",
     "jihadistes",   "assaillants",    "combattants",    "manifestants", "paysans",
     "commercants",  "ressortissants", "otages",         "membres",      "etrangers",
     "people",       "person",         "civilians",      "civilian",     "soldiers",
     "soldier",      "policemen",      "officers",       "drivers",      "driver",
     "men",          "women",          "children",       "villagers",    "residents",
     "passengers",   "militants",      "terrorists",     "fighters",     "protesters",
     "farmers",      "traders",        "workers",        "members",      "troops",
     "hostages",     "rebels",         "insurgents",     "nationals",    "volontaires",
     "worshippers",  "worshipers",     "pupils",         "students",     "girls",
     "boys",         "schoolgirls",    "teachers",       "migrants",     "refugees",
     "fishermen",    "herders",        "miners",         "medics",       "journalists",
     "police",       "guards",         "recruits",       "conscripts",   "peacekeepers",
     "merchants",    "businessmen",    "commuters",      "others",       "fideles",
     "eleves",       "etudiants",      "enseignants",    "pecheurs",     "eleveurs",
     "bergers",      "orpailleurs",    "mineurs",        "journalistes", "humanitaires",
     "gardes",       "recrues",        "casques",        "refugies",     "deplaces",
     "agriculteurs", "employes",       "marchands",      "pelerins",     "autres",
     "fillettes",    "filles",         "garcons",        "bandits",      "gunmen",
     "jihadists",    "attackers",      "assailants",     "agents",       "displaced",
     "staff",        "patients",       "infirmiers",     "infirmiere",   "infirmieres",
     "medecins",     "soignants",      "moines",         "monks",        "nuns",
     "priests",      "pretres",        "nurses",         "doctors",      "elders",
     "militiamen",   "miliciens",      "policeman",      "policewoman",  "servicemen",
     "kidnappers",   "suspects",       "mercenaries",    "mercenaires",  "trafiquants",
     "pirates",      "settlers",       "colons",         "paramedics",   "firefighters",
     "rescuers",     "pompiers",       "secouristes",    "vigilantes",   "hunters",
     "chasseurs",    "paramilitaries", "paramilitaires", "sailors",      "marins",
     "suppletifs",   "ouvriers",       "fonctionnaires", "camionneurs",  "apprentis",
     "vigiles",      "douaniers",      "cultivateurs",   "orpailleuses", "commercantes",
     "vendeuses",    "notables",       "detenus",        "prisonniers",  "catechistes",
     "bouviers",     "contractors",    "labourers",      "laborers",     "engineers",
     "vendors",      "shoppers",       "mourners",       "pilgrims",     "tourists",
     "guests",       "inmates",        "prisoners",      "detainees",    "cadets",
     "rangers",      "shepherds",      "motorists",      "combatants",   "troopers",
     "commandos",    "marines",        "youths",         "teenagers",    "relatives",
     "babies",       "toddlers",       "schoolchildren", "clerics",      "customers",
     "vdp",          "fardc",          "fama",           "faca",         "chercheurs",
     "ingenieurs",   "techniciens",    "technicians",    "expatries",    "expatriates",
     "instituteurs", "institutrices",  "forestiers",     "lyceens",      "ecoliers",
     "salaries"});
/// Singular nouns that stand for one of them.
constexpr auto singles = std::to_array<std::string_view>(
    {"woman",         "man",         "boy",         "girl",        "child",         "teenager",
     "soldier",       "officer",     "civilian",    "policeman",   "policewoman",   "guard",
     "teacher",       "driver",      "farmer",      "journalist",  "resident",      "official",
     "villager",      "worker",      "doctor",      "nurse",       "priest",        "student",
     "administrator", "chief",       "leader",      "fisherman",   "trader",        "peacekeeper",
     "husband",       "wife",        "son",         "daughter",    "brother",       "sister",
     "mother",        "father",      "bodyguard",   "colleague",   "epouse",        "mari",
     "fils",          "fille",       "frere",       "mere",        "pere",          "chauffeur",
     "apprenti",      "principal",   "headmaster",  "pastor",      "imam",          "mayor",
     "grandmother",   "grandfather", "grandson",    "baby",        "garde",         "collegue",
     "passenger",     "motorist",    "midwife",     "shopkeeper",  "shepherd",      "herdsman",
     "motorcyclist",  "pedestrian",  "cyclist",     "firefighter", "rescuer",       "paramedic",
     "medic",         "monk",        "nun",         "bishop",      "councillor",    "commander",
     "constable",     "pilot",       "cameraman",   "reporter",    "photographer",  "pensioner",
     "infant",        "toddler",     "uncle",       "aunt",        "cousin",        "nephew",
     "niece",         "elder",       "volunteer",   "migrant",     "refugee",       "merchant",
     "businessman",   "lecturer",    "activist",    "bystander",   "schoolteacher", "schoolgirl",
     "schoolboy",     "sailor",      "engineer",    "technician",  "berger",        "enseignant",
     "enseignante",   "commercant",  "commercante", "pecheur",     "infirmier",     "infirmiere",
     "medecin",       "eleve",       "etudiant",    "etudiante",   "motocycliste",  "paysan",
     "cultivateur",   "eleveur",     "bebe",        "fillette",    "garcon",        "adolescent",
     "adolescente",   "vieillard",   "pretre",      "pasteur",     "maire",         "prefet",
     "gendarme",      "policier",    "militaire",   "soldat",      "volontaire",    "journaliste",
     "humanitaire",   "passager",    "passagere",   "lyceen",      "ecolier",       "femme",
     "chef",          "commandant",  "conseiller",  "directeur",   "notable",       "cure",
     "sultan",        "homme",       "habitant",    "civil",       "villageois",    "agriculteur",
     "orpailleur"});
constexpr auto attackers = std::to_array<std::string_view>(
    {"assaillants", "assaillant", "terroristes", "djihadistes", "jihadistes", "rebelles", "bandits",
     "assailants", "attackers", "terrorists", "militants", "jihadists", "insurgents", "rebels",
     "gunmen"});

using Nouns = place::WordTable<Noun>;
const Nouns& nouns() {
    static const Nouns table = [] {
        Nouns made;
        for (const std::string_view word : people) made[word].thing = Thing::people;
        for (const std::string_view word : vehicles) made[word].thing = Thing::vehicles;
        for (const std::string_view word : tankers) made[word].thing = Thing::tankers;
        for (const std::string_view word : singles) made[word].is_one = true;
        for (const std::string_view word : attackers) made[word].is_attacker = true;
        return made;
    }();
    return table;
}

struct State {
    std::string_view stem;   ///< a phrase when it has a space
    std::string_view people; ///< name of the count
    std::string_view vehicles;
};
constexpr auto states = std::to_array<State>({{"whisk", "kidnapped", ""},
                                              {"egorg", "killed", ""},
                                              {"decapit", "killed", ""},
                                              {"massacr", "killed", ""},
                                              {"behead", "killed", ""},
                                              {"slaughter", "killed", ""},
                                              {"hacked", "killed", ""},
                                              {"shot dead", "killed", ""},
                                              {"pendu", "killed", ""},
                                              {"tue", "killed", ""},
                                              {"tuant", "killed", ""},
                                              {"mort", "killed", ""},
                                              {"peri", "killed", ""},
                                              {"abattu", "killed", ""},
                                              {"deced", "killed", ""},
                                              {"assassin", "killed", ""},
                                              {"execute", "killed", ""},
                                              {"neutralis", "killed", ""},
                                              {"perdu la vie", "killed", ""},
                                              {"laisse la vie", "killed", ""},
                                              {"trouve la mort", "killed", ""},
                                              {"tombe au champ", "killed", ""},
                                              {"tombes au champ", "killed", ""},
                                              {"succomb", "killed", ""},
                                              {"martyr", "killed", ""},
                                              {"embraced martyrdom", "killed", ""},
                                              {"lost their lives", "killed", ""},
                                              {"lost his life", "killed", ""},
                                              {"lost her life", "killed", ""},
                                              {"gunned down", "killed", ""},
                                              {"neutraliz", "killed", ""},
                                              {"sustained injuries", "injured", ""},
                                              {"captive", "kidnapped", ""},
                                              {"taken and released", "kidnapped", ""},
                                              {"taken hostage", "kidnapped", ""},
                                              {"hostage", "kidnapped", ""},
                                              {"mortellement touche", "killed", ""},
                                              {"mortellement blesse", "killed", ""},
                                              {"mortellement atteint", "killed", ""},
                                              {"mortally wounded", "killed", ""},
                                              {"fatally wounded", "killed", ""},
                                              {"fatally injured", "killed", ""},
                                              {"fatally shot", "killed", ""},
                                              {"taken from their", "kidnapped", ""},
                                              {"pris en otage", "kidnapped", ""},
                                              {"bodies of", "killed", ""},
                                              {"body of", "killed", ""},
                                              {"corps de", "killed", ""},
                                              {"kill", "killed", ""},
                                              {"dead", "killed", ""},
                                              {"died", "killed", ""},
                                              {"bless", "injured", ""},
                                              {"wound", "injured", ""},
                                              {"injur", "injured", ""},
                                              {"enlev", "kidnapped", ""},
                                              {"kidnapp", "kidnapped", ""},
                                              {"abduct", "kidnapped", ""},
                                              {"seized", "kidnapped", ""},
                                              {"arret", "arrested", ""},
                                              {"interpell", "arrested", ""},
                                              {"arrest", "arrested", ""},
                                              {"detain", "arrested", ""},
                                              {"liber", "freed", ""},
                                              {"freed", "freed", ""},
                                              {"released", "freed", ""},
                                              {"incendi", "", "burnt"},
                                              {"brul", "", "burnt"},
                                              {"calcin", "", "burnt"},
                                              {"detrui", "", "burnt"},
                                              {"burn", "", "burnt"},
                                              {"torch", "", "burnt"},
                                              {"destroy", "", "burnt"},
                                              {"ablaze", "", "burnt"},
                                              {"partis en fumee", "", "burnt"},
                                              {"flammes", "", "burnt"},
                                              {"fire to", "", "burnt"},
                                              {"mis le feu", "", "burnt"},
                                              {"coute la vie", "killed", ""},
                                              {"claimed the lives", "killed", ""},
                                              {"sont tombes", "killed", ""},
                                              {"porte disparu", "missing", ""},
                                              {"portee disparue", "missing", ""},
                                              {"portes disparus", "missing", ""},
                                              {"portees disparues", "missing", ""},
                                              {"manquent a l appel", "missing", ""},
                                              {"reported missing", "missing", ""},
                                              {"still missing", "missing", ""},
                                              {"remain missing", "missing", ""},
                                              {"went missing", "missing", ""},
                                              {"unaccounted for", "missing", ""},
                                              {"hurt", "injured", ""}});

/// Words that only begin like a state: "Tuesday", "mortars", "deadline", "Liberian", "period".
bool is_other_word(std::string_view word) {
    constexpr auto others =
        std::to_array<std::string_view>({"tuesday", "mortar", "mortier", "deadl", "liberia",
                                         "liberal", "perio", "periph", "peril"});
    return std::any_of(others.begin(), others.end(),
                       [&](std::string_view other) { return word.starts_with(other); });
}

/// The states by the first letter of their stems.
using StatesByLetter = std::array<std::vector<const State*>, 26>;
const StatesByLetter& states_by_letter() {
    static const StatesByLetter table = [] {
        StatesByLetter made;
        for (const State& state : states)
            made.at(static_cast<std::size_t>(state.stem.front() - 'a')).push_back(&state);
        return made;
    }();
    return table;
}

} // namespace

Thing thing_at(const WordsView& words, std::size_t i) {
    const std::string_view word = words.fold(i);
    if (const Noun* const noun = nouns().find(word);
        noun != nullptr && noun->thing != Thing::none) {
        // "camions-citernes"
        if (noun->thing == Thing::vehicles && words.is_any(i + 1, {"citernes", "citerne"}))
            return Thing::tankers;
        return noun->thing;
    }
    if (word == "fuel" && words.is_any(i + 1, {"tankers", "trucks", "tanker"}))
        return Thing::tankers;
    // "16 Palestinians", "six Nigériens": people by their country.
    if (i < words.size() && words.token(i).capitalised && !words.token(i).all_caps &&
        word.size() > 5 &&
        (word.ends_with("ans") || word.ends_with("ens") || word.ends_with("ois") ||
         word.ends_with("ais") || word.ends_with("is")))
        return Thing::people;
    return Thing::none;
}

bool is_single_person(const WordsView& words, std::size_t i) {
    const Noun* const noun = nouns().find(words.fold(i));
    return noun != nullptr && noun->is_one;
}

bool is_attacker(const WordsView& words, std::size_t i) {
    const Noun* const noun = nouns().find(words.fold(i));
    return noun != nullptr && noun->is_attacker;
}

std::string_view state_at(const WordsView& words, std::size_t i, Thing thing) {
    const std::string_view word = words.fold(i);
    if (word.empty() || word.front() < 'a' || word.front() > 'z' || is_other_word(word)) return {};
    for (const State* const row :
         states_by_letter().at(static_cast<std::size_t>(word.front() - 'a'))) {
        const std::string_view name = thing == Thing::people ? row->people : row->vehicles;
        if (name.empty()) continue;
        if (row->stem.find(' ') != std::string_view::npos ? words.phrase(i, row->stem) != 0
                                                          : word.starts_with(row->stem))
            return name;
    }
    return {};
}

} // namespace cordon::incident
