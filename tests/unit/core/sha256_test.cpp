// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/sha256.hpp"

#include <array>
#include <random>

using namespace cordon;

namespace {

std::string random_bytes(std::size_t count, unsigned seed) {
    std::mt19937 random(seed); // NOLINT(cert-msc51-cpp): the same bytes in every run
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes += static_cast<char>(random() & 0xFFU);
    return bytes;
}

} // namespace

// The examples of FIPS 180-2, appendix B.
TEST(Sha256, GivesTheDigestsOfTheStandard) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesGiveTheDigestOfTheWhole) {
    const std::string bytes = random_bytes(1000, 7);
    for (const std::size_t step : {1U, 7U, 63U, 64U, 65U, 200U}) {
        Sha256 hash;
        for (std::size_t at = 0; at < bytes.size(); at += step)
            hash.add(std::string_view(bytes).substr(at, step));
        EXPECT_EQ(hash.hex(), sha256(bytes)) << step;
    }
}

TEST(Sha256, InstructionsGiveWhatPlainArithmeticGives) {
    if (!sha256_blocks::has_instructions())
        GTEST_SKIP() << "this processor has no SHA instructions";
    const std::string bytes = random_bytes(64 * 33, 11);
    const std::span blocks(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    Sha256::State plain{1, 2, 3, 4, 5, 6, 7, 8};
    Sha256::State quick = plain;
    sha256_blocks::plain(plain, blocks);
    sha256_blocks::by_instructions(quick, blocks);
    EXPECT_EQ(plain, quick);
}

TEST(Sha256, TwoAtOnceGiveWhatEachGivesAlone) {
    const auto bytes_of = [](const std::string& text) {
        return std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    };
    // Of one length, of two, and after a start that fills no block.
    for (const auto& [before, first, second] :
         {std::array<std::size_t, 3>{0, 6400, 6400}, {0, 640, 6405}, {0, 63, 0}, {5, 640, 700}}) {
        const std::string start = random_bytes(before, 1);
        const std::string a = random_bytes(first, 2);
        const std::string b = random_bytes(second, 3);
        Sha256 hash_a;
        Sha256 hash_b;
        hash_a.add(start);
        Sha256::add_both(hash_a, bytes_of(a), hash_b, bytes_of(b));
        Sha256::add_both(hash_a, bytes_of(b), hash_b, bytes_of(a));
        EXPECT_EQ(hash_a.hex(), sha256(start + a + b)) << first;
        EXPECT_EQ(hash_b.hex(), sha256(b + a)) << second;
    }
}

TEST(Sha256, OfAFileIsThatOfItsBytes) {
    const std::filesystem::path path =
        std::filesystem::path(testing::TempDir()) / "cordon_sha256_test";
    const std::string bytes = random_bytes((std::size_t{256} << 10U) + 5, 3);
    write_file(path, bytes);
    EXPECT_EQ(sha256_file(path), sha256(bytes));
    std::filesystem::remove(path);
    EXPECT_THROW((void)sha256_file(path), Error);
}
