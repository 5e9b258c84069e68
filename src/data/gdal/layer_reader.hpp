// SPDX-License-Identifier: MIT
#pragma once

#include "data/gdal/crs.hpp"
#include "data/gdal/handles.hpp"
#include "data/gdal/interface.hpp"

#include <deque>
#include <string>
#include <vector>

namespace cordon::data::gdal {

/// Sends the features of one layer to the sink.
class LayerReader {
  public:
    LayerReader(OGRLayerH layer, const Request& request, const Sink& sink)
        : layer_(layer), request_(request), sink_(sink), crs_(layer, request.source_crs) {}

    [[nodiscard]] Outcome run();

  private:
    struct Field {
        int index = 0;
        std::size_t column = 0;
        OGRFieldType type = OFTString;
        OGRFieldSubType subtype = OFSTNone;
    };
    [[nodiscard]] bool choose_fields();
    [[nodiscard]] bool send_operations();
    void filter();
    [[nodiscard]] bool send(OGRFeatureH feature);
    void take_geometry(OGRGeometryH geometry, int depth);
    void take_run(OGRGeometryH geometry, std::uint8_t kind, bool hole);
    void take_polygon(OGRGeometryH polygon);
    void take_value(OGRFeatureH feature, const Field& field);
    void take_text(std::size_t column, ValueType type, std::string text);

    OGRLayerH layer_;
    const Request& request_;
    const Sink& sink_;
    Reprojector crs_;
    std::vector<Field> fields_;

    // Of the feature at hand; kept to reuse their memory.
    std::vector<double> xy_;
    std::vector<Part> parts_;
    std::vector<Value> values_;
    std::deque<std::string> texts_; ///< texts made here; a deque does not move them
};

} // namespace cordon::data::gdal
