// SPDX-License-Identifier: MIT
#include "core/ascii.hpp"
#include "core/unicode.hpp"
#include "data/csv.hpp"
#include "incident/words.hpp"

#include <array>

namespace cordon::incident {

namespace {

/// Words of foreign tables, folded; the first that occurs in the text decides, so the more telling
/// ones come first.
struct Trigger {
    std::string_view text;
    Type type;
};

constexpr std::array<Trigger, 107> triggers = {{
    {"kidnap", Type::kidnapping},
    {"abduct", Type::kidnapping},
    {"enlevement", Type::kidnapping},
    {"enleve", Type::kidnapping},
    {"hostage", Type::kidnapping},
    {"otage", Type::kidnapping},
    {"convoy arrived", Type::passage},
    {"arrivee", Type::passage},
    {"passage", Type::passage},
    {"lifting", Type::lifting},
    {"lifted", Type::lifting},
    {"levee", Type::lifting},
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
    {"air strike", Type::state_operation},
    {"airstrike", Type::state_operation},
    {"frappe aerienne", Type::state_operation},
    {"army operation", Type::state_operation},
    {"operation militaire", Type::state_operation},
    {"military operation", Type::state_operation},
    {"offensive de l armee", Type::state_operation},
    {"checkpoint", Type::checkpoint},
    {"check point", Type::checkpoint},
    {"roadblock", Type::checkpoint},
    {"barrage", Type::checkpoint},
    {"poste de controle", Type::checkpoint},
    {"road block", Type::checkpoint},
    {"peage", Type::checkpoint},
    {"blockade", Type::declared_ban},
    {"blocus", Type::declared_ban},
    {"embargo", Type::declared_ban},
    {"interdiction", Type::declared_ban},
    {"ban", Type::declared_ban},
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
    {"property destruction", Type::infrastructure_damage},
    {"looting", Type::infrastructure_damage},
    {"pillage", Type::infrastructure_damage},
    {"arson", Type::infrastructure_damage},
    {"incendie", Type::infrastructure_damage},
    {"infrastructure", Type::infrastructure_damage},
    {"sabotage", Type::infrastructure_damage},
    {"protest", Type::demonstration},
    {"demonstration", Type::demonstration},
    {"manifestation", Type::demonstration},
    {"riot", Type::demonstration},
    {"riots", Type::demonstration},
    {"emeute", Type::demonstration},
    {"advisory", Type::advisory},
    {"avis aux voyageurs", Type::advisory},
    {"shelling", Type::armed_attack},
    {"robbery", Type::armed_attack},
    {"vol a main armee", Type::armed_attack},
    {"car bomb", Type::armed_attack},
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
}};

struct ClaimWord {
    std::string_view text;
    Claim claim;
};

constexpr std::array<ClaimWord, 12> claim_words = {{
    {"verified", Claim::confirmed},
    {"verifie", Claim::confirmed},
    {"confirme", Claim::confirmed},
    {"confirmed", Claim::confirmed},
    {"rapporte", Claim::reported},
    {"signale", Claim::reported},
    {"unconfirmed", Claim::reported},
    {"revendique", Claim::claimed},
    {"alleged", Claim::claimed},
    {"conteste", Claim::disputed},
    {"contested", Claim::disputed},
    {"denied", Claim::disputed},
}};

/// True when `word` stands in `text` from the start of a word; words of up to four letters must
/// also end there.
bool holds_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const bool starts = at == 0 || text[at - 1] == ' ';
        const std::size_t end = at + word.size();
        const bool ends = end == text.size() || text[end] == ' ';
        if (starts && (ends || word.size() > 4)) return true;
    }
    return false;
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
    for (const Trigger& trigger : triggers)
        if (holds_word(folded, trigger.text)) return trigger.type;
    return std::nullopt;
}

std::optional<CountRange> count_from_words(std::string_view text) {
    text = trimmed(text);
    bool open = false;
    for (const std::string_view words : {"at least ", "au moins ", ">=", "≥"})
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
        const bool plain = !digits.empty() && digits.size() <= most_digits &&
                           digits.find_first_not_of("0123456789") == std::string_view::npos;
        return plain ? data::parse_number(digits) : std::nullopt;
    };
    if (open) {
        const auto low = count(text);
        return low ? std::optional(CountRange{*low, std::nullopt}) : std::nullopt;
    }
    for (const std::string_view mark : {" to ", " à ", "–", "-"}) {
        const std::size_t at = text.find(mark);
        if (at == std::string_view::npos) continue;
        const auto low = count(text.substr(0, at));
        const auto high = count(text.substr(at + mark.size()));
        if (low && high && *low <= *high) return CountRange{*low, *high};
    }
    return std::nullopt;
}

std::optional<Claim> claim_from_word(std::string_view text) {
    const std::string folded = fold_name(text);
    if (const auto own = claim_from(folded)) return own;
    for (const ClaimWord& word : claim_words)
        if (folded == word.text || folded == std::string(word.text) + "e") return word.claim;
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
