// SPDX-License-Identifier: MIT
#include "cli/atlas_run.hpp"

#include "cli/network_option.hpp"
#include "cli/render_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace cordon::cli {

namespace {

/// `3 (Kati)`.
std::string row_name(const app::AtlasRow& row) {
    const std::string* name = row.find("name");
    if (name == nullptr && !row.values.empty()) name = &row.values.front().second;
    return name == nullptr || name->empty() ? fmt::format("{}", row.number)
                                            : fmt::format("{} ({})", row.number, *name);
}

std::string bar(std::size_t done, std::size_t total) {
    constexpr std::size_t width = 30;
    const std::size_t full = total == 0 ? width : width * done / total;
    return fmt::format("[{}{}] {} of {} maps", std::string(full, '#'),
                       std::string(width - full, ' '), done, total);
}

/// Many maps share their data, and so their warnings: each is printed once, with how many maps have
/// it.
void report_findings(const std::vector<app::AtlasMap>& maps, Console& console) {
    std::vector<std::pair<Diagnostic, int>> distinct;
    std::map<std::string, std::size_t> known;
    for (const app::AtlasMap& map : maps) {
        for (const Diagnostic& finding : map.findings) {
            const auto [entry, is_new] = known.emplace(to_text(finding), distinct.size());
            if (is_new) distinct.emplace_back(finding, 0);
            ++distinct[entry->second].second;
        }
    }
    for (auto& [finding, count] : distinct) {
        if (count > 1) finding.message += fmt::format(" ({} maps)", count);
        console.report(finding);
    }
}

} // namespace

AtlasEnd run_atlas(const app::AtlasRequest& request, const std::vector<std::string>& inputs,
                   Console& console) {
    std::vector<std::vector<app::Output>> outputs = app::plan_atlas(request, inputs);
    console.progress(bar(0, request.rows.size()));
    const std::vector<app::AtlasMap> maps =
        app::draw_atlas(request, std::move(outputs), [&](std::size_t done, std::size_t total) {
            console.progress(bar(done, total));
        });
    console.progress({});
    AtlasEnd end;
    report_findings(maps, console);
    std::vector<std::string> failed;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        if (!maps[i].outcome) {
            failed.push_back(row_name(request.rows[i]));
            continue;
        }
        print_outputs(*maps[i].outcome, console);
        end.gate_refused = end.gate_refused || maps[i].outcome->gate.refused;
        end.files.insert(end.files.end(), maps[i].files.begin(), maps[i].files.end());
        end.outputs.insert(end.outputs.end(), maps[i].outputs.begin(), maps[i].outputs.end());
    }
    for (std::size_t i = 0; i < maps.size(); ++i) {
        if (maps[i].outcome) continue;
        Diagnostic error = maps[i].error;
        error.message = fmt::format("row {}: {}", row_name(request.rows[i]), error.message);
        console.report(error);
    }
    console.summary(fmt::format(
        "{} of {} maps drawn{}", maps.size() - failed.size(), maps.size(),
        failed.empty() ? std::string() : fmt::format("; failed: row {}", fmt::join(failed, ", "))));
    net::FetchReport network;
    for (const app::AtlasMap& map : maps) {
        network.bytes += map.network.bytes;
        network.from_cache += map.network.from_cache;
        for (const auto& [host, use] : map.network.hosts) {
            network.hosts[host].requests += use.requests;
            network.hosts[host].unchanged += use.unchanged;
        }
    }
    print_network(network, console);
    end.failed = !failed.empty();
    return end;
}

} // namespace cordon::cli
