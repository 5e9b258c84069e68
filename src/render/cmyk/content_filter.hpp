// SPDX-License-Identifier: MIT
#pragma once

#include "render/cmyk/inks.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <string>
#include <vector>

namespace cordon::render::cmyk {

/// Turns the colour operators of a content stream (ISO 32000-1, 8.6.8) from DeviceRGB and
/// DeviceGray to DeviceCMYK; all else passes unchanged. A colour that it cannot convert ends it
/// with std::runtime_error, which qpdf keeps to itself, and is told in `fault`.
class ContentFilter final : public QPDFObjectHandle::TokenFilter {
  public:
    /// `fault` receives the first reason for which a stream was left unconverted.
    ContentFilter(InkTable& inks, std::string& fault) : inks_(inks), fault_(fault) {}
    void handleToken(const QPDFTokenizer::Token& token) override;
    void handleEOF() override;

  private:
    template <typename Step>
    void keeping_fault(Step step);
    void convert(const QPDFTokenizer::Token& token);
    void handle_operator(const QPDFTokenizer::Token& token);
    static void check_color_space(const std::string& name);
    void write_inks(const Inks& inks, const char* name);
    [[nodiscard]] std::vector<double> numbers(std::size_t count) const;
    void flush();

    InkTable& inks_;
    std::string& fault_;
    std::vector<QPDFTokenizer::Token> operands_; ///< since the last operator, spaces included
    bool in_image_ = false;                      ///< between BI and EI
};

} // namespace cordon::render::cmyk
