// SPDX-License-Identifier: MIT
#include "incident/extract/word_pattern.hpp"

#include "core/ascii.hpp"

#include <utility>

namespace cordon::incident {

WordPattern::WordPattern(std::string_view pattern) {
    std::size_t gap = 0;
    while (!pattern.empty()) {
        std::string_view part = take_part(pattern);
        if (part.starts_with('~')) {
            gap = 0;
            for (const char digit : part.substr(1))
                gap = gap * 10 + static_cast<std::size_t>(digit - '0');
            continue;
        }
        Element element;
        element.gap = gap;
        gap = 0;
        while (!part.empty()) {
            std::string_view word = take_part(part, '|');
            const bool is_prefix = word.ends_with('*');
            if (is_prefix) word.remove_suffix(1);
            element.words.push_back({word, is_prefix});
        }
        elements_.push_back(std::move(element));
    }
}

std::size_t WordPattern::find(const Element& element, const WordsView& words, const Reach& range) {
    for (std::size_t at = range.begin; at <= range.end; ++at) {
        if (at >= words.size()) return 0;
        // Only the pattern's first word may open a sentence.
        if (at > range.first && !words.follows(at)) return 0;
        const std::string_view folded = words.fold(at);
        for (const Word& word : element.words)
            if (word.fits(folded)) return at + 1;
        if (words.is_sign(at, ";") || words.is_sign(at, ":")) return 0;
    }
    return 0;
}

std::size_t WordPattern::match(const WordsView& words, std::size_t i) const {
    std::size_t at = i + 1;
    for (std::size_t k = 1; k < elements_.size(); ++k) {
        at = find(elements_[k], words, {i, at, at + elements_[k].gap});
        if (at == 0) return 0;
    }
    return at;
}

std::size_t PatternIndex::letter(std::string_view word, std::size_t at) {
    if (at >= word.size()) return 0;
    const char c = word[at];
    return c >= 'a' && c <= 'z' ? static_cast<std::size_t>(c - 'a') + 1 : letters - 1;
}

std::size_t PatternIndex::add(std::string_view pattern) {
    const std::size_t number = patterns_.size();
    patterns_.emplace_back(pattern);
    for (const WordPattern::Word& word : patterns_.back().first_words()) {
        const std::size_t first = letters * letter(word.text, 0);
        if (!word.is_prefix) {
            Numbers& numbers = by_word_[word.text];
            if (numbers.empty() || numbers.back() != number) numbers.push_back(number);
        } else if (word.text.size() > 1) {
            const std::size_t both = first + letter(word.text, 1);
            by_letters_[both].push_back(
                {word.text, number, word.text.size() > 2 ? word.text[2] : '\0'});
            has_open_.set(both);
        } else {
            for (std::size_t second = 0; second < letters; ++second) {
                by_letters_[first + second].push_back({word.text, number});
                has_open_.set(first + second);
            }
        }
    }
    return number;
}

std::vector<PatternIndex::Hit> PatternIndex::find(const WordsView& words, std::size_t begin,
                                                  std::size_t end) const {
    static const Numbers none;
    std::vector<Hit> hits;
    for (std::size_t i = begin; i < end && i < words.size(); ++i) {
        const std::string_view folded = words.fold(i);
        if (folded.empty()) continue;
        const Numbers* const found = by_word_.find(folded);
        const std::size_t both = letters * letter(folded, 0) + letter(folded, 1);
        if (found == nullptr && !has_open_[both]) continue; // most words
        const Numbers& whole = found == nullptr ? none : *found;
        const auto& open = by_letters_[both];
        std::size_t tried = patterns_.size();
        const auto try_pattern = [&](std::size_t number) {
            if (std::exchange(tried, number) == number) return; // by another of its first words
            if (const std::size_t behind = patterns_[number].match(words, i); behind != 0)
                hits.push_back({number, i, behind});
        };
        // Both in the order of their numbers.
        auto next = open.begin();
        const auto try_open = [&](std::size_t to) {
            for (; next != open.end() && next->pattern <= to; ++next)
                if (next->opens(folded)) try_pattern(next->pattern);
        };
        for (const std::size_t number : whole) {
            try_open(number);
            try_pattern(number);
        }
        try_open(patterns_.size());
    }
    return hits;
}

} // namespace cordon::incident
