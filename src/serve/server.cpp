// SPDX-License-Identifier: MIT
#include "serve/server.hpp"

#include "core/plugin.hpp"
#include "serve/http/interface.hpp"
#include "serve/respond.hpp"

#include <fmt/format.h>

#include <chrono>

namespace cordon::serve {

namespace {

std::string event_text(const LiveState& state) {
    return fmt::format("event: state\nid: {}\ndata: {}\n\n", state.number, state.json);
}

http::ListenFunction listen_function() {
    return reinterpret_cast<http::ListenFunction>(
        plugin_function({"cordon_http.so", CORDON_PLUGIN_FILE, "which answers browsers",
                         "install cordon again, with all of lib/cordon beside the program"},
                        http::listen_function_name));
}

} // namespace

class Server::Impl final : public http::Site {
  public:
    Impl(const LiveMap& map, int port, std::string file_stem)
        : map_(map), file_stem_(std::move(file_stem)),
          listener_(listen_function()(http::interface_version, this, port)) {
        if (!listener_)
            throw Error("the module cordon_http.so belongs to another version of cordon",
                        "install cordon again, with all of lib/cordon beside the program");
        if (listener_->port() == 0)
            throw Error(fmt::format("port {} of 127.0.0.1 cannot be taken", port),
                        "another program may have it: name another with --port, or 0 for any");
    }

    http::Listener& listener() { return *listener_; }

    http::Reply answer(const http::Request& request) noexcept override {
        try {
            Answer made = respond({request.method, request.path, request.host, listener_->port()},
                                  map_, file_stem_);
            return {made.status, std::move(made.type), std::move(made.body),
                    std::move(made.save_as), made.events};
        } catch (const std::exception& fault) {
            return {500, "text/plain; charset=utf-8", std::string(fault.what()) + "\n", {}, false};
        }
    }

    /// One event, or a comment when there is no news: it finds out that the page has gone.
    std::optional<std::string> next_event(std::uint64_t& known) noexcept override {
        constexpr std::chrono::seconds quiet{10};
        const auto news = map_.wait_for_news(known, quiet);
        if (map_.stopped()) return std::nullopt;
        if (!news) return ": still here\n\n";
        known = news->number;
        return event_text(*news);
    }

  private:
    const LiveMap& map_;
    std::string file_stem_;
    std::unique_ptr<http::Listener> listener_;
};

Server::Server(const LiveMap& map, int port, std::string file_stem)
    : impl_(std::make_unique<Impl>(map, port, std::move(file_stem))) {}
Server::~Server() = default;

int Server::port() const {
    return impl_->listener().port();
}

void Server::run() {
    impl_->listener().run();
}

void Server::stop() {
    impl_->listener().stop();
}

} // namespace cordon::serve
