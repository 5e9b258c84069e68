// SPDX-License-Identifier: MIT
#include "app/sprites.hpp"

#include "app/network_files.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"
#include "data/bitmap_file.hpp"
#include "render/artwork.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::app {

namespace {

/// Finds `cordon:icons` as well: the shipped symbols.
FileFinder with_shipped_icons(const FileFinder& files) {
    return [files](const std::string& address) -> std::optional<std::string> {
        constexpr std::string_view shipped = "cordon:icons";
        if (!address.starts_with(shipped)) return files(address);
        const std::filesystem::path folder = data_folder() / "geodata" / "icons";
        return folder.string() + address.substr(shipped.size());
    };
}

bool is_file(const std::optional<std::string>& path) {
    std::error_code ignored;
    return path && std::filesystem::is_regular_file(*path, ignored);
}

bool is_folder(const std::string& address, const FileFinder& finder) {
    if (!network_address(address).empty()) return false; // nothing is asked for that
    std::error_code ignored;
    const auto path = finder(address);
    return path && std::filesystem::is_directory(*path, ignored);
}

/// Names come from data too: they lead nowhere but downwards.
bool stays_below(const std::string& name) {
    const std::filesystem::path path(name);
    return !path.is_absolute() && name.find('\0') == std::string::npos &&
           name.find('\\') == std::string::npos && name.find("://") == std::string::npos &&
           std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
}

/// Finds SVG files by the names of images.
class Drawings {
  public:
    struct Folder {
        std::string prefix{}; ///< of names: `id:`, or nothing
        std::string address{};
    };
    Drawings(std::vector<Folder> folders, FileFinder finder, double pixel_ratio, Reporter& reporter)
        : folders_(std::move(folders)), finder_(std::move(finder)), pixel_ratio_(pixel_ratio),
          reporter_(&reporter) {}

    std::optional<compose::StyleImage> operator()(const std::string& name) const {
        const auto file = file_of(name);
        if (!file) return std::nullopt;
        try {
            return image_of(*file);
        } catch (const Error& error) {
            reporter_->report(error.diagnostic());
            return std::nullopt;
        }
    }

  private:
    [[nodiscard]] std::optional<std::string> file_of(const std::string& name) const {
        constexpr std::size_t longest = 200;
        if (name.empty() || name.size() > longest || !stays_below(name)) return std::nullopt;
        std::vector<std::string> addresses;
        for (const Folder& folder : folders_)
            if (name.starts_with(folder.prefix))
                addresses.push_back(folder.address + "/" + name.substr(folder.prefix.size()) +
                                    ".svg");
        if (name.ends_with(".svg")) addresses.push_back(name);
        for (const std::string& address : addresses) {
            auto file = finder_(address);
            if (file) note_opened(*file); // a drawing added later changes the map
            if (is_file(file)) return file;
        }
        return std::nullopt;
    }

    [[nodiscard]] compose::StyleImage image_of(const std::string& file) const {
        compose::StyleImage image;
        image.art = render::read_artwork(read_file(file, render::most_icon_bytes), file);
        // Where only a bitmap will do, it has the output's pixels.
        render::Bitmap bitmap = render::to_bitmap(*image.art, {0, 0, 0, 1}, pixel_ratio_);
        image.width = bitmap.width;
        image.height = bitmap.height;
        image.pixel_ratio = pixel_ratio_;
        image.rgba = std::make_shared<const std::vector<std::uint8_t>>(std::move(bitmap.rgba));
        if (image.art->has_bitmap)
            reporter_->note(fmt::format("icon '{}' holds bitmaps, in SVG and PDF too", file));
        return image;
    }

    std::vector<Folder> folders_;
    FileFinder finder_;
    double pixel_ratio_;
    Reporter* reporter_;
};

struct NamedSprite {
    const std::string& id;
    const std::string& address;
    const net::FetcherPtr& network; ///< for hints
};

/// The ending of a sprite's file goes before the query of its address.
std::string with_suffix(const std::string& address, const std::string& suffix) {
    const std::size_t query = std::min(address.find('?'), address.size());
    return address.substr(0, query) + suffix + address.substr(query);
}

std::vector<std::string> hints_for(const std::string& address, const net::FetcherPtr& network) {
    const char* instead = "download the sprite and name its files";
    if (network_address(address).empty()) return {instead};
    return network_hints(address, network, instead);
}

/// One sprite: `address` with `.json` and `.png` behind it.
void read_sprite(const NamedSprite& sprite, const FileFinder& finder, double pixel_ratio,
                 compose::StyleImages& out) {
    const auto& [id, address, network] = sprite;
    const std::string twice = pixel_ratio > 1.0 ? "@2x" : "";
    const bool remote = !network_address(address).empty();
    const auto existing = [&](const std::string& suffix) {
        // What is only sharper is optional.
        if (remote && !twice.empty()) try {
                return finder(with_suffix(address, twice + suffix));
            } catch (const Error&) {
                return finder(with_suffix(address, suffix));
            }
        if (remote) return finder(with_suffix(address, suffix));
        auto file = finder(address + twice + suffix);
        std::error_code ignored;
        if (file) note_opened(*file); // a sprite added later changes the map
        if (!file || !std::filesystem::exists(*file, ignored)) file = finder(address + suffix);
        return file;
    };
    const auto index = existing(".json");
    const auto bitmap = existing(".png");
    if (is_folder(address, finder) && !is_file(index)) return; // drawings only
    if (!index || !bitmap)
        throw Error({Severity::error,
                     fmt::format("sprite '{}' is not a local file", net::shown(address)),
                     {},
                     hints_for(address, network)});
    const auto name = [&](const std::string& file, const char* suffix) {
        return remote ? net::shown(with_suffix(address, suffix)) : file;
    };
    const Json entries =
        parse_json(read_file(*index, std::size_t{64} << 20U), name(*index, ".json"));
    const data::RgbaBitmap pixels =
        data::decode_bitmap(read_file(*bitmap, std::size_t{256} << 20U), name(*bitmap, ".png"));
    out.add_sprite(entries, pixels.rgba, pixels.width, pixels.height,
                   id == "default" ? std::string() : id + ":");
}

} // namespace

compose::StyleImages read_sprites(const style::Style& style, const FileFinder& files,
                                  double pixel_ratio, Reporter& reporter,
                                  const net::FetcherPtr& network) {
    const FileFinder finder = with_shipped_icons(files);
    compose::StyleImages out;
    const Json* sprite = style.definition.find("sprite");
    std::vector<std::pair<std::string, std::string>> all;
    if (sprite != nullptr && sprite->is_string()) all.emplace_back("default", sprite->string());
    if (sprite != nullptr && sprite->is_array())
        for (const Json& item : sprite->items())
            all.emplace_back(item.text_or("id", "default"), item.text_or("url", ""));
    std::vector<Drawings::Folder> folders;
    for (const auto& [id, address] : all) {
        if (is_folder(address, finder))
            folders.push_back({id == "default" ? std::string() : id + ":", address});
        try {
            read_sprite({id, address, network}, finder, pixel_ratio, out);
        } catch (const Error& error) {
            Diagnostic finding = error.diagnostic();
            finding.severity = Severity::warning;
            reporter.report(finding);
        }
    }
    out.set_loader(Drawings(std::move(folders), finder, pixel_ratio, reporter));
    return out;
}

} // namespace cordon::app
