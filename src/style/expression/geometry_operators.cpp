// SPDX-License-Identifier: MIT
// within, distance
#include "style/expression/distance.hpp"
#include "style/expression/parser.hpp"
#include "style/expression/within.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>

namespace cordon::style {

namespace {

class Within final : public Node {
  public:
    Within(std::string key, Outline outline)
        : Node(Form::volatile_form, Kind::boolean, std::move(key), {}),
          outline_(std::move(outline)), grid_(outline_, layer_grid_zoom) {
        depend_on(depends_on_feature);
    }
    [[nodiscard]] Value evaluate(const Context& context) const override {
        if (context.feature == nullptr) return false;
        const int zoom = context.feature->grid_zoom();
        const geom::LonLatView shape = context.feature->geometry();
        return zoom == grid_.grid_zoom() ? grid_.contains(shape)
                                         : GridOutline(outline_, zoom).contains(shape);
    }
    [[nodiscard]] bool output_defined() const override { return true; }

  private:
    Outline outline_;
    GridOutline grid_;
};

NodePtr parse_within(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2) {
        return context.fail(
            fmt::format("'within' expression requires exactly one argument, but found {} instead.",
                        args.size() - 1));
    }
    Outline outline = read_outline(args[1]);
    if (outline.polygons.empty()) {
        return context.fail(
            "'within' expression requires valid geojson object that contains polygon "
            "geometry type.");
    }
    return std::make_shared<Within>(context.key(), std::move(outline));
}

class Distance final : public Node {
  public:
    Distance(std::string key, std::vector<Target> targets)
        : Node(Form::volatile_form, Kind::number, std::move(key), {}),
          targets_(std::move(targets)) {
        depend_on(depends_on_feature);
    }
    [[nodiscard]] Value evaluate(const Context& context) const override {
        if (context.feature == nullptr) return std::numeric_limits<double>::quiet_NaN();
        return distance_metres(context.feature->geometry(), targets_);
    }
    [[nodiscard]] bool output_defined() const override { return true; }

  private:
    std::vector<Target> targets_;
};

NodePtr parse_distance(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2) {
        return context.fail(fmt::format(
            "'distance' expression requires exactly one argument, but found {} instead.",
            args.size() - 1));
    }
    auto targets = read_targets(args[1]);
    if (!targets) {
        return context.fail(
            "'distance' expression requires valid geojson object that contains polygon "
            "geometry type.");
    }
    return std::make_shared<Distance>(context.key(), std::move(*targets));
}

constexpr std::array<Operator, 2> operators = {
    {{"within", parse_within}, {"distance", parse_distance}}};

} // namespace

std::span<const Operator> geometry_operators() {
    return operators;
}

} // namespace cordon::style
