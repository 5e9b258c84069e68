// SPDX-License-Identifier: MIT
#include "render/svg_writer.hpp"
#include "render/xml.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <variant>

namespace cordon::render {

using scene::Blend;
using scene::Group;
using scene::Node;
using scene::Role;
using scene::Text;

namespace {

std::string_view class_of(Role role) {
    constexpr std::array<std::string_view, 13> names = {
        "",      "map",   "layer",    "incident",  "legend", "scale-bar", "north-arrow",
        "inset", "title", "subtitle", "paragraph", "list",   "list-item"};
    return names.at(static_cast<std::size_t>(role));
}

/// ARIA role that tells more than the element itself.
std::string_view aria_role(Role role) {
    switch (role) {
    case Role::list: return "list";
    case Role::list_item: return "listitem";
    case Role::title:
    case Role::subtitle: return "heading";
    default: return "";
    }
}

/// CSS `mix-blend-mode` (Compositing and Blending Level 1 and 2).
std::string_view css_blend(Blend blend) {
    switch (blend) {
    case Blend::multiply: return "multiply";
    case Blend::color: return "color";
    case Blend::luminosity: return "luminosity";
    case Blend::plus_lighter: return "plus-lighter";
    case Blend::screen: return "screen";
    case Blend::overlay: return "overlay";
    case Blend::normal: break;
    }
    return "normal";
}

/// The first text in drawing order whose faces are known.
const Text* first_text(const Group& group) {
    for (const Node& node : group.children) {
        const Text* found = std::get_if<Text>(&node.item);
        if (found != nullptr && css_families(*found).empty()) found = nullptr;
        if (const auto* inner = std::get_if<Group>(&node.item)) found = first_text(*inner);
        if (found != nullptr) return found;
    }
    return nullptr;
}

} // namespace

void append_color(std::string& out, std::string_view name, const Color& color) {
    std::string hex = to_hex(color);
    if (hex[1] == hex[2] && hex[3] == hex[4] && hex[5] == hex[6])
        hex = {'#', hex[1], hex[3], hex[5]};
    out += fmt::format(" {}=\"{}\"", name, hex);
    if (color.a < 1)
        out += fmt::format(" {}-opacity=\"{}\"", name, number_text(std::max(color.a, 0.0), 3));
}

SvgWriter::SvgWriter(const scene::Scene& scene, const SvgOptions& options)
    : scene_(scene), mode_(options.text), decimals_(std::clamp(options.decimals, 0, 4)),
      ids_{"title", "desc"} {
    const Text* text = mode_ == SvgText::live ? first_text(scene.root) : nullptr;
    if (text != nullptr) font_family_ = css_families(*text);
}

void SvgWriter::attribute(std::string_view name, double value, int decimals) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_number(out_, value, decimals);
    out_ += '"';
}

void SvgWriter::element_text(std::string_view name, std::string_view text) {
    out_ += fmt::format("<{}>", name);
    append_xml_text(out_, text);
    out_ += fmt::format("</{}>\n", name);
}

std::string SvgWriter::write() {
    if (!(scene_.width > 0 && scene_.height > 0 && scene_.width <= 1e6 && scene_.height <= 1e6))
        throw Error(fmt::format("an SVG of {} x {} px cannot be written: both sides must be above "
                                "0 and at most a million",
                                scene_.width, scene_.height));
    head();
    write(scene_.root);
    out_ += "</svg>\n";
    return std::move(out_);
}

void SvgWriter::head() {
    const double millimetres = 25.4 / 96 * scene_.scale; // in a pixel
    const scene::Metadata& about = scene_.metadata;
    const std::string w = number_text(scene_.width, 3);
    const std::string h = number_text(scene_.height, 3);
    out_ += fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "version=\"1.1\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-labelledby=\"{}\" xml:lang=\"{}\"",
        number_text(scene_.width * millimetres, 3), number_text(scene_.height * millimetres, 3), w,
        h, about.description.empty() ? "title" : "title desc", code(about.language));
    if (!font_family_.empty()) append_attribute(out_, "font-family", font_family_);
    out_ += ">\n";
    out_ += R"(<title id="title">)";
    append_xml_text(out_, about.title);
    out_ += "</title>\n";
    if (!about.description.empty()) {
        out_ += R"(<desc id="desc">)";
        append_xml_text(out_, about.description);
        out_ += "</desc>\n";
    }
    if (!about.record.empty()) element_text("metadata", about.record);
    if (!(scene_.background.a > 0)) return;
    out_ += fmt::format("<rect width=\"{}\" height=\"{}\"", w, h);
    append_color(out_, "fill", scene_.background);
    out_ += "/>\n";
}

std::string SvgWriter::unique_id(std::string_view wanted) {
    const std::string name = xml_name(wanted);
    std::string id = name;
    for (int i = 2; !ids_.insert(id).second; ++i) id = fmt::format("{}-{}", name, i);
    return id;
}

std::string SvgWriter::clip_id(const Group& group) {
    std::string data;
    const PathRange range = PathRange::whole(*group.clip);
    if (is_finite(*group.clip, range)) PathText(data, decimals_).append(*group.clip, range);
    const auto known = clips_.find(data);
    if (known != clips_.end()) return known->second;
    std::string id = unique_id(owner_.empty() ? "clip" : owner_ + "-clip");
    const bool plain = as_rectangle(*group.clip).has_value();
    out_ += fmt::format("<clipPath id=\"{}\"><path{} d=\"{}\"/></clipPath>\n", id,
                        plain ? "" : R"( clip-rule="evenodd")", data);
    clips_.emplace(std::move(data), id);
    return id;
}

Attributes SvgWriter::group_attributes(const Group& group) {
    Attributes out;
    if (!group.id.empty()) {
        owner_ = unique_id(group.id);
        append_attribute(out, "id", owner_);
    }
    if (group.role != Role::none) append_attribute(out, "class", class_of(group.role));
    if (!aria_role(group.role).empty()) append_attribute(out, "role", aria_role(group.role));
    std::set<std::string> names; // XML forbids an attribute twice
    for (const auto& [key, value] : group.data) {
        const std::string name = data_name(key);
        if (!name.empty() && names.insert(name).second)
            append_attribute(out, "data-" + name, value);
    }
    if (group.opacity < 1)
        out += fmt::format(" opacity=\"{}\"", number_text(std::max(group.opacity, 0.0), 3));
    if (group.blend != Blend::normal)
        out += fmt::format(" style=\"mix-blend-mode:{}\"", css_blend(group.blend));
    if (group.clip) out += fmt::format(" clip-path=\"url(#{})\"", clip_id(group));
    return out;
}

void SvgWriter::write(const Group& group) {
    const std::string outer = owner_;
    const Attributes attributes = group_attributes(group);
    const bool wrapped = !attributes.empty() || !group.title.empty() || !group.description.empty();
    if (wrapped) out_ += "<g" + attributes + ">\n";
    if (!group.title.empty()) element_text("title", group.title);
    if (!group.description.empty()) element_text("desc", group.description);
    children(group.children);
    if (wrapped) out_ += "</g>\n";
    owner_ = outer;
}

void SvgWriter::children(const std::vector<Node>& nodes) {
    const std::span<const Node> all(nodes);
    for (std::size_t i = 0; i < all.size();) {
        if (std::holds_alternative<Text>(all[i].item)) {
            const std::size_t count = same_style(all.subspan(i));
            write_texts(all.subspan(i, count));
            i += count;
            continue;
        }
        std::visit(
            [this](const auto& item) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(item)>, Text>) write(item);
            },
            all[i].item);
        ++i;
    }
}

std::string to_svg(const scene::Scene& scene, const SvgOptions& options) {
    return SvgWriter(scene, options).write();
}

} // namespace cordon::render
