// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"
#include "incident/words.hpp"

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

struct ClaimWord {
    std::string_view text;
    Claim claim;
};

constexpr std::array<ClaimWord, 53> claim_words = {{
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
    {"confirmado", Claim::confirmed},
    {"confirmada", Claim::confirmed},
    {"verificado", Claim::confirmed},
    {"bestatigt", Claim::confirmed},
    {"confermato", Claim::confirmed},
    {"подтверждено", Claim::confirmed},
    {"підтверджено", Claim::confirmed},
    {"مؤكد", Claim::confirmed},
    {"reportado", Claim::reported},
    {"relatado", Claim::reported},
    {"gemeldet", Claim::reported},
    {"berichtet", Claim::reported},
    {"bestatigte meldung", Claim::confirmed},
    {"verifiziert", Claim::confirmed},
    {"nicht bestatigt", Claim::reported},
    {"behauptet", Claim::claimed},
    {"mutmasslich", Claim::claimed},
    {"bestritten", Claim::disputed},
    {"dementiert", Claim::disputed},
    {"unverified", Claim::reported},
    {"not verified", Claim::reported},
    {"no confirmado", Claim::reported},
    {"nao confirmado", Claim::reported},
    {"sin confirmar", Claim::reported},
    {"non confirme", Claim::reported},
    {"unbestatigt", Claim::reported},
    {"fair", Claim::reported},
    {"weak", Claim::reported},
    {"single source claim", Claim::reported},
    {"denunciado", Claim::reported},
    {"reivindicado", Claim::claimed},
    {"alegado", Claim::claimed},
    {"presunto", Claim::claimed},
    {"claim", Claim::claimed},
    {"claimed by a party", Claim::claimed},
    {"disputado", Claim::disputed},
    {"contestado", Claim::disputed},
    {"desmentido", Claim::disputed},
    {"umstritten", Claim::disputed},
    {"discounted", Claim::disputed},
    {"dementi", Claim::disputed},
}};

/// `confirmado` → `confirmada`.
std::string feminine(std::string_view word) {
    return std::string(word.substr(0, word.size() - 1)) + 'a';
}

} // namespace

std::optional<Claim> claim_from_word(std::string_view text) {
    const std::string folded = fold_name(text);
    if (const auto own = claim_from(folded)) return own;
    for (const ClaimWord& word : claim_words)
        if (folded == fold_name(word.text) || folded == std::string(word.text) + "e" ||
            (word.text.ends_with('o') && folded == feminine(word.text)))
            return word.claim;
    return std::nullopt;
}

std::optional<Claim> claim_from_answer(std::string_view text) {
    constexpr std::array<std::string_view, 8> yes = {"yes", "y",  "oui",  "si",
                                                     "sim", "ja", "true", "1"};
    constexpr std::array<std::string_view, 7> no = {"no", "n", "non", "nao", "nein", "false", "0"};
    const std::string folded = fold_name(text);
    if (std::find(yes.begin(), yes.end(), folded) != yes.end()) return Claim::confirmed;
    if (std::find(no.begin(), no.end(), folded) != no.end()) return Claim::reported;
    return std::nullopt;
}

} // namespace cordon::incident
