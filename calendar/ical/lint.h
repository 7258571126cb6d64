// SPDX-License-Identifier: Apache-2.0
// What is wrong with a calendar file, by anybody's hand: the validator behind `ics lint`. It reads bytes and needs no
// libical, so it may be given anything. Each fault is a row of the table in lint_faults.cpp, with the standard it is held to
// and the program that is known to stumble over it; the sentences are in app/common/words_lint.cpp.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lichsong::ical {

/// A row of the table.
struct LintFault {
    std::string_view code;       ///< "lint.zone_missing"
    std::string_view statement;  ///< "C13"
    std::string_view section;    ///< "RFC 5545 §3.6.5"
    std::string_view client;     ///< who is known to stumble; empty where nobody is
};
[[nodiscard]] const std::vector<LintFault>& lint_faults();

struct LintFinding {
    const LintFault* fault = nullptr;
    long line = 0;         ///< of the file, from 1; 0 where the file as a whole is meant
    std::string property;  ///< or component; empty where the bytes are meant
    std::string detail;    ///< a value or a name to show; may be empty
};

/// Finds faults as the bytes come. Memory grows with the number of entries (some 40 bytes each), not with their size.
class Linter {
public:
    /// After so many of one kind, the others are only counted.
    static constexpr long most_of_a_kind = 100;

    explicit Linter(std::function<void(const LintFinding&)> found);
    Linter(const Linter&) = delete;
    Linter& operator=(const Linter&) = delete;
    ~Linter();

    void feed(std::string_view bytes);
    void finish();

    /// Findings in all, those only counted as well.
    [[nodiscard]] long count() const noexcept;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace lichsong::ical
