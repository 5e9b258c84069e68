// SPDX-License-Identifier: MIT
#include "app/values.hpp"
#include "cli/command.hpp"
#include "cli/network_option.hpp"
#include "cli/option_values.hpp"
#include "serve/server.hpp"

#include <fmt/format.h>

#include <csignal>
#include <filesystem>
#include <thread>

namespace cordon::cli {

namespace {

constexpr int usual_port = 8700;

/// Keeps SIGINT and SIGTERM for wait(): all threads that are started later leave them alone.
class StopSignals {
  public:
    StopSignals() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    }
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    StopSignals(StopSignals&&) = delete;
    StopSignals& operator=(StopSignals&&) = delete;
    ~StopSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

    void wait() const {
        int signal = 0;
        while (sigwait(&signals_, &signal) != 0) {
        }
    }

  private:
    sigset_t signals_{};
    sigset_t before_{};
};

/// `cordon serve`: a page on this machine that shows a map and follows its files.
class ServeCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "serve"; }
    [[nodiscard]] std::string_view summary() const override {
        return "show the map in a browser, redrawn whenever its files change";
    }
    [[nodiscard]] std::string_view usage() const override { return "serve INPUT... [OPTIONS]"; }
    [[nodiscard]] std::string_view description() const override {
        return R"(Shows the map of a project file, a style or incidents on a page of this machine:
the sheet, and the same map as tiles to pan and zoom. The page follows the map
file, its data and its style; a fault is shown with its place, and the last good
picture stays. Only browsers on this machine are answered. Ctrl-C ends it.

Examples:
  cordon serve map.toml
  cordon serve map.toml --port 0 --lang fr)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"INPUT", "a project file, incidents or a style",
                           [this](const std::string& text) { map_.inputs.push_back(text); }, true};
        line.group("Server");
        line.option("--port", "N", "port on 127.0.0.1; 0 takes a free one (8700)",
                    [this](const std::string& text) {
                        constexpr int last = 65535;
                        port_ = static_cast<int>(parse_whole(text, last));
                    });
        line.group("Map");
        line.option("--style", "STYLE",
                    "press, humanitarian, print, dark, or a MapLibre style file", keep(map_.style));
        line.option("--lang", "en|fr", "language of the map", read_into(map_.lang, parse_language));
        line.option("--size", "SIZE", "of the sheet, as in cordon render",
                    read_into(map_.size, app::parse_size));
        line.group("Run");
        network_.declare(line);
        line.flag("-q,--quiet", "print the address only", [this] { quiet_ = true; });
    }

    ExitCode run(Console& console) override {
        for (const std::string& input : map_.inputs) {
            if (input == "-") throw UsageError("standard input cannot be watched", "name a file");
            // A file with faults may be mended while the page is open; one that is not there is a
            // mistyped name.
            if (!net::is_address(input) && !std::filesystem::exists(input))
                throw Error(fmt::format("{}: cannot be read: there is no such file", input));
        }
        map_.network = network_.fetcher();
        const StopSignals signals;
        serve::LiveMap map(map_);
        const std::string stem = std::filesystem::path(map_.inputs.front()).stem().string();
        serve::Server server(map, port_, stem);
        map.start();
        std::thread answering([&] { server.run(); });
        console.print(fmt::format("http://127.0.0.1:{}/\n", server.port()));
        if (!quiet_) console.summary("Ctrl-C ends the preview");
        console.flush();
        signals.wait();
        map.stop();
        server.stop();
        answering.join();
        if (!quiet_) print_network(map_.network, console);
        return ExitCode::done;
    }

  private:
    static unsigned long parse_whole(const std::string& text, unsigned long most) {
        const bool digits = !text.empty() && text.size() <= 5 &&
                            text.find_first_not_of("0123456789") == std::string::npos;
        const unsigned long value = digits ? std::stoul(text) : most + 1;
        if (value > most)
            throw UsageError(fmt::format("'{}' is not a whole number from 0 to {}", text, most));
        return value;
    }

    app::RenderOptions map_;
    int port_ = usual_port;
    bool quiet_ = false;
    NetworkOption network_;
};

} // namespace

std::unique_ptr<Command> make_serve_command() {
    return std::make_unique<ServeCommand>();
}

} // namespace cordon::cli
