// SPDX-License-Identifier: MIT
#include "place/tokens.hpp"
#include "place/word_set.hpp"
#include "place/word_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cordon::place {

namespace {

// Function words that the other language does not have.
constexpr auto french = make_word_set(
    "au", "aux", "avec", "ce", "cette", "ces", "dans", "de", "depuis", "des", "du", "elle", "en",
    "est", "et", "il", "ils", "la", "le", "les", "leur", "leurs", "lors", "mais", "ont", "ou",
    "par", "pour", "que", "qui", "sa", "selon", "ses", "son", "sont", "sur", "un", "une", "vers",
    "ete", "entre", "plus", "pas", "aussi", "cet", "dont", "meme");
constexpr auto english = make_word_set(
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "in", "is", "it", "its", "near", "not", "of", "on", "said", "she",
    "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with");

constexpr std::size_t enough_bytes = 20'000;

struct Votes {
    std::uint8_t french = 0;
    std::uint8_t english = 0;
};

const WordTable<Votes>& votes_of_words() {
    static const WordTable<Votes> table = [] {
        WordTable<Votes> votes;
        for (const std::string_view word : french.words()) votes[word].french = 1;
        for (const std::string_view word : english.words()) votes[word].english = 1;
        return votes;
    }();
    return table;
}

/// "à" is French alone, though it folds to the English "a".
bool is_french_a(std::string_view words) {
    return words == "à" || words == "À";
}

} // namespace

TextLanguage guess_language(const TokenizedText& text) {
    std::size_t votes_french = 0;
    std::size_t votes_english = 0;
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
        if (text.tokens[i].span.begin >= enough_bytes) break;
        const Votes* const votes = votes_of_words().find(text.fold(i));
        if (votes == nullptr) continue;
        const bool french_a = votes->french == 0 && is_french_a(text.words(i));
        votes_french += french_a ? 1 : votes->french;
        votes_english += french_a ? 0 : votes->english;
    }
    return votes_french > votes_english ? TextLanguage::french : TextLanguage::english;
}

} // namespace cordon::place
