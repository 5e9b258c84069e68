// SPDX-License-Identifier: MIT
#include "data/coordinate_stack.hpp"

#include <algorithm>
#include <optional>

namespace cordon::data {

namespace {

struct Wanted {
    geom::Kind kind;
    int height;
};

std::optional<Wanted> wanted(std::string_view type) {
    using geom::Kind;
    if (type == "Point") return Wanted{Kind::point, 0};
    if (type == "MultiPoint") return Wanted{Kind::point, 1};
    if (type == "LineString") return Wanted{Kind::line, 1};
    if (type == "MultiLineString") return Wanted{Kind::line, 2};
    if (type == "Polygon") return Wanted{Kind::polygon, 2};
    if (type == "MultiPolygon") return Wanted{Kind::polygon, 3};
    return std::nullopt;
}

} // namespace

void CoordinateStack::clear() {
    positions_.clear();
    runs_.clear();
    groups_.clear();
    depth_ = 0;
    height_ = -1;
    malformed_ = false;
}

void CoordinateStack::begin_array() {
    if (depth_ < levels) stack_[depth_] = {};
    if (++depth_ > levels) malformed_ = true;
}

void CoordinateStack::number(double value) {
    if (depth_ == 0 || depth_ > levels) return;
    const int index = stack_[depth_ - 1].numbers++;
    if (index == 0) position_.x = value;
    if (index == 1) position_.y = value;
}

void CoordinateStack::end_array() {
    if (depth_-- > levels) return;
    const Open closed = stack_[depth_];
    const bool empty = closed.numbers == 0 && closed.item_height < 0;
    if (empty) return;
    const bool mixed = closed.numbers > 0 && closed.item_height >= 0;
    if (mixed || closed.numbers == 1) {
        malformed_ = true;
        return;
    }
    const int height = closed.item_height + 1;
    close(height);
    int& above = depth_ > 0 ? stack_[depth_ - 1].item_height : height_;
    if (above >= 0 && above != height) malformed_ = true;
    above = height;
}

void CoordinateStack::close(int height) {
    if (height == 0) positions_.push_back(position_);
    if (height == 1) runs_.push_back(positions_.size());
    if (height == 2) groups_.push_back(runs_.size());
}

std::string_view CoordinateStack::put(std::string_view type, LayerBuilder& builder) const {
    const auto want = wanted(type);
    if (!want) return "its geometry type is unknown";
    if (height_ < 0 && !malformed_) return {};
    if (malformed_ || height_ != want->height)
        return "its coordinates are not nested as its type asks";
    if (want->height == 0) {
        builder.begin_part(geom::Kind::point);
        builder.add(positions_.front());
        return {};
    }
    std::size_t group = 0;
    for (std::size_t run = 0; run < runs_.size(); ++run) {
        while (group < groups_.size() && run >= groups_[group]) ++group;
        const std::size_t group_begin = group == 0 ? 0 : groups_[group - 1];
        put_run(want->kind, want->kind == geom::Kind::polygon && run != group_begin, run, builder);
    }
    return {};
}

void CoordinateStack::put_run(geom::Kind kind, bool hole, std::size_t run,
                              LayerBuilder& builder) const {
    const std::size_t first = run == 0 ? 0 : runs_[run - 1];
    builder.begin_part(kind, hole);
    const auto room = builder.add_points(runs_[run] - first);
    std::copy_n(positions_.begin() + static_cast<std::ptrdiff_t>(first), room.size(), room.begin());
}

} // namespace cordon::data
