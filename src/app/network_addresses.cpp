// SPDX-License-Identifier: MIT
#include "app/network_addresses.hpp"

#include "app/network_files.hpp"
#include "app/network_tiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace cordon::app {

namespace {

/// Collects what a style asks of a network.
class Search {
  public:
    explicit Search(const StylePlace& place) : place_(place) {}

    void sources(const style::Style& style) {
        constexpr std::string_view local = "download the data and name the file";
        for (const style::Source& source : style.sources) {
            const Json& json = source.definition;
            const std::string key = "sources." + source.id;
            const auto look = [&](const char* name, const Json* address) {
                if (!is_remote(address)) return false;
                if (may_fetch(address))
                    fetch(key + "." + name, *address);
                else if (source.type == "geojson")
                    add(Severity::warning, key + "." + name, *address,
                        "is not fetched: a map with this source cannot be drawn", local);
                else
                    add(Severity::note, key + "." + name, *address,
                        "is not fetched: the layers of this source are left out", local);
                return true;
            };
            look_at_archive(key + ".url", json.find("url"));
            if (look("url", json.find("url")) || look("data", json.find("data"))) continue;
            const Json* tiles = json.find("tiles");
            if (tiles != nullptr && tiles->is_array() && !tiles->items().empty())
                look("tiles[0]", tiles->items().data());
        }
    }

    void sprites(const Json& style) {
        const Json* sprite = style.find("sprite");
        if (sprite == nullptr) return;
        look_at_sprite("sprite", sprite);
        if (!sprite->is_array()) return;
        for (std::size_t i = 0; i < sprite->items().size(); ++i)
            look_at_sprite(fmt::format("sprite[{}].url", i), sprite->items()[i].find("url"));
    }

    void glyphs(const Json& style) {
        const Json* glyphs = style.find("glyphs");
        if (is_remote(glyphs))
            add(Severity::note, "glyphs", *glyphs,
                "is not fetched: texts are set in installed fonts and those of font-faces", "");
    }

    Diagnostics take() { return std::move(found_); }

  private:
    [[nodiscard]] bool is_remote(const Json* address) const {
        return address != nullptr && address->is_string() &&
               (!network_address(address->string()).empty() ||
                (address->string().find("://") != std::string::npos &&
                 !place_.files(address->string())));
    }
    [[nodiscard]] bool may_fetch(const Json* address) const {
        return place_.network &&
               place_.network->permits(first_address(network_address(address->string())));
    }
    /// Asks for what drawing would ask for, but for tiles.
    void fetch(std::string key, const Json& address, const std::string& ending = {}) {
        std::string wanted = network_address(address.string());
        if (wanted.find('{') != std::string::npos) return;
        wanted.insert(std::min(wanted.find('?'), wanted.size()), ending);
        try {
            if (wanted.find(".pmtiles") != std::string::npos)
                (void)open_network_pmtiles(wanted, place_.network);
            else
                (void)place_.network->get(wanted);
        } catch (const Error& error) {
            Diagnostic finding = error.diagnostic();
            finding.severity = Severity::warning;
            finding.where = {place_.name, address.line(), 0, std::move(key)};
            found_.push_back(std::move(finding));
        }
    }

    /// Without its archive of tiles a map cannot be drawn.
    void look_at_archive(std::string key, const Json* address) {
        if (address == nullptr || !address->is_string()) return;
        const std::string& name = address->string();
        if (!network_address(name).empty()) return; // no file
        const auto file = place_.files(name);
        std::error_code ignored;
        if ((name.ends_with(".mbtiles") || name.ends_with(".pmtiles")) && file &&
            !std::filesystem::exists(*file, ignored))
            add(Severity::warning, std::move(key), *address, "is not there",
                "check the spelling; relative names start at the folder of the style");
    }

    void look_at_sprite(std::string key, const Json* address) {
        if (!is_remote(address)) return;
        if (may_fetch(address)) {
            for (const char* ending : {".json", ".png"}) fetch(key, *address, ending);
            return;
        }
        add(Severity::note, std::move(key), *address,
            "is not fetched: its icons and patterns are left out",
            "download its JSON and PNG and name them");
    }

    void add(Severity severity, std::string key, const Json& address, std::string_view what,
             std::string_view hint) {
        Diagnostic finding;
        finding.severity = severity;
        finding.message = fmt::format("'{}' {}", net::shown(address.string()), what);
        finding.where = {place_.name, address.line(), 0, std::move(key)};
        const std::string remote = network_address(address.string());
        if (!hint.empty() && !remote.empty())
            finding.hints = network_hints(first_address(remote), place_.network, hint);
        else if (!hint.empty())
            finding.hints.emplace_back(hint);
        found_.push_back(std::move(finding));
    }

    const StylePlace& place_;
    Diagnostics found_;
};

} // namespace

Diagnostics find_network_addresses(const style::Style& style, const StylePlace& place) {
    Search search(place);
    search.sources(style);
    search.sprites(style.definition);
    search.glyphs(style.definition);
    return search.take();
}

} // namespace cordon::app
