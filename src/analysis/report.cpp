// SPDX-License-Identifier: MIT
#include "analysis/report.hpp"

#include "analysis/random.hpp"
#include "analysis/report_incidents.hpp"
#include "analysis/report_object.hpp"
#include "data/crs_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace cordon::analysis {

namespace {

/// Builds the report part by part.
class Report {
  public:
    explicit Report(const ReportContext& context)
        : c_(context), in_(*context.inputs), s_(*context.situation), net_(*in_.network) {}

    Json build() {
        Object out;
        out.text("schema", "cordon-report/1");
        out.add("generated_by", generated_by());
        out.add("inputs", files());
        out.add("profile", profile());
        out.add("window", Object()
                              .text("start", to_iso(s_.window.from))
                              .text("end", to_iso(s_.window.to))
                              .text("as_of", c_.as_of)
                              .done());
        out.add("centre", centre());
        out.add("parameters", to_json(in_.parameters));
        out.texts("parameters_changed", changed_parameters(in_.parameters));
        out.add("assumptions", assumptions());
        out.add("buffers", buffers());
        out.add("network", network());
        out.add("incidents", incidents_report(*in_.incidents, s_.incidents));
        out.add("sources", sources_report(*in_.incidents));
        out.add("routes", routes());
        out.add("angular", angular());
        out.add("gateways", gateways());
        out.add("suppliers", suppliers());
        out.add("reachable_share", to_json(s_.reachable_share, share_decimals));
        out.add("capacity", capacity());
        out.add("monte_carlo", Object()
                                   .count("draws_count", static_cast<std::size_t>(s_.draws))
                                   .add("seed", Json(static_cast<double>(in_.parameters.seed)))
                                   .text("generator", s_.draws > 0 ? generator_name : "none")
                                   .number("stress_km", in_.parameters.stress_km, km_decimals)
                                   .done());
        if (c_.change) out.add("change", change(*c_.change));
        out.add("sensitivity", sensitivity());
        out.add("gate", gate());
        std::vector<std::string> notes = c_.notes;
        notes.insert(notes.end(), s_.notes.begin(), s_.notes.end());
        out.texts("notes", notes);
        out.add("warnings", warnings());
        return out.done();
    }

  private:
    [[nodiscard]] Json generated_by() const {
        Object libraries;
        for (const auto& [library, version] : c_.libraries) libraries.text(library, version);
        return Object()
            .text("name", "cordon")
            .text("version", c_.version)
            .add("libraries", libraries.done())
            .done();
    }

    [[nodiscard]] Json files() const {
        Json::Array out;
        for (const InputFile& file : c_.files)
            out.push_back(Object()
                              .text("path", file.path)
                              .text("sha256", file.sha256)
                              .text("role", file.role)
                              .text("licence", file.licence)
                              .text("attribution", file.attribution)
                              .text("version", file.version)
                              .text("crs", file.crs)
                              .add("operations", data::to_json(file.operations))
                              .done());
        return Json(std::move(out));
    }

    [[nodiscard]] Json profile() const {
        return Object()
            .text("name", c_.profile.name)
            .number("delay_hours", c_.profile.delay_hours, 2)
            .count("held_back_count", c_.profile.held_back)
            .count("coarsened_count", c_.profile.coarsened)
            .text("coarsening", c_.profile.coarsening)
            .done();
    }

    [[nodiscard]] Json centre() const {
        return Object()
            .text("name", in_.centre.name)
            .number("lon_deg", in_.centre.at.x, degree_decimals)
            .number("lat_deg", in_.centre.at.y, degree_decimals)
            .number("inner_radius_km", in_.centre.inner_radius.value() / 1000, km_decimals)
            .done();
    }

    [[nodiscard]] Json assumptions() const {
        Json::Array out;
        for (const Assumption& assumption : c_.assumptions)
            out.push_back(Object()
                              .text("name", assumption.name)
                              .add("value", assumption.value)
                              .text("text", assumption.text)
                              .done());
        return Json(std::move(out));
    }

    [[nodiscard]] Json buffers() const {
        return Object()
            .number("max_relative_error_share", s_.max_buffer_error_share, 9)
            .number("limit_share", in_.parameters.buffer_error_limit_share, 9)
            .text("method", "discs by the direct geodesic problem, bands in local azimuthal "
                            "equidistant frames; exposure by exact intersection of disc and road")
            .count("quad_segs", static_cast<std::size_t>(in_.parameters.quad_segs))
            .done();
    }

    [[nodiscard]] Json network() const {
        return Object()
            .count("edges_count", net_.edges.size())
            .number("length_km", net_.length_m / 1000, km_decimals)
            .count("components_count", net_.component_count)
            .count("snapped_ends_count", net_.snapped_ends)
            .text("licence", net_.licence)
            .text("attribution", net_.attribution)
            .done();
    }

    [[nodiscard]] Json stretch(const StretchResult& result) const {
        const Stretch& stretch = net_.stretches[result.stretch];
        return Object()
            .text("id", stretch.id)
            .text("from", stretch.from)
            .text("to", stretch.to)
            .number("length_km", stretch.length_m / 1000, km_decimals)
            .text("status", name(result.status))
            .flag("disputed", result.disputed)
            .count("rule", static_cast<std::size_t>(result.rule))
            .text("explanation", result.explanation)
            .add("evidence", to_json(result.evidence))
            .number("exposure", result.exposure, share_decimals)
            .add("exposure_weighted", to_json(result.exposure_weighted, share_decimals))
            .add("status_probability", to_json(result.probability))
            .done();
    }

    [[nodiscard]] Json routes() const {
        std::map<std::string, Json> by_id;
        for (const RouteResult& result : s_.routes) {
            const Route& route = net_.routes[result.route];
            Json::Array stretches;
            for (const StretchResult& one : result.stretches) stretches.push_back(stretch(one));
            by_id.emplace(
                route.id,
                Object()
                    .text("id", route.id)
                    .text("name", route.name)
                    .number("length_km", route.length_m / 1000, km_decimals)
                    .text("status", name(result.status))
                    .flag("disputed", result.disputed)
                    .count("rule", static_cast<std::size_t>(result.rule))
                    .text("explanation", result.explanation)
                    .add("evidence", to_json(result.evidence))
                    .add("exposure",
                         Object()
                             .number("radius_factor_half", result.exposure[0], share_decimals)
                             .number("radius_factor_one", result.exposure[1], share_decimals)
                             .number("radius_factor_two", result.exposure[2], share_decimals)
                             .done())
                    .add("exposure_weighted", to_json(result.exposure_weighted, share_decimals))
                    .number("incident_rate_per_100_km", result.incident_rate_per_100_km,
                            share_decimals)
                    .add("status_probability", to_json(result.probability))
                    .number("no_information_share", result.no_information_share, share_decimals)
                    .add("stretches", Json(std::move(stretches)))
                    .done());
        }
        Json::Array out;
        for (auto& [id, route] : by_id) out.push_back(std::move(route));
        return Json(std::move(out));
    }

    [[nodiscard]] Json angular() const {
        const AngularResult& a = s_.angular;
        Json::Array sectors;
        for (const SectorCount& sector : a.sectors)
            sectors.push_back(Object()
                                  .number("from_deg", sector.from_deg, degree_decimals)
                                  .number("to_deg", sector.to_deg, degree_decimals)
                                  .number("incident_count", sector.incidents, 3)
                                  .maybe("incidents_per_100_km", sector.per_100_km, share_decimals)
                                  .done());
        return Object()
            .add("theta_deg", to_json(a.theta_deg, degree_decimals))
            .add("covered_share", to_json(a.covered_share, share_decimals))
            .add("gap_deg", to_json(a.gap_deg, degree_decimals))
            .number("gap_from_deg", a.gap_from_deg, degree_decimals)
            .number("gap_to_deg", a.gap_to_deg, degree_decimals)
            .add("sectors", Json(std::move(sectors)))
            .number("resultant_length", a.resultant_length, share_decimals)
            .number("circular_variance", a.circular_variance, share_decimals)
            .done();
    }

    /// Null where no main road crosses the circle: there is nothing to take a share of.
    [[nodiscard]] static Json share(const GatewayCircle& circle, const Estimate& estimate) {
        return circle.list.empty() ? Json() : to_json(estimate, share_decimals);
    }

    [[nodiscard]] Json gateways() const {
        Json::Array out;
        for (const GatewayCircle& circle : s_.gateways) {
            Json::Array list;
            for (const GatewayResult& one : circle.list)
                list.push_back(Object()
                                   .text("id", one.gateway.id)
                                   .text("road", one.gateway.road)
                                   .number("azimuth_deg", one.gateway.azimuth_deg, degree_decimals)
                                   .number("weight", one.gateway.weight, km_decimals)
                                   .text("status", name(one.status))
                                   .count("rule", static_cast<std::size_t>(one.rule))
                                   .done());
            out.push_back(Object()
                              .number("radius_km", circle.radius_km, km_decimals)
                              .number("total_weight", circle.total_weight, km_decimals)
                              .add("cut_share", share(circle, circle.cut_share))
                              .add("contested_share", share(circle, circle.contested_share))
                              .add("unknown_share", share(circle, circle.unknown_share))
                              .number("largest_not_cut_gap_deg", circle.largest_not_cut_gap_deg,
                                      degree_decimals)
                              .add("list", Json(std::move(list)))
                              .done());
        }
        return Json(std::move(out));
    }

    [[nodiscard]] Json suppliers() const {
        std::map<std::string, Json> by_id;
        for (const SupplierResult& result : s_.suppliers) {
            const Supplier& supplier = in_.suppliers[result.supplier];
            by_id.emplace(
                supplier.id,
                Object()
                    .text("id", supplier.id)
                    .text("name", supplier.name)
                    .number("weight", supplier.weight, share_decimals)
                    .number("snap_distance_km", supplier.snap_distance_m / 1000, km_decimals)
                    .maybe("distance_before_km", result.distance_before_km, km_decimals)
                    .maybe("distance_after_km", result.distance_after_km, km_decimals)
                    .maybe("detour_ratio", result.detour_ratio, share_decimals)
                    .maybe("detour_km", result.detour_km, km_decimals)
                    .maybe("cost_ratio", result.cost_ratio, share_decimals)
                    .flag("reachable", result.reachable)
                    .add("reason", result.reason.empty() ? Json() : Json(result.reason))
                    .done());
        }
        Json::Array out;
        for (auto& [id, supplier] : by_id) out.push_back(std::move(supplier));
        return Json(std::move(out));
    }

    [[nodiscard]] Json capacity() const {
        return Object()
            .number("flow_before", s_.capacity.flow_before, share_decimals)
            .number("flow_after", s_.capacity.flow_after, share_decimals)
            .add("loss_share", s_.capacity.reason.empty()
                                   ? to_json(s_.capacity.loss_share, share_decimals)
                                   : Json())
            .count("further_closures_count", static_cast<std::size_t>(s_.capacity.further_closures))
            .add("reason", s_.capacity.reason.empty() ? Json() : Json(s_.capacity.reason))
            .done();
    }

    [[nodiscard]] static Json change(const Change& change) {
        const auto window = [](const DateInterval& interval) {
            return Object()
                .text("start", to_iso(interval.from))
                .text("end", to_iso(interval.to))
                .done();
        };
        Json::Array exposures;
        for (const auto& [route, delta] : change.exposure_delta)
            exposures.push_back(Object()
                                    .text("route", route)
                                    .number("exposure_weighted_delta", delta, share_decimals)
                                    .done());
        Json::Array circles;
        for (const auto& [radius, delta] : change.gateways_delta)
            circles.push_back(Object()
                                  .number("radius_km", radius, km_decimals)
                                  .number("cut_share_delta", delta, share_decimals)
                                  .done());
        return Object()
            .add("window_before", window(change.before))
            .add("window_after", window(change.after))
            .add("exposure_delta", Json(std::move(exposures)))
            .maybe("loss_delta", change.loss_delta, share_decimals)
            .add("gateways_delta", Json(std::move(circles)))
            .texts("changed_stretches", change.changed_stretches)
            .flag("is_change", change.is_change)
            .done();
    }

    [[nodiscard]] Json sensitivity() const {
        Json::Array out;
        for (const SensitivityRow& row : s_.sensitivity)
            out.push_back(Object()
                              .number("radius_factor", row.radius_factor, 3)
                              .number("half_life_days", row.half_life_days, 3)
                              .number("claimed_probability", row.claimed_probability, 3)
                              .maybe("loss_share", row.loss_share, share_decimals)
                              .maybe("gateways_cut_share_100_km", row.gateways_cut_share_100_km,
                                     share_decimals)
                              .count("cut_routes_count", static_cast<std::size_t>(row.cut_routes))
                              .flag("is_base", row.is_base)
                              .done());
        return Json(std::move(out));
    }

    [[nodiscard]] Json gate() const {
        Json::Array tests;
        for (const GateTestResult& test : c_.gate.tests)
            tests.push_back(Object()
                                .text("id", test.id)
                                .text("text", test.text)
                                .maybe("value", test.value, share_decimals)
                                .number("threshold", test.threshold, share_decimals)
                                .flag("passed", test.passed)
                                .done());
        return Object()
            .flag("passed", c_.gate.passed)
            .add("tests", Json(std::move(tests)))
            .flag("title_allowed", c_.gate.title_allowed)
            .text("title_used", c_.gate.title_used)
            .text("sentence", c_.gate.sentence)
            .done();
    }

    [[nodiscard]] Json warnings() const {
        Json::Array out;
        for (const Diagnostic& warning : c_.warnings) {
            if (warning.severity == Severity::note) continue;
            std::string where = warning.where.file;
            if (warning.where.line > 0) where += fmt::format(":{}", warning.where.line);
            out.push_back(
                Object()
                    .text("severity", warning.severity == Severity::error ? "error" : "warning")
                    .text("message", warning.message)
                    .text("where", where)
                    .texts("hints", warning.hints)
                    .done());
        }
        return Json(std::move(out));
    }

    const ReportContext& c_;
    const Inputs& in_;
    const Situation& s_;
    const Network& net_;
};

} // namespace

Json to_report(const ReportContext& context) {
    return Report(context).build();
}

} // namespace cordon::analysis
