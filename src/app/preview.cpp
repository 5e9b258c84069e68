// SPDX-License-Identifier: MIT
#include "app/preview.hpp"

#include "app/byte_cache.hpp"
#include "app/tile_sources.hpp"

#include <algorithm>
#include <list>
#include <map>
#include <mutex>

namespace cordon::app {

namespace {

constexpr std::size_t most_tile_bytes = std::size_t{64} << 20U;
constexpr std::size_t most_makers = 4; ///< zooms with their layers and labels in memory
constexpr int deepest_zoom = 14;
/// Pixels a side of a whole zoom; names are placed over all of it before the first tile appears.
constexpr double widest_zoom = 32768.0;

/// The deepest zoom at which the box is at most `widest_zoom` pixels a side.
int last_zoom(const geom::LonLatBox& box) {
    tile::Pyramid pyramid;
    pyramid.box = box;
    int zoom = 1;
    while (zoom < deepest_zoom) {
        const compose::Level next = tile::level_page(pyramid, zoom + 1);
        if (std::max(next.width, next.height) > widest_zoom) break;
        ++zoom;
    }
    return zoom;
}

/// The smallest zoom at which the box is no longer a speck.
int first_zoom(const geom::LonLatBox& box, int last) {
    constexpr std::uint64_t few = 2; // tiles
    int zoom = 0;
    while (zoom < last && tile::tiles_of(box, zoom + 1).count() <= few) ++zoom;
    return zoom;
}

TileOptions every_zoom() {
    TileOptions options;
    options.pyramid.min_zoom = 0;
    options.pyramid.max_zoom = deepest_zoom;
    return options;
}

} // namespace

class Preview::Impl {
  public:
    Impl(const RenderOptions& map, std::shared_ptr<Findings> findings)
        : findings_(std::move(findings)),
          drawing_(load_document(map, *findings_), RenderRequest{}, *findings_),
          sources_(document_for_tiles(map, *findings_), every_zoom(), *findings_),
          tiles_(most_tile_bytes) {
        facts_.title = drawing_.title();
        facts_.width = drawing_.width();
        facts_.height = drawing_.height();
        facts_.box = sources_.pyramid().box;
        facts_.max_zoom = last_zoom(facts_.box);
        facts_.min_zoom = first_zoom(facts_.box, facts_.max_zoom);
        facts_.tile_size = sources_.pyramid().tile_size;
    }

    [[nodiscard]] const PreviewFacts& facts() const { return facts_; }

    std::string sheet(OutputFormat format, SvgTexts texts) {
        const std::lock_guard lock(drawing_sheet_);
        std::string& known = sheets_[{format, texts}];
        if (known.empty()) known = drawing_.encode(format, texts);
        return known;
    }

    std::optional<std::string> tile(const PreviewTile& wanted) {
        if (wanted.z < facts_.min_zoom || wanted.z > facts_.max_zoom || wanted.scale < 1 ||
            wanted.scale > 2)
            return std::nullopt;
        const tile::TileId id{wanted.z, wanted.x, wanted.y};
        const tile::TileRange range = tile::tiles_of(facts_.box, wanted.z);
        if (!range.contains(id)) return std::nullopt;
        const Key key{wanted.scale, tile::hilbert_id(id)};
        if (auto known = kept(key)) return known;
        const std::lock_guard lock(drawing_tiles_);
        if (auto known = kept(key)) return known; // drawn while this request waited
        std::optional<std::string> found;
        Team alone;
        for (tile::Tile& made : maker(wanted.z, wanted.scale).make(job_of(id), alone)) {
            if (made.id == key.second) found = made.bytes;
            const std::lock_guard keeping(keeping_);
            tiles_.put({wanted.scale, made.id}, std::move(made.bytes));
        }
        return found;
    }

    std::string tile_credits() {
        const std::lock_guard lock(drawing_tiles_);
        return sources_.info().attribution;
    }

  private:
    using Key = std::pair<int, std::uint64_t>; ///< scale, tile

    std::optional<std::string> kept(const Key& key) {
        const std::lock_guard lock(keeping_);
        return tiles_.find(key);
    }

    /// The metatile in which a tile lies; the same as `cordon tiles` draws, so that the bytes are.
    static tile::Job job_of(const tile::TileId& id) {
        const int side = tile::metatile_side(id.z);
        const auto n = static_cast<std::uint32_t>(side);
        return {id.z, id.x / n * n, id.y / n * n, side};
    }

    tile::TileMaker& maker(int zoom, int scale) {
        const std::pair<int, int> key{zoom, scale};
        const auto found = std::find_if(makers_.begin(), makers_.end(),
                                        [&](const auto& entry) { return entry.first == key; });
        if (found != makers_.end()) {
            makers_.splice(makers_.begin(), makers_, found);
        } else {
            if (makers_.size() >= most_makers) makers_.pop_back();
            makers_.emplace_front(key, sources_.picture_maker(zoom, scale));
        }
        return *makers_.front().second;
    }

    std::shared_ptr<Findings> findings_;
    std::mutex drawing_sheet_;
    Drawing drawing_;
    std::map<std::pair<OutputFormat, SvgTexts>, std::string> sheets_;
    std::mutex drawing_tiles_;
    TileSources sources_;
    std::list<std::pair<std::pair<int, int>, std::unique_ptr<tile::TileMaker>>> makers_;
    std::mutex keeping_;
    ByteCache<Key> tiles_;
    PreviewFacts facts_;
};

Preview::Preview(const RenderOptions& map, std::shared_ptr<Findings> findings)
    : impl_(std::make_unique<Impl>(map, std::move(findings))) {}
Preview::~Preview() = default;

const PreviewFacts& Preview::facts() const {
    return impl_->facts();
}

std::string Preview::sheet(OutputFormat format, SvgTexts texts) {
    return impl_->sheet(format, texts);
}

std::optional<std::string> Preview::tile(const PreviewTile& wanted) {
    return impl_->tile(wanted);
}

std::string Preview::tile_credits() {
    return impl_->tile_credits();
}

} // namespace cordon::app
