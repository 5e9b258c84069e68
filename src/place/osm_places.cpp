// SPDX-License-Identifier: MIT
#include "place/osm_places.hpp"

#include "data/reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace cordon::place {

namespace {

/// `place=*` as a class and code of GeoNames.
struct Kind {
    std::string_view place;
    char feature_class;
    std::string_view code;
};
constexpr std::array<Kind, 14> kinds = {{
    {"city", 'P', "PPL"},
    {"town", 'P', "PPL"},
    {"village", 'P', "PPL"},
    {"hamlet", 'P', "PPL"},
    {"isolated_dwelling", 'P', "PPL"},
    {"farm", 'P', "PPLF"},
    {"borough", 'P', "PPLX"},
    {"suburb", 'P', "PPLX"},
    {"quarter", 'P', "PPLX"},
    {"neighbourhood", 'P', "PPLX"},
    {"locality", 'L', "LCTY"},
    {"island", 'T', "ISL"},
    {"islet", 'T', "ISLT"},
    {"archipelago", 'T', "ISLS"},
}};

/// Keys whose values are names; `;` parts several.
constexpr std::array<std::string_view, 6> name_keys = {"alt_name", "int_name", "official_name",
                                                       "old_name", "loc_name", "short_name"};
/// Keys that begin with `name:` but are no names.
constexpr std::array<std::string_view, 3> no_names = {"name:etymology", "name:pronunciation",
                                                      "name:source"};
constexpr std::int64_t first_id = 10'000'000'000;

std::string_view value(const std::map<std::string, std::string>& tags, const std::string& key) {
    const auto found = tags.find(key);
    return found == tags.end() ? std::string_view() : std::string_view(found->second);
}

/// "42922", "42 922", "42,922"; 0 for anything else.
double population(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ' ' && c != ',' && c != '.' && c != '\'')
            return 0.0;
    double people = 0.0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), people);
    const bool good = failure == std::errc() && end == digits.data() + digits.size();
    return good && people <= 1e8 ? people : 0.0;
}

void set_capital(Place& place, std::string_view capital) {
    if (place.feature_code != "PPL") return;
    if (capital == "yes" || capital == "2")
        place.feature_code = "PPLC";
    else if (capital == "3" || capital == "4")
        place.feature_code = "PPLA";
    else if (capital == "5" || capital == "6")
        place.feature_code = "PPLA2";
}

std::string upper_code(std::string_view text) {
    if (text.size() != 2) return {};
    std::string code(text);
    for (char& c : code) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c < 'A' || c > 'Z') return {};
    }
    return code;
}

void add_parts(std::vector<std::string_view>& names, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        std::string_view part = text.substr(0, end);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        if (!part.empty()) names.push_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// Other names in the order of their keys.
void add_names(std::vector<std::string_view>& names,
               const std::map<std::string, std::string>& tags) {
    for (const auto& [key, text] : tags) {
        const bool other = key.starts_with("name:") &&
                           std::none_of(no_names.begin(), no_names.end(),
                                        [&](std::string_view no) { return key.starts_with(no); });
        if (other || std::find(name_keys.begin(), name_keys.end(), key) != name_keys.end())
            add_parts(names, text);
    }
}

} // namespace

bool is_osm_extract(const std::filesystem::path& path) {
    const auto ending = path.extension();
    return ending == ".osm" || ending == ".pbf";
}

std::map<std::string, std::string> read_osm_tags(std::string_view text) {
    std::map<std::string, std::string> tags;
    std::size_t at = 0;
    const auto quoted = [&]() -> std::optional<std::string> {
        if (at >= text.size() || text[at] != '"') return std::nullopt;
        std::string out;
        for (++at; at < text.size(); ++at) {
            if (text[at] == '"') {
                ++at;
                return out;
            }
            if (text[at] == '\\' && at + 1 < text.size()) ++at;
            out += text[at];
        }
        return std::nullopt;
    };
    while (at < text.size()) {
        auto key = quoted();
        if (!key || text.substr(at, 2) != "=>") break;
        at += 2;
        auto tag = quoted();
        if (!tag) break;
        tags.emplace(std::move(*key), std::move(*tag));
        while (at < text.size() && (text[at] == ',' || text[at] == ' ')) ++at;
    }
    return tags;
}

std::size_t add_osm_places(const std::filesystem::path& path, const std::string& country,
                           StoreBuilder& store, Reporter& reporter) {
    data::ReadOptions options;
    options.layer = "points";
    options.columns = {"osm_id", "name", "place", "other_tags"};
    const data::FeatureLayer layer = data::read_layer(path, options, reporter);
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const std::string_view kind_name = layer.text(i, "place");
        const auto* kind = std::find_if(kinds.begin(), kinds.end(),
                                        [&](const Kind& k) { return k.place == kind_name; });
        if (kind == kinds.end()) continue;
        const auto tags = read_osm_tags(layer.text(i, "other_tags"));
        std::string_view name = layer.text(i, "name");
        if (name.empty()) name = value(tags, "name:fr");
        if (name.empty()) name = value(tags, "name:en");
        const geom::LonLatBox box = layer.shapes[i].box();
        if (name.empty() || !std::isfinite(box.min_x) || box.min_x > box.max_x) {
            ++skipped;
            continue;
        }
        Place place{.name = std::string(name), .at = {box.min_x, box.min_y}};
        const std::string_view id = layer.text(i, "osm_id");
        std::int64_t number = 0;
        std::from_chars(id.data(), id.data() + id.size(), number);
        place.id = number > 0 ? -first_id - number : store.next_id();
        place.feature_class = kind->feature_class;
        place.feature_code = kind->code;
        set_capital(place, value(tags, "capital"));
        place.population = population(value(tags, "population"));
        place.country = upper_code(value(tags, "is_in:country_code"));
        if (place.country.empty()) place.country = upper_code(value(tags, "addr:country"));
        if (place.country.empty()) place.country = country;
        std::vector<std::string_view> names = {place.name, place.name};
        add_names(names, tags);
        store.add(place, names);
    }
    return skipped;
}

} // namespace cordon::place
