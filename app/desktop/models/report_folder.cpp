// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/report_folder.h"

#include <nlohmann/json.hpp>

#include "app/desktop/models/own_file.h"

namespace lichsong::desktop {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path file_of(const app::Settings& settings) { return settings.config / "report-folders.json"; }

Json read_folders(const app::Settings& settings) {
    auto json = Json::parse(read_own_file(file_of(settings)), nullptr, false);
    return json.is_object() ? json : Json::object();
}

std::string name_of_plan(const std::string& plan) {
    std::error_code unknown;
    const auto whole = fs::absolute(plan, unknown);
    return unknown ? plan : whole.lexically_normal().string();
}

}  // namespace

fs::path read_report_folder(const app::Settings& settings, const std::string& plan) {
    if (settings.config.empty()) return {};
    const auto folders = read_folders(settings);
    const auto found = folders.find(name_of_plan(plan));
    return found != folders.end() && found->is_string() ? fs::path(found->get<std::string>()) : fs::path();
}

bool keep_report_folder(const app::Settings& settings, const std::string& plan, const fs::path& folder) {
    if (settings.config.empty()) return false;
    auto folders = read_folders(settings);
    if (folder.empty()) folders.erase(name_of_plan(plan));
    else folders[name_of_plan(plan)] = folder.string();
    return keep_own_file(file_of(settings), folders.dump(2) + '\n');
}

}  // namespace lichsong::desktop
