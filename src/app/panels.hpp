// SPDX-License-Identifier: MIT
#pragma once

#include "app/crowd.hpp"
#include "app/evidence.hpp"
#include "app/map_document.hpp"
#include "app/map_layers.hpp"
#include "app/routes.hpp"
#include "app/situation.hpp"
#include "compose/layer_source.hpp"
#include "core/date.hpp"
#include "core/diagnostic.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Small multiples: one map a month, a week or so many days, with equal scale and one legend.
namespace cordon::app {

/// What one panel draws: the base map of all, its own incidents, routes and analysis, and the
/// incidents of earlier panels as ghosts (`incidents/ghosts`).
class PanelLayers final : public compose::LayerSource {
  public:
    PanelLayers(MapLayers& shared, const style::Style& style) : shared_(shared), style_(style) {}
    data::LayerPtr layer(const std::string& source, const std::string& source_layer,
                         const geom::LonLatBox& window) override;
    data::LayerPtr layer_at(const std::string& source, const std::string& source_layer,
                            const compose::SourceView& view) override;
    compose::RasterSet raster(const std::string& source, const compose::SourceView& view) override {
        return shared_.raster(source, view);
    }
    /// A layer of this panel alone, named as in MapLayers::provide().
    void provide(const std::string& name, data::LayerPtr layer) { own_[name] = std::move(layer); }

  private:
    [[nodiscard]] data::LayerPtr own(const std::string& source,
                                     const std::string& source_layer) const;

    MapLayers& shared_;
    const style::Style& style_;
    std::map<std::string, data::LayerPtr> own_;
};

/// One panel with what it was made from.
struct Panel {
    DateInterval window;
    std::string title;
    std::string subtitle; ///< counts of incidents and sources
    std::unique_ptr<PanelLayers> layers;
    std::unique_ptr<Evidence> evidence;      ///< of the panel's own analysis
    std::unique_ptr<SituationRun> situation; ///< null without an analysis
};

/// What a window is cut into: panels of one sheet, at most 24, or frames of a series, at most 400.
enum class Cut { panels, frames };

/// Cuts a window into `month`, `quarter`, `year`, `week` or so many days (`10d`). Calendar units
/// are clipped to the window, and so is the last frame of a series. Throws Error for unknown
/// units, too many parts, and days that do not fill the window of panels.
[[nodiscard]] std::vector<DateInterval> cut_window(const DateInterval& window,
                                                   const std::string& unit, Cut cut = Cut::panels);

/// What the panels are made from.
struct PanelInputs {
    const MapDocument& document; ///< with `panels` set
    const Evidence& evidence;
    const style::Style& style;
    CrowdOptions crowd; ///< for more incidents than are numbered
    Cut cut = Cut::panels;
};

/// Makes the panels of a document. The shared layers must outlive them.
[[nodiscard]] std::vector<Panel> make_panels(const PanelInputs& inputs, MapLayers& shared);

} // namespace cordon::app
