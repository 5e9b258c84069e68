// SPDX-License-Identifier: MIT
#include "analysis/suppliers.hpp"
#include "app/credits.hpp"
#include "app/place_lookup.hpp"
#include "app/situation.hpp"
#include "core/file.hpp"
#include "core/sha256.hpp"
#include "data/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace cordon::app {

namespace fs = std::filesystem;
using analysis::Junction;
using analysis::RouteRequest;

namespace {

/// Collects roads, routes and suppliers step by step.
class RoadBuilder {
  public:
    RoadBuilder(const MapDocument& document, const analysis::Centre& centre,
                const analysis::Parameters& p, Reporter& reporter)
        : document_(document), centre_(centre), p_(p), reporter_(reporter) {}

    SituationRoads build() {
        if (document_.data.roads)
            take_user_roads();
        else
            take_corridors();
        if (!analysis::nearest_road(out_.network, centre_.at,
                                    centre_.inner_radius + kilometres(p_.supplier_snap_km)))
            fail_without_roads();
        take_suppliers();
        if (document_.data.roads) trace_routes();
        snap();
        assume();
        return std::move(out_);
    }

  private:
    [[nodiscard]] analysis::NetworkOptions options() const {
        analysis::NetworkOptions options;
        options.snap = Metres(p_.snap_m);
        options.capacity = p_.capacity;
        return options;
    }

    void note_file(const FilePath& file, std::string role, const data::LayerMetadata& metadata) {
        out_.files.push_back({file.given,
                              sha256_file(file.resolved),
                              std::move(role),
                              metadata.licence,
                              metadata.attribution,
                              {},
                              metadata.crs,
                              metadata.operations});
    }

    void take_user_roads() {
        const LayerSource& roads = *document_.data.roads;
        data::ReadOptions read;
        read.layer = roads.layer;
        data::FeatureLayer lines = data::read_layer(roads.file.resolved, read, reporter_);
        if (!roads.attribution.empty()) lines.metadata.attribution = roads.attribution;
        if (!roads.licence.empty()) lines.metadata.licence = roads.licence;
        if (lines.metadata.attribution.empty() && lines.metadata.licence.empty())
            reporter_.warn("the roads have neither attribution nor licence",
                           {roads.file.given, 0, 0, {}},
                           {"OpenStreetMap asks for \"© OpenStreetMap contributors\", ODbL: add "
                            "attribution and licence to roads in the map file"});
        note_file(roads.file, "roads", lines.metadata);
        out_.network = analysis::build_network(lines, options(), reporter_);
        out_.network.attribution = lines.metadata.attribution;
        out_.network.licence = lines.metadata.licence;
    }

    void take_corridors() {
        const fs::path folder = data_folder() / "geodata";
        const FilePath legs_file =
            document_.data.corridors
                ? *document_.data.corridors
                : FilePath{"geodata/corridor_legs.fgb", folder / "corridor_legs.fgb"};
        data::FeatureLayer legs = data::read_layer(legs_file.resolved, {}, reporter_);
        if (!document_.data.corridors) {
            const ManifestEntry entry = read_manifest(folder)["corridor_legs.fgb"];
            legs.metadata.attribution = entry.attribution;
            legs.metadata.licence = entry.licence;
        }
        const data::FeatureLayer corridors =
            data::read_layer(folder / "corridors.fgb", {}, reporter_);
        note_file(legs_file, "corridors", legs.metadata);
        out_.network = analysis::network_of_legs(legs, corridors, options(), reporter_);
        out_.network.attribution = legs.metadata.attribution;
        out_.notes.emplace_back(
            "the roads are the shipped corridors: smooth lines through villages, 1 to 5 % shorter "
            "than the road; side roads are not known, so detours are not either");
    }

    [[noreturn]] void fail_without_roads() const {
        if (document_.data.roads)
            throw Error(fmt::format("no road of '{}' comes within {:.0f} km of {}",
                                    document_.data.roads->file.given,
                                    centre_.inner_radius.value() / 1000 + p_.supplier_snap_km,
                                    centre_.name),
                        "check the centre, or take a larger extract");
        throw Error(fmt::format("the shipped corridors do not reach {}: there are no roads to "
                                "analyse",
                                centre_.name),
                    "name a file of roads with --roads, for example an extract of OpenStreetMap");
    }

    void take_suppliers() {
        if (document_.data.suppliers) {
            const FilePath& file = *document_.data.suppliers;
            const data::FeatureLayer layer = data::read_layer(file.resolved, {}, reporter_);
            note_file(file, "suppliers", layer.metadata);
            out_.suppliers = analysis::read_suppliers(layer, reporter_);
        } else if (!document_.data.roads) {
            out_.suppliers = analysis::border_suppliers(out_.network, centre_);
            out_.assumptions.push_back({"suppliers", Json(std::string("corridor ends")),
                                        "the outer ends of the shipped corridors stand for border "
                                        "posts and depots"});
        } else {
            take_corridor_ends();
        }
        if (out_.suppliers.empty())
            reporter_.warn("no suppliers are known: detours and capacity are not computed", {},
                           {"name border posts and depots with --suppliers FILE"});
    }

    /// The ends of the shipped corridors, on the user's roads.
    void take_corridor_ends() {
        const auto places = corridor_places();
        for (const auto& [corridor, junctions] : places) {
            const Junction& end = junctions.back();
            if (!is_covered(end.at) || end.name == centre_.name) continue;
            const bool known = std::any_of(
                out_.suppliers.begin(), out_.suppliers.end(),
                [&](const analysis::Supplier& supplier) { return supplier.name == end.name; });
            if (known) continue;
            analysis::Supplier supplier;
            supplier.id = corridor;
            supplier.name = end.name;
            supplier.at = end.at;
            out_.suppliers.push_back(std::move(supplier));
        }
        if (!out_.suppliers.empty())
            out_.assumptions.push_back({"suppliers", Json(std::string("corridor ends")),
                                        "the outer ends of the shipped corridors stand for border "
                                        "posts and depots"});
    }

    [[nodiscard]] bool is_covered(geom::LonLat at) const {
        constexpr double margin = 0.2; // degrees: the ends lie on the border of the extract
        return out_.network.box.grown(margin).contains(at);
    }

    /// Junctions of the shipped corridors in their order, when they begin near the centre's region.
    [[nodiscard]] std::map<std::string, std::vector<Junction>> corridor_places() const {
        const data::FeatureLayer rows = data::read_shipped_layer("corridor_places.csv");
        std::map<std::string, std::vector<Junction>> out;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool junction =
                rows.number(i, "junction", 0) > 0 || rows.text(i, "junction") == "1";
            if (!junction || rows.shapes[i].empty()) continue;
            out[std::string(rows.text(i, "corridor"))].push_back(
                {std::string(rows.text(i, "name")), rows.shapes[i].part(0).front()});
        }
        return out;
    }

    void trace_routes() {
        std::vector<RouteRequest> requests;
        for (const RouteChoice& choice : document_.routes)
            if (choice.via.size() >= 2) requests.push_back(request_of(choice));
        if (requests.empty() && !document_.routes.empty()) add_corridor_requests(requests);
        if (requests.empty()) add_supplier_requests(requests);
        analysis::make_routes(out_.network, requests, kilometres(p_.supplier_snap_km), reporter_);
    }

    RouteRequest request_of(const RouteChoice& choice) {
        RouteRequest request{
            choice.id, std::string(choice.name.in(document_.map.lang)), choice.shield, {}};
        if (request.name.empty()) request.name = choice.id;
        for (const NamedPlace& place : choice.via)
            request.junctions.push_back(
                {place.name.empty()
                     ? fmt::format("{:.2f}, {:.2f}", place.position->y, place.position->x)
                     : place.name,
                 place.position ? *place.position
                                : find_place(place.name, reporter_, chosen_file(document_))});
        return request;
    }

    void add_corridor_requests(std::vector<RouteRequest>& requests) const {
        for (auto& [corridor, junctions] : corridor_places()) {
            const bool wanted = std::any_of(document_.routes.begin(), document_.routes.end(),
                                            [&](const RouteChoice& choice) {
                                                return choice.id == "all" || choice.id == corridor;
                                            });
            if (!wanted || junctions.size() < 2 || !is_covered(junctions.front().at) ||
                !is_covered(junctions.back().at))
                continue;
            requests.push_back(
                {corridor, junctions.front().name + " – " + junctions.back().name, {}, junctions});
        }
    }

    void add_supplier_requests(std::vector<RouteRequest>& requests) const {
        // Those away from all roads are reported once, as suppliers.
        for (const analysis::Supplier& supplier : out_.suppliers)
            if (analysis::nearest_road(out_.network, supplier.at, kilometres(p_.supplier_snap_km)))
                requests.push_back({supplier.id,
                                    centre_.name + " – " + supplier.name,
                                    {},
                                    {{centre_.name, centre_.at}, {supplier.name, supplier.at}}});
    }

    void snap() {
        if (!out_.suppliers.empty())
            analysis::snap_suppliers(out_.network, out_.suppliers, kilometres(p_.supplier_snap_km),
                                     reporter_);
    }

    void assume() {
        auto& all = out_.assumptions;
        Json::Object weights;
        for (const auto& [road, weight] : p_.capacity) weights.push_back({road, Json(weight), 0});
        all.push_back(
            {"capacity", Json(std::move(weights)), "capacity weights by road class are guesses"});
        all.push_back({"radius_km", *analysis::to_json(p_).find("radius_km"),
                       "threat radii are editorial; those of ACLED Conflict Exposure were made for "
                       "population, not for roads"});
        all.push_back({"contested_cost_factor", Json(p_.contested_cost_factor),
                       "a contested road costs 1 + factor x exposure of its length"});
        all.push_back({"on_route_km", Json(p_.on_route_km),
                       "nearness that counts as on the road for types without a radius"});
        all.push_back({"unknown_radius_km", Json(p_.unknown_radius_km),
                       "draws of points whose exactness nobody stated"});
        const bool equal =
            std::all_of(out_.suppliers.begin(), out_.suppliers.end(),
                        [](const analysis::Supplier& supplier) { return supplier.weight == 1.0; });
        if (equal && !out_.suppliers.empty())
            all.push_back({"supplier_weights", Json(1.0), "all suppliers count the same"});
        const bool unbounded =
            std::any_of(out_.suppliers.begin(), out_.suppliers.end(),
                        [](const analysis::Supplier& supplier) { return !supplier.capacity; });
        if (unbounded)
            all.push_back({"supplier_capacity", Json(std::string("unbounded")),
                           "the roads bind, not the depots"});
    }

    const MapDocument& document_;
    const analysis::Centre& centre_;
    const analysis::Parameters& p_;
    Reporter& reporter_;
    SituationRoads out_;
};

} // namespace

SituationRoads situation_roads(const MapDocument& document, const analysis::Centre& centre,
                               const analysis::Parameters& parameters, Reporter& reporter) {
    return RoadBuilder(document, centre, parameters, reporter).build();
}

} // namespace cordon::app
