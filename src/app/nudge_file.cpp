// SPDX-License-Identifier: MIT
#include "app/nudge_file.hpp"

#include "app/toml.hpp"
#include "core/file.hpp"
#include "core/sha256.hpp"
#include "core/units.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace cordon::app {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U;
constexpr std::size_t most_moves = 10000;
constexpr double farthest_mm = 500.0;

/// Reads one file; a member for each form of a move.
class Reading {
  public:
    explicit Reading(std::string file) : file_(std::move(file)) {}

    [[nodiscard]] compose::Nudge move(const Json::Member& member) const {
        compose::Nudge nudge{member.key};
        if (member.value.is_object()) return from_table(member, std::move(nudge));
        nudge.by = millimetres(member.key, member.value);
        return nudge;
    }

  private:
    [[noreturn]] void fail(const Json& at, std::string message, std::string hint) const {
        throw Error(
            {Severity::error, std::move(message), {file_, at.line(), 0, {}}, {std::move(hint)}});
    }

    [[nodiscard]] geom::PagePoint millimetres(const std::string& key, const Json& value) const {
        const bool pair = value.is_array() && value.items().size() == 2 &&
                          value.items()[0].is_number() && value.items()[1].is_number();
        if (!pair)
            fail(value, fmt::format("the move of '{}' is no pair of numbers", key),
                 "write millimetres to the right and down, for example [4, -2]");
        const double x = value.items()[0].number();
        const double y = value.items()[1].number();
        if (!(std::abs(x) <= farthest_mm && std::abs(y) <= farthest_mm))
            fail(value, fmt::format("the move of '{}' is farther than {:.0f} mm", key, farthest_mm),
                 "moves are millimetres on the sheet");
        return {x * pixels_per_mm, y * pixels_per_mm};
    }

    [[nodiscard]] compose::Nudge from_table(const Json::Member& member,
                                            compose::Nudge nudge) const {
        for (const Json::Member& part : member.value.members()) {
            if (part.key == "move") {
                nudge.by = millimetres(member.key, part.value);
            } else if (part.key == "layer" && part.value.is_string()) {
                nudge.layer = part.value.string();
            } else if (part.key == "leader" && part.value.is_bool()) {
                nudge.leader = part.value.boolean();
            } else {
                fail(part.value, fmt::format("'{}' of '{}' cannot be read", part.key, member.key),
                     "a move has move = [right, down], layer = \"…\", leader = true");
            }
        }
        if (!nudge.by && !nudge.leader)
            fail(member.value, fmt::format("'{}' is not moved", member.key),
                 "add move = [right, down] in millimetres, or leader = true");
        return nudge;
    }

    std::string file_;
};

} // namespace

NudgeFile read_nudges(const MapDocument& document) {
    NudgeFile out;
    if (!document.labels.nudges) return out;
    const FilePath& path = *document.labels.nudges;
    out.file = path.given;
    const std::string bytes = read_file(path.resolved, most_bytes);
    out.sha256 = sha256(bytes);
    const Json tree = parse_toml(bytes, path.given);
    if (tree.members().size() > most_moves)
        throw Error(fmt::format("{}: more than {} moves", path.given, most_moves),
                    "move fewer names by hand");
    const Reading reading(path.given);
    for (const Json::Member& member : tree.members()) {
        out.nudges.push_back(reading.move(member));
        out.lines.push_back(member.key_line);
    }
    return out;
}

void report_unused(const NudgeFile& nudges, const std::set<std::size_t>& used, Reporter& reporter) {
    for (std::size_t i = 0; i < nudges.nudges.size(); ++i) {
        if (used.contains(i)) continue;
        const compose::Nudge& nudge = nudges.nudges[i];
        reporter.warn(
            nudge.layer.empty()
                ? fmt::format("nothing on the map is called '{}'", nudge.key)
                : fmt::format("nothing in the layer '{}' is called '{}'", nudge.layer, nudge.key),
            {nudges.file, nudges.lines[i], 0, {}},
            {"--explain labels lists the names that can be moved"});
    }
}

} // namespace cordon::app
