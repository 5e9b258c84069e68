// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cordon::test {

/// What a FileServer answers.
struct ServedAnswer {
    int status = 200;
    std::string body{};
    std::vector<std::string> headers{}; ///< whole lines
    bool hangs = false;                 ///< sends the head and no body until the client gives up
};

/// A server of HTTP/1.1 on a free port of 127.0.0.1, for tests of what fetches. Answers with an
/// ETag, and with 304 to those who have it; with 404 to what it has not.
class FileServer {
  public:
    FileServer();
    ~FileServer();
    FileServer(const FileServer&) = delete;
    FileServer& operator=(const FileServer&) = delete;
    FileServer(FileServer&&) = delete;
    FileServer& operator=(FileServer&&) = delete;

    /// `path` with its query, beginning with `/`.
    void put(const std::string& path, ServedAnswer answer);
    void put(const std::string& path, const std::string& body) {
        put(path, ServedAnswer{200, body});
    }
    /// `http://127.0.0.1:PORT`
    [[nodiscard]] std::string address(const std::string& path = {}) const;
    [[nodiscard]] int port() const { return port_; }
    /// First lines of all requests, such as `GET /a HTTP/1.1`, in the order of their arrival.
    [[nodiscard]] std::vector<std::string> requests() const;
    /// Everything that was sent by clients.
    [[nodiscard]] std::string heads() const;
    void forget();

  private:
    void listen();
    void answer(int connection);

    int socket_ = -1;
    int port_ = 0;
    std::atomic<bool> stopped_ = false;
    mutable std::mutex mutex_;
    std::map<std::string, ServedAnswer> answers_;
    std::vector<std::string> requests_;
    std::string heads_;
    std::vector<std::thread> threads_;
    std::thread listener_;
};

} // namespace cordon::test
