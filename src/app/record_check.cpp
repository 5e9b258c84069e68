// SPDX-License-Identifier: MIT
#include "app/record_check.hpp"

#include "app/drawing.hpp"
#include "app/print.hpp"
#include "app/render_options.hpp"
#include "app/style_file.hpp"
#include "app/tile_plan.hpp"
#include "app/tile_sources.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "core/sha256.hpp"
#include "data/tile_store.hpp"
#include "net/url.hpp"
#include "render/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

using State = InputCheck::State;
constexpr std::size_t most_inputs = 10'000;
constexpr std::uintmax_t most_hashed = std::uintmax_t{1} << 40U; ///< bytes of an input
constexpr std::string_view not_hashed = "not hashed, ";

/// What a record says of a run.
struct ReadRecord {
    std::string made_by;
    std::optional<TilePlan> tiles; ///< of tiles: map and tiles alone
    std::string projection;
    std::vector<InputDigest> inputs;
    std::vector<std::string> notes;
};

ReadRecord parse_record(const std::string& text, const std::string& file) {
    const Json whole = parse_json(text, file);
    // The metadata of a folder of tiles hold a record among other things.
    const Json* inner = whole.is_object() ? whole.find(tile::record_key) : nullptr;
    const Json& json = inner == nullptr ? whole : *inner;
    const Json* inputs = json.is_object() ? json.find("inputs") : nullptr;
    if (inputs == nullptr || !inputs->is_array())
        throw Error(fmt::format("'{}' has no record of its inputs", file));
    if (inputs->items().size() > most_inputs)
        throw Error(fmt::format("'{}' names {} inputs, more than the {} that any map has", file,
                                inputs->items().size(), most_inputs));
    ReadRecord record;
    record.made_by = json.text_or("generated_by", "");
    record.projection = json.text_or("projection", "");
    if (json.find("tiles") != nullptr) record.tiles = run_of_record(json, file);
    for (const Json& input : inputs->items())
        record.inputs.push_back({input.text_or("path", ""), input.text_or("sha256", "")});
    if (const Json* notes = json.find("notes"); notes != nullptr && notes->is_array())
        for (const Json& note : notes->items())
            if (note.is_string()) record.notes.push_back(note.string());
    return record;
}

[[noreturn]] void refuse_bare(const fs::path& file) {
    throw Error(fmt::format("'{}' carries no record of its inputs", file.string()),
                "it was made with --no-record, or not by cordon");
}

ReadRecord open_record(const fs::path& file) {
    if (is_tile_archive(file.string())) {
        const std::string record = data::open_tiles(file.string())->metadata(tile::record_key);
        if (record.empty()) refuse_bare(file);
        return parse_record(record, file.string());
    }
    const std::string bytes = read_file(file);
    if (bytes.starts_with("{")) return parse_record(bytes, file.string());
    std::optional<std::string> record;
    try {
        record = render::read_record(bytes);
    } catch (const Error& error) {
        throw Error(
            fmt::format("cannot verify '{}': {}", file.string(), error.diagnostic().message),
            "give a PNG, SVG or PDF that cordon made, its sidecar, or tiles");
    }
    if (!record) refuse_bare(file);
    return parse_record(*record, file.string());
}

/// Files that the name of an input can stand for, the likeliest first.
std::vector<fs::path> candidates(const std::string& name, const fs::path& file,
                                 const RecordPlace& place) {
    if (fs::path(name).is_absolute()) return {name};
    std::vector<fs::path> all;
    if (!place.folder.empty()) {
        all.push_back(place.folder / name);
    } else {
        all.push_back(file.parent_path() / name);
        all.emplace_back(name);
    }
    all.push_back(data_folder() / "geodata" / name);
    all.push_back(data_folder() / "styles" / name);
    all.push_back(data_folder() / "styles" / (name + ".json"));
    for (const fs::path& profile : default_cmyk_profiles())
        if (profile.filename() == name) all.push_back(profile);
    return all;
}

/// The same file or not, by the digest or, for one that was not hashed, by its size.
InputCheck compare(const InputDigest& input, const fs::path& path) {
    std::error_code ignored;
    const std::uintmax_t size = fs::file_size(path, ignored);
    if (input.sha256.starts_with(not_hashed)) {
        const std::string now = fmt::format("{}{} bytes", not_hashed, size);
        if (now == input.sha256) return {input.path, State::same_size, "of the same size"};
        return {input.path, State::changed, "it has another size"};
    }
    if (size > most_hashed) return {input.path, State::changed, "it is larger than any input"};
    // Files of the system tell no size and may never end: they are no inputs, and count as empty.
    const std::string now = size == 0 ? sha256("") : sha256_file(path);
    if (now == input.sha256) return {input.path, State::same, {}};
    return {input.path, State::changed,
            fmt::format("SHA-256 {}… is now {}…", input.sha256.substr(0, 12), now.substr(0, 12))};
}

InputCheck check_input(const InputDigest& input, const fs::path& file, const RecordPlace& place) {
    if (input.path == "-") return {"standard input", State::unknown, "it cannot be read again"};
    if (net::is_address(input.path))
        return {input.path, State::unknown, "it is on a network, which is not asked"};
    std::optional<InputCheck> other;
    for (const fs::path& path : candidates(input.path, file, place)) {
        std::error_code ignored;
        if (!fs::is_regular_file(path, ignored)) continue;
        InputCheck found = compare(input, path);
        if (found.state != State::changed) return found;
        if (!other) other = std::move(found);
    }
    return other.value_or(InputCheck{input.path, State::missing, "it was not found"});
}

/// The record that tiles of the project file would have now.
ReadRecord tiles_now(const std::string& map, const TilePlan& before, Reporter& reporter) {
    RenderOptions options = before.map;
    options.inputs = {map};
    TileSources sources(document_for_tiles(options, reporter), before.options, reporter,
                        Record::full);
    sources.read_all_credits();
    return parse_record(record_of(plan_of(options, before.options, sources)), map);
}

/// The record that the project file would give now.
ReadRecord record_now(const std::string& map, const ReadRecord& before, Reporter& reporter) {
    if (before.tiles) return tiles_now(map, *before.tiles, reporter);
    RenderOptions options;
    options.inputs = {map};
    const bool all_hashed =
        std::none_of(before.inputs.begin(), before.inputs.end(),
                     [](const InputDigest& input) { return input.sha256.starts_with(not_hashed); });
    RenderRequest request;
    request.record = all_hashed ? Record::full : Record::small;
    const Drawing drawing(load_document(options, reporter), request, reporter);
    return parse_record(drawing.record(), map);
}

/// Inputs and parameters of the file against those of a run today.
void compare_runs(const ReadRecord& before, const ReadRecord& now, RecordCheck& check) {
    std::map<std::string, std::string> digests;
    for (const InputDigest& input : now.inputs) digests[input.path] = input.sha256;
    for (const InputDigest& input : before.inputs) {
        const auto found = digests.find(input.path);
        if (found == digests.end())
            check.inputs.push_back(
                {input.path, State::missing, "the map does not use it any more"});
        else if (found->second != input.sha256)
            check.inputs.push_back({input.path, State::changed, "it has another content"});
        else
            check.inputs.push_back({input.path, State::same, {}});
        digests.erase(input.path);
    }
    for (const auto& [path, digest] : digests)
        check.inputs.push_back({path, State::added, "the map uses it now"});
    if (before.projection != now.projection)
        check.differences.push_back(fmt::format("projection: the file has '{}', the map now '{}'",
                                                before.projection, now.projection));
    const std::size_t count = std::max(before.notes.size(), now.notes.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::string was = i < before.notes.size() ? before.notes[i] : "";
        const std::string is = i < now.notes.size() ? now.notes[i] : "";
        if (was != is)
            check.differences.push_back(
                fmt::format("note: the file says '{}', the map now '{}'", was, is));
    }
}

} // namespace

bool RecordCheck::matches() const {
    return differences.empty() &&
           std::all_of(inputs.begin(), inputs.end(), [](const InputCheck& input) {
               return input.state == State::same || input.state == State::same_size;
           });
}

RecordCheck check_record(const fs::path& named, const RecordPlace& place, Reporter& reporter) {
    std::error_code ignored;
    const fs::path file = fs::is_directory(named, ignored) ? named / "tiles.json" : named;
    const ReadRecord record = open_record(file);
    RecordCheck check;
    check.made_by = record.made_by;
    check.same_version = record.made_by == std::string("cordon ") + CORDON_VERSION;
    if (!place.map.empty()) {
        compare_runs(record, record_now(place.map, record, reporter), check);
        return check;
    }
    for (const InputDigest& input : record.inputs)
        check.inputs.push_back(check_input(input, file, place));
    return check;
}

} // namespace cordon::app
