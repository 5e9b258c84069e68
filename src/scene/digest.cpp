// SPDX-License-Identifier: MIT
#include "scene/digest.hpp"

#include "core/sha256.hpp"

#include <cstring>
#include <functional>
#include <type_traits>

namespace cordon::scene {

namespace {

/// Walks a scene and feeds a SHA-256. Lists and texts are preceded by their length and optional
/// parts by a flag, so that different scenes never give the same bytes.
class Walk {
  public:
    using FileDigest = std::function<std::string(const std::string&)>;
    explicit Walk(FileDigest file_digest) : file_digest_(std::move(file_digest)) {}

    std::string take(const Scene& scene) {
        put(scene.width, scene.height, scene.scale);
        add(scene.background);
        add(scene.root);
        flush();
        return sha_.hex();
    }

  private:
    template <typename... T>
    void put(T... values) {
        static_assert(((std::is_arithmetic_v<T> || std::is_enum_v<T>)&&...));
        (raw(&values, sizeof(values)), ...);
    }
    void raw(const void* data, std::size_t size) {
        constexpr std::size_t enough = std::size_t{1} << 16U;
        const std::size_t at = buffer_.size();
        buffer_.resize(at + size);
        std::memcpy(buffer_.data() + at, data, size);
        if (buffer_.size() >= enough) flush();
    }
    void flush() {
        sha_.add(buffer_);
        buffer_.clear();
    }
    template <typename T>
    void add_list(const std::vector<T>& values) {
        // No padding, or the bytes between the members would count.
        static_assert(std::has_unique_object_representations_v<T> || std::is_same_v<T, PagePoint> ||
                      std::is_same_v<T, double>);
        put(values.size());
        if (!values.empty()) raw(values.data(), values.size() * sizeof(T));
    }
    template <typename T, typename Add>
    void add_list(const std::vector<T>& values, Add add_one) {
        put(values.size());
        for (const T& value : values) add_one(value);
    }
    template <typename T>
    void add_if(const T& optional) {
        put(static_cast<bool>(optional));
        if (optional) add(*optional);
    }

    void add(const std::string& text) {
        put(text.size());
        raw(text.data(), text.size());
    }
    void add(const Color& c) { put(c.r, c.g, c.b, c.a); }
    void add(const PagePoint& p) { put(p.x, p.y); }
    void add(const PageBox& b) { put(b.min_x, b.min_y, b.max_x, b.max_y); }
    void add(const Path& path) {
        add_list(path.verbs);
        add_list(path.points);
    }
    void add(const std::vector<std::uint8_t>& bytes) { add_list(bytes); }
    void add(const Artwork& art) {
        add(art.svg);
        put(art.width, art.height);
    }
    void add(const Pattern& pattern) {
        add_if(pattern.rgba);
        add_if(pattern.art);
        add(pattern.ink);
        put(pattern.width, pattern.height, pattern.smooth);
        add(pattern.origin);
        add(pattern.right);
        add(pattern.down);
    }
    void add(const Fill& fill) {
        add(fill.color);
        put(fill.rule, fill.antialias);
        add_if(fill.pattern);
    }
    void add(const Stroke& stroke) {
        add(stroke.color);
        put(stroke.width, stroke.cap, stroke.join, stroke.miter_limit, stroke.dash_offset);
        add_list(stroke.dashes);
    }
    void add(const Shape& shape) {
        add(shape.path);
        add_list(shape.pieces);
        add_if(shape.fill);
        add_if(shape.stroke);
    }
    void add(const Stamps& stamps) {
        add(stamps.path);
        add_if(stamps.fill);
        add_if(stamps.stroke);
        add_list(stamps.at);
        put(stamps.of);
    }
    void add(const Font& font) {
        put(font.weight, font.italic, font.index);
        if (!font.file.empty()) add(file_digest_(font.file));
    }
    void add(const GlyphRun& run) {
        add_if(run.font);
        put(run.size);
        add_list(run.glyphs, [this](const Glyph& g) { put(g.id, g.x, g.y, g.angle); });
    }
    void add(const Halo& halo) {
        add(halo.color);
        put(halo.width, halo.blur);
    }
    void add(const Text& text) {
        add(text.origin);
        put(text.angle, text.width, text.letter_spacing, text.curved);
        add(text.color);
        add_if(text.halo);
        add_list(text.runs, [this](const GlyphRun& run) { add(run); });
    }
    void add(const Picture& picture) {
        add_if(picture.rgba);
        add_if(picture.art);
        add(picture.ink);
        put(picture.width, picture.height, picture.smooth, picture.angle, picture.opacity,
            picture.plain);
        add(picture.box);
    }
    void add(const Group& group) {
        add_if(group.clip);
        put(group.opacity, group.blend);
        add_list(group.children, [this](const Node& node) {
            put(node.item.index());
            std::visit([this](const auto& item) { add(item); }, node.item);
        });
    }

    FileDigest file_digest_;
    Sha256 sha_;
    std::string buffer_;
};

} // namespace

std::string Digester::pixels_of(const Scene& scene) {
    return Walk([this](const std::string& file) { return file_digest(file); }).take(scene);
}

std::string Digester::file_digest(const std::string& file) {
    const std::lock_guard lock(mutex_);
    std::string& digest = files_[file];
    if (digest.empty()) digest = sha256_file(file);
    return digest;
}

} // namespace cordon::scene
