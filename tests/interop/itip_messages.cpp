// SPDX-License-Identifier: Apache-2.0
// itip_messages write FOLDER: messages of every method about the sample plan, and expected.json with what each says.
// itip_messages read READER FILE.ics: what we read of it; exit code 3 and {error} where it is refused.
// itip_messages judge READER REQUEST.ics ANSWER.ics SENDER: what we read of the answer, and what speaks against applying it.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string_view>

#include <nlohmann/json.hpp>

#include "calendar/base/error.h"
#include "calendar/ical/itip_judge.h"
#include "calendar/ical/itip_read.h"
#include "calendar/ical/itip_write.h"
#include "calendar/model/placement.h"
#include "expected_list.h"

namespace {

using namespace lichsong;
using namespace lichsong::ical;
using nlohmann::json;

const ItipParty us{"lich@tuyentruyen.example.vn", "Ban tuyên truyền"};
const ItipParty partner{"tin@bao.example.vn", "Báo tỉnh; ban \"Tin, bài\""};
constexpr base::Stamp made = 1'620'000'000;

const base::Zone& zone() {
    static const base::Zone vietnam("Asia/Ho_Chi_Minh");
    return vietnam;
}

std::string iso(model::WallSeconds wall) { return model::iso(model::date_of(wall)) + "T" + model::hm(model::time_of(wall)) + ":00+07:00"; }

std::string read_file(const char* name) {
    std::ifstream in(name, std::ios::binary | std::ios::ate);
    std::string text(static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0)), '\0');
    in.seekg(0);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

class Folder {
public:
    explicit Folder(std::string path) : m_path(std::move(path)) {}

    void put(const std::string& name, const std::string& text, json expected) {
        test::write_file(m_path + "/" + name, text);
        expected["organizer"] = us.address;
        m_expected[name] = std::move(expected);
    }
    void finish() { test::write_file(m_path + "/expected.json", m_expected.dump()); }

private:
    std::string m_path;
    json m_expected = json::object();
};

void write_requests(Folder& folder) {
    auto sample = test::sample_plan();
    const ItipWriter writer(sample.plan, zone(), sample.wording);
    ItipEnvelope envelope{ItipMethod::Request, us, partner, made, {}, "Xin trả lời\ntrước thứ Sáu"};
    auto& entry = sample.entry("DT21-0001");
    const auto span = model::wall_span(entry.placement);
    json said{{"method", "REQUEST"}, {"uid", entry.placement.uid}, {"sequence", entry.placement.sequence}, {"start", iso(span.start)}, {"end", iso(span.end)},
              {"attendee", partner.address}, {"name", partner.name}, {"status", "NEEDS-ACTION"}, {"rsvp", true}, {"comment", envelope.comment}, {"recurs", false}};
    folder.put("request.ics", writer.placements(envelope, {&entry, 1}).at(0).text, said);
    const auto& series = sample.series("an-ninh");
    const auto entries = sample.entries_of(model::id_of(series));
    said["uid"] = series.uid;
    said["sequence"] = series.sequence;
    said["recurs"] = true;
    folder.put("series.ics", writer.series(envelope, series, entries).at(0).text, said);
    envelope.method = ItipMethod::Cancel;
    said["method"] = "CANCEL";
    said["rsvp"] = false;
    folder.put("cancel_series.ics", writer.series(envelope, series, entries).at(0).text, said);
    said["recurs"] = false;
    said["recurrence_id"] = said["start"];
    folder.put("cancel_instance.ics", writer.instances(envelope, series, {entries.data(), 1}).at(0).text, said);
}

void write_answers(Folder& folder) {
    ItipItem item;
    item.uid = "00000000-0000-4000-8000-000000000001";
    item.sequence = 2;
    item.stamp = made;
    item.attendees = {{partner, PartStat::Accepted}};
    item.start = ItipTime{model::wall_seconds(model::Date(2021, 5, 19), model::TimeOfDay::at(20, 30)), false};
    item.length = model::Seconds(15 * 60);
    item.summary = "Bản tin An ninh trật tự";
    item.comment = "Đồng ý; giờ 20h30";
    const auto put = [&](const char* name, ItipMethod method, json expected) {
        expected["method"] = itip_name(method);
        expected["uid"] = item.uid;
        expected["comment"] = item.comment;
        folder.put(name, write_answer({method, us.address, {item}, {}}, zone()), std::move(expected));
    };
    json full{{"sequence", 2}, {"start", "2021-05-19T20:30:00+07:00"}, {"end", "2021-05-19T20:45:00+07:00"}, {"attendee", partner.address}, {"name", partner.name}, {"status", "ACCEPTED"}};
    put("reply.ics", ItipMethod::Reply, full);
    item.attendees[0].status = PartStat::Tentative;
    full["status"] = "TENTATIVE";
    put("counter.ics", ItipMethod::Counter, full);
    put("refresh.ics", ItipMethod::Refresh, {{"attendee", partner.address}, {"name", partner.name}});
    put("decline_counter.ics", ItipMethod::DeclineCounter, {{"sequence", 2}});
}

json said_by(const ItipMessage& message) {
    json items = json::array();
    for (const auto& item : message.items) {
        json one{{"uid", item.uid}, {"comment", item.comment}, {"sequence", item.sequence.value_or(0)}, {"organizer", item.organizer.address}, {"attendees", json::array()}};
        for (const auto& attendee : item.attendees) one["attendees"].push_back({{"address", attendee.party.address}, {"name", attendee.party.name}, {"status", itip_name(attendee.status)}});
        if (item.start) one["start"] = iso(item.start->wall);
        if (item.start && item.length) one["end"] = iso(item.start->wall + item.length->count());
        if (item.recurrence_id) one["recurrence_id"] = iso(item.recurrence_id->wall);
        items.push_back(std::move(one));
    }
    json findings = json::array();
    for (const auto& finding : message.findings) findings.push_back(finding.code);
    return {{"method", itip_name(message.method)}, {"items", items}, {"findings", findings}};
}

int read_message(char** argument) {
    try {
        std::cout << said_by(read_itip(read_file(argument[1]), argument[0], zone())) << '\n';
        return 0;
    } catch (const base::Error& error) {
        std::cout << json{{"error", error.code()}, {"args", error.args()}} << '\n';
        return static_cast<int>(error.fault());
    }
}

int judge_answer(char** argument) {
    const auto asked = read_itip(read_file(argument[1]), argument[0], zone());
    const auto answer = read_itip(read_file(argument[2]), argument[0], zone());
    const auto& question = asked.items.at(0);
    ItipKnown known;
    known.is_known = answer.items.at(0).uid == question.uid;
    known.sequence = question.sequence.value_or(0);
    known.sent = question.stamp.value_or(0);
    known.organizer = us.address;
    known.invited = {question.attendees.at(0).party.address};
    known.start = question.start;
    auto said = said_by(answer);
    said["against"] = json::array();
    const auto verdict = judge(answer.method, answer.items[0], known, {true, argument[3]}, base::SystemClock().now());
    for (const auto* condition : verdict.against) said["against"].push_back(condition->code);
    std::cout << said << '\n';
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view verb = argc > 1 ? argv[1] : "";
    if (verb == "read" && argc == 4) return read_message(argv + 2);
    if (verb == "judge" && argc == 6) return judge_answer(argv + 2);
    if (verb != "write" || argc != 3) {
        std::cerr << "usage: itip_messages write FOLDER | read READER FILE.ics | judge READER REQUEST.ics ANSWER.ics SENDER\n";
        return 2;
    }
    Folder folder(argv[2]);
    write_requests(folder);
    write_answers(folder);
    folder.finish();
    return 0;
}
