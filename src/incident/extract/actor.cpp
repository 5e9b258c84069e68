// SPDX-License-Identifier: MIT
#include "incident/extract/actor.hpp"

#include "incident/extract/word_pattern.hpp"

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

constexpr ActorSide state = ActorSide::state;
constexpr ActorSide rebel = ActorSide::rebel;

/// An actor with its names, folded, as patterns parted by ` / `.
struct ActorRow {
    Actor actor;
    std::string_view names;
};

// clang-format off
constexpr std::array<ActorRow, 114> rows = {{
    {{"jnim", "JNIM", "JNIM", rebel, "ML", false}, "jnim / gsim / groupe de soutien a l islam et aux musulmans / groupe de soutien a l islam et au musulmans / jamaat|jama|at nusrat|nosrat al islam ~2 muslimin|muslimeen / nusrat al islam wal muslimin / support group for islam and muslims / group for the support of islam and muslims / group to support islam and muslims"},
    {{"isgs", "ISGS", "EIGS", rebel, "", false}, "eigs / isgs / eis / issp / etat islamique au|dans|du ~1 grand sahara / etat islamique au sahel / islamic state in the greater sahara / islamic state sahel province / islamic state in the sahel"},
    {{"iswap", "ISWAP", "ISWAP", rebel, "NG", false}, "iswap / eiao / islamic state west africa province / etat islamique en afrique de l ouest"},
    {{"boko_haram", "Boko Haram", "Boko Haram", rebel, "NG", false}, "boko haram"},
    {{"aqim", "AQIM", "AQMI", rebel, "", false}, "aqmi / aqim / al qaida|qaeda au maghreb islamique / al qaida|qaeda in the islamic maghreb"},
    {{"al_qaeda", "Al-Qaeda", "Al-Qaïda", rebel, "", false}, "al qaida / al qaeda"},
    {{"islamic_state", "Islamic State", "État islamique", rebel, "", false}, "etat islamique / islamic state / daech / daesh / isis / isil"},
    {{"macina", "Macina Katiba", "Katiba Macina", rebel, "ML", false}, "katiba ~2 macina / macina liberation front / front de liberation du macina"},
    {{"ansaroul_islam", "Ansarul Islam", "Ansaroul Islam", rebel, "BF", false}, "ansaroul|ansarul islam"},
    {{"al_shabaab", "Al-Shabaab", "Chebab", rebel, "SO", false}, "al shabaab / al shabab / chebab* / shebab / shabaab"},
    {{"fla", "FLA", "FLA", rebel, "ML", false}, "fla / front de liberation de l azawad / azawad liberation front"},
    {{"csp", "CSP", "CSP", rebel, "ML", false}, "csp / csp dpa / csp psd / cadre strategique permanent / cadre strategique / permanent strategic framework"},
    {{"cma", "CMA", "CMA", rebel, "ML", false}, "cma / coordination des mouvements de l azawad / coordination of azawad movements"},
    {{"fama", "Malian armed forces", "Forces armées maliennes", state, "ML", false}, "fama / fam / forces armees maliennes / forces armees et de securite maliennes / armee malienne / armee nationale malienne / militaires maliens / soldats maliens / malian army / malian armed forces / malian military / malian troops|soldiers|forces"},
    {{"africa_corps", "Africa Corps", "Africa Corps", ActorSide::external, "RU", false}, "africa corps / corps africain / wagner / groupe wagner / wagner group / mercenaires russes / paramilitaires russes / russian mercenaries / russian paramilitaries / instructeurs russes"},
    {{"burkina_army", "Burkinabe armed forces", "Armée burkinabè", state, "BF", false}, "armee burkinabe* / forces armees burkinabe* / soldat|soldats|militaires burkinabe* / burkinabe army / burkina faso army / burkinabe troops|soldiers|forces"},
    {{"vdp", "VDP", "VDP", ActorSide::political_militia, "BF", false}, "vdp / volontaires pour la defense de la patrie / volunteers for the defence|defense of the homeland|fatherland"},
    {{"niger_army", "Nigerien armed forces", "Armée nigérienne", state, "NE", false}, "armee nigerienne / forces armees nigeriennes / soldat|soldats|militaires nigerien|nigeriens / nigerien army / nigerien forces|soldiers|troops"},
    {{"nigeria_army", "Nigerian armed forces", "Armée nigériane", state, "NG", false}, "armee nigeriane / nigerian army|military|forces|troops|soldiers"},
    {{"chad_army", "Chadian armed forces", "Armée tchadienne", state, "TD", false}, "armee tchadienne / soldat|soldats|militaires tchadien|tchadiens / chadian army|military|forces|troops|soldiers"},
    {{"minusma", "MINUSMA", "Minusma", ActorSide::external, "", false}, "minusma"},
    {{"barkhane", "Barkhane", "Barkhane", ActorSide::external, "FR", false}, "barkhane / operation barkhane"},
    {{"dan_na_ambassagou", "Dan Na Ambassagou", "Dan Na Ambassagou", ActorSide::identity_militia, "ML", false}, "dan na ambassagou / dan nan ambassagou"},
    {{"dozo", "Dozo hunters", "Chasseurs dozos", ActorSide::identity_militia, "", false}, "dozo / dozos / chasseurs dozo* / chasseurs traditionnels / dozo hunters / traditional hunters"},
    {{"m23", "M23", "M23", rebel, "CD", false}, "m23 / mouvement du 23 mars / march 23 movement / alliance fleuve congo / congo river alliance"},
    {{"adf", "ADF", "ADF", rebel, "CD", false}, "adf / allied democratic forces / forces democratiques alliees"},
    {{"fardc", "Congolese armed forces", "FARDC", state, "CD", false}, "fardc / armee congolaise / soldat|soldats|militaires congolais / congolese army|troops|soldiers|forces"},
    {{"codeco", "CODECO", "Codeco", ActorSide::identity_militia, "CD", false}, "codeco"},
    {{"rsf", "RSF", "FSR", ActorSide::political_militia, "SD", false}, "rsf / fsr / forces de soutien rapide / rapid support forces"},
    {{"saf", "Sudanese armed forces", "Armée soudanaise", state, "SD", false}, "armee soudanaise / sudanese army|armed|military|troops"},
    {{"taliban", "Taliban", "Talibans", rebel, "", false}, "taliban / talibans / taleban"},
    {{"houthi", "Houthi movement", "Houthis", rebel, "YE", false}, "houthi / houthis / huthi / huthis / ansarullah / ansar allah"},
    {{"hezbollah", "Hezbollah", "Hezbollah", rebel, "LB", false}, "hezbollah / hizbullah"},
    {{"hamas", "Hamas", "Hamas", rebel, "PS", false}, "hamas"},
    {{"pkk", "PKK", "PKK", rebel, "", false}, "pkk / kurdistan workers ~1 party / parti des travailleurs du kurdistan"},
    {{"russian_forces", "Russian forces", "Forces russes", ActorSide::external, "RU", false}, "forces russes / armee russe / ministere russe de la defense / russian army|forces|troops|military / russia s defense|defence ministry / russian defense|defence ministry"},
    {{"ukrainian_forces", "Ukrainian forces", "Forces ukrainiennes", state, "UA", false}, "forces ukrainiennes / armee ukrainienne / etat major ukrainien / armee de l air ukrainienne / ukrainian army|forces|troops|military|air / ukrainian general staff / ukraine s general|air|army|military staff|force|forces / general staff of ukraine / ukraine s army|military|troops"},
    {{"israeli_forces", "Israeli forces", "Armée israélienne", state, "IL", false}, "armee israelienne / idf / tsahal / israeli army|forces|military|troops"},
    {{"iscap", "ISCAP", "ISCAP", rebel, "", false}, "iscap / islamic state central africa province / etat islamique en afrique centrale"},
    {{"ism", "Islamic State Mozambique", "État islamique au Mozambique", rebel, "MZ", false}, "islamic state mozambique / ahlu sunna|sunnah wal jama|jamaa"},
    {{"lakurawa", "Lakurawa", "Lakurawa", rebel, "NG", false}, "lakurawa"},
    {{"ansaru", "Ansaru", "Ansaru", rebel, "NG", false}, "ansaru"},
    {{"mai_mai", "Mai-Mai", "Maï-Maï", ActorSide::identity_militia, "CD", false}, "mai mai / maimai"},
    {{"wazalendo", "Wazalendo", "Wazalendo", ActorSide::identity_militia, "CD", false}, "wazalendo"},
    {{"fano", "Fano", "Fano", rebel, "ET", false}, "fano militia*|fighters|rebels / amhara fano / miliciens|combattants|milices fano"},
    {{"ola", "OLA", "OLA", rebel, "ET", false}, "oromo liberation army / ola fighters|rebels"},
    {{"tplf", "TPLF", "TPLF", rebel, "ET", false}, "tplf / tigray people s liberation front"},
    {{"lra", "LRA", "LRA", rebel, "UG", false}, "lra / lord s resistance army / armee de resistance du seigneur"},
    {{"spla_io", "SPLA-IO", "SPLA-IO", rebel, "SS", false}, "spla io / splm io"},
    {{"bla", "BLA", "BLA", rebel, "PK", false}, "bla / baloch|balochistan liberation army"},
    {{"ttp", "TTP", "TTP", rebel, "PK", false}, "ttp / tehreek|tehrik e taliban pakistan / pakistani taliban"},
    {{"arakan_army", "Arakan Army", "Armée d’Arakan", rebel, "MM", false}, "arakan army / armee d arakan"},
    {{"kia", "KIA", "KIA", rebel, "MM", false}, "kachin independence army"},
    {{"tnla", "TNLA", "TNLA", rebel, "MM", false}, "tnla / ta ang national liberation army"},
    {{"myanmar_military", "Myanmar military", "Armée birmane", state, "MM", false}, "myanmar|burmese military|army|junta / tatmadaw / armee birmane / junte birmane"},
    {{"eln", "ELN", "ELN", rebel, "CO", false}, "eln / national liberation army / armee de liberation nationale"},
    {{"farc_dissidents", "FARC dissidents", "Dissidents des Farc", rebel, "CO", false}, "farc dissident* / dissident* ~5 farc"},
    {{"viv_ansanm", "Viv Ansanm", "Viv Ansanm", ActorSide::political_militia, "HT", false}, "viv ansanm"},
    {{"mawozo_400", "400 Mawozo", "400 Mawozo", ActorSide::political_militia, "HT", false}, "mawozo"},
    {{"sdf", "SDF", "FDS", rebel, "SY", false}, "sdf / syrian democratic forces / forces democratiques syriennes"},
    {{"hts", "HTS", "HTC", rebel, "SY", false}, "hayat tahrir al sham"},
    {{"rwandan_army", "Rwandan army", "Armée rwandaise", ActorSide::external, "RW", false}, "rwandan army|troops|soldiers|forces / armee rwandaise / soldats rwandais"},
    {{"ugandan_army", "Ugandan army", "Armée ougandaise", ActorSide::external, "UG", false}, "ugandan army|troops|soldiers|forces / armee ougandaise / soldats ougandais"},
    {{"ethiopian_army", "Ethiopian army", "Armée éthiopienne", state, "ET", false}, "ethiopian army|troops|soldiers|forces|military / armee ethiopienne"},
    {{"somali_army", "Somali army", "Armée somalienne", state, "SO", false}, "somali army|troops|soldiers|forces|military / armee somalienne"},
    {{"cameroon_army", "Cameroonian army", "Armée camerounaise", state, "CM", false}, "cameroonian army|troops|soldiers|forces / armee camerounaise / soldats camerounais / bataillon d intervention rapide / rapid intervention battalion"},
    {{"cpc", "CPC", "CPC", rebel, "CF", false}, "cpc / coalition des patriotes pour le changement / coalition of patriots for change"},
    {{"3r", "3R", "3R", rebel, "CF", false}, "3r / mouvement 3 r / 3 r / retour reclamation et rehabilitation / return reclamation and rehabilitation"},
    {{"upc", "UPC", "UPC", rebel, "CF", false}, "unite pour la paix en centrafrique / unity for peace in central africa / upc rebels|fighters / rebelles|combattants de l upc"},
    {{"azande_ani_kpi_gbe", "Azande Ani Kpi Gbe", "Azandé Ani Kpi Gbé", ActorSide::identity_militia, "CF", false}, "azande ani kpi gbe / aakg / azande militia* / miliciens|milice azande"},
    {{"faca", "Central African armed forces", "Forces armées centrafricaines", state, "CF", false}, "faca / forces armees centrafricaines / armee centrafricaine / soldats centrafricains / central african army|troops|soldiers|forces"},
    {{"ambazonia", "Ambazonian separatists", "séparatistes ambazoniens", rebel, "CM", false}, "separatistes|combattants|rebelles ambazonien* / separatistes anglophones / ambazonia* fighters|separatists|rebels / anglophone separatist*|rebels / amba boys / ambazoniens"},
    {{"fdlr", "FDLR", "FDLR", rebel, "CD", false}, "fdlr / forces democratiques de liberation du rwanda / democratic forces for the liberation of rwanda"},
    {{"twirwaneho", "Twirwaneho", "Twirwaneho", ActorSide::identity_militia, "CD", false}, "twirwaneho"},
    {{"crp", "CRP", "CRP", rebel, "CD", false}, "crp / convention pour la revolution populaire / convention for the popular revolution"},
    {{"burundi_army", "Burundian army", "Armée burundaise", ActorSide::external, "BI", false}, "armee burundaise / soldats burundais / fdnb / burundian army|troops|soldiers|forces"},
    {{"npa", "NPA", "NPA", rebel, "PH", false}, "npa / new people s army / nouvelle armee du peuple"},
    {{"biff", "BIFF", "BIFF", rebel, "PH", false}, "biff / bangsamoro islamic freedom fighters"},
    {{"abu_sayyaf", "Abu Sayyaf", "Abou Sayyaf", rebel, "PH", false}, "abu|abou sayyaf"},
    {{"philippine_army", "Philippine army", "Armée philippine", state, "PH", false}, "philippine army|troops|marines|soldiers|military / armee philippine"},
    {{"aqap", "AQAP", "AQPA", rebel, "YE", false}, "aqap / aqpa / al qaeda|qaida in the arabian peninsula / al qaida|qaeda dans la peninsule arabique"},
    {{"stc", "STC", "CTS", rebel, "YE", false}, "stc / southern transitional council / conseil de transition du sud"},
    {{"sinaloa_cartel", "Sinaloa Cartel", "Cartel de Sinaloa", ActorSide::political_militia, "MX", false}, "sinaloa cartel / cartel de sinaloa / chapitos|mayiza"},
    {{"cjng", "CJNG", "CJNG", ActorSide::political_militia, "MX", false}, "cjng / jalisco new generation cartel / jalisco nueva generacion / jalisco nouvelle generation"},
    {{"clan_del_golfo", "Clan del Golfo", "Clan del Golfo", ActorSide::political_militia, "CO", false}, "clan del golfo / gulf clan / clan du golfe"},
    {{"colombian_army", "Colombian army", "Armée colombienne", state, "CO", false}, "colombian army|troops|soldiers|military|forces / armee colombienne / soldats colombiens"},
    {{"choneros", "Los Choneros", "Los Choneros", ActorSide::political_militia, "EC", false}, "choneros"},
    {{"lobos", "Los Lobos", "Los Lobos", ActorSide::political_militia, "EC", false}, "los lobos"},
    {{"gran_grif", "Gran Grif", "Gran Grif", ActorSide::political_militia, "HT", false}, "gran grif"},
    {{"pdf", "People’s Defence Force", "Forces de défense du peuple", rebel, "MM", false}, "pdf / pdfs / people s defence|defense force* / forces de defense du peuple"},
    {{"knla", "KNLA", "KNLA", rebel, "MM", false}, "knla / knu / karen national liberation army / karen national union"},
    {{"mndaa", "MNDAA", "MNDAA", rebel, "MM", false}, "mndaa / myanmar national democratic alliance army"},
    {{"splm_n", "SPLM-N", "MPLS-N", rebel, "SD", false}, "splm n / mpls n / sudan people s liberation movement north"},
    {{"lna", "Libyan National Army", "Armée nationale libyenne", rebel, "LY", false}, "lna / anl / libyan national army / armee nationale libyenne / haftar s forces / forces de|d haftar"},
    {{"turkish_forces", "Turkish forces", "Forces turques", ActorSide::external, "TR", false}, "turkish army|forces|military|troops|soldiers / armee turque / forces turques / soldats turcs"},
    {{"pakistani_army", "Pakistani forces", "Armée pakistanaise", state, "PK", false}, "pakistani army|forces|troops|soldiers|military / pakistan army|military / armee pakistanaise"},
    {{"lebanese_army", "Lebanese army", "Armée libanaise", state, "LB", false}, "lebanese army|soldiers|troops|military / armee libanaise / soldat|soldats|militaires libanais"},
    {{"mozambican_army", "Mozambican forces", "Armée mozambicaine", state, "MZ", false}, "mozambican army|forces|troops|soldiers / armee mozambicaine / soldats mozambicains"},
    {{"naparama", "Naparama", "Naparama", ActorSide::identity_militia, "MZ", false}, "naparama*"},
    {{"peacekeepers", "UN peacekeepers", "Casques bleus", ActorSide::external, "", false}, "monusco / minusca / unmiss / minuss / unifil / finul / un|u.n peacekeeper* / peacekeepers / casques bleus"},
    {{"au_mission_somalia", "AU mission in Somalia", "Mission de l’UA en Somalie", ActorSide::external, "SO", false}, "amisom / atmis / aussom"},
    {{"gang_coalition", "armed gangs", "gangs armés", ActorSide::political_militia, "", true}, "gang|gangs arme* / armed gang|gangs / gang members|gunmen / gang|gangs"},
    {{"army", "army", "armée", state, "", true}, "armee / militaires / soldat / soldats / detachement|patrouille militaire / forces de defense et de securite / fds / army / soldier / soldiers / troops / military"},
    {{"police", "police", "police", state, "", true}, "police / policiers / gendarmes / gendarmerie / police officers / policemen / policeman"},
    {{"jihadists", "jihadists", "djihadistes", rebel, "", true}, "djihadistes / jihadistes / djihadiste / jihadiste / jihadists / jihadist fighters / islamist militants / militants islamistes"},
    {{"terrorists", "“terrorists” (as the source says)", "« terroristes » (selon la source)", rebel, "", true}, "terroristes / gat / groupes|groupe armes|arme terroristes|terroriste / terrorists"},
    {{"rebels", "rebels", "rebelles", rebel, "", true}, "rebelles / separatistes / groupes separatistes / rebels / rebel troops|forces|soldiers|fighters|units / separatists / insurgents / militants"},
    {{"armed_men", "armed men", "hommes armés", ActorSide::political_militia, "", true}, "hommes armes / individus armes / assaillants / hommes armes non identifies / gunmen / armed men / unidentified armed men / attackers / assailants"},
    {{"national_guard", "National Guard", "Garde nationale", state, "", true}, "garde nationale / gardes nationaux / national guard|guards"},
    {{"vigilantes", "vigilance groups", "groupes d’autodéfense", ActorSide::identity_militia, "", true}, "vigilante|vigilantes / vigilance group|groups / groupe|groupes|comite|comites|milice|milices d autodefense / comite|comites de vigilance / civilian joint task force / cjtf / community watch corps / neighbourhood watch|guard / miliciens d autodefense"},
    {{"bandits", "bandits", "bandits", ActorSide::political_militia, "", true}, "bandits / coupeurs de route / bandits armes / highway robbers"},
    {{"protesters", "protesters", "manifestants", ActorSide::protesters, "", true}, "manifestants / protesters / demonstrators / marchers"},
    {{"civilians", "civilians", "civils", ActorSide::civilians, "", true}, "civils / villageois / habitants / civilians / villagers / residents"},
    {{"drivers", "drivers", "chauffeurs", ActorSide::civilians, "", true}, "chauffeurs / conducteurs / transporteurs / routiers / drivers / lorry drivers / truck drivers"},
}};
// clang-format on

/// Patterns of all names; `row_of` by number of the pattern.
struct ActorIndex {
    ActorIndex() {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::string_view left = rows.at(i).names;
            while (!left.empty()) {
                const std::size_t bar = std::min(left.find(" / "), left.size());
                index.add(left.substr(0, bar));
                row_of.push_back(i);
                left.remove_prefix(std::min(bar + 3, left.size()));
            }
        }
    }
    PatternIndex index;
    std::vector<std::size_t> row_of;
};

/// What "military" only describes.
constexpr std::array<std::string_view, 40> adjective_before = {
    "base",         "bases",      "school",    "camp",         "camps",    "airport",  "helicopter",
    "operation",    "operations", "spokesman", "spokesperson", "source",   "sources",  "official",
    "officials",    "court",      "aid",       "hospital",     "barracks", "post",     "posts",
    "vehicle",      "vehicles",   "convoy",    "convoys",      "aircraft", "plane",    "jet",
    "intelligence", "commander",  "chief",     "government",   "council",  "aviation", "position",
    "positions",    "personnel",  "outpost",   "checkpoint",   "unit"};

/// Abbreviations of two or three letters are names only in capitals: "eis", "fam", "gat".
bool is_written_as_name(const WordsView& words, const PatternIndex::Hit& hit) {
    if (hit.end != hit.begin + 1) return true;
    const std::string_view folded = words.fold(hit.begin);
    // "Southern Liberation Army", "Armée de libération": a group of which the table knows nothing.
    if (folded == "army" && hit.begin > 0 && words.token(hit.begin).capitalised &&
        words.is_any(hit.begin - 1, {"liberation", "resistance", "independence", "salvation"}))
        return false;
    if (folded == "armee" && words.is_any(hit.end, {"de", "d"}) &&
        words.is_any(hit.end + 1, {"liberation", "resistance"}))
        return false;
    // "near a military school": no actor, but an adjective.
    if (folded == "military")
        return hit.begin > 0 && !words.is_any(hit.begin - 1, {"a", "an", "of", "other"}) &&
               !words.is_any(hit.end, adjective_before);
    if (folded.size() > 4 || folded == "army") return true;
    // Three letters with one capital are a town or a person: "sur la route Ségou–Bla".
    const std::string_view raw = words.raw(hit.begin);
    if (folded.size() <= 3)
        return std::none_of(raw.begin(), raw.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return words.token(hit.begin).all_caps || words.token(hit.begin).capitalised ||
           folded.size() == 4;
}

/// Forces that are known by the adjective of their state when it stands at a weapon.
struct WeaponOwner {
    std::string_view stem;
    std::string_view actor;
};
constexpr std::array<WeaponOwner, 9> weapon_owners = {{{"israeli", "israeli_forces"},
                                                       {"russe", "russian_forces"},
                                                       {"russian", "russian_forces"},
                                                       {"ukrainian", "ukrainian_forces"},
                                                       {"ukrainien", "ukrainian_forces"},
                                                       {"rwandan", "rwandan_army"},
                                                       {"turkish", "turkish_forces"},
                                                       {"turque", "turkish_forces"},
                                                       {"pakistani", "pakistani_army"}}};

bool is_weapon(const WordsView& words, std::size_t i) {
    return words.is_any(i,
                        {"drone",      "drones",       "strike",      "strikes",       "airstrike",
                         "airstrikes", "warplane",     "warplanes",   "jet",           "jets",
                         "artillery",  "missile",      "missiles",    "tank",          "tanks",
                         "shelling",   "bombardment",  "raid",        "raids",         "frappe",
                         "frappes",    "bombardement", "tirs",        "bombardements", "artillerie",
                         "avion",      "avions",       "char",        "chars",         "aerienne",
                         "aeriennes",  "helicopter",   "helicopters", "shells",        "rockets",
                         "bomb",       "bombs"});
}

/// "Israeli air strikes", "une frappe aérienne israélienne", unless it was shot down.
void add_weapon_owners(const WordsView& words, std::vector<ActorMention>& mentions) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words.fold(i);
        if (word.size() < 5) continue;
        const auto* owner =
            std::find_if(weapon_owners.begin(), weapon_owners.end(), [&](const WeaponOwner& one) {
                return word.starts_with(one.stem) && word.size() <= one.stem.size() + 4;
            });
        if (owner == weapon_owners.end()) continue;
        const bool at_weapon = words.is_french()
                                   ? i > 0 && is_weapon(words, i - 1)
                                   : is_weapon(words, i + 1) || is_weapon(words, i + 2);
        if (!at_weapon) continue;
        bool downed = false;
        for (std::size_t back = 1; back <= 5 && i >= back; ++back)
            downed = downed ||
                     words.is_any(i - back, {"down", "downed", "intercepted", "abattu", "abattus",
                                             "abattre", "intercepte", "interceptes"});
        const Actor* actor = actor_by_id(owner->actor);
        const auto behind =
            std::partition_point(mentions.begin(), mentions.end(),
                                 [i](const ActorMention& one) { return one.end_token() <= i; });
        if (downed || (behind != mentions.end() && behind->first_token <= i)) continue;
        mentions.insert(behind, {words.span(i, i + 1), i, 1, actor, true});
    }
}

} // namespace

std::vector<ActorMention> find_actors(const WordsView& words) {
    static const ActorIndex table;
    auto hits = table.index.find(words, 0, words.size());
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<ActorMention> mentions;
    std::size_t free = 0;
    for (const PatternIndex::Hit& hit : hits) {
        if (hit.begin < free || !is_written_as_name(words, hit)) continue;
        free = hit.end;
        mentions.push_back({words.span(hit.begin, hit.end), hit.begin, hit.end - hit.begin,
                            &rows.at(table.row_of[hit.pattern]).actor});
    }
    // "M23 rebels", "les djihadistes du JNIM": the name says it all.
    const auto is_named_beside = [&](const ActorMention& generic) {
        return generic.actor->is_generic &&
               std::any_of(mentions.begin(), mentions.end(), [&](const ActorMention& other) {
                   if (other.actor->is_generic || other.actor->side != generic.actor->side)
                       return false;
                   if (other.end_token() == generic.first_token) return true;
                   // members of the "400 Mawozo" gang
                   if (other.end_token() + 1 == generic.first_token &&
                       (words.is_sign(other.end_token(), "\"") ||
                        words.is_sign(other.end_token(), "”") ||
                        words.is_sign(other.end_token(), "»")))
                       return true;
                   return other.first_token > generic.first_token &&
                          other.first_token <= generic.end_token() + 1 &&
                          words.is_any(other.first_token - 1, {"du", "de", "des", "d", "of"});
               });
    };
    std::vector<ActorMention> kept;
    for (const ActorMention& mention : mentions)
        if (!is_named_beside(mention)) kept.push_back(mention);
    add_weapon_owners(words, kept);
    return kept;
}

const Actor* actor_by_id(std::string_view id) {
    const auto* found = std::find_if(rows.begin(), rows.end(),
                                     [&](const ActorRow& row) { return row.actor.id == id; });
    return found == rows.end() ? nullptr : &found->actor;
}

} // namespace cordon::incident
