// SPDX-License-Identifier: MIT
#include "place/expression/slot_lines.hpp"

#include "place/word_set.hpp"

namespace cordon::place::expression {

namespace {

constexpr auto article_words =
    make_word_set("le", "la", "l", "les", "de", "d", "du", "des", "the", "of");
constexpr auto water_words = make_word_set("fleuve", "riviere", "lac", "river", "lake", "delta");

/// `rn24`, `n6`, `a7` as letters and digits; empty for anything else.
std::string road_code(std::string_view folded) {
    constexpr auto letters = make_word_set("rn", "n", "a", "m", "rr", "rd", "d", "e", "i", "us",
                                           "r", "rp", "rs", "rg", "ce", "th");
    const std::size_t split = folded.find_first_of("0123456789");
    if (split == std::string_view::npos || split == 0 || folded.size() - split > 4) return {};
    const std::string_view digits = folded.substr(split);
    if (digits.find_first_not_of("0123456789") != std::string_view::npos) return {};
    return letters.contains(folded.substr(0, split)) ? std::string(folded) : std::string();
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// What a word before a road's number makes of it: "nationale" RN, "highway" HWY, "route" nothing;
/// empty when the word belongs to no road.
std::optional<std::string> road_prefix(const Tape& tape, std::size_t i, const std::string& so_far) {
    const std::string_view word = tape.word(i);
    if (word == "rn" || word == "nationale" || word == "national") return "RN";
    if (word == "highway" || word == "interstate") return "HWY";
    if ((word == "n" || word == "a" || word == "m" || word == "r") && tape.token(i).capitalised)
        return upper(std::string(word));
    if (word == "autoroute" || word == "motorway") return so_far.empty() ? "A" : so_far;
    if (word == "route" || word == "road" || word == "no" || word == "numero") return so_far;
    return std::nullopt;
}

} // namespace

void add_line_words(Vocabulary& words) {
    constexpr std::array<std::string_view, 15> roads{
        "rn", "nationale", "national", "highway", "interstate", "n",  "a",     "m",
        "r",  "autoroute", "motorway", "route",   "road",       "no", "numero"};
    words.add(roads, opens_road);
    words.add(article_words.words(), opens_water);
    words.add(water_words.words(), opens_water);
}

std::optional<std::size_t> read_road(const Tape& tape, std::size_t at, Captures& into) {
    if (at >= tape.size()) return std::nullopt;
    if (tape.token(at).capitalised)
        if (const std::string code = road_code(tape.word(at)); !code.empty()) {
            into.line = upper(code);
            return at + 1;
        }
    std::size_t i = at;
    std::string prefix;
    while (i < at + 3 && i < tape.size()) {
        auto with_word = road_prefix(tape, i, prefix);
        if (!with_word) break;
        prefix = std::move(*with_word);
        ++i;
    }
    if (prefix.empty() && (i == at || tape.word(i - 1) != "route")) return std::nullopt;
    if (tape.is_number(i) && tape.word(i).size() <= 4) {
        into.line = (prefix.empty() ? "RN" : prefix) + std::string(tape.word(i));
        return i + 1;
    }
    const std::string second = road_code(tape.word(i));
    if (second.empty()) return std::nullopt;
    into.line = upper(second);
    return i + 1;
}

std::optional<std::size_t> read_water(const Tape& tape, std::size_t at, Captures& into) {
    std::size_t i = at;
    while (i < at + 2 && article_words.contains(tape.word(i))) ++i;
    std::string noun;
    if (water_words.contains(tape.word(i))) noun = tape.word(i++);
    const std::size_t name = i;
    if (const auto t = tape.toponym_at(i)) {
        const Toponym& toponym = tape.toponyms()[*t];
        if (noun.empty() && water_words.contains(toponym.type_word)) noun = toponym.type_word;
        // Rivers are found by their lines, lakes by the gazetteer.
        if ((noun == "lac" || noun == "lake") && tape.is_place(*t)) into.toponyms.push_back(*t);
        i = tape.behind(*t);
        // "along the Mir Ali-Miramshah road": half of a town's name is no river.
        const bool goes_on = i < tape.size() && tape.token(i).kind == TokenKind::word &&
                             tape.token(i).capitalised && !water_words.contains(tape.word(i));
        if (noun.empty() && goes_on) return std::nullopt;
    } else {
        while (i < name + 3 && i < tape.size() && tape.token(i).kind == TokenKind::word &&
               tape.token(i).capitalised && !water_words.contains(tape.word(i)))
            ++i;
    }
    if (i > name) into.line = tape.text().words(tape.span(name, i));
    if (noun.empty() && i > name && water_words.contains(tape.word(i))) noun = tape.word(i++);
    if (i == name && noun.empty()) return std::nullopt;
    // "along the Biakato-Mambasa road"
    if (noun.empty() && tape.is(i, opens_road)) return std::nullopt;
    into.type_word = noun;
    return i;
}

} // namespace cordon::place::expression
