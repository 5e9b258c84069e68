// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"

#include <cstdint>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Which incident each feature of a layer belongs to, for layers of a million of them.
namespace cordon::app {

/// An attribute whose column is looked for once. The layer must outlive this.
class Attribute {
  public:
    Attribute(const data::FeatureLayer& layer, std::string_view name) {
        if (const auto index = layer.column(name)) column_ = &layer.column_at(*index);
    }
    /// Empty where it is missing or not a text.
    [[nodiscard]] std::string_view text(std::size_t row) const {
        return as<std::string_view>(row, {});
    }
    [[nodiscard]] double number(std::size_t row, double fallback) const {
        return as<double>(row, fallback);
    }
    [[nodiscard]] bool boolean(std::size_t row, bool fallback) const {
        return as<bool>(row, fallback);
    }

  private:
    template <typename T>
    [[nodiscard]] T as(std::size_t row, T fallback) const {
        if (column_ == nullptr) return fallback;
        const data::Value value = (*column_)[row];
        const T* found = std::get_if<T>(&value);
        return found != nullptr ? *found : fallback;
    }
    const data::Column* column_ = nullptr;
};

/// Features by the incident whose `id` they have. The layer must outlive this.
class PointIncidents {
  public:
    explicit PointIncidents(const data::FeatureLayer& layer) {
        const Attribute id(layer, "id");
        std::unordered_map<std::string_view, std::uint32_t> known;
        known.reserve(layer.size());
        of_row_.reserve(layer.size());
        for (std::size_t row = 0; row < layer.size(); ++row) {
            const auto [found, is_new] =
                known.try_emplace(id.text(row), static_cast<std::uint32_t>(ids_.size()));
            if (is_new) ids_.push_back(id.text(row));
            of_row_.push_back(found->second);
        }
    }

    [[nodiscard]] std::size_t count() const { return ids_.size(); }
    /// The number of a row's incident, 0 … count() - 1 in the order of their first rows.
    [[nodiscard]] std::uint32_t of_row(std::size_t row) const { return of_row_[row]; }
    [[nodiscard]] std::string_view id(std::size_t incident) const { return ids_[incident]; }

  private:
    std::vector<std::uint32_t> of_row_;
    std::vector<std::string_view> ids_;
};

/// Incidents of which each counts once in a gathering, for many gatherings one after the other.
class OnceEach {
  public:
    explicit OnceEach(const PointIncidents& incidents)
        : incidents_(incidents), last_(incidents.count(), never) {}

    void begin() { ++gathering_; }
    /// True for the first row of its incident since begin().
    [[nodiscard]] bool is_first(std::size_t row) {
        std::uint32_t& last = last_[incidents_.of_row(row)];
        if (last == gathering_) return false;
        last = gathering_;
        return true;
    }

  private:
    static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
    const PointIncidents& incidents_;
    std::vector<std::uint32_t> last_;
    std::uint32_t gathering_ = 0;
};

} // namespace cordon::app
