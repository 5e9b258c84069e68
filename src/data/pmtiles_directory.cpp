// SPDX-License-Identifier: MIT
#include "data/pmtiles_directory.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

namespace cordon::data {

namespace {

/// Reads varints and knows where the bytes end.
class Varints {
  public:
    explicit Varints(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t next() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (at_ == bytes_.size()) throw Error("a tile directory ends too early");
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        throw Error("a number of a tile directory is longer than 64 bits");
    }
    std::uint32_t next_small(const char* what) {
        const std::uint64_t value = next();
        if (value > 0xFFFFFFFFU)
            throw Error(fmt::format("a {} of a tile directory is too large: {}", what, value));
        return static_cast<std::uint32_t>(value);
    }
    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

  private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

} // namespace

std::vector<PmtilesEntry> parse_directory(std::string_view bytes) {
    Varints in(bytes);
    const std::uint64_t count = in.next();
    constexpr std::uint64_t least = 4; // bytes an entry
    if (count == 0 || count > in.left() / least)
        throw Error(fmt::format("a tile directory says that it has {} entries in {} bytes", count,
                                bytes.size()));
    std::vector<PmtilesEntry> entries(count);
    std::uint64_t id = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::uint64_t step = in.next();
        if (i > 0 && step == 0) throw Error("the tiles of a directory are not in order");
        id += step;
        entries[i].id = id;
    }
    for (PmtilesEntry& entry : entries) entry.run_length = in.next_small("run length");
    for (PmtilesEntry& entry : entries) {
        entry.length = in.next_small("length");
        if (entry.length == 0) throw Error(fmt::format("tile {} has no bytes", entry.id));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::uint64_t offset = in.next();
        if (offset == 0 && i == 0) throw Error("the first tile of a directory has no place");
        entries[i].offset = offset > 0 ? offset - 1 : entries[i - 1].offset + entries[i - 1].length;
    }
    return entries;
}

} // namespace cordon::data
