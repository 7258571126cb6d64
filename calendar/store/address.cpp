// SPDX-License-Identifier: Apache-2.0
#include "calendar/store/address.h"

#include <algorithm>
#include <filesystem>

#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/store/plan_file.h"
#include "calendar/store/postgres.h"

namespace lichsong::store {
namespace {

using base::Error;
using base::Fault;

constexpr std::string_view parameter = "campaign=";
constexpr std::size_t longest_name = 50;  // of PostgreSQL's 63 bytes, with room for what is put behind it

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= longest_name &&
           std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

// user:password@host → user@host
std::string without_password(std::string connection) {
    const auto begin = connection.find("://") + 3;
    const auto at = connection.find('@', begin);
    const auto colon = connection.find(':', begin);
    if (at != std::string::npos && colon < at) connection.erase(colon, at - colon);
    const auto spelled = connection.find("password=");
    if (spelled != std::string::npos) connection.erase(spelled, connection.find('&', spelled) - spelled);
    return connection;
}

}  // namespace

bool is_database(std::string_view address) { return address.starts_with("postgresql://") || address.starts_with("postgres://"); }

DatabaseAddress database_address(const std::string& address) {
    DatabaseAddress found{address, "plan", {}};
    const auto question = address.find('?');
    const auto at = question == std::string::npos ? question : address.find(parameter, question);
    if (at != std::string::npos) {
        const auto end = std::min(address.find('&', at), address.size());
        found.campaign = address.substr(at + parameter.size(), end - at - parameter.size());
        found.connection = address.substr(0, at) + (end == address.size() ? "" : address.substr(end + 1));
        if (found.connection.ends_with('?') || found.connection.ends_with('&')) found.connection.pop_back();
    }
    if (!is_name(found.campaign)) throw Error(Fault::Call, "store.bad_campaign", {found.campaign});
    found.shown = without_password(found.connection) + (question == std::string::npos || found.connection.find('?') == std::string::npos ? "?" : "&") +
                  std::string(parameter) + found.campaign;
    return found;
}

std::string title_of_place(const std::string& address) {
    return is_database(address) ? database_address(address).campaign : std::filesystem::path(address).stem().string();
}

bool place_is_taken(const std::string& address) { return is_database(address) ? campaign_is_there(database_address(address)) : is_there(address); }

std::string place_beside(const std::string& address) {
    std::string beside = address + ".part";
    if (is_database(address)) {
        const auto place = database_address(address);
        beside = place.connection + (place.connection.find('?') == std::string::npos ? "?" : "&") + std::string(parameter) + place.campaign + "-part";
    }
    clear_place(beside);
    return beside;
}

void take_place(const std::string& beside, const std::string& address) {
    if (is_database(address)) return rename_campaign(database_address(beside), database_address(address).campaign);
    if (is_there(address)) throw Error(Fault::Input, "plan.exists", {address});
    remove_log(address);  // of a plan that was deleted after its desk had died
    remove_log(beside);   // emptied, and mostly gone; where the disk refused to remove it, it is in the way
    base::put_in_place(beside, address);
}

void clear_place(const std::string& address) {
    if (is_database(address)) drop_campaign(database_address(address));
    else remove_unfinished(address);
}

}  // namespace lichsong::store
