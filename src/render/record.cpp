// SPDX-License-Identifier: MIT
#include "render/record.hpp"

#include "core/diagnostic.hpp"
#include "core/handle.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>

namespace cordon::render {

namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t most_record = std::size_t{64} << 20U; ///< bytes; real ones have thousands

[[noreturn]] void fail_damaged(const char* what) {
    throw Error(fmt::format("the record inside the {} is damaged", what));
}

std::uint32_t word_at(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Walks the chunks (PNG, section 5.3) up to the text.
std::optional<std::string> from_png(std::string_view file) {
    using namespace std::string_view_literals;
    constexpr std::string_view key = "cordon:record\0\0\0\0\0"sv;
    std::size_t at = png_signature.size();
    while (at + 12 <= file.size()) {
        const std::size_t length = word_at(file, at);
        if (length > file.size() - at - 12) fail_damaged("PNG");
        const std::string_view data = file.substr(at + 8, length);
        if (file.substr(at + 4, 4) == "iTXt" && data.starts_with(key)) {
            const std::uint32_t crc = libdeflate_crc32(0, file.data() + at + 4, length + 4);
            if (crc != word_at(file, at + 8 + length)) fail_damaged("PNG");
            return std::string(data.substr(key.size()));
        }
        at += length + 12;
    }
    return std::nullopt;
}

std::string without_entities(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('&'), text.size());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const std::size_t end = text.find(';');
        const std::string_view name = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
        if (name == "&amp;")
            out += '&';
        else if (name == "&lt;")
            out += '<';
        else if (name == "&gt;")
            out += '>';
        else
            fail_damaged("SVG");
        text.remove_prefix(name.size());
    }
    return out;
}

std::optional<std::string> from_svg(std::string_view file) {
    constexpr std::string_view open = "<metadata>";
    const std::size_t begin = file.find(open);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::size_t end = file.find("</metadata>", begin);
    if (end == std::string_view::npos) fail_damaged("SVG");
    return without_entities(file.substr(begin + open.size(), end - begin - open.size()));
}

/// The number behind `key` in a dictionary; 0 when there is none.
std::size_t number_of(std::string_view dictionary, std::string_view key) {
    const std::size_t at = dictionary.find(key);
    if (at == std::string_view::npos) return 0;
    std::size_t value = 0;
    const std::string_view rest = dictionary.substr(at + key.size());
    std::from_chars(rest.data(), rest.data() + rest.size(), value);
    return value;
}

/// The only attached file, which is always deflated with its sizes beside it.
std::optional<std::string> from_pdf(std::string_view file) {
    const std::size_t type = file.find("/Type /EmbeddedFile");
    if (type == std::string_view::npos) return std::nullopt;
    constexpr std::string_view word = "\nstream\n";
    const std::size_t open = file.rfind(" obj", type);
    const std::size_t stream = file.find(word, type);
    if (open == std::string_view::npos || stream == std::string_view::npos) fail_damaged("PDF");
    const std::string_view dictionary = file.substr(open, stream - open);
    const std::size_t length = number_of(dictionary, "/Length ");
    const std::size_t size = number_of(dictionary, "/Size ");
    const std::string_view data = file.substr(stream + word.size());
    if (length == 0 || size == 0 || length > data.size() || size > most_record) fail_damaged("PDF");
    std::string out(size, '\0');
    const CHandle<libdeflate_decompressor, libdeflate_free_decompressor> inflater(
        libdeflate_alloc_decompressor());
    if (!inflater || libdeflate_zlib_decompress(inflater.get(), data.data(), length, out.data(),
                                                size, nullptr) != LIBDEFLATE_SUCCESS)
        fail_damaged("PDF");
    return out;
}

} // namespace

std::optional<std::string> read_record(std::string_view file) {
    if (file.starts_with(png_signature)) return from_png(file);
    if (file.starts_with("%PDF-")) return from_pdf(file);
    if (file.substr(0, 1000).find("<svg") != std::string_view::npos) return from_svg(file);
    throw Error("it is neither a PNG nor an SVG nor a PDF");
}

} // namespace cordon::render
