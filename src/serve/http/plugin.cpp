// SPDX-License-Identifier: MIT
#include "serve/http/bounded_queue.hpp"
#include "serve/http/interface.hpp"

#include <sys/socket.h>

#include <atomic>
#include <memory>
#include <thread>

namespace cordon::serve::http {

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

const httplib::Headers& safe_headers() {
    static const httplib::Headers headers{{"Content-Security-Policy", content_policy},
                                          {"X-Content-Type-Options", "nosniff"},
                                          {"Referrer-Policy", "no-referrer"},
                                          {"Cross-Origin-Resource-Policy", "same-origin"},
                                          {"Cache-Control", "no-store"}};
    return headers;
}

/// Without SO_REUSEPORT, which would let two previews share a port in silence.
void own_port_only(int socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

class Server final : public Listener {
  public:
    Server(Site& site, int port) : site_(site) {
        // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the library deletes it
        http_.new_task_queue = [] { return new BoundedQueue(thread_count, most_waiting); };
        http_.set_socket_options(own_port_only);
        http_.set_default_headers(safe_headers());
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
        if (port == 0)
            port_ = std::max(0, http_.bind_to_any_port(address));
        else if (http_.bind_to_port(address, port))
            port_ = port;
    }

    [[nodiscard]] int port() const override { return port_; }
    void run() override {
        started_ = true;
        if (!stopping_) http_.listen_after_bind();
        finished_ = true;
    }
    /// httplib forgets a stop that comes before it listens: wait for that moment.
    void stop() override {
        stopping_ = true;
        if (!started_) return;
        while (!finished_ && !http_.is_running())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        http_.stop();
    }

  private:
    void answer(const httplib::Request& request, httplib::Response& response) {
        const std::string host = request.get_header_value("Host");
        const Reply made = site_.answer({request.method, request.path, host});
        response.status = made.status;
        if (made.status == 405) response.set_header("Allow", "GET, HEAD");
        if (made.events) {
            stream(request, response);
            return;
        }
        if (!made.save_as.empty())
            response.set_header("Content-Disposition",
                                "attachment; filename=\"" + made.save_as + "\"");
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
            [this, known](std::size_t, httplib::DataSink& sink) {
                const std::optional<std::string> text = site_.next_event(*known);
                if (text) return sink.write(text->data(), text->size());
                sink.done();
                return true;
            },
            [this](bool) { --streams_; });
    }

    Site& site_;
    httplib::Server http_;
    int port_ = 0;
    std::atomic<bool> started_ = false;
    std::atomic<bool> stopping_ = false;
    std::atomic<bool> finished_ = false;
    std::atomic<int> streams_ = 0;
};

} // namespace

extern "C" __attribute__((visibility("default"))) Listener*
cordon_http_listen(std::uint32_t version, Site* site, int port) {
    return version == interface_version ? new Server(*site, port) : nullptr;
}

} // namespace cordon::serve::http
