// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/situation.hpp"
#include "core/json.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis {

/// Decimals of each kind of number: more would be noise, fewer would hide small shares.
inline constexpr int share_decimals = 6;
inline constexpr int km_decimals = 3;
inline constexpr int degree_decimals = 4;

/// `value` to so many decimals, never -0.
[[nodiscard]] double rounded(double value, int decimals);

/// An object built member by member, in order.
class Object {
  public:
    Object& add(std::string key, Json value) {
        members_.push_back({std::move(key), std::move(value), 0});
        return *this;
    }
    Object& text(std::string key, std::string_view value) {
        return add(std::move(key), Json(std::string(value)));
    }
    Object& flag(std::string key, bool value) { return add(std::move(key), Json(value)); }
    Object& count(std::string key, std::size_t value) {
        return add(std::move(key), Json(static_cast<double>(value)));
    }
    Object& number(std::string key, double value, int decimals) {
        return add(std::move(key), Json(rounded(value, decimals)));
    }
    Object& maybe(std::string key, const std::optional<double>& value, int decimals) {
        return add(std::move(key), value ? Json(rounded(*value, decimals)) : Json());
    }
    Object& texts(std::string key, const std::vector<std::string>& values) {
        Json::Array items;
        for (const std::string& value : values) items.emplace_back(value);
        return add(std::move(key), Json(std::move(items)));
    }
    [[nodiscard]] Json done() { return Json(std::move(members_)); }

  private:
    Json::Object members_;
};

/// `{"value", "p05", "p95", "mc_error"}`; without draws only the value.
[[nodiscard]] Json to_json(const Estimate& estimate, int decimals);
[[nodiscard]] Json to_json(const std::optional<StatusProbability>& known); ///< null without draws
[[nodiscard]] Json to_json(const StatusEvidence& evidence);

} // namespace cordon::analysis
