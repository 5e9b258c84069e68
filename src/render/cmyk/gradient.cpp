// SPDX-License-Identifier: MIT
#include "render/cmyk/document.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace cordon::render::cmyk {

using Handle = QPDFObjectHandle;

namespace {

constexpr int most_levels = 8; ///< of functions inside functions

std::vector<double> numbers(Handle array) {
    std::vector<double> out;
    if (!array.isArray()) return out;
    for (const Handle& item : array.getArrayAsVector())
        out.push_back(Handle(item).isNumber() ? Handle(item).getNumericValue() : 0.0);
    return out;
}

/// A function of one variable with three outputs.
class ColorFunction {
  public:
    explicit ColorFunction(Handle function, int level = 0) {
        if (level > most_levels || !function.isDictionary())
            throw std::runtime_error("it has a gradient of an unknown kind");
        domain_ = numbers(function.getKey("/Domain"));
        Handle type = function.getKey("/FunctionType");
        const auto kind = type.isInteger() ? type.getIntValue() : -1;
        if (domain_.size() != 2 || (kind != 2 && kind != 3))
            throw std::runtime_error("it has a gradient of an unknown kind");
        if (kind == 2)
            read_exponential(function);
        else
            read_stitched(function, level);
    }

    [[nodiscard]] double first() const { return domain_[0]; }
    [[nodiscard]] double last() const { return domain_[1]; }

    [[nodiscard]] Rgb at(double x) const {
        x = std::clamp(x, domain_[0], domain_[1]);
        if (parts_.empty()) {
            const double share = std::pow(x, exponent_);
            Rgb color{};
            for (std::size_t i = 0; i < 3; ++i)
                color.at(i) = std::clamp(from_[i] + share * (to_[i] - from_[i]), 0.0, 1.0);
            return color;
        }
        const auto upper = std::upper_bound(bounds_.begin(), bounds_.end(), x);
        const auto k = static_cast<std::size_t>(upper - bounds_.begin());
        const double low = k == 0 ? domain_[0] : bounds_[k - 1];
        const double high = k == bounds_.size() ? domain_[1] : bounds_[k];
        const double share = high > low ? (x - low) / (high - low) : 0.0;
        return parts_[k].at(encode_[2 * k] + share * (encode_[2 * k + 1] - encode_[2 * k]));
    }

  private:
    void read_exponential(Handle function) {
        from_ = numbers(function.getKey("/C0"));
        to_ = numbers(function.getKey("/C1"));
        if (function.getKey("/N").isNumber()) exponent_ = function.getKey("/N").getNumericValue();
        if (from_.size() != 3 || to_.size() != 3)
            throw std::runtime_error("it has a gradient that is not in RGB");
    }

    void read_stitched(Handle function, int level) {
        bounds_ = numbers(function.getKey("/Bounds"));
        encode_ = numbers(function.getKey("/Encode"));
        Handle parts = function.getKey("/Functions");
        if (parts.isArray())
            for (const Handle& part : parts.getArrayAsVector())
                parts_.emplace_back(part, level + 1);
        if (parts_.empty() || bounds_.size() + 1 != parts_.size() ||
            encode_.size() != 2 * parts_.size())
            throw std::runtime_error("it has a gradient whose parts do not fit");
    }

    std::vector<double> domain_;
    std::vector<double> from_;
    std::vector<double> to_;
    double exponent_ = 1.0;
    std::vector<ColorFunction> parts_;
    std::vector<double> bounds_;
    std::vector<double> encode_;
};

Handle numbers_of(const std::vector<double>& values) {
    Handle array = Handle::newArray();
    for (const double value : values) array.appendItem(Handle::newReal(value, 6));
    return array;
}

} // namespace

Handle converted_function(QPDF& pdf, const Handle& function, InkTable& inks) {
    const ColorFunction color(function);
    constexpr int samples = 1024; // steps that no press shows
    std::string bytes;
    for (int i = 0; i < samples; ++i) {
        const double x = color.first() + (color.last() - color.first()) * i / (samples - 1);
        for (const double ink : inks.inks_of(color.at(x)))
            bytes.push_back(static_cast<char>(std::lround(ink * 255.0)));
    }
    Handle stream = pdf.newStream(bytes);
    Handle dictionary = stream.getDict();
    dictionary.replaceKey("/FunctionType", Handle::newInteger(0));
    dictionary.replaceKey("/Domain", numbers_of({color.first(), color.last()}));
    dictionary.replaceKey("/Range", numbers_of({0, 1, 0, 1, 0, 1, 0, 1}));
    Handle size = Handle::newArray();
    size.appendItem(Handle::newInteger(samples));
    dictionary.replaceKey("/Size", size);
    dictionary.replaceKey("/BitsPerSample", Handle::newInteger(8));
    return stream;
}

} // namespace cordon::render::cmyk
