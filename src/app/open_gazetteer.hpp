// SPDX-License-Identifier: MIT
#pragma once

#include "app/article.hpp"
#include "app/article_files.hpp"
#include "app/chosen_places.hpp"
#include "core/file.hpp"
#include "place/gazetteer.hpp"
#include "place/locate.hpp"

namespace cordon::app {

/// The shipped gazetteer with the user's on top; the user's alone where set-up did not make the
/// shipped one. Throws Error when there is neither, and for a country that nobody knows.
[[nodiscard]] inline place::Gazetteer open_gazetteer(const PlaceRequest& request) {
    std::error_code ignored;
    const auto built = data_folder() / "geodata" / "built";
    // A package holds only the compiled one.
    const bool shipped = std::filesystem::exists(built / "world.txt", ignored) ||
                         std::filesystem::exists(built / "gazetteer.bin", ignored);
    place::Gazetteer gazetteer = shipped || request.gazetteers.empty()
                                     ? place::Gazetteer::open(request.gazetteers)
                                     : place::Gazetteer::open_only(request.gazetteers);
    check_countries(request, gazetteer);
    return gazetteer;
}

/// The language of a text as the reader of places names it.
[[nodiscard]] inline std::optional<place::TextLanguage>
text_language(const std::optional<Language>& language) {
    if (!language) return std::nullopt;
    return *language == Language::fr ? place::TextLanguage::french : place::TextLanguage::english;
}

/// How places are resolved and drawn for a request; `lines` must outlive the options.
[[nodiscard]] inline place::LocateOptions locate_options(const PlaceRequest& request,
                                                         const place::Lines* lines) {
    place::LocateOptions options;
    options.language = text_language(request.language);
    options.resolve.countries = request.countries;
    options.resolve.chosen = read_chosen_places(request.chosen);
    options.region.countries = request.countries;
    options.region.lines = lines;
    return options;
}

} // namespace cordon::app
