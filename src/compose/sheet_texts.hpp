// SPDX-License-Identifier: MIT
#pragma once

#include "compose/furniture.hpp"
#include "compose/sheet.hpp"

#include <optional>

namespace cordon::compose {

/// The layer that draws the markers of key and timeline: the one with `cordon:key`; null without
/// one.
[[nodiscard]] const style::Layer* marker_layer(const style::Style& style);

/// The blocks of text of a sheet: header, key and notes. A sheet is arranged anew when its frame or
/// its legend moves, and setting type is the dearest part of that, so key and notes are kept until
/// their words or their form change.
class SheetTexts {
  public:
    /// Both must outlive the texts.
    SheetTexts(const SheetRequest& request, Workshop& shop)
        : in_(request), shop_(shop), words_(request.words) {}

    [[nodiscard]] const SheetWords& words() const { return words_; }
    /// Other words for key and notes.
    void change(SheetWords words);
    [[nodiscard]] bool has_key() const { return !words_.key.empty() && in_.with_key; }

    /// Title, subtitle and alert below one another.
    [[nodiscard]] Piece header(double width) const;
    enum class Notes : bool { all, short_ones };
    [[nodiscard]] Piece notes(double width, Notes which);
    /// The numbered list with its heading; empty without has_key().
    [[nodiscard]] Piece key(double width, int columns);

  private:
    [[nodiscard]] Piece set_notes(double width, Notes which) const;
    [[nodiscard]] Piece set_key(double width, int columns) const;

    /// A block that was set, and the form that it has.
    template <typename Form>
    struct Block {
        double width = 0.0;
        Form form{};
        Piece piece;
    };
    template <typename Form>
    [[nodiscard]] static bool is_set(const std::optional<Block<Form>>& block, double width,
                                     Form form) {
        return block && block->width == width && block->form == form;
    }

    const SheetRequest& in_;
    Workshop& shop_;
    SheetWords words_;
    std::optional<Block<Notes>> notes_;
    std::optional<Block<int>> key_;
};

} // namespace cordon::compose
