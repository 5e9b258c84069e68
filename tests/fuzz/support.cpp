// SPDX-License-Identifier: MIT
#include "fuzz/support.hpp"

#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "data/reader.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace cordon::fuzz {

void require(bool holds, std::string_view sentence) {
    if (holds) return;
    fmt::print(stderr, "fuzz: {}\n", sentence);
    std::abort();
}

void require_whole(const data::FeatureLayer& layer) {
    for (const geom::LonLat& p : layer.shapes.points())
        require(std::isfinite(p.x) && std::isfinite(p.y), "a coordinate is no number");
    for (const data::Column& column : layer.columns())
        require(column.size() == layer.size(), "a column has not one value for each feature");
}

const data::FeatureLayer& sample_features() {
    static const data::FeatureLayer layer = [] {
        constexpr std::string_view text = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "id": 7, "properties": {"name": "Ségou", "n": 12.5, "yes": true, "none": null,
 "list": [1, "two", [3]], "object": {"a": {"b": 1}}, "color": "#ff8800", "class": "town"},
 "geometry": {"type": "Point", "coordinates": [-6.2, 13.4]}},
{"type": "Feature", "id": "x", "properties": {"name": "", "n": -1e300, "class": "road"},
 "geometry": {"type": "LineString", "coordinates": [[-8, 12.6], [-7, 13], [-6.2, 13.4]]}},
{"type": "Feature", "properties": {"name": "Zürich 東京 مالي", "n": "3", "class": 1},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]],
 [[0.5, 0.5], [0.5, 1], [1, 1], [0.5, 0.5]]]}},
{"type": "Feature", "properties": {}, "geometry": null}]})";
        CollectingReporter ignored;
        return data::read_geojson(parse_json(text, "sample"), "sample", ignored);
    }();
    return layer;
}

MemoryFile::MemoryFile(std::string_view bytes) : descriptor_(memfd_create("cordon-fuzz", 0)) {
    require(descriptor_ >= 0, "no file can be made in memory");
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
        require(written > 0, "the file in memory cannot be written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    path_ = fmt::format("/proc/self/fd/{}", descriptor_);
}

MemoryFile::~MemoryFile() {
    close(descriptor_);
}

} // namespace cordon::fuzz

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        cordon::fuzz::run({reinterpret_cast<const char*>(data), size});
    } catch (const cordon::Error& error) {
        cordon::fuzz::require(!error.diagnostic().message.empty(), "an Error without a sentence");
    }
    return 0;
}
