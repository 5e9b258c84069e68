// SPDX-License-Identifier: MIT
#include "place/gzip.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <limits>

namespace cordon::place {

namespace {

constexpr std::size_t max_bytes = std::size_t{4} << 30U;
constexpr std::size_t chunk = std::size_t{1} << 20U;
constexpr int gzip_window = 15 + 16; // zlib: largest window, gzip header expected

class Inflater {
  public:
    explicit Inflater(std::string_view bytes) {
        // zlib's input pointer is not const, but inflate() does not write to it.
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        left_ = bytes.size();
        ready_ = inflateInit2(&stream_, gzip_window) == Z_OK;
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    Inflater(Inflater&&) = delete;
    Inflater& operator=(Inflater&&) = delete;
    ~Inflater() {
        if (ready_) inflateEnd(&stream_);
    }

    /// False when the stream is damaged.
    bool run(std::string& out) {
        while (ready_) {
            feed();
            const std::size_t had = out.size();
            out.resize(had + chunk);
            stream_.next_out = reinterpret_cast<Bytef*>(out.data() + had);
            stream_.avail_out = static_cast<uInt>(chunk);
            const int state = inflate(&stream_, Z_NO_FLUSH);
            out.resize(out.size() - stream_.avail_out);
            if (out.size() > max_bytes) return false;
            if (state == Z_STREAM_END) {
                if (stream_.avail_in == 0 && left_ == 0) return true;
                if (inflateReset(&stream_) != Z_OK) return false;
            } else if (state != Z_OK) {
                return false;
            }
        }
        return false;
    }

  private:
    void feed() {
        if (stream_.avail_in > 0) return;
        const std::size_t now = std::min<std::size_t>(left_, std::numeric_limits<uInt>::max());
        stream_.avail_in = static_cast<uInt>(now);
        left_ -= now;
    }

    z_stream stream_{};
    std::size_t left_ = 0;
    bool ready_ = false;
};

} // namespace

bool is_gzip(std::string_view bytes) {
    return bytes.starts_with("\x1F\x8B");
}

std::string gunzip(std::string_view bytes, const std::string& file) {
    std::string out;
    if (!Inflater(bytes).run(out))
        throw Error(fmt::format("{}: the gzip file is damaged or larger than 4 GiB", file),
                    "download it again, or unpack it and give the file inside");
    return out;
}

} // namespace cordon::place
