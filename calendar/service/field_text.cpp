// SPDX-License-Identifier: Apache-2.0
#include "calendar/service/field_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "calendar/base/error.h"
#include "calendar/base/text.h"

namespace lichsong::service {
namespace {

using base::Error;
using base::Fault;
using model::FieldInfo;
using model::FieldType;
using model::Value;

constexpr std::int64_t largest = 1'000'000;

std::int64_t read_number(const FieldInfo& field, std::string_view text) {
    std::int64_t number = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || number > largest || number < -largest)
        throw Error(Fault::Input, "field.number", {std::string(field.name), std::string(text)});
    return number;
}

std::int64_t read_flag(const FieldInfo& field, std::string_view text) {
    constexpr std::array yes{"1", "yes", "true", "on", "co"};
    constexpr std::array no{"0", "no", "false", "off", "khong"};
    const auto folded = base::fold(text);
    if (std::find(yes.begin(), yes.end(), folded) != yes.end()) return 1;
    if (std::find(no.begin(), no.end(), folded) != no.end()) return 0;
    throw Error(Fault::Input, "field.flag", {std::string(field.name), std::string(text)});
}

std::string read_choice(const FieldInfo& field, std::string_view text) {
    auto wanted = base::fold(text);
    std::replace(wanted.begin(), wanted.end(), '-', '_');
    std::string choices;
    for (const auto choice : field.choices) {
        if (choice == wanted) return std::string(choice);
        choices += (choices.empty() ? "" : ", ") + std::string(choice);
    }
    throw Error(Fault::Input, "field.choice", {std::string(field.name), std::string(text), choices});
}

std::string read_dates(std::string_view text, const FieldContext& context) {
    std::vector<model::Date> dates;
    for (const auto part : base::split(text, ',')) dates.push_back(model::parse_date(part, context.dates));
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    return model::detail::join_dates(dates);
}

std::string read_references(const FieldInfo& field, std::string_view text, const FieldContext& context) {
    std::vector<std::int64_t> ids;
    for (const auto key : base::split(text, ',')) ids.push_back(context.id_of(field.target, std::string(key)));
    return model::detail::join_ids(ids);
}

std::string with_commas(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

}  // namespace

Value read_field(const FieldInfo& field, std::string_view typed, const FieldContext& context) {
    const auto text = base::trim(typed);
    if (text.empty()) return {};
    switch (field.type) {
        case FieldType::Text: return base::clean_line(text);
        case FieldType::Prose: return base::clean(text);
        case FieldType::Integer: return read_number(field, text);
        case FieldType::Flag: return read_flag(field, text);
        case FieldType::Date: return model::iso(model::parse_date(text, context.dates));
        case FieldType::DateList: return read_dates(text, context);
        case FieldType::Time: return std::int64_t{model::parse_time(text).seconds};
        case FieldType::Length: return std::int64_t{model::parse_duration(text).count()};
        case FieldType::Choice: return read_choice(field, text);
        case FieldType::Reference: return context.id_of(field.target, base::clean_line(text));
        case FieldType::References: return read_references(field, base::clean_line(text), context);
        case FieldType::Recurrence: return model::to_rrule(model::parse_recurrence(text));
    }
    return {};
}

std::string write_field(const FieldInfo& field, const Value& value, const FieldContext& context) {
    if (value.index() == 0) return {};
    const auto number = model::detail::number(value);
    switch (field.type) {
        case FieldType::Integer: return std::to_string(number);
        case FieldType::Flag: return number != 0 ? "yes" : "no";
        case FieldType::Time: return model::hm({static_cast<std::int32_t>(number)});
        case FieldType::Length: return model::duration_text(model::Seconds(number));
        case FieldType::Reference: return context.key_of(field.target, number);
        case FieldType::References: {
            std::vector<std::string> keys;
            for (const auto id : model::detail::split_ids(model::detail::text(value))) keys.push_back(context.key_of(field.target, id));
            return with_commas(keys);
        }
        case FieldType::DateList: {
            std::vector<std::string> dates;
            for (const auto part : base::split(model::detail::text(value), ' ')) dates.emplace_back(part);
            return with_commas(dates);
        }
        default: return std::string(model::detail::text(value));
    }
}

}  // namespace lichsong::service
