// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace cordon::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* private_folder = ".run";

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void redirect(int stream, const fs::path& path, int flags) {
    const int file = open(path.c_str(), flags, 0600);
    if (file < 0 || dup2(file, stream) < 0) _exit(126);
}

/// In the child: streams, folder and environment, then the program.
[[noreturn]] void become_program(const fs::path& folder, const fs::path& data,
                                 const std::vector<std::string>& arguments) {
    const fs::path run = folder / private_folder;
    redirect(STDIN_FILENO, run / "in", O_RDONLY);
    redirect(STDOUT_FILENO, run / "out", O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, run / "err", O_WRONLY | O_CREAT | O_TRUNC);
    if (chdir(folder.c_str()) != 0) _exit(126);
    setenv("CORDON_DATA", data.c_str(), 1);
    std::vector<std::string> texts{"cordon"};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    execv(CORDON_BINARY, pointers.data());
    _exit(127);
}

} // namespace

Workplace::Workplace(Data data) {
    std::string name = (fs::temp_directory_path() / "cordon-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    fs::create_directories(folder_ / private_folder);
    data_ = data == Data::shipped ? fs::path(CORDON_SOURCE_DIR) : folder_ / private_folder / "data";
    if (data == Data::shipped) return;
    fs::create_directories(data_ / "styles");
    fs::create_directories(data_ / "geodata");
    for (const char* style : {"dark", "print", "press"})
        std::ofstream(data_ / "styles" / (std::string(style) + ".json"))
            << R"({"version": 8, "sources": {}, "layers": []})";
}

Workplace::~Workplace() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void Workplace::put(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
}

std::string Workplace::get(const std::string& name) const {
    return content(folder_ / name);
}

bool Workplace::has(const std::string& name) const {
    return fs::exists(folder_ / name);
}

std::vector<std::string> Workplace::files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_))
        if (entry.path().filename() != private_folder)
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

int Workplace::start(const std::vector<std::string>& arguments) const {
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("fork failed");
    if (child == 0) become_program(folder_, data_, arguments);
    return child;
}

std::string Workplace::printed() const {
    return content(folder_ / private_folder / "out");
}

RunResult Workplace::stop(int process, int signal) const {
    kill(process, signal);
    return result_of(process);
}

RunResult Workplace::cordon(const std::vector<std::string>& arguments,
                            const std::string& input) const {
    std::ofstream(folder_ / private_folder / "in", std::ios::binary) << input;
    return result_of(start(arguments));
}

RunResult Workplace::result_of(int process) const {
    const fs::path run = folder_ / private_folder;
    int status = 0;
    if (waitpid(process, &status, 0) != process) throw std::runtime_error("waitpid failed");
    RunResult result;
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.out = content(run / "out");
    result.err = content(run / "err");
    return result;
}

} // namespace cordon::test
