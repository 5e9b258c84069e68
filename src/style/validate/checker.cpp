// SPDX-License-Identifier: MIT
#include "style/validate/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::style {

LayerIds::LayerIds(const Json& style) {
    static const Json::Array none;
    const Json* layers = style.find("layers");
    layers_ = layers != nullptr && layers->is_array() ? &layers->items() : &none;
    for (std::size_t i = 0; i < layers_->size(); ++i) {
        const Json* id = (*layers_)[i].find("id");
        // No array or object is equal to another one, as in the reference.
        if (id != nullptr && !id->is_array() && !id->is_object()) by_id_[to_text(*id)].push_back(i);
    }
}

std::span<const std::size_t> LayerIds::with_id(const Json& id) const {
    const auto found = by_id_.find(to_text(id));
    if (found == by_id_.end()) return {};
    return found->second;
}

bool Checker::is_full() const {
    constexpr std::size_t max_findings = 100'000;
    return findings_.size() >= max_findings;
}

void Checker::report(Severity severity, std::string key, const Json& at, std::string message,
                     std::vector<std::string> hints) {
    if (is_full()) return;
    const int line = at.is_null() ? 0 : at.line();
    findings_.push_back(
        {severity, std::move(message), {file_, line, 0, std::move(key)}, std::move(hints)});
}

void Checker::wrong_type(const std::string& key, const Json& at, std::string_view expected) {
    error(key, at, fmt::format("{} expected, {} found", expected, at.type_name()));
}

namespace {

/// The place of `item` among sorted findings; one without line counts as equal to all it meets.
std::size_t place_of(const Diagnostic& item, const Diagnostics& sorted) {
    std::size_t low = 0;
    std::size_t high = sorted.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const int other = sorted[middle].where.line;
        const bool before = item.where.line != 0 && other != 0 && item.where.line < other;
        if (before) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

} // namespace

Diagnostics Checker::take() {
    const bool all_have_lines = std::all_of(findings_.begin(), findings_.end(),
                                            [](const Diagnostic& d) { return d.where.line != 0; });
    if (all_have_lines) {
        std::stable_sort(
            findings_.begin(), findings_.end(),
            [](const Diagnostic& a, const Diagnostic& b) { return a.where.line < b.where.line; });
        return std::move(findings_);
    }
    // Insertion by bisection is what the official validator's sort comes to for short lists.
    Diagnostics sorted;
    sorted.reserve(findings_.size());
    for (Diagnostic& finding : findings_) {
        const auto place = static_cast<std::ptrdiff_t>(place_of(finding, sorted));
        sorted.insert(sorted.begin() + place, std::move(finding));
    }
    return sorted;
}

Item Item::member(std::string_view name, const Json& of) const {
    return {key.empty() ? std::string(name) : fmt::format("{}.{}", key, name), of};
}

Item Item::element(std::size_t index) const {
    return {fmt::format("{}[{}]", key, index), value.items()[index]};
}

void check_object(Checker& checker, const Item& item, std::span<const FieldSpec> fields,
                  const MemberCheck& check) {
    if (!item.value.is_object()) return checker.wrong_type(item.key, item.value, "object");
    for (const Json::Member& member : item.value.members()) {
        // `paint.night` is checked as `paint`, as in styles of old.
        const std::string name = member.key.substr(0, member.key.find('.'));
        if (check(item.member(member.key, member.value), name)) continue;
        std::vector<std::string> names;
        for (const FieldSpec& field : fields) names.emplace_back(field.name);
        std::vector<std::string> hints;
        if (std::string near = did_you_mean(member.key, names); !near.empty())
            hints.push_back(std::move(near));
        checker.error(item.key, member.value, fmt::format("unknown property \"{}\"", member.key),
                      std::move(hints));
    }
    for (const FieldSpec& field : fields) {
        if (field.required && item.value.find(field.name) == nullptr) {
            checker.error(item.key, item.value,
                          fmt::format("missing required property \"{}\"", field.name));
        }
    }
}

void check_array(Checker& checker, const Item& item, std::size_t length,
                 const std::function<void(const Item&)>& check) {
    if (!item.value.is_array()) return checker.wrong_type(item.key, item.value, "array");
    const std::size_t found = item.value.items().size();
    if (length != 0 && found != length) {
        return checker.error(
            item.key, item.value,
            fmt::format("array length {} expected, length {} found", length, found));
    }
    for (std::size_t i = 0; i < found; ++i) check(item.element(i));
}

} // namespace cordon::style
