// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::render {

struct IconAttribute {
    std::string name; ///< in lower case, without namespace
    std::string_view value;
};

/// What the style sheets of an icon refer to.
class SheetReferences {
  public:
    /// `sheets` is the text of all <style> elements.
    explicit SheetReferences(std::string_view sheets);

    struct Rule {
        std::string target; ///< id
        bool marker = false;
    };
    /// Rules that hold for elements of these classes (`class` attribute), or for any element.
    [[nodiscard]] std::vector<const Rule*> rules_for(std::string_view classes) const;
    [[nodiscard]] std::size_t rule_count() const { return rule_count_; }

  private:
    void add(std::string_view selector, const Rule& rule);

    std::map<std::string, std::vector<Rule>, std::less<>> rules_; ///< by class; "*" for the others
    std::size_t rule_count_ = 0;
};

/// What drawing an icon costs: the bytes of its elements, each as often as references show it. An
/// upper bound, since what an element refers to holds for all elements inside of it. Elements are
/// given in the order of the file.
class IconWeight {
  public:
    explicit IconWeight(const SheetReferences& sheets);

    void open(const std::vector<IconAttribute>& attributes, std::size_t bytes);
    void close();
    /// Bytes. Boundless (1e300) when elements refer to each other in a circle, in chains of more
    /// than 64 or too often to be counted.
    [[nodiscard]] double total() const;

  private:
    struct Use {
        std::size_t target;
        bool marker;
    };
    /// Of one node in another. What a <use> inherits holds for all elements of its `clone`.
    struct Edge {
        std::size_t target;
        std::size_t clone; ///< none when 0
        bool marker;
        // NOLINTNEXTLINE(readability-implicit-bool-conversion): within the generated comparison
        auto operator<=>(const Edge&) const = default;
    };
    struct Node {
        double bytes = 0;
        double elements = 0;
        std::map<Edge, double> uses; ///< how often
    };
    struct Cost {
        double bytes = 0;
        double elements = 0;
        bool operator==(const Cost&) const = default;
    };
    struct Open {
        std::size_t node;      ///< none when 0, which is the document's
        std::size_t first_use; ///< of active_
    };

    std::size_t node_of(std::string_view id);
    [[nodiscard]] Cost cost_of(std::size_t node, const std::vector<Cost>& others) const;
    void refer(const std::vector<IconAttribute>& attributes);

    const SheetReferences* sheets_;
    std::map<std::string, std::size_t, std::less<>> ids_;
    std::vector<Node> nodes_;
    std::vector<Open> open_;
    std::vector<Use> active_; ///< of the open elements
    std::size_t clone_ = 0;   ///< what the newest element shows again
    std::size_t work_ = 0;
};

/// Ids that `url(#…)` names in a value or a style sheet.
[[nodiscard]] std::vector<std::string> url_targets(std::string_view text);

} // namespace cordon::render
