/* SPDX-License-Identifier: MIT */
/* Draws a map file from C:  cc draw_map.c $(pkg-config --cflags --libs cordon) -o draw_map */
#include <cordon/cordon.h>

#include <stdio.h>

int main(int argc, char** argv) {
    char message[4096];
    int status;
    if (argc != 3) {
        fprintf(stderr, "usage: draw_map MAP.toml OUTPUT.png\n");
        return CORDON_USAGE;
    }
    status = cordon_render_file(argv[1], argv[2], message, sizeof message);
    if (message[0] != '\0') fprintf(stderr, "%s\n", message);
    return status;
}
