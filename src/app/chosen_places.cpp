// SPDX-License-Identifier: MIT
#include "app/chosen_places.hpp"

#include "app/toml.hpp"
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view heading =
    "# Places that a person has chosen among several of one name. cordon locate --choose adds to\n"
    "# this file and never changes what stands in it; of two choices for a name the later "
    "counts.\n";

constexpr std::array<std::string_view, 6> known_keys = {"name",      "lat",     "lon",
                                                        "geonameid", "country", "note"};
constexpr std::size_t most_bytes = std::size_t{4} << 20U; // written by hand

[[noreturn]] void fail(const std::string& file, int line, std::string message, std::string hint) {
    throw Error({Severity::error, std::move(message), {file, line, 0, {}}, {std::move(hint)}});
}

double coordinate(const Json& table, const char* key, double limit, const std::string& file) {
    const Json* value = table.find(key);
    if (value == nullptr || !value->is_number() || !(std::abs(value->number()) <= limit))
        fail(file, value == nullptr ? table.line() : value->line(),
             fmt::format("'{}' of a place is missing or no number from -{} to {}", key, limit,
                         limit),
             "write lat and lon in degrees: lat = 12.65");
    return value->number();
}

place::ChosenPlace read_one(const Json& table, const std::string& file) {
    for (const Json::Member& member : table.members()) {
        if (std::find(known_keys.begin(), known_keys.end(), member.key) != known_keys.end())
            continue;
        const std::string near = did_you_mean(member.key, {known_keys.begin(), known_keys.end()});
        fail(file, member.key_line, fmt::format("unknown key '{}' of a place", member.key),
             near.empty() ? fmt::format("a place has {}", fmt::join(known_keys, ", ")) : near);
    }
    place::ChosenPlace place;
    place.name = fold_name(table.text_or("name", ""));
    if (place.name.empty()) fail(file, table.line(), "a place has no name", "add name = \"Kati\"");
    place.at = {coordinate(table, "lon", 180.0, file), coordinate(table, "lat", 90.0, file)};
    if (const Json* id = table.find("geonameid"); id != nullptr) {
        constexpr double most = 9e15; // whole numbers beyond are not exact
        if (!id->is_number() || !(std::abs(id->number()) <= most) ||
            id->number() != std::floor(id->number()))
            fail(file, id->line(), "the geonameid of a place is a whole number",
                 "leave it out: the position alone will do");
        place.id = static_cast<std::int64_t>(id->number());
    }
    return place;
}

std::vector<place::ChosenPlace> parse(std::string_view text, const std::string& file) {
    const Json root = parse_toml(text, file);
    std::vector<place::ChosenPlace> places;
    for (const Json::Member& member : root.members()) {
        if (member.key != "place" || !member.value.is_array())
            fail(file, member.key_line, fmt::format("unknown key '{}'", member.key),
                 "a file of places has tables [[place]]");
        for (const Json& table : member.value.items()) {
            if (!table.is_object())
                fail(file, member.key_line, "a place is a table", "write [[place]]");
            places.push_back(read_one(table, file));
        }
    }
    return places;
}

/// A table [[place]].
std::string choice_text(const std::string& name, const place::Place& place) {
    std::string text = fmt::format("[[place]]\nname = {}\nlat = {:.5f}\nlon = {:.5f}\n",
                                   toml_quote(name), place.at.y, place.at.x);
    if (place.id > 0) text += fmt::format("geonameid = {}\n", place.id);
    if (!place.country.empty()) text += fmt::format("country = {}\n", toml_quote(place.country));
    return text + fmt::format("note = {}\n",
                              toml_quote(fmt::format("{} {}{}{}", place.name, place.feature_code,
                                                     place.admin1_name.empty() ? "" : ", ",
                                                     place.admin1_name)));
}

/// The file is written only when it can be read afterwards: to `place = [...]` no table can be
/// added, and names come from anywhere.
void require_readable(const std::string& text, std::size_t places, const std::string& file) {
    try {
        if (text.size() <= most_bytes && parse(text, file).size() == places) return;
    } catch (const Error&) { // said below
    }
    fail(file, 0, "no choice can be added to this file, which was left as it is",
         "keep to tables [[place]] of less than 4 MB, or name another file with --places");
}

} // namespace

std::vector<place::ChosenPlace> read_chosen_places(const fs::path& file) {
    if (file.empty()) return {};
    return parse(read_file(file.string(), most_bytes), file.string());
}

std::optional<place::ChosenPlace> chosen_place(const std::vector<place::ChosenPlace>& places,
                                               std::string_view folded) {
    const auto found = std::find_if(places.rbegin(), places.rend(),
                                    [&](const auto& place) { return place.name == folded; });
    return found == places.rend() ? std::nullopt : std::optional(*found);
}

void add_chosen_place(const fs::path& file, const std::string& name, const place::Place& place) {
    std::error_code ignored;
    std::string text(heading);
    std::size_t before = 0;
    if (fs::exists(file, ignored)) {
        text = read_file(file.string(), most_bytes);
        before = parse(text, file.string()).size(); // a file of something else is left alone
        if (!text.empty() && !text.ends_with('\n')) text += '\n';
    }
    text += "\n" + choice_text(name, place);
    require_readable(text, before + 1, file.string());
    write_file(file.string(), text);
}

} // namespace cordon::app
