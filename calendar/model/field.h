// SPDX-License-Identifier: Apache-2.0
// The one list of an entity's fields. Storage, journal, differences, command line and spreadsheets all walk this list;
// none of them knows a field by name. Adding a stored field is: the member, its line in the list, the next schema file.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "calendar/base/error.h"
#include "calendar/base/id.h"
#include "calendar/model/kind.h"
#include "calendar/model/recurrence.h"
#include "calendar/model/time.h"

namespace lichsong::model {

/// A field as it is stored: nothing, a whole number, or a text.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

enum class FieldType : std::uint8_t {
    Text,        ///< one line
    Prose,       ///< text with line breaks
    Integer,
    Flag,        ///< 0 or 1
    Date,        ///< text, ISO 8601
    DateList,    ///< text, ISO dates with a space between
    Time,        ///< seconds since midnight
    Length,      ///< seconds
    Choice,      ///< text, one of `choices`
    Reference,   ///< row id of a `target`
    References,  ///< text, row ids of `target` with a space before and behind each, so that SQL finds " 7 "
    Recurrence,  ///< text, see to_rrule()
};

/// What else is true of a field; combined with |.
enum FieldTrait : unsigned {
    Plain = 0,
    Required = 1U << 0,    ///< must not be empty
    Material = 1U << 1,    ///< a change of it concerns the partner and raises SEQUENCE (RFC 5546 §2.1.4)
    Searched = 1U << 2,    ///< text search looks into it
    Generated = 1U << 3,   ///< set by the program, not by hand; undo leaves it alone where it may never fall
    Agreed = 1U << 4,      ///< part of what a partner agrees to: a change of it asks for the agreement again
    Guarded = 1U << 5,     ///< set by a use case that keeps it true to others, not by hand; undone as any
};

/// True where a field of the type is stored as a whole number, false where as text.
[[nodiscard]] constexpr bool is_number(FieldType type) noexcept {
    using enum FieldType;
    return type == Integer || type == Flag || type == Time || type == Length || type == Reference;
}

struct FieldInfo {
    std::string_view name;
    FieldType type = FieldType::Text;
    unsigned traits = Plain;
    std::span<const std::string_view> choices{};
    EntityKind target{};
    Value (*get)(const void* entity) = nullptr;
    void (*set)(void* entity, const Value& value) = nullptr;

    [[nodiscard]] constexpr bool has(FieldTrait trait) const noexcept { return (traits & trait) != 0; }
    /// True where a person may type it.
    [[nodiscard]] constexpr bool is_by_hand() const noexcept { return !has(Generated) && !has(Guarded); }
};

/// A line of text that may hold line breaks (a note), as opposed to a title.
struct Prose {
    std::string text;
    friend bool operator==(const Prose&, const Prose&) = default;
};

/// How a member of type T is stored. One specialisation per type of member, not per field.
template <class T>
struct Codec;

namespace detail {
[[nodiscard]] inline std::int64_t number(const Value& value) {
    const auto* held = std::get_if<std::int64_t>(&value);
    return held == nullptr ? 0 : *held;
}
[[nodiscard]] inline std::string_view text(const Value& value) {
    const auto* held = std::get_if<std::string>(&value);
    return held == nullptr ? std::string_view{} : std::string_view(*held);
}
[[nodiscard]] inline Value text_or_nothing(std::string text) {
    if (text.empty()) return {};
    return text;
}
[[nodiscard]] std::string join_dates(const std::vector<Date>& dates);
[[nodiscard]] std::vector<Date> split_dates(std::string_view text);
[[nodiscard]] std::string join_ids(std::span<const std::int64_t> ids);
template <class Visit>
void each_id(std::string_view text, Visit&& visit) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        std::int64_t id = 0;
        const auto [next, problem] = std::from_chars(at, end, id);
        if (problem == std::errc{}) visit(id);
        at = problem == std::errc{} ? next : at + 1;
    }
}
[[nodiscard]] std::vector<std::int64_t> split_ids(std::string_view text);
}  // namespace detail

template <>
struct Codec<std::string> {
    static constexpr FieldType type = FieldType::Text;
    static Value get(const std::string& v) { return detail::text_or_nothing(v); }
    static void set(std::string& out, const Value& v) { out = detail::text(v); }
};

template <>
struct Codec<Prose> {
    static constexpr FieldType type = FieldType::Prose;
    static Value get(const Prose& v) { return detail::text_or_nothing(v.text); }
    static void set(Prose& out, const Value& v) { out.text = detail::text(v); }
};

template <>
struct Codec<int> {
    static constexpr FieldType type = FieldType::Integer;
    static Value get(int v) { return std::int64_t{v}; }
    static void set(int& out, const Value& v) { out = static_cast<int>(detail::number(v)); }
};

template <>
struct Codec<std::int64_t> {
    static constexpr FieldType type = FieldType::Integer;
    static Value get(std::int64_t v) { return v; }
    static void set(std::int64_t& out, const Value& v) { out = detail::number(v); }
};

template <>
struct Codec<std::optional<int>> {
    static constexpr FieldType type = FieldType::Integer;
    static Value get(const std::optional<int>& v) { return v ? Value(std::int64_t{*v}) : Value(); }
    static void set(std::optional<int>& out, const Value& v) {
        out = v.index() == 0 ? std::nullopt : std::optional<int>(static_cast<int>(detail::number(v)));
    }
};

template <>
struct Codec<bool> {
    static constexpr FieldType type = FieldType::Flag;
    static Value get(bool v) { return std::int64_t{v ? 1 : 0}; }
    static void set(bool& out, const Value& v) { out = detail::number(v) != 0; }
};

template <>
struct Codec<Date> {
    static constexpr FieldType type = FieldType::Date;
    static Value get(const Date& v) { return is_set(v) ? Value(iso(v)) : Value(); }
    static void set(Date& out, const Value& v) { out = v.index() == 0 ? Date() : from_iso(detail::text(v)); }
};

template <>
struct Codec<std::vector<Date>> {
    static constexpr FieldType type = FieldType::DateList;
    static Value get(const std::vector<Date>& v) { return detail::text_or_nothing(detail::join_dates(v)); }
    static void set(std::vector<Date>& out, const Value& v) { out = detail::split_dates(detail::text(v)); }
};

template <>
struct Codec<std::optional<TimeOfDay>> {
    static constexpr FieldType type = FieldType::Time;
    static Value get(const std::optional<TimeOfDay>& v) { return v ? Value(std::int64_t{v->seconds}) : Value(); }
    static void set(std::optional<TimeOfDay>& out, const Value& v) {
        out = v.index() == 0 ? std::nullopt : std::optional(TimeOfDay{static_cast<std::int32_t>(detail::number(v))});
    }
};

template <>
struct Codec<TimeOfDay> {
    static constexpr FieldType type = FieldType::Time;
    static Value get(const TimeOfDay& v) { return std::int64_t{v.seconds}; }
    static void set(TimeOfDay& out, const Value& v) { out = {static_cast<std::int32_t>(detail::number(v))}; }
};

template <>
struct Codec<Seconds> {
    static constexpr FieldType type = FieldType::Length;
    static Value get(const Seconds& v) { return std::int64_t{v.count()}; }
    static void set(Seconds& out, const Value& v) { out = Seconds(detail::number(v)); }
};

template <>
struct Codec<Recurrence> {
    static constexpr FieldType type = FieldType::Recurrence;
    static Value get(const Recurrence& v) { return detail::text_or_nothing(to_rrule(v)); }
    static void set(Recurrence& out, const Value& v) { out = parse_recurrence(detail::text(v)); }
};

template <class E>
struct Codec<base::Id<E>> {
    static constexpr FieldType type = FieldType::Reference;
    static constexpr EntityKind target = kind_of<E>;
    static Value get(const base::Id<E>& v) { return v ? Value(v.value) : Value(); }
    static void set(base::Id<E>& out, const Value& v) { out.value = detail::number(v); }
};

template <class E>
struct Codec<std::vector<base::Id<E>>> {
    static constexpr FieldType type = FieldType::References;
    static constexpr EntityKind target = kind_of<E>;
    static Value get(const std::vector<base::Id<E>>& v) {
        std::vector<std::int64_t> ids;
        ids.reserve(v.size());
        for (const auto& id : v) ids.push_back(id.value);
        return detail::text_or_nothing(detail::join_ids(ids));
    }
    static void set(std::vector<base::Id<E>>& out, const Value& v) { read(out, detail::text(v)); }
    static void read(std::vector<base::Id<E>>& out, std::string_view text) {
        out.clear();
        detail::each_id(text, [&](std::int64_t id) { out.push_back({id}); });
    }
};

/// Enumerations are stored by name. `enum_names(E)` is found beside the enumeration: the names in order of the values.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) { enum_names(e); };

template <NamedEnum E>
[[nodiscard]] constexpr std::string_view name_of(E value) noexcept { return enum_names(value)[static_cast<std::size_t>(value)]; }

/// The value called `name`; nothing where there is none.
template <NamedEnum E>
[[nodiscard]] constexpr std::optional<E> value_named(std::string_view name) noexcept {
    const auto names = enum_names(E{});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<E>(i);
    return std::nullopt;
}

template <NamedEnum E>
struct Codec<E> {
    static constexpr FieldType type = FieldType::Choice;
    static std::span<const std::string_view> names() { return enum_names(E{}); }
    static Value get(const E& v) { return std::string(name_of(v)); }
    static void set(E& out, const Value& v) {
        const auto value = v.index() == 0 ? E{} : value_named<E>(detail::text(v));
        if (!value) throw base::Error(base::Fault::Store, "store.bad_value", {std::string(detail::text(v))});
        out = *value;
    }
};

namespace detail {
template <class M>
struct MemberOf;
template <class E, class T>
struct MemberOf<T E::*> {
    using Entity = E;
    using Type = T;
};
}  // namespace detail

/// One line of a field list: field<&Topic::title>("title", Required | Searched).
template <auto Member>
[[nodiscard]] constexpr FieldInfo field(std::string_view name, unsigned traits = Plain) {
    using Entity = typename detail::MemberOf<decltype(Member)>::Entity;
    using C = Codec<typename detail::MemberOf<decltype(Member)>::Type>;
    FieldInfo info;
    info.name = name;
    info.type = C::type;
    info.traits = traits;
    if constexpr (requires { C::target; }) info.target = C::target;
    if constexpr (NamedEnum<typename detail::MemberOf<decltype(Member)>::Type>)
        info.choices = enum_names(typename detail::MemberOf<decltype(Member)>::Type{});
    info.get = [](const void* entity) { return C::get(static_cast<const Entity*>(entity)->*Member); };
    info.set = [](void* entity, const Value& value) { C::set(static_cast<Entity*>(entity)->*Member, value); };
    return info;
}

}  // namespace lichsong::model
