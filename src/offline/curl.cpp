// SPDX-License-Identifier: MIT
/// A libcurl that never connects. See CMakeLists.txt for why it stands in the place of the real
/// one.
///
/// The functions are those that PROJ, GDAL and GDAL's drivers ask for, with some more of their kind
/// for other versions. Handles are null, every transfer fails with CURLE_FAILED_INIT (2),
/// CURLM_BAD_HANDLE (1) for the multi interface; the signatures keep only what the calling
/// convention needs.

#include <cstddef>

// The names are libcurl's.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {

/// The head of libcurl's struct of that name; zeros say that nothing is built in.
struct curl_version_info_data {
    int age;
    const char* version;
    unsigned version_num;
    const char* host;
    int features;
    const char* ssl_version;
    long ssl_version_num;
    const char* libz_version;
    const char* const* protocols;
    const void* later[32];
};

namespace {

constexpr int failed = 2;
constexpr int bad_handle = 1;
const char* const no_protocols[] = {nullptr};
const char* const words = "offline: this program opens no connections";
const curl_version_info_data about = {0,       "0.0.0-offline", 0, "offline", 0, nullptr, 0,
                                      nullptr, no_protocols,    {}};

} // namespace

int curl_global_init(long /*flags*/) {
    return 0;
}
void curl_global_cleanup() {}
const char* curl_version() {
    return "libcurl/0.0.0-offline";
}
const curl_version_info_data* curl_version_info(int /*age*/) {
    return &about;
}

void* curl_easy_init() {
    return nullptr;
}
void curl_easy_cleanup(void* /*handle*/) {}
int curl_easy_setopt(void* /*handle*/, int /*option*/, ...) {
    return failed;
}
int curl_easy_getinfo(void* /*handle*/, int /*info*/, ...) {
    return failed;
}
int curl_easy_perform(void* /*handle*/) {
    return failed;
}
const char* curl_easy_strerror(int /*code*/) {
    return words;
}
void curl_easy_reset(void* /*handle*/) {}
void* curl_easy_duphandle(void* /*handle*/) {
    return nullptr;
}
int curl_easy_pause(void* /*handle*/, int /*mask*/) {
    return failed;
}
char* curl_easy_escape(void* /*handle*/, const char* /*text*/, int /*size*/) {
    return nullptr;
}
char* curl_easy_unescape(void* /*handle*/, const char* /*text*/, int /*size*/, int* /*length*/) {
    return nullptr;
}
void curl_free(void* /*memory*/) {}

void* curl_multi_init() {
    return nullptr;
}
int curl_multi_cleanup(void* /*multi*/) {
    return bad_handle;
}
int curl_multi_add_handle(void* /*multi*/, void* /*handle*/) {
    return bad_handle;
}
int curl_multi_remove_handle(void* /*multi*/, void* /*handle*/) {
    return bad_handle;
}
int curl_multi_setopt(void* /*multi*/, int /*option*/, ...) {
    return bad_handle;
}
int curl_multi_perform(void* /*multi*/, int* running) {
    if (running != nullptr) *running = 0;
    return bad_handle;
}
int curl_multi_fdset(void* /*multi*/, void* /*in*/, void* /*out*/, void* /*fail*/, int* /*max*/) {
    return bad_handle;
}
int curl_multi_timeout(void* /*multi*/, long* /*ms*/) {
    return bad_handle;
}
int curl_multi_wait(void* /*multi*/, void* /*fds*/, unsigned /*n*/, int /*ms*/, int* /*count*/) {
    return bad_handle;
}
int curl_multi_poll(void* /*multi*/, void* /*fds*/, unsigned /*n*/, int /*ms*/, int* /*count*/) {
    return bad_handle;
}
int curl_multi_wakeup(void* /*multi*/) {
    return bad_handle;
}
const char* curl_multi_strerror(int /*code*/) {
    return words;
}
void* curl_multi_info_read(void* /*multi*/, int* left) {
    if (left != nullptr) *left = 0;
    return nullptr;
}

void* curl_slist_append(void* /*list*/, const char* /*text*/) {
    return nullptr;
}
void curl_slist_free_all(void* /*list*/) {}

void* curl_mime_init(void* /*handle*/) {
    return nullptr;
}
void curl_mime_free(void* /*mime*/) {}
void* curl_mime_addpart(void* /*mime*/) {
    return nullptr;
}
int curl_mime_name(void* /*part*/, const char* /*name*/) {
    return failed;
}
int curl_mime_filename(void* /*part*/, const char* /*name*/) {
    return failed;
}
int curl_mime_data(void* /*part*/, const char* /*data*/, std::size_t /*size*/) {
    return failed;
}
int curl_mime_type(void* /*part*/, const char* /*type*/) {
    return failed;
}
int curl_mime_headers(void* /*part*/, void* /*list*/, int /*owned*/) {
    return failed;
}
int curl_mime_filedata(void* /*part*/, const char* /*name*/) {
    return failed;
}
void* curl_share_init() {
    return nullptr;
}
int curl_share_setopt(void* /*share*/, int /*option*/, ...) {
    return failed;
}
int curl_share_cleanup(void* /*share*/) {
    return failed;
}
int curl_mime_data_cb(void* /*part*/, long /*size*/, void* /*read*/, void* /*seek*/, void* /*free*/,
                      void* /*arg*/) {
    return failed;
}
}
// NOLINTEND(readability-identifier-naming)
