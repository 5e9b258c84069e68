// SPDX-License-Identifier: MIT
#include "app/analysis_keys.hpp"

#include <fmt/format.h>

#include <vector>

namespace cordon::app {

const Json& analysis_defaults() {
    static const Json defaults = parse_json(R"({
        "radius_km": {"explosive_device": 5, "armed_attack": 5, "checkpoint": 2, "kidnapping": 2,
                      "demonstration": 1},
        "decay": "half-life", "half_life_days": 14, "ban_expiry_days": 30,
        "densify_km": 5, "split_km": 200, "buffer_error_limit_share": 0.002, "quad_segs": 32,
        "cut_incidents_min": 2, "cut_window_days": 14, "cut_sources_min": 2,
        "on_route_probability_min": 0.5, "contested_exposure_min": 0.05,
        "gateway_radii_km": [25, 50, 100, 200], "sectors": 16, "contested_cost_factor": 4,
        "capacity": {"trunk": 2, "primary": 2, "secondary": 1},
        "draws": 1000, "seed": 1, "claimed_probability": 1,
        "gate": {"incidents_min": 5, "sources_min": 3, "gateway_share_min": 0.5,
                 "draw_share_min": 0.8},
        "delay_hours": 72, "coarsen_deg": 0.05, "coarsen_hex_km": 5, "coarsen_age_days": 14
    })",
                                            "analysis defaults");
    return defaults;
}

namespace {

/// Walks given parameters beside the defaults.
class Walker {
  public:
    explicit Walker(const std::string& file) : file_(file) {}

    void walk(const Json& given, const Json& known, const std::string& path) {
        for (const Json::Member& member : given.members()) {
            const std::string key = path + "." + member.key;
            const Json* model = known.find(member.key);
            // Radii and capacities are keyed by incident types and road classes, which are open
            // lists.
            const bool open = path == "analysis.radius_km" || path == "analysis.capacity";
            if (model == nullptr && open && !known.members().empty())
                model = &known.members().front().value;
            if (model == nullptr)
                unknown(member, known, path);
            else if (model->type_name() != member.value.type_name())
                wrong_type(member, *model, key);
            else if (model->is_object())
                walk(member.value, *model, key);
        }
    }
    Diagnostics found;

  private:
    void unknown(const Json::Member& member, const Json& known, const std::string& path) {
        std::vector<std::string> names;
        for (const Json::Member& candidate : known.members()) names.push_back(candidate.key);
        std::string hint = did_you_mean(member.key, names);
        found.push_back({Severity::error,
                         fmt::format("unknown key '{}' in {}", member.key, path),
                         {file_, member.key_line, 0, {}},
                         hint.empty() ? std::vector<std::string>{} : std::vector{std::move(hint)}});
    }
    void wrong_type(const Json::Member& member, const Json& model, const std::string& key) {
        found.push_back({Severity::error,
                         fmt::format("expected a {} such as {}, got a {}", model.type_name(),
                                     to_text(model), member.value.type_name()),
                         {file_, member.value.line(), 0, key},
                         {}});
    }
    const std::string& file_;
};

} // namespace

Diagnostics analysis_key_faults(const Json& given, const std::string& file) {
    Walker walker(file);
    if (given.is_object()) walker.walk(given, analysis_defaults(), "analysis");
    return std::move(walker.found);
}

} // namespace cordon::app
