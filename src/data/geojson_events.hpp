// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_stream.hpp"
#include "data/coordinate_stack.hpp"
#include "data/geojson.hpp"
#include "data/json_capture.hpp"
#include "data/layer_builder.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Turns the events of GeoJSON texts into features. Members may come in any order: a geometry is
/// put together when its object closes, a feature likewise. Throws ForeignJson for texts that are
/// for another reader.
class GeoJsonEvents final : public JsonEvents {
  public:
    /// `line_at` turns the offset of begin_object() into a line number.
    GeoJsonEvents(LayerBuilder& builder, std::string file, std::function<int(std::size_t)> line_at)
        : builder_(builder), file_(std::move(file)), line_at_(std::move(line_at)) {}

    void null() override;
    void boolean(bool value) override;
    void number(double value) override;
    void string(std::string_view value) override;
    void key(std::string_view name) override;
    void begin_object(std::size_t offset) override;
    void end_object() override;
    void begin_array() override;
    void end_array() override;

  private:
    enum class Role { root, feature, geometry };
    enum class Place { object, features, geometries, properties };
    /// A GeoJSON object that is open.
    struct Object {
        Role role = Role::root;
        std::string type;
        Json id;
        bool begun = false; ///< the builder's feature
        bool features = false;
        bool geometry = false;
        bool coordinates = false;
        bool geometries = false;
        int line = 0;
    };

    [[nodiscard]] bool in_object() const {
        return !places_.empty() && places_.back() == Place::object;
    }
    [[nodiscard]] bool in_properties() const {
        return !places_.empty() && places_.back() == Place::properties;
    }
    [[nodiscard]] bool captures() const { return capture_.busy(); }
    template <typename T>
    void scalar(T value);
    void read_root_text(std::string_view value);
    void open_object(Role role, int line);
    void open_member_object(int line);
    void open_member_array();
    void begin_feature(Object& object);
    void captured();
    void close_object();
    void close_root(Object& object);
    void close_geometry(const Object& object);
    void close_feature(Object& object);
    [[noreturn]] void fail(std::string message, int line) const;

    LayerBuilder& builder_;
    std::string file_;
    std::function<int(std::size_t)> line_at_;
    std::vector<Place> places_;
    std::vector<Object> objects_;
    CoordinateStack coordinates_;
    JsonCapture capture_;
    bool captures_crs_ = false;
    std::size_t skipped_ = 0; ///< depth of a value that is passed over
    std::string key_;
    std::optional<std::size_t> column_; ///< of the property whose key came last
    bool id_property_ = false;          ///< the feature has a property named id
    std::string reason_;                ///< why the feature cannot be used
};

} // namespace cordon::data
