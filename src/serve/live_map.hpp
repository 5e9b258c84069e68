// SPDX-License-Identifier: MIT
#pragma once

#include "app/preview.hpp"
#include "app/watched_files.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

/// A page on this machine that shows a map and follows its files.
namespace cordon::serve {

/// What pages are told, as JSON: revision, title, sizes, zooms, findings, the error of the last
/// attempt. `number` grows by one with each change.
struct LiveState {
    std::uint64_t number = 0;
    std::string json;
};

/// A map that is drawn anew when one of its files changes. The last good picture stays until the
/// next is ready; a faulty file gives an error beside it.
class LiveMap {
  public:
    /// `poll`: how often the files are looked at.
    explicit LiveMap(app::RenderOptions map,
                     std::chrono::milliseconds poll = std::chrono::milliseconds(250));
    ~LiveMap();
    LiveMap(const LiveMap&) = delete;
    LiveMap& operator=(const LiveMap&) = delete;
    LiveMap(LiveMap&&) = delete;
    LiveMap& operator=(LiveMap&&) = delete;

    /// Starts to draw and to watch, in a thread of its own.
    void start();
    /// Ends the watch and wakes all who wait. A drawing that has begun is finished first.
    void stop();

    /// The last good picture; null until there is one.
    [[nodiscard]] std::shared_ptr<app::Preview> preview() const;
    [[nodiscard]] LiveState state() const;
    /// The state once its number is another than `known`; nothing when the time is over or the map
    /// was stopped.
    [[nodiscard]] std::optional<LiveState> wait_for_news(std::uint64_t known,
                                                         std::chrono::milliseconds longest) const;
    [[nodiscard]] bool stopped() const;

  private:
    void watch();
    void draw();
    void publish();
    bool pause();

    app::RenderOptions map_;
    std::chrono::milliseconds poll_;
    std::thread watcher_;
    std::vector<std::filesystem::path> files_; ///< of the watcher alone

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    bool stopped_ = false;
    bool drawing_ = false;
    std::uint64_t revision_ = 0; ///< of the picture
    std::shared_ptr<app::Preview> preview_;
    std::shared_ptr<app::Findings> findings_; ///< of the last attempt
    std::optional<Diagnostic> error_;         ///< of the last attempt
    LiveState state_;
};

} // namespace cordon::serve
