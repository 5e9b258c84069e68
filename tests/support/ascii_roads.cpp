// SPDX-License-Identifier: MIT
#include "support/ascii_roads.hpp"

#include "proj/geodesic.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <stdexcept>

namespace cordon::test {

namespace {

struct Cell {
    int column = 0;
    int row = 0;
};

/// A direction of drawing with its character; only half of the eight, the others are the same
/// roads backwards.
struct Heading {
    int columns = 0;
    int rows = 0;
    char road = ' ';
};
constexpr std::array headings{Heading{1, 0, '-'}, Heading{0, 1, '|'}, Heading{1, -1, '/'},
                              Heading{1, 1, '\\'}};

bool is_junction(char c) {
    return c == '*' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}
bool is_road(char c) {
    return c == '-' || c == '|' || c == '/' || c == '\\' || c == '+';
}

class Reader {
  public:
    Reader(std::string_view drawing, const AsciiRoadOptions& options) : options_(options) {
        for (std::size_t begin = 0; begin < drawing.size();) {
            const std::size_t end = std::min(drawing.find('\n', begin), drawing.size());
            rows_.emplace_back(drawing.substr(begin, end - begin));
            begin = end + 1;
        }
    }

    AsciiRoads read() {
        find_origin();
        for_each_cell([&](Cell cell, char c) {
            if (is_junction(c) && c != '*' && !roads_.places.emplace(c, place(cell)).second)
                throw std::invalid_argument(std::string("junction drawn twice: ") + c);
        });
        for_each_cell([&](Cell cell, char c) {
            for (const Heading& heading : headings)
                if (starts(cell, c, heading)) add(cell, heading);
        });
        return std::move(roads_);
    }

  private:
    template <typename Visit>
    void for_each_cell(const Visit& visit) {
        for (int row = 0; row < static_cast<int>(rows_.size()); ++row)
            for (int column = 0; column < static_cast<int>(rows_[row].size()); ++column)
                visit(Cell{column, row}, rows_[row][column]);
    }

    [[nodiscard]] char at(Cell cell) const {
        if (cell.row < 0 || cell.row >= static_cast<int>(rows_.size())) return ' ';
        const std::string& row = rows_[cell.row];
        if (cell.column < 0 || cell.column >= static_cast<int>(row.size())) return ' ';
        return row[cell.column];
    }

    static Cell step(Cell cell, const Heading& heading, int times = 1) {
        return {cell.column + times * heading.columns, cell.row + times * heading.rows};
    }

    /// A road character that runs on in this heading.
    [[nodiscard]] static bool carries(char c, const Heading& heading) {
        return c == heading.road || c == '+';
    }

    /// True when a line begins here: at a junction with a road in this heading, or at a road
    /// character that nothing leads to.
    [[nodiscard]] bool starts(Cell cell, char c, const Heading& heading) const {
        const char next = at(step(cell, heading));
        if (is_junction(c)) return carries(next, heading) && !only_crossings(cell, heading);
        const char before = at(step(cell, heading, -1));
        if (c != heading.road) return false;
        return !carries(before, heading) && !is_junction(before);
    }

    /// `A+B` draws nothing: a crossing needs a road on both of its sides.
    [[nodiscard]] bool only_crossings(Cell cell, const Heading& heading) const {
        Cell ahead = step(cell, heading);
        while (at(ahead) == '+') ahead = step(ahead, heading);
        return at(step(cell, heading)) == '+' && at(ahead) != heading.road;
    }

    void add(Cell first, const Heading& heading) {
        Cell last = first;
        while (carries(at(step(last, heading)), heading)) last = step(last, heading);
        // The road reaches the junction ahead, or the side of the road that it runs into.
        const char ahead = at(step(last, heading));
        if (is_junction(ahead) || is_road(ahead)) last = step(last, heading);
        const char behind = at(step(first, heading, -1));
        if (!is_junction(at(first)) && is_road(behind)) first = step(first, heading, -1);
        roads_.layer.shapes.begin(geom::Kind::line);
        roads_.layer.shapes.begin_part();
        // A point each cell, so that long roads follow the drawing and not the geodesic.
        const int cells =
            std::max(std::abs(last.column - first.column), std::abs(last.row - first.row));
        for (int k = 0; k <= cells; ++k) {
            const Cell cell = step(first, heading, k);
            if (k == 0 || k == cells || k % 4 == 0) roads_.layer.shapes.add(place(cell));
        }
        set_attributes({at(first), at(last)});
    }

    void set_attributes(const std::string& ends) {
        auto found = options_.attributes.find(ends);
        if (found == options_.attributes.end())
            found = options_.attributes.find(std::string(ends.rbegin(), ends.rend()));
        if (found == options_.attributes.end()) found = options_.attributes.find("*");
        if (found != options_.attributes.end())
            for (const auto& [key, value] : found->second)
                roads_.layer.set(key, std::string_view(value));
        roads_.layer.finish_feature();
    }

    void find_origin() {
        for_each_cell([&](Cell cell, char c) {
            if (options_.origin_at != '\0' && c == options_.origin_at) origin_ = cell;
        });
    }

    [[nodiscard]] geom::LonLat place(Cell cell) const {
        const double east = (cell.column - origin_.column) * options_.cell_km;
        const double south = (cell.row - origin_.row) * options_.cell_km;
        if (east == 0.0 && south == 0.0) return options_.origin;
        return proj::direct(options_.origin,
                            Degrees(std::atan2(east, -south) * 180.0 / std::numbers::pi),
                            kilometres(std::hypot(east, south)));
    }

    const AsciiRoadOptions& options_;
    std::vector<std::string> rows_;
    Cell origin_;
    AsciiRoads roads_{data::FeatureLayer("roads"), {}};
};

} // namespace

AsciiRoads ascii_roads(std::string_view drawing, const AsciiRoadOptions& options) {
    return Reader(drawing, options).read();
}

} // namespace cordon::test
