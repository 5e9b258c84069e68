// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "serve/server.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

namespace cordon::serve {

/// A server with a map of its own in a folder of its own, for one test.
class LiveServer {
  public:
    LiveServer();
    ~LiveServer();
    LiveServer(const LiveServer&) = delete;
    LiveServer& operator=(const LiveServer&) = delete;
    LiveServer(LiveServer&&) = delete;
    LiveServer& operator=(LiveServer&&) = delete;

    [[nodiscard]] int port() const { return server_->port(); }
    [[nodiscard]] const LiveMap& map() const { return *map_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    void put(const std::string& name, const std::string& text) const;
    /// Waits (a minute at most) for a state that fulfils `wanted`; a null value when none came.
    [[nodiscard]] Json wait_for(const std::function<bool(const Json&)>& wanted) const;
    /// Waits until a picture of at least `revision` is there and nothing is being drawn.
    [[nodiscard]] Json wait_for_picture(int revision) const;

    /// The map file of the test: a few incidents in Mali.
    static std::string map_file(const std::string& title);

  private:
    std::filesystem::path folder_;
    std::unique_ptr<LiveMap> map_;
    std::unique_ptr<Server> server_;
    std::thread answering_;
};

} // namespace cordon::serve
