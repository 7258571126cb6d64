// SPDX-License-Identifier: Apache-2.0
// What people type: dates, times, lengths, rhythms and text. Whatever the bytes, only base::Error comes out; what is read can
// be written, and what is written is read as the same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "calendar/base/error.h"
#include "calendar/base/text.h"
#include "calendar/model/recurrence.h"
#include "calendar/model/time.h"

namespace {

using namespace lichsong;

void demand(bool truth) {
    if (!truth) std::abort();
}

// Where `read` takes the text, `check` gets what it read.
template <class Read, class Check>
void where_read(Read&& read, Check&& check) {
    try {
        const auto value = read();
        check(value);
    } catch (const base::Error& error) {
        demand(error.fault() == base::Fault::Input);
        demand(!error.code().empty());
    }
}

void try_dates(std::string_view text) {
    for (const auto& context : {model::DateContext{}, model::DateContext{2021, model::Date(2021, 5, 23)}})
        where_read([&] { return model::parse_date(text, context); }, [&](const model::Date& date) {
            demand(model::is_set(date));
            demand(date.year() >= 1900 && date.year() <= 2199);
            demand(model::parse_date(model::iso(date)) == date);
            demand(model::from_iso(model::iso(date)) == date);
            demand(model::parse_date(model::dmy(date)) == date);
            if (model::is_set(context.dday)) demand(model::parse_date(model::d_offset(date, context.dday), context) == date || std::labs(model::days_between(context.dday, date)) > 10'000);
        });
}

void try_times(std::string_view text) {
    where_read([&] { return model::parse_time(text); }, [](const model::TimeOfDay& time) {
        demand(time.seconds >= 0 && time.seconds <= 86'400);
        demand(model::parse_time(model::hm(time)) == time);
    });
    where_read([&] { return model::parse_duration(text); }, [](const model::Seconds& length) {
        demand(length.count() >= 0 && length.count() <= 7 * 86'400);
        demand(model::parse_duration(model::duration_text(length)) == length);
        demand(model::parse_duration(std::to_string(length.count())) == length);
    });
}

void try_recurrence(std::string_view text) {
    where_read([&] { return model::parse_recurrence(text); }, [](const model::Recurrence& rule) {
        const auto written = model::to_rrule(rule);
        demand(model::parse_recurrence(written) == rule);
        demand(model::to_rrule(model::parse_recurrence(written)) == written);
        const model::Date first(2021, 1, 4);
        const auto dates = model::expand(rule, first, first, model::Date(2022, 1, 3));
        demand(dates.size() <= 366);
        for (std::size_t i = 0; i < dates.size(); ++i) {
            demand(i == 0 || dates[i - 1] < dates[i]);
            demand(model::falls_on(rule, first, dates[i]));
        }
    });
}

void try_text(const std::string& text) {
    where_read([&] { return base::clean(text); }, [](const std::string& clean) {
        demand(base::is_utf8(clean));
        demand(base::clean(clean) == clean);
        demand(base::nfc(clean) == clean);
    });
    where_read([&] { return base::clean_line(text); }, [](const std::string& clean) { demand(base::clean_line(clean) == clean); });
    where_read([&] { return base::fold(text); }, [&](const std::string& folded) {
        demand(base::is_utf8(folded));
        demand(base::fold(folded) == folded);
        demand(base::found_in(text, text));
    });
    where_read([&] { return base::slug(text); }, [](const std::string& slug) {
        demand(slug.size() <= 32);
        demand(slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
        demand(base::slug(slug) == slug);
    });
    where_read([&] { return base::columns(text); }, [&](std::size_t columns) { demand(columns <= 2 * text.size()); });
    where_read([&] { return base::with_capital(text); }, [](const std::string&) {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try_dates(text);
    try_times(text);
    try_recurrence(text);
    try_text(text);
    return 0;
}
