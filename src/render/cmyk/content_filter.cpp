// SPDX-License-Identifier: MIT
#include "render/cmyk/content_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace cordon::render::cmyk {

using Token = QPDFTokenizer::Token;

namespace {

bool is_number(const Token& token) {
    return token.getType() == QPDFTokenizer::tt_integer ||
           token.getType() == QPDFTokenizer::tt_real;
}

/// PDF allows `.5` and `+1`, which from_chars does not.
double to_number(const std::string& text) {
    const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
    double value = 0.0;
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
    if (error != std::errc{}) throw std::runtime_error("a colour holds the number '" + text + "'");
    return value;
}

/// Four decimals, no exponent.
std::string to_text(double share) {
    const auto n = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 10000));
    if (n % 10000 == 0) return n == 0 ? "0" : "1";
    std::string text = fmt::format("0.{:04}", n);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

} // namespace

/// Does a step; what ends it is told in `fault_`, for qpdf says it to nobody.
template <typename Step>
void ContentFilter::keeping_fault(Step step) {
    try {
        step();
    } catch (const std::runtime_error& error) {
        if (fault_.empty()) fault_ = error.what();
        throw;
    }
}

void ContentFilter::handleToken(const Token& token) {
    keeping_fault([&] { convert(token); });
}

void ContentFilter::handleEOF() {
    keeping_fault([this] { flush(); });
}

void ContentFilter::convert(const Token& token) {
    if (token.getType() == QPDFTokenizer::tt_word) return handle_operator(token);
    if (token.getType() == QPDFTokenizer::tt_inline_image) {
        in_image_ = false;
        flush();
        return writeToken(token);
    }
    operands_.push_back(token);
}

void ContentFilter::handle_operator(const Token& token) {
    const std::string& name = token.getValue();
    if (name == "BI") in_image_ = true;
    if (in_image_ || name == "true" || name == "false" || name == "null") {
        operands_.push_back(token); // a value in the image's dictionary
        return;
    }
    if (name == "rg" || name == "RG") {
        const std::vector<double> c = numbers(3);
        return write_inks(inks_.inks_of({c[0], c[1], c[2]}), name == "rg" ? "k" : "K");
    }
    if (name == "g" || name == "G") {
        const double gray = numbers(1).front();
        return write_inks({0, 0, 0, inks_.black_of(gray)}, name == "g" ? "k" : "K");
    }
    if (name == "cs" || name == "CS")
        for (const Token& operand : operands_)
            if (operand.getType() == QPDFTokenizer::tt_name) check_color_space(operand.getValue());
    flush();
    writeToken(token);
}

void ContentFilter::check_color_space(const std::string& name) {
    if (name != "/Pattern" && name != "/DeviceCMYK")
        throw std::runtime_error("it uses the colour space " + name.substr(1) +
                                 ", which is not known here");
}

void ContentFilter::write_inks(const Inks& inks, const char* name) {
    const bool apart = !operands_.empty() && !is_number(operands_.front());
    if (apart) writeToken(operands_.front()); // the space after the last operator
    operands_.clear();
    write(fmt::format("{} {} {} {} {}", to_text(inks[0]), to_text(inks[1]), to_text(inks[2]),
                      to_text(inks[3]), name));
}

std::vector<double> ContentFilter::numbers(std::size_t count) const {
    std::vector<double> found;
    for (const Token& token : operands_)
        if (is_number(token)) found.push_back(to_number(token.getValue()));
    if (found.size() != count)
        throw std::runtime_error("a colour operator has a wrong number of operands");
    return found;
}

void ContentFilter::flush() {
    for (const Token& token : operands_) {
        const bool is_rgb = token.getValue() == "/DeviceRGB" || token.getValue() == "/RGB";
        if (token.getType() == QPDFTokenizer::tt_name && is_rgb)
            throw std::runtime_error("it has an inline image in RGB");
        writeToken(token);
    }
    operands_.clear();
}

} // namespace cordon::render::cmyk
