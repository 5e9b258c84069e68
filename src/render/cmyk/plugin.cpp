// SPDX-License-Identifier: MIT
#include "render/cmyk/document.hpp"
#include "render/cmyk/interface.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace cordon::render::cmyk {

namespace {

template <std::size_t Size>
void set_text(std::array<char, Size>& target, std::string_view text) {
    const std::size_t size = std::min(text.size(), Size - 1);
    std::copy_n(text.begin(), size, target.begin());
    target.at(size) = '\0';
}

void convert(const Request& request, InkTable& inks) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("map.pdf", request.pdf, request.pdf_size);
    DocumentConverter converter(pdf, inks);
    converter.convert_pages();
    converter.add_output_intent({request.profile, request.profile_size});
    Pl_Flate::setCompressionLevel(9);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true); // made from the content
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setCompressStreams(true);
    writer.write();
    if (!converter.fault().empty()) throw std::runtime_error(converter.fault());
    const std::unique_ptr<Buffer> bytes(writer.getBuffer());
    request.append(request.out, reinterpret_cast<const char*>(bytes->getBuffer()),
                   bytes->getSize());
}

} // namespace

extern "C" __attribute__((visibility("default"))) void cordon_cmyk_convert(const Request* request,
                                                                           Answer* answer) {
    if (request->version != interface_version)
        return set_text(answer->reason,
                        "the module cordon_cmyk.so belongs to another version of cordon");
    try {
        InkTable inks({request->profile, request->profile_size});
        set_text(answer->name, inks.name());
        if (request->pdf != nullptr) convert(*request, inks);
        answer->done = true;
    } catch (const std::exception& error) {
        set_text(answer->reason, error.what());
    }
}

} // namespace cordon::render::cmyk
