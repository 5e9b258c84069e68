// SPDX-License-Identifier: MIT
#include "app/place_phrases.hpp"

#include "core/ascii.hpp"
#include "core/unicode.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace cordon::app {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> directions = {
    {{"norte", "au nord"},
     {"sur", "au sud"},
     {"sul", "au sud"},
     {"este", "à l'est"},
     {"leste", "à l'est"},
     {"oeste", "à l'ouest"},
     {"noreste", "au nord-est"},
     {"nordeste", "au nord-est"},
     {"noroeste", "au nord-ouest"},
     {"sureste", "au sud-est"},
     {"sudeste", "au sud-est"},
     {"suroeste", "au sud-ouest"},
     {"sudoeste", "au sud-ouest"},
     {"nororiente", "au nord-est"},
     {"suroccidente", "au sud-ouest"}}};

/// The direction of `al norte de` at a word; empty for others.
std::string_view direction_at(const std::vector<std::string>& words, std::size_t i) {
    if (i + 2 >= words.size()) return {};
    const std::string& article = words[i];
    if (article != "al" && article != "ao" && article != "a") return {};
    if (!words[i + 2].starts_with('d')) return {}; // de, del, da, do
    for (const auto& [word, french] : directions)
        if (words[i + 1] == word) return french;
    return {};
}

} // namespace

std::string as_read(std::string_view place) {
    const std::vector<std::string_view> words = words_of(place);
    std::vector<std::string> folded;
    folded.reserve(words.size());
    for (const std::string_view word : words) folded.push_back(fold_name(word));
    std::string out;
    bool between = false;
    const auto add = [&](std::string_view word) {
        if (!out.empty()) out += ' ';
        out += word;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (folded[i] == "entre") between = true;
        const bool inner = i > 0 && i + 1 < words.size();
        if (const auto direction = direction_at(folded, i); !direction.empty()) {
            add(direction);
            add("de");
            i += 2;
        } else if (between && inner && (folded[i] == "y" || folded[i] == "e")) {
            add("et");
            between = false;
        } else if (folded[i] == "carretera" || folded[i] == "estrada" || folded[i] == "rodovia") {
            add("route");
        } else if ((folded[i] == "cerca" || folded[i] == "perto") && i + 1 < words.size() &&
                   folded[i + 1].starts_with('d')) {
            add("près de");
            ++i;
        } else {
            add(words[i]);
        }
    }
    return out;
}

bool changes_the_place(std::string_view unread) {
    constexpr std::array<std::string_view, 23> relations = {
        "km",     "kms",     "kilometres", "kilometers", "kilometros", "quilometros",
        "nm",     "nmi",     "nautical",   "miles",      "mile",       "metres",
        "meters", "between", "entre",      "off",        "zwischen",   "tra",
        "fra",    "между",   "coast",      "shore",      "coastline"};
    const std::string folded = fold_name(unread);
    const std::vector<std::string_view> words = words_of(folded);
    return std::any_of(words.begin(), words.end(), [&](const std::string_view word) {
        const std::size_t letters = std::min(word.find_first_not_of("0123456789"), word.size());
        const std::string_view unit = word.substr(letters); // `20km`
        return std::find(relations.begin(), relations.end(), unit) != relations.end();
    });
}

} // namespace cordon::app
