// SPDX-License-Identifier: Apache-2.0
// The one exception type of the library: a code with arguments, never a sentence. Sentences are made from it in one
// place, app/common/describe. Expected bad input (a rejected import line, a rule violation) is a returned value instead.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lichsong::base {

/// Who has to act on an error. The numbers are the exit codes of the command line.
enum class Fault {
    Call = 2,      ///< the call is wrong: unknown command, option or id
    Input = 3,     ///< the input is bad: a date, a template, a file that is not a plan
    Conflict = 4,  ///< somebody else changed the same thing meanwhile
    Store = 5,     ///< the store failed: disk full, locked, damaged, read-only
};

class Error : public std::exception {
public:
    /// `code` names an entry of the sentence table in app/common/describe.cpp; `args` fill its {1}, {2}, …
    Error(Fault fault, std::string_view code, std::vector<std::string> args = {})
        : m_fault(fault), m_code(code), m_args(std::move(args)) {}

    [[nodiscard]] Fault fault() const noexcept { return m_fault; }
    [[nodiscard]] const std::string& code() const noexcept { return m_code; }
    [[nodiscard]] const std::vector<std::string>& args() const noexcept { return m_args; }
    /// The bare code, for logs and debuggers; people read describe(error).
    [[nodiscard]] const char* what() const noexcept override { return m_code.c_str(); }

private:
    Fault m_fault;
    std::string m_code;
    std::vector<std::string> m_args;
};

}  // namespace lichsong::base
