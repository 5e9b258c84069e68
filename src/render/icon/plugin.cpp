// SPDX-License-Identifier: MIT
#include "core/handle.hpp"
#include "render/icon/interface.hpp"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <string_view>

namespace cordon::render::icon {

namespace {

using Handle = CHandle<RsvgHandle, g_object_unref>;
using Problem = CHandle<GError, g_error_free>;

void refuse(Answer& answer, std::string_view reason) {
    const std::size_t size = std::min(reason.size(), answer.reason.size() - 1);
    std::copy_n(reason.begin(), size, answer.reason.begin());
    answer.reason.at(size) = '\0';
}

void refuse(Answer& answer, const Problem& problem) {
    refuse(answer, problem ? problem->message : "unknown reason");
}

/// Width and height in pixels: as the file says, else those of its view box.
void measure(RsvgHandle* handle, Answer& answer) {
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &answer.width, &answer.height) == FALSE) {
        gboolean has_box = FALSE;
        RsvgRectangle box{};
        rsvg_handle_get_intrinsic_dimensions(handle, nullptr, nullptr, nullptr, nullptr, &has_box,
                                             &box);
        if (has_box == FALSE) {
            refuse(answer, "it says no size");
            return;
        }
        answer.width = box.width;
        answer.height = box.height;
    }
    answer.done = true;
}

void paint(RsvgHandle* handle, const Request& request, Answer& answer) {
    const RsvgRectangle viewport{0, 0, request.width, request.height};
    GError* failed = nullptr;
    answer.done = rsvg_handle_render_document(handle, request.target, &viewport, &failed) != FALSE;
    const Problem problem(failed);
    if (!answer.done) refuse(answer, problem);
}

} // namespace

extern "C" __attribute__((visibility("default"))) void cordon_icons_draw(const Request* request,
                                                                         Answer* answer) {
    if (request->version != interface_version) {
        refuse(*answer, "the module cordon_icons.so belongs to another version of cordon");
        return;
    }
    GError* failed = nullptr;
    // Without a base address nothing outside of the bytes is opened.
    const Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(request->svg),
                                                  request->size, &failed));
    const Problem problem(failed);
    if (!handle) {
        refuse(*answer, problem);
        return;
    }
    rsvg_handle_set_dpi(handle.get(), 96.0);
    if (request->target == nullptr)
        measure(handle.get(), *answer);
    else
        paint(handle.get(), *request, *answer);
}

} // namespace cordon::render::icon
