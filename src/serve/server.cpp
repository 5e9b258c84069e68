// SPDX-License-Identifier: MIT
#include "serve/server.hpp"

#include "serve/bounded_queue.hpp"
#include "serve/respond.hpp"

#include <fmt/format.h>
#include <sys/socket.h>

#include <atomic>
#include <thread>

namespace cordon::serve {

namespace {

constexpr std::size_t thread_count = 16;
constexpr std::size_t most_waiting = 64; ///< connections
constexpr int most_streams = 8;          ///< of events; each keeps a thread
constexpr std::size_t most_body = 1024;
constexpr time_t patience = 5; ///< seconds for a request to arrive or an answer to leave
constexpr const char* address = "127.0.0.1";

/// Leaflet takes a picture of one pixel as `data:` for tiles that it throws away.
constexpr const char* content_policy =
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

const httplib::Headers safe_headers{{"Content-Security-Policy", content_policy},
                                    {"X-Content-Type-Options", "nosniff"},
                                    {"Referrer-Policy", "no-referrer"},
                                    {"Cross-Origin-Resource-Policy", "same-origin"},
                                    {"Cache-Control", "no-store"}};

/// Without SO_REUSEPORT, which would let two previews share a port in silence.
void own_port_only(int socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

std::string event_text(const LiveState& state) {
    return fmt::format("event: state\nid: {}\ndata: {}\n\n", state.number, state.json);
}

} // namespace

class Server::Impl {
  public:
    Impl(const LiveMap& map, int port, std::string file_stem)
        : map_(map), file_stem_(std::move(file_stem)) {
        http_.new_task_queue = [] { return new BoundedQueue(thread_count, most_waiting); };
        http_.set_socket_options(own_port_only);
        http_.set_default_headers(safe_headers);
        http_.set_payload_max_length(most_body);
        http_.set_read_timeout(patience);
        http_.set_write_timeout(patience);
        http_.set_keep_alive_timeout(1); // idle connections delay the end
        http_.set_keep_alive_max_count(1000);
        http_.set_tcp_nodelay(true);
        // All paths are ours to judge, so that none reaches a pattern or a file.
        http_.set_pre_routing_handler([this](const auto& request, auto& response) {
            answer(request, response);
            return httplib::Server::HandlerResponse::Handled;
        });
        take_port(port);
    }

    [[nodiscard]] int port() const { return port_; }
    void run() {
        started_ = true;
        if (!stopping_) http_.listen_after_bind();
        finished_ = true;
    }
    /// httplib forgets a stop that comes before it listens: wait for that moment.
    void stop() {
        stopping_ = true;
        if (!started_) return;
        while (!finished_ && !http_.is_running())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        http_.stop();
    }

  private:
    void take_port(int port) {
        if (port == 0)
            port_ = http_.bind_to_any_port(address);
        else if (http_.bind_to_port(address, port))
            port_ = port;
        if (port_ <= 0)
            throw Error(fmt::format("port {} of {} cannot be taken", port, address),
                        "another program may have it: name another with --port, or 0 for any");
    }

    void answer(const httplib::Request& request, httplib::Response& response) {
        const std::string host = request.get_header_value("Host");
        Answer made;
        try {
            made = respond({request.method, request.path, host, port_}, map_, file_stem_);
        } catch (const std::exception& fault) {
            made = {500, "text/plain; charset=utf-8", std::string(fault.what()) + "\n", {}, false};
        }
        response.status = made.status;
        if (made.status == 405) response.set_header("Allow", "GET, HEAD");
        if (made.events) {
            stream(request, response);
            return;
        }
        if (!made.save_as.empty())
            response.set_header("Content-Disposition",
                                fmt::format("attachment; filename=\"{}\"", made.save_as));
        response.set_content(made.body, made.type);
    }

    void stream(const httplib::Request& request, httplib::Response& response) {
        if (request.method == "HEAD") {
            response.set_content("", "text/event-stream");
            return;
        }
        if (++streams_ > most_streams) {
            --streams_;
            response.status = 503;
            response.set_content("too many pages are open\n", "text/plain; charset=utf-8");
            return;
        }
        auto known = std::make_shared<std::uint64_t>(0);
        response.set_chunked_content_provider(
            "text/event-stream",
            [this, known](std::size_t, httplib::DataSink& sink) { return next(*known, sink); },
            [this](bool) { --streams_; });
    }

    /// One event, or a comment when there is no news: it finds out that the page has gone.
    bool next(std::uint64_t& known, httplib::DataSink& sink) const {
        constexpr std::chrono::seconds quiet{10};
        const auto news = map_.wait_for_news(known, quiet);
        if (map_.stopped()) {
            sink.done();
            return true;
        }
        const std::string text = news ? event_text(*news) : ": still here\n\n";
        if (news) known = news->number;
        return sink.write(text.data(), text.size());
    }

    const LiveMap& map_;
    std::string file_stem_;
    httplib::Server http_;
    int port_ = 0;
    std::atomic<bool> started_ = false;
    std::atomic<bool> stopping_ = false;
    std::atomic<bool> finished_ = false;
    std::atomic<int> streams_ = 0;
};

Server::Server(const LiveMap& map, int port, std::string file_stem)
    : impl_(std::make_unique<Impl>(map, port, std::move(file_stem))) {}
Server::~Server() = default;

int Server::port() const {
    return impl_->port();
}

void Server::run() {
    impl_->run();
}

void Server::stop() {
    impl_->stop();
}

} // namespace cordon::serve
