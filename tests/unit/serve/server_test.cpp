// SPDX-License-Identifier: MIT
#include "support/live_server.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <random>

namespace cordon::serve {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

httplib::Client client_of(const LiveServer& server) {
    httplib::Client client("127.0.0.1", server.port());
    constexpr int longest = 60; // seconds: drawing under load
    client.set_read_timeout(longest);
    return client;
}

/// A connection that sends bytes as they are.
class RawConnection {
  public:
    explicit RawConnection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{30, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ =
            ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;
    RawConnection(RawConnection&&) = delete;
    RawConnection& operator=(RawConnection&&) = delete;
    ~RawConnection() { ::close(socket_); }

    void send(std::string_view bytes) const {
        (void)::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }
    /// What arrives until the text holds `mark` or the other side closes.
    std::string read_until(std::string_view mark) const {
        std::string text;
        std::array<char, 4096> buffer{};
        while (text.find(mark) == std::string::npos) {
            const ssize_t count = ::recv(socket_, buffer.data(), buffer.size(), 0);
            if (count <= 0) break;
            text.append(buffer.data(), static_cast<std::size_t>(count));
        }
        return text;
    }
    [[nodiscard]] bool connected() const { return connected_; }

  private:
    int socket_;
    bool connected_ = false;
};

std::string get_request(const LiveServer& server, const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
           "\r\n\r\n";
}

TEST(Server, ShowsThePageTheSheetAndTheTiles) {
    const LiveServer server;
    const Json state = server.wait_for_picture(1);
    ASSERT_TRUE(state.is_object());
    auto client = client_of(server);
    const auto page = client.Get("/");
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 200);
    EXPECT_THAT(page->body, HasSubstr("First title"));
    EXPECT_THAT(page->get_header_value("Content-Security-Policy"),
                StartsWith("default-src 'self'"));
    EXPECT_THAT(client.Get("/sheet/view.svg")->body, StartsWith("<?xml"));
    EXPECT_THAT(client.Get("/sheet.png")->body, StartsWith("\x89PNG"));
    EXPECT_THAT(client.Get("/sheet.pdf")->body, StartsWith("%PDF"));
    EXPECT_EQ(client.Get("/sheet.png")->get_header_value("Content-Disposition"),
              "attachment; filename=\"map.png\"");
    const Json& map = *state.find("map");
    const int zoom = static_cast<int>(map.number_or("minzoom", 0)) + 1;
    const std::string tile = "/tile/1/" + std::to_string(zoom) + "/" +
                             std::to_string((1 << zoom) * 172 / 360) + "/" +
                             std::to_string(static_cast<int>((1 << zoom) * 0.463));
    const auto drawn = client.Get(tile + ".png");
    EXPECT_EQ(drawn->status, 200) << tile;
    EXPECT_THAT(drawn->body, StartsWith("\x89PNG"));
    EXPECT_EQ(client.Get(tile + ".png")->body, drawn->body);
    EXPECT_GT(client.Get(tile + "@2x.png")->body.size(), drawn->body.size());
    EXPECT_EQ(client.Get("/tile/1/9/0/0.png")->status, 404);
    EXPECT_THAT(client.Get("/credits")->body, HasSubstr("Natural Earth"));
}

TEST(Server, AnswersItsOwnNameAndGetAlone) {
    const LiveServer server;
    auto client = client_of(server);
    EXPECT_EQ(client.Get("/", {{"Host", "evil.example"}})->status, 403);
    EXPECT_EQ(client.Post("/", "x=1", "text/plain")->status, 405);
    EXPECT_EQ(client.Delete("/state")->status, 405);
    const auto head = client_of(server).Head("/page.css");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->status, 200);
    EXPECT_TRUE(head->body.empty());
}

TEST(Server, GivesNoFiles) {
    const LiveServer server;
    for (const char* path : {"/../map.toml", "/%2e%2e/map.toml", "/..%2f..%2fetc%2fpasswd",
                             "/map.toml", "//etc/passwd", "/page.css/../../map.toml", "/%00",
                             "/sheet/../../../etc/passwd", "/.git/config"}) {
        const RawConnection raw(server.port());
        ASSERT_TRUE(raw.connected());
        raw.send(get_request(server, path));
        EXPECT_THAT(raw.read_until("\r\n\r\n"), StartsWith("HTTP/1.1 404")) << path;
    }
}

TEST(Server, SurvivesGarbage) {
    const LiveServer server;
    std::mt19937 random(20251030); // the seed
    for (int round = 0; round < 60; ++round) {
        const RawConnection raw(server.port());
        std::string bytes(random() % 3000, ' ');
        for (char& c : bytes) c = static_cast<char>(random());
        if (round % 3 == 0) bytes = get_request(server, "/" + bytes);
        if (round % 3 == 1) bytes = "GET / HTTP/1.1\r\nHost: " + bytes + "\r\n\r\n";
        raw.send(bytes + "\r\n\r\n"); // closed without waiting for an answer
    }
    const RawConnection long_line(server.port());
    long_line.send("GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\n\r\n");
    const RawConnection large_body(server.port());
    large_body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n" +
                    std::string(10'000, 'b'));
    auto client = client_of(server);
    EXPECT_EQ(client.Get("/state")->status, 200);
}

TEST(Server, TellsOfAnEditedMapByAnEvent) {
    const LiveServer server;
    ASSERT_TRUE(server.wait_for_picture(1).is_object());
    const RawConnection events(server.port());
    events.send(get_request(server, "/events"));
    const std::string first = events.read_until("First title");
    EXPECT_THAT(first, HasSubstr("Content-Type: text/event-stream"));
    EXPECT_THAT(first, HasSubstr("event: state\nid: "));
    server.put("map.toml", LiveServer::map_file("Second title"));
    EXPECT_THAT(events.read_until("Second title"), HasSubstr(R"("drawing":true)"));
    EXPECT_THAT(client_of(server).Get("/sheet.svg")->body, HasSubstr("Second title"));
}

TEST(Server, DrawsAnewWhenTheDataChange) {
    const LiveServer server;
    ASSERT_TRUE(server.wait_for_picture(1).is_object());
    const std::string before = client_of(server).Get("/sheet.png")->body;
    server.put("in.csv", "lat,lon,date,type,place\n12.84,-8.52,2025-10-28,armed_attack,RN24\n");
    ASSERT_TRUE(server.wait_for_picture(2).is_object());
    EXPECT_NE(client_of(server).Get("/sheet.png")->body, before);
}

TEST(Server, ShowsTheFaultOfABrokenMapAndTheLastGoodPicture) {
    const LiveServer server;
    ASSERT_TRUE(server.wait_for_picture(1).is_object());
    const std::string before = client_of(server).Get("/sheet.png")->body;
    server.put("map.toml", "[map]\ntitel = \"x\"\n[data]\nincidents = \"in.csv\"\n");
    const Json broken = server.wait_for([](const Json& state) {
        return !state.find("error")->is_null() && !state.find("drawing")->boolean();
    });
    ASSERT_TRUE(broken.is_object());
    const Json& finding = broken.find("findings")->items().front();
    EXPECT_EQ(finding.text_or("message", ""), "unknown key 'titel' in map");
    EXPECT_THAT(finding.text_or("where", ""), HasSubstr("map.toml:2"));
    EXPECT_EQ(finding.find("hints")->items().front().string(), "did you mean 'title'?");
    EXPECT_EQ(client_of(server).Get("/sheet.png")->body, before);
    server.put("map.toml", LiveServer::map_file("Mended"));
    const Json mended = server.wait_for_picture(2);
    ASSERT_TRUE(mended.is_object());
    EXPECT_TRUE(mended.find("error")->is_null());
    EXPECT_EQ(mended.find("map")->text_or("title", ""), "Mended");
}

TEST(Server, RefusesAPortThatIsTaken) {
    const LiveServer server;
    const LiveMap map{app::RenderOptions{}};
    try {
        const Server second(map, server.port(), "map");
        FAIL() << "the port was taken twice";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("cannot be taken"));
        EXPECT_THAT(error.what(), HasSubstr("--port"));
    }
}

} // namespace
} // namespace cordon::serve
