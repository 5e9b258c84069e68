// SPDX-License-Identifier: MIT
// upcase, downcase, concat, split, join, is-supported-script, typeof, error; format, image
#include "core/unicode.hpp"
#include "style/expression/call.hpp"
#include "style/expression/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace cordon::style {

namespace {

Value upcase(const Call& call, const Context& context) {
    return make_text(to_upper(call.text(0, context).view));
}

Value downcase(const Call& call, const Context& context) {
    return make_text(to_lower(call.text(0, context).view));
}

/// Longest text that is put together, in bytes: a variable that is joined with itself again and
/// again would fill the memory.
constexpr std::size_t max_text = std::size_t{64} << 10U;

void append(std::string& out, std::string_view text, const Call& call) {
    if (text.size() > max_text - std::min(out.size(), max_text)) call.fail("Text is too long.");
    out += text;
}

Value concat(const Call& call, const Context& context) {
    std::string out;
    for (std::size_t i = 0; i < call.args().size(); ++i) {
        const Value value = call.arg(i, context);
        if (const auto* text = std::get_if<Text>(&value)) {
            append(out, text->view, call);
        } else {
            append(out, to_display_text(value), call);
        }
    }
    return make_text(std::move(out));
}

Value split(const Call& call, const Context& context) {
    const Text text = call.text(0, context);
    const Text delimiter = call.text(1, context);
    std::vector<Value> parts;
    std::string_view rest = text.view;
    if (delimiter.view.empty()) {
        while (!rest.empty()) {
            const std::size_t size = offset_of(rest, 1);
            parts.emplace_back(Text{rest.substr(0, size), text.owner});
            rest.remove_prefix(size);
        }
        return make_list(std::move(parts));
    }
    for (;;) {
        const std::size_t found = rest.find(delimiter.view);
        parts.emplace_back(Text{rest.substr(0, found), text.owner});
        if (found == std::string_view::npos) return make_list(std::move(parts));
        rest.remove_prefix(found + delimiter.view.size());
    }
}

Value join(const Call& call, const Context& context) {
    const Value list = call.arg(0, context);
    const Text delimiter = call.text(1, context);
    std::string out;
    bool first = true;
    for (const Value& item : std::get<ListPtr>(list)->items) {
        if (!first) append(out, delimiter.view, call);
        first = false;
        append(out, to_display_text(item), call);
    }
    return make_text(std::move(out));
}

/// Every script can be drawn, whatever the text is: the argument is not even looked at, as where
/// the reference knows no scripts.
Value is_supported_script(const Call& /*call*/, const Context& /*context*/) {
    return true;
}

Value type_name(const Call& call, const Context& context) {
    return make_text(type_text(type_of(call.arg(0, context))));
}

Value raise(const Call& call, const Context& context) {
    call.fail(std::string(call.text(0, context).view));
}

/// Which operands of a `format` belong to one section; 0 = none.
struct SectionNodes {
    std::size_t content = 0;
    std::size_t scale = 0;
    std::size_t font = 0;
    std::size_t color = 0;
    std::size_t align = 0;
};

constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();

class Format final : public Node {
  public:
    Format(std::string key, std::vector<NodePtr> args, std::vector<SectionNodes> sections)
        : Node(Form::other, Kind::formatted, std::move(key), std::move(args)),
          sections_(std::move(sections)) {}

    [[nodiscard]] Value evaluate(const Context& context) const override {
        Formatted out;
        for (const SectionNodes& nodes : sections_) out.sections.push_back(section(nodes, context));
        return make_rich(std::move(out));
    }

  private:
    [[nodiscard]] FormattedSection section(const SectionNodes& nodes,
                                           const Context& context) const {
        FormattedSection out;
        const Value content = arg(nodes.content, context);
        if (nodes.align != absent) out.vertical_align = text(nodes.align, context).view;
        if (const auto* image = std::get_if<Image>(&content)) {
            out.image = *image;
            return out;
        }
        out.text = to_display_text(content);
        if (nodes.scale != absent) out.scale = number(nodes.scale, context);
        if (nodes.font != absent) out.fonts = fonts(arg(nodes.font, context));
        if (nodes.color != absent) {
            const Value color = arg(nodes.color, context);
            if (const auto* found = std::get_if<Color>(&color)) out.color = *found;
        }
        return out;
    }

    static std::vector<std::string> fonts(const Value& value) {
        std::vector<std::string> out;
        for (const Value& item : std::get<ListPtr>(value)->items)
            out.push_back(to_display_text(item));
        return out;
    }

    std::vector<SectionNodes> sections_;
};

/// Is the member there and not null, false, 0 or empty? Others are passed over, as in the
/// reference.
const Json* option(const Json& options, std::string_view name) {
    const Json* found = options.find(name);
    if (found == nullptr || found->is_null()) return nullptr;
    if (found->is_bool() && !found->boolean()) return nullptr;
    if (found->is_number() && found->number() == 0.0) return nullptr;
    return found->is_string() && found->string().empty() ? nullptr : found;
}

/// Reads the options of a section into its nodes; false when an error was listed.
class FormatParser {
  public:
    explicit FormatParser(const ParseContext& context) : context_(&context) {}

    bool add_content(const Json& json) {
        NodePtr content = context_->parse_arg(json, 1, Type(Kind::value));
        if (content == nullptr) return false;
        const Type& type = content->type();
        if (!type.is(Kind::string) && !type.is(Kind::value) && !type.is(Kind::null) &&
            !type.is(Kind::resolved_image)) {
            context_->fail("Formatted text type must be 'string', 'value', 'image' or 'null'.");
            return false;
        }
        nodes_.push_back(std::move(content));
        sections_.push_back({nodes_.size() - 1, absent, absent, absent, absent});
        return true;
    }

    bool add_options(const Json& options) {
        SectionNodes& section = sections_.back();
        return add(options, "font-scale", Kind::number, section.scale) &&
               add(options, "text-font", Type::array(Kind::string), section.font) &&
               add(options, "text-color", Kind::color, section.color) && align_is_known(options) &&
               add(options, "vertical-align", Kind::string, section.align);
    }

    NodePtr finish() {
        return std::make_shared<Format>(context_->key(), std::move(nodes_), std::move(sections_));
    }

  private:
    bool add(const Json& options, std::string_view name, const Type& type, std::size_t& slot) {
        const Json* found = option(options, name);
        if (found == nullptr) return true;
        NodePtr node = context_->parse_arg(*found, 1, type);
        if (node == nullptr) return false;
        slot = nodes_.size();
        nodes_.push_back(std::move(node));
        return true;
    }

    [[nodiscard]] bool align_is_known(const Json& options) const {
        const Json* found = option(options, "vertical-align");
        if (found == nullptr || !found->is_string()) return true;
        const std::string& align = found->string();
        if (align == "bottom" || align == "center" || align == "top") return true;
        context_->fail(fmt::format(
            "'vertical-align' must be one of: 'bottom', 'center', 'top' but found '{}' instead.",
            align));
        return false;
    }

    const ParseContext* context_;
    std::vector<NodePtr> nodes_;
    std::vector<SectionNodes> sections_;
};

NodePtr parse_format(const Arguments& args, const ParseContext& context) {
    if (args.size() < 2) return context.fail("Expected at least one argument.");
    if (args[1].is_object() || args[1].is_null())
        return context.fail("First argument must be an image or text section.");
    FormatParser parser(context);
    bool options_may_follow = false;
    for (std::size_t i = 1; i < args.size(); ++i) {
        const bool options = options_may_follow && args[i].is_object();
        if (!(options ? parser.add_options(args[i]) : parser.add_content(args[i]))) return nullptr;
        options_may_follow = !options;
    }
    return parser.finish();
}

class ImageByName final : public Node {
  public:
    ImageByName(std::string key, std::vector<NodePtr> args)
        : Node(Form::other, Kind::resolved_image, std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        Text name = text(0, context);
        if (name.view.empty()) return {};
        const bool available = context.has_image != nullptr && (*context.has_image)(name.view);
        return Image{std::move(name), available};
    }
};

NodePtr parse_image(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2) return context.fail("Expected two arguments.");
    NodePtr name = context.parse_arg(args[1], 1, Type(Kind::string));
    if (name == nullptr) return context.fail("No image name provided.");
    return std::make_shared<ImageByName>(context.key(), std::vector{std::move(name)});
}

constexpr std::array<Operator, 2> operators = {{{"format", parse_format}, {"image", parse_image}}};

} // namespace

std::span<const Operator> text_operators() {
    return operators;
}

const std::vector<CallDefinition>& text_calls() {
    static const std::vector<CallDefinition> calls = {
        {"upcase", Kind::string, {{{Kind::string}, false, upcase}}},
        {"downcase", Kind::string, {{{Kind::string}, false, downcase}}},
        {"concat", Kind::string, {{{Kind::value}, true, concat}}},
        {"split", Type::array(Kind::string), {{{Kind::string, Kind::string}, false, split}}},
        {"join", Kind::string, {{{Type::array(Kind::string), Kind::string}, false, join}}},
        {"is-supported-script",
         Kind::boolean,
         {{{Kind::string}, false, is_supported_script, depends_on_other}}},
        {"typeof", Kind::string, {{{Kind::value}, false, type_name}}},
        {"error", Kind::error, {{{Kind::string}, false, raise}}, Form::volatile_form},
    };
    return calls;
}

} // namespace cordon::style
