// SPDX-License-Identifier: MIT
#include "place/expression/slot.hpp"
#include "place/expression/vocabulary.hpp"
#include "place/word_set.hpp"

#include <algorithm>
#include <array>

namespace cordon::place::expression {

namespace {

/// What may stand between a preposition and the name: articles, and what qualifies a type word.
constexpr auto lead_words = make_word_set(
    "le", "la", "l", "les", "de", "d", "du", "des", "the", "of", "cette", "ce", "cet", "this",
    "petite", "petit", "grande", "grand", "small", "central", "downtown", "centre", "center",
    "rurale", "urbaine", "rural", "urban", "militaire", "military", "aerienne", "air", "army",
    "international", "internationale", "national", "nationale", "administrative", "provincial",
    "nearby", "voisine", "voisin", "strategique", "strategic", "controle", "police", "gendarmerie",
    "douane", "hydroelectrique", "or", "gold", "classee", "naturelle", "nature", "game", "port",
    "ports", "portuaire", "cotiere", "cotier", "assiegee", "miniere", "garnison", "historique",
    "coastal", "garrison", "besieged", "mining", "historic", "resort", "holy", "key", "remote",
    "main", "largest", "biggest", "second", "oasis");
/// Of the border when alone, of a town when its kind follows: "the border town of".
constexpr auto border_words =
    make_word_set("border", "frontier", "frontaliere", "frontalier", "frontaliers");

constexpr auto capital_words = make_word_set("capitale", "capital");
constexpr auto here_words = make_word_set("la", "ici", "there", "here");

} // namespace

std::optional<Slot> slot_of(std::string_view name) {
    constexpr std::array<std::string_view, 16> names{"q",    "t",   "dir", "Dir",  "n",     "p",
                                                     "pair", "dem", "org", "road", "water", "how",
                                                     "mode", "x",   "w",   "stop"};
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Slot>(found - names.begin());
}

void add_slot_words(Vocabulary& words) {
    words.add(lead_words.words(), leads_to_name);
    words.add(border_words.words(), of_border);
    words.add(capital_words.words(), of_capital);
    words.add(here_words.words(), of_here);
    constexpr std::array<std::string_view, 2> countries{"pays", "country"};
    words.add(countries, of_country);
}

} // namespace cordon::place::expression
