// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/send.h"

#include <algorithm>
#include <cstring>

#include "calendar/base/error.h"
#include "calendar/mail/curl_handle.h"
#include "calendar/mail/message.h"

namespace lichsong::mail {

namespace {

struct FreeList {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* rest) {
    auto& left = *static_cast<std::string_view*>(rest);
    const auto taken = std::min(size * count, left.size());
    std::memcpy(to, left.data(), taken);
    left.remove_prefix(taken);
    return taken;
}

std::size_t pass_over(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// What EHLO says we are: the domain the mail is from, not the name of this machine (RFC 5321 §4.1.4).
std::string greeting(const std::string& address) {
    const auto at = address.find('@');
    const auto domain = at == std::string::npos ? std::string() : address.substr(at + 1);
    return domain.empty() || domain.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") != std::string::npos ? "localhost" : domain;
}

}  // namespace

void send(const Server& server, std::string_view bytes, const std::string& from, const std::vector<std::string>& recipients, std::chrono::seconds timeout,
          const ShouldStop& should_stop) {
    check_address(from);
    for (const auto& one : recipients) check_address(one);
    if (recipients.empty()) throw base::Error(base::Fault::Input, "mail.no_recipient");
    CurlHandle handle(server, "smtp", greeting(from), timeout, should_stop);
    std::unique_ptr<curl_slist, FreeList> list;
    for (const auto& one : recipients) {
        auto* longer = curl_slist_append(list.get(), ("<" + one + ">").c_str());
        if (longer == nullptr) throw base::Error(base::Fault::Store, "system.no_memory");
        list.release();
        list.reset(longer);
    }
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, list.get());
    curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(handle.get(), CURLOPT_READDATA, &bytes);
    curl_easy_setopt(handle.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, &pass_over);
    handle.perform();
}

void test_sending(const Server& server, std::chrono::seconds timeout, const ShouldStop& should_stop) {
    CurlHandle handle(server, "smtp", greeting(server.user), timeout, should_stop);
    curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, "NOOP");
    curl_easy_setopt(handle.get(), CURLOPT_NOBODY, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, &pass_over);
    handle.perform();
    if (!server.user.empty() && !handle.logged_in()) throw base::Error(base::Fault::Store, "mail.no_login", {server.host});
}

}  // namespace lichsong::mail
