// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "data/coordinate_check.hpp"
#include "data/feature_layer.hpp"
#include "data/reader.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Takes features from a reader one after the other, checks them and puts those that are wanted
/// into a layer. A reader calls begin(), then parts, points and values in any order, then end();
/// finish() hands the layer out.
class LayerBuilder {
  public:
    /// `file` is the name used in messages; the builder keeps references to `options` and
    /// `reporter`.
    LayerBuilder(const std::string& file, const ReadOptions& options, Reporter& reporter);

    /// Index of the column of that name, made when it is new; empty when the options do not ask for
    /// it.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name);

    /// Starts a feature. `line` is where it begins in its file, 0 when the file has no lines.
    void begin(int line = 0);
    /// Starts a part of the given kind; a hole belongs to the last ring before it that is not one.
    void begin_part(geom::Kind kind, bool hole = false);
    void add(geom::LonLat p) {
        points_.push_back(p);
        ++parts_.back().count;
    }
    /// Room for `count` points of the part that was begun last, to be written by the caller.
    [[nodiscard]] std::span<geom::LonLat> add_points(std::size_t count);

    void set(std::size_t column, bool value) { values_.push_back({column, value}); }
    void set(std::size_t column, double value) { values_.push_back({column, value}); }
    /// The text is copied.
    void set(std::size_t column, std::string_view value);
    void set(std::size_t column, Json value);
    /// A value written as JSON; what is no JSON stays a text.
    void set_json(std::size_t column, std::string_view text);
    /// The feature's own identifier, for messages.
    void set_id(std::string_view id) { id_ = id; }

    /// Checks the feature and keeps it when it lies in the window. A geometry of several kinds
    /// becomes one feature for each kind (polygons, lines, points) with the same attributes. Throws
    /// Error above options.max_features.
    void end();
    /// Drops the feature begun last with a warning that names it.
    void reject(std::string_view why);

    /// Features that were begun, kept or not.
    [[nodiscard]] std::size_t seen() const { return seen_; }
    void reserve(std::size_t features, std::size_t points) {
        layer_.shapes.reserve(features, points);
    }
    [[nodiscard]] FeatureLayer& layer() { return layer_; }
    /// Reports what was found and returns the layer. Throws Error when the coordinates are not
    /// degrees at all.
    [[nodiscard]] FeatureLayer finish();

  private:
    struct Part {
        geom::Kind kind = geom::Kind::none;
        bool hole = false;
        std::size_t first = 0;
        std::size_t count = 0;
    };
    struct Text {
        std::size_t first = 0;
        std::size_t size = 0;
    };
    struct Pending {
        std::size_t column = 0;
        std::variant<bool, double, Text, std::size_t> value; ///< the last is an index into jsons_
    };

    [[nodiscard]] bool wanted(const geom::LonLatBox& box) const;
    [[nodiscard]] std::span<const geom::LonLat> usable_points(const Part& part);
    [[nodiscard]] std::span<const geom::LonLat> thinned(std::span<const geom::LonLat> points,
                                                        geom::Kind kind);
    void keep(geom::Kind kind);
    void keep_values();
    void check_size();
    void drop(std::string why);

    std::string file_;
    const ReadOptions& options_;
    Reporter& reporter_;
    FeatureLayer layer_;
    CoordinateCheck check_;

    std::vector<Part> parts_;
    std::vector<geom::LonLat> points_;
    std::vector<geom::LonLat> ring_; ///< a ring that had to be closed
    std::vector<geom::LonLat> thin_; ///< a part without what is below the detail
    std::vector<Pending> values_;
    std::string texts_;
    std::vector<Json> jsons_;
    std::string id_;
    int line_ = 0;
    std::size_t seen_ = 0;
    std::size_t next_column_ = 0; ///< features of a file name their columns in the same order
    std::size_t kept_values_ = 0;
    std::size_t dropped_ = 0;
    Diagnostics findings_; ///< held back until it is known that the file is in degrees at all
    std::size_t closed_rings_ = 0;
    std::size_t short_parts_ = 0;
};

} // namespace cordon::data
