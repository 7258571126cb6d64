// SPDX-License-Identifier: Apache-2.0
#include "app/cli/cmd_feed.h"

#include <algorithm>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/json.h"
#include "app/cli/table.h"
#include "app/common/describe.h"
#include "app/common/feed_words.h"
#include "app/common/outcome.h"
#include "app/common/wording.h"
#include "calendar/base/atomic_file.h"
#include "calendar/base/error.h"
#include "calendar/base/i18n.h"
#include "calendar/service/feeds.h"

namespace lichsong::cli {
namespace {

using base::fill;
using base::tr;
using model::EntityKind;
using service::Freshness;

model::FeedLanguage language_given(const Given& given) {
    if (!given.has("language")) return model::FeedLanguage::Vietnamese;
    if (const auto language = model::value_named<model::FeedLanguage>(given.get("language"))) return *language;
    throw base::Error(base::Fault::Call, "field.choice", {"language", given.get("language"), "vi, en"});
}

std::string url_of(const Given& given, const std::string& path) {
    auto base_url = given.get("base-url");
    while (base_url.ends_with('/')) base_url.pop_back();
    return base_url + path;
}

Json feed_json(service::Desk& desk, const model::Feed& feed) {
    auto row = row_json(desk, model::to_record(feed));
    row.erase("secret_hash");  // of no use to a reader, and one place less where it lies
    return row;
}

Json fresh_json(service::Desk& desk, const Freshness& fresh) {
    auto row = feed_json(desk, fresh.feed);
    row["fetched_at"] = fresh.fetched ? Json(instant_text(desk, desk.zone().to_local(fresh.fetched->at))) : Json(nullptr);
    row["fetches"] = fresh.fetched ? fresh.fetched->count : 0;
    row["release"] = fresh.fetched ? Json(fresh.fetched->release) : Json(nullptr);
    row["changes_since"] = fresh.changes_since;
    row["nearest_change"] = model::is_set(fresh.nearest) ? Json(model::iso(fresh.nearest)) : Json(nullptr);
    row["too_near"] = fresh.is_too_near;
    return row;
}

int tell(Console& console, service::Desk& desk, const Given& given, const service::MadeFeed& made) {
    const auto path = service::feed_path(made.secret);
    const auto url = url_of(given, path);
    if (console.json) {
        auto row = feed_json(desk, model::from_record<model::Feed>(desk.require(EntityKind::Feed, made.key)));
        row["url"] = url;
        row["path"] = path;
        print(console.out, Json{{"feed", std::move(row)}});
        return exit_done;
    }
    console.out << app::outcome(desk, made.change) << '\n' << url << '\n' << tr(LICHSONG_N_("This address is shown once and kept nowhere; hand it to the partner now.")) << '\n';
    return exit_done;
}

Freshness fresh_of(service::Desk& desk, const std::string& key) {
    const auto id = desk.require(EntityKind::Feed, key).head.id;
    auto all = service::freshness(desk);
    return *std::find_if(all.begin(), all.end(), [&](const Freshness& one) { return one.feed.id == id; });
}

}  // namespace

int add_feed(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    service::NewFeed wanted;
    if (given.has("leader")) wanted.kind = model::FeedKind::Leader;
    wanted.partner = given.get("partner");
    wanted.label = given.has("leader") && !given.has("label") ? tr(LICHSONG_N_("Leaders")) : given.get("label");
    wanted.outlets = given.get("outlet");
    wanted.topics = given.get("topic");
    wanted.first_day = date_given(desk, given, "from");
    wanted.last_day = date_given(desk, given, "to");
    wanted.language = language_given(given);
    wanted.expires = date_given(desk, given, "expires");
    return tell(console, desk, given, service::add_feed(desk, wanted));
}

int rotate_feed(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    return tell(console, desk, given, service::rotate_feed(desk, given.get("id")));
}

int revoke_feed(Console& console, const Given& given) {
    auto desk = open_desk(console, given);
    const auto change = service::revoke_feed(desk, given.get("id"));
    if (console.json) print(console.out, Json{{"feed", fresh_json(desk, fresh_of(desk, given.get("id")))}});
    else console.out << app::outcome(desk, change) << '\n';
    return exit_done;
}

int list_feeds(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto all = service::freshness(desk);
    if (console.json) {
        JsonList list(console.out, "feeds");
        for (const auto& fresh : all) list.add(fresh_json(desk, fresh));
        list.finish();
        return exit_done;
    }
    if (all.empty()) {
        console.out << tr(LICHSONG_N_("Nobody is subscribed.")) << '\n';
        return exit_done;
    }
    Table table({app::field_name("id"), app::field_name("label"), app::field_name("partner"), app::field_name("expires"), tr(LICHSONG_N_("Last fetched")), tr(LICHSONG_N_("Not seen yet"))});
    for (const auto& fresh : all) {
        table.add({fresh.feed.key, fresh.feed.label, app::feed_reader(desk.context(), fresh.feed), app::feed_standing(desk, fresh.feed), app::feed_seen(desk, fresh), app::feed_unseen(fresh)});
    }
    table.print(console.out);
    return exit_done;
}

// What the partner sees, as a file: to be looked at first, handed over, or laid where a web server finds it.
int write_feed(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto feed = model::from_record<model::Feed>(desk.require(EntityKind::Feed, given.get("id")));
    const auto out = given.get("out");
    check_target(out, given.get("plan"));
    base::AtomicFile file(out);
    const auto language = feed.language == model::FeedLanguage::English ? base::Language::English : base::Language::Vietnamese;
    service::write_feed(desk, feed, app::calendar_wording(console.settings, language), [&](std::string_view bytes) { file.write(bytes); });
    file.commit();
    if (console.json) print(console.out, Json{{"feed", feed.key}, {"file", out}});
    else console.out << fill(tr(LICHSONG_N_("Written: {1}")), {out}) << '\n';
    return exit_done;
}

int show_feed(Console& console, const Given& given) {
    auto desk = open_desk(console, given, store::OpenMode::Read);
    const auto fresh = fresh_of(desk, given.get("id"));
    if (console.json) {
        print(console.out, Json{{"feed", fresh_json(desk, fresh)}});
        return exit_done;
    }
    console.out << fresh.feed.key << "  " << fresh.feed.label << '\n' << app::feed_reader(desk.context(), fresh.feed) << ", " << app::feed_standing(desk, fresh.feed) << '\n'
                << tr(LICHSONG_N_("Last fetched")) << ": " << app::feed_seen(desk, fresh) << '\n';
    if (fresh.changes_since > 0) console.out << tr(LICHSONG_N_("Not seen yet")) << ": " << app::feed_unseen(fresh) << '\n';
    return exit_done;
}

}  // namespace lichsong::cli
