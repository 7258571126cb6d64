// SPDX-License-Identifier: Apache-2.0
#include "calendar/store/watch.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <libpq-fe.h>

#include "calendar/base/error.h"
#include "calendar/base/id.h"
#include "calendar/base/text.h"
#include "calendar/store/address.h"

namespace lichsong::store {
namespace {

constexpr base::Stamp told_again_after = 20;  // seconds
constexpr base::Stamp gone_after = 60;
constexpr base::Stamp tried_again_after = 15;
constexpr char between = '\x1f';

// "campaign": a change. "campaign␟desk␟author␟kind␟row": a look; without kind and row its end.
struct News {
    std::string desk;
    Look look;
    bool is_look = false;
    bool is_end = false;
};

std::optional<News> news_from(std::string_view text, std::string_view campaign) {
    const auto parts = base::split(text, between);
    if (parts.empty() || parts[0] != campaign) return std::nullopt;
    News news;
    if (parts.size() == 1) return news;
    if (parts.size() != 3 && parts.size() != 5) return std::nullopt;
    news.is_look = true;
    news.desk = parts[1];
    news.look.author = parts[2];
    news.is_end = parts.size() == 3;
    if (news.is_end) return news;
    const auto* kind = model::find_entity(parts[3]);
    const auto [end, failed] = std::from_chars(parts[4].data(), parts[4].data() + parts[4].size(), news.look.row);
    if (kind == nullptr || failed != std::errc() || end != parts[4].data() + parts[4].size()) return std::nullopt;
    news.look.kind = kind->kind;
    return news;
}

}  // namespace

class Watch::Line {
public:
    Line(const std::string& address, std::string author, const base::Clock& clock)
        : m_place(database_address(address)), m_author(std::move(author)), m_clock(clock), m_desk(base::UuidSource().next()) {
        connect();
        if (m_connection == nullptr) throw base::Error(base::Fault::Store, "store.cannot_open", {m_place.shown, m_complaint});
    }

    bool has_changed() {
        bool changed = false;
        if (m_connection == nullptr || PQconsumeInput(m_connection.get()) == 0) changed = connect_again();
        if (m_connection == nullptr) return changed;
        while (const std::unique_ptr<PGnotify, decltype(&PQfreemem)> told{PQnotifies(m_connection.get()), &PQfreemem}) {
            const auto news = news_from(told->extra, m_place.campaign);
            if (!news) continue;
            if (news->is_look) hear(*news);
            else changed = true;
        }
        if (m_row && m_clock.now() - m_told >= told_again_after) tell();
        return changed;
    }

    [[nodiscard]] bool is_connected() const noexcept { return m_connection != nullptr; }

    void look_at(std::optional<std::pair<model::EntityKind, std::int64_t>> row) {
        if (row == m_row) return;
        m_row = row;
        tell();
    }

    [[nodiscard]] std::vector<Look> looks() const {
        std::vector<Look> all;
        for (const auto& [desk, heard] : m_heard)
            if (m_clock.now() - heard.at < gone_after) all.push_back(heard.look);
        std::stable_sort(all.begin(), all.end(), [](const Look& a, const Look& b) { return a.author < b.author; });
        return all;
    }

private:
    struct Heard {
        Look look;
        base::Stamp at = 0;
    };
    using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

    void connect() {
        m_tried = m_clock.now();
        // A person waits: where the address says nothing else, not for long.
        const std::array<const char*, 3> words{"connect_timeout", "dbname", nullptr};
        const std::array<const char*, 3> values{"3", m_place.connection.c_str(), nullptr};
        Connection fresh(PQconnectdbParams(words.data(), values.data(), 1), &PQfinish);
        if (PQstatus(fresh.get()) != CONNECTION_OK || !run(*fresh, "LISTEN lichsong")) {
            m_complaint = PQerrorMessage(fresh.get());
            return;
        }
        m_connection = std::move(fresh);
    }
    // What was told meanwhile is lost: something may have been changed.
    bool connect_again() {
        m_connection.reset();
        if (m_clock.now() - m_tried < tried_again_after) return false;
        connect();
        if (m_connection != nullptr && m_row) tell();
        return m_connection != nullptr;
    }
    static bool run(PGconn& connection, const char* sql) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> done(PQexec(&connection, sql), &PQclear);
        return PQresultStatus(done.get()) == PGRES_COMMAND_OK || PQresultStatus(done.get()) == PGRES_TUPLES_OK;
    }
    // That a look is not told harms nobody: the next word tells it.
    void tell() {
        m_told = m_clock.now();
        if (m_connection == nullptr) return;
        auto words = m_place.campaign + between + m_desk + between + m_author;
        if (m_row) words += between + std::string(model::info_of(m_row->first).name) + between + std::to_string(m_row->second);
        const std::array<const char*, 1> values{words.c_str()};
        const std::unique_ptr<PGresult, decltype(&PQclear)> done(
            PQexecParams(m_connection.get(), "SELECT pg_notify('lichsong', $1)", 1, nullptr, values.data(), nullptr, nullptr, 0), &PQclear);
    }
    void hear(const News& news) {
        if (news.desk == m_desk) return;
        if (news.is_end) m_heard.erase(news.desk);
        else m_heard[news.desk] = {news.look, m_clock.now()};
    }

    DatabaseAddress m_place;
    std::string m_author;
    const base::Clock& m_clock;
    std::string m_desk;
    Connection m_connection{nullptr, &PQfinish};
    std::string m_complaint;
    base::Stamp m_tried = 0;
    base::Stamp m_told = 0;
    std::optional<std::pair<model::EntityKind, std::int64_t>> m_row;
    std::map<std::string, Heard> m_heard;  // by desk
};

Watch::Watch(const std::string& address, std::string author, const base::Clock& clock)
    : m_line(is_database(address) ? std::make_unique<Line>(address, std::move(author), clock) : nullptr) {}
Watch::~Watch() = default;

bool Watch::listens() const noexcept { return m_line != nullptr; }
bool Watch::is_connected() const noexcept { return m_line == nullptr || m_line->is_connected(); }
bool Watch::has_changed() { return m_line != nullptr && m_line->has_changed(); }
void Watch::look_at(std::optional<std::pair<model::EntityKind, std::int64_t>> row) {
    if (m_line != nullptr) m_line->look_at(row);
}
std::vector<Look> Watch::looks() const { return m_line == nullptr ? std::vector<Look>() : m_line->looks(); }

}  // namespace lichsong::store
