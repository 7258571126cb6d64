// SPDX-License-Identifier: Apache-2.0
// New moons by a truncated series (good to minutes), major solar terms by the sun's longitude, months numbered from the
// one that holds the winter solstice.
#include "calendar/model/lunar.h"

#include <array>
#include <cmath>
#include <numbers>

namespace lichsong::model {
namespace {

constexpr double zone_hours = 7.0;
constexpr double synodic_month = 29.530588853;
constexpr double first_new_moon = 2415021.076998695;  // Julian date of a new moon in January 1900
constexpr double degree = std::numbers::pi / 180.0;

// Julian day number, in Vietnam, of the k-th new moon since January 1900 (Meeus, chapter 49, truncated).
long new_moon_day(long k) {
    const double t = static_cast<double>(k) / 1236.85;
    const double t2 = t * t;
    const double t3 = t2 * t;
    double jd = 2415020.75933 + 29.53058868 * static_cast<double>(k) + 0.0001178 * t2 - 0.000000155 * t3;
    jd += 0.00033 * std::sin((166.56 + 132.87 * t - 0.009173 * t2) * degree);
    const double sun = (359.2242 + 29.10535608 * static_cast<double>(k) - 0.0000333 * t2 - 0.00000347 * t3) * degree;
    const double moon = (306.0253 + 385.81691806 * static_cast<double>(k) + 0.0107306 * t2 + 0.00001236 * t3) * degree;
    const double node = (21.2964 + 390.67050646 * static_cast<double>(k) - 0.0016528 * t2 - 0.00000239 * t3) * degree;
    double correction = (0.1734 - 0.000393 * t) * std::sin(sun) + 0.0021 * std::sin(2 * sun);
    correction += -0.4068 * std::sin(moon) + 0.0161 * std::sin(2 * moon) - 0.0004 * std::sin(3 * moon);
    correction += 0.0104 * std::sin(2 * node) - 0.0051 * std::sin(sun + moon) - 0.0074 * std::sin(sun - moon);
    correction += 0.0004 * std::sin(2 * node + sun) - 0.0004 * std::sin(2 * node - sun) - 0.0006 * std::sin(2 * node + moon);
    correction += 0.0010 * std::sin(2 * node - moon) + 0.0005 * std::sin(2 * moon + sun);
    const double delta = t < -11 ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
                                 : -0.000278 + 0.000265 * t + 0.000262 * t2;
    return static_cast<long>(std::floor(jd + correction - delta + 0.5 + zone_hours / 24.0));
}

// Twelfth part of the ecliptic, 0…11, in which the sun stands at midnight in Vietnam that begins the day.
int sun_sector(long julian_day) {
    const double t = (static_cast<double>(julian_day) - 2451545.5 - zone_hours / 24.0) / 36525.0;
    const double t2 = t * t;
    const double anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * degree;
    const double mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
    double centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * std::sin(anomaly);
    centre += (0.019993 - 0.000101 * t) * std::sin(2 * anomaly) + 0.000290 * std::sin(3 * anomaly);
    const double longitude = std::fmod(std::fmod(mean + centre, 360.0) + 360.0, 360.0);
    return static_cast<int>(longitude / 30.0);
}

long julian(int year, int month, int day) {
    return static_cast<long>(Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month), static_cast<unsigned short>(day)).day_number());
}

// First day of the lunar month that holds the winter solstice of the solar year.
long eleventh_month(int year) {
    const auto k = static_cast<long>(std::floor((static_cast<double>(julian(year, 12, 31)) - 2415021.0) / synodic_month));
    const long start = new_moon_day(k);
    constexpr int past_solstice = 9;
    return sun_sector(start) >= past_solstice ? new_moon_day(k - 1) : start;
}

long index_of_new_moon(long julian_day) {
    return static_cast<long>(std::floor((static_cast<double>(julian_day) - first_new_moon) / synodic_month + 0.5));
}

// In a year of thirteen months, how many months after the eleventh the leap month comes: the first without a solar term.
int leap_offset(long eleventh) {
    const long k = index_of_new_moon(eleventh);
    int i = 1;
    int last = sun_sector(new_moon_day(k + i));
    for (++i;; ++i) {
        const int sector = sun_sector(new_moon_day(k + i));
        if (sector == last || i >= 14) return i - 1;
        last = sector;
    }
}

constexpr long leap_year_days = 365;  // thirteen months are longer, twelve are shorter

Date date_from_julian(long day) { return Date(static_cast<std::uint32_t>(day)); }

}  // namespace

LunarDate to_lunar(const Date& date) {
    const auto day = static_cast<long>(date.day_number());
    // The mean month is a guess: the month may be one or two before it, as on 7 May 2054.
    long k = static_cast<long>(std::floor((static_cast<double>(day) - first_new_moon) / synodic_month)) + 1;
    long month_start = new_moon_day(k);
    while (month_start > day) month_start = new_moon_day(--k);
    const int year = date.year();
    long before = eleventh_month(year);
    long after = before;
    LunarDate lunar;
    if (before >= month_start) {
        lunar.year = year;
        before = eleventh_month(year - 1);
    } else {
        lunar.year = year + 1;
        after = eleventh_month(year + 1);
    }
    lunar.day = static_cast<int>(day - month_start + 1);
    const auto months = static_cast<int>((month_start - before) / 29);
    lunar.month = months + 11;
    if (after - before > leap_year_days) {
        const int leap = leap_offset(before);
        if (months >= leap) {
            lunar.month = months + 10;
            lunar.leap = months == leap;
        }
    }
    if (lunar.month > 12) lunar.month -= 12;
    constexpr int still_last_year = 4;
    if (lunar.month >= 11 && months < still_last_year) lunar.year -= 1;
    return lunar;
}

Date from_lunar(const LunarDate& lunar) {
    constexpr int solstice_month = 11;
    const bool before_solstice = lunar.month < solstice_month;
    const long eleventh = eleventh_month(before_solstice ? lunar.year - 1 : lunar.year);
    const long next = eleventh_month(before_solstice ? lunar.year : lunar.year + 1);
    int offset = lunar.month - solstice_month;
    if (offset < 0) offset += 12;
    if (next - eleventh > leap_year_days) {
        const int leap = leap_offset(eleventh);
        if (lunar.leap || offset >= leap) ++offset;
    }
    const auto k = static_cast<long>(std::floor(0.5 + (static_cast<double>(eleventh) - first_new_moon) / synodic_month));
    const auto date = date_from_julian(new_moon_day(k + offset) + lunar.day - 1);
    return to_lunar(date) == lunar ? date : Date();
}

std::string can_chi(int lunar_year) {
    constexpr std::array stems{"Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ"};
    constexpr std::array branches{"Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi"};
    return std::string(stems[static_cast<std::size_t>(lunar_year) % 10]) + ' ' + branches[static_cast<std::size_t>(lunar_year) % 12];
}

std::string lunar_cell(const LunarDate& lunar) {
    if (lunar.day != 1) return std::to_string(lunar.day);
    return "1/" + std::to_string(lunar.month) + (lunar.leap ? "N" : "");
}

}  // namespace lichsong::model
