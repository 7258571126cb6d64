// SPDX-License-Identifier: Apache-2.0
// One component of a foreign calendar as lines, cut out of the file after the guard has seen all of it. Nothing is
// understood here; ical/foreign.cpp sends what it wants to understand to libical and keeps the rest as it is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/ical/guard.h"

namespace lichsong::ical {

/// What of a foreign calendar was not taken over, or not as it stands there. The sentences are in
/// app/common/words_import.cpp.
struct ImportFinding {
    std::string_view code;   ///< "import.…"
    long line = 0;
    std::string property;    ///< or component
    std::string detail;      ///< a value or a name to show; may be empty
};
using Report = std::function<void(ImportFinding)>;

struct RawLine {
    long number = 0;
    std::string_view name;        ///< in capitals
    std::string_view parameters;  ///< with the first semicolon
    std::string_view value;
    bool nested = false;          ///< of a component within this one, its BEGIN and END as well
};

/// Views are into the component itself.
class RawComponent {
public:
    RawComponent() = default;
    RawComponent(const RawComponent&) = delete;
    RawComponent& operator=(const RawComponent&) = delete;
    RawComponent(RawComponent&&) = default;
    RawComponent& operator=(RawComponent&&) = default;

    /// Left out and reported: alarms, attachments within the file, REQUEST-STATUS (libical writes freed memory in its
    /// place), X-LIC-ERROR, and lines that hold control characters or are not UTF-8.
    void read(std::string_view file, const ComponentPlace& place, const Report& report);

    [[nodiscard]] long line() const noexcept { return m_line; }
    [[nodiscard]] const std::vector<RawLine>& lines() const noexcept { return m_lines; }  ///< without the outer BEGIN and END
    [[nodiscard]] std::string_view name() const noexcept { return m_name; }
    /// The first of that name, not of a component within; nullptr where there is none.
    [[nodiscard]] const RawLine* find(std::string_view name) const;
    /// All lines, unfolded, each with LF behind it.
    [[nodiscard]] std::string text() const;

private:
    std::string_view keep(std::string_view piece);

    long m_line = 0;
    std::string m_name;
    std::vector<char> m_bytes;  ///< a vector: moving it leaves the views right, which a short string would not
    std::vector<RawLine> m_lines;
};

}  // namespace lichsong::ical
