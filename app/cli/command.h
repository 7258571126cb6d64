// SPDX-License-Identifier: Apache-2.0
// What a command is: a row with its name, its arguments, and a function. Adding one is one file and one row of commands.cpp.
#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/common/settings.h"
#include "calendar/base/clock.h"
#include "calendar/service/desk.h"

namespace lichsong::cli {

/// The exit codes of the contract that are not errors; those are base::Fault.
inline constexpr int exit_done = 0;
inline constexpr int exit_found = 1;  ///< done, but something was found: violations, gaps, rejected lines

struct Argument {
    std::string_view name;         ///< "plan" is positional, "--from" an option
    const char* value;             ///< what stands behind it in the help: "DATE"; empty: a switch
    const char* help;              ///< English, marked for the catalogue
    bool required = false;
};

/// The name under which a command of a kind of row finds that kind; no option can be called so.
inline constexpr const char* kind_of_row = "";

/// What was given on the command line, by name; "--from" under "from".
class Given {
public:
    void put(const std::string& name, std::string value) { m_values[name] = std::move(value); }
    [[nodiscard]] bool has(std::string_view name) const { return m_values.contains(std::string(name)); }
    /// The text, or an empty one.
    [[nodiscard]] std::string get(std::string_view name) const {
        const auto found = m_values.find(std::string(name));
        return found == m_values.end() ? std::string() : found->second;
    }
    [[nodiscard]] const std::map<std::string, std::string>& all() const noexcept { return m_values; }

private:
    std::map<std::string, std::string> m_values;
};

/// Where a command speaks, and what it needs from outside.
struct Console {
    std::ostream& out;
    std::ostream& err;
    const base::Clock& clock;
    app::Settings settings;
    bool json = false;
    bool terminal = false;  ///< err is a terminal that somebody watches
};

struct Command {
    std::string name;  ///< "check", "topic add"
    const char* summary;
    std::vector<Argument> arguments;
    int (*run)(Console& console, const Given& given);
};

/// The table.
[[nodiscard]] const std::vector<Command>& commands();

/// Runs a command line, without the program's name. Errors are told on console.err; returns the exit code.
int run(const std::vector<std::string>& arguments, Console& console);

// ---- what most commands begin with

[[nodiscard]] service::Desk open_desk(const Console& console, const Given& given, store::OpenMode mode = store::OpenMode::Write);
[[nodiscard]] store::OpenOptions open_options(const Console& console, store::OpenMode mode);
/// A date typed by the person, completed from the campaign; no date where the option is missing.
[[nodiscard]] model::Date date_given(service::Desk& desk, const Given& given, std::string_view option);
/// A whole number from `least` to `most`, `otherwise` where the option is missing. Error{Call,"call.number"}.
[[nodiscard]] std::int64_t number_given(const Given& given, std::string_view option, std::int64_t otherwise, std::int64_t least, std::int64_t most);
/// --if-revision; nothing where it is missing.
[[nodiscard]] std::optional<std::int64_t> revision_given(const Given& given);
/// A file is to be written at `target`: Error{Input,"file.no_folder"} where its folder is missing, Error{Call,
/// "file.is_the_plan"} where it would take the place of `plan`.
void check_target(const std::string& target, const std::string& plan);

}  // namespace lichsong::cli
