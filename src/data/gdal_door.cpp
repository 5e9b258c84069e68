// SPDX-License-Identifier: MIT
#include "data/gdal_door.hpp"

#include "core/opened_files.hpp"
#include "data/gdal_module.hpp"
#include "data/gdal_receiver.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace cordon::data {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& file, std::string message, std::string hint) {
    Diagnostic diagnostic{Severity::error, std::move(message), {file, 0, 0, {}}, {}};
    if (!hint.empty()) diagnostic.hints.push_back(std::move(hint));
    throw Error(std::move(diagnostic));
}

std::string extension(const fs::path& path) {
    std::string text = path.extension().string();
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

[[noreturn]] void fail_to_open(const fs::path& path, const std::string& reason) {
    const std::string file = path.string();
    const std::string kind = extension(path);
    std::error_code ignored;
    const auto missing = [&](const char* sister) {
        fs::path lower = path;
        fs::path upper = path;
        std::string capitals = sister;
        for (char& c : capitals) c = static_cast<char>(c - ('a' - 'A'));
        return !fs::exists(lower.replace_extension(sister), ignored) &&
               !fs::exists(upper.replace_extension(capitals), ignored);
    };
    if (kind == ".shp" && missing("shx"))
        fail(file, "the shapefile's index file (.shx) is missing",
             "a shapefile is several files of one name: copy .shp, .shx, .dbf and .prj together");
    if (kind == ".dbf" || kind == ".shx" || kind == ".prj" || kind == ".cpg")
        fail(file, "is a part of a shapefile", "name the file that ends in .shp");
    if (kind == ".zip") fail(file, "is an archive", "unpack it and name the file inside of it");
    std::string message = "is no vector file that can be read";
    if (!reason.empty()) message += fmt::format(" ({})", reason);
    fail(
        file, message,
        "GeoJSON, FlatGeobuf, GeoPackage, Shapefile, KML, GPX, TopoJSON, OSM PBF and CSV are read");
}

/// GDAL's message without the file name that our own sentence begins with.
std::string short_reason(std::string reason, const fs::path& path) {
    for (const std::string& name : {fs::absolute(path).string(), path.string()}) {
        for (std::size_t at = reason.find(name); at != std::string::npos; at = reason.find(name))
            reason.replace(at, name.size(), "the file");
    }
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    if (!reason.empty() && reason.back() == '.') reason.pop_back();
    return reason;
}

[[noreturn]] void fail_by(const gdal::Answer& answer, const fs::path& path,
                          const ReadOptions& options, const std::vector<std::string>& names) {
    const std::string file = path.string();
    const std::string reason = short_reason(answer.reason.data(), path);
    switch (answer.outcome) {
    case gdal::Outcome::no_such_layer: {
        const std::string near = did_you_mean(options.layer, names);
        fail(file, fmt::format("has no layer '{}'", options.layer),
             near.empty() ? fmt::format("it has: {}", fmt::join(names, ", ")) : near);
    }
    case gdal::Outcome::bad_crs:
        fail(file,
             fmt::format("its coordinates cannot be turned from {} into WGS 84{}",
                         options.source_crs.empty() ? "its CRS" : "'" + options.source_crs + "'",
                         reason.empty() ? "" : " (" + reason + ")"),
             "name its CRS with --source-crs, for example EPSG:32629");
    case gdal::Outcome::not_opened: fail_to_open(path, reason);
    case gdal::Outcome::other_version:
        throw Error("the module cordon_gdal.so is of another version than the program",
                    "install both anew");
    default: fail(file, "cannot be read to its end (" + reason + ")", "the file may be damaged");
    }
}

/// Only names of CRSs, never of files or of places on a network.
void check_source_crs(const std::string& crs) {
    const bool wkt_or_proj = crs.find('[') != std::string::npos || crs.starts_with("+proj=");
    const std::size_t colon = crs.find(':');
    const bool code = colon != std::string::npos && crs.find('/') == std::string::npos &&
                      crs.find(':', colon + 1) == std::string::npos;
    if (crs.empty() || wkt_or_proj || code) return;
    throw Error(fmt::format("'{}' is not the name of a CRS", crs),
                "write a code such as EPSG:32629");
}

/// The file with what GDAL reads beside it: the parts of a shapefile and the like.
void note_with_sisters(const fs::path& path) {
    note_opened(path);
    if (extension(path) != ".shp" && extension(path) != ".tab" && extension(path) != ".mif") return;
    std::error_code ignored;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().stem() == path.stem()) note_opened(entry.path());
}

std::string checked_path(const fs::path& path) {
    std::error_code ignored;
    const std::string absolute = fs::absolute(path).string();
    if (absolute.starts_with("/vsi") || !fs::is_regular_file(path, ignored))
        fail(path.string(), "is not a file", "only files on this computer are read");
    note_with_sisters(path);
    return absolute;
}

} // namespace

FeatureLayer read_with_gdal(const fs::path& path, const ReadOptions& options, Reporter& reporter) {
    const std::string absolute = checked_path(path);
    check_source_crs(options.source_crs);
    GdalReceiver receiver(path.string(), options, reporter);
    gdal::Request request;
    request.path = absolute.c_str();
    request.layer = options.layer.empty() ? nullptr : options.layer.c_str();
    request.source_crs = options.source_crs.empty() ? nullptr : options.source_crs.c_str();
    request.geometry_only = options.geometry_only;
    std::array<double, 4> window{};
    if (options.window) {
        // A window over the antimeridian is read from edge to edge; the builder keeps what lies in
        // it.
        const geom::LonLatBox& box = *options.window;
        const bool turns = box.max_x > 180.0 || box.min_x < -180.0;
        window = {turns ? -180.0 : box.min_x, box.min_y, turns ? 180.0 : box.max_x, box.max_y};
        request.window = window.data();
    }
    const gdal::Sink sink = receiver.sink();
    gdal::Answer answer;
    gdal_read_function()(&request, &sink, &answer);
    receiver.rethrow();
    if (answer.outcome != gdal::Outcome::done) fail_by(answer, path, options, receiver.names());
    FeatureLayer layer = receiver.finish();
    if (options.layer.empty() && receiver.names().size() > 1)
        reporter.note(fmt::format("holds {} layers ({}); '{}' was read", receiver.names().size(),
                                  fmt::join(receiver.names(), ", "), layer.name),
                      {path.string(), 0, 0, {}});
    return layer;
}

std::vector<std::string> layer_names_with_gdal(const fs::path& path) {
    const std::string absolute = checked_path(path);
    CollectingReporter reporter;
    const ReadOptions options;
    GdalReceiver receiver(path.string(), options, reporter);
    gdal::Request request;
    request.path = absolute.c_str();
    request.names_only = true;
    const gdal::Sink sink = receiver.sink();
    gdal::Answer answer;
    gdal_read_function()(&request, &sink, &answer);
    receiver.rethrow();
    if (answer.outcome != gdal::Outcome::done) fail_by(answer, path, options, {});
    return receiver.names();
}

} // namespace cordon::data
