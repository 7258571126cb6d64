// SPDX-License-Identifier: Apache-2.0
#include "calendar/mail/write.h"

#include <algorithm>

#include "calendar/base/error.h"
#include "calendar/base/secret.h"
#include "calendar/base/text.h"
#include "calendar/mail/mime.h"

namespace lichsong::mail {

namespace {

constexpr std::size_t longest_id = 250;
constexpr std::size_t longest_language = 35;
constexpr std::size_t longest_type = 100;
constexpr std::size_t longest_word = 67;  // with "Subject: " the 76 octets RFC 2047 §2 has for a line
constexpr std::size_t shown_bytes = 80;
constexpr std::size_t mib = 1024 * 1024;

[[noreturn]] void refuse(std::string_view code, const std::string& value) {
    throw base::Error(base::Fault::Input, code, {base::is_utf8(value) ? base::beginning(value, shown_bytes) : std::string()});
}

bool all_of(const std::string& text, std::string_view others) {
    return std::all_of(text.begin(), text.end(), [&](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c != 0 && others.find(static_cast<char>(c)) != std::string_view::npos);
    });
}

// Strict, so that it means the same to every reader: a dot-atom or what comes close, and an "@".
void check_id(const std::string& id) {
    const auto at = id.find('@');
    const bool good = id.size() <= longest_id && at != std::string::npos && at > 0 && at + 1 < id.size() && id.find('@', at + 1) == std::string::npos &&
                      all_of(id, "!#$%&'*+-/=?^_`{|}~.@");
    if (!good) refuse("mail.bad_message_id", id);
}

void check_type(const std::string& type) {
    const auto slash = type.find('/');
    const bool good = type.size() <= longest_type && slash != std::string::npos && slash > 0 && slash + 1 < type.size() && type.find('/', slash + 1) == std::string::npos &&
                      all_of(type, "/!#$&-^_.+") && !type.starts_with("multipart/") && !type.starts_with("message/");
    if (!good) refuse("mail.bad_type", type);
}

std::string field(const std::string& text) {
    if (!base::is_utf8(text)) throw base::Error(base::Fault::Input, "text.not_utf8");
    if (text.size() > limits::field_bytes)
        throw base::Error(base::Fault::Input, "mail.field_too_long", {base::beginning(text, shown_bytes), std::to_string(limits::field_bytes)});
    return one_line(text);
}

void check_calendar(const CalendarPart& part) {
    if (!base::is_utf8(part.text)) throw base::Error(base::Fault::Input, "text.not_utf8");
    const auto said = method_of(part.text);
    if (part.method.empty() || said != part.method || !all_of(part.method, "-"))
        throw base::Error(base::Fault::Input, "mail.method_differs", {base::is_utf8(part.method) ? base::beginning(part.method, shown_bytes) : std::string(), base::beginning(said, shown_bytes)});
}

void check(const Outgoing& message) {
    check_address(message.from.email);
    for (const auto* list : {&message.to, &message.cc})
        for (const auto& one : *list) check_address(one.email);
    if (message.to.empty()) throw base::Error(base::Fault::Input, "mail.no_recipient");
    if (message.to.size() + message.cc.size() > limits::recipients) throw base::Error(base::Fault::Input, "mail.too_many_recipients", {std::to_string(limits::recipients)});
    check_id(message.message_id);
    if (!message.in_reply_to.empty()) check_id(message.in_reply_to);
    if (message.language.size() > longest_language || !all_of(message.language, "-")) refuse("mail.bad_language", message.language);
    if (!base::is_utf8(message.text)) throw base::Error(base::Fault::Input, "text.not_utf8");
    std::size_t total = message.text.size();
    for (const auto& part : message.calendars) {
        check_calendar(part);
        total += part.text.size();
    }
    for (const auto& one : message.attachments) {
        check_type(one.type);
        total += one.bytes.size();
    }
    if (total > limits::outgoing_bytes) throw base::Error(base::Fault::Input, "mail.too_large", {std::to_string(limits::outgoing_bytes / mib)});
}

void set_content(GMimePart* part, std::string_view bytes, GMimeContentEncoding encoding) {
    const Ref<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Ref<GMimeDataWrapper> content(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part, content.get());
    g_mime_part_set_content_encoding(part, encoding);
}

Ref<GMimePart> make_part(const char* type, const char* subtype, std::string_view bytes, GMimeContentEncoding encoding) {
    Ref<GMimePart> part(g_mime_part_new_with_type(type, subtype));
    set_content(part.get(), bytes, encoding);
    return part;
}

// Only what every system takes: a separator is a folder to some readers, and "=?" an encoded word.
void name_it(GMimePart* part, const std::string& name, const char* disposition) {
    if (disposition != nullptr) g_mime_object_set_disposition(GMIME_OBJECT(part), disposition);
    auto clean = field(name);
    std::replace_if(clean.begin(), clean.end(), [](char c) { return std::string_view("\"*/:<>?\\|").find(c) != std::string_view::npos; }, '_');
    if (!clean.empty()) g_mime_part_set_filename(part, clean.c_str());
}

Ref<GMimePart> calendar_part(const CalendarPart& calendar, const char* disposition) {
    auto part = make_part("text", "calendar", calendar.text, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "method", calendar.method.c_str());
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "UTF-8");
    if (!calendar.file_name.empty()) name_it(part.get(), calendar.file_name, disposition);
    return part;
}

// "=_" stands in neither base64 nor quoted-printable (RFC 2045 §6.7), so no content holds the boundary.
Ref<GMimeMultipart> make_multipart(const char* subtype, const std::string& id) {
    Ref<GMimeMultipart> made(g_mime_multipart_new_with_subtype(subtype));
    g_mime_multipart_set_boundary(made.get(), ("=_" + base::sha256(id + subtype).substr(0, 40)).c_str());
    return made;
}

Ref<GMimeMultipart> make_body(const Outgoing& message) {
    auto mixed = make_multipart("mixed", message.message_id);
    const auto either = make_multipart("alternative", message.message_id);
    auto text = plain_text(message.text);
    if (!text.ends_with('\n')) text += '\n';
    const auto plain = make_part("text", "plain", text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(plain.get()), "charset", "UTF-8");
    g_mime_multipart_add(either.get(), GMIME_OBJECT(plain.get()));
    for (std::size_t i = 0; i < message.calendars.size(); ++i) {
        const auto part = calendar_part(message.calendars[i], i == 0 ? nullptr : "attachment");
        g_mime_multipart_add(i == 0 ? either.get() : mixed.get(), GMIME_OBJECT(part.get()));
        if (i == 0) g_mime_multipart_insert(mixed.get(), 0, GMIME_OBJECT(either.get()));
    }
    if (message.calendars.empty()) g_mime_multipart_add(mixed.get(), GMIME_OBJECT(plain.get()));
    for (const auto& one : message.attachments) {
        const auto slash = one.type.find('/');
        const auto part = make_part(one.type.substr(0, slash).c_str(), one.type.substr(slash + 1).c_str(), one.bytes, GMIME_CONTENT_ENCODING_BASE64);
        name_it(part.get(), one.file_name, "attachment");
        g_mime_multipart_add(mixed.get(), GMIME_OBJECT(part.get()));
    }
    return mixed;
}

// Encoded words of RFC 2047 §5 (3), one a line, none within a character. Quoted, not base64: some readers drop what follows a
// padded one.
std::string encoded_words(std::string_view text) {
    constexpr std::string_view open = "=?UTF-8?Q?", close = "?=", digits = "0123456789ABCDEF";
    std::string made(open), word;
    for (std::size_t at = 0; at < text.size();) {
        std::string coded;
        do {
            const auto byte = static_cast<unsigned char>(text[at++]);
            if (byte == ' ') coded += '_';
            else if (byte < 0x80 && all_of(std::string(1, static_cast<char>(byte)), "")) coded += static_cast<char>(byte);
            else coded += {'=', digits[byte / 16], digits[byte % 16]};
        } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
        if (open.size() + word.size() + coded.size() + close.size() > longest_word) {
            made += word + std::string(close) + "\n " + std::string(open);
            word.clear();
        }
        word += coded;
    }
    return made + word + std::string(close);
}

// As it is where all readers see the same in that, else encoded: GMime leaves "=?utf-8?…?=" in what somebody typed as it is, and
// readers decode it.
std::string subject_of(const std::string& subject) {
    const auto text = std::string(base::trim(field(subject)));
    return text.size() <= longest_word && all_of(text, " !#$%&'()*+,-./:;<>?@[]^_`{|}~\"") ? text : encoded_words(text);
}

std::string mailbox(const Address& one) {
    const auto name = std::string(base::trim(field(one.name)));
    if (name.empty()) return one.email;
    const auto shown = name.size() > longest_word || !all_of(name, " -_'") ? encoded_words(name) : all_of(name, " -") ? name : '"' + name + '"';
    return shown + "\n <" + one.email + ">";
}

void set_headers(GMimeMessage* mime, const Outgoing& message) {
    // As it is: what GMime writes anew it may read otherwise than we.
    const auto set_raw = [&](const char* name, const std::string& value) {
        g_mime_object_set_header(GMIME_OBJECT(mime), name, "", nullptr);
        g_mime_header_set_raw_value(g_mime_header_list_get_header(g_mime_object_get_header_list(GMIME_OBJECT(mime)), name), (" " + value + "\n").c_str());
    };
    const auto mailboxes = [](const std::vector<Address>& all) {
        std::string value;
        for (const auto& one : all) value += (value.empty() ? "" : ",\n ") + mailbox(one);
        return value;
    };
    set_raw("From", mailbox(message.from));
    set_raw("To", mailboxes(message.to));
    if (!message.cc.empty()) set_raw("Cc", mailboxes(message.cc));
    set_raw("Subject", subject_of(message.subject));
    GTimeZone* zone = g_time_zone_new_offset(static_cast<gint32>(std::chrono::seconds(message.utc_offset).count()));
    GDateTime* utc = g_date_time_new_from_unix_utc(message.date);
    GDateTime* local = utc == nullptr ? nullptr : g_date_time_to_timezone(utc, zone);
    if (local != nullptr) g_mime_message_set_date(mime, local);
    if (local != nullptr) g_date_time_unref(local);
    if (utc != nullptr) g_date_time_unref(utc);
    g_time_zone_unref(zone);
    g_mime_message_set_message_id(mime, message.message_id.c_str());
    if (!message.in_reply_to.empty()) {
        set_raw("In-Reply-To", "<" + message.in_reply_to + ">");
        set_raw("References", "<" + message.in_reply_to + ">");
    }
    if (!message.language.empty()) set_raw("Content-Language", message.language);
}

std::string with_crlf(std::string_view text) {
    std::string made;
    made.reserve(text.size() + text.size() / 32);
    char before = 0;
    for (const char c : text) {
        if (c == '\n' && before != '\r') made += '\r';
        made += before = c;
    }
    return made;
}

}  // namespace

std::string write(const Outgoing& message) {
    check(message);
    start_gmime();
    const Ref<GMimeMessage> mime(g_mime_message_new(FALSE));
    set_headers(mime.get(), message);
    const auto body = make_body(message);
    g_mime_message_set_mime_part(mime.get(), GMIME_OBJECT(body.get()));
    const Chars text(g_mime_object_to_string(GMIME_OBJECT(mime.get()), nullptr));
    return with_crlf(text.get());
}

}  // namespace lichsong::mail
