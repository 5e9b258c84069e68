// SPDX-License-Identifier: MIT
// A FlatGeobuf file: whole, through its index, and its name alone.
#include "data/flatgeobuf.hpp"

#include "core/diagnostic.hpp"
#include "fuzz/support.hpp"

namespace cordon::fuzz {

namespace {

void read(std::string_view input, const data::ReadOptions& options) {
    CollectingReporter findings;
    try {
        if (const auto layer = data::parse_flatgeobuf(input, "input", options, findings))
            require_whole(*layer);
    } catch (const Error& error) {
        require(!error.diagnostic().message.empty(), "an Error without a sentence");
    }
}

} // namespace

void run(std::string_view input) {
    if (!data::is_flatgeobuf(input)) return;
    read(input, {});
    read(input, {.window = geom::LonLatBox{-10.0, 0.0, 5.0, 20.0}});
    read(input, {.columns = {"name"}});
    read(input, {.geometry_only = true});
    static_cast<void>(data::flatgeobuf_layer_name(input, "input"));
}

} // namespace cordon::fuzz
