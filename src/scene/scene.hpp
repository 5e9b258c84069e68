// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"
#include "core/date.hpp"
#include "core/language.hpp"
#include "geom/point.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// The resolved drawing. Everything is in page space: CSS pixels (1/96 inch), x right, y down.
/// Nothing here knows geography, styles or fonts' names beyond the file that holds the glyphs.
namespace cordon::scene {

using geom::PageBox;
using geom::PagePoint;

enum class Verb : std::uint8_t { move, line, cubic, close };

/// Sub-paths as flat arrays: move and line take one point, cubic three, close none.
struct Path {
    std::vector<Verb> verbs{};
    std::vector<PagePoint> points{};

    void move_to(PagePoint p) { put(Verb::move, p); }
    void line_to(PagePoint p) { put(Verb::line, p); }
    void cubic_to(PagePoint a, PagePoint b, PagePoint p) {
        put(Verb::cubic, a);
        points.push_back(b);
        points.push_back(p);
    }
    void close() { verbs.push_back(Verb::close); }
    void append(const Path& other);
    [[nodiscard]] bool empty() const { return verbs.empty(); }
    /// Box of all points, control points included.
    [[nodiscard]] PageBox box() const;

    static Path rectangle(const PageBox& box);
    /// Four cubic arcs; `radius` in pixels.
    static Path circle(PagePoint center, double radius);
    static Path rounded_rectangle(const PageBox& box, double radius);

  private:
    void put(Verb verb, PagePoint p) {
        verbs.push_back(verb);
        points.push_back(p);
    }
};

enum class FillRule : std::uint8_t { even_odd, non_zero };
enum class Cap : std::uint8_t { butt, round, square };
enum class Join : std::uint8_t { miter, round, bevel };

/// A small vector drawing that came from outside (an SVG icon). `render::read_artwork` makes it;
/// what it holds then is plain SVG without scripts, styles sheets and references to the outside.
struct Artwork {
    std::string id{};        ///< made of its content; the ids inside begin with it
    std::string svg{};       ///< elements in the user space 0 0 width height
    double width = 0.0;      ///< pixels
    double height = 0.0;     ///< pixels
    bool tinted = false;     ///< parts of it are painted in `currentColor`
    bool has_bitmap = false; ///< parts of it are bitmaps
};
using ArtworkPtr = std::shared_ptr<const Artwork>;

/// A small picture that repeats over the page.
struct Pattern {
    std::shared_ptr<const std::vector<std::uint8_t>> rgba{}; ///< straight alpha, rows from the top
    ArtworkPtr art{}; ///< the same picture as vectors, for files that can hold them
    Color ink{};      ///< currentColor of `art`
    int width = 0;
    int height = 0;
    PagePoint origin{};        ///< where the top left corner of one copy lies
    PagePoint right{1.0, 0.0}; ///< page vector of one bitmap pixel along its rows
    PagePoint down{0.0, 1.0};  ///< page vector of one bitmap pixel down its columns
    bool smooth = true;
};

struct Fill {
    Color color{};
    FillRule rule = FillRule::even_odd;
    bool antialias = true;
    /// Painted instead of the colour, whose alpha is its opacity.
    std::shared_ptr<const Pattern> pattern{};
};

struct Stroke {
    Color color{};
    double width = 1.0; ///< pixels
    Cap cap = Cap::butt;
    Join join = Join::miter;
    double miter_limit = 10.0;
    std::vector<double> dashes{}; ///< on, off, … in pixels; empty = solid
    double dash_offset = 0.0;     ///< pixels
};

/// One paint on one or more pieces. Each piece is painted on its own, so that overlaps of
/// translucent pieces show.
struct Shape {
    struct Piece {
        std::uint32_t verb_end = 0;  ///< one past its last verb
        std::uint32_t point_end = 0; ///< one past its last point
    };
    Path path{};
    std::vector<Piece> pieces{}; ///< empty = the whole path is one piece
    std::optional<Fill> fill{};  ///< painted first
    std::optional<Stroke> stroke{};

    /// Ends the current piece at what `path` holds now.
    void end_piece() {
        pieces.push_back({static_cast<std::uint32_t>(path.verbs.size()),
                          static_cast<std::uint32_t>(path.points.size())});
    }
};

/// The same small path at many places (circles of a layer, for example).
struct Stamps {
    Path path{}; ///< round the origin
    std::optional<Fill> fill{};
    std::optional<Stroke> stroke{};
    std::vector<PagePoint> at{};
    /// How many there are in all, when `at` holds those of one tile: a writer that draws many in
    /// another way than few must not change it from tile to tile.
    std::size_t of = 0;
};

/// A face in a file. Shared by all runs that use it.
struct Font {
    std::string family{}; ///< as CSS writes it: `Inter`
    int weight = 400;     ///< 100..900
    bool italic = false;
    std::string file{};
    int index = 0; ///< face within the file
    /// Else the map brings the file along, and programs that show an SVG do not know it.
    bool installed = true;
};
using FontPtr = std::shared_ptr<const Font>;

struct Glyph {
    std::uint32_t id = 0; ///< glyph index in the face
    double x = 0.0;       ///< pixels from the text's origin along its baseline
    double y = 0.0;       ///< pixels down from the baseline
    double angle = 0.0;   ///< degrees clockwise, for letters on a curve
    /// Byte in Text::text where the characters that this glyph stands for begin, as HarfBuzz counts
    /// clusters. Glyphs of one cluster are neighbours. When all are 0 the writers take the whole
    /// text as one cluster.
    std::uint32_t cluster = 0;
};

/// Glyphs of one face, in visual order.
struct GlyphRun {
    FontPtr font{};
    double size = 12.0; ///< pixels an em
    std::vector<Glyph> glyphs{};
};

struct Halo {
    Color color{};
    double width = 1.0; ///< pixels that show outside the letters
    double blur = 0.0;  ///< pixels by which it fades in and out round `width`

    friend bool operator==(const Halo&, const Halo&) = default;
};

/// One of the strokes that make a soft edge, drawn one over the other.
struct Ring {
    double reach = 0.0; ///< pixels from the edge of what has the halo
    double alpha = 1.0; ///< of this stroke alone
};
/// The strokes of a halo from the widest to the narrowest; one of alpha 1 where it is sharp. Their
/// distance is at most `step` pixels.
[[nodiscard]] std::vector<Ring> rings_of(const Halo& halo, double step);

/// One line of text: the characters for readers and machines, the glyphs for the eye.
struct Text {
    std::string text{};     ///< UTF-8 in logical order
    std::string language{}; ///< BCP 47; empty = the document's
    bool right_to_left = false;
    PagePoint origin{};          ///< start of the baseline at the left, whatever the direction
    double angle = 0.0;          ///< degrees clockwise, round the origin
    double width = 0.0;          ///< advance in pixels
    double letter_spacing = 0.0; ///< pixels
    bool curved = false;         ///< glyphs carry positions and angles of their own
    Color color{};
    std::optional<Halo> halo{};
    std::vector<GlyphRun> runs{};
};

/// Is a part of it set in a font that is not installed?
[[nodiscard]] bool has_own_font(const Text& text);

/// A bitmap. `rgba` has width*height*4 bytes, straight alpha, rows from the top.
struct Picture {
    std::shared_ptr<const std::vector<std::uint8_t>> rgba{};
    ArtworkPtr art{}; ///< drawn over `box` instead of `rgba` where not null
    Color ink{};      ///< currentColor of `art`
    int width = 0;
    int height = 0;
    PageBox box{};
    bool smooth = true;
    double angle = 0.0;   ///< degrees clockwise round the middle of `box`
    double opacity = 1.0; ///< 0..1
    bool plain = false;   ///< bilinear also when it is made smaller, as web maps draw icons
};

/// What a group is to a reader who does not see it (PDF structure, SVG roles).
enum class Role : std::uint8_t {
    none,
    map,
    layer,
    incident,
    legend,
    scale_bar,
    north_arrow,
    inset,
    title,
    subtitle,
    paragraph,
    list,
    list_item
};

enum class Blend : std::uint8_t {
    normal,
    multiply,
    color,
    luminosity,
    plus_lighter,
    screen,
    overlay
};

struct Node;

/// A named part of the drawing.
struct Group {
    std::string id{}; ///< unique in the scene and stable: from layer names and incident ids, never
                      ///< from a counter
    Role role = Role::none;
    std::string title{};       ///< short text for tooltips and readers
    std::string description{}; ///< alternative text
    std::vector<std::pair<std::string, std::string>> data{}; ///< `data-…` attributes, in order
    std::optional<Path> clip{};                              ///< even-odd
    double opacity = 1.0;
    Blend blend = Blend::normal;
    std::vector<Node> children; // no {}: clang 16 would need Node complete here

    template <typename T>
    T& add(T child);
};

struct Node {
    std::variant<Shape, Stamps, Text, Picture, Group> item;
};

template <typename T>
T& Group::add(T child) {
    children.push_back(Node{std::move(child)});
    return std::get<T>(children.back().item);
}

/// Moves everything in a group, clips included.
void translate(Group& group, PagePoint by);

/// What the files say about themselves.
struct Metadata {
    std::string title{};
    std::string description{}; ///< alternative text of the whole map
    Language language = Language::en;
    std::string author{};
    std::vector<std::string> keywords{};
    std::optional<Date> date{}; ///< creation date written into files; never the clock
    std::string record{};       ///< JSON text: input hashes, versions, parameters, licences
};

/// A finished sheet.
struct Scene {
    double width = 0.0;  ///< pixels
    double height = 0.0; ///< pixels
    double scale = 1.0;  ///< CSS pixels on paper for one of the scene's
    Color background{1, 1, 1, 1};
    Group root{};
    Metadata metadata{};
};

/// The scene as indented lines for tests: one node a line, coordinates with one decimal; long paths
/// as count and box.
[[nodiscard]] std::string to_text(const Scene& scene);

} // namespace cordon::scene
