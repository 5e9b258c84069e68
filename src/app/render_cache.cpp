// SPDX-License-Identifier: MIT
#include "app/render_cache.hpp"

#include "app/file_digests.hpp"
#include "app/map_reader.hpp"
#include "app/run_environment.hpp"
#include "app/sidecar.hpp"
#include "core/cache_folder.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"
#include "core/sha256.hpp"
#include "net/fetcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

// Three kinds of files, each in a folder of the first two digits of its name:
//   KEY.map     what the map KEY (document, request, program) was drawn from: files and digests
//   RESULT.out  what came of KEY with these very contents: the outcome, and digests of the outputs
//   DIGEST.bin  an output
// A text file begins with the digest of what follows it, so that a torn or altered one is noticed.
namespace cordon::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t max_text = std::size_t{16} << 20U;

void write_text(const fs::path& path, const Json& json) {
    fs::create_directories(path.parent_path());
    const std::string text = to_text(json);
    write_file(path, sha256(text) + "\n" + text);
}

/// The content of a file of ours, before anything is noted as an input of a map.
std::optional<std::string> content(const fs::path& path, std::size_t most) {
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) return std::nullopt;
    try {
        return read_file(path, most);
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<Json> read_text(const fs::path& path) {
    const auto bytes = content(path, max_text);
    constexpr std::size_t head = 65; // 64 digits and a line feed
    if (!bytes || bytes->size() < head) return std::nullopt;
    const std::string_view text = std::string_view(*bytes).substr(head);
    if (sha256(text) != bytes->substr(0, head - 1)) return std::nullopt;
    try {
        return parse_json(text, path.string());
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// Standard input cannot be compared with what it was.
bool reads_standard_input(const MapDocument& document) {
    return std::any_of(document.data.incidents.begin(), document.data.incidents.end(),
                       [](const IncidentSource& source) { return source.file.given == "-"; });
}

/// What is known before anything is drawn.
std::string key_of(const MapDocument& document, const RenderRequest& request) {
    Sha256 digest;
    const auto add = [&](std::string_view text) {
        digest.add(fmt::format("{}:", text.size())); // so that no two lists look alike
        digest.add(text);
    };
    add(environment_digest());
    add(to_map_toml(document));
    for (const auto& [key, line] : document.lines) add(fmt::format("{} {}", key, line));
    add(document.file);
    std::error_code failure;
    add(fs::absolute(document.folder.empty() ? "." : document.folder, failure).string());
    add(fs::current_path(failure).string());
    add(fmt::format("{} {} {} {}", document.analyse, request.outline_text,
                    static_cast<int>(request.record), request.explain_labels));
    add(document.network ? "network" : "");
    for (const Output& output : request.outputs) add(name_of(output.format));
    return digest.hex();
}

std::string result_of(const std::string& key, const std::vector<KnownFile>& files) {
    std::string text = key;
    for (const KnownFile& file : files) text += "\n" + file.path + " " + file.sha256;
    return sha256(text);
}

/// The outputs of a result; empty when one is missing or damaged.
std::optional<DrawnMap> read_map(const fs::path& folder, const Json& json,
                                 const RenderRequest& request) {
    const Json* outcome = json.find("outcome");
    const Json* outputs = json.find("outputs");
    if (outcome == nullptr || outputs == nullptr || !outputs->is_array() ||
        outputs->items().size() != request.outputs.size())
        return std::nullopt;
    DrawnMap map;
    map.outcome = read_outcome(*outcome);
    for (std::size_t i = 0; i < request.outputs.size(); ++i) {
        const Json& stored = outputs->items()[i];
        const Output& output = request.outputs[i];
        const std::string digest = stored.text_or("sha256", "");
        std::string bytes;
        if (!is_words(output.format)) {
            const fs::path place = place_in_cache(folder, digest, ".bin");
            auto read = digest.size() == 64 ? content(place, std::size_t{1} << 30U) : std::nullopt;
            if (!read || sha256(*read) != digest) return std::nullopt;
            mark_used(place);
            bytes = std::move(*read);
        }
        map.outcome.written.push_back(
            {output.path, output.format, bytes.size(), stored.text_or("size", "")});
        map.files.push_back(std::move(bytes));
    }
    return map;
}

} // namespace

RenderCache::RenderCache(CacheOptions options)
    : options_(std::move(options)), started_(file_time_now()) {}

std::optional<DrawnMap> RenderCache::find(const MapDocument& document,
                                          const RenderRequest& request) {
    files_.clear();
    key_.clear();
    if (reads_standard_input(document)) return std::nullopt;
    key_ = key_of(document, request);
    const fs::path manifest = place_in_cache(options_.folder, key_, ".map");
    const auto known = read_text(manifest);
    if (!known) return std::nullopt;
    std::vector<KnownFile> files = read_files(*known);
    const bool changed = refresh(files);
    const fs::path place = place_in_cache(options_.folder, result_of(key_, files), ".out");
    const auto result = read_text(place);
    auto map = result ? read_map(options_.folder, *result, request) : std::nullopt;
    if (!map) return std::nullopt;
    for (const KnownFile& file : files) files_.emplace_back(file.path);
    if (changed) try {
            write_text(manifest, files_json(files));
        } catch (const std::exception&) { // the next run compares contents once more
        }
    mark_used(manifest);
    mark_used(place);
    return map;
}

void RenderCache::store(const MapDocument& document, const DrawnMap& map, Reporter& reporter) {
    files_.clear();
    // Of what was fetched nobody knows whether it is still the same without asking.
    if (key_.empty() || (document.network && !document.network->report().inputs.empty())) return;
    std::error_code failure;
    const fs::path own = document.file.empty() ? fs::path() : fs::absolute(document.file, failure);
    const fs::path ignored = options_.ignored.empty()
                                 ? fs::path()
                                 : fs::absolute(options_.ignored, failure).lexically_normal();
    for (const fs::path& file : opened_files()) {
        // The document is in the key already, and the cache is no input.
        if (file == own.lexically_normal() || file == ignored || lies_in(file, options_.folder))
            continue;
        files_.push_back(file);
    }
    // What was changed since the start was perhaps changed after it had been read.
    if (std::any_of(files_.begin(), files_.end(),
                    [&](const fs::path& file) { return changed_at(file.string()) >= started_; }))
        return;
    try {
        const std::vector<KnownFile> files = digest_files(files_);
        Json::Array outputs;
        for (std::size_t i = 0; i < map.files.size(); ++i) {
            const WrittenOutput& written = map.outcome.written[i];
            const std::string digest = sha256(map.files[i]);
            if (!is_words(written.format)) {
                const fs::path place = place_in_cache(options_.folder, digest, ".bin");
                fs::create_directories(place.parent_path());
                write_file(place, map.files[i]);
            }
            outputs.emplace_back(
                Json::Object{{"format", Json(std::string(name_of(written.format))), 0},
                             {"size", Json(written.size), 0},
                             {"sha256", Json(digest), 0}});
        }
        write_text(place_in_cache(options_.folder, result_of(key_, files), ".out"),
                   Json(Json::Object{{"outcome", outcome_json(map.outcome), 0},
                                     {"outputs", Json(std::move(outputs)), 0}}));
        write_text(place_in_cache(options_.folder, key_, ".map"), files_json(files));
        trim_cache(options_.folder, options_.max_bytes);
    } catch (const std::exception& error) {
        reporter.note(fmt::format("the map was not kept in the cache: {}", error.what()));
    }
}

fs::path cache_folder(std::string_view name) {
    if (name != "auto") return name;
    if (const fs::path folder = user_cache_folder(); !folder.empty()) return folder / "maps";
    throw Error("there is no folder for the cache: neither XDG_CACHE_HOME nor HOME is set",
                "name one: --cache FOLDER");
}

RenderOutcome render_cached(const MapDocument& document, const RenderRequest& request,
                            RenderCache* cache, Reporter& reporter) {
    if (cache == nullptr) return render(document, request, reporter);
    std::optional<DrawnMap> map = cache->find(document, request);
    if (map) {
        for (const Diagnostic& finding : map->outcome.findings) reporter.report(finding);
    } else {
        map = draw(document, request, reporter);
        cache->store(document, *map, reporter);
    }
    write_outputs(*map, request);
    return std::move(map->outcome);
}

} // namespace cordon::app
