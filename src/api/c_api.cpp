// SPDX-License-Identifier: MIT
#include <cordon/cordon.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace api = cordon::api;

/// The caller's buffer for messages.
struct Message {
    char* text;
    std::size_t size;

    /// Cuts between characters of UTF-8, never within one.
    void write(std::string_view all) const noexcept {
        if (text == nullptr || size == 0) return;
        std::size_t length = std::min(all.size(), size - 1);
        const auto continues = [&](std::size_t at) {
            return (static_cast<unsigned char>(all[at]) & 0xC0U) == 0x80U;
        };
        if (length < all.size())
            while (length > 0 && continues(length)) --length;
        std::memcpy(text, all.data(), length);
        text[length] = '\0';
    }
};

/// Warnings and errors, one below the other.
std::string lines_of(const std::vector<api::Finding>& findings) {
    std::string all;
    for (const api::Finding& finding : findings) {
        if (finding.kind == api::FindingKind::note) continue;
        const bool is_error = finding.kind == api::FindingKind::error;
        all += (all.empty() ? "" : "\n") + std::string(is_error ? "error: " : "warning: ") +
               finding.text;
    }
    return all;
}

/// Runs `work`, which gives a status; exceptions become a status and a message.
template <typename Work>
int guarded(const Message& message, Work work) noexcept {
    try {
        message.write({});
        return work();
    } catch (const api::Failure& failure) {
        try {
            message.write(lines_of(failure.findings()));
        } catch (...) { // no memory for the message: the status has to do
        }
        return failure.wrong_argument() ? CORDON_USAGE : CORDON_FAILED;
    } catch (const std::exception& error) {
        message.write(error.what());
    } catch (...) { // nothing is known of it
    }
    return CORDON_FAILED;
}

/// The member of the caller's struct, when his version has it and set it.
void take(const cordon_options& options, const char* const cordon_options::*member,
          std::optional<std::string>& target) {
    const auto offset = static_cast<std::size_t>(reinterpret_cast<const char*>(&(options.*member)) -
                                                 reinterpret_cast<const char*>(&options));
    if (offset + sizeof(const char*) > options.struct_size) return;
    if (const char* text = options.*member; text != nullptr) target = text;
}

[[noreturn]] void fail_usage(std::string sentence) {
    api::Finding finding;
    finding.message = sentence;
    finding.text = std::move(sentence);
    throw api::Failure(true, {finding});
}

} // namespace

// NOLINTBEGIN(readability-non-const-parameter): the buffer is written through Message
extern "C" {

const char* cordon_version(void) {
    return CORDON_VERSION;
}

int cordon_render(const char* input, const char* const* outputs, size_t output_count,
                  const cordon_options* options, char* message, size_t message_size) {
    const Message buffer{message, message_size};
    return guarded(buffer, [&] {
        if (input == nullptr) fail_usage("no input was given");
        if (outputs == nullptr && output_count > 0) fail_usage("no output was given");
        api::RenderRequest request;
        request.inputs = {input};
        for (std::size_t i = 0; i < output_count; ++i) {
            if (outputs[i] == nullptr) fail_usage("an output has no name");
            request.outputs.emplace_back(outputs[i]);
        }
        if (options != nullptr) {
            take(*options, &cordon_options::title, request.title);
            take(*options, &cordon_options::subtitle, request.subtitle);
            take(*options, &cordon_options::language, request.language);
            take(*options, &cordon_options::style, request.style);
            take(*options, &cordon_options::size, request.size);
        }
        const api::RenderResult result = api::render(request);
        buffer.write(lines_of(result.findings));
        return result.title_refused ? CORDON_GATE_REFUSED : CORDON_DONE;
    });
}

int cordon_render_file(const char* map_path, const char* out_path, char* message,
                       size_t message_size) {
    return cordon_render(map_path, &out_path, 1, nullptr, message, message_size);
}

int cordon_check_file(const char* input, char* message, size_t message_size) {
    const Message buffer{message, message_size};
    return guarded(buffer, [&] {
        if (input == nullptr) fail_usage("no input was given");
        const auto findings = api::check(input);
        buffer.write(lines_of(findings));
        const bool failed = std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
            return finding.kind == api::FindingKind::error;
        });
        return failed ? CORDON_FAILED : CORDON_DONE;
    });
}

} // extern "C"
// NOLINTEND(readability-non-const-parameter)
