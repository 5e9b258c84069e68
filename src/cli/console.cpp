// SPDX-License-Identifier: MIT
#include "cli/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

namespace cordon::cli {

namespace {

/// A file with a fault in each row must not flood the terminal.
constexpr int max_shown = 100;
/// Nor must one kind of fault hide the others.
constexpr int max_of_kind = 10;

bool wants_colour(std::FILE* stream) {
    const char* refused = std::getenv("NO_COLOR");
    return (refused == nullptr || *refused == '\0') && isatty(fileno(stream)) != 0;
}

std::string_view name_of(Severity severity) {
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
    }
    return "note";
}

/// SGR code of a severity: bold red, bold magenta (readable on light and dark ground), cyan.
std::string_view colour_of(Severity severity) {
    switch (severity) {
    case Severity::error: return "\x1b[1;31m";
    case Severity::warning: return "\x1b[1;35m";
    case Severity::note: break;
    }
    return "\x1b[36m";
}

/// A sentence that quotes its input shall stay one: what is longer loses its middle.
std::string shortened(const std::string& text) {
    constexpr std::size_t kept = 600; // bytes at each end; lists of names need some
    if (text.size() <= 2 * kept + 100) return text;
    const auto within = [&](std::size_t at) { return (text[at] & 0xC0) == 0x80; }; // a character
    std::size_t end = kept;
    while (end > 0 && within(end)) --end;
    std::size_t begin = text.size() - kept;
    while (begin < text.size() && within(begin)) ++begin;
    return text.substr(0, end) + " … " + text.substr(begin);
}

/// What warnings of one kind have in common: file and way out, else the words without numbers and
/// quotations.
std::string kind_of(const Diagnostic& diagnostic) {
    std::string kind = diagnostic.where.file + "\n";
    if (!diagnostic.hints.empty()) return kind + diagnostic.hints.front();
    bool quoted = false;
    for (const char c : diagnostic.message) {
        if (c == '\'') quoted = !quoted;
        const bool is_digit = c >= '0' && c <= '9';
        if (!quoted && !is_digit) kind += c;
    }
    return kind;
}

Diagnostic shortened(Diagnostic diagnostic) {
    diagnostic.message = shortened(diagnostic.message);
    for (std::string& hint : diagnostic.hints) hint = shortened(hint);
    return diagnostic;
}

} // namespace

std::string printable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
        if ((byte < 0x20 && text[i] != '\n' && text[i] != '\t') || byte == 0x7F) {
            out += fmt::format("\\x{:02x}", byte);
        } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) { // U+0080..U+009F in UTF-8
            out += fmt::format("\\u{:04x}", next);
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

Console::Console(std::FILE* out, std::FILE* err)
    : out_(out), err_(err), summary_(out), colour_(wants_colour(err)) {}

bool Console::is_one_more(const Diagnostic& diagnostic) {
    if (diagnostic.severity != Severity::warning) return false;
    return ++kinds_[kind_of(diagnostic)] > max_of_kind;
}

void Console::report(const Diagnostic& diagnostic) {
    if (diagnostic.severity == Severity::warning) ++warnings_;
    if (diagnostic.severity == Severity::error) ++errors_;
    if (diagnostic.severity == Severity::warning && verbosity_ == Verbosity::quiet) return;
    if (diagnostic.severity == Severity::note && verbosity_ != Verbosity::verbose) return;
    const bool counts = diagnostic.severity != Severity::error && verbosity_ != Verbosity::verbose;
    if (counts && (is_one_more(diagnostic) || ++shown_ > max_shown)) {
        ++hidden_;
        return;
    }
    const std::string_view name = name_of(diagnostic.severity);
    const std::string text = printable(to_text(shortened(diagnostic)));
    // Each zoom of a pyramid has the same notes.
    if (diagnostic.severity == Severity::note && !notes_.insert(text).second) return;
    if (colour_)
        write(err_, fmt::format("{}{}:\x1b[0m {}\n", colour_of(diagnostic.severity), name, text));
    else
        write(err_, fmt::format("{}: {}\n", name, text));
}

void Console::print(std::string_view text) {
    write(out_, text);
}

void Console::summary(std::string_view line) {
    if (verbosity_ != Verbosity::quiet) write(summary_, printable(line) + "\n");
}

void Console::detail(std::string_view line) {
    if (verbosity_ == Verbosity::verbose) write(summary_, printable(line) + "\n");
}

void Console::progress(std::string_view line) {
    if (verbosity_ == Verbosity::quiet || isatty(fileno(err_)) == 0) return;
    write(err_, fmt::format("\r{}\x1b[K", printable(line)));
    std::fflush(err_);
}

void Console::finish() {
    if (hidden_ > 0)
        write(err_, fmt::format("{} more findings{}; --verbose shows all\n", hidden_,
                                shown_ > max_shown ? "" : " like these"));
    hidden_ = 0;
    flush();
}

void Console::flush() {
    std::fflush(out_);
    std::fflush(err_);
}

void Console::write(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
}

} // namespace cordon::cli
