// SPDX-License-Identifier: MIT
#pragma once

#include "data/flatgeobuf_header.hpp"
#include "data/layer_builder.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Bytes of a feature's size, before it.
inline constexpr std::size_t fgb_prefix = sizeof(std::uint32_t);

/// The features of a file, each behind its size: what follows the header and the index.
[[nodiscard]] std::string_view fgb_features(std::string_view bytes, const FgbHeader& header);

/// The buffer of the feature whose size stands at an offset in the features.
[[nodiscard]] std::string_view fgb_feature_at(std::string_view features, std::size_t at);

/// Calls `use(at, feature)` with the offset and the buffer of each feature in their order, `count`
/// of them when that is known (not 0), until it returns false. Throws FlatBufferError.
template <typename Use>
bool each_fgb_feature(std::string_view features, std::uint64_t count, Use use) {
    std::uint64_t done = 0;
    for (std::size_t at = 0; at < features.size() && (count == 0 || done < count); ++done) {
        const std::string_view feature = fgb_feature_at(features, at);
        if (!use(at, feature)) return false;
        at += fgb_prefix + feature.size();
    }
    if (done < count)
        throw FlatBufferError("it ends after " + std::to_string(done) + " of " +
                              std::to_string(count) + " features");
    return true;
}

/// Puts features of a FlatGeobuf file into a LayerBuilder.
class FgbFeatureReader {
  public:
    FgbFeatureReader(const FgbHeader& header, LayerBuilder& builder);

    /// Reads one feature's buffer (without its size prefix). Returns false when it holds a curve,
    /// which GDAL must turn into lines. Throws FlatBufferError.
    [[nodiscard]] bool read(std::string_view feature);
    /// The same without its geometry: a feature that has values only.
    void read_values(std::string_view feature);

  private:
    struct Target {
        FgbColumnType type = FgbColumnType::binary;
        std::optional<std::size_t> column; ///< empty = the value is passed over
        bool names_feature = false;        ///< its value is the identifier in messages
    };
    [[nodiscard]] std::vector<Target> targets(const std::vector<FgbColumn>& columns);
    [[nodiscard]] bool geometry(const FlatTable& table, FgbType type, int depth);
    [[nodiscard]] bool parts(const FlatTable& table, FgbType type, int depth);
    void runs(const FlatTable& table, geom::Kind kind);
    void run(geom::Kind kind, bool hole, const char* xy, std::size_t count);
    void properties(const FlatTable& feature);
    void properties(std::string_view bytes, const std::vector<Target>& targets);
    std::size_t value(std::string_view bytes, std::size_t at, const Target& target);
    std::size_t text_value(std::string_view bytes, std::size_t at, const Target& target);

    FgbType type_;
    LayerBuilder& builder_;
    std::vector<Target> targets_;
    std::size_t points_left_ =
        0; ///< that the feature's bytes can hold; arrays shared by parts would exceed it
    std::size_t parts_left_ = 0;
};

} // namespace cordon::data
