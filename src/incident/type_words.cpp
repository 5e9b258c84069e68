// SPDX-License-Identifier: MIT
#include "core/ascii.hpp"
#include "core/unicode.hpp"
#include "data/csv.hpp"
#include "incident/words.hpp"

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

/// Words of foreign tables, folded; the first that occurs in the text decides, so the more telling
/// ones come first. A `$` behind it: as a whole word only.
struct Trigger {
    std::string_view text;
    Type type;
};

constexpr std::array<Trigger, 293> triggers = {{
    {"rapto$", Type::kidnapping},
    {"raptos$", Type::kidnapping},
    {"test$", Type::other}, // of a missile, not an attack
    {"tests$", Type::other},
    {"drill", Type::other},
    {"exercise", Type::other},
    {"exercice", Type::other},
    {"essai$", Type::other},
    {"ensayo", Type::other},
    {"simulacro", Type::other},
    {"kidnap", Type::kidnapping},
    {"abduct", Type::kidnapping},
    {"enlevement", Type::kidnapping},
    {"enleve", Type::kidnapping},
    {"hostage", Type::kidnapping},
    {"otage", Type::kidnapping},
    {"secuestr", Type::kidnapping},
    {"sequestr", Type::kidnapping},
    {"raptad", Type::kidnapping},
    {"entfuhrung", Type::kidnapping},
    {"geisel", Type::kidnapping},
    {"rapimento", Type::kidnapping},
    {"toma de rehenes", Type::kidnapping},
    {"rehenes", Type::kidnapping},
    {"refens", Type::kidnapping},
    {"desaparicion forzada", Type::kidnapping},
    {"похищен", Type::kidnapping},
    {"викраден", Type::kidnapping},
    {"خطف", Type::kidnapping},
    {"اختطاف", Type::kidnapping},
    {"convoy arrived", Type::passage},
    {"arrivee", Type::passage},
    {"passage", Type::passage},
    {"lifting", Type::lifting},
    {"lifted", Type::lifting},
    {"levee", Type::lifting},
    {"minas antipersona", Type::explosive_device},
    {"mina antipersona", Type::explosive_device},
    {"landmine", Type::explosive_device},
    {"remote explosive", Type::explosive_device},
    {"roadside bomb", Type::explosive_device},
    {"explosive device", Type::explosive_device},
    {"engin explosif", Type::explosive_device},
    {"ied", Type::explosive_device},
    {"eei", Type::explosive_device},
    {"mine", Type::explosive_device},
    {"mines", Type::explosive_device},
    {"ieds", Type::explosive_device},
    {"mina terrestre", Type::explosive_device},
    {"campo minado", Type::explosive_device},
    {"artefacto explosivo", Type::explosive_device},
    {"engenho explosivo", Type::explosive_device},
    {"engenhos explosivos", Type::explosive_device},
    {"artefato explosivo", Type::explosive_device},
    {"sprengsatz", Type::explosive_device},
    {"landmines", Type::explosive_device},
    {"uxo", Type::explosive_device},
    {"vbied", Type::explosive_device},
    {"svbied", Type::explosive_device},
    {"sbied", Type::explosive_device},
    {"pipeline bomb", Type::explosive_device},
    {"мина$", Type::explosive_device},
    {"міна$", Type::explosive_device},
    {"لغم", Type::explosive_device},
    {"عبوة ناسفة", Type::explosive_device},
    {"air strike", Type::state_operation},
    {"airstrike", Type::state_operation},
    {"frappe aerienne", Type::state_operation},
    {"army operation", Type::state_operation},
    {"operation militaire", Type::state_operation},
    {"military operation", Type::state_operation},
    {"offensive de l armee", Type::state_operation},
    {"bombardeo aereo", Type::state_operation},
    {"ataque aereo", Type::state_operation},
    {"operacion militar", Type::state_operation},
    {"operativo militar", Type::state_operation},
    {"operacao militar", Type::state_operation},
    {"luftangriff", Type::state_operation},
    {"luftschlag", Type::state_operation},
    {"авиаудар", Type::state_operation},
    {"авіаудар", Type::state_operation},
    {"غارة جوية", Type::state_operation},
    {"غارات جوية", Type::state_operation},
    {"checkpoint", Type::checkpoint},
    {"check point", Type::checkpoint},
    {"roadblock", Type::checkpoint},
    {"barrage", Type::checkpoint},
    {"poste de controle", Type::checkpoint},
    {"road block", Type::checkpoint},
    {"peage", Type::checkpoint},
    {"reten$", Type::checkpoint},
    {"retenes", Type::checkpoint},
    {"puesto de control", Type::checkpoint},
    {"posto de controlo", Type::checkpoint},
    {"posto de controle", Type::checkpoint},
    {"barricada", Type::checkpoint},
    {"bloqueio", Type::checkpoint},
    {"bloqueo", Type::checkpoint},
    {"bloqueos", Type::checkpoint},
    {"kontrollpunkt", Type::checkpoint},
    {"strassensperre", Type::checkpoint},
    {"posto di blocco", Type::checkpoint},
    {"блокпост", Type::checkpoint},
    {"حاجز", Type::checkpoint},
    {"blockade", Type::declared_ban},
    {"blocus", Type::declared_ban},
    {"embargo", Type::declared_ban},
    {"interdiction", Type::declared_ban},
    {"ban", Type::declared_ban},
    {"paro armado", Type::declared_ban},
    {"toque de queda", Type::declared_ban},
    {"proibicao", Type::declared_ban},
    {"prohibicion", Type::declared_ban},
    {"denial of movement", Type::declared_ban},
    {"denial of access", Type::declared_ban},
    {"curfew", Type::declared_ban},
    {"convoy", Type::attack_on_traffic},
    {"convoi", Type::attack_on_traffic},
    {"ambush", Type::attack_on_traffic},
    {"embuscade", Type::attack_on_traffic},
    {"tanker", Type::attack_on_traffic},
    {"citerne", Type::attack_on_traffic},
    {"hijack", Type::attack_on_traffic},
    {"carjack", Type::attack_on_traffic},
    {"braquage", Type::attack_on_traffic},
    {"coupeurs de route", Type::attack_on_traffic},
    {"piracy", Type::attack_on_traffic},
    {"piraterie", Type::attack_on_traffic},
    {"emboscada", Type::attack_on_traffic},
    {"imboscata", Type::attack_on_traffic},
    {"hinterhalt", Type::attack_on_traffic},
    {"засада", Type::attack_on_traffic},
    {"كمين", Type::attack_on_traffic},
    {"asalto a camion", Type::attack_on_traffic},
    {"ataque a vehiculo", Type::attack_on_traffic},
    {"quema de vehiculo", Type::attack_on_traffic},
    {"vehicle burn", Type::attack_on_traffic},
    {"property destruction", Type::infrastructure_damage},
    {"looting", Type::infrastructure_damage},
    {"looted", Type::infrastructure_damage},
    {"pillage", Type::infrastructure_damage},
    {"arson", Type::infrastructure_damage},
    {"incendie", Type::infrastructure_damage},
    {"infrastructure", Type::infrastructure_damage},
    {"sabotage", Type::infrastructure_damage},
    {"voladura", Type::infrastructure_damage},
    {"sabotaje", Type::infrastructure_damage},
    {"sabotagem", Type::infrastructure_damage},
    {"incendio", Type::infrastructure_damage},
    {"quema de", Type::infrastructure_damage},
    {"destruccion", Type::infrastructure_damage},
    {"destruicao", Type::infrastructure_damage},
    {"destruction", Type::infrastructure_damage},
    {"destroyed", Type::infrastructure_damage},
    {"saqueo", Type::infrastructure_damage},
    {"saque", Type::infrastructure_damage},
    {"oleoducto", Type::infrastructure_damage},
    {"infraestructura", Type::infrastructure_damage},
    {"infraestrutura", Type::infrastructure_damage},
    {"infrastruktur", Type::infrastructure_damage},
    {"plunder", Type::infrastructure_damage},
    {"поджог", Type::infrastructure_damage},
    {"підпал", Type::infrastructure_damage},
    {"حرق", Type::infrastructure_damage},
    {"protest", Type::demonstration},
    {"demonstration", Type::demonstration},
    {"manifestation", Type::demonstration},
    {"riot", Type::demonstration},
    {"riots", Type::demonstration},
    {"emeute", Type::demonstration},
    {"protesta", Type::demonstration},
    {"protesto", Type::demonstration},
    {"manifestacao", Type::demonstration},
    {"manifestacion", Type::demonstration},
    {"disturbio", Type::demonstration},
    {"kundgebung", Type::demonstration},
    {"manifestazione", Type::demonstration},
    {"протест", Type::demonstration},
    {"мітинг", Type::demonstration},
    {"مظاهرة", Type::demonstration},
    {"احتجاج", Type::demonstration},
    {"advisory", Type::advisory},
    {"avis aux voyageurs", Type::advisory},
    {"armed assault", Type::armed_attack},
    {"unarmed assault", Type::armed_attack},
    {"shelling", Type::armed_attack},
    {"robbery", Type::armed_attack},
    {"vol a main armee", Type::armed_attack},
    {"car bomb", Type::armed_attack},
    {"coche bomba", Type::armed_attack},
    {"carro bomba", Type::armed_attack},
    {"voiture piegee", Type::armed_attack},
    {"bombs", Type::armed_attack},
    {"grenade", Type::armed_attack},
    {"gunmen", Type::armed_attack},
    {"murder", Type::armed_attack},
    {"meurtre", Type::armed_attack},
    {"shooting", Type::armed_attack},
    {"gunfire", Type::armed_attack},
    {"fusillade", Type::armed_attack},
    {"tirs", Type::armed_attack},
    {"strike", Type::armed_attack},
    {"frappe", Type::armed_attack},
    {"missile", Type::armed_attack},
    {"rocket", Type::armed_attack},
    {"roquette", Type::armed_attack},
    {"mortar", Type::armed_attack},
    {"mortier", Type::armed_attack},
    {"artiller", Type::armed_attack},
    {"bombard", Type::armed_attack},
    {"bombing", Type::armed_attack},
    {"pilonnage", Type::armed_attack},
    {"attentat", Type::armed_attack},
    {"assassin", Type::armed_attack},
    {"massacre", Type::armed_attack},
    {"killing", Type::armed_attack},
    {"fighting", Type::armed_attack},
    {"combat", Type::armed_attack},
    {"affrontement", Type::armed_attack},
    {"accrochage", Type::armed_attack},
    {"incursion", Type::armed_attack},
    {"raid", Type::armed_attack},
    {"violence", Type::armed_attack},
    {"battle", Type::armed_attack},
    {"clash", Type::armed_attack},
    {"attack", Type::armed_attack},
    {"attaque", Type::armed_attack},
    {"enfrentamiento", Type::armed_attack},
    {"confronto", Type::armed_attack},
    {"combate", Type::armed_attack},
    {"hostigamiento", Type::armed_attack},
    {"homicidio", Type::armed_attack},
    {"asesinato", Type::armed_attack},
    {"assassinato", Type::armed_attack},
    {"masacre", Type::armed_attack},
    {"chacina", Type::armed_attack},
    {"matanza", Type::armed_attack},
    {"ataque", Type::armed_attack},
    {"tiroteo", Type::armed_attack},
    {"tiroteio", Type::armed_attack},
    {"balacera", Type::armed_attack},
    {"disparos", Type::armed_attack},
    {"decapita", Type::armed_attack},
    {"atentado", Type::armed_attack},
    {"bombardeo", Type::armed_attack},
    {"bombardeamento", Type::armed_attack},
    {"bombardeio", Type::armed_attack},
    {"granada", Type::armed_attack},
    {"asalto", Type::armed_attack},
    {"assalto", Type::armed_attack},
    {"atraco", Type::armed_attack},
    {"shot", Type::armed_attack},
    {"stabbing", Type::armed_attack},
    {"hinrichtung", Type::armed_attack},
    {"angriff", Type::armed_attack},
    {"drohnenangriff", Type::armed_attack},
    {"raketenangriff", Type::armed_attack},
    {"raketenbeschuss", Type::armed_attack},
    {"artillerie", Type::armed_attack},
    {"messerangriff", Type::armed_attack},
    {"otro$", Type::other},
    {"outro$", Type::other},
    {"autre$", Type::other},
    {"sonstiges", Type::other},
    {"tir$", Type::armed_attack},
    {"demonstrationen", Type::demonstration},
    {"fermeture de la route", Type::declared_ban},
    {"road closure", Type::declared_ban},
    {"border closure", Type::declared_ban},
    {"cierre de carretera", Type::declared_ban},
    {"prise de la ", Type::armed_attack},
    {"beschuss", Type::armed_attack},
    {"gefecht", Type::armed_attack},
    {"schiesserei", Type::armed_attack},
    {"uberfall", Type::armed_attack},
    {"anschlag", Type::armed_attack},
    {"attacco", Type::armed_attack},
    {"scontri", Type::armed_attack},
    {"sparatoria", Type::armed_attack},
    {"обстрел", Type::armed_attack},
    {"обстріл", Type::armed_attack},
    {"удар", Type::armed_attack},
    {"атака", Type::armed_attack},
    {"бой$", Type::armed_attack},
    {"бои$", Type::armed_attack},
    {"бій$", Type::armed_attack},
    {"هجوم", Type::armed_attack},
    {"قصف", Type::armed_attack},
    {"اشتباك", Type::armed_attack},
    {"اشتباكات", Type::armed_attack},
    {"تفجير", Type::armed_attack},
    {"غارة", Type::armed_attack},
    {"اغتيال", Type::armed_attack},
}};

/// True when `word` stands in `text` from the start of a word; `whole` ones and those of up to four
/// letters must also end there.
bool holds_word(std::string_view text, std::string_view word, bool whole) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const bool starts = at == 0 || text[at - 1] == ' ';
        const std::size_t end = at + word.size();
        const bool ends = end == text.size() || text[end] == ' ';
        if (starts && (ends || (!whole && word.size() > 4))) return true;
    }
    return false;
}

struct FoldedTrigger {
    std::string text;
    bool whole = false;
    Type type;
};

/// The triggers as fold_name() has them: other scripts lose marks that stand in the list.
const std::vector<FoldedTrigger>& folded_triggers() {
    static const auto folded = [] {
        std::vector<FoldedTrigger> all;
        for (const Trigger& trigger : triggers)
            all.push_back({fold_name(trigger.text), trigger.text.ends_with('$'), trigger.type});
        return all;
    }();
    return folded;
}

std::string own_name(std::string_view folded) {
    std::string underscored(folded);
    for (char& c : underscored)
        if (c == ' ') c = '_';
    return underscored;
}

} // namespace

std::optional<Type> type_from_word(std::string_view text) {
    const std::string folded = fold_name(text);
    if (folded.empty()) return std::nullopt;
    if (const auto own = type_from(own_name(folded))) return own;
    for (const FoldedTrigger& trigger : folded_triggers())
        if (holds_word(folded, trigger.text, trigger.whole)) return trigger.type;
    return std::nullopt;
}

std::optional<double> grouped_number(std::string_view text) {
    text = trimmed(text);
    const auto digits = [&] { return std::min(text.find_first_not_of("0123456789"), text.size()); };
    const std::size_t first = digits();
    if (first == 0 || first > 3 || text.front() == '0' || first == text.size()) return std::nullopt;
    std::string joined(text.substr(0, first));
    text.remove_prefix(first);
    std::string_view sign;
    while (!text.empty()) {
        std::string_view found;
        for (const std::string_view mark : {",", ".", " ", "'", "’", "\u00A0", "\u202F"})
            if (text.starts_with(mark)) found = mark;
        if (found.empty() || (!sign.empty() && sign != found)) return std::nullopt;
        sign = found;
        text.remove_prefix(found.size());
        constexpr std::size_t group = 3;
        if (digits() != group || joined.size() > 9) return std::nullopt;
        joined += text.substr(0, group);
        text.remove_prefix(group);
    }
    return data::parse_number(joined);
}

std::optional<CountRange> count_from_words(std::string_view text) {
    text = trimmed(text);
    bool open = false;
    for (const std::string_view words :
         {"at least ", "more than ", "over ", "au moins ", "plus de ", "al menos ", "mas de ",
          "más de ", "por lo menos ", "pelo menos ", "mais de ", "mindestens ", ">=", "≥"})
        if (lower_ascii(text.substr(0, words.size())) == words) {
            text = trimmed(text.substr(words.size()));
            open = true;
        }
    if (text.ends_with('+')) {
        text = trimmed(text.substr(0, text.size() - 1));
        open = true;
    }
    const auto count = [](std::string_view digits) -> std::optional<double> {
        constexpr std::size_t most_digits = 10;
        digits = trimmed(digits);
        if (const auto grouped = grouped_number(digits)) return grouped;
        const bool plain = !digits.empty() && digits.size() <= most_digits &&
                           digits.find_first_not_of("0123456789") == std::string_view::npos;
        return plain ? data::parse_number(digits) : std::nullopt;
    };
    if (open) {
        const auto low = count(text);
        return low ? std::optional(CountRange{*low, std::nullopt}) : std::nullopt;
    }
    for (const std::string_view words : {"between ", "from ", "entre ", "de "})
        if (lower_ascii(text.substr(0, words.size())) == words) text.remove_prefix(words.size());
    for (const std::string_view mark :
         {" to ", " and ", " à ", " et ", " a ", " y ", " e ", " bis ", "–", "-"}) {
        const std::size_t at = text.find(mark);
        if (at == std::string_view::npos) continue;
        const auto low = count(text.substr(0, at));
        const auto high = count(text.substr(at + mark.size()));
        if (low && high && *low <= *high) return CountRange{*low, *high};
    }
    return std::nullopt;
}

Type type_from_acled(std::string_view event_type, std::string_view sub_event_type) {
    // The sub-event says more; `Other`, `Attack` and `Armed clash` say nothing that the event does
    // not.
    const std::string event = fold_name(event_type);
    const std::string sub = fold_name(sub_event_type);
    if (sub == "looting property destruction") return Type::infrastructure_damage;
    if (sub == "abduction forced disappearance") return Type::kidnapping;
    if (sub == "remote explosive landmine ied") return Type::explosive_device;
    if (event == "battles" || event == "violence against civilians") return Type::armed_attack;
    if (event == "explosions remote violence") return Type::armed_attack;
    if (event == "protests" || event == "riots") return Type::demonstration;
    return Type::other;
}

} // namespace cordon::incident
