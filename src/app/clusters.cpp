// SPDX-License-Identifier: MIT
#include "app/clusters.hpp"

#include "app/cluster_sizes.hpp"
#include "app/crowd.hpp"
#include "app/point_incidents.hpp"
#include "app/values.hpp"
#include "compose/symbol_poses.hpp"
#include "core/punctuation.hpp"
#include "incident/words.hpp"
#include "proj/geodesic.hpp"
#include "proj/nearby.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <set>
#include <unordered_map>

namespace cordon::app {

namespace {

using Counts = std::vector<std::pair<std::string, int>>;

/// One incident at its first place.
struct Member {
    std::size_t row = 0; ///< of the points
    geom::LonLat at{};
};

/// Incidents at one position.
struct Position {
    geom::LonLat at{};
    std::vector<std::size_t> members;
};

std::vector<Member> members_of(const data::FeatureLayer& points) {
    const PointIncidents incidents(points);
    std::vector<bool> seen(incidents.count());
    std::vector<Member> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points.shapes[i].empty() || seen[incidents.of_row(i)]) continue;
        seen[incidents.of_row(i)] = true;
        out.push_back({i, points.shapes[i].part(0).front()});
    }
    return out;
}

/// Neighbouring members that are at one position: `count` from `first`.
struct Run {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// Each position joins the nearest of the fuller ones within `reach`, else it is the middle of a
/// cluster of its own. Of equally full ones the northern comes first.
std::vector<Position> gathered(const std::vector<Member>& members, Metres reach) {
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), 0);
    const auto place = [&](std::size_t m) { return std::pair(-members[m].at.y, members[m].at.x); };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    std::vector<Run> runs;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (k == 0 || place(order[k]) != place(order[k - 1])) runs.push_back({k, 0});
        ++runs.back().count;
    }
    std::stable_sort(runs.begin(), runs.end(),
                     [](const Run& a, const Run& b) { return a.count > b.count; });
    proj::NearPlaces middles(reach);
    std::vector<Position> out;
    for (const Run& run : runs) {
        const geom::LonLat at = members[order[run.first]].at;
        auto host = middles.nearest(at);
        if (!host) {
            host = out.size();
            middles.add(at);
            out.push_back({at, {}});
        }
        for (std::size_t k = run.first; k < run.first + run.count; ++k)
            out[*host].members.push_back(order[k]);
    }
    return out;
}

/// Radii of regions by incident: half of the diagonal of their boxes, which holds them.
std::map<std::string_view, double> region_radii(const data::FeatureLayer& areas) {
    std::map<std::string_view, double> out;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const geom::LonLatBox box = areas.shapes.box(i);
        const double km =
            proj::distance({box.min_x, box.min_y}, {box.max_x, box.max_y}).value() / 2000.0;
        double& radius = out[areas.text(i, "id")];
        radius = std::max(radius, km);
    }
    return out;
}

void count(Counts& counts, std::string_view name) {
    const auto found = std::find_if(counts.begin(), counts.end(),
                                    [&](const auto& pair) { return pair.first == name; });
    if (found == counts.end())
        counts.emplace_back(name, 1);
    else
        ++found->second;
}

void sort_by_number(Counts& counts) {
    std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
}

int sureness(std::string_view claim) {
    constexpr std::array<std::string_view, 4> order = {"confirmed", "reported", "claimed",
                                                       "disputed"};
    return static_cast<int>(std::find(order.begin(), order.end(), claim) - order.begin());
}

/// Makes clusters of the points of one layer.
class ClusterMaker {
  public:
    ClusterMaker(const ClusterInputs& layers, const std::vector<Member>& members)
        : members_(members), regions_(region_radii(layers.areas)), id_(layers.points, "id"),
          class_(layers.points, "class"), claim_(layers.points, "claim"),
          place_(layers.points, "place"), from_(layers.points, "date_from"),
          to_(layers.points, "date_to"), model_(layers.points, "model"),
          radius_known_(layers.points, "radius_known"), radius_km_(layers.points, "radius_km") {}

    [[nodiscard]] Cluster make(const Position& position) const {
        Cluster out;
        out.at = position.at;
        std::unordered_map<std::string_view, int> places;
        std::unordered_map<std::string_view, int> here; // where the circle stands
        std::vector<geom::LonLat> positions;
        for (const std::size_t m : position.members) {
            const std::size_t row = members_[m].row;
            out.ids.emplace_back(id_.text(row));
            count(out.classes, class_.text(row));
            count(out.claims, claim_.text(row));
            if (const auto place = place_.text(row); !place.empty()) {
                ++places[place];
                if (members_[m].at == position.at) ++here[place];
            }
            const std::string_view from = from_.text(row);
            if (!from.empty() && (out.from.empty() || from < out.from)) out.from = from;
            if (const std::string_view to = to_.text(row); to > out.to) out.to = to;
            positions.push_back(members_[m].at);
            if (model_.text(row) == "point" && !radius_known_.boolean(row, true))
                ++out.unknown_radius;
            out.uncertainty_km = std::max(out.uncertainty_km, radius_of(row));
        }
        out.spread_km = proj::farthest(position.at, positions).value() / 1000.0;
        sort_by_number(out.classes);
        std::stable_sort(out.claims.begin(), out.claims.end(), [](const auto& a, const auto& b) {
            return sureness(a.first) < sureness(b.first);
        });
        Counts names(places.begin(), places.end());
        sort_by_number(names);
        out.places = names.size();
        if (!here.empty()) names.assign(here.begin(), here.end());
        sort_by_number(names);
        if (!names.empty()) out.place = names.front().first;
        return out;
    }

  private:
    /// In which a row's incident can lie, kilometres.
    [[nodiscard]] double radius_of(std::size_t row) const {
        if (model_.text(row) == "point") return radius_km_.number(row, 0.0);
        const auto region = regions_.find(id_.text(row));
        return region == regions_.end() ? 0.0 : region->second;
    }

    const std::vector<Member>& members_;
    std::map<std::string_view, double> regions_;
    Attribute id_;
    Attribute class_;
    Attribute claim_;
    Attribute place_;
    Attribute from_;
    Attribute to_;
    Attribute model_;
    Attribute radius_known_;
    Attribute radius_km_;
};

/// A … Z, AA, AB …
std::string letter(std::size_t index) {
    std::string out(1, static_cast<char>('A' + index % 26));
    return index < 26 ? out : letter(index / 26 - 1) + out;
}

/// Picks words of the map's language.
std::string in(Language language, std::string_view en, std::string_view fr) {
    return std::string(language == Language::fr ? fr : en);
}

std::string number_text(std::size_t number, Language language) {
    return format_number_short(static_cast<double>(number), 0, language);
}

std::string dates(const Cluster& cluster, Language language) {
    const auto from = parse_iso_date(cluster.from);
    const auto to = parse_iso_date(cluster.to);
    if (!from || !to) return in(language, "no dates", "sans date");
    return format_interval({from->from, to->to}, language);
}

std::string class_word(const std::string& name, Language language) {
    using incident::DrawingClass;
    for (const DrawingClass one :
         {DrawingClass::attack, DrawingClass::damage, DrawingClass::checkpoint,
          DrawingClass::kidnapping, DrawingClass::ban, DrawingClass::state_operation,
          DrawingClass::passage})
        if (incident::name(one) == name) return std::string(incident::word(one, language));
    return std::string(incident::word(DrawingClass::other, language));
}

std::string claim_word(const std::string& name, Language language) {
    return std::string(
        incident::word(incident::claim_from(name).value_or(incident::Claim::reported), language));
}

template <typename WordOf>
std::string counted(const Counts& counts, Language language, WordOf word_of) {
    std::vector<std::string> items;
    items.reserve(counts.size());
    for (const auto& [name, number] : counts)
        items.push_back(fmt::format("{} ({})", word_of(name, language),
                                    number_text(static_cast<std::size_t>(number), language)));
    return fmt::format("{}", fmt::join(items, ", "));
}

std::string km_text(double km, Language language) {
    return format_number_short(km < 10.0 ? std::ceil(km * 10.0) / 10.0 : std::ceil(km), 1,
                               language) +
           std::string(no_break_space) + "km";
}

/// How far apart they are, and how wrong each may be.
std::string exactness(const Cluster& cluster, Language language) {
    std::vector<std::string> out;
    if (cluster.spread_km > 0.05)
        out.push_back(in(language, "within ", "à moins de ") +
                      km_text(cluster.spread_km, language));
    if (cluster.uncertainty_km > 0.0)
        out.push_back(in(language, "places uncertain by up to ", "lieux incertains jusqu’à ") +
                      km_text(cluster.uncertainty_km, language));
    if (cluster.unknown_radius > 0)
        out.push_back(in(language, "precision not stated: ", "précision non indiquée\u202F: ") +
                      fmt::format("{}", cluster.unknown_radius));
    return fmt::format("{}", fmt::join(out, semicolon(language)));
}

std::string facts_text(const Cluster& cluster, Language language) {
    const std::string_view separator = semicolon(language);
    std::vector<std::string> out = {counted(cluster.classes, language, class_word),
                                    counted(cluster.claims, language, claim_word)};
    if (std::string more = exactness(cluster, language); !more.empty())
        out.push_back(std::move(more));
    return fmt::format("{}", fmt::join(out, separator));
}

/// Counts that the legend shows: the smallest, a middle (half as wide as the largest), the largest.
std::set<std::size_t> legend_counts(const std::vector<Cluster>& clusters) {
    const auto most = static_cast<double>(clusters.front().ids.size());
    std::size_t middle = clusters.front().ids.size();
    const auto off = [&](std::size_t number) {
        return std::abs(static_cast<double>(number) - most / 4.0);
    };
    for (const Cluster& cluster : clusters)
        if (off(cluster.ids.size()) < off(middle)) middle = cluster.ids.size();
    return {clusters.back().ids.size(), middle, clusters.front().ids.size()};
}

/// Publishers of the incidents of each cluster that has a letter, in the order of the key.
std::vector<std::vector<std::string>> publishers_of(const std::vector<Cluster>& clusters,
                                                    const Evidence& evidence, Language language) {
    std::unordered_map<std::string_view, std::size_t> cluster_at;
    for (std::size_t k = 0; k < clusters.size(); ++k)
        for (const std::string& id : clusters[k].ids)
            if (!clusters[k].letter.empty()) cluster_at.emplace(id, k);
    std::vector<std::vector<std::string>> out(clusters.size());
    for (const incident::KeyRank& rank : evidence.key) {
        const incident::Incident& incident = evidence.set.incidents[rank.incident];
        const auto found = cluster_at.find(incident.id);
        if (found == cluster_at.end()) continue;
        std::vector<std::string>& names = out[found->second];
        for (std::string& name : incident::outlet_names(incident, language))
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(std::move(name));
    }
    return out;
}

/// The first few of them.
std::string sources_text(std::vector<std::string> names, Language language) {
    constexpr std::size_t listed = 6;
    const bool more = names.size() > listed;
    names.resize(std::min(names.size(), listed));
    return fmt::format("{}{}", fmt::join(names, ", "),
                       more ? in(language, " and others", " et autres") : "");
}

} // namespace

std::vector<Cluster> make_clusters(const ClusterInputs& layers, Metres reach, std::size_t listed) {
    const std::vector<Member> members = members_of(layers.points);
    const ClusterMaker maker(layers, members);
    std::vector<Cluster> out;
    for (const Position& position : gathered(members, reach)) out.push_back(maker.make(position));
    std::stable_sort(out.begin(), out.end(), [](const Cluster& a, const Cluster& b) {
        return a.ids.size() > b.ids.size();
    });
    if (out.size() <= listed)
        for (std::size_t i = 0; i < out.size(); ++i) out[i].letter = letter(i);
    return out;
}

double area_of(const std::vector<Cluster>& clusters) {
    const ClusterSizes sizes(clusters);
    double area = 0.0;
    for (const Cluster& cluster : clusters)
        area += std::numbers::pi / 4.0 * std::pow(sizes.of(cluster) * compose::marker_size, 2.0);
    return area;
}

data::LayerPtr cluster_layer(const std::vector<Cluster>& clusters, Language language,
                             ClusterScale scale) {
    auto layer = std::make_shared<data::FeatureLayer>("incident-clusters");
    if (clusters.empty()) return layer;
    const ClusterSizes sizes(clusters, scale.largest, scale.share);
    const std::set<std::size_t> in_legend = legend_counts(clusters);
    for (const Cluster& cluster : clusters) {
        layer->shapes.add_point(cluster.at);
        const auto number = static_cast<double>(cluster.ids.size());
        const std::string words = count_words(cluster.ids.size(), language);
        const std::string description = fmt::format(
            "{}{}, {}{}{}", cluster.letter.empty() ? "" : cluster.letter + ". ", words,
            dates(cluster, language), semicolon(language), facts_text(cluster, language));
        layer->set("id", std::string_view("cluster-" + cluster.ids.front()));
        if (!cluster.letter.empty()) layer->set("letter", std::string_view(cluster.letter));
        layer->set("count", number);
        layer->set("class", std::string_view(cluster.classes.front().first));
        layer->set("claim", std::string_view(cluster.claims.back().first));
        layer->set("date_from", std::string_view(cluster.from));
        layer->set("date_to", std::string_view(cluster.to));
        layer->set("size", sizes.of(cluster));
        layer->set("count_words", std::string_view(words));
        layer->set("in_legend", in_legend.contains(cluster.ids.size()));
        layer->set("claims", std::string_view(counted(cluster.claims, language, claim_word)));
        layer->set("classes", std::string_view(counted(cluster.classes, language, class_word)));
        layer->set("spread_km", std::round(cluster.spread_km * 100.0) / 100.0);
        if (cluster.uncertainty_km > 0.0)
            layer->set("uncertainty_km", std::round(cluster.uncertainty_km * 100.0) / 100.0);
        if (cluster.unknown_radius > 0)
            layer->set("unknown_radius", static_cast<double>(cluster.unknown_radius));
        layer->set("description", std::string_view(description));
        layer->finish_feature();
    }
    return layer;
}

std::vector<compose::KeyRow> cluster_rows(const std::vector<Cluster>& clusters,
                                          const Evidence& evidence, Language language) {
    std::vector<compose::KeyRow> rows;
    const auto publishers = publishers_of(clusters, evidence, language);
    for (std::size_t k = 0; k < clusters.size(); ++k) {
        const Cluster& cluster = clusters[k];
        if (cluster.letter.empty()) continue;
        compose::KeyRow row;
        row.id = "cluster-" + cluster.ids.front();
        row.properties = Json(Json::Object{{"number", Json(cluster.letter), 0},
                                           {"class", Json(cluster.classes.front().first), 0},
                                           {"shape", Json(std::string("circle")), 0},
                                           {"claim", Json(cluster.claims.back().first), 0}});
        const std::string place = cluster.places > 1
                                      ? cluster.place + in(language, " and near it", " et environs")
                                      : cluster.place;
        row.heading = fmt::format("{}{}{}", count_words(cluster.ids.size(), language),
                                  place.empty() ? "" : "  ", place);
        const bool outside =
            std::all_of(cluster.ids.begin(), cluster.ids.end(),
                        [&](const std::string& id) { return evidence.off_map.all.contains(id); });
        const std::string_view separator = semicolon(language);
        if (outside) (row.detail = in(language, "off the map", "hors carte")) += separator;
        row.detail += dates(cluster, language);
        row.detail += separator;
        row.detail += facts_text(cluster, language);
        row.sources = sources_text(publishers[k], language);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string cluster_sentence(const std::vector<Cluster>& clusters, Metres reach,
                             Language language) {
    std::size_t total = 0;
    for (const Cluster& cluster : clusters) total += cluster.ids.size();
    const std::string distance = km_text(reach.value() / 1000.0, language);
    return fmt::format(
        fmt::runtime(in(language,
                        "A circle stands for the reported incidents within {} of its place, the "
                        "one where most of them are; its area grows with their number, its fill "
                        "is that of the least certain; {} circles for {} incidents.",
                        "Un cercle représente les faits rapportés à moins de {} de son lieu, "
                        "celui du plus grand nombre\u202F; sa surface croît avec leur nombre, son "
                        "remplissage est celui du moins sûr\u202F; {} cercles pour {} faits.")),
        distance, number_text(clusters.size(), language), number_text(total, language));
}

std::string cluster_description(const std::vector<Cluster>& clusters, Language language) {
    constexpr std::size_t named = 8; // of a text that is read aloud
    std::vector<std::string> items;
    for (const Cluster& cluster : clusters) {
        if (items.size() == named || cluster.place.empty()) break;
        items.push_back(
            fmt::format("{} ({})", cluster.place, number_text(cluster.ids.size(), language)));
    }
    std::string text = fmt::format(fmt::runtime(in(language, "They are gathered in {} circles",
                                                   "Ils sont réunis en {} cercles")),
                                   number_text(clusters.size(), language));
    if (!items.empty())
        text += fmt::format("{}{}{}", colon(language), fmt::join(items, ", "),
                            items.size() < clusters.size() ? " …" : "");
    return text;
}

} // namespace cordon::app
