// SPDX-License-Identifier: MIT
#pragma once

#include "compose/furniture.hpp"
#include "compose/sheet.hpp"

#include <optional>

namespace cordon::compose {

/// The layer that draws the markers of key and timeline: the one with `cordon:key`; null without
/// one.
[[nodiscard]] const style::Layer* marker_layer(const style::Style& style);

/// A block of text that was set, and the form that it has. Not a member of SheetTexts: clang 16
/// leaves out the functions of a template that is nested in the class whose members use it.
template <typename Form>
struct SetBlock {
    double width = 0.0;
    Form form{};
    Piece piece;

    [[nodiscard]] bool has(double wanted_width, Form wanted) const {
        return width == wanted_width && form == wanted;
    }
};

/// How the list is set.
struct KeyForm {
    int columns = 1;
    KeyRows rows = KeyRows::all;
    friend bool operator==(const KeyForm&, const KeyForm&) = default;
};

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
    [[nodiscard]] Piece key(double width, int columns, KeyRows rows = KeyRows::all);
    /// The list with shorter rows, the longest that are no higher than `most`; empty when even
    /// their headings are.
    [[nodiscard]] Piece short_key(double width, int columns, double most);

  private:
    [[nodiscard]] Piece set_notes(double width, Notes which) const;
    [[nodiscard]] Piece set_key(double width, KeyForm form) const;

    const SheetRequest& in_;
    Workshop& shop_;
    SheetWords words_;
    std::optional<SetBlock<Notes>> notes_;
    std::optional<SetBlock<KeyForm>> key_;
};

} // namespace cordon::compose
