// SPDX-License-Identifier: Apache-2.0
// Where a plan is: a path, or a campaign of a PostgreSQL database. What can be done with a place without opening the plan.
#pragma once

#include <string>
#include <string_view>

namespace lichsong::store {

/// "postgresql://…" or "postgres://…", as libpq reads it (PostgreSQL, "Connection URIs"); all else is a path.
[[nodiscard]] bool is_database(std::string_view address);

struct DatabaseAddress {
    std::string connection;  ///< what libpq is given
    std::string campaign;    ///< its schema there
    std::string shown;       ///< as people see it: without a password
};
/// The parameter `campaign` names one of several in a database; without it "plan". Error{Call,"store.bad_campaign"} for names of anything but a–z, 0–9,
/// "_" and "-", or of more than 50 characters.
[[nodiscard]] DatabaseAddress database_address(const std::string& address);

/// The last part, as people call it: a file's name without its ending, or the campaign.
[[nodiscard]] std::string title_of_place(const std::string& address);

/// Whether there is a plan, or anything else of that name. Errors as Session.
[[nodiscard]] bool place_is_taken(const std::string& address);
/// Where a plan is made before it takes its place; what an earlier making left there is removed.
[[nodiscard]] std::string place_beside(const std::string& address);
/// The plan made beside takes its place, which is free. Error{Input,"plan.exists"} where it is not any more.
void take_place(const std::string& beside, const std::string& address);
/// What is left of a making that failed; never throws for a file.
void clear_place(const std::string& address);

}  // namespace lichsong::store
