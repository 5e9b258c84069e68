// SPDX-License-Identifier: MIT
#include "data/keyed_shapes.hpp"

#include "data/flatgeobuf.hpp"
#include "data/flatgeobuf_feature.hpp"
#include "data/layer_builder.hpp"

namespace cordon::data {

namespace {

/// Runs what reads the file; whatever is wrong with its bytes becomes an Error with its name.
template <typename Read>
auto checked(const std::string& file, Read read) {
    try {
        return read();
    } catch (const FlatBufferError& error) {
        fail_damaged_fgb(file, error.what());
    }
}

} // namespace

KeyedShapes::KeyedShapes(const std::filesystem::path& path, const std::string& column)
    : name_(path.string()), file_(path) {
    if (!is_flatgeobuf(file_.bytes())) throw Error(name_ + " is no FlatGeobuf file");
    checked(name_, [&] { read_keys(column); });
}

void KeyedShapes::read_keys(const std::string& column) {
    const FgbHeader header = read_fgb_header(file_.bytes());
    if (!is_wgs84(header)) throw Error(name_ + " is not on WGS 84");
    features_ = fgb_features(file_.bytes(), header);
    const ReadOptions options{.columns = {column}};
    CollectingReporter findings;
    LayerBuilder builder(name_, options, findings);
    FgbFeatureReader reader(header, builder);
    std::vector<std::size_t> offsets;
    each_fgb_feature(features_, header.features, [&](std::size_t at, std::string_view feature) {
        reader.read_values(feature);
        offsets.push_back(at);
        return true;
    });
    const FeatureLayer layer = builder.finish();
    for (std::size_t i = 0; i < offsets.size(); ++i)
        if (const std::string_view key = layer.text(i, column); !key.empty())
            offsets_[std::string(key)].push_back(offsets[i]);
}

geom::LonLatShapes KeyedShapes::of(std::string_view key) const {
    const auto found = offsets_.find(key);
    if (found == offsets_.end()) return {};
    return checked(name_, [&] {
        const FgbHeader header = read_fgb_header(file_.bytes());
        const ReadOptions options{.geometry_only = true};
        CollectingReporter findings;
        LayerBuilder builder(name_, options, findings);
        FgbFeatureReader reader(header, builder);
        for (const std::size_t at : found->second)
            if (!reader.read(fgb_feature_at(features_, at))) throw Error(name_ + " holds curves");
        return builder.finish().shapes;
    });
}

} // namespace cordon::data
