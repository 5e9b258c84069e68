// SPDX-License-Identifier: MIT
#include "app/network_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

/// Gives findings about a kept file the name that the user knows.
class RenamingReporter final : public Reporter {
  public:
    RenamingReporter(Reporter& next, const FilePath& file) : next_(next), file_(file) {}
    void report(const Diagnostic& diagnostic) override { next_.report(renamed(diagnostic)); }

    [[nodiscard]] Diagnostic renamed(Diagnostic finding) const {
        const std::string kept = file_.resolved.string();
        if (finding.where.file == kept) finding.where.file = file_.given;
        for (std::size_t at = finding.message.find(kept); at != std::string::npos;
             at = finding.message.find(kept, at + file_.given.size()))
            finding.message.replace(at, kept.size(), file_.given);
        return finding;
    }

  private:
    Reporter& next_;
    const FilePath& file_;
};

/// The address that a text in a fetched style leads to.
Json absolute(const Json& text, const net::Url& base) {
    if (!text.is_string() || text.string().empty()) return text;
    const std::string& given = text.string();
    if (given.starts_with("cordon:") || !network_address(given).empty()) return text;
    const std::size_t colon = given.find(':');
    if (colon != std::string::npos && colon < given.find_first_of("/?#{"))
        throw Error(fmt::format("the fetched style '{}' names '{}', which is no address of http or "
                                "https",
                                net::shown(net::to_text(base)), given),
                    "download the style, read it, and name its file");
    Json out(net::join_template(base, given));
    out.set_line(text.line());
    return out;
}

using Change = std::function<Json(const Json&)>;

/// The object with its member `key` changed, if it has one.
Json changed(const Json& object, std::string_view key, const Change& change) {
    if (!object.is_object()) return object;
    Json::Object members = object.members();
    for (Json::Member& member : members)
        if (member.key == key) member.value = change(member.value);
    Json out(std::move(members));
    out.set_line(object.line());
    return out;
}

/// Each item of an array, or each member of an object, changed.
Json each(const Json& value, const Change& change) {
    Json out = value;
    if (value.is_array()) {
        Json::Array items;
        for (const Json& item : value.items()) items.push_back(change(item));
        out = Json(std::move(items));
    } else if (value.is_object()) {
        Json::Object members = value.members();
        for (Json::Member& member : members) member.value = change(member.value);
        out = Json(std::move(members));
    }
    out.set_line(value.line());
    return out;
}

/// Data that may lie on a network; lists and keys of the user's own machine may not.
template <typename Visit>
void visit_files(MapDocument& document, Visit visit) {
    visit("map.style", document.map.style);
    const auto each_of = [&](const char* key, auto& items) {
        for (std::size_t i = 0; i < items.size(); ++i)
            visit(fmt::format("{}[{}].file", key, i), items[i].file);
    };
    each_of("data.incidents", document.data.incidents);
    each_of("layers", document.layers);
    for (RouteChoice& route : document.routes)
        if (route.file) visit("routes", *route.file);
    if (document.data.roads) visit("data.roads", document.data.roads->file);
    if (document.data.boundaries) visit("data.boundaries", document.data.boundaries->file);
    if (document.data.districts) visit("data.districts", document.data.districts->file);
    if (document.data.corridors) visit("data.corridors", *document.data.corridors);
    if (document.data.suppliers) visit("data.suppliers", *document.data.suppliers);
    if (document.data.crossings) visit("data.crossings", *document.data.crossings);
}

template <typename Input, typename Make, typename Same>
void add_inputs(const net::FetcherPtr& network, std::vector<Input>& inputs, Make make, Same same) {
    if (!network) return;
    for (const auto& [address, digest] : network->report().inputs) {
        Input input = make(address, digest);
        if (std::none_of(inputs.begin(), inputs.end(),
                         [&](const Input& known) { return same(known, input); }))
            inputs.push_back(std::move(input));
    }
}

} // namespace

std::string network_address(std::string_view text) {
    constexpr std::array<std::string_view, 3> prefixes = {"pmtiles://", "mbtiles://", "gdal://"};
    for (const std::string_view prefix : prefixes)
        if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
    return net::is_address(text) ? std::string(text) : std::string();
}

FileFinder network_files(const fs::path& folder, net::FetcherPtr network) {
    return [local = local_files(folder),
            network = std::move(network)](const std::string& text) -> std::optional<std::string> {
        const std::string address = network_address(text);
        if (address.empty()) return local(text);
        if (!network || !network->permits(address)) return std::nullopt;
        return network->get(address).file.string();
    };
}

std::vector<std::string> network_hints(const std::string& address, const net::FetcherPtr& network,
                                       std::string_view instead) {
    std::vector<std::string> hints;
    try {
        const net::Url url = net::parse_url(network_address(address));
        if (!network)
            hints.push_back(
                fmt::format("--allow-network fetches it; --allow-network={} asks this host alone",
                            net::host_text(url)));
        else
            hints.push_back(fmt::format("--allow-network names {}, not '{}'", network->hosts_text(),
                                        net::host_text(url)));
    } catch (const Error& error) {
        hints.emplace_back(error.diagnostic().message);
    }
    if (!instead.empty()) hints.emplace_back("or " + std::string(instead));
    return hints;
}

FilePath fetched(const FilePath& file, const net::FetcherPtr& network, Where where) {
    if (!net::is_address(file.given)) return file;
    const std::string shown = net::shown(file.given);
    if (!network || !network->permits(file.given))
        throw Error({Severity::error, fmt::format("'{}' is on a network and is not fetched", shown),
                     std::move(where),
                     network_hints(file.given, network, "download the file and name it")});
    return {shown, network->get(file.given).file};
}

void fetch_files(MapDocument& document) {
    visit_files(document, [&](const std::string& key, FilePath& file) {
        file = fetched(file, document.network, document.where(key));
    });
}

Json with_absolute_addresses(const Json& style, const std::string& address) {
    const net::Url base = net::parse_url(address);
    const auto one = [&](const Json& text) { return absolute(text, base); };
    const Change many = [&](const Json& list) { return list.is_array() ? each(list, one) : list; };
    const auto source = [&](const Json& definition) {
        return changed(changed(changed(definition, "url", one), "data", one), "tiles", many);
    };
    const auto entry = [&](const Json& item) { return changed(item, "url", one); };
    const auto one_or_list = [&](const Json& value) {
        return value.is_array() ? each(value, entry) : one(value);
    };
    Json out =
        changed(style, "sources", [&](const Json& sources) { return each(sources, source); });
    out = changed(out, "sprite", one_or_list);
    return changed(out, "font-faces", [&](const Json& faces) { return each(faces, one_or_list); });
}

data::FeatureLayer read_named_layer(const FilePath& file, const data::ReadOptions& options,
                                    Reporter& reporter) {
    if (!net::is_address(file.given)) return data::read_layer(file.resolved, options, reporter);
    RenamingReporter renaming(reporter, file);
    try {
        return data::read_layer(file.resolved, options, renaming);
    } catch (const Error& error) {
        throw Error(renaming.renamed(error.diagnostic()));
    }
}

data::FeatureLayer read_fetched_layer(const net::Fetched& answer, const std::string& shown,
                                      const data::ReadOptions& options, Reporter& reporter) {
    try {
        return read_named_layer({shown, answer.file}, options, reporter);
    } catch (const Error& error) {
        Diagnostic finding = error.diagnostic();
        if (!answer.type.empty())
            finding.hints.push_back(fmt::format("the server calls its answer {}", answer.type));
        throw Error(std::move(finding));
    }
}

void add_fetched(const net::FetcherPtr& network, std::vector<InputDigest>& inputs) {
    add_inputs(
        network, inputs,
        [](const std::string& path, const std::string& digest) {
            return InputDigest{path, digest, {}, {}};
        },
        [](const InputDigest& a, const InputDigest& b) {
            return a.path == b.path && a.sha256 == b.sha256;
        });
}

void add_fetched(const net::FetcherPtr& network,
                 std::vector<std::pair<std::string, std::string>>& inputs) {
    add_inputs(
        network, inputs,
        [](const std::string& path, const std::string& digest) { return std::pair(path, digest); },
        [](const auto& a, const auto& b) { return a == b; });
}

} // namespace cordon::app
