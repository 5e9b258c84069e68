// SPDX-License-Identifier: MIT
#include "place/expression/words.hpp"

namespace cordon::place::expression {

Tape::Tape(const TokenizedText& text, const std::vector<Toponym>& toponyms)
    : text_(&text), toponyms_(&toponyms), starts_(text.tokens.size(), 0) {
    for (std::size_t t = 0; t < toponyms.size(); ++t)
        if (toponyms[t].first_token < starts_.size())
            starts_[toponyms[t].first_token] = static_cast<std::uint32_t>(t + 1);
}

std::string_view Tape::word(std::size_t i) const {
    return i < size() ? text_->fold(i) : std::string_view();
}

bool Tape::same_sentence(std::size_t i, std::size_t with) const {
    return i < size() && with < size() && token(i).sentence == token(with).sentence;
}

std::optional<std::size_t> Tape::toponym_at(std::size_t i) const {
    if (i >= starts_.size() || starts_[i] == 0) return std::nullopt;
    return starts_[i] - 1;
}

Span Tape::span(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {};
    return {token(begin).span.begin, token(end - 1).span.end};
}

} // namespace cordon::place::expression
