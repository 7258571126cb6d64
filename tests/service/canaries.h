// SPDX-License-Identifier: Apache-2.0
// Words that stand in one place of a plan and nowhere else, so that a text in which one is found tells where it came from. Which fields partners
// may read is a table here; every other text field of every kind is the house's own, one that is added tomorrow as well.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "calendar/service/desk.h"

namespace lichsong::test {

/// The ways in which something reaches a partner; combined with |.
enum Channel : unsigned {
    Calendar = 1U << 0,  ///< feed
    Page = 1U << 1,
    Mail = 1U << 2,      ///< message text and the calendar messages in it
    Letter = 1U << 3,
};

/// Where the field may be read by the partner it concerns; 0: nowhere. "key" and "uid" count as fields.
[[nodiscard]] unsigned readable_in(model::EntityKind kind, std::string_view field);

/// The words in a text, as sets are kept of them: words made here, codes of placements, UIDs.
[[nodiscard]] std::set<std::string> words_in(std::string text);
/// True for a word that was planted in a field that nobody outside may read.
[[nodiscard]] bool is_of_the_house(const std::string& word);

class Canaries {
public:
    static constexpr const char* code = "ZQ";              ///< of the campaign: codes of placements are words then, too
    static constexpr const char* author = "zqn0z";         ///< who works at the desk

    /// Fills every text field that holds no word yet.
    void plant(model::Record& record);
    /// A new word in the form that the field has.
    [[nodiscard]] std::string text_for(model::EntityKind kind, const model::FieldInfo& field);
    /// Plants what the rows of the plan still lack, as one change.
    void plant(service::Desk& desk);

    [[nodiscard]] bool is_planted(const std::string& word) const { return m_places.contains(word); }
    /// "placement.note", for who looks for a leak.
    [[nodiscard]] std::string place_of(const std::string& word) const;
    /// Text fields in which no word was ever planted, though they can hold one.
    [[nodiscard]] std::set<std::string> never_planted() const;

private:
    int m_number = 0;
    std::map<std::string, std::string> m_places;
};

}  // namespace lichsong::test
