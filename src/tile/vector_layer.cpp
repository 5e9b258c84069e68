// SPDX-License-Identifier: MIT
#include "tile/vector_layer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cordon::tile {

namespace {

using Cell = std::pair<std::int64_t, std::int64_t>;

std::uint32_t zigzag(std::int64_t value) {
    const auto small = static_cast<std::int32_t>(value);
    return (static_cast<std::uint32_t>(small) << 1U) ^ static_cast<std::uint32_t>(small >> 31);
}

/// Geometry commands (section 4.3).
class Commands {
  public:
    void points(const std::vector<Cell>& cells) {
        command(1, cells.size());
        for (const Cell& cell : cells) step(cell);
    }
    void path(const std::vector<Cell>& cells, bool closed) {
        command(1, 1);
        step(cells.front());
        command(2, cells.size() - 1);
        for (std::size_t i = 1; i < cells.size(); ++i) step(cells[i]);
        if (closed) command(7, 1);
    }
    [[nodiscard]] const std::vector<std::uint32_t>& values() const { return values_; }

  private:
    void command(std::uint32_t id, std::size_t count) {
        values_.push_back(id | static_cast<std::uint32_t>(count) << 3U);
    }
    void step(const Cell& cell) {
        values_.push_back(zigzag(cell.first - at_.first));
        values_.push_back(zigzag(cell.second - at_.second));
        at_ = cell;
    }
    Cell at_{0, 0};
    std::vector<std::uint32_t> values_;
};

/// The part on the grid, without points that fall together.
std::vector<Cell> cells_of(std::span<const geom::PagePoint> part, bool closed) {
    std::vector<Cell> cells;
    for (const geom::PagePoint& p : part) {
        const Cell cell{std::llround(p.x), std::llround(p.y)};
        if (cells.empty() || cell != cells.back()) cells.push_back(cell);
    }
    if (closed && cells.size() > 1 && cells.front() == cells.back()) cells.pop_back();
    return cells;
}

/// Twice the signed area; positive = clockwise on the screen, which outer rings must be.
std::int64_t area_of(const std::vector<Cell>& ring) {
    std::int64_t twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Cell& a = ring[i];
        const Cell& b = ring[(i + 1) % ring.size()];
        twice += a.first * b.second - b.first * a.second;
    }
    return twice;
}

void add_polygon(const geom::PageView& shape, Commands& out) {
    bool outer_drawn = false;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        std::vector<Cell> ring = cells_of(shape.part(i), true);
        const std::int64_t area = ring.size() < 3 ? 0 : area_of(ring);
        const bool hole = shape.is_hole(i);
        if (!hole) outer_drawn = area != 0;
        if (area == 0 || !outer_drawn) continue;
        if ((area > 0) == hole) std::reverse(ring.begin(), ring.end());
        out.path(ring, true);
    }
}

/// Type of the specification (4.3.4) and commands.
std::pair<int, std::vector<std::uint32_t>> encode(const geom::PageView& shape) {
    Commands out;
    if (shape.kind() == geom::Kind::polygon) {
        add_polygon(shape, out);
        return {3, out.values()};
    }
    if (shape.kind() == geom::Kind::line) {
        for (std::size_t i = 0; i < shape.part_count(); ++i)
            if (const auto cells = cells_of(shape.part(i), false); cells.size() > 1)
                out.path(cells, false);
        return {2, out.values()};
    }
    std::vector<Cell> all;
    for (std::size_t i = 0; i < shape.part_count(); ++i)
        for (const geom::PagePoint& p : shape.part(i))
            all.emplace_back(std::llround(p.x), std::llround(p.y));
    if (!all.empty()) out.points(all);
    return {1, out.values()};
}

} // namespace

std::uint32_t VectorLayerWriter::key_number(const std::string& name) {
    const auto [known, fresh] =
        key_numbers_.try_emplace(name, static_cast<std::uint32_t>(keys_.size()));
    if (fresh) keys_.push_back(name);
    return known->second;
}

std::uint32_t VectorLayerWriter::value_number(const data::Value& value) {
    ProtobufWriter message;
    if (const auto* text = std::get_if<std::string_view>(&value)) message.text(1, *text);
    if (const auto* number = std::get_if<double>(&value)) message.number(3, *number);
    if (const auto* flag = std::get_if<bool>(&value)) message.varint(7, *flag ? 1 : 0);
    const auto [known, fresh] =
        value_numbers_.try_emplace(message.bytes(), static_cast<std::uint32_t>(values_.size()));
    if (fresh) values_.push_back(message.bytes());
    return known->second;
}

void VectorLayerWriter::add(const data::FeatureLayer& layer, std::size_t i,
                            const geom::PageView& shape) {
    const auto [type, commands] = encode(shape);
    if (commands.empty()) return;
    std::vector<std::uint32_t> tags;
    for (const data::Column& column : layer.columns()) {
        const data::Value value = column[i];
        if (std::holds_alternative<std::monostate>(value)) continue;
        tags.push_back(key_number(column.name()));
        tags.push_back(value_number(value));
    }
    ProtobufWriter feature;
    feature.varint(1, i + 1); // ids of 0 are lost in some readers
    if (!tags.empty()) feature.packed(2, tags);
    feature.varint(3, static_cast<std::uint64_t>(type));
    feature.packed(4, commands);
    features_.push_back(feature.bytes());
}

std::string VectorLayerWriter::bytes() const {
    ProtobufWriter layer;
    layer.varint(15, 2); // version
    layer.text(1, name_);
    for (const std::string& feature : features_) layer.text(2, feature);
    for (const std::string& key : keys_) layer.text(3, key);
    for (const std::string& value : values_) layer.text(4, value);
    layer.varint(5, extent);
    return layer.bytes();
}

} // namespace cordon::tile
