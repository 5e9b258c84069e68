// SPDX-License-Identifier: MIT
#include "text/font_name.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace cordon::text {
namespace {

/// A word of a style and what it sets; 0 = leaves it.
struct StyleWord {
    std::string_view key;
    int weight = 0;
    int width = 0;
    bool slanted = false;
};

// OpenType's OS/2 table: usWeightClass and usWidthClass, with the names that foundries use for
// them.
constexpr std::array style_words = {
    StyleWord{.key = "thin", .weight = 100},
    StyleWord{.key = "hairline", .weight = 100},
    StyleWord{.key = "extralight", .weight = 200},
    StyleWord{.key = "ultralight", .weight = 200},
    StyleWord{.key = "light", .weight = 300},
    StyleWord{.key = "regular", .weight = 400},
    StyleWord{.key = "normal", .weight = 400},
    StyleWord{.key = "book", .weight = 400},
    StyleWord{.key = "roman", .weight = 400},
    StyleWord{.key = "medium", .weight = 500},
    StyleWord{.key = "semibold", .weight = 600},
    StyleWord{.key = "demibold", .weight = 600},
    StyleWord{.key = "demi", .weight = 600},
    StyleWord{.key = "bold", .weight = 700},
    StyleWord{.key = "extrabold", .weight = 800},
    StyleWord{.key = "ultrabold", .weight = 800},
    StyleWord{.key = "black", .weight = 900},
    StyleWord{.key = "heavy", .weight = 900},
    StyleWord{.key = "italic", .slanted = true},
    StyleWord{.key = "oblique", .slanted = true},
    StyleWord{.key = "ultracondensed", .width = 50},
    StyleWord{.key = "extracondensed", .width = 62},
    StyleWord{.key = "condensed", .width = 75},
    StyleWord{.key = "narrow", .width = 75},
    StyleWord{.key = "semicondensed", .width = 87},
    StyleWord{.key = "semiexpanded", .width = 112},
    StyleWord{.key = "expanded", .width = 125},
};

std::optional<StyleWord> style_word(const std::string& key) {
    const auto* found = std::ranges::find(style_words, key, &StyleWord::key);
    if (found == style_words.end()) return std::nullopt;
    return *found;
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string out;
    for (const std::string_view word : words) {
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

/// Takes the style word at the end of `words` off, two words (`Semi Bold`) before one; at least one
/// word stays.
std::optional<StyleWord> take_style_word(std::vector<std::string_view>& words) {
    for (std::size_t count = 2; count >= 1; --count) {
        if (words.size() <= count) continue;
        std::string key;
        for (std::size_t i = words.size() - count; i < words.size(); ++i) key += name_key(words[i]);
        if (const auto word = style_word(key)) {
            words.resize(words.size() - count);
            return word;
        }
    }
    return std::nullopt;
}

} // namespace

std::string name_key(std::string_view name) {
    std::string key;
    key.reserve(name.size());
    for (const char c : name) {
        if (c == ' ' || c == '-') continue;
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return key;
}

std::vector<FaceQuery> readings_of(std::string_view full_name) {
    std::vector<std::string_view> words = words_of(full_name);
    FaceStyle style;
    std::vector<FaceQuery> readings = {{joined(words), style}};
    while (const auto word = take_style_word(words)) {
        if (word->weight != 0) style.weight = word->weight;
        if (word->width != 0) style.width = word->width;
        style.slanted = style.slanted || word->slanted;
        readings.push_back({joined(words), style});
    }
    return readings;
}

} // namespace cordon::text
