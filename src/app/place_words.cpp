// SPDX-License-Identifier: MIT
#include "app/place_words.hpp"

#include "app/name_candidates.hpp"
#include "app/open_gazetteer.hpp"
#include "app/place_phrases.hpp"
#include "incident/extract/article_places.hpp"
#include "place/expression/lines.hpp"
#include "place/locate.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace cordon::app {

using incident::Incident;

namespace {

constexpr std::size_t told_in_words = 10; ///< rows without a place; the others are counted

/// The rows' words as one text, a paragraph each.
struct RowText {
    std::string text;
    std::vector<Incident*> rows;
    std::vector<std::size_t> begins; ///< byte where each row begins
};

RowText text_of(incident::IncidentSet& set) {
    RowText out;
    for (Incident& row : set.incidents) {
        const auto* unknown = std::get_if<incident::Unknown>(&row.location.said);
        if (unknown == nullptr || row.place.empty()) continue;
        out.begins.push_back(out.text.size());
        out.rows.push_back(&row);
        out.text += as_read(row.place.in(Language::en));
        out.text += ".\n\n";
    }
    return out;
}

double credible_area(const place::LocatedExpression& one) {
    double area = std::numeric_limits<double>::infinity();
    for (const place::Region& region : one.regions)
        if (region.is_located()) area = std::min(area, proj::area_m2(region.credible.view()));
    return area;
}

/// Are there words of a row outside of an expression that change where the place lies?
bool leaves_words(const RowText& rows, std::size_t row, const place::LocatedExpression& one) {
    const std::size_t begin = rows.begins[row];
    const std::size_t end = row + 1 < rows.begins.size() ? rows.begins[row + 1] : rows.text.size();
    const std::string_view text = std::string_view(rows.text).substr(begin, end - begin);
    const std::size_t from = std::size_t{one.expression.span.begin} - begin;
    const std::size_t to = std::min(std::size_t{one.expression.span.end} - begin, text.size());
    return changes_the_place(text.substr(0, from)) || changes_the_place(text.substr(to));
}

/// The narrowest expression of each row that could be drawn; null where there is none.
std::vector<const place::LocatedExpression*> narrowest(const RowText& rows,
                                                       const place::LocatedText& located) {
    std::vector<const place::LocatedExpression*> best(rows.rows.size(), nullptr);
    for (const place::LocatedExpression& one : located.expressions) {
        if (credible_area(one) == std::numeric_limits<double>::infinity()) continue;
        const auto behind = std::upper_bound(rows.begins.begin(), rows.begins.end(),
                                             std::size_t{one.expression.span.begin});
        const auto row = static_cast<std::size_t>(behind - rows.begins.begin()) - 1;
        const place::LocatedExpression*& slot = best.at(row);
        if (leaves_words(rows, row, one)) continue;
        if (slot == nullptr || credible_area(one) < credible_area(*slot)) slot = &one;
    }
    return best;
}

/// A stretch between towns of two continents: one of them is the namesake of a village that no
/// gazetteer has.
bool joins_far_places(const incident::Location& location) {
    constexpr Metres farthest = kilometres(1500.0);
    const auto* stretch = std::get_if<incident::Stretch>(&location.said);
    return stretch != nullptr && stretch->from.at && stretch->to.at &&
           proj::distance(*stretch->from.at, *stretch->to.at) > farthest;
}

/// The rows that were not told in words.
void report_rest(const PlaceWords& outcome, const std::string& file, Reporter& reporter) {
    if (outcome.left > told_in_words)
        reporter.warn(fmt::format("{} more rows name places that could not be read",
                                  outcome.left - told_in_words),
                      {file, 0, 0, {}});
}

} // namespace

PlaceWords locate_by_words(incident::IncidentSet& set, const PlaceRequest& request,
                           Reporter& reporter) {
    PlaceWords outcome;
    RowText rows = text_of(set);
    if (rows.rows.empty()) return outcome;
    const place::Gazetteer gazetteer = open_gazetteer(request);
    const auto lines = place::shipped_lines(request.roads);
    const place::LocateOptions options = locate_options(request, lines.get());
    const place::LocatedText located = place::locate(rows.text, gazetteer, options);
    report_unknown_choices(located.toponyms,
                           {gazetteer, options.resolve.chosen, request.chosen.string()}, reporter);
    incident::ArticlePlaces places;
    places.toponyms = located.toponyms;
    const auto best = narrowest(rows, located);
    for (std::size_t i = 0; i < best.size(); ++i) {
        Incident& row = *rows.rows[i];
        if (best[i] != nullptr)
            row.location = incident::location_of(
                best[i]->regions, {best[i]->expression, places, gazetteer, located.text});
        if (best[i] != nullptr && incident::is_located(row.location) &&
            !joins_far_places(row.location)) {
            ++outcome.located;
            continue;
        }
        row.location = {};
        row.location.said = incident::Unknown{"no place of its words is known"};
        ++outcome.left;
        if (outcome.left <= told_in_words)
            reporter.warn(
                fmt::format("no place could be read in '{}'", row.place.in(Language::en)),
                {set.file, row.line, 0, {}},
                {"'cordon locate' explains how words are read; villages need --gazetteer"});
    }
    report_rest(outcome, set.file, reporter);
    if (outcome.located > 0)
        outcome.attribution = fmt::format("{}", fmt::join(gazetteer.attributions(), "; "));
    return outcome;
}

} // namespace cordon::app
