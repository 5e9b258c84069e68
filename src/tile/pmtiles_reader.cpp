// SPDX-License-Identifier: MIT
#include "tile/pmtiles_reader.hpp"

#include "core/diagnostic.hpp"
#include "tile/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace cordon::tile {

namespace {

constexpr std::uint64_t most_directory = std::uint64_t{16} << 20U; ///< bytes, unpacked
constexpr std::uint64_t most_metadata = std::uint64_t{64} << 20U;  ///< bytes, unpacked
/// Runs of tiles in one archive, about 1 GB: a packed directory takes a thousandth of that.
constexpr std::size_t most_entries = 40'000'000;
constexpr std::uint64_t most_tile = std::uint64_t{64} << 20U;

/// Little-endian numbers of the header.
class HeaderFields {
  public:
    explicit HeaderFields(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t next(int count) {
        std::uint64_t value = 0;
        for (int i = 0; i < count; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])}
                     << (8U * static_cast<unsigned>(i));
        return value;
    }
    double degrees() { return static_cast<std::int32_t>(next(4)) / 1e7; }

  private:
    std::string_view bytes_;
    std::size_t at_ = 8; // after magic number and version
};

PmtilesHeader parse_header(std::string_view bytes) {
    HeaderFields in(bytes);
    PmtilesHeader h;
    for (std::uint64_t* field :
         {&h.root_offset, &h.root_length, &h.metadata_offset, &h.metadata_length, &h.leaves_offset,
          &h.leaves_length, &h.data_offset, &h.data_length, &h.tiles, &h.entries, &h.contents})
        *field = in.next(8);
    h.clustered = in.next(1) == 1;
    for (int* field :
         {&h.internal_compression, &h.tile_compression, &h.tile_type, &h.min_zoom, &h.max_zoom})
        *field = static_cast<int>(in.next(1));
    h.bounds.min_x = in.degrees();
    h.bounds.min_y = in.degrees();
    h.bounds.max_x = in.degrees();
    h.bounds.max_y = in.degrees();
    h.center_zoom = static_cast<int>(in.next(1));
    return h;
}

} // namespace

PmtilesReader::PmtilesReader(std::filesystem::path path) : path_(std::move(path)) {
    std::error_code error;
    size_ = std::filesystem::file_size(path_, error);
    if (error) throw Error(fmt::format("'{}' cannot be read: {}", path_.string(), error.message()));
    const std::string start = size_ < header_bytes ? std::string() : bytes(0, header_bytes);
    if (!start.starts_with("PMTiles\3"))
        throw Error(fmt::format("'{}' is not a PMTiles archive of version 3", path_.string()));
    header_ = parse_header(start);
    read_entries();
}

std::string PmtilesReader::bytes(std::uint64_t offset, std::uint64_t length) const {
    if (offset > size_ || length > size_ - offset)
        throw Error(fmt::format("'{}' is damaged: {} bytes at {} lie beyond its end",
                                path_.string(), length, offset));
    std::ifstream in(path_, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(offset));
    std::string out(length, '\0');
    if (!in.read(out.data(), static_cast<std::streamsize>(length)))
        throw Error(fmt::format("'{}' cannot be read", path_.string()));
    return out;
}

void PmtilesReader::read_entries() {
    const auto directory = [&](std::uint64_t offset, std::uint64_t length) {
        const std::string raw = bytes(offset, length);
        return parse_directory(header_.internal_compression == 2 ? gunzip(raw, most_directory)
                                                                 : raw);
    };
    for (const Entry& entry : directory(header_.root_offset, header_.root_length)) {
        if (entry.run_length > 0) {
            entries_.push_back(entry);
            continue;
        }
        if (entry.offset > header_.leaves_length)
            throw Error(
                fmt::format("'{}' is damaged: a leaf lies outside its section", path_.string()));
        const auto leaf = directory(header_.leaves_offset + entry.offset, entry.length);
        for (const Entry& inner : leaf)
            if (inner.run_length == 0)
                throw Error(fmt::format("'{}' has leaves below leaves", path_.string()));
        if (entries_.size() + leaf.size() > most_entries)
            throw Error(fmt::format("'{}' has more than {} entries", path_.string(), most_entries));
        entries_.insert(entries_.end(), leaf.begin(), leaf.end());
    }
}

std::string PmtilesReader::metadata() const {
    const std::string raw = bytes(header_.metadata_offset, header_.metadata_length);
    return header_.internal_compression == 2 ? gunzip(raw, most_metadata) : raw;
}

std::string PmtilesReader::content(const Entry& entry) const {
    if (entry.length > most_tile || entry.offset > header_.data_length)
        throw Error(
            fmt::format("tile {} of '{}' lies outside its section", entry.id, path_.string()));
    return bytes(header_.data_offset + entry.offset, entry.length);
}

std::optional<std::string> PmtilesReader::tile(std::uint64_t id) const {
    auto after = std::upper_bound(entries_.begin(), entries_.end(), id,
                                  [](std::uint64_t a, const Entry& e) { return a < e.id; });
    if (after == entries_.begin()) return std::nullopt;
    --after;
    if (id >= after->id + after->run_length) return std::nullopt;
    return content(*after);
}

std::vector<std::string> PmtilesReader::faults() const {
    constexpr std::size_t most_faults = 100; // of tiles; the first ones tell what is wrong
    std::vector<std::string> out;
    const PmtilesHeader& h = header_;
    std::uint64_t tiles = 0;
    std::uint64_t end = 0; // of the tile data seen so far
    std::uint64_t next = 0;
    std::set<std::uint64_t> offsets;
    const auto fault = [&](const char* what, const Entry& entry) {
        if (out.size() < most_faults) out.push_back(fmt::format("tile {} {}", entry.id, what));
    };
    for (const Entry& entry : entries_) {
        if (tiles > 0 && entry.id < next) fault("is out of order", entry);
        next = entry.id + entry.run_length;
        tiles += entry.run_length;
        const bool fresh = offsets.insert(entry.offset).second;
        if (fresh && entry.offset != end) fault("is not where a clustered archive has it", entry);
        if (fresh) end = entry.offset + entry.length;
        if (entry.offset + entry.length > h.data_length) fault("lies beyond the tile data", entry);
    }
    const auto differs = [&](const char* what, std::uint64_t said, std::uint64_t is) {
        if (said != is)
            out.push_back(fmt::format("the header says {} {}, there are {}", said, what, is));
    };
    differs("tiles", h.tiles, tiles);
    differs("entries", h.entries, entries_.size());
    differs("contents", h.contents, offsets.size());
    differs("bytes of tiles", h.data_length, end);
    differs("bytes", size_, first_bytes + h.metadata_length + h.leaves_length + h.data_length);
    differs("as smallest zoom", static_cast<std::uint64_t>(h.min_zoom),
            static_cast<std::uint64_t>(tile_of(entries_.front().id).z));
    differs("as largest zoom", static_cast<std::uint64_t>(h.max_zoom),
            static_cast<std::uint64_t>(tile_of(next - 1).z));
    if (h.center_zoom < h.min_zoom || h.center_zoom > h.max_zoom)
        out.emplace_back("the centre's zoom lies outside the zooms");
    if (!(h.bounds.width() > 0 && h.bounds.height() > 0))
        out.emplace_back("the bounds have no area");
    return out;
}

} // namespace cordon::tile
