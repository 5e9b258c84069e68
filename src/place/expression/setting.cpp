// SPDX-License-Identifier: MIT
#include "place/expression/setting.hpp"

#include "core/unicode.hpp"
#include "geom/measure.hpp"
#include "geom/shape_memo.hpp"
#include "geom/simplify.hpp"
#include "place/expression/draw.hpp"
#include "place/expression/slots.hpp"
#include "place/gazetteer_store.hpp"
#include "place/word_set.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace cordon::place::expression {

namespace {

std::string level_of(const Place& place) {
    if (place.feature_code.starts_with("PCL")) return "country";
    if (place.feature_code == "CONT") return "continent";
    if (place.feature_class != 'A') return {};
    if (place.feature_code == "ADM1") return "admin1";
    if (place.feature_code == "ADM2") return "admin2";
    return "admin3";
}

void add_flag(std::vector<std::string>& flags, const char* flag) {
    if (std::find(flags.begin(), flags.end(), flag) == flags.end()) flags.emplace_back(flag);
}

} // namespace

Size Reference::size() const {
    const double people = place == nullptr ? 0.0 : place->effective_population();
    if (people >= 500'000.0 || (place != nullptr && place->feature_code == "PPLC"))
        return Size::large;
    if (people >= 50'000.0) return Size::city;
    // A seat of a district counts as a town even when nobody counted its people.
    return people >= 5'000.0 ? Size::town : Size::village;
}

Setting::Setting(const TokenizedText& text, const std::vector<Toponym>& toponyms,
                 const Gazetteer& gazetteer, const RegionOptions& options)
    : text_(&text), toponyms_(&toponyms), gazetteer_(&gazetteer), options_(&options) {
    find_country();
}

void Setting::find_country() {
    if (!options_->countries.empty()) {
        country_ = options_->countries.front();
        return;
    }
    std::map<std::string, double> weights;
    for (const Toponym& t : *toponyms_) {
        const bool counts = t.role == NameRole::place || t.role == NameRole::demonym;
        if (!counts || t.candidates.empty()) continue;
        const Place& place = gazetteer_->place(t.candidates.front().place);
        if (!place.country.empty()) weights[place.country] += t.is_ambiguous() ? 0.3 : 1.0;
    }
    double most = 0.0;
    for (const auto& [iso, weight] : weights)
        if (weight > most) {
            most = weight;
            country_ = iso;
        }
}

namespace {

/// The island that a place lies on, across borders; empty when it lies on none.
geom::LonLatShape find_island(const Lines& lines, geom::LonLat at) {
    constexpr double reach = 3.0; // degrees, for the other sides of borders
    const geom::LonLatShapes land = lines.land(window_round({at}, reach));
    std::vector<geom::LonLatShape> parts;
    std::optional<std::size_t> home;
    for (std::size_t i = 0; i < land.size(); ++i)
        for (std::size_t k = 0; k < land[i].part_count(); ++k) {
            if (land[i].is_hole(k)) continue;
            geom::LonLatShape part(geom::Kind::polygon);
            part.add_part(land[i].part(k));
            if (geom::contains(part.view(), at)) home = parts.size();
            parts.push_back(std::move(part));
        }
    geom::LonLatShape nothing(geom::Kind::polygon);
    if (!home) return nothing;
    std::vector<geom::LonLatShape> island{parts[*home]};
    const auto corners = parts[*home].view().part(0);
    const std::set<std::pair<double, double>> shore = [&] {
        std::set<std::pair<double, double>> all;
        for (const geom::LonLat& p : corners) all.emplace(p.x, p.y);
        return all;
    }();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == *home || !parts[i].box().intersects(parts[*home].box())) continue;
        const auto ring = parts[i].view().part(0);
        const bool touches = std::any_of(ring.begin(), ring.end(), [&](const geom::LonLat& p) {
            return shore.contains({p.x, p.y});
        });
        if (touches) island.push_back(parts[i]);
    }
    return island.size() == 1 ? island.front() : proj::unite(island);
}

/// The land round a place and the islands of the same country beside it, without lakes: an overseas
/// department within its country. Empty at sea.
geom::LonLatShape part_of_land(const Lines& lines, geom::LonLat at) {
    constexpr double beside = 0.4; // degrees: Marie-Galante belongs to Guadeloupe, Martinique not
    geom::LonLatShape part(geom::Kind::polygon);
    const geom::LonLatShapes countries = lines.land(window_round({at}, 0.1));
    for (std::size_t i = 0; i < countries.size(); ++i) {
        const geom::LonLatView country = countries[i];
        std::vector<geom::LonLatShape> land;
        std::optional<std::size_t> home;
        for (std::size_t k = 0; k < country.part_count(); ++k) {
            if (country.is_hole(k)) continue;
            land.emplace_back(geom::Kind::polygon).add_part(country.part(k));
            if (geom::contains(land.back().view(), at)) home = land.size() - 1;
        }
        if (!home) continue;
        const geom::LonLatBox near = land[*home].box().grown(beside);
        for (const geom::LonLatShape& one : land)
            if (one.box().intersects(near)) part.add_part(one.view().part(0));
        return part;
    }
    return part;
}

/// The same; the last ones are kept.
geom::LonLatShape island_at(const Lines& lines, geom::LonLat at) {
    constexpr std::size_t most_points = 200'000;
    static geom::ShapeMemo<geom::LonLatShape> known(most_points);
    geom::ShapeKey key;
    key.add(at.x);
    key.add(at.y);
    return known.get(key, [&] { return find_island(lines, at); });
}

} // namespace

/// Islands, peninsulas and regions are points in the gazetteer. For those without an outline of
/// their own: that of a division of the same name, or the island as the land has it.
void Setting::take_outline(Reference& r) const {
    constexpr double same_place = 150.0; // km
    constexpr double most_people = 5e6;  // of regions that may be divisions: the Sahel is none
    const Place& place = *r.place;
    const bool is_region = place.feature_code == "RGN" && place.country.empty();
    if (place.feature_class != 'T' && !(is_region && place.population < most_people)) return;
    for (const Found& found : gazetteer_->find(fold_name(place.name))) {
        const Place& division = gazetteer_->place(found.place);
        if (division.feature_code != "ADM1" && !division.feature_code.starts_with("PCL")) continue;
        if (proj::distance(division.at, place.at).value() > same_place * 1000.0) continue;
        r.outline = gazetteer_->outline(division);
        if (r.has_outline()) {
            r.level = level_of(division);
            return;
        }
    }
    if (place.feature_code != "ISL" || lines() == nullptr) return;
    r.outline = island_at(*lines(), place.at);
    if (r.has_outline()) r.level = "island";
}

Reference Setting::reference(std::uint32_t index) const {
    const Place& place = gazetteer_->place(index);
    Reference r{.place = &place,
                .index = index,
                .at = place.at,
                .radius_km = place.radius().value() / 1000.0,
                .name = place.name,
                .level = level_of(place)};
    r.outline = gazetteer_->outline(place);
    if (r.has_outline() && place.feature_class != 'A')
        r.level = place.feature_class == 'H' ? "sea" : "region";
    // Overseas departments are parts of their country's outline.
    if (r.level == "country" && !r.has_outline() && lines() != nullptr)
        r.outline = part_of_land(*lines(), place.at);
    if (!r.has_outline()) take_outline(r);
    // The point that stands for a large lake may lie on an island or beside what is left of it.
    constexpr double lake_reach = 25.0; // km
    if (place.feature_code.starts_with("LK"))
        if (auto lake = lake_at(*this, place.at, lake_reach)) {
            // Shores are drawn and buffered: half a kilometre is finer than any words.
            constexpr double detail = 0.005; // degrees
            geom::LonLatShapes simple;
            geom::simplify(lake->view(), detail, geom::SmallRings::drop, simple);
            r.outline = geom::LonLatShape(simple[0]);
            r.level = "lake";
        }
    return r;
}

std::optional<Reference> Setting::division_in(Span span, const std::string& iso) const {
    if (text_->language != TextLanguage::french) return std::nullopt;
    constexpr auto before_it =
        make_word_set("a", "au", "dans", "du", "en", "l", "la", "le", "tout");
    std::string name;
    for (std::size_t i = text_->token_at(span.begin);
         i < text_->tokens.size() && text_->tokens[i].span.end <= span.end; ++i) {
        const Token& token = text_->tokens[i];
        if (!token.capitalised || token.all_caps || before_it.contains(text_->fold(i))) continue;
        if (!name.empty() && !token.hyphen_before) return std::nullopt;
        if (!name.empty()) name += ' ';
        name += text_->fold(i);
    }
    if (name.empty()) return std::nullopt;
    for (const Found& found : gazetteer_->find(name)) {
        const Place& place = gazetteer_->place(found.place);
        if (place.feature_code == "ADM1" && place.country == iso) return reference(found.place);
    }
    return std::nullopt;
}

std::optional<Reference> Setting::country_reference(const std::string& iso) const {
    const auto index = gazetteer_->country(iso);
    if (!index) return std::nullopt;
    return reference(*index);
}

namespace {

bool is_island_word(std::string_view word) {
    return word == "island" || word == "islands" || word == "isle" || word == "ile" ||
           word == "iles" || word == "ilot" || word == "peninsula" || word == "peninsule" ||
           word == "presqu";
}

/// Rows that measure from a town, and French "à": a division of the same name is not meant.
bool wants_town(const Clause& clause, std::string_view words) {
    const int row = clause.row();
    if ((row >= 2 && row <= 18) || row == 26 || row == 29 || row == 38) return true;
    return row == 1 && (words.starts_with("à ") || words.starts_with("À "));
}

} // namespace

/// The town of a division's name: "à Kayes" is the town, not the region that is called after it.
/// Spellings may differ: "Timbuktu" names the region Tombouctou, whose town is Timbuktu too.
std::optional<std::uint32_t> Setting::town_of(const Toponym& toponym, const Place& division,
                                              bool any_class) const {
    std::optional<std::uint32_t> best;
    double best_people = -1.0;
    const auto consider = [&](std::uint32_t index) {
        const Place& place = gazetteer_->place(index);
        const bool inside = place.feature_class == 'P' && place.country == division.country &&
                            (place.admin1 == division.admin1 || place.feature_code == "PPLC");
        // "in Durán": of a district whose people live in its town.
        const double people = division.feature_code == "ADM2" ? division.effective_population() : 0;
        constexpr double known_town = 10'000.0;
        const bool is_its_town =
            people > 0.0 &&
            (place.effective_population() >= 0.5 * people ||
             (place.population >= known_town && fold_name(place.name) == toponym.folded));
        const bool seat = place.feature_code == "PPLA" || place.feature_code == "PPLC" ||
                          is_its_town ||
                          (division.feature_code == "ADM2" && place.feature_code == "PPLA2");
        if (!inside || (!seat && !any_class)) return;
        const double weight = place.effective_population() + (seat ? 1e9 : 0.0);
        if (weight > best_people) {
            best = index;
            best_people = weight;
        }
    };
    for (const Found& found : gazetteer_->find(toponym.folded)) consider(found.place);
    const std::string own_name = fold_name(division.name);
    for (const std::string& name : {own_name, strip_type_word(own_name)})
        if (!best && !name.empty() && name != toponym.folded)
            for (const Found& found : gazetteer_->find(name)) consider(found.place);
    return best;
}

/// Of two divisions of one level and country the one that bears the name itself: "the province of
/// Maguindanao" is not its neighbour that was once called so.
std::optional<std::uint32_t> Setting::by_own_name(const Toponym& toponym,
                                                  const Place& first) const {
    if (toponym.candidates.front().rank != NameRank::alternate) return std::nullopt;
    for (const Candidate& c : toponym.candidates) {
        const Place& place = gazetteer_->place(c.place);
        if (c.rank == NameRank::primary && place.feature_code == first.feature_code &&
            place.country == first.country)
            return c.place;
    }
    return std::nullopt;
}

/// "between Tanyong Mat and Rueso": of two names that one town bears the second is another town's.
std::optional<std::uint32_t> Setting::other_than(const Toponym& toponym,
                                                 std::uint32_t first) const {
    constexpr double nearby_km = 150.0;
    const Place& one = gazetteer_->place(first);
    for (const Candidate& c : toponym.candidates)
        if (const Place& place = gazetteer_->place(c.place);
            c.place != first && place.feature_class == 'P' && one.feature_class == 'P' &&
            proj::distance(place.at, one.at).value() / 1000.0 < nearby_km)
            return c.place;
    return std::nullopt;
}

/// Of two names that were found for one town the second becomes another one, else the first.
void Setting::take_apart(Reference& first, std::optional<std::uint32_t>& second,
                         const Toponym& second_name, const Toponym& first_name) const {
    if (const auto other = other_than(second_name, *second))
        second = other;
    else if (const auto before = other_than(first_name, *second))
        first = reference(*before);
}

/// "The island of Basilan" is the island, or the division that it is, not its town.
std::optional<std::uint32_t> Setting::island_of(const Toponym& toponym, const Place& town) const {
    if (town.feature_class != 'P') return std::nullopt;
    for (const Candidate& c : toponym.candidates) {
        const Place& place = gazetteer_->place(c.place);
        if (place.country == town.country &&
            (place.feature_class == 'A' || place.feature_code.starts_with("ISL")))
            return c.place;
    }
    return std::nullopt;
}

/// The first-level division round a place whose name holds the place's.
std::optional<std::uint32_t> Setting::division_called_after(const Place& place) const {
    const auto division = gazetteer_->division(place.country, place.admin1);
    if (!division) return std::nullopt;
    const std::string name = fold_name(gazetteer_->place(*division).name);
    return name.find(fold_name(place.name)) != std::string::npos ? division : std::nullopt;
}

/// The candidate that fits the clause: "région de Kayes" is the division, "près de Kayes" its seat.
std::optional<std::uint32_t> Setting::choose(const Toponym& toponym, const Clause& clause) const {
    if (toponym.candidates.empty()) return std::nullopt;
    const std::uint32_t best = toponym.candidates.front().place;
    const std::string& type_word = toponym.type_word.empty() ? clause.type_word : toponym.type_word;
    const TypeGroup group = type_group(type_word);
    const char* const code = group == TypeGroup::region     ? "ADM1"
                             : group == TypeGroup::district ? "ADM2"
                                                            : nullptr;
    const Place& first = gazetteer_->place(best);
    if (type_group(toponym.type_word) == TypeGroup::none && is_island_word(toponym.type_word))
        if (const auto island = island_of(toponym, first)) return island;
    const bool is_division = first.feature_code == "ADM1" || first.feature_code == "ADM2";
    if (code == nullptr) {
        if (!is_division || clause.is_container || clause.row() == 19) return best;
        return town_of(toponym, first, wants_town(clause, words(clause.span))).value_or(best);
    }
    if (first.feature_code == code) return by_own_name(toponym, first).value_or(best);
    for (const Candidate& c : toponym.candidates) {
        const Place& place = gazetteer_->place(c.place);
        if (place.feature_code == code && place.country == first.country) return c.place;
    }
    // "le comté de Wajir": counties are divisions of the first level in some countries.
    const bool may_be_first =
        group == TypeGroup::region || type_word == "county" || type_word == "comte";
    return may_be_first ? division_called_after(first).value_or(best) : best;
}

std::optional<std::size_t> Setting::last_town(std::uint32_t before) const {
    std::optional<std::size_t> last;
    for (std::size_t t = 0; t < toponyms_->size(); ++t) {
        const Toponym& name = (*toponyms_)[t];
        if (name.span.end > before || !name.is_resolved()) continue;
        if (gazetteer_->place(name.candidates.front().place).feature_class == 'P') last = t;
    }
    return last;
}

std::optional<std::uint32_t> Setting::seat_of_division(const Clause& clause) const {
    for (const std::size_t t : clause.toponyms) {
        if (toponym(t).candidates.empty()) continue;
        const Place& division = gazetteer_->place(toponym(t).candidates.front().place);
        if (division.feature_code != "ADM1") continue;
        for (const std::uint32_t seat : gazetteer_->seats(division.country)) {
            const Place& town = gazetteer_->place(seat);
            if (town.admin1 == division.admin1 &&
                (town.feature_code == "PPLA" || town.feature_code == "PPLC"))
                return seat;
        }
    }
    return std::nullopt;
}

void Setting::resolve_anaphor(const Clause& clause, References& found) const {
    if (clause.anaphor == "last") {
        if (const auto t = last_town(clause.span.begin)) {
            found.list.push_back(reference((*toponyms_)[*t].candidates.front().place));
            add_flag(found.flags, "anaphora");
        } else {
            found.missing = "the place meant";
        }
        return;
    }
    // The country: that of the people or country in the clause, else that of the text.
    std::string iso = country_;
    bool named = false;
    for (const std::size_t t : clause.toponyms)
        if (!toponym(t).candidates.empty()) {
            iso = gazetteer_->place(toponym(t).candidates.front().place).country;
            named = true;
        }
    if (iso.empty()) {
        found.missing = "the country meant";
        return;
    }
    if (clause.anaphor == "capital") {
        // "the capital of North Darfur": the division's seat.
        if (const auto seat = seat_of_division(clause)) {
            found.list.push_back(reference(*seat));
            return;
        }
        const std::vector<std::uint32_t> seats = gazetteer_->seats(iso);
        if (seats.empty() || gazetteer_->place(seats.front()).feature_code != "PPLC") {
            found.missing = "the capital of " + iso;
            return;
        }
        found.list.push_back(reference(seats.front()));
    } else if (auto country = country_reference(iso)) {
        found.list.push_back(std::move(*country));
    } else {
        found.missing = "the country " + iso;
        return;
    }
    add_flag(found.flags, "anaphora");
    if (!named) add_flag(found.flags, "assumed");
}

Setting::References Setting::references(const Clause& clause) const {
    References found;
    if (!clause.anaphor.empty()) {
        resolve_anaphor(clause, found);
        return found;
    }
    for (const std::size_t t : clause.toponyms) {
        const Toponym& name = toponym(t);
        // Nothing is measured from a town of which only the division is known.
        const bool is_measured = clause.row() >= 2 && clause.row() <= 18;
        if (is_measured && name.rule == "in-container") {
            found.missing = words(name.span);
            continue;
        }
        auto place = choose(name, clause);
        if (place && !found.list.empty() && found.list.back().index == *place)
            take_apart(found.list.back(), place, name, toponym(clause.toponyms.front()));
        if (!place) {
            found.missing = words(name.span);
            continue;
        }
        found.list.push_back(reference(*place));
        if (name.is_ambiguous()) add_flag(found.flags, "ambiguous");
    }
    return found;
}

} // namespace cordon::place::expression
