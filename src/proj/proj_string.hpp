// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::proj {

/// The parameters of a PROJ string such as `+proj=laea +lat_0=13 +lon_0=-8.5 +datum=WGS84`, in
/// their order.
class ProjString {
  public:
    ProjString() = default;
    /// Empty when `text` does not have the form of a PROJ string with a `proj` parameter.
    [[nodiscard]] static std::optional<ProjString> parse(std::string_view text);

    [[nodiscard]] bool has(std::string_view key) const;
    /// The value of `key`; empty for a flag and for a key that is absent.
    [[nodiscard]] std::string_view get(std::string_view key) const;
    /// The value as a number; empty when absent or not a plain decimal number.
    [[nodiscard]] std::optional<double> number(std::string_view key) const;
    [[nodiscard]] double number_or(std::string_view key, double otherwise) const {
        return number(key).value_or(otherwise);
    }
    /// True when every key is one of `keys`.
    [[nodiscard]] bool only(const std::vector<std::string_view>& keys) const;
    /// The parameters again, each with a leading `+`, without those named.
    [[nodiscard]] std::string without(const std::vector<std::string_view>& keys) const;

  private:
    std::vector<std::pair<std::string, std::string>> parameters_;
};

} // namespace cordon::proj
