// SPDX-License-Identifier: MIT
#include "compose/nudges.hpp"

#include "compose/symbol_poses.hpp"
#include "core/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cordon::compose {

using geom::PageBox;
using geom::PagePoint;
using style::Property;

namespace {

PageBox moved(const PageBox& box, PagePoint by) {
    return {box.min_x + by.x, box.min_y + by.y, box.max_x + by.x, box.max_y + by.y};
}

/// What of a symbol follows a move.
enum class Moves { all, text };

Moves what_moves(const LayerWork& work, const Symbol& symbol) {
    if (symbol.text == nullptr || leader_rules(*work.layer)) return Moves::all;
    const auto fit = fit_from(work.bound->text(Property::icon_text_fit, symbol.feature));
    return fit == IconFit::none ? Moves::text : Moves::all;
}

/// The point of a box that lies nearest to `p`.
PagePoint nearest(const PageBox& box, PagePoint p) {
    return {std::clamp(p.x, box.min_x, box.max_x), std::clamp(p.y, box.min_y, box.max_y)};
}

/// The line from a place to its name; empty where the name stands right beside it.
std::optional<std::pair<PagePoint, PagePoint>> line_to(const PageBox& text, PagePoint place) {
    constexpr double dot = 4.0;      // pixels that the place's own dot takes
    constexpr double shortest = 3.0; // pixels; a shorter line is read as a speck
    const PagePoint end = nearest(text, place);
    const PagePoint way = end - place;
    const double length = std::hypot(way.x, way.y);
    if (length < dot + shortest) return std::nullopt;
    return std::make_pair(place + way * (dot / length), end);
}

/// The box of a pose's text: the last one, because the icon's comes first.
PageBox box_of_text(const Candidate& candidate) {
    return candidate.boxes.empty() ? PageBox{} : candidate.boxes.back();
}

void join(Pose& pose, Candidate& candidate) {
    pose.call_out = line_to(box_of_text(candidate), pose.icon_at);
    candidate.leader = pose.call_out;
}

void shift(Pose& pose, Candidate& candidate, PagePoint by, Moves moves) {
    pose.text_corner = pose.text_corner + by;
    if (pose.along) pose.along->origin = pose.along->origin + by;
    const bool icon_stays = moves == Moves::text && !pose.along;
    if (!icon_stays) pose.icon_at = pose.icon_at + by;
    const std::size_t first = icon_stays && candidate.boxes.size() > 1 ? 1 : 0;
    for (std::size_t i = first; i < candidate.boxes.size(); ++i)
        candidate.boxes[i] = moved(candidate.boxes[i], by);
    if (candidate.leader) candidate.leader->first = candidate.leader->first + by;
}

/// Poses all round a place, each joined to it by a line.
void add_call_outs(Symbol& symbol, const Pose& at_home, const Candidate& home) {
    constexpr double nearest_ring = 18.0;
    constexpr int rings = 10;
    constexpr double growth = 1.22; // from ring to ring: up to 108 pixels
    constexpr int directions = 24;
    constexpr double distance_cost = 0.22;
    const PageBox text = box_of_text(home);
    double distance = nearest_ring;
    for (int ring = 0; ring < rings; ++ring, distance *= growth) {
        for (int k = 0; k < directions; ++k) {
            // Up and to the right is where readers expect a call-out; the preference is slight.
            const double turn = (k % 2 == 0 ? k / 2 : -(k + 1) / 2) * 360.0 / directions;
            const double angle = (turn - 45.0) * std::numbers::pi / 180.0;
            const PagePoint to{at_home.icon_at.x + distance * std::cos(angle),
                               at_home.icon_at.y + distance * std::sin(angle)};
            // The text's near side lies on the ring, not its middle.
            const PagePoint middle{to.x + std::cos(angle) * text.width() / 2,
                                   to.y + std::sin(angle) * text.height() / 2};
            Pose pose = at_home;
            Candidate candidate = home;
            shift(pose, candidate, middle - text.center(), Moves::text);
            candidate.cost = distance * distance_cost + std::abs(turn) * 0.004;
            join(pose, candidate);
            symbol.poses.push_back(std::move(pose));
            symbol.candidates.push_back(std::move(candidate));
        }
    }
}

} // namespace

std::string printed_text(const Symbol& symbol) {
    std::string out;
    if (symbol.text == nullptr) return out;
    for (const text::Line& line : symbol.text->lines) {
        if (!out.empty()) out += ' ';
        for (const text::Line::Segment& segment : line.segments) out += segment.text;
    }
    return out;
}

std::string name_of(const LayerWork& work, const Symbol& symbol) {
    const std::string_view id = work.page->features->text(symbol.feature, "id");
    if (leader_rules(*work.layer) && !id.empty()) return std::string(id);
    std::string text = printed_text(symbol);
    if (!text.empty()) return text;
    return id.empty() ? symbol.icon_name : std::string(id);
}

NudgeFinder::NudgeFinder(const std::vector<Nudge>& nudges) : nudges_(nudges) {
    for (std::size_t i = 0; i < nudges.size(); ++i) {
        by_key_.emplace(nudges[i].key, i);
        by_folded_.emplace(fold_name(nudges[i].key), i);
    }
}

std::optional<std::size_t> NudgeFinder::first(const ByName& by, std::string_view name,
                                              const LayerWork& work) const {
    if (name.empty()) return std::nullopt;
    const auto [from, to] = by.equal_range(name); // in the order of the moves
    const auto fits = std::find_if(from, to, [&](const auto& entry) {
        const std::string& layer = nudges_[entry.second].layer;
        return layer.empty() || layer == work.layer->id;
    });
    return fits == to ? std::nullopt : std::optional(fits->second);
}

std::optional<std::size_t> NudgeFinder::find(const LayerWork& work, const Symbol& symbol) const {
    const auto by_id = first(by_key_, work.page->features->text(symbol.feature, "id"), work);
    const auto by_name = first(by_folded_, fold_name(printed_text(symbol)), work);
    if (by_id && by_name) return std::min(*by_id, *by_name);
    return by_id ? by_id : by_name;
}

void nudge_symbol(Symbol& symbol, const LayerWork& work, const Nudge& nudge) {
    if (symbol.poses.empty()) return;
    const std::size_t index = symbol.chosen.value_or(0);
    symbol.chosen.reset();
    Pose pose = std::move(symbol.poses[index]);
    Candidate candidate = std::move(symbol.candidates[index]);
    symbol.poses.clear();
    symbol.candidates.clear();
    symbol.apart = 0.0;
    const Moves moves = what_moves(work, symbol);
    const bool joins = nudge.leader && moves == Moves::text && !pose.along;
    if (joins && !nudge.by) return add_call_outs(symbol, pose, candidate);
    const PagePoint place = pose.icon_at;
    shift(pose, candidate, nudge.by.value_or(PagePoint{}), moves);
    if (joins) join(pose, candidate);
    // What stood at its place and is moved off it stays joined to it.
    if (leader_rules(*work.layer) && !pose.leader && nudge.by) {
        pose.leader = place;
        candidate.leader = std::make_pair(pose.icon_at, place);
    }
    // A person has decided: it stands there whatever it covers.
    symbol.rules.may_overlap = true;
    for (BoxRules& rules : candidate.rules) rules.overlap = Overlap::always;
    symbol.poses.push_back(std::move(pose));
    symbol.candidates.push_back(std::move(candidate));
}

} // namespace cordon::compose
