// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"
#include "place/gazetteer_store.hpp"
#include "place/word_set.hpp"

#include <algorithm>
#include <limits>

namespace cordon::place {

namespace {

/// Longer "names" are remarks and addresses.
constexpr std::size_t longest_name = 80;

constexpr auto types_before = make_word_set(
    "autonomous region of", "cercle de", "cercle d", "cercle du", "city of", "comarca de",
    "commune de", "commune rurale de", "commune urbaine de", "commune of", "county of",
    "departement de", "departement d", "departement du", "departement de la", "departement des",
    "departement of", "department of", "departamento de", "departamento del", "district de",
    "district of", "distrito de", "etat de", "gouvernorat de", "governorate of", "prefecture de",
    "prefecture of", "province de", "province du", "province of", "provincia de", "provincia di",
    "region de", "region d", "region du", "region des", "region of", "republic of", "state of",
    "sous prefecture de", "wilaya de", "wilaya d", "wilaya du");

constexpr auto types_behind = make_word_set(
    "autonomous region", "borough", "cercle", "city and borough", "census area", "county",
    "department", "district", "governorate", "krai", "local government area", "metropolitan area",
    "municipality", "oblast", "parish", "prefecture", "province", "raion", "region", "republic",
    "state", "territory", "voivodeship");

/// Codes of writing and address systems that dumps mix with the names.
bool is_name(std::string_view name) {
    if (name.empty() || name.size() > longest_name) return false;
    return name.find("://") == std::string_view::npos;
}

} // namespace

std::string strip_type_word(std::string_view folded) {
    std::size_t longest = 0;
    for (const std::string_view type : types_before.words())
        if (folded.size() > type.size() + 1 && folded.starts_with(type) &&
            folded[type.size()] == ' ')
            longest = std::max(longest, type.size() + 1);
    if (longest > 0) return std::string(folded.substr(longest));
    for (const std::string_view type : types_behind.words())
        if (folded.size() > type.size() + 1 && folded.ends_with(type) &&
            folded[folded.size() - type.size() - 1] == ' ')
            longest = std::max(longest, type.size() + 1);
    if (longest > 0) return std::string(folded.substr(0, folded.size() - longest));
    return {};
}

StoredText StoreBuilder::keep(std::string_view text) {
    if (text.empty()) return {};
    const StoredText kept{static_cast<std::uint32_t>(texts_.size()),
                          static_cast<std::uint32_t>(text.size())};
    texts_ += text;
    return kept;
}

void StoreBuilder::add_folded(std::string_view folded, std::uint32_t row, NameRank rank) {
    if (!folded.empty()) names_.push_back({keep(folded), row, rank});
}

void StoreBuilder::add_spelling(std::string_view name, std::uint32_t row, NameRank rank) {
    if (!is_name(name)) return;
    const std::string folded = fold_name(name);
    add_folded(folded, row, rank);
    if (rows_[row].feature_class != 'A') return;
    add_folded(strip_type_word(folded), row, NameRank::stripped);
}

void StoreBuilder::add(const Place& place, std::span<const std::string_view> names) {
    StoredPlace row;
    row.id = place.id;
    row.lon = place.at.x;
    row.lat = place.at.y;
    row.population = place.population;
    row.feature_class = place.feature_class;
    std::copy_n(place.feature_code.begin(),
                std::min(place.feature_code.size(), sizeof row.feature_code), row.feature_code);
    std::copy_n(place.country.begin(), std::min(place.country.size(), sizeof row.country),
                row.country);
    row.name = keep(place.name);
    row.admin1 = keep(place.admin1);
    row.admin2 = keep(place.admin2);
    row.alternates = static_cast<std::int32_t>(std::min<std::size_t>(names.size(), 10'000));
    const auto index = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back(row);
    ids_.emplace_back(place.id, index);
    for (std::size_t i = 0; i < names.size(); ++i)
        add_spelling(names[i], index, i < 2 ? NameRank::primary : NameRank::alternate);
}

bool StoreBuilder::add_name(std::int64_t id, std::string_view name) {
    if (sorted_ids_ != ids_.size()) {
        std::sort(ids_.begin(), ids_.end());
        sorted_ids_ = ids_.size();
    }
    const auto found = std::upper_bound(
        ids_.begin(), ids_.end(), std::make_pair(id, std::numeric_limits<std::uint32_t>::max()));
    if (found == ids_.begin() || std::prev(found)->first != id) return false;
    ++rows_[std::prev(found)->second].alternates;
    add_spelling(name, std::prev(found)->second, NameRank::alternate);
    return true;
}

} // namespace cordon::place
