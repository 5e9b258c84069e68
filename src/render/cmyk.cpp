// SPDX-License-Identifier: MIT
#include "render/cmyk.hpp"

#include "core/diagnostic.hpp"
#include "core/plugin.hpp"
#include "render/cmyk/interface.hpp"

#include <fmt/format.h>

namespace cordon::render {

namespace {

cmyk::Answer ask(const cmyk::Request& request) {
    static const auto convert = reinterpret_cast<cmyk::ConvertFunction>(
        plugin_function({"cordon_cmyk.so", CORDON_CMYK_PLUGIN_FILE, "which writes PDFs in CMYK",
                         "install cordon again, with all of lib/cordon beside the program"},
                        cmyk::convert_function_name));
    cmyk::Answer answer;
    convert(&request, &answer);
    return answer;
}

void append(void* out, const char* data, std::size_t size) {
    static_cast<std::string*>(out)->append(data, size);
}

} // namespace

CmykProfile read_cmyk_profile(std::string bytes, const std::string& file) {
    cmyk::Request request;
    request.profile = bytes.data();
    request.profile_size = bytes.size();
    const cmyk::Answer answer = ask(request);
    if (!answer.done)
        throw Error(
            fmt::format("cannot print by the colour profile '{}': {}", file, answer.reason.data()),
            "name the ICC profile of a printing condition with four inks, such as "
            "FOGRA39L_coated.icc");
    return {answer.name.data(), std::make_shared<const std::string>(std::move(bytes))};
}

std::string to_cmyk(std::string_view pdf, const CmykProfile& profile) {
    std::string converted;
    cmyk::Request request;
    request.profile = profile.bytes->data();
    request.profile_size = profile.bytes->size();
    request.pdf = pdf.data();
    request.pdf_size = pdf.size();
    request.append = append;
    request.out = &converted;
    const cmyk::Answer answer = ask(request);
    if (!answer.done)
        throw Error(fmt::format("the PDF cannot be converted to CMYK: {}", answer.reason.data()),
                    "leave out --colour cmyk, and convert the file with a program for prepress");
    return converted;
}

} // namespace cordon::render
