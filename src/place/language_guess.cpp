// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"
#include "place/tokens.hpp"
#include "place/word_set.hpp"

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

} // namespace

TextLanguage detect_language(std::string_view text) {
    const std::string folded = fold_name(text.substr(0, enough_bytes));
    std::size_t votes_french = 0;
    std::size_t votes_english = 0;
    for (std::size_t from = 0; from < folded.size();) {
        std::size_t to = folded.find(' ', from);
        if (to == std::string::npos) to = folded.size();
        const std::string_view word = std::string_view(folded).substr(from, to - from);
        votes_french += french.contains(word) ? 1 : 0;
        votes_english += english.contains(word) ? 1 : 0;
        from = to + 1;
    }
    return votes_french > votes_english ? TextLanguage::french : TextLanguage::english;
}

} // namespace cordon::place
