// SPDX-License-Identifier: MIT
#include "render/pixel_memory.hpp"

#include <sys/mman.h>

#include <cstring>
#include <memory>
#include <utility>

namespace cordon::render {

namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20U;
constexpr std::size_t largest_kept = std::size_t{32}
                                     << 20U; ///< a metatile of 8 x 8 with its margin

/// Pages of the kernel's; empty when it gave none.
class Pages {
  public:
    explicit Pages(std::size_t bytes) : size_(bytes + huge_page) {
        void* start =
            mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (start == MAP_FAILED) { // NOLINT: the system's macro casts an integer
            size_ = 0;
            return;
        }
        start_ = start;
        void* aligned = start;
        std::size_t room = size_;
        pixels_ = static_cast<unsigned char*>(std::align(huge_page, bytes, aligned, room));
        madvise(pixels_, bytes, MADV_HUGEPAGE); // advice: its failure costs time only
    }
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    Pages(Pages&&) = delete;
    Pages& operator=(Pages&&) = delete;
    ~Pages() {
        if (start_ != nullptr) munmap(start_, size_);
    }

    [[nodiscard]] unsigned char* pixels() const { return pixels_; }
    [[nodiscard]] std::size_t room() const { return size_ - huge_page; }

  private:
    void* start_ = nullptr;
    unsigned char* pixels_ = nullptr;
    std::size_t size_ = 0;
};

/// What the surface before this one has left.
std::unique_ptr<Pages>& spare() {
    thread_local std::unique_ptr<Pages> pages;
    return pages;
}

void release(void* pages) {
    std::unique_ptr<Pages> owned(static_cast<Pages*>(pages));
    if (owned->room() > largest_kept) return;
    if (!spare() || spare()->room() < owned->room()) spare() = std::move(owned);
}

} // namespace

Surface bitmap_surface(int width, int height, Ground ground) {
    const auto plain = [&] {
        return Surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    };
    const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_ARGB32, width);
    if (stride <= 0 || height <= 0) return plain();
    const std::size_t bytes = static_cast<std::size_t>(stride) * static_cast<std::size_t>(height);
    std::unique_ptr<Pages> pages;
    if (spare() && spare()->room() >= bytes) {
        pages = std::move(spare());
        if (ground == Ground::clear) std::memset(pages->pixels(), 0, bytes);
    } else {
        pages = std::make_unique<Pages>(bytes);
    }
    if (pages->pixels() == nullptr) return plain();
    Surface surface(cairo_image_surface_create_for_data(pages->pixels(), CAIRO_FORMAT_ARGB32, width,
                                                        height, stride));
    static const cairo_user_data_key_t key{};
    if (cairo_surface_set_user_data(surface.get(), &key, pages.get(), release) !=
        CAIRO_STATUS_SUCCESS)
        return plain();
    (void)pages.release(); // the surface owns it now
    return surface;
}

} // namespace cordon::render
