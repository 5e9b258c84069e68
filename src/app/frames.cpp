// SPDX-License-Identifier: MIT
#include "app/frames.hpp"

#include "core/file.hpp"
#include "core/json.hpp"
#include "core/sha256.hpp"

#include <fmt/format.h>

#include <cmath>
#include <system_error>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

std::string_view ending_of(OutputFormat format) {
    switch (format) {
    case OutputFormat::svg: return "svg";
    case OutputFormat::pdf: return "pdf";
    case OutputFormat::scene: return "scene";
    default: return "png";
    }
}

Json text(std::string_view words) {
    return Json(std::string(words));
}

struct FrameFile {
    std::string name;
    std::string bytes;
};

/// What each file shows, for programs that play the series.
std::string list_of(const Drawing& drawing, const RenderRequest& request,
                    const std::vector<FrameFile>& files) {
    Json::Array frames;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Frame& frame = drawing.frames()[i];
        frames.emplace_back(Json::Object{{"file", text(files[i].name), 0},
                                         {"from", text(to_iso(frame.window.from)), 0},
                                         {"to", text(to_iso(frame.window.to)), 0},
                                         {"title", text(frame.title), 0},
                                         {"counts", text(frame.counts), 0},
                                         {"sha256", text(sha256(files[i].bytes)), 0}});
    }
    const SheetMeasure& sheet = drawing.outcome().sheet;
    return to_pretty_text(Json(
               Json::Object{{"schema", text("cordon-frames/1"), 0},
                            {"generated_by", text(std::string("cordon ") + CORDON_VERSION), 0},
                            {"title", text(drawing.title()), 0},
                            {"unit", text(request.frames), 0},
                            {"width_px", Json(std::round(sheet.width * sheet.pixel_ratio)), 0},
                            {"height_px", Json(std::round(sheet.height * sheet.pixel_ratio)), 0},
                            {"frames", Json(std::move(frames)), 0}})) +
           "\n";
}

} // namespace

RenderOutcome render_frames(const MapDocument& document, const RenderRequest& request,
                            const FrameFolder& where, Reporter& reporter) {
    Diagnostics findings;
    KeepingReporter keeping(reporter, findings);
    const Drawing drawing(document, request, keeping);
    std::vector<FrameFile> files;
    for (std::size_t i = 0; i < drawing.frames().size(); ++i)
        files.push_back({fmt::format("{:04}.{}", i + 1, ending_of(where.format)),
                         drawing.encode_frame(i, where.format)});
    std::error_code failure;
    fs::create_directories(where.folder, failure);
    if (failure)
        throw Error(fmt::format("the folder '{}' cannot be made: {}", where.folder.string(),
                                failure.message()),
                    "choose another place with -o");
    files.push_back({"frames.json", list_of(drawing, request, files)});
    RenderOutcome outcome = drawing.outcome();
    for (const FrameFile& file : files) {
        const fs::path path = where.folder / file.name;
        write_file(path, file.bytes);
        const bool list = file.name == "frames.json";
        outcome.written.push_back({path.string(), list ? OutputFormat::sidecar : where.format,
                                   file.bytes.size(),
                                   list ? "text" : drawing.size_text(where.format)});
    }
    outcome.findings = std::move(findings);
    return outcome;
}

} // namespace cordon::app
