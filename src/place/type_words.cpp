// SPDX-License-Identifier: MIT
#include "place/type_words.hpp"

#include "place/word_lists.hpp"

namespace cordon::place {

namespace {

constexpr auto towns = make_word_set("city", "ville", "village", "town", "localite", "hamlet",
                                     "cite", "quartier", "suburb");
constexpr auto first_level = make_word_set(
    "region", "province", "state", "etat", "gouvernorat", "governorate", "oblast", "wilaya",
    "emirate", "voivodeship", "territory", "republic", "republique", "krai");
constexpr auto second_level =
    make_word_set("cercle", "caza", "county", "district", "departement", "department", "prefecture",
                  "arrondissement", "commune", "municipality", "parish", "borough", "township",
                  "division", "territoire");
/// Of these none is a first-level division anywhere.
constexpr auto third_level =
    make_word_set("cercle", "arrondissement", "commune", "township", "borough");
constexpr auto waters =
    make_word_set("lac", "lake", "river", "riviere", "fleuve", "creek", "bay", "sea", "reservoir",
                  "canal", "gulf", "harbor", "strait", "mare", "oued", "wadi");
constexpr auto heights =
    make_word_set("mont", "monts", "mount", "mt", "massif", "mountain", "mountains", "hills",
                  "range", "plateau", "canyon", "gorge", "pass", "valley", "vallee", "cap", "cape",
                  "island", "ile", "islands", "peninsula", "desert");

/// Words that link a type word before the name.
bool is_link(std::string_view w) {
    return w == "de" || w == "du" || w == "d" || w == "des" || w == "of" || w == "the" ||
           w == "la" || w == "l" || w == "le";
}

} // namespace

TypeWord find_type_word(const NameContext& context, const NameMatch& match) {
    const TokenizedText& text = context.text();
    const std::size_t last = match.end() - 1;
    // Within the match: `Perquimans County`.
    if (match.count > 1 && words::types_behind.contains(text.fold(last)))
        return {std::string(text.fold(last)), match.first, last};
    // `Cercle de Niono`, `Province du Soum`: the gazetteer has the whole name.
    if (match.count > 2 && words::types_before.contains(text.fold(match.first)) &&
        is_link(text.fold(match.first + 1)))
        return {std::string(text.fold(match.first)), match.first, last};
    if (match.count > 1 && words::types_direct.contains(text.fold(match.first)))
        return {std::string(text.fold(match.first)), match.first, last};
    if (const auto next = context.behind(last);
        next && words::types_behind.contains(text.fold(*next)) &&
        text.language == TextLanguage::english && !text.tokens[*next].hyphen_before)
        return {std::string(text.fold(*next)), match.first, *next};
    auto before = context.before(match.first);
    if (before && words::types_direct.contains(text.fold(*before)) && text.fold(*before) != "port")
        return {std::string(text.fold(*before)), *before, last};
    std::size_t links = 0;
    bool genitive = false;
    while (before && links < 2 && is_link(text.fold(*before)) &&
           !text.tokens[*before].capitalised) {
        const std::string_view w = text.fold(*before);
        genitive = genitive || (w != "the" && w != "la" && w != "l" && w != "le");
        before = context.before(*before);
        ++links;
    }
    if (!genitive || !before) return {};
    const std::string_view word = text.fold(*before);
    // "Petite-Rivière de l'Artibonite": the end of another name.
    if (text.tokens[*before].hyphen_before && text.tokens[*before].capitalised) return {};
    // "sur le territoire du Mali": the whole country.
    if (word == "territoire" && match.facts.country) return {};
    // "ont marché de Delmas au Champ de Mars": a verb.
    if (word == "marche") {
        const auto verb = context.before(*before);
        if (verb && (text.fold(*verb) == "ont" || text.fold(*verb) == "a")) return {};
    }
    // "dans un village du Tigré": a village in that region.
    if (towns.contains(word) && text.language == TextLanguage::french) {
        const std::string_view article = context.word(context.before(*before));
        if (article == "un" || article == "une") return {};
    }
    if (words::types_before.contains(word)) return {std::string(word), *before, last};
    // `commune rurale de X`, `ville garnison de X`
    const auto two_before = context.before(*before);
    if (two_before && text.language == TextLanguage::french && !text.tokens[*before].capitalised &&
        words::types_before.contains(text.fold(*two_before)) && word != "et")
        return {std::string(text.fold(*two_before)), *two_before, last};
    return {};
}

TypeFit fits_type(const Place& place, std::string_view type_word) {
    if (type_word.empty()) return TypeFit::unknown;
    const std::string_view code = place.feature_code;
    const auto fit = [](bool good) { return good ? TypeFit::good : TypeFit::none; };
    if (towns.contains(type_word)) return fit(place.feature_class == 'P');
    if (first_level.contains(type_word))
        return code == "ADM1"               ? TypeFit::good
               : place.feature_class == 'A' ? TypeFit::unknown
                                            : TypeFit::none;
    if (third_level.contains(type_word) && code == "ADM1") return TypeFit::none;
    if (second_level.contains(type_word))
        // Districts bear the names of their seats, and most stand in no gazetteer themselves.
        return place.feature_class == 'A' && code != "ADM1" && !code.starts_with("PCL")
                   ? TypeFit::good
               : place.feature_class == 'A' || code == "PPLA2" || code == "PPLA3" ? TypeFit::unknown
                                                                                  : TypeFit::none;
    if (waters.contains(type_word)) return fit(place.feature_class == 'H');
    if (heights.contains(type_word)) return fit(place.feature_class == 'T');
    return TypeFit::unknown;
}

} // namespace cordon::place
