// SPDX-License-Identifier: MIT
#include "place/expression/slots.hpp"
#include "place/expression/words.hpp"

namespace cordon::place::expression {

Tape::Tape(const TokenizedText& text, const std::vector<Toponym>& toponyms)
    : text_(&text), toponyms_(&toponyms), starts_(text.tokens.size(), 0) {
    for (std::size_t t = 0; t < toponyms.size(); ++t)
        if (toponyms[t].first_token < starts_.size())
            starts_[toponyms[t].first_token] = static_cast<std::uint32_t>(t + 1);
    const Vocabulary& words = vocabulary();
    known_.reserve(size() + 1);
    for (std::size_t i = 0; i < size(); ++i) {
        known_.push_back(words.look_up(text.fold(i)));
        const std::size_t sentence = token(i).sentence;
        if (sentence >= sentence_traits_.size()) sentence_traits_.resize(sentence + 1, 0);
        sentence_traits_[sentence] |= known_.back().traits;
    }
    known_.emplace_back();
    slots_.reserve(size() + 1);
    for (std::size_t i = 0; i <= size(); ++i)
        slots_.push_back(expression::possible_slots(*this, i));
    sentence_slots_.resize(sentence_traits_.size());
    sentence_words_.resize(sentence_traits_.size());
    for (std::size_t i = 0; i < size(); ++i) {
        sentence_slots_[token(i).sentence].add(slots_[i]);
        sentence_words_[token(i).sentence] |= word_bit(known_[i].id);
    }
}

Span Tape::span(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {};
    return {token(begin).span.begin, token(end - 1).span.end};
}

} // namespace cordon::place::expression
