// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/fetch.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "calendar/mail/imap.h"
#include "calendar/mail/read.h"

namespace lichsong::mail {

namespace {

constexpr std::size_t small_literal = 64 * 1024;
constexpr std::size_t mib = 1024 * 1024;

// The number behind `word` in a response, e.g. of "UID " in "* 3 FETCH (UID 17 RFC822.SIZE 4711)".
std::optional<std::uint64_t> number_after(std::string_view line, std::string_view word) {
    const auto at = line.find(word);
    if (at == std::string_view::npos) return {};
    std::uint64_t number = 0;
    const auto rest = line.substr(at + word.size());
    if (std::from_chars(rest.data(), rest.data() + rest.size(), number).ec != std::errc()) return {};
    return number;
}

// UIDVALIDITY of the folder, opened to be read only.
std::uint32_t open_folder(Imap& imap, const Mailbox& mailbox) {
    const auto responses = imap.command("EXAMINE " + imap_name(mailbox.folder), small_literal);
    if (!responses) throw base::Error(base::Fault::Store, "mail.no_folder", {mailbox.server.host, mailbox.folder});
    for (const auto& one : *responses)
        if (const auto number = number_after(one.line, "[UIDVALIDITY ")) return static_cast<std::uint32_t>(*number);
    throw base::Error(base::Fault::Store, "mail.bad_answer", {mailbox.server.host});
}

// Sizes by UID of what lies above `last`. "n:*" names the last message even where it lies below n (RFC 9051 §9, seq-range).
std::map<std::uint32_t, std::uint64_t> sizes_above(Imap& imap, const Mailbox& mailbox, std::uint32_t last) {
    const auto responses = imap.command("UID FETCH " + std::to_string(std::uint64_t{last} + 1) + ":* (UID RFC822.SIZE)", small_literal);
    if (!responses) throw base::Error(base::Fault::Store, "mail.bad_answer", {mailbox.server.host});
    std::map<std::uint32_t, std::uint64_t> sizes;
    for (const auto& one : *responses) {
        const auto uid = number_after(one.line, "UID ");
        const auto size = number_after(one.line, "RFC822.SIZE ");
        if (uid && size && *uid > last && *uid <= UINT32_MAX) sizes.emplace(static_cast<std::uint32_t>(*uid), *size);
    }
    return sizes;
}

std::optional<std::string> download(Imap& imap, std::uint32_t uid, std::size_t most) {
    auto responses = imap.command("UID FETCH " + std::to_string(uid) + " (UID BODY.PEEK[])", most + small_literal);
    if (!responses) return {};
    for (auto& one : *responses)
        if (number_after(one.line, "UID ") == uid && one.line.find("BODY[]") != std::string::npos && !one.literals.empty()) return std::move(one.literals.front());
    return {};  // removed by somebody meanwhile
}

}  // namespace

Fetched fetch(const Mailbox& mailbox, std::size_t most, std::chrono::seconds timeout, const ShouldStop& should_stop,
              const std::function<void(std::uint32_t uid, const Incoming& message, std::string_view bytes)>& take) {
    Imap imap(mailbox.server, timeout, should_stop);
    Fetched fetched;
    fetched.uid_validity = open_folder(imap, mailbox);
    fetched.was_renumbered = mailbox.uid_validity != 0 && mailbox.uid_validity != fetched.uid_validity;
    fetched.last_uid = mailbox.uid_validity == fetched.uid_validity ? mailbox.last_uid : 0;
    const auto sizes = sizes_above(imap, mailbox, fetched.last_uid);
    std::size_t count = 0;
    for (const auto& [uid, size] : sizes) {
        if (++count > limits::messages_a_fetch) {
            fetched.is_more_left = true;
            break;
        }
        const base::Error too_large(base::Fault::Input, "mail.too_large", {std::to_string(std::max<std::size_t>(most / mib, 1))});
        if (size > most) fetched.skipped.push_back({uid, too_large});
        else if (const auto bytes = download(imap, uid, most)) {
            std::optional<Incoming> message;
            try {
                message = read(*bytes);
            } catch (const base::Error& error) {
                fetched.skipped.push_back({uid, error});
            }
            if (message) take(uid, *message, *bytes);
        }
        fetched.last_uid = uid;
    }
    imap.logout();
    return fetched;
}

void test_fetching(const Mailbox& mailbox, std::chrono::seconds timeout, const ShouldStop& should_stop) {
    Imap imap(mailbox.server, timeout, should_stop);
    open_folder(imap, mailbox);
    imap.logout();
}

}  // namespace lichsong::mail
