// SPDX-License-Identifier: MIT
#include "style/compile.hpp"
#include "style/layer_feature.hpp"
#include "style/style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace cordon::style {

namespace {

/// One expression bound to the columns of a layer; evaluated already when it does not depend on the
/// feature.
struct Bound {
    const Expression* expression = nullptr; ///< null when `constant` holds the value
    Value constant;
    ColumnSlots slots;
    Value last;                       ///< keeps the characters of the last text alive
    std::vector<double> last_numbers; ///< what the last span looks at
    bool numbers_are_final = false;   ///< the span of a constant does not change
};

constexpr std::uint8_t unset = 255;

std::vector<std::string> texts_of(const Value& value) {
    std::vector<std::string> out;
    if (const auto* text = std::get_if<Text>(&value)) out.emplace_back(text->view);
    if (const auto* list = std::get_if<ListPtr>(&value))
        for (const Value& item : (*list)->items) out.push_back(to_display_text(item));
    return out;
}

/// Puts the numbers of a value into `out`, whose memory is used again.
void read_numbers(const Value& value, std::vector<double>& out) {
    out.clear();
    if (const auto* number = std::get_if<double>(&value)) {
        out.push_back(*number);
    } else if (const auto* padding = rich<Padding>(value)) {
        out.assign(padding->values.begin(), padding->values.end());
    } else if (const auto* numbers = rich<NumberArray>(value)) {
        out = numbers->values;
    } else if (const auto* list = std::get_if<ListPtr>(&value)) {
        for (const Value& item : (*list)->items)
            if (const auto* part = std::get_if<double>(&item)) out.push_back(*part);
    }
}

/// The numbers of a property's default, read once.
const std::vector<double>& default_numbers(Property property) {
    static const std::vector<std::vector<double>> all = [] {
        std::vector<std::vector<double>> out(property_count);
        for (std::size_t i = 0; i < property_count; ++i)
            read_numbers(default_value(static_cast<Property>(i)), out[i]);
        return out;
    }();
    return all[static_cast<std::size_t>(property)];
}

/// Colours of arrays may be out of range, as may be the mix of two.
Color in_range(const Color& color) {
    return {std::clamp(color.r, 0.0, 1.0), std::clamp(color.g, 0.0, 1.0),
            std::clamp(color.b, 0.0, 1.0), std::clamp(color.a, 0.0, 1.0)};
}

bool is_missing(const Value& value) {
    const auto* number = std::get_if<double>(&value);
    return std::holds_alternative<std::monostate>(value) ||
           (number != nullptr && std::isnan(*number));
}

std::vector<TextSection> sections_of(const Value& value) {
    const auto* formatted = rich<Formatted>(value);
    if (formatted == nullptr) {
        const std::string text = to_display_text(value);
        return text.empty() ? std::vector<TextSection>()
                            : std::vector<TextSection>{
                                  {.text = text, .image = {}, .fonts = {}, .color = {}}};
    }
    std::vector<TextSection> out;
    for (const FormattedSection& section : formatted->sections) {
        TextSection piece{.text = section.text, .image = {}, .fonts = {}, .color = {}};
        if (section.image) piece.image = section.image->name.view;
        piece.scale = section.scale.value_or(1.0);
        piece.fonts = section.fonts.value_or(std::vector<std::string>());
        if (section.color) piece.color = in_range(*section.color);
        piece.vertical_align = section.vertical_align;
        out.push_back(std::move(piece));
    }
    return out;
}

} // namespace

class BoundLayer::Impl {
  public:
    Impl(const Layer& layer, const data::FeatureLayer* features, const EvaluationContext& context)
        : features_(features) {
        context_.zoom = context.zoom;
        context_.state = context.state != nullptr ? context.state : layer.state.get();
        context_.has_image = context.has_image;
        context_.language = context.language;
        index_.fill(unset);
        bounds_.reserve(layer.values.size());
        for (const auto& [property, value] : layer.values) {
            index_.at(static_cast<std::size_t>(property)) =
                static_cast<std::uint8_t>(bounds_.size());
            bounds_.push_back(bind(*value, &property_spec(property)));
        }
        if (layer.filter != nullptr) filter_ = bind(*layer.filter, nullptr);
    }

    [[nodiscard]] bool matches(std::size_t i) {
        if (!filter_) return true;
        const Value value = evaluate(*filter_, nullptr, i);
        const auto* passed = std::get_if<bool>(&value);
        return passed != nullptr && *passed;
    }

    [[nodiscard]] Bound* find(Property property) {
        const std::uint8_t index = index_[static_cast<std::size_t>(property)];
        return index == unset ? nullptr : &bounds_[index];
    }

    /// The value or the property's default. The reference stays valid until the next call for the
    /// property.
    [[nodiscard]] const Value& value(Property property, std::size_t i) {
        Bound* bound = find(property);
        if (bound == nullptr) return default_value(property);
        if (bound->expression == nullptr) {
            return is_missing(bound->constant) ? default_value(property) : bound->constant;
        }
        bound->last = evaluate(*bound, &property_spec(property), i);
        return is_missing(bound->last) ? default_value(property) : bound->last;
    }

    [[nodiscard]] Color ramp(Property property, double at) {
        const Bound* bound = find(property);
        const Expression* expression =
            bound != nullptr ? bound->expression : default_ramp(property);
        const PropertySpec& spec = property_spec(property);
        Value value = bound != nullptr ? bound->constant : Value();
        if (expression != nullptr) {
            Context context = context_;
            context.heatmap_density = context.line_progress = context.elevation = at;
            value = try_evaluate(*expression, context, &spec);
        }
        const auto* color = std::get_if<Color>(&value);
        return color == nullptr ? Color{0.0, 0.0, 0.0, 0.0} : in_range(*color);
    }

    [[nodiscard]] std::span<const double> numbers(Property property, std::size_t i) {
        Bound* bound = find(property);
        if (bound == nullptr) return default_numbers(property);
        if (!bound->numbers_are_final) {
            read_numbers(value(property, i), bound->last_numbers);
            bound->numbers_are_final = bound->expression == nullptr;
        }
        return bound->last_numbers;
    }

    [[nodiscard]] const Diagnostics& problems() const { return problems_; }

  private:
    Bound bind(const Expression& expression, const PropertySpec* spec) {
        Bound bound;
        bound.expression = &expression;
        const bool is_ramp = spec != nullptr && spec->property_type == PropertyType::color_ramp;
        if (is_ramp || (!expression.is_feature_constant() && features_ != nullptr)) {
            bound.slots = bind_columns(expression.keys(), features_);
            return bound;
        }
        // Zoom and state do not change while the layer is drawn; without features there is nothing
        // else.
        bound.constant = try_evaluate(expression, context_, spec);
        bound.expression = nullptr;
        return bound;
    }

    [[nodiscard]] Value evaluate(const Bound& bound, const PropertySpec* spec, std::size_t i) {
        if (bound.expression == nullptr) return bound.constant;
        if (features_ == nullptr || i >= features_->size()) return {};
        const LayerFeature feature(*features_, i, bound.slots);
        context_.feature = &feature;
        Value value = try_evaluate(*bound.expression, context_, spec);
        context_.feature = nullptr;
        return value;
    }

    [[nodiscard]] Value try_evaluate(const Expression& expression, const Context& context,
                                     const PropertySpec* spec) {
        try {
            Value value = expression.evaluate(context);
            if (spec == nullptr || spec->type != ValueType::enumeration || is_missing(value) ||
                fits(value, *spec)) {
                return value;
            }
            note(expression.path(), "Expected value to be one of " + listed(spec->values) +
                                        ", but found " + to_json_text(value) + " instead.");
        } catch (const EvaluationError& error) {
            note(expression.path() + error.key(), error.what());
        }
        return {};
    }

    static std::string listed(std::span<const std::string_view> words) {
        std::string out;
        for (const std::string_view word : words)
            out += (out.empty() ? "" : ", ") + json_quote(word);
        return out;
    }

    void note(const std::string& path, const std::string& message) {
        // Data can make endless different messages; the first ones say enough.
        constexpr std::size_t max_problems = 100;
        if (problems_.size() >= max_problems || !seen_.insert(path + '\n' + message).second) return;
        problems_.push_back({Severity::warning, message, {{}, 0, 0, path}, {}});
    }

    const data::FeatureLayer* features_;
    Context context_;
    std::array<std::uint8_t, property_count> index_{};
    std::vector<Bound> bounds_;
    std::optional<Bound> filter_;
    Diagnostics problems_;
    std::set<std::string> seen_;
};

BoundLayer::BoundLayer(const Layer& layer, const data::FeatureLayer* features,
                       const EvaluationContext& context)
    : impl_(std::make_unique<Impl>(layer, features, context)) {}
BoundLayer::~BoundLayer() = default;
BoundLayer::BoundLayer(BoundLayer&&) noexcept = default;
BoundLayer& BoundLayer::operator=(BoundLayer&&) noexcept = default;

bool BoundLayer::matches(std::size_t i) const {
    return impl_->matches(i);
}

bool BoundLayer::is_constant(Property property) const {
    const Bound* bound = impl_->find(property);
    return bound == nullptr || bound->expression == nullptr;
}

double BoundLayer::number(Property property, std::size_t i) const {
    const auto* number = std::get_if<double>(&impl_->value(property, i));
    return number == nullptr ? 0.0 : *number;
}

bool BoundLayer::boolean(Property property, std::size_t i) const {
    const auto* flag = std::get_if<bool>(&impl_->value(property, i));
    return flag != nullptr && *flag;
}

Color BoundLayer::color(Property property, std::size_t i) const {
    const Value& value = impl_->value(property, i);
    if (const auto* color = std::get_if<Color>(&value)) return in_range(*color);
    const auto* colors = rich<ColorArray>(value);
    const bool some = colors != nullptr && !colors->values.empty();
    return some ? in_range(colors->values.front()) : Color{0.0, 0.0, 0.0, 0.0};
}

std::string_view BoundLayer::text(Property property, std::size_t i) const {
    const Value& value = impl_->value(property, i);
    if (const auto* text = std::get_if<Text>(&value)) return text->view;
    if (const auto* image = std::get_if<Image>(&value)) return image->name.view;
    return {};
}

std::span<const double> BoundLayer::numbers(Property property, std::size_t i) const {
    return impl_->numbers(property, i);
}

std::vector<std::string> BoundLayer::texts(Property property, std::size_t i) const {
    return texts_of(impl_->value(property, i));
}

std::vector<TextSection> BoundLayer::formatted(Property property, std::size_t i) const {
    return sections_of(impl_->value(property, i));
}

Color BoundLayer::ramp(Property property, double at) const {
    return impl_->ramp(property, at);
}

std::vector<Color> BoundLayer::colors(Property property, std::size_t i) const {
    const Value& value = impl_->value(property, i);
    const auto* colors = rich<ColorArray>(value);
    if (colors == nullptr) return {color(property, i)};
    std::vector<Color> out;
    for (const Color& color : colors->values) out.push_back(in_range(color));
    return out;
}

std::vector<LabelAnchor> BoundLayer::anchors(Property property, std::size_t i) const {
    std::vector<LabelAnchor> out;
    if (const auto* anchors = rich<AnchorOffsets>(impl_->value(property, i)))
        for (const AnchorOffset& item : anchors->values)
            out.push_back({item.anchor, item.x, item.y});
    return out;
}

const Diagnostics& BoundLayer::problems() const {
    return impl_->problems();
}

} // namespace cordon::style
