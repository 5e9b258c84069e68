// SPDX-License-Identifier: MIT
#include "app/network_tiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cordon::app {

namespace {

using data::TileId;

/// One digit of 0..3 for each zoom.
std::string quadkey(const TileId& tile) {
    std::string out;
    for (int level = tile.z; level > 0; --level) {
        const auto shift = static_cast<unsigned>(level - 1);
        out += static_cast<char>('0' + (tile.x >> shift & 1U) + 2 * (tile.y >> shift & 1U));
    }
    return out;
}

/// West, south, east, north in metres of Web Mercator, as map services (WMS) want them.
std::string mercator_box(const TileId& tile) {
    constexpr double half = 20037508.342789244; // of the equator
    const double size = 2.0 * half / std::ldexp(1.0, tile.z);
    const double west = tile.x * size - half;
    const double north = half - tile.y * size;
    return fmt::format("{},{},{},{}", west, north - size, west + size, north);
}

class NetworkTiles final : public data::TileStore {
  public:
    NetworkTiles(std::vector<std::string> patterns, TileRows rows, net::FetcherPtr network)
        : patterns_(std::move(patterns)), rows_(rows), network_(std::move(network)) {}

    std::optional<std::string> read(const TileId& tile) override {
        auto bytes = network_->tile(patterns_.front(), address_of(tile));
        if (bytes) bytes = data::unpacked(std::move(*bytes));
        return bytes;
    }
    void expect(const std::vector<TileId>& tiles) override {
        std::vector<std::string> addresses;
        addresses.reserve(tiles.size());
        for (const TileId& tile : tiles) addresses.push_back(address_of(tile));
        network_->prepare(addresses);
    }

  private:
    [[nodiscard]] std::string address_of(const TileId& tile) const {
        const std::size_t turn = (std::size_t{tile.x} + tile.y) % patterns_.size();
        return filled_template(patterns_[turn], tile, rows_);
    }

    std::vector<std::string> patterns_;
    TileRows rows_;
    net::FetcherPtr network_;
};

class NetworkArchive final : public data::ByteSource {
  public:
    NetworkArchive(std::string address, net::FetcherPtr network, net::Fetcher::Part first)
        : address_(std::move(address)), network_(std::move(network)), first_(std::move(first)) {}

    [[nodiscard]] std::uint64_t size() const override { return first_.size; }
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t length) override {
        if (offset + length <= first_.bytes.size()) return first_.bytes.substr(offset, length);
        auto part = network_->part(address_, offset, length);
        return part ? std::move(part->bytes) : std::string();
    }

  private:
    std::string address_;
    net::FetcherPtr network_;
    net::Fetcher::Part first_;
};

} // namespace

std::string filled_template(const std::string& pattern, const TileId& tile, TileRows rows) {
    const std::uint32_t below = (1U << static_cast<unsigned>(tile.z)) - 1 - tile.y;
    std::string out = pattern;
    if (rows == TileRows::from_south) data::replace_all(out, "{y}", std::to_string(below));
    out = data::filled_template(std::move(out), tile);
    data::replace_all(out, "{quadkey}", quadkey(tile));
    data::replace_all(out, "{bbox-epsg-3857}", mercator_box(tile));
    data::replace_all(out, "{prefix}", fmt::format("{:x}{:x}", tile.x % 16, tile.y % 16));
    return out;
}

std::string first_address(const std::string& pattern) {
    return filled_template(pattern, {}, TileRows::from_north);
}

std::unique_ptr<data::TileStore> open_network_tiles(std::vector<std::string> patterns,
                                                    TileRows rows, net::FetcherPtr network) {
    return std::make_unique<NetworkTiles>(std::move(patterns), rows, std::move(network));
}

std::unique_ptr<data::TileStore> open_network_pmtiles(const std::string& address,
                                                      net::FetcherPtr network) {
    constexpr std::size_t first_bytes = 16384; // header and first directory (PMTiles, section 3)
    auto first = network->part(address, 0, first_bytes);
    if (!first) return data::open_pmtiles(network->get(address).file);
    return data::open_pmtiles(
        std::make_unique<NetworkArchive>(address, std::move(network), std::move(*first)),
        net::shown(address));
}

} // namespace cordon::app
