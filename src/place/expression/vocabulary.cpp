// SPDX-License-Identifier: MIT
#include "place/expression/vocabulary.hpp"

#include "core/diagnostic.hpp"

#include <limits>

namespace cordon::place::expression {

Vocabulary::Vocabulary() {
    add_number_words(*this);
    add_distance_words(*this);
    add_duration_words(*this);
    add_direction_words(*this);
    add_type_words(*this);
    add_slot_words(*this);
    add_line_words(*this);
}

KnownWord& Vocabulary::entry(std::string_view word) {
    KnownWord& known = words_[word];
    if (known.id != 0) return known;
    if (words_.size() > std::numeric_limits<std::uint16_t>::max())
        throw Error("the place patterns have too many words");
    known.id = static_cast<std::uint16_t>(words_.size());
    return known;
}

} // namespace cordon::place::expression
