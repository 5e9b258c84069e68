// SPDX-License-Identifier: MIT
#include "tile/webp.hpp"

#include "core/diagnostic.hpp"

#include <webp/encode.h>

#include <memory>

namespace cordon::tile {

namespace {

struct PictureGuard {
    WebPPicture picture{};
    PictureGuard() = default;
    PictureGuard(const PictureGuard&) = delete;
    PictureGuard& operator=(const PictureGuard&) = delete;
    PictureGuard(PictureGuard&&) = delete;
    PictureGuard& operator=(PictureGuard&&) = delete;
    ~PictureGuard() { WebPPictureFree(&picture); }
};

int append(const std::uint8_t* data, std::size_t size, const WebPPicture* picture) {
    auto* out = static_cast<std::string*>(picture->custom_ptr);
    out->append(reinterpret_cast<const char*>(data), size);
    return 1;
}

} // namespace

std::string encode_webp(const render::BitmapView& pixels) {
    WebPConfig config;
    constexpr int effort = 1; // of 0..9: a third of the time of 3 for a quarter more bytes
    PictureGuard guard;
    std::string out;
    bool good = WebPConfigInit(&config) != 0 && WebPConfigLosslessPreset(&config, effort) != 0 &&
                WebPPictureInit(&guard.picture) != 0;
    if (good) {
        config.exact = 1; // colours below alpha 0 stay as they are
        guard.picture.use_argb = 1;
        guard.picture.width = pixels.width;
        guard.picture.height = pixels.height;
        guard.picture.writer = append;
        guard.picture.custom_ptr = &out;
        good = WebPPictureImportRGBA(&guard.picture, pixels.rgba,
                                     static_cast<int>(pixels.stride)) != 0 &&
               WebPEncode(&config, &guard.picture) != 0;
    }
    if (!good) throw Error("a tile cannot be written as WebP");
    return out;
}

} // namespace cordon::tile
