// SPDX-License-Identifier: MIT
#include "analysis/road_layer.hpp"

#include "analysis/road_attributes.hpp"
#include "analysis/road_lines.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::analysis {

namespace {

/// Attributes that go over as they are.
constexpr std::array<const char*, 4> copied{"tunnel", "layer", "ford", "seasonal"};

void check(const std::vector<std::string>& classes) {
    for (const std::string& name : classes) {
        if (road_class_from(name)) continue;
        std::vector<std::string> known(road_class_names.begin(), road_class_names.end());
        const std::string near = did_you_mean(name, known);
        throw Error(fmt::format("road class '{}' is not known", name),
                    near.empty() ? "write values of highway: trunk, primary, secondary" : near);
    }
}

bool is_wanted(const std::vector<std::string>& classes, const RoadAttributes& road,
               const std::string& name) {
    if (classes.empty()) return true;
    const auto* const group = road_class_names.at(static_cast<std::size_t>(road.road_class));
    return std::any_of(classes.begin(), classes.end(), [&](const std::string& wanted) {
        return wanted == name || name == wanted + "_link" || wanted == group;
    });
}

void set_text(data::FeatureLayer& out, const char* key, const std::string& value) {
    if (!value.empty() && value != "no") out.set(key, std::string_view(value));
}

double length_km(const geom::LonLatView& line) {
    double metres = 0.0;
    for (std::size_t part = 0; part < line.part_count(); ++part)
        metres += proj::length(line.part(part)).value();
    return std::round(metres) / 1000.0;
}

/// The class as the file has it, else as the network sees it.
std::string name_of_class(const RoadAttributeReader& reader, std::size_t i,
                          const RoadAttributes& road) {
    std::string name = reader.class_name(i);
    if (!name.empty()) return name;
    return road.ferry ? "ferry" : road_class_names.at(static_cast<std::size_t>(road.road_class));
}

} // namespace

data::FeatureLayer road_layer(const data::FeatureLayer& lines, const NetworkOptions& options,
                              const std::vector<std::string>& classes, Reporter& reporter) {
    check(classes);
    RoadAttributeReader reader(lines, options);
    data::FeatureLayer out("roads");
    out.metadata = lines.metadata;
    // The order of the columns is that of a reader's interest, not of the first feature.
    for (const char* name : {"class", "ref", "name", "length_km", "weight"})
        (void)out.make_column(name);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines.shapes.kind(i) != geom::Kind::line || lines.shapes[i].empty()) continue;
        const auto road = reader.read(i);
        if (!road) continue;
        const std::string name = name_of_class(reader, i, *road);
        if (!is_wanted(classes, *road, name)) continue;
        out.shapes.add_shape(lines.shapes[i]);
        set_text(out, "class", name);
        set_text(out, "ref", reader.attribute(i, "ref"));
        set_text(out, "name", reader.attribute(i, "name"));
        out.set("length_km", length_km(lines.shapes[i]));
        out.set("weight", road->weight);
        set_text(out, "oneway", road->backward ? "-1" : road->oneway ? "yes" : "");
        set_text(out, "bridge", road->bridge ? "yes" : "");
        for (const char* key : copied) set_text(out, key, reader.attribute(i, key));
        out.finish_feature();
    }
    report_attributes(reader.findings(), options, {lines.metadata.source, 0, 0, {}}, reporter);
    if (out.size() == 0)
        throw Error({Severity::error,
                     "holds no road that vehicles use",
                     {lines.metadata.source, 0, 0, {}},
                     {classes.empty() ? "roads are lines with highway, class, fclass or type"
                                      : "ask for more classes"}});
    return out;
}

} // namespace cordon::analysis
