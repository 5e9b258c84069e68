// SPDX-License-Identifier: MIT
#pragma once

#include <cordon/cordon.h>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

/// The C++ interface of libcordon: what the commands `render` and `check` do, as functions. It
/// needs C++17 and no header of another library.
namespace cordon::api {

/// How bad a finding is: a note informs, a warning lets the run go on, an error ends it.
enum class FindingKind { note, warning, error };

/// Something about the input that the caller should know.
struct Finding {
    FindingKind kind = FindingKind::error;
    std::string message; ///< one sentence
    std::string hint;    ///< what to do; empty when there is nothing to say
    std::string file;    ///< where; empty = unknown
    int line = 0;        ///< 1-based; 0 = unknown
    std::string text;    ///< all of it as the program prints it
};

/// What to draw. Members that are not set are as the map file says.
struct RenderRequest {
    /// One `map.toml`, one MapLibre style, or files of incidents (GeoJSON, CSV).
    std::vector<std::string> inputs;
    /// Files to write; the ending .png, .svg or .pdf of each says its format.
    std::vector<std::string> outputs;
    std::optional<std::string> title; ///< passes the evidence gate
    std::optional<std::string> subtitle;
    std::optional<std::string> language; ///< `en` or `fr`
    std::optional<std::string> style;    ///< a shipped style or a MapLibre style file
    std::optional<std::string> size;     ///< `180mmx120mm`, `1600x1200`, `A4`
};

/// A file that was written.
struct RenderedFile {
    std::string path;
    std::size_t bytes = 0;
    std::string size; ///< `180 × 120 mm` or `1600 × 1200 px`
};

/// What a run did.
struct RenderResult {
    std::vector<RenderedFile> files; ///< in the order of the request
    int incidents = 0;               ///< read
    int incidents_drawn = 0;         ///< the others lie outside, wait for a review or have no place
    std::string projection;          ///< name for people
    std::vector<std::string> notes;  ///< the method note, sentence by sentence
    bool title_refused = false;      ///< by the evidence gate; the map carries another title
    std::vector<Finding> findings;   ///< notes and warnings, in the order of their arrival
};

/// A run that failed. `what()` is the error as the program prints it.
class CORDON_API Failure : public std::runtime_error {
  public:
    Failure(bool wrong_argument, std::vector<Finding> findings);
    /// True when the request itself is wrong (unknown ending, unknown language).
    [[nodiscard]] bool wrong_argument() const { return wrong_argument_; }
    /// All findings; the last one is what ended the run.
    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

  private:
    bool wrong_argument_;
    std::vector<Finding> findings_;
};

/// Draws the request. Nothing is written when anything fails before the first output is complete.
/// Throws Failure.
CORDON_API RenderResult render(const RenderRequest& request);

/// Reads everything that `input` names; draws nothing. The findings, errors among them.
[[nodiscard]] CORDON_API std::vector<Finding> check(const std::string& input);

/// Version of the library.
[[nodiscard]] CORDON_API std::string version();

/// The folder of base map and styles. Throws Failure when it is not found.
[[nodiscard]] CORDON_API std::string data_folder();

} // namespace cordon::api
