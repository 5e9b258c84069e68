// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/diagnostic.hpp"
#include "core/language.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// From words to incidents and places: what `cordon extract`, `locate` and `gazetteer` do.
namespace cordon::app {

/// Which places are known, and what is expected.
struct PlaceRequest {
    std::vector<std::filesystem::path> gazetteers; ///< the user's, on top of the shipped one
    std::vector<std::filesystem::path> roads;      ///< lines for "on the RN6"
    std::vector<std::string> countries;            ///< ISO codes that the text is about
    std::optional<Language> language;              ///< of the text; empty = by its words
    std::filesystem::path chosen; ///< file of places that a person has chosen; empty = none
};

/// What to extract from.
struct ExtractRequest {
    std::vector<std::string> inputs; ///< files; "-" = standard input
    PlaceRequest places;
    std::optional<Date> date;            ///< of publication, when the article does not say it
    std::vector<std::string> publishers; ///< one for all inputs, or one each; may be empty
    std::vector<std::string> urls;       ///< as `publishers`
    bool merge = false;                  ///< incidents of one event in several articles are joined
    std::string decisions;               ///< file of an earlier review; empty = none
    std::string output; ///< incidents as GeoJSON; empty = none, "-" = standard output
    std::string page;   ///< HTML to review by; empty = none
    std::string names;  ///< names of places as JSON Lines, one article each; empty = none
};

/// What was found.
struct ExtractOutcome {
    std::size_t incidents = 0;
    std::size_t located = 0;
    std::size_t articles = 0; ///< that were merged; 0 = they were only listed
    std::string table;        ///< for people, a line each
    std::vector<std::string> written;
};

/// Reads articles, finds their incidents, applies the decisions and writes the files. Incidents of
/// several articles stand in one collection, joined where they are the same event when asked for. A
/// decision is reported only when it fits no article. Nothing is written when anything fails
/// before. Throws Error.
[[nodiscard]] ExtractOutcome extract(const ExtractRequest& request, Reporter& reporter);

/// A candidate that the user takes: of the only name in the text, or of the one named.
struct Choice {
    std::string name; ///< as in the text; empty = the only one
    std::size_t number = 1;
};

/// A place expression to explain.
struct LocateRequest {
    std::string text;
    PlaceRequest places;
    Language language = Language::en; ///< of the map
    std::vector<Choice> choices;      ///< are added to `places.chosen`
    std::vector<std::string>
        outputs; ///< .geojson, .png, .svg or .pdf; "-" = GeoJSON on standard output
};

/// How it was read.
struct LocateOutcome {
    std::string explanation; ///< step by step, for people
    std::string candidates;  ///< of each name, best first, for people
    std::string chosen;      ///< what was added to the file of chosen places
    std::size_t regions = 0; ///< that were located
    std::vector<std::string> written;
};

/// Reads a text, resolves its places and draws its regions. Throws Error.
[[nodiscard]] LocateOutcome locate(const LocateRequest& request, Reporter& reporter);

/// Makes a gazetteer file of dumps, tables and OpenStreetMap extracts (whose places lie in
/// `country` unless they say another one); a sentence on what it holds.
[[nodiscard]] std::string build_gazetteer(const std::vector<std::filesystem::path>& inputs,
                                          const std::filesystem::path& output,
                                          const std::string& country, Reporter& reporter);

/// The places of a name as lines for people; of near names when there is none.
[[nodiscard]] std::string search_gazetteer(const std::string& name, const PlaceRequest& places);

/// Size and credits of the stacked gazetteers.
[[nodiscard]] std::string describe_gazetteer(const PlaceRequest& places);

} // namespace cordon::app
