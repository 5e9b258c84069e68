// SPDX-License-Identifier: MIT
#include "app/fold.hpp"

#include <array>

namespace cordon::app {

namespace {

struct Character {
    char32_t code = 0;
    std::size_t bytes = 1; ///< that it takes in the text
};

/// Decodes the character at the start of `text` (not empty); a malformed byte is U+FFFD.
Character decode(std::string_view text) {
    constexpr Character malformed{0xFFFD, 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3FU); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 1) return {first, 1};
    if (first < 0xC0 || text.size() < length) return malformed;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0U) != 0x80U) return malformed;
    if (length == 2) return {static_cast<char32_t>(first & 0x1FU) << 6U | tail(1), 2};
    if (length == 3)
        return {static_cast<char32_t>(first & 0x0FU) << 12U | tail(1) << 6U | tail(2), 3};
    return {static_cast<char32_t>(first & 0x07U) << 18U | tail(1) << 12U | tail(2) << 6U | tail(3),
            4};
}

/// Base letters of U+00C0..U+00FF and U+0100..U+017F; '*' stands for two letters or a sign.
constexpr std::string_view latin_1 = "aaaaaa*ceeeeiiiidnooooo*ouuuuy**"
                                     "aaaaaa*ceeeeiiiidnooooo*ouuuuy*y";
constexpr std::string_view latin_a = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiii"
                                     "iiiiiii**jjkkkllllll**llnnnnnnnnnoooooo**rr"
                                     "rrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 64 && latin_a.size() == 128);

bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}
bool is_combining(char32_t c) {
    return c >= 0x300 && c <= 0x36F;
}

/// Folds one character; `bytes` is its own text.
std::string fold_character(char32_t c, std::string_view bytes) {
    if (is_invisible(c) || is_combining(c)) return {};
    if (c >= 'A' && c <= 'Z') return {static_cast<char>(c - 'A' + 'a')};
    if (c == 0xC6 || c == 0xE6) return "ae";
    if (c == 0x152 || c == 0x153) return "oe";
    if (c == 0xDF) return "ss";
    char base = '*';
    if (c >= 0xC0 && c <= 0xFF) base = latin_1[c - 0xC0];
    if (c >= 0x100 && c <= 0x17F) base = latin_a[c - 0x100];
    return base == '*' ? std::string(bytes) : std::string(1, base);
}

/// Part of a word: ASCII letters and digits, and everything from U+00C0 on but general punctuation.
bool is_word_part(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_invisible(c) || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x206F));
}

} // namespace

std::string fold(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const Character character = decode(text);
        out += fold_character(character.code, text.substr(0, character.bytes));
        text.remove_prefix(character.bytes);
    }
    return out;
}

std::vector<Word> split_words(std::string_view text) {
    std::vector<Word> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back({word, fold(word)});
        word.clear();
    };
    while (!text.empty()) {
        const Character character = decode(text);
        if (is_word_part(character.code))
            word += text.substr(0, character.bytes);
        else
            finish();
        text.remove_prefix(character.bytes);
    }
    finish();
    return words;
}

} // namespace cordon::app
