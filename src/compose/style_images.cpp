// SPDX-License-Identifier: MIT
#include "compose/style_images.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::compose {

namespace {

/// Of all images of one sprite: their index may name one large part of the bitmap many times.
constexpr std::size_t max_pixels = std::size_t{64} << 20U;

std::vector<std::pair<double, double>> spans_of(const Json& entry, std::string_view key) {
    std::vector<std::pair<double, double>> out;
    const Json* list = entry.find(key);
    if (list == nullptr || !list->is_array()) return out;
    for (const Json& span : list->items()) {
        if (!span.is_array() || span.items().size() != 2) continue;
        const Json& from = span.items()[0];
        const Json& to = span.items()[1];
        if (from.is_number() && to.is_number() && from.number() < to.number())
            out.emplace_back(from.number(), to.number());
    }
    return out;
}

std::optional<std::array<double, 4>> content_of(const Json& entry) {
    const Json* list = entry.find("content");
    if (list == nullptr || !list->is_array() || list->items().size() != 4) return std::nullopt;
    std::array<double, 4> out{};
    for (std::size_t i = 0; i < 4; ++i) {
        if (!list->items()[i].is_number()) return std::nullopt;
        out.at(i) = list->items()[i].number();
    }
    return out;
}

/// Left, top, width and height of an entry; empty when it does not lie inside the bitmap.
std::optional<std::array<int, 4>> box_of(const Json& entry, int width, int height) {
    const auto whole = [&](std::string_view key) {
        return static_cast<int>(std::clamp(entry.number_or(key, -1.0), -1.0, 65535.0));
    };
    const std::array<int, 4> box{whole("x"), whole("y"), whole("width"), whole("height")};
    if (box[0] < 0 || box[1] < 0 || box[2] <= 0 || box[3] <= 0 || box[0] + box[2] > width ||
        box[1] + box[3] > height)
        return std::nullopt;
    return box;
}

/// A rectangle of a bitmap.
std::shared_ptr<const std::vector<std::uint8_t>> cut(const std::vector<std::uint8_t>& rgba,
                                                     int stride, std::array<int, 4> box) {
    const auto [x, y, w, h] = box;
    auto out = std::make_shared<std::vector<std::uint8_t>>();
    out->reserve(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4);
    for (int row = y; row < y + h; ++row) {
        const auto first = rgba.begin() + (static_cast<std::ptrdiff_t>(row) * stride + x) * 4;
        out->insert(out->end(), first, first + static_cast<std::ptrdiff_t>(w) * 4);
    }
    return out;
}

} // namespace

const StyleImage* StyleImages::find(std::string_view name) const {
    const auto found = images_.find(name);
    return found == images_.end() ? nullptr : &found->second;
}

void StyleImages::add(std::string name, StyleImage image) {
    images_.insert_or_assign(std::move(name), std::move(image));
}

void StyleImages::add_sprite(const Json& index, const std::vector<std::uint8_t>& rgba, int width,
                             int height, const std::string& prefix) {
    if (!index.is_object()) return;
    std::size_t pixels = 0;
    for (const Json::Member& member : index.members())
        if (const auto box = box_of(member.value, width, height))
            pixels += static_cast<std::size_t>((*box)[2]) * static_cast<std::size_t>((*box)[3]);
    if (pixels > max_pixels)
        throw Error(fmt::format("the images of a sprite have more than {} pixels", max_pixels),
                    "its index names the same part of the bitmap again and again");
    for (const Json::Member& member : index.members()) {
        const Json& entry = member.value;
        const auto box = box_of(entry, width, height);
        if (!box) continue;
        StyleImage image;
        image.rgba = cut(rgba, width, *box);
        image.width = (*box)[2];
        image.height = (*box)[3];
        image.pixel_ratio = std::clamp(entry.number_or("pixelRatio", 1.0), 0.1, 16.0);
        const Json* sdf = entry.find("sdf");
        image.sdf = sdf != nullptr && sdf->is_bool() && sdf->boolean();
        image.stretch_x = spans_of(entry, "stretchX");
        image.stretch_y = spans_of(entry, "stretchY");
        image.content = content_of(entry);
        image.fit_width = entry.text_or("textFitWidth", "");
        image.fit_height = entry.text_or("textFitHeight", "");
        add(prefix + member.key, std::move(image));
    }
}

} // namespace cordon::compose
