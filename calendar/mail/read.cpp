// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/read.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/mail/entity.h"
#include "calendar/mail/mime.h"

namespace lichsong::mail {

namespace {

constexpr std::size_t mib = 1024 * 1024;
constexpr std::size_t shown_bytes = 80;

// The charsets mail is written in; iconv knows many more, and its rarer ones have had faults of their own.
constexpr std::array charsets{"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-7", "iso-8859-9",
                              "iso-8859-15", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1257", "windows-1258", "koi8-r", "viscii",
                              "big5", "gb2312", "gbk", "gb18030", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr"};

std::string lower(std::string text) {
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string upper(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string valid(const std::string& bytes) {
    const Chars made(g_utf8_make_valid(bytes.data(), static_cast<gssize>(bytes.size())));
    return made.get();
}

std::string shown(const std::string& bytes) { return base::beginning(one_line(valid(bytes)), shown_bytes); }

// Encoded words (RFC 2047) of base64 as quoted ones: GMime 3.2 drops those that follow one that ends with "=".
std::string without_base64(const std::string& raw) {
    std::string made;
    std::size_t taken = 0;
    for (std::size_t at = 0; (at = raw.find("=?", at)) != std::string::npos;) {
        const auto charset_end = raw.find_first_of("? \t", at + 2);
        const bool is_base64 = charset_end != std::string::npos && charset_end > at + 2 && (raw.compare(charset_end, 3, "?B?") == 0 || raw.compare(charset_end, 3, "?b?") == 0);
        const auto begin = charset_end + 3;
        const auto end = is_base64 ? raw.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=", begin) : std::string::npos;
        if (end == std::string::npos || end == begin || raw.compare(end, 2, "?=") != 0) {
            at += 2;
            continue;
        }
        gsize size = 0;
        const Chars bytes(reinterpret_cast<char*>(g_base64_decode(raw.substr(begin, end - begin).c_str(), &size)));
        made += raw.substr(taken, charset_end - taken) + "?Q?";
        for (std::size_t i = 0; i < size; ++i) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(bytes.get()[i]);
            made += {'=', digits[byte / 16], digits[byte % 16]};
        }
        taken = at = end;
    }
    return made + raw.substr(taken);
}

std::string header_text(const std::string* raw) {
    if (raw == nullptr) return {};
    const Chars made(g_mime_utils_header_decode_text(nullptr, without_base64(*raw).c_str()));
    return std::string(base::trim(one_line(valid(text_of(made.get())))));
}

std::vector<Address> addresses(const Entity& entity, std::string_view name) {
    std::vector<Address> found;
    for (const auto& field : entity.fields) {
        if (field.name != name) continue;
        const Ref<InternetAddressList> list(internet_address_list_parse(nullptr, without_base64(field.value).c_str()));
        for (int i = 0; list && i < internet_address_list_length(list.get()); ++i) {
            auto* one = internet_address_list_get_address(list.get(), i);
            if (!INTERNET_ADDRESS_IS_MAILBOX(one)) continue;
            const auto email = one_line(valid(text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)))));
            if (!email.empty()) found.push_back({std::string(base::trim(one_line(valid(text_of(internet_address_get_name(one)))))), lower(email)});
        }
    }
    return found;
}

std::string id_of(const std::string* raw) {
    if (raw == nullptr) return {};
    const auto open = raw->find('<');
    const auto close = raw->find('>', open == std::string::npos ? 0 : open);
    const auto id = open == std::string::npos ? *raw : raw->substr(open + 1, close == std::string::npos ? close : close - open - 1);
    return std::string(base::trim(one_line(valid(id))));
}

std::optional<base::Stamp> date_of(const std::string* raw) {
    GDateTime* date = raw == nullptr ? nullptr : g_mime_utils_header_decode_date(raw->c_str());
    if (date == nullptr) return {};
    const base::Stamp stamp = g_date_time_to_unix(date);
    g_date_time_unref(date);
    return stamp;
}

// Walks the parts of one message.
class Reader {
public:
    explicit Reader(Incoming& message) : m_message(message) {}
    void walk(const Entity& entity, std::size_t depth);

private:
    void take_calendar(const Entity& entity, GMimeContentType* type, const std::string& file_name);
    void take_text(const Entity& entity, GMimeContentType* type);

    Incoming& m_message;
    std::size_t m_parts = 0;
};

std::optional<std::string> decoded(const Entity& entity) {
    const auto* raw = entity.find("content-transfer-encoding");
    const auto name = raw == nullptr ? std::string("7bit") : lower(*raw);
    if (name == "7bit" || name == "8bit" || name == "binary") return std::string(entity.body);
    if (name != "base64" && name != "quoted-printable") return {};
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, name == "base64" ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    std::string out(g_mime_encoding_outlen(&state, entity.body.size()) + 8, '\0');
    auto size = g_mime_encoding_step(&state, entity.body.data(), entity.body.size(), out.data());
    size += g_mime_encoding_flush(&state, "", 0, out.data() + size);
    out.resize(size);
    return out;
}

std::optional<std::string> converted(const std::string& bytes, const std::string& charset) {
    const auto name = lower(charset);
    if (std::none_of(charsets.begin(), charsets.end(), [&](const char* known) { return name == known; })) return {};
    if (base::is_utf8(bytes) && (name.starts_with("utf-8") || name == "utf8" || name.ends_with("ascii"))) return bytes;
    gsize size = 0;
    const Chars made(g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8", name.c_str(), nullptr, &size, nullptr));
    if (!made || !base::is_utf8({made.get(), size})) return {};  // glibc lets numbers above U+10FFFF through
    return std::string(made.get(), size);
}

std::string charset_of(GMimeContentType* type) {
    const auto said = text_of(g_mime_content_type_get_parameter(type, "charset"));
    return said.empty() ? "utf-8" : said;
}

// The text without what its way through a message may change: CR, and line breaks at the end.
std::string trimmed_lines(std::string text) {
    std::erase(text, '\r');
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

void Reader::take_calendar(const Entity& entity, GMimeContentType* type, const std::string& file_name) {
    const auto bytes = decoded(entity);
    if (!bytes) throw base::Error(base::Fault::Input, "mail.bad_encoding", {shown(*entity.find("content-transfer-encoding"))});
    if (bytes->size() > limits::calendar_bytes) throw base::Error(base::Fault::Input, "mail.calendar_too_large", {std::to_string(limits::calendar_bytes / mib)});
    const auto text = converted(*bytes, charset_of(type));
    if (!text) throw base::Error(base::Fault::Input, "mail.bad_charset", {shown(charset_of(type))});
    if (text->size() > limits::calendar_bytes) throw base::Error(base::Fault::Input, "mail.calendar_too_large", {std::to_string(limits::calendar_bytes / mib)});
    auto method = upper(shown(text_of(g_mime_content_type_get_parameter(type, "method"))));
    const bool agrees = !method.empty() && method == method_of(*text);
    IncomingCalendar calendar{{std::move(method), *text, file_name}, agrees};
    // Calendar servers send the same text once to be shown and once to be saved, and only the one to be shown has a method.
    const auto lines = trimmed_lines(*text);
    for (auto& other : m_message.calendars) {
        if (trimmed_lines(other.part.text) != lines) continue;
        if (agrees && !other.method_agrees) other = std::move(calendar);
        return;
    }
    m_message.calendars.push_back(std::move(calendar));
}

void Reader::take_text(const Entity& entity, GMimeContentType* type) {
    auto bytes = decoded(entity).value_or(std::string(entity.body));
    auto text = plain_text(valid(converted(bytes, charset_of(type)).value_or(bytes)));
    if (!m_message.text.empty() && !m_message.text.ends_with('\n')) m_message.text += '\n';
    m_message.text += text;
    if (m_message.text.size() <= limits::text_bytes) return;
    m_message.text = base::beginning(m_message.text, limits::text_bytes);
    m_message.is_text_cut = true;
}

void Reader::walk(const Entity& entity, std::size_t depth) {
    if (++m_parts > limits::parts) throw base::Error(base::Fault::Input, "mail.too_many_parts", {std::to_string(limits::parts)});
    if (depth > limits::depth) throw base::Error(base::Fault::Input, "mail.too_deep", {std::to_string(limits::depth)});
    const auto* raw = entity.find("content-type");
    const Ref<GMimeContentType> type(g_mime_content_type_parse(nullptr, raw == nullptr ? "text/plain" : without_base64(*raw).c_str()));
    if (!type) return;
    if (g_mime_content_type_is_type(type.get(), "multipart", "*")) {
        const auto boundary = text_of(g_mime_content_type_get_parameter(type.get(), "boundary"));
        if (boundary.empty()) return;
        for (const auto part : split_parts(entity.body, boundary)) walk(split_entity(part), depth + 1);
        return;
    }
    if (g_mime_content_type_is_type(type.get(), "message", "*")) {
        m_message.has_enclosed_message = true;
        return;
    }
    const auto* placed = entity.find("content-disposition");
    const Ref<GMimeContentDisposition> disposition(placed == nullptr ? nullptr : g_mime_content_disposition_parse(nullptr, without_base64(*placed).c_str()));
    auto name = disposition ? text_of(g_mime_content_disposition_get_parameter(disposition.get(), "filename")) : std::string();
    if (name.empty()) name = text_of(g_mime_content_type_get_parameter(type.get(), "name"));
    if (g_mime_content_type_is_type(type.get(), "text", "calendar") || g_mime_content_type_is_type(type.get(), "application", "ics")) take_calendar(entity, type.get(), shown(name));
    else if (g_mime_content_type_is_type(type.get(), "text", "plain") && !(disposition && g_mime_content_disposition_is_attachment(disposition.get()))) take_text(entity, type.get());
}

void take_headers(const Entity& entity, Incoming& message) {
    message.from = addresses(entity, "from");
    if (message.from.empty()) throw base::Error(base::Fault::Input, "mail.no_sender");
    const auto senders = addresses(entity, "sender");
    if (!senders.empty()) message.sender = senders.front();
    message.to = addresses(entity, "to");
    message.cc = addresses(entity, "cc");
    message.subject = header_text(entity.find("subject"));
    message.date = date_of(entity.find("date"));
    message.message_id = id_of(entity.find("message-id"));
    message.in_reply_to = id_of(entity.find("in-reply-to"));
    message.has_several_from = message.from.size() > 1 || entity.count("from") > 1;
    for (const char* once : {"from", "sender", "subject", "date", "to", "message-id"})
        if (entity.count(once) > 1) message.has_repeated_headers = true;
    const auto* automatic = entity.find("auto-submitted");
    message.is_automatic = automatic != nullptr && !lower(*automatic).starts_with("no");
}

}  // namespace

Incoming read(std::string_view bytes) {
    if (bytes.size() > limits::message_bytes) throw base::Error(base::Fault::Input, "mail.too_large", {std::to_string(limits::message_bytes / mib)});
    start_gmime();
    const auto entity = split_entity(bytes);
    if (entity.fields.empty()) throw base::Error(base::Fault::Input, "mail.not_a_message");
    Incoming message;
    take_headers(entity, message);
    Reader(message).walk(entity, 0);
    return message;
}

}  // namespace lichsong::mail
