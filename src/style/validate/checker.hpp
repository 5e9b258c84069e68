// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "style/expression/parser.hpp"
#include "style/validate/fields.hpp"

#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace cordon::style {

/// The layers of a style by their ids, so that many layers are checked in one pass.
class LayerIds {
  public:
    explicit LayerIds(const Json& style);
    /// Indices of the layers whose id equals the value, in the order of the style.
    [[nodiscard]] std::span<const std::size_t> with_id(const Json& id) const;
    [[nodiscard]] const Json& layer(std::size_t index) const { return (*layers_)[index]; }

  private:
    const Json::Array* layers_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_id_; ///< by JSON text
};

/// Takes the findings of a check.
class Checker {
  public:
    Checker(const Json& style, std::string file)
        : style_(&style), file_(std::move(file)), layer_ids_(style) {}

    [[nodiscard]] const Json& style() const { return *style_; }
    [[nodiscard]] const LayerIds& layer_ids() const { return layer_ids_; }
    /// Nothing more is taken: a hostile style could fill memory with its faults.
    [[nodiscard]] bool is_full() const;
    /// Reports a fault at the line of `at`; null has no line, as in the official validator.
    void error(std::string key, const Json& at, std::string message,
               std::vector<std::string> hints = {}) {
        report(Severity::error, std::move(key), at, std::move(message), std::move(hints));
    }
    void warning(std::string key, const Json& at, std::string message) {
        report(Severity::warning, std::move(key), at, std::move(message), {});
    }
    /// `color expected, array found`.
    void wrong_type(const std::string& key, const Json& at, std::string_view expected);
    /// All findings in the order of their lines.
    [[nodiscard]] Diagnostics take();

  private:
    void report(Severity severity, std::string key, const Json& at, std::string message,
                std::vector<std::string> hints);

    const Json* style_;
    std::string file_;
    LayerIds layer_ids_;
    Diagnostics findings_;
};

/// A value and where it stands.
struct Item {
    std::string key;
    const Json& value;

    /// `key.name`, or `name` at the root.
    [[nodiscard]] Item member(std::string_view name, const Json& of) const;
    [[nodiscard]] Item element(std::size_t index) const;
};

/// What an expression is for.
struct Usage {
    enum class Role : std::uint8_t { plain, property, filter, cluster };
    Role role = Role::plain;
    PropertyKind kind = PropertyKind::paint;
    bool literal_outputs = false; ///< all outputs must be literals (text-font)
};

// Values of properties.
void check_value(Checker& checker, const Item& item, const PropertySpec& spec, Usage usage);
void check_string(Checker& checker, const Item& item);
void check_number(Checker& checker, const Item& item, double minimum, double maximum);
void check_enumeration(Checker& checker, const Item& item, std::span<const std::string_view> words);
/// `spec` may be null.
void check_expression(Checker& checker, const Item& item, const PropertySpec* spec, Usage usage);
void check_function(Checker& checker, const Item& item, const PropertySpec& spec);
void check_filter(Checker& checker, const Item& item);

/// Checks a member of an object; false = its name is not known.
using MemberCheck = std::function<bool(const Item& item, std::string_view name)>;
/// Checks that the value is an object, its members, and that required ones are there.
void check_object(Checker& checker, const Item& item, std::span<const FieldSpec> fields,
                  const MemberCheck& check);
/// Checks an array of the given length (0 = any) and its elements.
void check_array(Checker& checker, const Item& item, std::size_t length,
                 const std::function<void(const Item&)>& check);
/// Checks the value of a field of simple type.
void check_field(Checker& checker, const Item& item, const FieldSpec& field);

void check_layer(Checker& checker, const Item& item, std::size_t index);
void check_source(Checker& checker, const Item& item);
void check_root(Checker& checker);

} // namespace cordon::style
