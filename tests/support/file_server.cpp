// SPDX-License-Identifier: MIT
#include "support/file_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <stdexcept>

namespace cordon::test {

FileServer::FileServer() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    auto* name = reinterpret_cast<sockaddr*>(&place); // the interface of sockets
    if (socket_ < 0 || ::bind(socket_, name, size) != 0 || ::listen(socket_, 16) != 0 ||
        ::getsockname(socket_, name, &size) != 0)
        throw std::runtime_error("no port for a server");
    port_ = ntohs(place.sin_port);
    listener_ = std::thread([this] { listen(); });
}

FileServer::~FileServer() {
    stopped_ = true;
    listener_.join();
    for (std::thread& thread : threads_) thread.join();
    ::close(socket_);
}

void FileServer::put(const std::string& path, ServedAnswer answer) {
    const std::lock_guard lock(mutex_);
    answers_[path] = std::move(answer);
}

std::string FileServer::address(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<std::string> FileServer::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::string FileServer::heads() const {
    const std::lock_guard lock(mutex_);
    return heads_;
}

void FileServer::forget() {
    const std::lock_guard lock(mutex_);
    requests_.clear();
    heads_.clear();
}

void FileServer::listen() {
    while (!stopped_) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0) continue;
        const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection >= 0) threads_.emplace_back([this, connection] { answer(connection); });
    }
}

void FileServer::answer(int connection) {
    std::string head;
    std::array<char, 4096> block{};
    while (head.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = ::recv(connection, block.data(), block.size(), 0);
        if (got <= 0) break;
        head.append(block.data(), static_cast<std::size_t>(got));
    }
    ServedAnswer out{404, "there is no such file"};
    {
        const std::lock_guard lock(mutex_);
        const std::string line = head.substr(0, head.find("\r\n"));
        requests_.push_back(line);
        heads_ += head;
        const std::size_t first = line.find(' ') + 1;
        const auto known = answers_.find(line.substr(first, line.rfind(' ') - first));
        if (known != answers_.end()) out = known->second;
    }
    const std::string etag = '"' + std::to_string(std::hash<std::string>{}(out.body)) + '"';
    if (out.status == 200 && head.find("If-None-Match: " + etag) != std::string::npos)
        out = {304, {}};
    const std::size_t announced = out.body.size() + (out.hangs ? 1 : 0);
    std::string text = "HTTP/1.1 " + std::to_string(out.status) + " x\r\nConnection: close\r\n";
    if (out.status == 200) text += "ETag: " + etag + "\r\n";
    for (const std::string& header : out.headers) text += header + "\r\n";
    text += "Content-Length: " + std::to_string(announced) + "\r\n\r\n" + out.body;
    for (std::size_t sent = 0; sent < text.size();) {
        const ssize_t now =
            ::send(connection, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (now <= 0) break;
        sent += static_cast<std::size_t>(now);
    }
    // Until the client goes away.
    while (out.hangs && !stopped_) {
        pollfd waiting{connection, POLLIN, 0};
        if (::poll(&waiting, 1, 20) > 0 && ::recv(connection, block.data(), block.size(), 0) <= 0)
            break;
    }
    ::close(connection);
}

} // namespace cordon::test
