// SPDX-License-Identifier: Apache-2.0
// A tiny reader of calendars, written from RFC 5545 alone and sharing no code with the writer: it is the judge of the
// tests, so it must not make the writer's mistakes. It reports what is wrong with the bytes instead of forgiving it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lichsong::test {

struct ReadLine {
    std::string name;
    std::map<std::string, std::string> parameters;  ///< unquoted and decoded (RFC 6868)
    std::string value;                               ///< as in the file

    [[nodiscard]] std::string text() const;           ///< unescaped
    [[nodiscard]] std::vector<std::string> texts() const;  ///< split at unescaped commas, each unescaped
    [[nodiscard]] std::string parameter(const std::string& wanted) const;
};

struct ReadComponent {
    std::string name;
    std::vector<ReadLine> lines;
    std::vector<ReadComponent> children;

    [[nodiscard]] std::vector<ReadLine> all(std::string_view wanted) const;
    [[nodiscard]] const ReadLine& line(std::string_view wanted) const;  ///< throws where there is not exactly one
    [[nodiscard]] std::string value(std::string_view wanted) const { return line(wanted).value; }
    [[nodiscard]] bool has(std::string_view wanted) const { return !all(wanted).empty(); }
    [[nodiscard]] std::vector<const ReadComponent*> components(std::string_view wanted) const;
};

/// What is wrong with the bytes of a calendar (C1, C2, C3), each once; empty where nothing is.
[[nodiscard]] std::vector<std::string> byte_faults(std::string_view bytes);
/// Logical lines, unfolded.
[[nodiscard]] std::vector<std::string> unfold(std::string_view bytes);
/// The lines as a reader sees them that breaks lines wherever Unicode says so, like Python's str.splitlines().
[[nodiscard]] std::vector<std::string> unfold_by_unicode(std::string_view bytes);
/// The one VCALENDAR in `bytes`; throws std::runtime_error with the line that does not fit.
[[nodiscard]] ReadComponent read_calendar(std::string_view bytes);

}  // namespace lichsong::test
