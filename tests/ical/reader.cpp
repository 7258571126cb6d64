// SPDX-License-Identifier: Apache-2.0
// The judge of reader.h.
#include "reader.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace lichsong::test {
namespace {

// Length of the well-formed sequence at `at`, after Unicode table 3-7 written out; 0 where it is ill-formed.
std::size_t sequence_length(std::string_view s, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned>(static_cast<unsigned char>(s[i])) : 0U; };
    const auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
    const unsigned b0 = byte(at), b1 = byte(at + 1);
    if (b0 <= 0x7F) return 1;
    if (b0 >= 0xC2 && b0 <= 0xDF) return tail(at + 1) ? 2 : 0;
    if (b0 == 0xE0) return b1 >= 0xA0 && b1 <= 0xBF && tail(at + 2) ? 3 : 0;
    if (b0 == 0xED) return b1 >= 0x80 && b1 <= 0x9F && tail(at + 2) ? 3 : 0;
    if (b0 >= 0xE1 && b0 <= 0xEF) return tail(at + 1) && tail(at + 2) ? 3 : 0;
    if (b0 == 0xF0) return b1 >= 0x90 && b1 <= 0xBF && tail(at + 2) && tail(at + 3) ? 4 : 0;
    if (b0 == 0xF4) return b1 >= 0x80 && b1 <= 0x8F && tail(at + 2) && tail(at + 3) ? 4 : 0;
    if (b0 >= 0xF1 && b0 <= 0xF3) return tail(at + 1) && tail(at + 2) && tail(at + 3) ? 4 : 0;
    return 0;
}

std::vector<std::string> physical_lines(std::string_view bytes) {
    std::vector<std::string> lines;
    while (!bytes.empty()) {
        const auto end = bytes.find("\r\n");
        lines.emplace_back(bytes.substr(0, end));
        if (end == std::string_view::npos) break;
        bytes.remove_prefix(end + 2);
    }
    return lines;
}

std::vector<std::string> joined(const std::vector<std::string>& physical) {
    std::vector<std::string> lines;
    for (const auto& line : physical) {
        if (!lines.empty() && !line.empty() && (line[0] == ' ' || line[0] == '\t')) lines.back() += line.substr(1);
        else lines.push_back(line);
    }
    return lines;
}

std::string decode_parameter(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const char next = i + 1 < raw.size() ? raw[i + 1] : '\0';
        const bool pair = raw[i] == '^' && (next == 'n' || next == '^' || next == '\'');
        out += !pair ? raw[i] : next == 'n' ? '\n' : next == '^' ? '^' : '"';
        if (pair) ++i;
    }
    return out;
}

std::string unescaped(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            out += raw[i];
            continue;
        }
        const char next = i + 1 < raw.size() ? raw[++i] : '\0';
        if (next == 'n' || next == 'N') out += '\n';
        else if (next == '\\' || next == ';' || next == ',') out += next;
        else throw std::runtime_error("no escape: " + std::string(raw));
    }
    return out;
}

ReadLine read_line(const std::string& line) {
    ReadLine out;
    std::size_t at = line.find_first_of(":;");
    if (at == std::string::npos || at == 0) throw std::runtime_error("not a content line: " + line);
    out.name = line.substr(0, at);
    for (const char c : out.name)
        if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '-') throw std::runtime_error("not a name: " + line);
    while (line[at] == ';') {
        const auto equals = line.find('=', at);
        const bool quoted = equals + 1 < line.size() && line[equals + 1] == '"';
        const auto end = quoted ? line.find('"', equals + 2) : line.find_first_of(":;", equals);
        if (equals == std::string::npos || end == std::string::npos) throw std::runtime_error("parameter without end: " + line);
        const auto first = equals + (quoted ? 2U : 1U);
        out.parameters[line.substr(at + 1, equals - at - 1)] = decode_parameter(line.substr(first, end - first));
        at = quoted ? end + 1 : end;
        if (at >= line.size()) throw std::runtime_error("line without value: " + line);
    }
    if (line[at] != ':') throw std::runtime_error("colon missing: " + line);
    out.value = line.substr(at + 1);
    return out;
}

}  // namespace

std::string ReadLine::text() const { return unescaped(value); }

std::vector<std::string> ReadLine::texts() const {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= value.size(); ++i) {
        if (i < value.size() && value[i] == '\\') ++i;
        else if (i == value.size() || value[i] == ',') {
            parts.push_back(unescaped(value.substr(from, i - from)));
            from = i + 1;
        }
    }
    return parts;
}

std::string ReadLine::parameter(const std::string& wanted) const {
    const auto found = parameters.find(wanted);
    return found == parameters.end() ? std::string() : found->second;
}

std::vector<ReadLine> ReadComponent::all(std::string_view wanted) const {
    std::vector<ReadLine> found;
    for (const auto& one : lines)
        if (one.name == wanted) found.push_back(one);
    return found;
}

const ReadLine& ReadComponent::line(std::string_view wanted) const {
    const ReadLine* found = nullptr;
    for (const auto& one : lines) {
        if (one.name != wanted) continue;
        if (found != nullptr) throw std::runtime_error(std::string(wanted) + " more than once");
        found = &one;
    }
    if (found == nullptr) throw std::runtime_error(std::string(wanted) + " missing");
    return *found;
}

std::vector<const ReadComponent*> ReadComponent::components(std::string_view wanted) const {
    std::vector<const ReadComponent*> found;
    for (const auto& child : children)
        if (child.name == wanted) found.push_back(&child);
    return found;
}

std::vector<std::string> byte_faults(std::string_view bytes) {
    std::set<std::string> faults;
    if (!bytes.ends_with("\r\n")) faults.insert("does not end with CR LF");
    if (bytes.starts_with("\xEF\xBB\xBF")) faults.insert("byte order mark");
    for (const auto& line : physical_lines(bytes)) {
        if (line.size() > 75) faults.insert("line of more than 75 octets");
        for (std::size_t i = 0; i < line.size();) {
            const auto byte = static_cast<unsigned char>(line[i]);
            const auto length = sequence_length(line, i);
            if (byte == '\r' || byte == '\n') faults.insert("bare CR or LF");
            else if ((byte < 0x20 && byte != '\t') || byte == 0x7F) faults.insert("control character");
            else if (length == 0) faults.insert("ill-formed or cut UTF-8");
            i += std::max<std::size_t>(length, 1);
        }
    }
    return {faults.begin(), faults.end()};
}

std::vector<std::string> unfold(std::string_view bytes) { return joined(physical_lines(bytes)); }

std::vector<std::string> unfold_by_unicode(std::string_view bytes) {
    constexpr std::string_view breaks[] = {"\r\n", "\n", "\r", "\v", "\f", "\x1C", "\x1D", "\x1E", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    std::vector<std::string> lines(1);
    while (!bytes.empty()) {
        const auto* at = std::find_if(std::begin(breaks), std::end(breaks), [&](std::string_view b) { return bytes.starts_with(b); });
        if (at != std::end(breaks)) lines.emplace_back();
        else lines.back() += bytes.front();
        bytes.remove_prefix(at == std::end(breaks) ? 1 : at->size());
    }
    if (lines.back().empty()) lines.pop_back();
    return joined(lines);
}

ReadComponent read_calendar(std::string_view bytes) {
    ReadComponent root;
    std::vector<ReadComponent*> open{&root};
    for (const auto& text : unfold(bytes)) {
        auto line = read_line(text);
        if (line.name == "BEGIN") {
            open.back()->children.push_back({line.value, {}, {}});
            open.push_back(&open.back()->children.back());
        } else if (line.name == "END") {
            if (open.size() < 2 || open.back()->name != line.value) throw std::runtime_error("END does not fit: " + text);
            open.pop_back();
        } else {
            if (open.size() < 2) throw std::runtime_error("outside of the calendar: " + text);
            open.back()->lines.push_back(std::move(line));
        }
    }
    if (open.size() != 1 || root.children.size() != 1 || root.children[0].name != "VCALENDAR")
        throw std::runtime_error("not one calendar");
    return root.children[0];
}

}  // namespace lichsong::test
