// SPDX-License-Identifier: MIT
#include "place/gazetteer_search.hpp"

#include "core/language.hpp"
#include "core/unicode.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::place {

namespace {

bool fits(const Place& place, const SearchOptions& options, const std::string& country) {
    if (!country.empty() && place.country != country) return false;
    if (options.feature_class.empty()) return true;
    if (options.feature_class.size() == 1) return place.feature_class == options.feature_class[0];
    return place.feature_code.starts_with(options.feature_class);
}

/// Countries before divisions before towns; among towns the seats first.
int standing(const Place& place) {
    const std::string_view code = place.feature_code;
    if (code.starts_with("PCL") || code == "CONT") return 0;
    if (code == "PPLC") return 1;
    if (code == "PPLA") return 2;
    if (code == "ADM1") return 3;
    if (code == "PPLA2") return 4;
    if (place.feature_class == 'P') return 5;
    return place.feature_class == 'A' ? 6 : 7;
}

void add(const Gazetteer& gazetteer, const std::string& folded, bool exact,
         const SearchOptions& options, std::vector<SearchHit>& hits) {
    const std::string country = to_upper(options.country);
    for (const Found& found : gazetteer.find(folded)) {
        const auto same = [&found](const SearchHit& hit) { return hit.place == found.place; };
        if (std::any_of(hits.begin(), hits.end(), same)) continue;
        if (fits(gazetteer.place(found.place), options, country))
            hits.push_back({found.place, found.rank, folded, exact});
    }
}

std::string degrees(double value, char positive, char negative) {
    return fmt::format("{:.4f} {}", std::abs(value), value < 0 ? negative : positive);
}

} // namespace

std::vector<SearchHit> search(const Gazetteer& gazetteer, std::string_view name,
                              const SearchOptions& options) {
    std::vector<SearchHit> hits;
    const std::string folded = fold_name(name);
    add(gazetteer, folded, true, options, hits);
    if (hits.empty())
        for (const std::string& near : gazetteer.near_names(folded))
            add(gazetteer, fold_name(near), false, options, hits);
    std::stable_sort(hits.begin(), hits.end(), [&](const SearchHit& a, const SearchHit& b) {
        const Place& x = gazetteer.place(a.place);
        const Place& y = gazetteer.place(b.place);
        if (standing(x) != standing(y)) return standing(x) < standing(y);
        const double people_x = x.effective_population();
        const double people_y = y.effective_population();
        if (people_x != people_y) return people_x > people_y;
        return x.alternates != y.alternates ? x.alternates > y.alternates : x.id < y.id;
    });
    if (hits.size() > options.limit) hits.resize(options.limit);
    return hits;
}

std::string describe(const Place& place) {
    std::string out = fmt::format("{} ({}", place.name,
                                  place.feature_code.empty() ? std::string(1, place.feature_class)
                                                             : place.feature_code);
    if (!place.admin1_name.empty() && place.admin1_name != place.name)
        out += ", " + place.admin1_name;
    if (!place.country.empty()) out += ", " + place.country;
    out += fmt::format(") {} {}", degrees(place.at.y, 'N', 'S'), degrees(place.at.x, 'E', 'W'));
    if (place.population > 0)
        out += fmt::format(", {} people", format_number(place.population, 0, Language::en));
    return out;
}

std::string describe(const Gazetteer& gazetteer, std::uint32_t place, double score,
                     std::uint32_t best) {
    std::string out = fmt::format("{:6.2f}  {}", score, describe(gazetteer.place(place)));
    if (place == best) return out;
    const Metres apart = proj::distance(gazetteer.place(place).at, gazetteer.place(best).at);
    return out + fmt::format(", {:.0f} km from the best", apart.value() / 1000.0);
}

} // namespace cordon::place
