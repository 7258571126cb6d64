// SPDX-License-Identifier: Apache-2.0
#include "app/cli/options.h"

namespace lichsong::cli {

service::Filter filter_given(service::Desk& desk, const Given& given) {
    return {date_given(desk, given, "from"), date_given(desk, given, "to"), given.get("outlet"), given.get("medium"), given.get("topic"),
            given.get("partner"),            given.get("area"),             given.get("state"),  given.get("series"), given.get("text"),   given.get("intention")};
}

service::Destination destination_given(service::Desk& desk, const Given& given) {
    service::Destination to;
    if (given.has("slot")) to.slot = given.get("slot");
    if (given.has("outlet")) to.outlet = given.get("outlet");
    if (given.has("start")) to.start = model::parse_time(given.get("start"));
    if (given.has("length")) to.length = model::parse_duration(given.get("length"));
    to.date = date_given(desk, given, "date");
    return to;
}

}  // namespace lichsong::cli
