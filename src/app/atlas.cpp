// SPDX-License-Identifier: MIT
#include "app/atlas.hpp"

#include "app/process_pool.hpp"
#include "app/sidecar.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

Json network_json(const net::FetchReport& report) {
    const auto number = [](auto value) { return Json(static_cast<double>(value)); };
    Json::Object hosts;
    for (const auto& [host, use] : report.hosts)
        hosts.push_back({host,
                         Json(Json::Object{{"requests", number(use.requests), 0},
                                           {"unchanged", number(use.unchanged), 0}}),
                         0});
    return Json(Json::Object{{"bytes", number(report.bytes), 0},
                             {"from_cache", number(report.from_cache), 0},
                             {"hosts", Json(std::move(hosts)), 0}});
}

/// The name as file systems that fold case compare it.
std::string name_key(const std::string& path) {
    std::error_code failure;
    std::string key = fs::absolute(path, failure).lexically_normal().string();
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key;
}

std::string output_name(const std::string& pattern, const AtlasRow& row) {
    std::string name = fill_template(pattern, row, TemplateUse::file_name);
    const fs::path path(name);
    const std::string stem = path.stem().string();
    // `.png` is all stem to the library.
    if (stem.empty() || stem.front() == '.' || path.filename().string().front() == '.')
        throw Error(fmt::format("row {}: the name of '{}' is empty", row.number, pattern),
                    "name a column that has a text in each row, or use {row}");
    return name;
}

Json outputs_json(const RenderOutcome& outcome) {
    Json::Array written;
    for (const WrittenOutput& one : outcome.written)
        written.emplace_back(Json::Object{{"bytes", Json(static_cast<double>(one.bytes)), 0},
                                          {"size", Json(one.size), 0}});
    return Json(std::move(written));
}

Json findings_json(const Diagnostics& findings) {
    Json::Array items;
    for (const Diagnostic& finding : findings) items.push_back(finding_json(finding));
    return Json(std::move(items));
}

/// In a process of its own: draws one row and tells what became of it.
class RowWork {
  public:
    RowWork(const AtlasRequest& request, const std::vector<std::vector<Output>>& outputs)
        : request_(request), outputs_(outputs) {}

    std::string operator()(std::size_t i) const {
        forget_opened_files(); // the row's texts are in its document
        CollectingReporter reporter;
        Json::Object answer;
        try {
            draw(i, reporter, answer);
        } catch (const Error& error) {
            answer.push_back({"error", finding_json(error.diagnostic()), 0});
        } catch (const std::exception& error) {
            const Diagnostic failure{
                Severity::error, std::string("internal error: ") + error.what(), {}, {}};
            answer.push_back({"error", finding_json(failure), 0});
        }
        answer.push_back({"findings", findings_json(reporter.diagnostics), 0});
        return to_text(Json(std::move(answer)));
    }

  private:
    void draw(std::size_t i, CollectingReporter& reporter, Json::Object& answer) const {
        const AtlasRow& row = request_.rows[i];
        RenderOptions options = request_.map;
        for (std::string& input : options.inputs) input = fill_template(input, row);
        if (options.title) options.title = fill_template(*options.title, row);
        if (options.subtitle) options.subtitle = fill_template(*options.subtitle, row);
        options.edit_map = [&row](const Json& tree) { return apply_row(tree, row); };
        RenderRequest render = request_.render;
        render.outputs = outputs_[i];
        std::optional<RenderCache> cache;
        if (request_.cache) cache.emplace(*request_.cache);
        KeepingReporter earlier(reporter, render.earlier);
        const MapDocument document = load_document(options, earlier);
        std::vector<fs::path> files = opened_files();
        const RenderOutcome outcome =
            render_cached(document, render, cache ? &*cache : nullptr, reporter);
        const std::vector<fs::path> read =
            cache && !cache->files().empty() ? cache->files() : opened_files();
        files.insert(files.end(), read.begin(), read.end());
        Json::Array names;
        for (const fs::path& file : files) names.emplace_back(file.string());
        if (document.network)
            answer.push_back({"network", network_json(document.network->report()), 0});
        answer.push_back({"outcome", outcome_json(outcome), 0});
        answer.push_back({"written", outputs_json(outcome), 0});
        answer.push_back({"files", Json(std::move(names)), 0});
    }

    const AtlasRequest& request_;
    const std::vector<std::vector<Output>>& outputs_;
};

net::FetchReport read_network(const Json& json) {
    net::FetchReport out;
    out.bytes = static_cast<std::uint64_t>(json.number_or("bytes", 0.0));
    out.from_cache = static_cast<int>(json.number_or("from_cache", 0.0));
    const Json* hosts = json.find("hosts");
    if (hosts == nullptr) return out;
    for (const Json::Member& host : hosts->members())
        out.hosts[host.key] = {static_cast<int>(host.value.number_or("requests", 0.0)),
                               static_cast<int>(host.value.number_or("unchanged", 0.0))};
    return out;
}

void read_answer(const std::string& text, AtlasMap& map) {
    const Json answer = parse_json(text, "answer of a worker");
    if (const Json* findings = answer.find("findings"))
        for (const Json& item : findings->items()) map.findings.push_back(read_finding(item));
    if (const Json* error = answer.find("error")) {
        map.error = read_finding(*error);
        return;
    }
    if (const Json* network = answer.find("network")) map.network = read_network(*network);
    map.outcome = read_outcome(*answer.find("outcome"));
    const Json::Array& written = answer.find("written")->items();
    for (std::size_t i = 0; i < map.outputs.size() && i < written.size(); ++i)
        map.outcome->written.push_back(
            {map.outputs[i].path, map.outputs[i].format,
             static_cast<std::size_t>(written[i].number_or("bytes", 0.0)),
             written[i].text_or("size", "")});
    for (const Json& file : answer.find("files")->items()) map.files.emplace_back(file.string());
}

void make_folders(const std::vector<std::vector<Output>>& outputs) {
    for (const std::vector<Output>& row : outputs) {
        for (const Output& output : row) {
            const fs::path folder = fs::path(output.path).parent_path();
            std::error_code failure;
            if (!folder.empty()) fs::create_directories(folder, failure);
            if (failure)
                throw Error(fmt::format("the folder {} cannot be made: {}", folder.string(),
                                        failure.message()));
        }
    }
}

} // namespace

std::vector<std::vector<Output>> plan_atlas(const AtlasRequest& request,
                                            const std::vector<std::string>& inputs) {
    std::map<std::string, std::size_t> taken;
    for (const std::string& input : inputs) taken.emplace(name_key(input), 0);
    std::vector<std::vector<Output>> all;
    for (const AtlasRow& row : request.rows) {
        std::vector<Output> outputs;
        for (const Output& pattern : request.render.outputs) {
            const std::string name = output_name(pattern.path, row);
            const auto [entry, is_new] = taken.emplace(name_key(name), row.number);
            if (!is_new && entry->second == 0)
                throw Error(fmt::format("row {}: the output '{}' is an input", row.number, name));
            if (!is_new)
                throw Error(fmt::format("rows {} and {} have the same output '{}'", entry->second,
                                        row.number, name),
                            "name a column whose texts differ, or add {row}");
            outputs.push_back({name, pattern.format});
        }
        all.push_back(std::move(outputs));
    }
    return all;
}

std::vector<AtlasMap> draw_atlas(const AtlasRequest& request,
                                 std::vector<std::vector<Output>> outputs,
                                 const AtlasProgress& progress) {
    make_folders(outputs);
    std::vector<AtlasMap> maps(request.rows.size());
    for (std::size_t i = 0; i < maps.size(); ++i) maps[i].outputs = outputs[i];
    std::size_t done = 0;
    const auto take = [&](std::size_t i, const JobEnd& end) {
        if (end.broken.empty())
            read_answer(end.answer, maps[i]);
        else
            maps[i].error = {Severity::error, "the process that drew it " + end.broken, {}, {}};
        progress(++done, maps.size());
    };
    run_in_processes(maps.size(), request.at_once, RowWork(request, outputs), take);
    return maps;
}

} // namespace cordon::app
