// SPDX-License-Identifier: MIT
#include "analysis/parameters.hpp"

#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace cordon::analysis {

namespace {

using Table = std::vector<std::pair<std::string, double>>;

/// Reads and writes the members one by one, in the order of the report.
class Fields {
  public:
    virtual ~Fields() = default;
    virtual void number(const char* key, double& value, double min, double max) = 0;
    virtual void whole(const char* key, int& value, int min, int max) = 0;
    virtual void table(const char* key, Table& value, double max) = 0;
    virtual void list(const char* key, std::vector<double>& value, double max) = 0;
    virtual void decay(const char* key, Decay& value) = 0;
    virtual void seed(const char* key, std::uint64_t& value) = 0;
    virtual void gate(const char* key, GateThresholds& value) = 0;
};

void visit(Parameters& p, Fields& f) {
    f.table("radius_km", p.radius_km, 500);
    f.decay("decay", p.decay);
    f.number("half_life_days", p.half_life_days, 0.1, 3650);
    f.number("ban_expiry_days", p.ban_expiry_days, 0, 3650);
    f.number("densify_km", p.densify_km, 0.1, 100);
    f.number("split_km", p.split_km, 10, 1000);
    f.number("buffer_error_limit_share", p.buffer_error_limit_share, 1e-6, 0.1);
    f.whole("quad_segs", p.quad_segs, 4, 256);
    f.whole("cut_incidents_min", p.cut_incidents_min, 1, 100);
    f.number("cut_window_days", p.cut_window_days, 0, 3650);
    f.whole("cut_sources_min", p.cut_sources_min, 1, 100);
    f.number("on_route_probability_min", p.on_route_probability_min, 0, 1);
    f.number("contested_exposure_min", p.contested_exposure_min, 0, 1);
    f.list("gateway_radii_km", p.gateway_radii_km, 5000);
    f.whole("sectors", p.sectors, 4, 72);
    f.number("contested_cost_factor", p.contested_cost_factor, 0, 1000);
    f.table("capacity", p.capacity, 1e6);
    f.whole("draws", p.draws, 0, 1'000'000);
    f.seed("seed", p.seed);
    f.number("claimed_probability", p.claimed_probability, 0, 1);
    f.number("on_route_km", p.on_route_km, 0.01, 100);
    f.number("unknown_radius_km", p.unknown_radius_km, 0, 500);
    f.number("stress_km", p.stress_km, 0, 500);
    f.number("snap_m", p.snap_m, 0, 5000);
    f.number("supplier_snap_km", p.supplier_snap_km, 0, 500);
    f.number("inner_radius_km", p.inner_radius_km, 0, 500);
    f.gate("gate", p.gate);
    f.number("delay_hours", p.delay_hours, 0, 87600);
    f.number("coarsen_deg", p.coarsen_deg, 0, 5);
    f.number("coarsen_hex_km", p.coarsen_hex_km, 0, 100);
    f.number("coarsen_age_days", p.coarsen_age_days, 0, 3650);
}

[[noreturn]] void out_of_range(const std::string& key, double value, double min, double max) {
    throw Error(
        fmt::format("analysis.{} is {}, which is out of range: {} to {}", key, value, min, max));
}

double checked(const std::string& key, double value, double min, double max) {
    if (!(value >= min && value <= max)) out_of_range(key, value, min, max);
    return value;
}

/// Takes what a table gives; the rest keeps its default.
class Reader final : public Fields {
  public:
    explicit Reader(const Json& given) : given_(given) {}

    void number(const char* key, double& value, double min, double max) override {
        if (const Json* found = find(key); found != nullptr && found->is_number())
            value = checked(key, found->number(), min, max);
    }
    void whole(const char* key, int& value, int min, int max) override {
        double number_read = value;
        number(key, number_read, min, max);
        value = static_cast<int>(std::lround(number_read));
    }
    void table(const char* key, Table& value, double max) override {
        const Json* found = find(key);
        if (found == nullptr || !found->is_object()) return;
        for (const Json::Member& member : found->members()) {
            if (!member.value.is_number()) continue;
            const double read =
                checked(fmt::format("{}.{}", key, member.key), member.value.number(), 0, max);
            const auto known = std::find_if(value.begin(), value.end(), [&](const auto& entry) {
                return entry.first == member.key;
            });
            if (known != value.end())
                known->second = read;
            else
                value.emplace_back(member.key, read);
        }
    }
    void list(const char* key, std::vector<double>& value, double max) override {
        const Json* found = find(key);
        if (found == nullptr || !found->is_array()) return;
        value.clear();
        for (const Json& item : found->items())
            if (item.is_number()) value.push_back(checked(key, item.number(), 0.001, max));
        std::sort(value.begin(), value.end());
        value.erase(std::unique(value.begin(), value.end()), value.end());
    }
    void decay(const char* key, Decay& value) override {
        const Json* found = find(key);
        if (found == nullptr || !found->is_string()) return;
        if (found->string() != "half-life" && found->string() != "step")
            throw Error(fmt::format("analysis.decay is '{}'", found->string()),
                        "use \"half-life\" or \"step\"");
        value = found->string() == "step" ? Decay::step : Decay::half_life;
    }
    void seed(const char* key, std::uint64_t& value) override {
        constexpr double exact = 9007199254740992.0; // 2^53: beyond it doubles skip whole numbers
        if (const Json* found = find(key); found != nullptr && found->is_number())
            value = static_cast<std::uint64_t>(checked(key, found->number(), 0, exact));
    }
    void gate(const char* key, GateThresholds& value) override {
        const Json* found = find(key);
        if (found == nullptr || !found->is_object()) return;
        const auto take = [&](const char* name, double& limit, double max) {
            limit = checked(fmt::format("{}.{}", key, name), found->number_or(name, limit), 0, max);
        };
        take("incidents_min", value.incidents_min, 1e6);
        take("sources_min", value.sources_min, 1e6);
        take("gateway_share_min", value.gateway_share_min, 1);
        take("draw_share_min", value.draw_share_min, 1);
    }

  private:
    [[nodiscard]] const Json* find(const char* key) const {
        return given_.is_object() ? given_.find(key) : nullptr;
    }
    const Json& given_;
};

class Writer final : public Fields {
  public:
    void number(const char* key, double& value, double /*min*/, double /*max*/) override {
        add(key, Json(value));
    }
    void whole(const char* key, int& value, int /*min*/, int /*max*/) override {
        add(key, Json(static_cast<double>(value)));
    }
    void table(const char* key, Table& value, double /*max*/) override {
        Json::Object entries;
        for (const auto& [name, number] : value) entries.push_back({name, Json(number), 0});
        add(key, Json(std::move(entries)));
    }
    void list(const char* key, std::vector<double>& value, double /*max*/) override {
        Json::Array items;
        for (const double number : value) items.emplace_back(number);
        add(key, Json(std::move(items)));
    }
    void decay(const char* key, Decay& value) override {
        add(key, Json(std::string(value == Decay::step ? "step" : "half-life")));
    }
    void seed(const char* key, std::uint64_t& value) override {
        add(key, Json(static_cast<double>(value)));
    }
    void gate(const char* key, GateThresholds& value) override {
        add(key, Json(Json::Object{{"incidents_min", Json(value.incidents_min), 0},
                                   {"sources_min", Json(value.sources_min), 0},
                                   {"gateway_share_min", Json(value.gateway_share_min), 0},
                                   {"draw_share_min", Json(value.draw_share_min), 0}}));
    }
    Json::Object members;

  private:
    void add(const char* key, Json value) { members.push_back({key, std::move(value), 0}); }
};

Parameters defaults() {
    Parameters p;
    // Editorial radii, after the distances of ACLED's Conflict Exposure (encirclement card, section
    // 2). Attacks on traffic are armed attacks.
    p.radius_km = {{"explosive_device", 5}, {"armed_attack", 5}, {"attack_on_traffic", 5},
                   {"checkpoint", 2},       {"kidnapping", 2},   {"demonstration", 1}};
    p.capacity = {{"trunk", 2}, {"primary", 2}, {"secondary", 1}};
    return p;
}

void compare(const Json& value, const Json& standard, const std::string& path,
             std::vector<std::string>& changed) {
    if (value.is_object() && standard.is_object()) {
        for (const Json::Member& member : value.members()) {
            const std::string key = path.empty() ? member.key : path + "." + member.key;
            const Json* other = standard.find(member.key);
            if (other == nullptr)
                changed.push_back(key);
            else
                compare(member.value, *other, key, changed);
        }
        return;
    }
    if (!(value == standard)) changed.push_back(path);
}

} // namespace

Metres Parameters::radius(incident::Type type) const {
    const std::string_view name = incident::name(type);
    const auto found = std::find_if(radius_km.begin(), radius_km.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    return found == radius_km.end() ? Metres(0.0) : kilometres(found->second * radius_factor);
}

const Json& default_parameters() {
    static const Json json = to_json(defaults());
    return json;
}

Parameters read_parameters(const Json& given) {
    Parameters parameters = defaults();
    Reader reader(given);
    visit(parameters, reader);
    return parameters;
}

Json to_json(const Parameters& parameters) {
    Parameters copy = parameters;
    Writer writer;
    visit(copy, writer);
    return Json(std::move(writer.members));
}

std::vector<std::string> changed_parameters(const Parameters& parameters) {
    std::vector<std::string> changed;
    compare(to_json(parameters), default_parameters(), {}, changed);
    return changed;
}

} // namespace cordon::analysis
