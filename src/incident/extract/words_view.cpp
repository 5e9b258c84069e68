// SPDX-License-Identifier: MIT
#include "incident/extract/words_view.hpp"

#include <algorithm>

namespace cordon::incident {

bool WordsView::is_any(std::size_t i, std::span<const std::string_view> folded) const {
    if (i >= size()) return false;
    const std::string_view word = text_.fold(i);
    return std::any_of(folded.begin(), folded.end(),
                       [&](std::string_view one) { return place::same_word(one, word); });
}

std::size_t WordsView::phrase_end(std::size_t i, std::string_view phrase) const {
    const std::size_t begin = i;
    while (!phrase.empty()) {
        if (i >= size() || (i > begin && !follows(i))) return 0;
        const std::string_view word = text_.fold(i);
        if (word.empty() || word.front() != phrase.front() || !phrase.starts_with(word)) return 0;
        phrase.remove_prefix(word.size());
        if (!phrase.empty()) {
            if (phrase.front() != ' ') return 0;
            phrase.remove_prefix(1);
        }
        ++i;
    }
    return i;
}

std::size_t WordsView::phrase_before(std::size_t i, std::string_view phrase) const {
    const auto words = static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
    // A token may hold several words ("aujourd hui"), so fewer tokens are possible.
    for (std::size_t back = 1; back <= words && back <= i; ++back)
        if (this->phrase(i - back, phrase) == i) return i - back;
    return npos;
}

std::size_t WordsView::sentence_begin(std::size_t i) const {
    return text_.token_at(text_.sentences[token(i).sentence].begin);
}

std::size_t WordsView::sentence_end(std::size_t i) const {
    const std::size_t next = std::size_t{token(i).sentence} + 1;
    return next < text_.sentences.size() ? text_.token_at(text_.sentences[next].begin) : size();
}

} // namespace cordon::incident
