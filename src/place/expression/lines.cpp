// SPDX-License-Identifier: MIT
#include "place/expression/lines.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/unicode.hpp"
#include "data/reader.hpp"

#include <algorithm>
#include <mutex>
#include <optional>

namespace cordon::place {

namespace {

namespace fs = std::filesystem;

/// A file that is read once and asked often.
class LazyLayer {
  public:
    explicit LazyLayer(fs::path path) : path_(std::move(path)) {}

    const data::FeatureLayer& get() {
        const std::scoped_lock lock(mutex_);
        if (!layer_) {
            CollectingReporter findings; // findings on the data belong to `cordon check`
            layer_ = data::read_layer(path_, {}, findings);
        }
        return *layer_;
    }

  private:
    fs::path path_;
    std::mutex mutex_;
    std::optional<data::FeatureLayer> layer_;
};

bool touches(const geom::LonLatBox& box, const geom::LonLatBox& window) {
    if (box.intersects(window)) return true;
    const geom::LonLatBox shifted{window.min_x - 360.0, window.min_y, window.max_x - 360.0,
                                  window.max_y};
    const geom::LonLatBox other{window.min_x + 360.0, window.min_y, window.max_x + 360.0,
                                window.max_y};
    return box.intersects(shifted) || box.intersects(other);
}

std::string text_of(const data::FeatureLayer& layer, std::size_t i, std::string_view column) {
    return std::string(layer.text(i, column));
}

std::vector<NamedLine> lines_of(const data::FeatureLayer& layer, const geom::LonLatBox& window) {
    std::vector<NamedLine> lines;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        if (layer.shapes.kind(i) != geom::Kind::line || !touches(layer.shapes.box(i), window))
            continue;
        NamedLine line;
        line.name = text_of(layer, i, "name_fr");
        line.other_name = text_of(layer, i, "name");
        if (line.name.empty()) line.name = line.other_name;
        if (line.name.empty()) line.name = text_of(layer, i, "corridor");
        line.ref = text_of(layer, i, "ref");
        line.from = text_of(layer, i, "from");
        line.to = text_of(layer, i, "to");
        line.shape = geom::LonLatShape(layer.shapes[i]);
        lines.push_back(std::move(line));
    }
    return lines;
}

geom::LonLatShapes polygons_of(const data::FeatureLayer& layer, const geom::LonLatBox& window) {
    geom::LonLatShapes shapes;
    for (std::size_t i = 0; i < layer.size(); ++i)
        if (layer.shapes.kind(i) == geom::Kind::polygon && touches(layer.shapes.box(i), window))
            shapes.add_shape(layer.shapes[i]);
    return shapes;
}

class FileLines final : public Lines {
  public:
    explicit FileLines(const std::vector<fs::path>& roads)
        : folder_(data_folder() / "geodata"), rivers_(folder_ / "world_10m/rivers.fgb"),
          borders_(folder_ / "world_10m/boundaries.fgb"),
          countries_(folder_ / "world_10m/countries.fgb"), lakes_(folder_ / "lakes.fgb") {
        // The user's own roads come first: they know better.
        for (const fs::path& path : roads) roads_.push_back(std::make_unique<LazyLayer>(path));
        roads_.push_back(std::make_unique<LazyLayer>(folder_ / "corridor_legs.fgb"));
    }

    [[nodiscard]] std::vector<NamedLine> roads(const geom::LonLatBox& window) const override {
        std::vector<NamedLine> all;
        for (const auto& layer : roads_) {
            std::vector<NamedLine> some = lines_of(layer->get(), window);
            all.insert(all.end(), std::make_move_iterator(some.begin()),
                       std::make_move_iterator(some.end()));
        }
        return all;
    }
    [[nodiscard]] std::vector<NamedLine> rivers(const geom::LonLatBox& window) const override {
        return lines_of(rivers_.get(), window);
    }
    [[nodiscard]] std::vector<NamedLine> borders(const geom::LonLatBox& window) const override {
        return lines_of(borders_.get(), window);
    }
    [[nodiscard]] geom::LonLatShapes land(const geom::LonLatBox& window) const override {
        return polygons_of(countries_.get(), window);
    }
    [[nodiscard]] geom::LonLatShapes lakes(const geom::LonLatBox& window) const override {
        return polygons_of(lakes_.get(), window);
    }

  private:
    fs::path folder_;
    std::vector<std::unique_ptr<LazyLayer>> roads_;
    mutable LazyLayer rivers_;
    mutable LazyLayer borders_;
    mutable LazyLayer countries_;
    mutable LazyLayer lakes_;
};

/// `RN 6` → letters `rn`, digits `6`.
std::pair<std::string, std::string> split_code(std::string_view ref) {
    std::pair<std::string, std::string> code;
    for (const char c : fold_name(ref)) {
        if (c >= '0' && c <= '9')
            code.second += c;
        else if (c != ' ')
            code.first += c;
    }
    if (code.first == "n" || code.first == "nationale" || code.first == "routenationale")
        code.first = "rn";
    return code;
}

} // namespace

std::unique_ptr<Lines> shipped_lines(const std::vector<fs::path>& roads) {
    return std::make_unique<FileLines>(roads);
}

bool same_road(std::string_view stated, std::string_view ref) {
    // A line may carry several numbers: `RN6;RN15`.
    while (!ref.empty()) {
        const std::size_t end = std::min(ref.find_first_of(";,/"), ref.size());
        const auto a = split_code(stated);
        if (!a.second.empty() && a == split_code(ref.substr(0, end))) return true;
        ref.remove_prefix(std::min(end + 1, ref.size()));
    }
    return false;
}

} // namespace cordon::place
