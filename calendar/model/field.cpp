// SPDX-License-Identifier: Apache-2.0
// Lists inside one column.
#include "calendar/model/field.h"

#include "calendar/base/text.h"

namespace lichsong::model::detail {

std::string join_dates(const std::vector<Date>& dates) {
    std::string out;
    for (const auto& date : dates) {
        if (!out.empty()) out += ' ';
        out += iso(date);
    }
    return out;
}

std::vector<Date> split_dates(std::string_view text) {
    std::vector<Date> dates;
    for (const auto part : base::split(text, ' ')) dates.push_back(from_iso(part));
    return dates;
}

std::string join_ids(std::span<const std::int64_t> ids) {
    std::string out;
    for (const auto id : ids) {
        out += out.empty() ? " " : "";
        out += std::to_string(id);
        out += ' ';
    }
    return out;
}

std::vector<std::int64_t> split_ids(std::string_view text) {
    std::vector<std::int64_t> ids;
    each_id(text, [&](std::int64_t id) { ids.push_back(id); });
    return ids;
}

}  // namespace lichsong::model::detail
