// SPDX-License-Identifier: MIT
#include "app/pipeline.hpp"

#include "app/print.hpp"
#include "app/sidecar.hpp"
#include "core/file.hpp"

#include <algorithm>

namespace cordon::app {

DrawnMap draw(const MapDocument& given, const RenderRequest& request, Reporter& reporter) {
    DrawnMap drawn;
    Diagnostics findings;
    KeepingReporter keeping(reporter, findings);
    const Drawing drawing(given, request, keeping);
    drawn.outcome = drawing.outcome();
    for (const Output& output : request.outputs) {
        WrittenOutput written{output.path, output.format, 0, {}};
        std::string bytes;
        if (!is_words(output.format)) {
            bytes = drawing.encode(output.format, static_cast<SvgTexts>(request.outline_text));
            written.size = drawing.size_text(output.format);
        }
        written.bytes = bytes.size();
        drawn.outcome.written.push_back(std::move(written));
        drawn.files.push_back(std::move(bytes));
    }
    const bool live_svg =
        !request.outline_text &&
        std::any_of(request.outputs.begin(), request.outputs.end(),
                    [](const Output& output) { return output.format == OutputFormat::svg; });
    if (live_svg && drawing.has_own_fonts())
        keeping.note(
            "the SVG has the texts in fonts of the style (font-faces) as outlines, because "
            "programs that show it do not know these fonts");
    note_screen_colours(given.sheet, request, keeping);
    drawn.outcome.findings = std::move(findings);
    return drawn;
}

void write_outputs(DrawnMap& map, const RenderRequest& request) {
    RenderOutcome& outcome = map.outcome;
    for (std::size_t i = 0; i < map.files.size(); ++i) {
        WrittenOutput& written = outcome.written[i];
        if (!is_words(written.format)) continue;
        map.files[i] = words_file(written.format, map, request);
        written.bytes = map.files[i].size();
        written.size = "text";
    }
    // All files were made before the first is written, so that a failure leaves what existed.
    for (std::size_t i = 0; i < map.files.size(); ++i)
        write_file(outcome.written[i].path, map.files[i]);
}

RenderOutcome render(const MapDocument& given, const RenderRequest& request, Reporter& reporter) {
    DrawnMap drawn = draw(given, request, reporter);
    write_outputs(drawn, request);
    return std::move(drawn.outcome);
}

} // namespace cordon::app
