// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "geom/point.hpp"

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::incident {

/// Where findings of one file go, and which feature is being read.
struct ReadContext {
    Reporter& reporter;
    std::string file;
    std::string id{}; ///< of the feature at hand
    int errors = 0;   ///< reported so far

    /// Reports an error or a warning at a line of the file, with the feature's id.
    void error(std::string message, int line, std::vector<std::string> hints = {});
    void warn(std::string message, int line, std::vector<std::string> hints = {});
};

/// The members of one JSON object, taken one by one; what nobody took is kept as unknown members.
class Fields {
  public:
    /// `object` must be a JSON object and outlive this.
    Fields(const Json& object, ReadContext& context)
        : object_(object), context_(context), taken_(object.members().size(), false) {}

    [[nodiscard]] int line() const { return object_.line(); }
    /// The member; nullptr when absent or null.
    const Json* take(std::string_view key);
    /// A text; empty when absent; an error for another type.
    std::string text(std::string_view key);
    /// A number; an error for another type.
    std::optional<double> number(std::string_view key);
    /// true or false; false when absent.
    bool boolean(std::string_view key);
    /// A `[longitude, latitude]` pair in degrees, checked against its ranges.
    std::optional<geom::LonLat> position(std::string_view key);
    /// Members that were not taken, in their order.
    [[nodiscard]] Json::Object rest() const;

  private:
    const Json* take_typed(std::string_view key, bool (Json::*is_type)() const,
                           std::string_view wanted);

    const Json& object_;
    ReadContext& context_;
    std::vector<bool> taken_;
};

/// A `[longitude, latitude]` pair; reports what is wrong with it, swapped pairs included.
[[nodiscard]] std::optional<geom::LonLat> read_position(const Json& json, ReadContext& context);

/// Members of a new JSON object, in the order in which they are added.
class ObjectBuilder {
  public:
    void add(std::string_view key, Json value) {
        members_.push_back({std::string(key), std::move(value), 0});
    }
    void add(std::string_view key, double value) { add(key, Json(value)); }
    void add(std::string_view key, std::string_view value) { add(key, Json(std::string(value))); }
    /// Nothing is added for an empty text.
    void add_text(std::string_view key, std::string_view value) {
        if (!value.empty()) add(key, value);
    }
    void add_all(const Json::Object& members) {
        members_.insert(members_.end(), members.begin(), members.end());
    }
    void add_all(Json::Object&& members) {
        members_.insert(members_.end(), std::make_move_iterator(members.begin()),
                        std::make_move_iterator(members.end()));
    }
    [[nodiscard]] bool empty() const { return members_.empty(); }
    [[nodiscard]] Json take() { return Json(std::move(members_)); }
    /// The members alone, for an object that they are a part of.
    [[nodiscard]] Json::Object take_members() { return std::move(members_); }

  private:
    Json::Object members_;
};

} // namespace cordon::incident
