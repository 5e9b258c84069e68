// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Builds the tree of one nested value out of a stream of events.
class JsonCapture {
  public:
    void begin_object() { open_.emplace_back().is_object = true; }
    void begin_array() { open_.emplace_back(); }
    void key(std::string_view name) { open_.back().key = name; }
    void value(Json value);
    /// Closes the innermost object or array.
    void end();
    /// Whether an object or array is still open.
    [[nodiscard]] bool busy() const { return !open_.empty(); }
    /// The value that was closed last.
    [[nodiscard]] Json take() { return std::move(root_); }

  private:
    struct Open {
        bool is_object = false;
        std::string key;
        Json::Array items;
        Json::Object members;
    };
    std::vector<Open> open_;
    Json root_;
};

} // namespace cordon::data
