// SPDX-License-Identifier: MIT
// The log of a shard of tiles: the input as a file, and as the body of a record whose checksum is
// right, which chance would never find.
#include "core/diagnostic.hpp"
#include "fuzz/support.hpp"
#include "tile/digest.hpp"
#include "tile/shard_file.hpp"

namespace cordon::fuzz {

namespace {

const tile::ShardName name{.plan = std::string(64, 'a'), .shard = 3};

std::string number(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
    return out;
}

std::string log_of(std::string_view body) {
    const std::string head = number(0x4A4F4231, 4) + number(0, 8) + number(body.size(), 8);
    const std::string sum = number(tile::crc32_of(head + std::string(body)), 4);
    return "cordon-shard 1\n" + name.plan + number(name.shard, 4) + head + sum + std::string(body);
}

void read(std::string_view bytes) {
    const MemoryFile file(bytes);
    std::size_t records = 0;
    try {
        tile::read_shard(file.path(), name, [&](tile::ShardRecord&&) { ++records; });
    } catch (const Error& error) {
        require(!error.diagnostic().message.empty(), "an Error without a sentence");
    }
    require(records <= bytes.size(), "more records than bytes");
}

} // namespace

void run(std::string_view input) {
    read(input);
    read(log_of(input));
}

} // namespace cordon::fuzz
