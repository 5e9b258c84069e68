// SPDX-License-Identifier: MIT
#include "tile/digest.hpp"

#include "core/diagnostic.hpp"
#include "core/handle.hpp"
#include "core/sha256.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <charconv>
#include <string>

namespace cordon::tile {

ContentKey key_of(std::string_view bytes) {
    const std::string hex = sha256(bytes);
    ContentKey key;
    constexpr std::size_t digits = 16; // of 64 bits
    for (std::size_t i = 0; i < key.digest.size(); ++i)
        (void)std::from_chars(hex.data() + i * digits, hex.data() + (i + 1) * digits,
                              key.digest.at(i), 16);
    key.length = static_cast<std::uint32_t>(bytes.size());
    return key;
}

std::uint32_t crc32_of(std::string_view bytes) {
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

std::string gzip(std::string_view bytes, int level) {
    using Compressor = CHandle<libdeflate_compressor, libdeflate_free_compressor>;
    const Compressor compressor(libdeflate_alloc_compressor(level));
    if (!compressor)
        throw Error(fmt::format("compression level {} is not possible: it must be 1 to 12", level));
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(),
                                        out.size()));
    return out;
}

std::string gunzip(std::string_view bytes, std::size_t most) {
    using Decompressor = CHandle<libdeflate_decompressor, libdeflate_free_decompressor>;
    const Decompressor decompressor(libdeflate_alloc_decompressor());
    std::size_t room = std::min(most, std::max<std::size_t>(bytes.size() * 4, 4096));
    std::string out;
    while (true) {
        out.resize(room);
        std::size_t size = 0;
        const libdeflate_result result = libdeflate_gzip_decompress(
            decompressor.get(), bytes.data(), bytes.size(), out.data(), out.size(), &size);
        if (result == LIBDEFLATE_SUCCESS) {
            out.resize(size);
            return out;
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
            throw Error("a compressed part of the file is damaged");
        if (room >= most)
            throw Error(
                fmt::format("a compressed part of the file holds more than {} bytes", most));
        room = std::min(most, room * 4);
    }
}

} // namespace cordon::tile
