// SPDX-License-Identifier: MIT
#include "core/file.hpp"

#include "core/diagnostic.hpp"
#include "core/opened_files.hpp"
#include "core/text_parts.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <sys/auxv.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>

namespace cordon {

namespace fs = std::filesystem;

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file); // NOLINT(cppcoreguidelines-owning-memory)
    }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

[[noreturn]] void fail(const std::string& name, const std::string& what,
                       const std::string& hint = {}) {
    Diagnostic diagnostic{Severity::error, what, {name, 0, 0, {}}, {}};
    if (!hint.empty()) diagnostic.hints.push_back(hint);
    throw Error(std::move(diagnostic));
}

std::string reason(int code) {
    return std::generic_category().message(code);
}

} // namespace

std::string read_file(const fs::path& path, std::size_t max_bytes) {
    const std::string name = path == "-" ? "standard input" : path.string();
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) fail(name, "is a folder, not a file");
    const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (!file) {
        const int code = errno;
        fail(name, "cannot be read: " + reason(code),
             code == ENOENT ? "check the spelling; relative names start at the current folder"
                            : "");
    }
    note_opened(path);
    std::string bytes;
    constexpr std::size_t block_size = std::size_t{1} << 16U;
    // Not set to zero: most files are far smaller. NOLINTNEXTLINE(*-avoid-c-arrays)
    const auto block = std::make_unique_for_overwrite<char[]>(block_size);
    for (;;) {
        const std::size_t got = std::fread(block.get(), 1, block_size, file.get());
        bytes.append(block.get(), got);
        if (bytes.size() > max_bytes)
            fail(name, fmt::format("is larger than the limit of {} MB", max_bytes >> 20U));
        if (got < block_size) break;
    }
    if (std::ferror(file.get()) != 0) fail(name, "cannot be read to its end: " + reason(errno));
    return bytes;
}

namespace {

using Make = std::function<void(const TextSink&)>;

/// Writes the pieces; returns the error code of the first failure, 0 when all went well.
int write_to(std::FILE* file, const Make& make) {
    int failure = 0;
    make([&](std::string_view bytes) {
        if (failure == 0 && std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size())
            failure = errno;
    });
    if (std::fflush(file) != 0 && failure == 0) failure = errno;
    return failure;
}

void write_standard_output(const Make& make) {
    if (const int failure = write_to(stdout, make); failure != 0)
        fail("standard output", "cannot be written: " + reason(failure));
}

/// The same to a file, which is closed whatever happens.
int write_all(const fs::path& path, const Make& make) {
    File file(std::fopen(path.c_str(), "wb"));
    if (!file) return errno;
    const int failure = write_to(file.get(), make);
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory)
    if (std::fclose(file.release()) != 0 && failure == 0) return errno;
    return failure;
}

} // namespace

namespace {

/// A pipe, /dev/null and their like are written to: a file in their place would take them away.
bool is_device(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    return fs::exists(status) && fs::is_other(status);
}

} // namespace

void write_file(const fs::path& path, std::string_view bytes) {
    write_file_by_parts(path, [bytes](const TextSink& sink) { sink(bytes); });
}

void write_file_by_parts(const fs::path& path, const Make& make) {
    if (path == "-") return write_standard_output(make);
    if (is_device(path)) {
        if (const int failure = write_all(path, make); failure != 0)
            fail(path.string(), "cannot be written: " + reason(failure));
        return;
    }
    fs::path temporary = path;
    temporary += fmt::format(".{}.part", ::getpid());
    std::error_code ignored;
    int written = 0;
    try {
        written = write_all(temporary, make);
    } catch (...) {
        fs::remove(temporary, ignored);
        throw;
    }
    if (written != 0) {
        fs::remove(temporary, ignored);
        const std::string hint = written == ENOENT ? "the folder does not exist; create it first"
                                 : written == ENOSPC
                                     ? "the disk is full; an older file of that name was kept"
                                     : "";
        fail(path.string(), "cannot be written: " + reason(written), hint);
    }
    std::error_code failure;
    fs::rename(temporary, path, failure);
    if (failure) {
        fs::remove(temporary, ignored);
        fail(path.string(), "cannot be written: " + failure.message());
    }
}

namespace {

/// The shared library that this code is part of; empty in a program.
fs::path own_library() {
    ::Dl_info info{};
    static const char anchor = 0; // any address of this library
    if (::dladdr(&anchor, &info) == 0 || info.dli_fname == nullptr) return {};
    const fs::path file = info.dli_fname; // of a program it is what it was called with
    if (file.filename().string().find(".so") == std::string::npos) return {};
    std::error_code failure;
    const fs::path resolved = fs::canonical(file, failure);
    return failure ? fs::path() : resolved;
}

/// The program that runs; empty when nobody knows it. A chroot may have no /proc: then it is what
/// the program was started by.
fs::path own_program() {
    std::error_code failure;
    fs::path program = fs::read_symlink("/proc/self/exe", failure);
    if (!failure) return program;
    // The kernel hands the name over as a number. NOLINTNEXTLINE(performance-no-int-to-ptr)
    const auto* started = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
    if (started == nullptr) return {};
    program = fs::canonical(started, failure);
    return failure ? fs::path() : program;
}

} // namespace

std::vector<fs::path> install_prefixes() {
    std::vector<fs::path> prefixes;
    if (fs::path folder = own_library().parent_path(); !folder.empty()) {
        // lib/libcordon.so, or lib/x86_64-linux-gnu/libcordon.so
        prefixes.push_back(folder.parent_path());
        prefixes.push_back(folder.parent_path().parent_path());
    }
    if (const fs::path program = own_program(); !program.empty())
        prefixes.push_back(program.parent_path().parent_path());
    return prefixes;
}

fs::path data_folder() {
    const auto complete = [](const fs::path& folder) {
        std::error_code ignored;
        return fs::is_directory(folder / "styles", ignored) &&
               fs::is_directory(folder / "geodata", ignored);
    };
    if (const char* named = std::getenv("CORDON_DATA"); named != nullptr && *named != '\0') {
        if (!complete(named)) fail(named, "CORDON_DATA does not hold styles/ and geodata/");
        return named;
    }
    for (const fs::path& prefix : install_prefixes())
        if (fs::path data = prefix / "share" / "cordon"; complete(data)) return data;
    fs::path source = CORDON_SOURCE_DIR; // empty in packages
    if (!source.empty() && complete(source)) return source;
    throw Error("the folders styles/ and geodata/ of cordon were not found",
                "set CORDON_DATA to the folder that holds them");
}

} // namespace cordon
