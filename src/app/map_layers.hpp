// SPDX-License-Identifier: MIT
#pragma once

#include "app/clustered_source.hpp"
#include "app/credits.hpp"
#include "app/evidence.hpp"
#include "app/fine_coast.hpp"
#include "app/ground_layers.hpp"
#include "app/map_document.hpp"
#include "app/record.hpp"
#include "app/style_sources.hpp"
#include "compose/layer_source.hpp"
#include "core/diagnostic.hpp"
#include "core/file_hasher.hpp"
#include "data/reader.hpp"
#include "style/style.hpp"

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cordon::app {

/// The sources of a style: the shipped base map, the incidents, the routes, the user's files.
///
/// Urls that it knows: `cordon:basemap` (countries, boundaries, admin1_lines, rivers, lakes,
/// places, coast), `cordon:incidents` (areas, points, stretches), `cordon:routes`, `cordon:roads`,
/// `cordon:buffers`, `cordon:rings`, `cordon:layers` (areas, edges, lines, points of the document's
/// layers that feed no source of the style); any other url or `data` is a file, looked up beside
/// the style.
class MapLayers final : public compose::LayerSource {
  public:
    struct Inputs {
        const MapDocument& document;
        const Evidence& evidence;
        const style::Style& style;
        std::filesystem::path style_folder;
        Reporter& reporter;
        Record record = Record::small;
        const GroundLayers* ground = nullptr; ///< areas made of the document's layers
    };
    explicit MapLayers(Inputs inputs);

    data::LayerPtr layer(const std::string& source, const std::string& source_layer,
                         const geom::LonLatBox& window) override;

    data::LayerPtr layer_at(const std::string& source, const std::string& source_layer,
                            const compose::SourceView& view) override;
    compose::RasterSet raster(const std::string& source, const compose::SourceView& view) override;

    /// A layer made by the pipeline, for `cordon:` urls: name such as `routes` or
    /// `incidents/areas`.
    void provide(const std::string& name, data::LayerPtr layer);
    /// The same for a layer that depends on the view (layer_at() alone gives it).
    using LayerFor = std::function<data::LayerPtr(const compose::SourceView&)>;
    void provide(const std::string& name, LayerFor layer);
    /// Countries (ISO alpha-2) that the map is about; the base map marks them with `focus`.
    void set_focus(std::set<std::string> countries) { focus_ = std::move(countries); }
    /// Attributions of the shipped layers that `style` would read for `window`, in the order in
    /// which it would.
    void expect(const style::Style& style, const geom::LonLatBox& window, Credits& credits) const;
    /// Attributions of everything that was read and had features.
    [[nodiscard]] const Credits& credits() const { return credits_; }
    /// File and SHA-256 of the shipped files that were read, and of the user's as the record asks.
    /// Waits for the digests.
    [[nodiscard]] std::map<std::string, std::string> inputs_read();
    /// Where the coordinates of the files come from, by the same names; none of tile sets.
    [[nodiscard]] const std::map<std::string, data::LayerMetadata>& origins() const {
        return origins_;
    }

  private:
    /// What is wanted of a file: the window, and vertices down to `detail` (data::ReadOptions).
    struct Part {
        const geom::LonLatBox& window;
        double detail = 0.0;
        double scale = 0.0; ///< compose::SourceView::scale
    };
    data::LayerPtr find(const std::string& source, const std::string& source_layer, Part part);
    /// Which kind of data a shipped layer is, in the map's language: `Base map` or `Places`.
    [[nodiscard]] std::string kind_of(const std::string& name) const;
    data::LayerPtr base_map(const std::string& name, Part part);
    /// The same with the fine coast; null where it is not wanted or makes no difference.
    data::LayerPtr fine_base_map(const std::string& name, Part part);
    /// Credits a shipped file and gives its layer the columns that styles ask for.
    data::LayerPtr finished(data::FeatureLayer read, const std::string& name,
                            const std::string& file);
    const std::optional<FineCoast>& fine_coast(const geom::LonLatBox& window);
    /// The user's boundary lines in the view that the map asks for.
    data::LayerPtr own_boundaries(Part part);
    data::LayerPtr user_file(const style::Source& source, const std::string& source_layer,
                             Part part);
    [[nodiscard]] const app::LayerSource* document_layer(const std::string& source) const;
    data::FeatureLayer read_user_file(const style::Source& source, const std::string& source_layer,
                                      data::ReadOptions options);
    /// The same of an address. Throws Error when it may not be fetched.
    data::FeatureLayer read_fetched(const style::Source& source, const std::string& source_layer,
                                    data::ReadOptions options);
    /// The points of a source gathered to clusters, read when they are asked for first.
    ClusteredSource& clustered(const style::Source& source);
    /// A layer of the style's own as its source wants it, credited.
    data::FeatureLayer styled(data::FeatureLayer layer, const style::Source& source);
    void credit_tiles();
    void note_input(const std::string& given, const std::filesystem::path& path);
    data::LayerPtr from_document(const app::LayerSource& named, Part part);
    /// The areas that were made of a layer; null when it makes none.
    [[nodiscard]] const GroundLayer* made_of(const app::LayerSource& named) const;
    /// Features of one kind of all layers that feed no source of the style.
    data::LayerPtr own_layers(const std::string& kind, Part part);
    data::FeatureLayer read_document_layer(const app::LayerSource& named,
                                           const data::ReadOptions& options);
    /// The part of a file that was read last: each kind of a layer's features asks for it, and so
    /// does a sheet that is set anew.
    struct LastRead {
        geom::LonLatBox window;
        double detail = 0.0;
        data::LayerPtr layer;
    };

    Inputs in_;
    std::filesystem::path geodata_;
    std::map<std::string, ManifestEntry> manifest_;
    std::map<std::string, data::LayerPtr> provided_;
    std::map<std::string, data::LayerMetadata> origins_;
    std::map<const app::LayerSource*, LastRead> last_read_;
    std::optional<std::pair<geom::LonLatBox, std::optional<FineCoast>>> last_coast_; ///< its window
    std::map<std::string, LayerFor> by_view_;
    std::set<std::string> focus_;
    Credits credits_;
    std::map<std::string, std::unique_ptr<ClusteredSource>> clustered_; ///< by source
    StyleSources tiles_; ///< vector and raster tiles, elevations and images
    std::map<std::string, std::string> read_;
    FileHasher hasher_;
    std::map<std::string, std::future<std::string>> hashing_; ///< of the user's files
};

} // namespace cordon::app
