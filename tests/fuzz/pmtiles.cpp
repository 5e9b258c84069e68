// SPDX-License-Identifier: MIT
// A PMTiles archive, read tile by tile as a source of a map and whole as `tiles verify` does.
#include "core/diagnostic.hpp"
#include "data/tile_store.hpp"
#include "fuzz/support.hpp"
#include "tile/pmtiles_reader.hpp"

namespace cordon::fuzz {

namespace {

void read_as_source(const MemoryFile& file) {
    const auto store = data::open_pmtiles(file.path());
    static_cast<void>(store->description());
    for (int z = 0; z < 3; ++z)
        for (std::uint32_t x = 0; x < 1U << static_cast<unsigned>(z); ++x)
            static_cast<void>(store->read({z, x, 0}));
    static_cast<void>(store->read({26, 12'345'678, 7'654'321}));
}

void read_whole(const MemoryFile& file) {
    const tile::PmtilesReader reader(file.path());
    static_cast<void>(reader.faults());
    static_cast<void>(reader.metadata());
    static_cast<void>(reader.tile(0));
    static_cast<void>(reader.tile(std::uint64_t{1} << 50U));
    std::size_t left = 8;
    for (const auto& entry : reader.entries()) {
        if (left-- == 0) return;
        static_cast<void>(reader.content(entry));
    }
}

} // namespace

void run(std::string_view input) {
    const MemoryFile file(input);
    try {
        read_as_source(file);
    } catch (const Error&) {
        // The other reader may find it whole, or refuse it in its own words.
    }
    read_whole(file);
}

} // namespace cordon::fuzz
