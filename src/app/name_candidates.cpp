// SPDX-License-Identifier: MIT
#include "app/name_candidates.hpp"

#include "app/chosen_places.hpp"
#include "app/open_gazetteer.hpp"
#include "core/unicode.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cordon::app {

namespace {

constexpr std::size_t listed = 9; ///< more are not chosen from a list, but by --country

/// The text read without choices of earlier runs, with more candidates than regions need.
place::LocatedText read_plain(const LocateRequest& request, const place::Gazetteer& gazetteer,
                              const place::Lines* lines) {
    place::LocateOptions options = locate_options(request.places, lines);
    options.resolve.chosen.clear();
    options.resolve.keep_candidates = listed;
    return place::locate(request.text, gazetteer, options);
}

} // namespace

NameCandidates::NameCandidates(const LocateRequest& request, const place::Gazetteer& gazetteer,
                               const place::Lines* lines)
    : request_(request), gazetteer_(gazetteer) {
    // A file that the first choice makes cannot be read before.
    LocateRequest plain = request;
    plain.places.chosen.clear();
    text_ = read_plain(plain, gazetteer, lines);
    std::set<std::string> seen;
    for (const place::Toponym& name : text_.toponyms)
        if (name.is_resolved() && seen.insert(name.folded).second) names_.push_back(&name);
}

std::string NameCandidates::words(const place::Toponym& name) const {
    return std::string(text_.text.words(name.span));
}

const place::Toponym& NameCandidates::name_of(const Choice& choice) const {
    std::vector<std::string> all;
    for (const place::Toponym* name : names_) {
        if (!choice.name.empty() && name->folded == fold_name(choice.name)) return *name;
        all.push_back(words(*name));
    }
    if (choice.name.empty() && names_.size() == 1) return *names_.front();
    if (names_.empty())
        throw Error("there is nothing to choose from: no name of a place was found",
                    "'cordon gazetteer search NAME' lists what is known");
    if (choice.name.empty())
        throw Error(fmt::format("it is not said which name is chosen: the text has {}",
                                fmt::join(all, ", ")),
                    fmt::format("write --choose \"{}={}\"", all.front(), choice.number));
    throw Error(fmt::format("the text has no place called '{}'", choice.name),
                fmt::format("it has {}", fmt::join(all, ", ")));
}

std::string NameCandidates::add_choice(const Choice& choice) const {
    const place::Toponym& name = name_of(choice);
    if (choice.number < 1 || choice.number > name.candidates.size())
        throw Error(fmt::format("'{}' has no candidate {}: there {} {}", words(name), choice.number,
                                name.candidates.size() == 1 ? "is" : "are", name.candidates.size()),
                    "run without --choose to see them");
    const place::Place& place = gazetteer_.place(name.candidates[choice.number - 1].place);
    // The key that will be looked up, so that type words ("cercle de Kita") do not stand between.
    const std::string key = fold_name(words(name)) == name.folded ? words(name) : name.folded;
    add_chosen_place(request_.places.chosen, key, place);
    return fmt::format("{}: '{}' is {} in {} at {:.4f}, {:.4f} from now on\n",
                       request_.places.chosen.string(), key, place.name,
                       place.country.empty() ? "no country" : place.country, place.at.y,
                       place.at.x);
}

std::string NameCandidates::listing(const place::LocatedText& located) const {
    std::string out;
    for (const place::Toponym* name : names_) {
        const auto now = std::find_if(located.toponyms.begin(), located.toponyms.end(),
                                      [&](const place::Toponym& one) {
                                          return one.folded == name->folded && one.is_resolved();
                                      });
        out += fmt::format("candidates of \"{}\":\n", words(*name));
        const geom::LonLat first = gazetteer_.place(name->candidates.front().place).at;
        for (std::size_t i = 0; i < name->candidates.size(); ++i) {
            const place::Candidate& one = name->candidates[i];
            const place::Place& place = gazetteer_.place(one.place);
            const bool taken =
                now != located.toponyms.end() && now->candidates.front().place == one.place;
            out +=
                fmt::format("{} {}  {}  {}  {}{}{}  {:.4f}, {:.4f}  score {:.1f}{}\n",
                            taken ? "*" : " ", i + 1, place.name, place.feature_code, place.country,
                            place.admin1_name.empty() ? "" : ", ", place.admin1_name, place.at.y,
                            place.at.x, one.score,
                            i == 0 ? std::string()
                                   : fmt::format("  {:.0f} km from 1",
                                                 proj::distance(first, place.at).value() / 1000.0));
        }
    }
    return out;
}

void report_unknown_choices(std::span<const place::Toponym> names, const ChoicesInUse& choices,
                            Reporter& reporter) {
    std::set<std::string> told;
    for (const place::Toponym& name : names) {
        if (!name.is_resolved()) continue;
        const auto chosen = chosen_place(choices.chosen, name.folded);
        if (!chosen) continue;
        const place::Place& place = choices.gazetteer.place(name.candidates.front().place);
        const bool followed =
            chosen->id ? place.id == *chosen->id : place::is_chosen(*chosen, place.at);
        if (followed || !told.insert(name.folded).second) continue;
        reporter.warn(fmt::format("the place chosen for '{}' at {:.4f}, {:.4f} was not taken: no "
                                  "gazetteer has it under that name, or it is of another kind",
                                  name.folded, chosen->at.y, chosen->at.x),
                      {choices.file, 0, 0, {}},
                      {"add it with --gazetteer FILE.csv (name,lat,lon)"});
    }
}

} // namespace cordon::app
