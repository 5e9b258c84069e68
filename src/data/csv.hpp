// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Limits for untrusted tables.
struct CsvLimits {
    std::size_t max_bytes =
        std::size_t{1} << 30U; ///< of the text; a third of 4 GiB at most: cells hold 32-bit offsets
    std::size_t max_columns = 4096;
    std::size_t max_cells = 400'000'000; ///< rows times columns of the header
};

/// A table of texts with a header row (RFC 4180): all cells lie in one buffer that the table owns.
class CsvTable {
  public:
    std::vector<std::string> header; ///< column names, without surrounding spaces
    char delimiter = ',';            ///< `,` `;` tab or `|`, as found

    /// Rows below the header; blank ones do not count.
    [[nodiscard]] std::size_t rows() const { return lines_.size(); }
    /// The text of a cell, unquoted, as written otherwise; empty when the row is too short.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
        if (row >= rows() || column >= header.size()) return {};
        const Cell& c = cells_[row * header.size() + column];
        return std::string_view(buffer_).substr(c.first, c.size);
    }
    /// 1-based line of the file on which the row begins.
    [[nodiscard]] int line(std::size_t row) const { return static_cast<int>(lines_[row]); }
    /// Number in a cell; a decimal comma is understood when the delimiter is not a comma.
    /// Empty when the cell is empty or not a finite number.
    [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column) const;
    /// Index of the column of that name, compared without regard to ASCII case.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;

  private:
    friend class CsvParser;
    struct Cell {
        std::uint32_t first = 0; ///< offset in the buffer
        std::uint32_t size = 0;
    };
    std::string buffer_;
    std::vector<Cell> cells_; ///< rows() x header.size()
    std::vector<std::uint32_t> lines_;
};

/// Reads a table: quotes, CR/LF/CRLF and the delimiter (`,` `;` tab `|`) are found out; UTF-16 with
/// a byte order mark is read, other bytes that are not UTF-8 as Windows-1252 (Latin-1) with a note.
/// Titles above the header are left out with a note, rows without anything in them silently. Rows
/// of another length than the header are reported with their line and filled or cut. `file` is the
/// name used in messages. Throws Error for an empty text, an open quote, spreadsheets and sizes
/// above the limits.
[[nodiscard]] CsvTable read_csv(std::string bytes, const std::string& file, Reporter& reporter,
                                const CsvLimits& limits = {});

/// A decimal number without regard to the locale: surrounding spaces and a `+` are allowed, `12,5`
/// only with `decimal_comma`; empty for anything else, infinities and NaN.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, bool decimal_comma = false);

} // namespace cordon::data
