// SPDX-License-Identifier: MIT
#include "data/csv.hpp"

#include "data/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace cordon::data {

namespace {

[[noreturn]] void fail(const std::string& file, int line, std::string message, std::string hint) {
    Diagnostic diagnostic{Severity::error, std::move(message), {file, line, 0, {}}, {}};
    if (!hint.empty()) diagnostic.hints.push_back(std::move(hint));
    throw Error(std::move(diagnostic));
}

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_without_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

/// Field counts of the first records when `delimiter` separates them; quotes are honoured.
std::vector<std::size_t> field_counts(std::string_view text, char delimiter) {
    constexpr std::size_t sample_records = 25;
    std::vector<std::size_t> counts;
    std::size_t fields = 1;
    bool quoted = false;
    bool blank = true;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        const bool ends = !quoted && (c == '\n' || c == '\r');
        if (ends && !blank) counts.push_back(fields);
        if (ends) {
            fields = 1;
            blank = true;
            if (counts.size() == sample_records) return counts;
            continue;
        }
        blank = false;
        if (!quoted && c == delimiter) ++fields;
    }
    if (!blank) counts.push_back(fields);
    return counts;
}

/// How many records agree on a number of fields, and on which: that of the first record, or, where
/// few others have it (a title above the table), the most frequent one.
std::pair<std::size_t, std::size_t> agreement(const std::vector<std::size_t>& counts) {
    const auto with = [&](std::size_t fields) {
        const auto found = std::count(counts.begin(), counts.end(), fields);
        return fields < 2 ? std::pair<std::size_t, std::size_t>{0, 0}
                          : std::pair(static_cast<std::size_t>(found), fields);
    };
    if (counts.empty()) return {0, 0};
    const auto first = with(counts.front());
    if (2 * first.first > counts.size()) return first;
    auto best = first;
    for (const std::size_t fields : counts) best = std::max(best, with(fields));
    return best;
}

/// The candidate whose records most often have as many fields as the header; with equal agreement
/// the one that gives more fields, then the more usual one.
char find_delimiter(std::string_view text) {
    constexpr std::size_t sample_bytes = std::size_t{1} << 18U;
    char best = ',';
    std::pair<std::size_t, std::size_t> best_score{0, 0};
    for (const char candidate : {',', ';', '\t', '|'}) {
        const auto score = agreement(field_counts(text.substr(0, sample_bytes), candidate));
        if (score > best_score) {
            best_score = score;
            best = candidate;
        }
    }
    return best;
}

/// What a record looks like from outside.
struct RecordShape {
    std::size_t begin = 0; ///< byte
    int line = 1;
    std::size_t filled = 0;  ///< fields with anything in them
    bool has_number = false; ///< a field is a number: such a record is no header
};

/// The first records of a text; nothing is unquoted.
std::vector<RecordShape> record_shapes(std::string_view text, char delimiter, std::size_t most) {
    std::vector<RecordShape> shapes;
    RecordShape record;
    std::size_t field = 0; // byte at which it begins
    int line = 1;
    bool quoted = false;
    const auto end_field = [&](std::size_t end) {
        std::string_view cell = trimmed(text.substr(field, end - field));
        while (cell.starts_with('"')) cell.remove_prefix(1);
        while (cell.ends_with('"')) cell.remove_suffix(1);
        if (!cell.empty()) ++record.filled;
        record.has_number = record.has_number || parse_number(cell, delimiter != ',').has_value();
        field = end + 1;
    };
    for (std::size_t i = 0; i < text.size() && shapes.size() < most; ++i) {
        const char c = text[i];
        if (c == '"') quoted = !quoted;
        const bool is_pair = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if ((c == '\n' || c == '\r') && !is_pair) ++line;
        if (quoted || is_pair) continue;
        if (c == delimiter) end_field(i);
        if (c != '\n' && c != '\r') continue;
        const bool after_pair = i > 0 && c == '\n' && text[i - 1] == '\r';
        end_field(after_pair && i - 1 >= field ? i - 1 : i);
        field = i + 1;
        shapes.push_back(record);
        record = {.begin = i + 1, .line = line};
    }
    return shapes;
}

/// Where the header is: spreadsheets have titles and groups of columns above it, whose records are
/// at most half as full. Only a record without numbers can be one.
RecordShape find_header(std::string_view text, char delimiter) {
    constexpr std::size_t searched = 25;
    constexpr std::size_t sample_bytes = std::size_t{1} << 18U;
    const auto shapes = record_shapes(text.substr(0, sample_bytes), delimiter, searched);
    std::size_t fullest = 0;
    for (const RecordShape& shape : shapes) fullest = std::max(fullest, shape.filled);
    for (const RecordShape& shape : shapes) {
        if (shape.filled == 0 || 2 * shape.filled <= fullest) continue;
        return shape.has_number ? RecordShape{} : shape;
    }
    return {};
}

} // namespace

/// Cuts the buffer into records in one pass; quoted fields are unquoted in place.
class CsvParser {
  public:
    CsvParser(std::string text, const std::string& file, Reporter& reporter,
              const CsvLimits& limits)
        : text_(table_.buffer_), file_(file), reporter_(reporter), limits_(limits) {
        text_ = std::move(text);
        table_.delimiter = find_delimiter(text_);
        for (const char c : {table_.delimiter, '\n', '\r'})
            stops_[static_cast<unsigned char>(c)] = true;
    }

    CsvTable run() {
        read_header();
        const std::size_t columns = table_.header.size();
        table_.cells_.reserve(
            std::min(text_.size() / 4, text_.size() * columns / (record_end_ + 1)));
        while (at_ < text_.size()) {
            const int begun = line_;
            const std::size_t first = table_.cells_.size();
            read_record(table_.cells_, columns);
            const bool blank = std::all_of(
                table_.cells_.begin() + static_cast<std::ptrdiff_t>(first), table_.cells_.end(),
                [&](const CsvTable::Cell& cell) { return is_blank(cell); });
            if (blank) {
                table_.cells_.resize(first);
                continue;
            }
            table_.cells_.resize(first + columns);
            table_.lines_.push_back(static_cast<std::uint32_t>(begun));
            check_length(begun, columns);
        }
        report_rest();
        return std::move(table_);
    }

  private:
    void read_header() {
        const RecordShape header = find_header(text_, table_.delimiter);
        at_ = header.begin;
        line_ = header.line;
        if (line_ > 1 && header.filled > 1)
            reporter_.note(
                fmt::format("the table begins on line {}: what stands above was left out", line_),
                {file_, line_, 0, {}});
        std::vector<CsvTable::Cell> names;
        const int begun = line_;
        do {
            names.clear();
            read_record(names, limits_.max_columns + 1);
        } while (at_ < text_.size() && names.size() == 1 && names[0].size == 0);
        if (names.size() > limits_.max_columns)
            fail(file_, begun, fmt::format("has more than {} columns", limits_.max_columns), "");
        for (const CsvTable::Cell& name : names)
            table_.header.emplace_back(
                trimmed(std::string_view(text_).substr(name.first, name.size)));
        record_end_ = at_;
    }

    /// Appends at most `keep` fields of the record at `at_` and goes to the next one; fields_
    /// counts them all.
    void read_record(std::vector<CsvTable::Cell>& cells, std::size_t keep) {
        fields_ = 0;
        for (;;) {
            const CsvTable::Cell cell =
                at_ < text_.size() && text_[at_] == '"' ? quoted_field() : plain_field();
            if (fields_++ < keep) cells.push_back(cell);
            last_size_ = cell.size;
            if (at_ >= text_.size()) return;
            const char stop = text_[at_++];
            if (stop == table_.delimiter) continue;
            if (stop == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
            ++line_;
            return;
        }
    }

    [[nodiscard]] bool is_blank(const CsvTable::Cell& cell) const {
        return trimmed(std::string_view(text_).substr(cell.first, cell.size)).empty();
    }

    CsvTable::Cell plain_field() {
        const std::size_t first = at_;
        const char* const data = text_.data();
        const std::size_t end = text_.size();
        while (at_ < end && !stops_[static_cast<unsigned char>(data[at_])]) ++at_;
        return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at_ - first)};
    }

    /// `"a ""b"" c"` becomes `a "b" c` in place; text after the closing quote is kept as it is.
    CsvTable::Cell quoted_field() {
        const int begun = line_;
        const std::size_t first = ++at_;
        std::size_t out = first;
        for (;;) {
            if (at_ >= text_.size())
                fail(file_, begun, "a quote is opened here and never closed",
                     "write a quote inside of a field twice: \"\"");
            const char c = text_[at_++];
            if (c == '"') {
                if (at_ >= text_.size() || text_[at_] != '"') break;
                ++at_;
            }
            if (c == '\n' || (c == '\r' && (at_ >= text_.size() || text_[at_] != '\n'))) ++line_;
            text_[out++] = c;
        }
        while (at_ < text_.size() && !stops_[static_cast<unsigned char>(text_[at_])])
            text_[out++] = text_[at_++];
        return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(out - first)};
    }

    void check_length(int line, std::size_t columns) {
        if (table_.cells_.size() > limits_.max_cells)
            fail(file_, line, fmt::format("has more than {} cells", limits_.max_cells), "");
        // One more delimiter at the end of a row is a habit of some programs, not a shifted row.
        const bool extra_end = fields_ == columns + 1 && last_size_ == 0;
        if (fields_ == columns || extra_end) return;
        constexpr std::size_t shown = 10;
        if (++uneven_ > shown) return;
        reporter_.warn(fmt::format("the row has {} field{}, the header {}", fields_,
                                   fields_ == 1 ? "" : "s", columns),
                       {file_, line, 0, {}});
    }

    void report_rest() {
        constexpr std::size_t shown = 10;
        if (uneven_ > shown)
            reporter_.warn(fmt::format("{} more rows have another number of fields than the header",
                                       uneven_ - shown),
                           {file_, 0, 0, {}});
    }

    CsvTable table_;
    std::string& text_; ///< the table's buffer
    const std::string& file_;
    Reporter& reporter_;
    const CsvLimits& limits_;
    std::array<bool, 256> stops_{};
    std::size_t at_ = 0;
    std::size_t fields_ = 0;
    std::size_t record_end_ = 0;
    std::size_t uneven_ = 0;
    std::uint32_t last_size_ = 0;
    int line_ = 1;
};

namespace {

/// Refuses what is no text and turns the rest into UTF-8 without a byte order mark.
std::string decoded(std::string bytes, const std::string& file, Reporter& reporter) {
    const std::string_view view = bytes;
    if (view.starts_with("PK\x03\x04") || view.starts_with("\xD0\xCF\x11\xE0"))
        fail(file, 0, "is a spreadsheet or an archive, not a CSV table",
             "open it in the spreadsheet program and save it as CSV (UTF-8)");
    if (view.starts_with("SQLite format 3"))
        fail(
            file, 0, "is a GeoPackage or another database, not a CSV table",
            "write its layer as GeoJSON, in the GIS or with: ogr2ogr incidents.geojson FILE LAYER");
    if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF")) {
        auto text = from_utf16(view);
        if (!text) fail(file, 0, "is UTF-16 text that is broken", "save it as CSV in UTF-8");
        return std::move(*text);
    }
    if (view.find('\0') != std::string_view::npos)
        fail(file, 0, "holds zero bytes: it is not a text table", "save it as CSV in UTF-8");
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (view.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());
    if (is_utf8(bytes)) return bytes;
    reporter.note("is not UTF-8; it was read as Windows-1252 (Latin-1)", {file, 0, 0, {}});
    return from_windows_1252(bytes);
}

} // namespace

CsvTable read_csv(std::string bytes, const std::string& file, Reporter& reporter,
                  const CsvLimits& limits) {
    if (bytes.size() > limits.max_bytes)
        fail(file, 0,
             fmt::format("has {} MB, more than the limit of {} MB", bytes.size() >> 20U,
                         limits.max_bytes >> 20U),
             "");
    std::string text = decoded(std::move(bytes), file, reporter);
    const bool blank = std::all_of(text.begin(), text.end(),
                                   [](char c) { return is_space(c) || c == '\n' || c == '\r'; });
    if (blank)
        fail(file, 0, "is empty", "a table needs a header row and at least one row below it");
    return CsvParser(std::move(text), file, reporter, limits).run();
}

std::optional<double> CsvTable::number(std::size_t row, std::size_t column) const {
    return parse_number(cell(row, column), delimiter != ',');
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::find_if(header.begin(), header.end(), [&](const std::string& h) {
        return equal_without_case(h, name);
    });
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

std::optional<double> parse_number(std::string_view text, bool decimal_comma) {
    text = trimmed(text);
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
        if (!text.empty() && text.front() == '-') return std::nullopt;
    }
    std::array<char, 64> copy{};
    if (decimal_comma && text.find(',') != std::string_view::npos) {
        // Both marks in one number leave open which one groups thousands.
        if (text.size() > copy.size() || text.find('.') != std::string_view::npos)
            return std::nullopt;
        std::replace_copy(text.begin(), text.end(), copy.begin(), ',', '.');
        text = {copy.data(), text.size()};
    }
    double value = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace cordon::data
