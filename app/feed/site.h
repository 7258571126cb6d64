// SPDX-License-Identifier: Apache-2.0
// What the feed server serves: values behind one interface. The server knows sockets and HTTP and no plan; a Site knows the
// plan and no HTTP. Documents are prepared once and shared by all connections.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "calendar/base/clock.h"

namespace lichsong::feed {

/// One document as it is sent. Never changed once it is shared: a new state of the plan is a new document.
struct Document {
    std::string type;                              ///< "text/calendar; charset=utf-8"
    std::string body;
    std::string gzip;                              ///< the same, packed; empty: not worth it
    std::string etag;                              ///< with its quotes; of the body, hence strong
    base::Stamp last_modified = 0;                 ///< 0: not told
    std::string content_policy;                    ///< Content-Security-Policy of a page; empty: none
    std::string cache_control = "private, no-cache";
};
using SharedDocument = std::shared_ptr<const Document>;

/// The Content-Security-Policy for pages that need nothing but themselves: no script, no foreign resource, no frame.
inline constexpr const char* strict_policy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A document with its ETag (half of the SHA-256 of the body) and its packed form, where that is a tenth smaller at least.
[[nodiscard]] SharedDocument make_document(std::string type, std::string body, base::Stamp last_modified, std::string content_policy = {});

enum class Method { Get, Post };  ///< HEAD is a GET whose body the server keeps to itself

struct Asked {
    Method method = Method::Get;
    std::string path;             ///< decoded, begins with "/", plain ASCII without "..", "//" and control characters
    std::string query;            ///< as sent, without "?"
    std::string body;             ///< of a POST, within the form_limit of its path
    std::string content_type;
    std::string origin;           ///< whose page sent the form, as browsers say
    std::string accept_language;
    std::string client;           ///< the address, the one behind a trusted proxy
    bool is_private = false;      ///< came through TLS
};

struct Answer {
    int status = 404;
    SharedDocument document;  ///< a short plain sentence of the server's own where there is none
    std::string location;     ///< of a 303 after a form
};

class Site {
public:
    Site() = default;
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;
    virtual ~Site() = default;
    /// What `asked` leads to: 200 with a document, 404, 410 for what was once right. Called by several of the server's threads
    /// at once, and must not wait for anything: no disk, no lock held for long.
    [[nodiscard]] virtual Answer answer(const Asked& asked) = 0;
    /// What a form leads to: 303 to where its outcome stands, or a page that says what is wrong with it. Must not wait either;
    /// `done` is called once, now or later, by any thread, also where the site ends first.
    virtual void submit(Asked asked, std::function<void(Answer)> done) {
        static_cast<void>(asked);
        done({});
    }
    /// How many bytes a form sent to `path` may have; 0: no form is taken there (405).
    [[nodiscard]] virtual std::size_t form_limit(const std::string& path) const {
        static_cast<void>(path);
        return 0;
    }
};

}  // namespace lichsong::feed
