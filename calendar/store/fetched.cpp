// SPDX-License-Identifier: Apache-2.0
#include "calendar/store/fetched.h"

#include "calendar/store/statement.h"

namespace lichsong::store {

std::map<std::int64_t, Fetched> fetched(Session& session) {
    Statement statement(session, "SELECT feed, at, count, release, shown FROM fetched", {}, {true, true, true, true, true});
    statement.query();
    std::map<std::int64_t, Fetched> found;
    while (statement.next()) found[statement[0].whole] = {statement[1].whole, statement[2].whole, statement[3].whole, statement[4].whole};
    return found;
}

void note_fetched(Session& session, std::int64_t feed, const Fetched& more) {
    Statement statement(session,
                        "INSERT INTO fetched (feed, at, count, release, shown) VALUES (:f, :a, :c, :r, :s) "
                        "ON CONFLICT (feed) DO UPDATE SET at = excluded.at, count = fetched.count + excluded.count, release = excluded.release, "
                        "shown = CASE WHEN excluded.shown > 0 THEN excluded.shown ELSE fetched.shown END",
                        {true, true, true, true, true}, {});
    statement.set(0, feed);
    statement.set(1, std::int64_t{more.at});
    statement.set(2, more.count);
    statement.set(3, more.release);
    statement.set(4, more.shown);
    statement.execute();
}

}  // namespace lichsong::store
