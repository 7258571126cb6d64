// SPDX-License-Identifier: Apache-2.0
// The JSON shapes of the contract: rows of any kind, placements, and lists written row by row.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "calendar/service/desk.h"
#include "calendar/store/placements.h"

namespace lichsong::cli {

using Json = nlohmann::ordered_json;

/// {"PLURAL":[ row, row, … ]}, written as the rows come. finish() ends it; more members may be put behind the list. Nothing
/// is written before the first row or the end, so that an error met before is the only document.
class JsonList {
public:
    JsonList(std::ostream& out, std::string_view plural) : m_out(out), m_plural(plural) {}
    void add(const Json& row);
    void finish();
    void finish(const Json& more);

private:
    void begin();

    std::ostream& m_out;
    std::string_view m_plural;
    bool m_begun = false;
};

void print(std::ostream& out, const Json& document);

/// YYYY-MM-DD, or null where no date is set.
[[nodiscard]] Json date_json(const model::Date& date);

/// Head and fields of a row; references as keys, times HH:MM, lengths in seconds.
[[nodiscard]] Json row_json(service::Desk& desk, const model::Record& record);

[[nodiscard]] Json placement_json(service::Desk& desk, const store::PlacedSegment& row);

/// One row as commands answer with it, under the name of its kind: {"topic":{…}}. A placement has the keys of a list and,
/// behind them, the rest of its fields.
[[nodiscard]] Json document_of(service::Desk& desk, const model::Record& record);

/// Local time with the offset of the campaign's zone: 2021-05-21T19:45:00+07:00.
[[nodiscard]] std::string instant_text(service::Desk& desk, model::WallSeconds wall);

}  // namespace lichsong::cli
