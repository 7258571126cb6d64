// SPDX-License-Identifier: Apache-2.0
// kcalendar_instants FROM TO FILE.ics…: what KCalendarCore, the library under KOrganizer, finds in each file between two days;
// prints [[{start, end, cancelled}, …], …], or {error} for a file it cannot read. The reader of readers.py; links nothing of ours.
#include <cstdio>

#include <KCalendarCore/FileStorage>
#include <KCalendarCore/MemoryCalendar>
#include <KCalendarCore/OccurrenceIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace {

using namespace KCalendarCore;

QString text_of(const QDateTime& time, bool all_day) {
    return all_day ? time.date().toString(Qt::ISODate) : time.toOffsetFromUtc(7 * 3600).toString(Qt::ISODate);
}

QJsonObject instant(const OccurrenceIterator& at) {
    const auto event = at.incidence();
    const bool all_day = event->allDay();
    auto end = at.occurrenceEndDate();
    if (all_day) end = end.addDays(1);  // its last day is within
    return {{"start", text_of(at.occurrenceStartDate(), all_day)},
            {"end", text_of(end, all_day)},
            {"cancelled", event->status() == Incidence::StatusCanceled}};
}

QJsonValue instants(const QString& file, const QDateTime& first, const QDateTime& last) {
    const MemoryCalendar::Ptr calendar(new MemoryCalendar(QTimeZone("Asia/Ho_Chi_Minh")));
    if (!FileStorage(calendar, file).load()) return QJsonObject{{"error", "not loaded"}};
    QJsonArray found;
    for (OccurrenceIterator at(*calendar, first, last); at.hasNext();) {
        at.next();
        found.append(instant(at));
    }
    return found;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    const QTimeZone vietnam("Asia/Ho_Chi_Minh");
    const auto at = [&](const char* day, const QTime& time) {
        return QDateTime(QDate::fromString(QString::fromUtf8(day), Qt::ISODate), time, vietnam);
    };
    const auto first = at(argv[1], QTime(0, 0)), last = at(argv[2], QTime(23, 59, 59));
    QJsonArray all;
    for (int i = 3; i < argc; ++i) all.append(instants(QString::fromLocal8Bit(argv[i]), first, last));
    std::puts(QJsonDocument(all).toJson(QJsonDocument::Compact).constData());
    return 0;
}
