// SPDX-License-Identifier: MIT
#include "support/live_server.hpp"

#include <stdlib.h>

#include <fstream>
#include <stdexcept>

namespace cordon::serve {

namespace fs = std::filesystem;

LiveServer::LiveServer() {
    std::string name = (fs::temp_directory_path() / "cordon-serve-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    put("map.toml", map_file("First title"));
    put("in.csv",
        "lat,lon,date,type,place\n12.84,-8.52,2025-10-28,armed_attack,RN24\n"
        "13.20,-7.10,2025-10-20,checkpoint,RN6\n11.90,-7.40,2025-10-12,armed_attack,RN7\n");
    app::RenderOptions options;
    options.inputs = {(folder_ / "map.toml").string()};
    map_ = std::make_unique<LiveMap>(options, std::chrono::milliseconds(20));
    server_ = std::make_unique<Server>(*map_, 0, "map");
    map_->start();
    answering_ = std::thread([this] { server_->run(); });
}

LiveServer::~LiveServer() {
    map_->stop();
    server_->stop();
    answering_.join();
    map_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void LiveServer::put(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
}

std::string LiveServer::map_file(const std::string& title) {
    return "[map]\ntitle = \"" + title +
           "\"\nsize = \"120mm\"\nprofile = \"internal\"\n[data]\nincidents = \"in.csv\"\n";
}

Json LiveServer::wait_for(const std::function<bool(const Json&)>& wanted) const {
    constexpr std::chrono::minutes longest{1};
    const auto end = std::chrono::steady_clock::now() + longest;
    LiveState state = map_->state();
    while (std::chrono::steady_clock::now() < end) {
        Json json = parse_json(state.json, "state");
        if (wanted(json)) return json;
        if (auto news = map_->wait_for_news(state.number, std::chrono::seconds(1)))
            state = std::move(*news);
    }
    return {};
}

Json LiveServer::wait_for_picture(int revision) const {
    return wait_for([&](const Json& state) {
        return state.number_or("revision", 0) >= revision && !state.find("drawing")->boolean();
    });
}

} // namespace cordon::serve
