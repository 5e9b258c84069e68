// SPDX-License-Identifier: MIT
#pragma once

#include "data/flatgeobuf_header.hpp"
#include "data/layer_builder.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Puts features of a FlatGeobuf file into a LayerBuilder.
class FgbFeatureReader {
  public:
    FgbFeatureReader(const FgbHeader& header, LayerBuilder& builder);

    /// Reads one feature's buffer (without its size prefix). Returns false when it holds a curve,
    /// which GDAL must turn into lines. Throws FlatBufferError.
    [[nodiscard]] bool read(std::string_view feature);

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
