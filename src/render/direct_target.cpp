// SPDX-License-Identifier: MIT
#include "render/direct_target.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::render {

DirectTarget::DirectTarget(cairo_t* cr, const scene::PageBox& open_box, double scale)
    : surface_(cairo_get_group_target(cr)) {
    if (cairo_surface_get_type(surface_) != CAIRO_SURFACE_TYPE_IMAGE || open_box.empty()) return;
    double dx = 0;
    double dy = 0;
    cairo_surface_get_device_offset(surface_, &dx, &dy);
    offset_x_ = static_cast<int>(std::lround(dx));
    offset_y_ = static_cast<int>(std::lround(dy));
    rows_ = cairo_image_surface_get_data(surface_);
    stride_ = cairo_image_surface_get_stride(surface_);
    open_ = {open_box.min_x * scale, open_box.min_y * scale, open_box.max_x * scale,
             open_box.max_y * scale};
    const auto inside = [](double edge, int size) {
        return static_cast<int>(std::clamp<double>(edge, 0, size));
    };
    width_ = cairo_image_surface_get_width(surface_);
    height_ = cairo_image_surface_get_height(surface_);
    min_x_ = inside(std::ceil(open_box.min_x * scale + offset_x_), width_);
    min_y_ = inside(std::ceil(open_box.min_y * scale + offset_y_), height_);
    max_x_ = inside(std::floor(open_box.max_x * scale + offset_x_), width_);
    max_y_ = inside(std::floor(open_box.max_y * scale + offset_y_), height_);
}

std::optional<DirectTarget::Area> DirectTarget::visible(const Area& area) const {
    if (rows_ == nullptr) return std::nullopt;
    const int left = std::max(area.x, -offset_x_);
    const int top = std::max(area.y, -offset_y_);
    const int right = std::min(area.x + area.width, width_ - offset_x_);
    const int bottom = std::min(area.y + area.height, height_ - offset_y_);
    if (right <= left || bottom <= top) return Area{area.x, area.y, 0, 0};
    const Area part{left, top, right - left, bottom - top};
    if (!allows(part.x, part.y, part.width, part.height)) return std::nullopt;
    return part;
}

std::optional<FixedBox> DirectTarget::clip() const {
    if (rows_ == nullptr) return std::nullopt;
    const auto fixed = [](double pixels, int low, int high) {
        return static_cast<std::int32_t>(std::lround(std::clamp<double>(pixels, low, high) * 256));
    };
    return FixedBox{fixed(open_.min_x, -offset_x_, width_ - offset_x_),
                    fixed(open_.min_y, -offset_y_, height_ - offset_y_),
                    fixed(open_.max_x, -offset_x_, width_ - offset_x_),
                    fixed(open_.max_y, -offset_y_, height_ - offset_y_)};
}

} // namespace cordon::render
