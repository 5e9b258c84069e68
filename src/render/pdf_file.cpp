// SPDX-License-Identifier: MIT
#include "render/pdf_file.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/handle.hpp"
#include "core/sha256.hpp"
#include "render/utf8.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace cordon::render {

namespace {

/// The unsigned number at `at`, which moves behind it; empty when there is none.
std::optional<std::size_t> read_number(std::string_view text, std::size_t& at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r')) ++at;
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error != std::errc{}) return std::nullopt;
    at = static_cast<std::size_t>(end - text.data());
    return value;
}

/// Offsets from a table of one section `xref 0 N`; 0 for free entries.
std::optional<std::vector<std::size_t>> read_table(std::string_view bytes, std::size_t at) {
    if (bytes.substr(at, 4) != "xref") return std::nullopt;
    at += 4;
    const auto first = read_number(bytes, at);
    const auto count = read_number(bytes, at);
    if (!first || *first != 0 || !count || *count > bytes.size() / 20) return std::nullopt;
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto offset = read_number(bytes, at);
        const auto generation = read_number(bytes, at);
        if (!offset || !generation || at + 2 > bytes.size() || *offset >= bytes.size())
            return std::nullopt;
        offsets.push_back(bytes[at + 1] == 'n' ? *offset : 0);
        at += 2;
    }
    return offsets;
}

} // namespace

std::optional<PdfFile> PdfFile::parse(std::string_view bytes) {
    const std::size_t mark = bytes.rfind("startxref");
    const std::size_t trailer = bytes.rfind("trailer");
    if (mark == std::string::npos || trailer == std::string::npos || trailer > mark)
        return std::nullopt;
    std::size_t at = mark + 9;
    const auto table = read_number(bytes, at);
    if (!table || *table >= trailer) return std::nullopt;
    const auto offsets = read_table(bytes, *table);
    if (!offsets) return std::nullopt;
    std::vector<std::size_t>
        order; // offsets of used objects as they follow in the file, and the end
    std::copy_if(offsets->begin(), offsets->end(), std::back_inserter(order),
                 [](std::size_t o) { return o != 0; });
    std::sort(order.begin(), order.end());
    order.push_back(*table);
    PdfFile file;
    file.head_ = std::string(bytes.substr(0, order.front()));
    file.objects_.resize(offsets->size());
    for (std::size_t n = 0; n < offsets->size(); ++n) {
        const std::size_t start = (*offsets)[n];
        if (start == 0) continue;
        const auto next = std::upper_bound(order.begin(), order.end(), start);
        if (next == order.end()) return std::nullopt;
        Object& object = file.objects_[n];
        object.text = std::string(bytes.substr(start, *next - start));
        object.order = static_cast<std::size_t>(next - order.begin());
        object.used = true;
        if (!object.text.starts_with(fmt::format("{} 0 obj", n))) return std::nullopt;
    }
    const std::size_t open = bytes.find("<<", trailer);
    const std::size_t close = bytes.rfind(">>", mark);
    if (open == std::string::npos || close == std::string::npos || open >= close)
        return std::nullopt;
    file.trailer_ = std::string(bytes.substr(open + 2, close - open - 2));
    return file;
}

std::string_view PdfFile::object(int number) const {
    if (number < 0 || number > last()) return {};
    return objects_[static_cast<std::size_t>(number)].text;
}

bool PdfFile::add_entries(int number, std::string_view entries) {
    if (object(number).empty()) return false;
    std::string& text = objects_[static_cast<std::size_t>(number)].text;
    const std::size_t end = text.rfind("endobj");
    const std::size_t close = end == std::string::npos ? end : text.rfind(">>", end);
    if (close == std::string::npos || text.find("stream") != std::string::npos) return false;
    text.insert(close, fmt::format("   {}\n", entries));
    return true;
}

int PdfFile::add(std::string_view content) {
    const std::size_t number = objects_.size();
    const std::size_t order =
        number + 1; // behind all that Cairo wrote: their orders end at their count
    objects_.push_back({fmt::format("{} 0 obj\n{}\nendobj\n", number, content), order, true});
    return static_cast<int>(number);
}

int PdfFile::root() const {
    std::size_t at = trailer_.find("/Root");
    if (at == std::string::npos) return 0;
    at += 5;
    return static_cast<int>(read_number(trailer_, at).value_or(0));
}

std::string PdfFile::write() const {
    std::vector<std::size_t> numbers;
    for (std::size_t n = 0; n < objects_.size(); ++n)
        if (objects_[n].used) numbers.push_back(n);
    std::sort(numbers.begin(), numbers.end(), [this](std::size_t a, std::size_t b) {
        return objects_[a].order < objects_[b].order;
    });
    std::string out = head_;
    if (out.starts_with("%PDF-1.")) out[7] = '7';
    std::vector<std::size_t> offsets(objects_.size(), 0);
    for (const std::size_t n : numbers) {
        offsets[n] = out.size();
        out += objects_[n].text;
    }
    const std::string id = sha256(out).substr(0, 32);
    const std::size_t table = out.size();
    out += fmt::format("xref\n0 {}\n", objects_.size());
    for (std::size_t n = 0; n < objects_.size(); ++n)
        out += fmt::format("{:010} {:05} {} \n", offsets[n], objects_[n].used ? 0 : 65535,
                           objects_[n].used ? 'n' : 'f');
    std::string entries = trailer_;
    const std::size_t size = entries.find("/Size ");
    if (size != std::string::npos) {
        const std::size_t digits = size + 6;
        const std::size_t end = entries.find_first_not_of("0123456789", digits);
        entries.replace(digits, end - digits, std::to_string(objects_.size()));
    }
    out += fmt::format("trailer\n<<{}   /ID [ <{}> <{}> ]\n>>\nstartxref\n{}\n%%EOF\n", entries, id,
                       id, table);
    return out;
}

std::string pdf_text(std::string_view utf8) {
    const std::string text = clean_utf8(utf8);
    const bool plain =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (plain) {
        std::string out = "(";
        for (const char c : text) {
            if (c == '(' || c == ')' || c == '\\') out += '\\';
            out += c;
        }
        return out + ")";
    }
    std::string out = "<FEFF";
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        i += c.length;
        if (c.value < 0x10000) {
            out += fmt::format("{:04X}", static_cast<unsigned>(c.value));
        } else {
            const unsigned rest = static_cast<unsigned>(c.value) - 0x10000;
            out += fmt::format("{:04X}{:04X}", 0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU));
        }
    }
    return out + ">";
}

namespace {

/// Adds /Alt, /T and /Lang to the structure elements. Cairo numbers them in the order in which they
/// begin; each type is compared before anything is believed.
bool complete_structure(PdfFile& file, const std::vector<StructureNote>& notes) {
    std::vector<int> elements;
    for (int n = 1; n <= file.last(); ++n)
        if (file.object(n).find("/Type /StructElem") != std::string_view::npos)
            elements.push_back(n);
    if (elements.size() != notes.size()) return false;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (file.object(elements[i]).find("/S /" + notes[i].type + "\n") == std::string_view::npos)
            return false;
        std::string entries;
        if (!notes[i].alternative.empty()) entries += "/Alt " + pdf_text(notes[i].alternative);
        if (!notes[i].title.empty()) entries += " /T " + pdf_text(notes[i].title);
        if (!notes[i].language.empty()) entries += " /Lang " + pdf_text(notes[i].language);
        if (!entries.empty() && !file.add_entries(elements[i], entries)) return false;
    }
    return true;
}

std::string deflated(std::string_view bytes) {
    const CHandle<libdeflate_compressor, libdeflate_free_compressor> compressor(
        libdeflate_alloc_compressor(9));
    if (!compressor) throw Error("the PDF's record cannot be compressed: out of memory");
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(),
                                        out.size()));
    return out;
}

/// Attaches the record; returns the catalogue's entries for it.
std::string attach_record(PdfFile& file, std::string_view record) {
    const std::string data = deflated(record);
    const int stream = file.add(fmt::format(
        "<< /Type /EmbeddedFile\n   /Subtype /application#2Fjson\n   /Filter /FlateDecode\n"
        "   /Params << /Size {} >>\n   /Length {}\n>>\nstream\n{}\nendstream",
        record.size(), data.size(), data));
    const int spec =
        file.add(fmt::format("<< /Type /Filespec\n   /F (record.json)\n   /UF (record.json)\n"
                             "   /EF << /F {} 0 R >>\n   /AFRelationship /Data\n>>",
                             stream));
    return fmt::format(
        " /AF [ {0} 0 R ] /Names << /EmbeddedFiles << /Names [ (record.json) {0} 0 R ] >> >>",
        spec);
}

/// The number of the only page; 0 when there is none.
int page_of(const PdfFile& file) {
    for (int n = 1; n <= file.last(); ++n) {
        const std::string_view text = file.object(n);
        const std::size_t at = text.find("/Type /Page");
        if (at != std::string_view::npos && !text.substr(at).starts_with("/Type /Pages")) return n;
    }
    return 0;
}

} // namespace

std::optional<std::string> complete_pdf(std::string_view bytes,
                                        const std::vector<StructureNote>& notes,
                                        const scene::Metadata& metadata,
                                        std::string_view page_entries) {
    std::optional<PdfFile> file = PdfFile::parse(bytes);
    if (!file || !complete_structure(*file, notes)) return std::nullopt;
    const int root = file->root();
    if (file->object(root).find("/Names") != std::string_view::npos) return std::nullopt;
    std::string entries = fmt::format("/Lang ({}) /ViewerPreferences << /DisplayDocTitle true >>",
                                      code(metadata.language));
    if (!metadata.record.empty()) entries += attach_record(*file, metadata.record);
    if (!file->add_entries(root, entries)) return std::nullopt;
    if (!page_entries.empty() && !file->add_entries(page_of(*file), page_entries))
        return std::nullopt;
    return file->write();
}

} // namespace cordon::render
