// SPDX-License-Identifier: MIT
#include "app/road_data.hpp"

#include "analysis/parameters.hpp"
#include "analysis/road_layer.hpp"
#include "app/layer_file.hpp"
#include "core/file.hpp"
#include "core/language.hpp"
#include "data/reader.hpp"

#include <fmt/format.h>

#include <map>

namespace cordon::app {

namespace {

/// `trunk 12, primary 30`, in the order of the names.
std::string class_counts(const data::FeatureLayer& roads) {
    std::map<std::string, std::size_t, std::less<>> counts;
    for (std::size_t i = 0; i < roads.size(); ++i) ++counts[std::string(roads.text(i, "class"))];
    std::vector<std::string> items;
    items.reserve(counts.size());
    for (const auto& [name, count] : counts) items.push_back(fmt::format("{} {}", name, count));
    return fmt::format("{}", fmt::join(items, ", "));
}

} // namespace

std::vector<std::string> write_roads(const RoadData& run, Reporter& reporter) {
    check_layer_file(run.output);
    data::ReadOptions options;
    options.layer = run.layer;
    options.window = run.box;
    data::FeatureLayer lines = data::read_layer(run.input, options, reporter);
    if (!run.attribution.empty()) lines.metadata.attribution = run.attribution;
    if (!run.licence.empty()) lines.metadata.licence = run.licence;
    if (lines.metadata.attribution.empty() && lines.metadata.licence.empty())
        reporter.warn("the roads have neither attribution nor licence", {run.input, 0, 0, {}},
                      {"say whose they are with --attribution and --licence"});
    analysis::NetworkOptions network;
    network.capacity = analysis::Parameters{}.capacity;
    const data::FeatureLayer roads = analysis::road_layer(lines, network, run.classes, reporter);
    write_file(run.output, layer_bytes(roads, run.output));
    double km = 0.0;
    for (std::size_t i = 0; i < roads.size(); ++i) km += roads.number(i, "length_km", 0.0);
    std::vector<std::string> out;
    out.push_back(fmt::format("{}: {} roads, {} km ({})", run.output, roads.size(),
                              format_number(km, km < 100.0 ? 1 : 0, Language::en),
                              class_counts(roads)));
    if (!roads.metadata.attribution.empty())
        out.push_back(fmt::format("credit: {}{}{}", roads.metadata.attribution,
                                  roads.metadata.licence.empty() ? "" : ", ",
                                  roads.metadata.licence));
    return out;
}

} // namespace cordon::app
