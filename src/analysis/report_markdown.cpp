// SPDX-License-Identifier: MIT
#include "analysis/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace cordon::analysis {

namespace {

const Json& at(const Json& object, std::string_view key) {
    static const Json nothing;
    const Json* found = object.find(key);
    return found == nullptr ? nothing : *found;
}

/// Text of a table cell: `|` and line ends would break the table.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|')
            out += "\\|";
        else
            out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

std::string text(const Json& value) {
    if (value.is_string()) return cell(value.string());
    if (value.is_bool()) return value.boolean() ? "yes" : "no";
    if (value.is_null()) return "–";
    return cell(to_text(value));
}

std::string percent(double share) {
    return fmt::format("{:.1f} %", 100.0 * share);
}

/// A share with its range: `12.5 % (5.0–20.1 %)`.
std::string share(const Json& estimate) {
    if (estimate.is_number()) return percent(estimate.number());
    if (!estimate.is_object()) return "–";
    std::string out = percent(estimate.number_or("value", 0.0));
    if (estimate.find("p05") != nullptr)
        out += fmt::format(" ({:.1f}–{:.1f} %)", 100.0 * estimate.number_or("p05", 0.0),
                           100.0 * estimate.number_or("p95", 0.0));
    return out;
}

std::string degrees(const Json& estimate) {
    std::string out = fmt::format("{:.1f}°", estimate.number_or("value", 0.0));
    if (estimate.find("p05") != nullptr)
        out += fmt::format(" ({:.1f}–{:.1f}°)", estimate.number_or("p05", 0.0),
                           estimate.number_or("p95", 0.0));
    return out;
}

std::string number(const Json& value, int decimals) {
    return value.is_number() ? fmt::format("{:.{}f}", value.number(), decimals) : "–";
}

/// `8` of a count, `0.75` of a share.
std::string count_or_share(const Json& value) {
    if (!value.is_number()) return "–";
    const double v = value.number();
    return fmt::format("{:.{}f}", v, v == std::round(v) && v > 1.0 ? 0 : 2);
}

/// `likely contested (85 %)`: the most probable status, in steps of 5 %.
std::string probable(const Json& probabilities) {
    if (!probabilities.is_object()) return "–";
    const Json::Member* best = nullptr;
    for (const Json::Member& status : probabilities.members())
        if (best == nullptr ||
            status.value.number_or("value", 0.0) > best->value.number_or("value", 0.0))
            best = &status;
    if (best == nullptr) return "–";
    const double p = best->value.number_or("value", 0.0);
    std::string name = best->key;
    std::replace(name.begin(), name.end(), '_', ' ');
    return fmt::format("{} ({:.0f} %, {})", name, std::round(p * 20.0) * 5.0,
                       best->value.text_or("words", ""));
}

std::string status(const Json& road) {
    std::string name = road.text_or("status", "");
    std::replace(name.begin(), name.end(), '_', ' ');
    if (at(road, "disputed").is_bool() && at(road, "disputed").boolean()) name += " (disputed)";
    return name;
}

std::string joined(const Json& array) {
    std::string out;
    for (const Json& item : array.items()) out += (out.empty() ? "" : ", ") + text(item);
    return out.empty() ? "–" : out;
}

/// Writes the document section by section.
class Document {
  public:
    explicit Document(const Json& report) : r_(report) {}

    std::string write() {
        const Json& window = at(r_, "window");
        line("# Roads to {}: situation, {} to {}", text(at(at(r_, "centre"), "name")),
             text(at(window, "start")), text(at(window, "end")));
        line("");
        gate();
        routes();
        supplies();
        gateways();
        directions();
        change();
        sensitivity();
        incidents();
        parameters();
        notes();
        return std::move(out_);
    }

  private:
    template <typename... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
        out_ += '\n';
    }

    void gate() {
        const Json& gate = at(r_, "gate");
        const std::string sentence = gate.text_or("sentence", "");
        if (!sentence.empty()) line("**{}**\n", sentence);
        line("| test | measured | needed | passed |\n|---|---|---|---|");
        for (const Json& test : at(gate, "tests").items())
            line("| {} {} | {} | {} | {} |", text(at(test, "id")), text(at(test, "text")),
                 count_or_share(at(test, "value")), count_or_share(at(test, "threshold")),
                 text(at(test, "passed")));
        line("");
    }

    /// The incidents that decided; a road may be contested by those near it alone.
    static std::string evidence_of(const Json& route) {
        const Json& ids = at(at(route, "evidence"), "incident_ids");
        const bool by_exposure = ids.items().empty() && route.number_or("rule", 5) == 3;
        return by_exposure ? "exposure" : joined(ids);
    }

    void routes() {
        line("## Routes\n");
        line("Status is that of the worst stretch; the number is the rule that fired. Silence is "
             "'no information', never 'open'.\n");
        line("| road | km | status | rule | in the draws | exposure (r/2, r, 2r) | weighted | "
             "evidence |\n|---|---|---|---|---|---|---|---|");
        for (const Json& route : at(r_, "routes").items()) {
            const Json& exposure = at(route, "exposure");
            const Json& evidence = at(route, "evidence");
            line("| {} | {} | {} | {} | {} | {}, {}, {} | {} | {}; passages: {} |",
                 text(at(route, "name")), number(at(route, "length_km"), 0), status(route),
                 text(at(route, "rule")), probable(at(route, "status_probability")),
                 share(at(exposure, "radius_factor_half")),
                 share(at(exposure, "radius_factor_one")), share(at(exposure, "radius_factor_two")),
                 share(at(route, "exposure_weighted")), evidence_of(route),
                 joined(at(evidence, "passage_ids")));
        }
        line("");
        for (const Json& route : at(r_, "routes").items())
            line("- {}: {}. {}.", text(at(route, "name")), status(route),
                 text(at(route, "explanation")));
        line("");
        line("### Stretches\n\n| road | stretch | km | status | rule | in the draws | weighted "
             "exposure |\n|---|---|---|---|---|---|---|");
        for (const Json& route : at(r_, "routes").items())
            for (const Json& stretch : at(route, "stretches").items())
                line("| {} | {} – {} | {} | {} | {} | {} | {} |", text(at(route, "id")),
                     text(at(stretch, "from")), text(at(stretch, "to")),
                     number(at(stretch, "length_km"), 1), status(stretch),
                     text(at(stretch, "rule")), probable(at(stretch, "status_probability")),
                     share(at(stretch, "exposure_weighted")));
        line("");
    }

    void supplies() {
        const Json& capacity = at(r_, "capacity");
        line("## Supplies\n");
        const std::string unknown = capacity.text_or("reason", "");
        if (unknown.empty())
            line("Capacity lost: {} of the flow that the roads carry (assumed weights). Suppliers "
                 "with a route left: {}. Number of further closures that would isolate the centre: "
                 "{}.\n",
                 share(at(capacity, "loss_share")), share(at(r_, "reachable_share")),
                 text(at(capacity, "further_closures_count")));
        else
            line("Capacity lost: not known ({}).\n", cell(unknown));
        if (at(r_, "suppliers").items().empty()) return;
        line("| supplier | km before | km now | detour km | detour ratio | reachable |\n"
             "|---|---|---|---|---|---|");
        for (const Json& supplier : at(r_, "suppliers").items()) {
            const std::string reason = supplier.text_or("reason", "");
            line("| {} | {} | {} | {} | {} | {} |", text(at(supplier, "name")),
                 number(at(supplier, "distance_before_km"), 0),
                 number(at(supplier, "distance_after_km"), 0), number(at(supplier, "detour_km"), 0),
                 number(at(supplier, "detour_ratio"), 2),
                 reason.empty() ? text(at(supplier, "reachable")) : reason);
        }
        line("");
    }

    void gateways() {
        line("## Gateways\n\n| radius km | gateways | cut | contested | no information | largest "
             "gap that is not cut |\n|---|---|---|---|---|---|");
        for (const Json& circle : at(r_, "gateways").items())
            line("| {} | {} | {} | {} | {} | {}° |", text(at(circle, "radius_km")),
                 at(circle, "list").items().size(), share(at(circle, "cut_share")),
                 share(at(circle, "contested_share")), share(at(circle, "unknown_share")),
                 number(at(circle, "largest_not_cut_gap_deg"), 0));
        line("");
    }

    void directions() {
        const Json& angular = at(r_, "angular");
        const bool gap = at(angular, "gap_deg").number_or("value", 0.0) > 0.0;
        line("## Directions\n\nThreat discs cover {} of the horizon; {}. Discs are not roads: this "
             "is "
             "context, not the headline.\n",
             degrees(at(angular, "theta_deg")),
             gap ? fmt::format(
                       "the largest gap is {}, from {}° to {}°", degrees(at(angular, "gap_deg")),
                       number(at(angular, "gap_from_deg"), 0), number(at(angular, "gap_to_deg"), 0))
                 : std::string("no direction is left open"));
    }

    void change() {
        const Json* change = r_.find("change");
        if (change == nullptr) return;
        const Json& before = at(*change, "window_before");
        line("## Change since {} to {}\n", text(at(before, "start")), text(at(before, "end")));
        const bool is_change = at(*change, "is_change").boolean();
        line("{}\n", is_change ? "Some 5–95 % ranges do not overlap: this is a change."
                               : "All 5–95 % ranges overlap: not called a change.");
        const Json& loss = at(*change, "loss_delta");
        line("Loss of capacity: {}. Changed stretches: {}.\n",
             loss.is_number() ? fmt::format("{:+.1f} points", 100.0 * loss.number()) : "not known",
             joined(at(*change, "changed_stretches")));
    }

    void sensitivity() {
        line(
            "## Sensitivity\n\n| radius | half-life days | probability of claims | capacity lost | "
            "gateways cut at 100 km | routes cut | |\n|---|---|---|---|---|---|---|");
        for (const Json& row : at(r_, "sensitivity").items())
            line("| × {} | {} | {} | {} | {} | {} | {} |", text(at(row, "radius_factor")),
                 text(at(row, "half_life_days")), text(at(row, "claimed_probability")),
                 share(at(row, "loss_share")), share(at(row, "gateways_cut_share_100_km")),
                 text(at(row, "cut_routes_count")), at(row, "is_base").boolean() ? "base" : "");
        line("");
    }

    void incidents() {
        const Json& incidents = at(r_, "incidents");
        line("## Incidents\n\n{} in the set, {} located, {} without a place, {} left out of the "
             "analysis; {} independent sources.\n",
             text(at(incidents, "total_count")), text(at(incidents, "located_count")),
             text(at(incidents, "unlocated_count")), text(at(incidents, "left_out_count")),
             text(at(incidents, "independent_source_count")));
        if (at(incidents, "list").items().empty()) return;
        line("| id | dates | type | claim | place known as | weight | left out |\n"
             "|---|---|---|---|---|---|---|");
        for (const Json& one : at(incidents, "list").items()) {
            const std::string from = text(at(one, "date_from"));
            const std::string to = text(at(one, "date_to"));
            line("| {} | {} | {} | {} | {} | {} | {} |", text(at(one, "id")),
                 from == to ? from : from + " to " + to, text(at(one, "type")),
                 text(at(one, "claim")), text(at(one, "location_model")),
                 number(at(one, "weight"), 3), text(at(one, "reason_left_out")));
        }
        line("");
    }

    void parameters() {
        const Json& changed = at(r_, "parameters_changed");
        const auto is_changed = [&](const std::string& key) {
            return std::any_of(
                changed.items().begin(), changed.items().end(), [&](const Json& name) {
                    return name.string() == key || name.string().starts_with(key + ".");
                });
        };
        line("## Parameters\n\n| parameter | value | |\n|---|---|---|");
        for (const Json::Member& parameter : at(r_, "parameters").members())
            line("| {} | {} | {} |", parameter.key, text(parameter.value),
                 is_changed(parameter.key) ? "changed" : "default");
        line("");
        if (at(r_, "assumptions").items().empty()) return;
        line("Assumed, not measured:\n");
        for (const Json& one : at(r_, "assumptions").items())
            line("- {}: {} ({})", text(at(one, "name")), text(at(one, "value")),
                 text(at(one, "text")));
        line("");
    }

    void notes() {
        const Json& profile = at(r_, "profile");
        line("## Notes\n");
        line("- profile '{}': {} held back by the delay of {} h, {} coarsened ({})",
             text(at(profile, "name")), text(at(profile, "held_back_count")),
             text(at(profile, "delay_hours")), text(at(profile, "coarsened_count")),
             text(at(profile, "coarsening")));
        for (const Json& note : at(r_, "notes").items()) line("- {}", note.string());
        for (const Json& warning : at(r_, "warnings").items())
            line("- warning: {}", text(at(warning, "message")));
        line("\n## Inputs\n");
        for (const Json& file : at(r_, "inputs").items())
            line("- {} `{}`, SHA-256 `{}`{}", text(at(file, "role")), text(at(file, "path")),
                 text(at(file, "sha256")),
                 file.text_or("attribution", "").empty() ? std::string()
                                                         : "; " + text(at(file, "attribution")));
    }

    const Json& r_;
    std::string out_;
};

} // namespace

std::string to_markdown(const Json& report) {
    return Document(report).write();
}

} // namespace cordon::analysis
