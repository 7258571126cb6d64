// SPDX-License-Identifier: Apache-2.0
// Images are JSON objects, so that the journal can be read with any tool that reads SQLite.
#include "calendar/store/journal.h"

#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "calendar/base/error.h"
#include "calendar/store/statement.h"

namespace lichsong::store {
namespace {

using nlohmann::ordered_json;
using namespace model;

constexpr const char* change_columns = "SELECT c.id, c.at, c.stamp, c.author, c.what, c.args, c.step, c.target FROM change c ";
const std::vector<bool> change_types{true, true, true, false, false, false, false, true};

// Written by hand, as it is the greater part of the work of an import; read back by the library. What is stored has been
// checked to be UTF-8 long before.
void put_quoted(std::string& out, std::string_view text) {
    static constexpr std::array<bool, 256> plain = [] {
        std::array<bool, 256> table{};
        for (std::size_t byte = 0x20; byte < table.size(); ++byte) table[byte] = byte != '"' && byte != '\\';
        return table;
    }();
    out += '"';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto begin = at;
        while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
        out += text.substr(begin, at - begin);
        if (at == text.size()) break;
        const char c = text[at];
        char code[8];
        if (c == '"' || c == '\\') std::snprintf(code, sizeof code, "\\%c", c);
        else std::snprintf(code, sizeof code, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\u%04x", static_cast<unsigned>(c));
        out += code;
    }
    out += '"';
}

void put_field(std::string& object, std::string_view name, const Value& value) {
    object += object.empty() ? '{' : ',';
    put_quoted(object, name);
    object += ':';
    if (const auto* number = std::get_if<std::int64_t>(&value)) object += std::to_string(*number);
    else if (const auto* text = std::get_if<std::string>(&value)) put_quoted(object, *text);
    else object += "null";
}

std::string closed(std::string object) { return object.empty() ? "{}" : object += '}'; }

Value image_text(const std::optional<Image>& image) {
    if (!image) return {};
    std::string object;
    for (const auto& [name, value] : *image) put_field(object, name, value);
    return closed(std::move(object));
}

std::optional<Image> image_from(const Cell& cell) {
    if (cell.indicator != soci::i_ok) return std::nullopt;
    const auto object = ordered_json::parse(cell.text, nullptr, false);
    if (!object.is_object()) throw base::Error(base::Fault::Store, "store.bad_value", {cell.text});
    Image image;
    for (const auto& [name, value] : object.items()) {
        if (value.is_number_integer()) image.emplace_back(name, value.get<std::int64_t>());
        else if (value.is_string()) image.emplace_back(name, value.get<std::string>());
        else image.emplace_back(name, Value());
    }
    return image;
}

std::vector<std::string> args_from(const std::string& text) {
    const auto list = ordered_json::parse(text, nullptr, false);
    std::vector<std::string> args;
    if (list.is_array())
        for (const auto& item : list)
            if (item.is_string()) args.push_back(item.get<std::string>());
    return args;
}

}  // namespace

Journal::Journal(Session& session) : m_session(session) {}
Journal::~Journal() = default;

std::int64_t Journal::append(const Change& change, const std::vector<RowChange>& rows) {
    const auto id = next_id();
    Statement head(m_session,
                   "INSERT INTO change (id, at, stamp, author, what, args, step, target) VALUES (:id, :at, :stamp, :author, :what, :args, :step, :target)",
                   change_types, {});
    head.set(0, id);
    head.set(1, std::int64_t{change.at});
    head.set(2, std::int64_t{change.stamp});
    head.set(3, change.author);
    head.set(4, change.doing.what);
    head.set(5, ordered_json(change.doing.args).dump());
    head.set(6, std::string(name_of(change.step)));
    head.set(7, change.target == 0 ? Value() : Value(change.target));
    head.execute();

    for (const auto& touched : rows) append_row(id, touched);
    return id;
}

void Journal::append_row(std::int64_t change, const RowChange& touched) {
    insert_row(change, touched.kind, touched.row, touched.key, image_text(touched.before), image_text(touched.after));
}

void Journal::append_added(std::int64_t change, const Record& row) {
    std::string object;
    const auto fields = row.info().fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (row.values[i].index() != 0 && !fields[i].has(Bulky)) put_field(object, fields[i].name, row.values[i]);
    insert_row(change, row.kind, row.head.id, row.head.key, {}, closed(std::move(object)));
}

void Journal::insert_row(std::int64_t change, EntityKind kind, std::int64_t id, const std::string& key, const Value& before, const Value& after) {
    if (!m_insert_row)
        m_insert_row = std::make_unique<Statement>(m_session, "INSERT INTO change_row (change, kind, row_id, row_key, before, after) VALUES (:c, :k, :r, :key, :b, :a)",
                                                   std::vector<bool>{true, false, true, false, false, false}, std::vector<bool>{});
    auto& row = *m_insert_row;
    row.set(0, change);
    row.set(1, std::string(info_of(kind).name));
    row.set(2, id);
    row.set(3, key);
    row.set(4, before);
    row.set(5, after);
    row.execute();
}

std::int64_t Journal::next_id() { return m_session.last_change() + 1; }

base::Stamp Journal::last_stamp() {
    Statement statement(m_session, "SELECT COALESCE(MAX(stamp), 0) FROM change", {}, {true});
    statement.query();
    return statement.next() ? statement[0].whole : 0;
}

std::vector<Change> Journal::query(const std::string& tail, const std::vector<Value>& parameters) {
    std::vector<bool> types;
    for (const auto& value : parameters) types.push_back(std::holds_alternative<std::int64_t>(value));
    Statement statement(m_session, change_columns + tail, types, change_types);
    for (std::size_t i = 0; i < parameters.size(); ++i) statement.set(i, parameters[i]);
    std::vector<Change> changes;
    statement.query();
    while (statement.next()) {
        Change change;
        change.id = statement[0].whole;
        change.at = statement[1].whole;
        change.stamp = statement[2].whole;
        change.author = statement[3].text;
        change.doing = {statement[4].text, args_from(statement[5].text)};
        Codec<Step>::set(change.step, statement[6].get());
        change.target = statement[7].indicator == soci::i_ok ? statement[7].whole : 0;
        changes.push_back(std::move(change));
    }
    return changes;
}

std::vector<Change> Journal::list(int at_most, std::optional<std::pair<EntityKind, std::int64_t>> row) {
    const std::string limit = " ORDER BY c.id DESC LIMIT " + std::to_string(at_most);
    if (!row) return query(limit, {});
    return query("WHERE EXISTS (SELECT 1 FROM change_row t WHERE t.change = c.id AND t.kind = :kind AND t.row_id = :row)" + limit,
                 {std::string(info_of(row->first).name), row->second});
}

std::optional<Change> Journal::find(std::int64_t id) {
    auto found = query("WHERE c.id = :id", {id});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<RowChange> Journal::rows(std::int64_t change) {
    Statement statement(m_session, "SELECT kind, row_id, row_key, before, after FROM change_row WHERE change = :c ORDER BY id", {true},
                        {false, true, false, false, false});
    statement.set(0, change);
    std::vector<RowChange> rows;
    statement.query();
    while (statement.next()) {
        const auto* info = find_entity(statement[0].text);
        if (info == nullptr) throw base::Error(base::Fault::Store, "store.bad_value", {statement[0].text});
        rows.push_back({info->kind, statement[1].whole, statement[2].text, image_from(statement[3]), image_from(statement[4])});
    }
    return rows;
}

std::optional<Change> Journal::last_touch(EntityKind kind, std::int64_t row, std::string_view field) {
    for (auto& change : list(200, std::pair{kind, row}))
        for (const auto& touched : rows(change.id)) {
            if (touched.kind != kind || touched.row != row || !touched.after) continue;
            for (const auto& [name, value] : *touched.after)
                if (field.empty() || name == field) return std::move(change);
        }
    return std::nullopt;
}

std::optional<Change> Journal::to_undo(const std::string& author) {
    auto found = query("WHERE c.step IN ('do', 'redo') AND c.author = :author "
                       "AND NOT EXISTS (SELECT 1 FROM change u WHERE u.target = c.id AND u.step = 'undo') ORDER BY c.id DESC LIMIT 1",
                       {author});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Change> Journal::to_redo(const std::string& author) {
    auto found = query("WHERE c.step = 'undo' AND c.author = :author "
                       "AND NOT EXISTS (SELECT 1 FROM change r WHERE r.target = c.id AND r.step = 'redo') "
                       "AND NOT EXISTS (SELECT 1 FROM change d WHERE d.id > c.id AND d.step = 'do' AND d.author = c.author) ORDER BY c.id DESC LIMIT 1",
                       {author});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace lichsong::store
