// SPDX-License-Identifier: MIT
#include "render/icon_weight.hpp"

#include <algorithm>

namespace cordon::render {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::size_t most_work = 1'000'000; ///< steps of counting
constexpr int longest_chain = 64;

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string without_comments(std::string_view sheet) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t begin = sheet.find("/*"); begin != std::string_view::npos;
         begin = sheet.find("/*", at)) {
        out += sheet.substr(at, begin - at);
        const std::size_t end = sheet.find("*/", begin + 2);
        if (end == std::string_view::npos) return out;
        at = end + 2;
    }
    return out += sheet.substr(at);
}

/// Is a selector's item a class and nothing else?
bool is_class(std::string_view item) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    };
    return item.size() > 1 && item[0] == '.' &&
           std::all_of(item.begin() + 1, item.end(), is_letter);
}

bool names_marker(std::string_view text) {
    return text.find("marker") != std::string_view::npos ||
           text.find("MARKER") != std::string_view::npos;
}

} // namespace

std::vector<std::string> url_targets(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at)) {
        const bool is_url = at >= 3 && (text[at - 3] | 32) == 'u' && (text[at - 2] | 32) == 'r' &&
                            (text[at - 1] | 32) == 'l';
        ++at;
        if (!is_url) continue;
        const std::size_t mark = text.find('#', at);
        if (mark == std::string_view::npos) break;
        const std::size_t end =
            std::min(text.find_first_of(")\"'& \t\r\n\f", mark + 1), text.size());
        out.emplace_back(text.substr(mark + 1, end - mark - 1));
        at = end;
    }
    return out;
}

SheetReferences::SheetReferences(std::string_view sheets) {
    const std::string text = without_comments(sheets);
    // A brace in a quoted string would end a rule early: then each rule holds for all elements.
    const bool quoted = text.find_first_of("\"'\\") != std::string::npos;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('}', at), text.size());
        const std::string_view rule = std::string_view(text).substr(at, end - at);
        const std::size_t open = rule.rfind('{');
        ++rule_count_;
        at = end + 1;
        const std::string_view before = rule.substr(0, open == std::string_view::npos ? 0 : open);
        const std::size_t begin = before.find_last_of("{;");
        const std::string_view selector =
            quoted ? "*" : before.substr(begin == std::string_view::npos ? 0 : begin + 1);
        for (const std::string& target : url_targets(rule))
            add(selector, {target, names_marker(rule)});
    }
}

void SheetReferences::add(std::string_view selector, const Rule& rule) {
    bool classes_only = !without_blanks(selector).empty();
    for (std::size_t at = 0; at < selector.size();) {
        const std::size_t end = std::min(selector.find_first_of(", \t\r\n\f", at), selector.size());
        const std::string_view item = selector.substr(at, end - at);
        at = end + 1;
        if (item.empty()) continue;
        if (is_class(item))
            rules_[std::string(item.substr(1))].push_back(rule);
        else
            classes_only = false;
    }
    if (!classes_only) rules_["*"].push_back(rule);
}

std::vector<const SheetReferences::Rule*>
SheetReferences::rules_for(std::string_view classes) const {
    std::vector<const Rule*> out;
    if (rules_.empty()) return out;
    const auto take = [&](std::string_view name) {
        if (const auto found = rules_.find(name); found != rules_.end())
            for (const Rule& rule : found->second) out.push_back(&rule);
    };
    take("*");
    for (std::size_t at = 0; at < classes.size();) {
        const std::size_t end = std::min(classes.find_first_of(blanks, at), classes.size());
        if (end > at) take(classes.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

IconWeight::IconWeight(const SheetReferences& sheets) : sheets_(&sheets), nodes_(1) {}

std::size_t IconWeight::node_of(std::string_view id) {
    const auto [place, fresh] = ids_.try_emplace(std::string(id), nodes_.size());
    if (fresh) nodes_.emplace_back();
    return place->second;
}

void IconWeight::refer(const std::vector<IconAttribute>& attributes) {
    std::string_view classes;
    clone_ = 0;
    for (const IconAttribute& attribute : attributes) {
        if (attribute.name == "class") classes = attribute.value;
        if (attribute.name == "href")
            if (const auto id = without_blanks(attribute.value); id.starts_with('#')) {
                clone_ = node_of(id.substr(1));
                active_.push_back({clone_, false});
            }
        const bool marker = names_marker(attribute.name) || names_marker(attribute.value);
        for (const std::string& target : url_targets(attribute.value))
            active_.push_back({node_of(target), marker});
    }
    for (const SheetReferences::Rule* rule : sheets_->rules_for(classes))
        active_.push_back({node_of(rule->target), rule->marker});
}

void IconWeight::open(const std::vector<IconAttribute>& attributes, std::size_t bytes) {
    Open element{0, active_.size()};
    if (work_ > most_work) return open_.push_back(element); // counted enough
    for (const IconAttribute& attribute : attributes)
        if (attribute.name == "id") element.node = node_of(attribute.value);
    refer(attributes);
    open_.push_back(element);
    const auto size = static_cast<double>(bytes);
    const auto weigh = [&](Node& node) {
        node.bytes += size;
        node.elements += 1.0;
        work_ += 1 + active_.size();
        if (work_ > most_work) return;
        // A marker stands at each vertex, which takes two bytes at least.
        for (const Use& use : active_) {
            const Edge edge{use.target, use.target == clone_ ? 0 : clone_, use.marker};
            node.uses[edge] += use.marker ? 1.0 + size / 2.0 : 1.0;
        }
    };
    weigh(nodes_[0]);
    for (const Open& outer : open_)
        if (outer.node > 0) weigh(nodes_[outer.node]);
}

void IconWeight::close() {
    if (open_.empty()) return;
    active_.resize(open_.back().first_use);
    open_.pop_back();
}

IconWeight::Cost IconWeight::cost_of(std::size_t node, const std::vector<Cost>& others) const {
    Cost cost{nodes_[node].bytes, nodes_[node].elements};
    for (const auto& [edge, times] : nodes_[node].uses) {
        if (edge.target == node) continue; // no one holds itself
        const Cost clone = edge.clone > 0 && edge.clone != node ? others[edge.clone] : Cost();
        const double often = times * (1.0 + (edge.marker ? clone.bytes / 2.0 : clone.elements));
        cost.bytes += often * others[edge.target].bytes;
        cost.elements += often * others[edge.target].elements;
    }
    return cost;
}

double IconWeight::total() const {
    constexpr double endless = 1e300; // more is no other answer, and stays a number
    if (work_ > most_work) return endless;
    std::vector<Cost> costs(nodes_.size());
    for (int round = 0; round < longest_chain; ++round) {
        std::vector<Cost> next(nodes_.size());
        for (std::size_t i = 0; i < nodes_.size(); ++i) next[i] = cost_of(i, costs);
        if (next == costs) return std::min(costs[0].bytes, endless);
        if (next[0].bytes >= 1e12) return endless;
        costs = std::move(next);
    }
    return endless;
}

} // namespace cordon::render
