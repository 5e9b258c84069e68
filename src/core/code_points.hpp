// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace cordon {

/// Counts code points before a byte, cheaply for ascending questions.
class CodePoints {
  public:
    explicit CodePoints(std::string_view text) {
        constexpr std::size_t step = 256;
        std::size_t count = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (i % step == 0) marks_.push_back(count);
            if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++count;
        }
        text_ = text;
    }
    [[nodiscard]] std::size_t before(std::size_t byte) const {
        constexpr std::size_t step = 256;
        if (marks_.empty()) return 0;
        const std::size_t mark = std::min(byte / step, marks_.size() - 1);
        std::size_t count = marks_[mark];
        for (std::size_t i = mark * step; i < byte && i < text_.size(); ++i)
            if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) ++count;
        return count;
    }

  private:
    std::string_view text_;
    std::vector<std::size_t> marks_;
};

} // namespace cordon
