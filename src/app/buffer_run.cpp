// SPDX-License-Identifier: MIT
#include "app/buffer_run.hpp"

#include "app/buffer_areas.hpp"
#include "app/layer_distance.hpp"
#include "app/layer_file.hpp"
#include "core/file.hpp"
#include "core/units.hpp"
#include "data/reader.hpp"
#include "proj/buffer.hpp"

#include <fmt/format.h>

namespace cordon::app {

using data::FeatureLayer;

namespace {

FeatureLayer read_input(const std::string& path, const std::string& layer,
                        const std::string& source_crs, Reporter& reporter) {
    data::ReadOptions options;
    options.layer = layer;
    options.source_crs = source_crs;
    FeatureLayer out = data::read_layer(path, options, reporter);
    if (out.name.empty()) out.name = "layer";
    return out;
}

std::vector<std::string> sentences(const AreaResult& result, const BufferRun& run) {
    const std::size_t count = result.areas.size();
    std::vector<std::string> out;
    out.push_back(fmt::format(
        "{}: {} area{}, {} km²", run.output, count, count == 1 ? "" : "s",
        format_number(result.square_km, result.square_km < 100.0 ? 2 : 0, Language::en)));
    if (result.places > 0)
        out.push_back(
            fmt::format("largest error of the distance: max |r_true - r| / r = {} % at "
                        "{} places of the outlines (limit {} %)",
                        error_percent(result.error),
                        format_number(static_cast<double>(result.places), 0, Language::en),
                        proj::buffer_error_limit * 100.0));
    return out;
}

} // namespace

std::vector<std::string> run_buffer(const BufferRun& run, Reporter& reporter) {
    check_layer_file(run.output);
    const FeatureLayer layer = read_input(run.input, run.layer, run.source_crs, reporter);
    AreaRequest request{layer, std::nullopt, run.rings, run.combine, run.dissolve};
    if (run.distance)
        request.distance = ground_distance(*run.distance, distance_of(layer, "--distance {}"));
    FeatureLayer other;
    if (!run.with.empty()) {
        other = read_input(run.with, run.with_layer, {}, reporter);
        request.with = &other;
        if (run.with_distance)
            request.with_distance =
                ground_distance(*run.with_distance, distance_of(other, "--with-distance {}"));
    }
    AreaResult result = make_areas(request);
    if (result.without > 0)
        reporter.warn(fmt::format("{} feature{} of '{}' could not be buffered", result.without,
                                  result.without == 1 ? "" : "s", layer.name));
    if (result.areas.size() == 0)
        throw Error(fmt::format("nothing is left of '{}'", run.input),
                    "the two layers lie apart, or one covers the other");
    if (!run.with.empty()) {
        std::string& credit = result.areas.metadata.attribution;
        const std::string& second = other.metadata.attribution;
        if (!second.empty() && second != credit) credit += (credit.empty() ? "" : "; ") + second;
    }
    write_file(run.output, layer_bytes(result.areas, run.output));
    return sentences(result, run);
}

} // namespace cordon::app
