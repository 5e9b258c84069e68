// SPDX-License-Identifier: MIT
#include "render/direct_target.hpp"

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
    const auto inside = [](double edge, int size) {
        return static_cast<int>(std::clamp<double>(edge, 0, size));
    };
    const int width = cairo_image_surface_get_width(surface_);
    const int height = cairo_image_surface_get_height(surface_);
    min_x_ = inside(std::ceil(open_box.min_x * scale + offset_x_), width);
    min_y_ = inside(std::ceil(open_box.min_y * scale + offset_y_), height);
    max_x_ = inside(std::floor(open_box.max_x * scale + offset_x_), width);
    max_y_ = inside(std::floor(open_box.max_y * scale + offset_y_), height);
}

} // namespace cordon::render
