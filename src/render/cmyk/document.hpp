// SPDX-License-Identifier: MIT
#pragma once

#include "render/cmyk/inks.hpp"

#include <qpdf/QPDF.hh>

#include <set>
#include <string>

namespace cordon::render::cmyk {

/// Converts everything that a PDF paints to DeviceCMYK: content streams, forms, tiling patterns,
/// glyphs of Type 3 fonts, images and shadings, with the colour spaces in which groups are blended.
/// Masks stay grey: their values are coverage, not colour.
class DocumentConverter {
  public:
    DocumentConverter(QPDF& pdf, InkTable& inks) : pdf_(pdf), inks_(inks) {}
    /// Throws std::runtime_error for what it cannot convert. Content streams are converted when the
    /// file is written: fault() tells afterwards.
    void convert_pages();
    /// Why a content stream was left as it was; empty when all were converted.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    /// Names the printing condition and embeds its profile (ISO 32000-1, 14.11.5).
    void add_output_intent(const std::string& profile);

  private:
    void convert_content(QPDFObjectHandle stream);
    static void convert_group(QPDFObjectHandle dictionary);
    void convert_resources(QPDFObjectHandle resources);
    void convert_object(QPDFObjectHandle object);
    void convert_image(QPDFObjectHandle image);
    void convert_pattern(QPDFObjectHandle pattern);
    void convert_shading(QPDFObjectHandle shading);
    void convert_state(QPDFObjectHandle state);
    void convert_font(QPDFObjectHandle font);
    /// Is the object new? Shared ones are converted once.
    [[nodiscard]] bool begin(const QPDFObjectHandle& object);

    QPDF& pdf_;
    InkTable& inks_;
    std::set<QPDFObjGen> seen_;
    std::string fault_;
};

/// The function of a shading in RGB (types 2 and 3 of one variable, ISO 32000-1, 7.10), sampled and
/// converted: a stream of type 0 with four outputs. Throws std::runtime_error for other types.
[[nodiscard]] QPDFObjectHandle converted_function(QPDF& pdf, const QPDFObjectHandle& function,
                                                  InkTable& inks);

} // namespace cordon::render::cmyk
