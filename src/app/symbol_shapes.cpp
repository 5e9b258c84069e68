// SPDX-License-Identifier: MIT
#include "app/symbol_columns.hpp"
#include "app/symbol_parts.hpp"
#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace cordon::app {

namespace {

using incident::Incident;

/// Shapes in the order in which classes get them: told apart in grey and with two digits inside.
constexpr std::array<std::string_view, most_shapes> class_shapes = {"circle", "square", "diamond",
                                                                    "shield", "plus",   "triangle"};
constexpr std::string_view shape_of_none = "dot";

/// The classes of one column.
class ShapeClasses {
  public:
    ShapeClasses(const MapSection& map, const PointColumns& points, Language language)
        : column_(map.shape_by), language_(language) {
        facts_.name = words_of_column(column_, language);
        std::map<std::string, Class, std::less<>> classes;
        for (const Incident* incident : points.drawn()) {
            const std::string text = column_text(*incident, column_, language);
            if (text.empty()) {
                ++facts_.missing;
                continue;
            }
            Class& one = classes.try_emplace(fold_name(text), Class{text, 0}).first->second;
            ++one.count;
        }
        order(classes, map.shape_order);
    }

    [[nodiscard]] const ShapeFacts& facts() const { return facts_; }
    [[nodiscard]] std::size_t rank(const Incident& incident) const {
        const auto found = ranks_.find(fold_name(column_text(incident, column_, language_)));
        return found == ranks_.end() ? most_shapes : found->second;
    }

  private:
    struct Class {
        std::string name;
        int count = 0;
    };
    void order(const std::map<std::string, Class, std::less<>>& classes,
               const std::vector<std::string>& wanted) {
        std::vector<std::pair<std::string, Class>> rows(classes.begin(), classes.end());
        const auto place = [&](const std::string& key) {
            const auto found = std::find_if(wanted.begin(), wanted.end(), [&](const auto& name) {
                return fold_name(name) == key;
            });
            return found - wanted.begin();
        };
        std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
            const auto first = place(a.first);
            const auto second = place(b.first);
            return first != second ? first < second : a.second.count > b.second.count;
        });
        ranks_.clear();
        for (const auto& [key, one] : rows) {
            ranks_[key] = facts_.classes.size();
            facts_.classes.emplace_back(one.name, one.count);
        }
    }

    std::string column_;
    Language language_;
    ShapeFacts facts_;
    std::map<std::string, std::size_t, std::less<>> ranks_; ///< folded name to place in the legend
};

} // namespace

ShapeFacts add_shapes(const MapDocument& document, const incident::IncidentSet& set,
                      PointColumns& points) {
    const Language language = document.map.lang;
    require_column(document, "shape_by", document.map.shape_by, text_columns(set));
    const ShapeClasses classes(document.map, points, language);
    const ShapeFacts& facts = classes.facts();
    if (facts.classes.size() > most_shapes) {
        std::vector<std::string> listed;
        constexpr std::size_t most_listed = 15;
        for (const auto& [name, count] : facts.classes)
            if (listed.size() < most_listed) listed.push_back(fmt::format("{} ({})", name, count));
        const std::size_t more = facts.classes.size() - listed.size();
        throw Error({Severity::error,
                     fmt::format("shape_by = '{}' gives {} classes, more than the {} that can be "
                                 "told apart: {}{}",
                                 document.map.shape_by, facts.classes.size(), most_shapes,
                                 fmt::join(listed, ", "),
                                 more > 0 ? fmt::format(" and {} more", more) : ""),
                     document.where("map.shape_by"),
                     {"gather classes in a column of its own, or make a map for each"}});
    }
    points.add("shape", [&](const Incident& incident) {
        const std::size_t rank = classes.rank(incident);
        return std::optional(rank < most_shapes ? class_shapes.at(rank) : shape_of_none);
    });
    const std::string none = language == Language::fr ? "non précisé" : "not stated";
    points.add("shape_class", [&](const Incident& incident) {
        const std::size_t rank = classes.rank(incident);
        return std::optional(
            std::string_view(rank < most_shapes ? facts.classes[rank].first : none));
    });
    points.add("shape_rank", [&](const Incident& incident) {
        return std::optional(static_cast<double>(classes.rank(incident)));
    });
    return facts;
}

} // namespace cordon::app
