// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_serve.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/feed/serve.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/base/text.h"

namespace lichsong::cli {
namespace {

// A desk that writes for longer is told of; meanwhile calendars are served as they last were.
constexpr int patience_milliseconds = 2'000;

// "HOST:PORT", or "[::1]:8180" for IPv6.
void read_address(const std::string& text, feed::Options& options) {
    const auto colon = text.rfind(':');
    const auto host = text.substr(0, colon == std::string::npos ? 0 : colon);
    const auto port = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    const auto [end, problem] = std::from_chars(port.data(), port.data() + port.size(), options.port);
    if (host.empty() || port.empty() || problem != std::errc{} || end != port.data() + port.size()) throw base::Error(base::Fault::Call, "server.address", {text});
    options.address = host.front() == '[' && host.back() == ']' ? host.substr(1, host.size() - 2) : host;
}

feed::Options options_given(const Given& given) {
    feed::Options options;
    if (given.has("listen")) read_address(given.get("listen"), options);
    options.certificate = given.get("certificate");
    options.key = given.get("key");
    options.allow_plain = given.has("allow-plain");
    const auto proxies = given.get("trusted-proxy");
    for (const auto part : base::split(proxies, ','))
        if (const auto address = base::trim(part); !address.empty()) options.trusted_proxies.emplace_back(address);
    return options;
}

// Without "/" at its end: addresses on pages are made of it.
std::string base_url_given(const Given& given) {
    auto url = given.get("base-url");
    while (url.ends_with('/')) url.pop_back();
    const bool is_web = url.starts_with("https://") || url.starts_with("http://");
    const bool is_plain = url.find_first_of(" \"'<>?#\\") == std::string::npos && std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (!url.empty() && !(is_web && is_plain)) throw base::Error(base::Fault::Call, "server.base_url", {given.get("base-url")});
    return url;
}

service::AnswerPolicy policy_given(const Given& given) {
    if (!given.has("answers")) return service::AnswerPolicy::Await;
    if (const auto policy = model::value_named<service::AnswerPolicy>(given.get("answers"))) return *policy;
    throw base::Error(base::Fault::Call, "field.choice", {"answers", given.get("answers"), "await, apply"});
}

}  // namespace

int serve_plan(Console& console, const Given& given) {
    auto options = options_given(given);
    std::mutex one_line;
    const auto write = [&](std::string_view line) {
        const std::lock_guard alone(one_line);
        console.err << line << std::endl;
    };
    if (!given.has("quiet")) options.log = write;
    auto open = open_options(console, store::OpenMode::Write);
    open.busy_milliseconds = patience_milliseconds;
    feed::serve({given.get("plan"), open, console.settings, policy_given(given), base_url_given(given), write}, std::move(options), console.clock, [&](const std::string& url) {
        if (console.json) print(console.out, Json{{"serving", url}});
        else console.out << base::fill(base::tr(LICHSONG_N_("Serving on {1}; Ctrl+C ends it.")), {url}) << '\n';
        console.out.flush();
    });
    return exit_done;
}

}  // namespace lichsong::cli
