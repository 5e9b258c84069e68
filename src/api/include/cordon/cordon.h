/* SPDX-License-Identifier: MIT */
/** C interface of libcordon: draws and checks maps as the program `cordon` does.
 *
 * All texts are UTF-8 and end in a zero byte. Functions keep no pointer that they are given and may
 * be called from several threads at once. They never throw and never print. */
#ifndef CORDON_CORDON_H
#define CORDON_CORDON_H

#include <stddef.h>

#define CORDON_API __attribute__((visibility("default")))

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTBEGIN(readability-identifier-naming): names as C has them */

/** How a call ended; the program has the same numbers as exit codes. */
enum cordon_status {
    CORDON_DONE = 0,   /**< all outputs were written */
    CORDON_FAILED = 1, /**< an input cannot be read or a limit was exceeded; existing files were
                          left as they were */
    CORDON_USAGE = 2,  /**< an argument is wrong */
    CORDON_GATE_REFUSED = 4 /**< done, but the evidence gate refused the title that was asked for */
};

/** What takes the place of values in the map file; NULL = as the map file says. */
struct cordon_options {
    size_t struct_size;   /**< sizeof(struct cordon_options): lets later versions add members */
    const char* title;    /**< passes the evidence gate */
    const char* subtitle; /**< "" prints none */
    const char* language; /**< "en" or "fr" */
    const char* style;    /**< a shipped style or a MapLibre style file */
    const char* size;     /**< sheet: "180mmx120mm", "1600x1200", "A4" */
};

/** Version of the library, for example "0.1.0". */
CORDON_API const char* cordon_version(void);

/** Draws `input` (a map file, a style or incidents) to `output_count` files; the ending .png, .svg
 * or .pdf of each says its format. `options` may be NULL. Errors and warnings are written to
 * `message`, one a line, cut at `message_size` bytes (the ending zero included); `message` may be
 * NULL when `message_size` is 0. Returns a cordon_status. */
CORDON_API int cordon_render(const char* input, const char* const* outputs, size_t output_count,
                             const struct cordon_options* options, char* message,
                             size_t message_size);

/** cordon_render() with one output and the values of the map file. */
CORDON_API int cordon_render_file(const char* map_path, const char* out_path, char* message,
                                  size_t message_size);

/** Reads everything that `input` names and writes all findings to `message`; draws nothing.
 * CORDON_FAILED when one of them is an error. */
CORDON_API int cordon_check_file(const char* input, char* message, size_t message_size);

/* NOLINTEND(readability-identifier-naming) */

#ifdef __cplusplus
}
#endif

#endif
