// SPDX-License-Identifier: Apache-2.0
// The peer of whole_process.py: libical builds and serialises N events of about the size of ours, one at a time or as one
// calendar, into a file; or it parses a file. Usage: peer_libical N FILE [all], peer_libical parse FILE
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <libical/ical.h>

namespace {

void add(icalcomponent* event, icalproperty* property) { icalcomponent_add_property(event, property); }

icalcomponent* event(long i) {
    auto* made = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    const auto time = icaltime_from_string(("202105" + std::to_string(10 + i % 20) + "T" + std::to_string(10 + i % 12) + "3000").c_str());
    auto end = time;
    end.minute += 5;
    const std::string number = std::to_string(i);
    add(made, icalproperty_new_uid(("0f8fad5b-d9cb-469f-a165-" + std::string(12 - number.size(), '0') + number).c_str()));
    add(made, icalproperty_new_dtstamp(icaltime_from_string("20210510T010000Z")));
    add(made, icalproperty_new_lastmodified(icaltime_from_string("20210510T010000Z")));
    add(made, icalproperty_new_sequence(0));
    auto* start = icalproperty_new_dtstart(time);
    icalproperty_add_parameter(start, icalparameter_new_tzid("Asia/Ho_Chi_Minh"));
    add(made, start);
    auto* finish = icalproperty_new_dtend(end);
    icalproperty_add_parameter(finish, icalparameter_new_tzid("Asia/Ho_Chi_Minh"));
    add(made, finish);
    add(made, icalproperty_new_summary(("Phòng cháy, chữa cháy, cứu nạn, cứu hộ, bài " + number).c_str()));
    add(made, icalproperty_new_location("Kênh mẫu 12"));
    add(made, icalproperty_new_description(("Mã: DO21-" + number + "\nKênh: Kênh mẫu 12\nĐã xác nhận\nĐơn vị chịu trách nhiệm nội dung: Đơn vị mẫu").c_str()));
    add(made, icalproperty_new_categories("Phòng cháy chữa cháy"));
    add(made, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
    add(made, icalproperty_new_transp(ICAL_TRANSP_OPAQUE));
    for (const char* line : {"X-LICHSONG-CODE:DO21-00417", "X-LICHSONG-STATE:confirmed", "X-LICHSONG-OUTLET:o12", "X-LICHSONG-MEDIUM:radio",
                             "X-LICHSONG-RESPONSIBLE-BODY:Đơn vị mẫu"})
        add(made, icalproperty_new_from_string(line));
    return made;
}

void write(std::FILE* out, icalcomponent* component) {
    char* text = icalcomponent_as_ical_string_r(component);
    std::fputs(text, out);
    icalmemory_free_buffer(text);
    icalcomponent_free(component);
}

int parse(const char* name) {
    std::ifstream file(name, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    auto* calendar = icalparser_parse_string(text.c_str());
    if (calendar == nullptr) return 3;
    icalcomponent_free(calendar);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    if (std::string_view(argv[1]) == "parse") return parse(argv[2]);
    const long count = std::atol(argv[1]);
    std::FILE* out = std::fopen(argv[2], "wb");
    if (out == nullptr) return 3;
    if (argc > 3) {
        auto* calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
        for (long i = 0; i < count; ++i) icalcomponent_add_component(calendar, event(i));
        write(out, calendar);
    } else {
        for (long i = 0; i < count; ++i) write(out, event(i));
    }
    return std::fclose(out) == 0 ? 0 : 4;
}
