// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"
#include "place/tokens.hpp"
#include "place/word_set.hpp"
#include "place/word_table.hpp"

#include <algorithm>

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

/// How often "à" stands alone. Folded it is the English "a".
std::size_t count_french_a(std::string_view text) {
    constexpr std::string_view bounds = " \t\n\r\"'(";
    std::size_t count = 0;
    for (const std::string_view word : {"à ", "À "})
        for (std::size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + word.size()))
            if (at == 0 || bounds.find(text[at - 1]) != std::string_view::npos) ++count;
    return count;
}

} // namespace

TextLanguage detect_language(std::string_view text) {
    const std::string folded = fold_name(text.substr(0, enough_bytes));
    std::size_t votes_french = 0;
    std::size_t votes_english = 0;
    for (std::size_t from = 0; from < folded.size();) {
        std::size_t to = folded.find(' ', from);
        if (to == std::string::npos) to = folded.size();
        const std::string_view word = std::string_view(folded).substr(from, to - from);
        if (const Votes* const votes = votes_of_words().find(word)) {
            votes_french += votes->french;
            votes_english += votes->english;
        }
        from = to + 1;
    }
    const std::size_t french_a = count_french_a(text.substr(0, enough_bytes));
    votes_french += french_a;
    votes_english -= std::min(votes_english, french_a);
    return votes_french > votes_english ? TextLanguage::french : TextLanguage::english;
}

} // namespace cordon::place
