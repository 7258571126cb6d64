// SPDX-License-Identifier: Apache-2.0
#include "canaries.h"

#include <algorithm>
#include <array>

#include "calendar/service/editor.h"

namespace lichsong::test {
namespace {

using enum model::EntityKind;
using model::EntityKind;
using model::FieldInfo;
using model::FieldType;
using model::Record;

struct Readable {
    EntityKind kind;
    std::string_view field;
    unsigned where;
};

// All that may leave the house, and to whom it concerns only: the list to change, with a reason, where something new shall.
constexpr std::array readable{
    Readable{model::EntityKind::Campaign, "name", Calendar | Page | Mail | Letter},
    Readable{model::EntityKind::Campaign, "name_en", Calendar | Page | Mail | Letter},
    Readable{model::EntityKind::Campaign, "body", Calendar | Page | Mail | Letter},
    Readable{model::EntityKind::Campaign, "email", Mail},
    Readable{Topic, "title", Calendar | Mail},
    Readable{Topic, "title_en", Calendar | Mail},
    Readable{Partner, "name", Page | Mail | Letter},
    Readable{Partner, "name_en", Page | Mail | Letter},
    Readable{Partner, "email", Mail},
    Readable{Outlet, "key", Calendar | Mail},
    Readable{Outlet, "name", Calendar | Page | Mail | Letter},
    Readable{Outlet, "name_en", Calendar | Page | Mail | Letter},
    Readable{Series, "key", Calendar | Mail},
    Readable{Series, "uid", Mail},
    Readable{Series, "title", Mail},
    Readable{Series, "title_en", Mail},
    Readable{Series, "responsible_body", Calendar | Mail},
    Readable{Series, "reference", Calendar | Mail},
    Readable{Segment, "title", Calendar | Page | Mail | Letter},
    Readable{Segment, "title_en", Calendar | Page | Mail | Letter},
    Readable{Segment, "responsible_body", Calendar | Page | Mail | Letter},
    Readable{Segment, "reference", Calendar | Mail},
    Readable{Segment, "url", Calendar | Mail},
    Readable{Placement, "key", Calendar | Page | Mail},
    Readable{Placement, "uid", Calendar | Mail},
    Readable{Request, "title", Page | Mail | Letter},
    Readable{Request, "number", Page | Mail | Letter},
};

struct Formed {
    EntityKind kind;
    std::string_view field;
    std::string_view form;  ///< "{}" is the word; empty: what stands there is no free text, and holds none
};

constexpr std::array forms{
    Formed{model::EntityKind::Campaign, "email", "lich-{}@tinh.example"},
    Formed{model::EntityKind::Campaign, "zone", ""},
    Formed{model::EntityKind::Campaign, "code", ""},
    Formed{model::EntityKind::Campaign, "uid", ""},
    Formed{Topic, "colour", ""},
    Formed{Partner, "email", "ban-{}@dai.example"},
    Formed{Contact, "email", "ong-{}@dai.example"},
    Formed{Outlet, "colour", ""},
    Formed{Outlet, "language", ""},
    Formed{Series, "language", ""},
    Formed{Series, "uid", ""},
    Formed{Segment, "language", ""},
    Formed{Segment, "url", "https://{}.example/tin"},
    Formed{Placement, "uid", ""},
    Formed{Rule, "kind", ""},
    Formed{Request, "number", "5/{}-CAT"},
    Formed{Origin, "entry", "BEGIN:VEVENT\r\nX-KEPT:{}\r\nCOMMENT:{}\r\nEND:VEVENT\r\n"},
    Formed{Release, "author", ""},  // who works at the desk: a word already
    Formed{Feed, "secret_hash", ""},
    Formed{ReportSetting, "report", ""},
    Formed{Message, "address", ""},
    Formed{Message, "title", ""},   // made of what was sent
    Formed{Message, "text", ""},
    Formed{Message, "mail", ""},
    Formed{Invitation, "uid", ""},
    Formed{Invitation, "instance", ""},
    Formed{Invitation, "organizer", ""},
    Formed{Invitation, "address", ""},
    Formed{Invitation, "told", ""},
};

const Formed* form_of(EntityKind kind, std::string_view field) {
    const auto* const found = std::find_if(forms.begin(), forms.end(), [&](const Formed& one) { return one.kind == kind && one.field == field; });
    return found == forms.end() ? nullptr : found;
}

bool can_hold(EntityKind kind, const FieldInfo& field) {
    const auto* form = form_of(kind, field.name);
    return (field.type == FieldType::Text || field.type == FieldType::Prose) && (form == nullptr || !form->form.empty());
}

std::string name_of_place(EntityKind kind, const FieldInfo& field) { return std::string(model::info_of(kind).name) + '.' + std::string(field.name); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The length of the word that begins at `at`; 0 where none does.
std::size_t word_at(const std::string& text, std::size_t at) {
    auto end = at + 2;
    const bool is_code = end < text.size() && text[end] == '-';
    if (!is_code && (end >= text.size() || (text[end] != 'n' && text[end] != 'p'))) return 0;
    const auto first = ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == first) return 0;
    if (is_code) return end - at;
    return end < text.size() && text[end] == 'z' ? end + 1 - at : 0;
}

// Some of the fields that partners read stay empty, so that what stands in for them is seen as well; the same at every seed.
bool stays_empty(const Record& record, const FieldInfo& field) {
    constexpr std::size_t one_in = 4;
    return !field.has(model::Required) && field.name != "email" && readable_in(record.kind, field.name) != 0 &&
           (static_cast<std::size_t>(record.head.id) + field.name.size()) % one_in == 0;
}

}  // namespace

unsigned readable_in(EntityKind kind, std::string_view field) {
    const auto* const found = std::find_if(readable.begin(), readable.end(), [&](const Readable& one) { return one.kind == kind && one.field == field; });
    return found == readable.end() ? 0 : found->where;
}

std::set<std::string> words_in(std::string text) {
    constexpr std::size_t uid_length = 36;
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');  // letters have headings in capitals
    std::set<std::string> found;
    for (auto at = text.find("zq"); at != std::string::npos; at = text.find("zq", at + 2))
        if (const auto length = word_at(text, at); length != 0) found.insert(text.substr(at, length));
    for (auto at = text.find("\nuid:"); at != std::string::npos; at = text.find("\nuid:", at + 1)) found.insert(text.substr(at + 1, 4 + uid_length));
    return found;
}

bool is_of_the_house(const std::string& word) { return word.starts_with("zqn"); }

std::string Canaries::text_for(EntityKind kind, const FieldInfo& field) {
    const auto word = (readable_in(kind, field.name) == 0 ? "zqn" : "zqp") + std::to_string(++m_number) + 'z';
    m_places[word] = name_of_place(kind, field);
    const auto* form = form_of(kind, field.name);
    std::string text(form == nullptr ? "Chữ {} ở đây" : form->form);
    for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}")) text.replace(at, 2, word);
    return text;
}

void Canaries::plant(Record& record) {
    const auto fields = record.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (can_hold(record.kind, fields[i]) && !stays_empty(record, fields[i]) && words_in(std::string(model::detail::text(record.values[i]))).empty())
            record.values[i] = text_for(record.kind, fields[i]);
}

void Canaries::plant(service::Desk& desk) {
    service::Edit edit(desk, {"row.set", {}});
    for (const auto& info : model::entity_table())
        for (const auto& row : desk.rows().all(info.kind)) {
            auto planted = row;
            plant(planted);
            service::Fields fields;
            for (std::size_t i = 0; i < info.fields.size(); ++i)
                if (row.values[i] != planted.values[i]) fields.emplace_back(info.fields[i].name, planted.values[i]);
            if (!fields.empty()) edit.set(info.kind, row.head.id, fields);
        }
    edit.commit();
}

std::string Canaries::place_of(const std::string& word) const {
    const auto found = m_places.find(word);
    return found == m_places.end() ? "another's " + word : found->second;
}

std::set<std::string> Canaries::never_planted() const {
    std::set<std::string> missing;
    for (const auto& info : model::entity_table())
        for (const auto& field : info.fields)
            if (can_hold(info.kind, field)) missing.insert(name_of_place(info.kind, field));
    for (const auto& [word, place] : m_places) missing.erase(place);
    return missing;
}

}  // namespace lichsong::test
