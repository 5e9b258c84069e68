// SPDX-License-Identifier: MIT
// PMTiles specification, version 3.
#include "core/diagnostic.hpp"
#include "data/mapped_file.hpp"
#include "data/pmtiles_directory.hpp"
#include "data/tile_id.hpp"
#include "data/tile_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

namespace cordon::data {

namespace {

constexpr std::size_t header_size = 127;
constexpr int max_depth = 3; ///< of directories below the first one
/// Most bytes of an unpacked directory: four million entries, about a hundred times what writers
/// put into one.
constexpr std::size_t max_directory_bytes = std::size_t{16} << 20U;
/// Entries that are kept in memory, of all leaves together; more are read again.
constexpr std::size_t max_kept_entries = 5'000'000;

class FileBytes final : public ByteSource {
  public:
    explicit FileBytes(const std::filesystem::path& path) : file_(path) {}
    [[nodiscard]] std::uint64_t size() const override { return file_.bytes().size(); }
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t length) override {
        return std::string(file_.bytes().substr(offset, length));
    }

  private:
    MappedFile file_;
};

class Pmtiles final : public TileStore {
  public:
    Pmtiles(std::unique_ptr<ByteSource> bytes, std::string name)
        : path_(std::move(name)), bytes_(std::move(bytes)) {
        if (bytes_->size() >= header_size) header_ = bytes_->read(0, header_size);
        if (header_.size() < header_size || !header_.starts_with("PMTiles") || header_[7] != 3)
            refuse("its header is not that of PMTiles version 3");
        internal_ = byte(97);
        tile_packing_ = byte(98);
        if (internal_ > 2 || tile_packing_ > 2) refuse("it is packed in a way other than gzip");
        root_ = directory(slice(number(8), number(16)));
    }

    std::optional<std::string> read(const TileId& tile) override {
        const std::uint64_t wanted = hilbert_id(tile);
        const std::vector<PmtilesEntry>* entries = &root_;
        for (int depth = 0; depth <= max_depth; ++depth) {
            const auto after =
                std::upper_bound(entries->begin(), entries->end(), wanted,
                                 [](std::uint64_t t, const PmtilesEntry& e) { return t < e.id; });
            if (after == entries->begin()) return std::nullopt;
            const PmtilesEntry& entry = *(after - 1);
            if (entry.run_length > 0) {
                if (wanted >= entry.id + entry.run_length) return std::nullopt;
                return unpacked(slice(number(56) + entry.offset, entry.length));
            }
            entries = &leaf(entry);
        }
        refuse("its directories are nested too deeply");
    }

    Json description() override {
        return Json(Json::Object{{"minzoom", Json(static_cast<double>(byte(100))), 0},
                                 {"maxzoom", Json(static_cast<double>(byte(101))), 0}});
    }

    std::string metadata(const std::string& name) override {
        const std::string text = unpacked(slice(number(24), number(32)));
        if (text.empty()) return {};
        const Json json = parse_json(text, path_);
        const Json* found = json.is_object() ? json.find(name) : nullptr;
        if (found == nullptr) return {};
        return found->is_string() ? found->string() : to_text(*found);
    }

  private:
    [[noreturn]] void refuse(const char* why) const {
        throw Error(fmt::format("'{}' cannot be read as PMTiles: {}", path_, why));
    }
    [[nodiscard]] std::uint8_t byte(std::size_t at) const {
        return static_cast<std::uint8_t>(header_[at]);
    }
    [[nodiscard]] std::uint64_t number(std::size_t at) const {
        std::uint64_t value = 0;
        std::memcpy(&value, header_.data() + at, sizeof value); // little-endian
        return value;
    }
    [[nodiscard]] std::string slice(std::uint64_t offset, std::uint64_t length) const {
        const std::uint64_t all = bytes_->size();
        if (offset > all || length > all - offset) refuse("it ends too early");
        if (length > max_tile_bytes) refuse("a tile or directory is too large");
        if (length == 0) return {};
        return bytes_->read(offset, length);
    }

    const std::vector<PmtilesEntry>&
    leaf(PmtilesEntry entry) { // a copy: its directory may go below
        const auto known = leaves_.find(entry.offset);
        if (known != leaves_.end()) return known->second;
        std::vector<PmtilesEntry> read = directory(slice(number(40) + entry.offset, entry.length));
        if (kept_entries_ + read.size() > max_kept_entries) {
            leaves_.clear();
            kept_entries_ = 0;
        }
        kept_entries_ += read.size();
        return leaves_.emplace(entry.offset, std::move(read)).first->second;
    }

    [[nodiscard]] std::vector<PmtilesEntry> directory(std::string packed) const {
        const std::string bytes = unpacked(std::move(packed));
        if (bytes.size() > max_directory_bytes) refuse("a directory is too large");
        try {
            return parse_directory(bytes);
        } catch (const Error& error) {
            refuse(error.what());
        }
    }

    std::string path_;
    std::unique_ptr<ByteSource> bytes_;
    std::string header_;
    std::uint8_t internal_ = 0;
    std::uint8_t tile_packing_ = 0;
    std::vector<PmtilesEntry> root_;
    std::map<std::uint64_t, std::vector<PmtilesEntry>> leaves_;
    std::size_t kept_entries_ = 0; ///< of `leaves_`
};

} // namespace

std::unique_ptr<TileStore> open_pmtiles(const std::filesystem::path& path) {
    return open_pmtiles(std::make_unique<FileBytes>(path), path.string());
}

std::unique_ptr<TileStore> open_pmtiles(std::unique_ptr<ByteSource> bytes, std::string name) {
    return std::make_unique<Pmtiles>(std::move(bytes), std::move(name));
}

} // namespace cordon::data
