// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// The editable table from the precision codes of event data to location models (design:
/// encirclement, section 10).
class PrecisionTable {
  public:
    /// Reads a CSV with the columns source, code, meaning, model, radius_km. Throws Error with file
    /// and line for a model that does not exist or a radius that is no number above 0.
    [[nodiscard]] static PrecisionTable read(const std::filesystem::path& path, Reporter& reporter);
    /// As above from memory.
    [[nodiscard]] static PrecisionTable parse(std::string bytes, const std::string& file,
                                              Reporter& reporter);

    /// The row for a code, or nullptr. `code` is compared as text: `1`.
    [[nodiscard]] const PrecisionUse* find(std::string_view source, std::string_view code) const;
    /// As find(), and counts the row as used.
    const PrecisionUse* use(std::string_view source, std::string_view code);
    /// The row of the source `words` whose code, folded, stands in a folded text as whole words:
    /// the longest one; counts it as used.
    const PrecisionUse* use_words(std::string_view folded);
    /// Rows that were used at least once, in the order of the table.
    [[nodiscard]] std::vector<PrecisionUse> used() const;
    [[nodiscard]] const std::vector<PrecisionUse>& rows() const { return rows_; }

  private:
    std::vector<PrecisionUse> rows_;
};

} // namespace cordon::incident
