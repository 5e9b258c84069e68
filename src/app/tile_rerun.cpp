// SPDX-License-Identifier: MIT
#include "app/tile_rerun.hpp"

#include "app/run_environment.hpp"
#include "core/opened_files.hpp"
#include "core/sha256.hpp"
#include "net/url.hpp"

#include <algorithm>
#include <set>
#include <system_error>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

/// Of what came on standard input or from a network nobody knows whether it is still the same.
bool can_be_compared(const TilePlan& plan) {
    return std::none_of(plan.inputs.begin(), plan.inputs.end(), [](const auto& input) {
        return input.first == "-" || net::is_address(input.first);
    });
}

/// As files are noted.
fs::path noted(const fs::path& path) {
    std::error_code failure;
    return fs::absolute(path, failure).lexically_normal();
}

} // namespace

std::string asked_for(const RenderOptions& map, const TileOptions& options) {
    std::error_code failure;
    TileOptions asked = options;
    asked.pyramid.box = options.box.value_or(geom::LonLatBox{0, 0, 0, 0});
    Json::Object run = run_json(map, asked).members();
    run.push_back({"box_given", Json(options.box.has_value()), 0});
    run.push_back({"record", Json(options.record), 0});
    run.push_back({"network", Json(map.network != nullptr), 0});
    run.push_back({"environment", Json(environment_digest()), 0});
    run.push_back({"folder", Json(fs::current_path(failure).string()), 0});
    return sha256(to_text(Json(std::move(run))));
}

void note_files(TileManifest& manifest, std::int64_t started, const TileManifest* earlier,
                const TileOptions& options) {
    manifest.files.clear();
    if (!can_be_compared(manifest.plan)) return;
    std::set<fs::path> files;
    for (fs::path& file : opened_files()) files.insert(std::move(file));
    if (earlier != nullptr) {
        // What only squares need that were taken over was not opened now.
        if (earlier->files.empty()) return;
        for (const KnownFile& file : earlier->files) files.insert(file.path);
    }
    files.erase(noted(options.manifest));
    files.erase(noted(options.changed_since));
    // What was changed since the start was perhaps changed after it had been read.
    if (std::any_of(files.begin(), files.end(),
                    [&](const fs::path& file) { return changed_at(file.string()) >= started; }))
        return;
    manifest.files = digest_files({files.begin(), files.end()});
}

bool is_rerun(const TileManifest& earlier, const std::string& asked) {
    if (earlier.files.empty() || earlier.asked != asked) return false;
    std::vector<fs::path> files;
    for (const KnownFile& file : earlier.files) files.emplace_back(file.path);
    const std::vector<KnownFile> now = digest_files(files);
    return std::equal(now.begin(), now.end(), earlier.files.begin(), earlier.files.end(),
                      [](const KnownFile& a, const KnownFile& b) { return a.sha256 == b.sha256; });
}

} // namespace cordon::app
