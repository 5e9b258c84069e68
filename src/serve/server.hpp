// SPDX-License-Identifier: MIT
#pragma once

#include "serve/live_map.hpp"

#include <memory>
#include <string>

namespace cordon::serve {

/// Shows a live map to browsers on this machine: HTTP on 127.0.0.1, GET and HEAD, nothing from
/// disk. The map must outlive the server.
class Server {
  public:
    /// Takes the port (0 = a free one). Throws Error when it is in use. `file_stem` names
    /// downloads.
    Server(const LiveMap& map, int port, std::string file_stem);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    [[nodiscard]] int port() const;
    /// Answers until stop().
    void run();
    /// From another thread; open streams end when the map was stopped.
    void stop();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cordon::serve
