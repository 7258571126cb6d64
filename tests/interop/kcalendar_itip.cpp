// SPDX-License-Identifier: Apache-2.0
// KCalendarCore, the library under KOrganizer, as the other side of our scheduling messages; links nothing of ours.
// kcalendar_itip read FILE.ics: prints what it finds in a message, or {error}.
// kcalendar_itip answer REQUEST.ics accepted|declined|tentative|counter ADDRESS: prints the message it answers with.
#include <cstdio>

#include <KCalendarCore/Event>
#include <KCalendarCore/ICalFormat>
#include <KCalendarCore/MemoryCalendar>
#include <KCalendarCore/ScheduleMessage>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace {

using namespace KCalendarCore;

QString text_of(const QDateTime& time) { return time.toOffsetFromUtc(7 * 3600).toString(Qt::ISODate); }

QString name_of(Attendee::PartStat status) {
    switch (status) {
        case Attendee::NeedsAction: return QStringLiteral("NEEDS-ACTION");
        case Attendee::Accepted: return QStringLiteral("ACCEPTED");
        case Attendee::Declined: return QStringLiteral("DECLINED");
        case Attendee::Tentative: return QStringLiteral("TENTATIVE");
        default: return QStringLiteral("other");
    }
}

ScheduleMessage::Ptr parsed(ICalFormat& format, const MemoryCalendar::Ptr& calendar, const char* name) {
    QFile file(QString::fromLocal8Bit(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return format.parseScheduleMessage(calendar, QString::fromUtf8(file.readAll()));
}

QJsonObject said_by(const ScheduleMessage& message) {
    const auto event = message.event().dynamicCast<Event>();
    if (!event) return {{"error", "no event"}};
    QJsonArray attendees;
    const auto all = event->attendees();
    for (const auto& one : all)
        attendees.append(QJsonObject{{"address", one.email()}, {"name", one.name()}, {"status", name_of(one.status())}, {"rsvp", one.RSVP()}});
    QJsonObject said{{"method", ScheduleMessage::methodName(message.method()).toUpper().remove(QLatin1Char(' '))}, {"uid", event->uid()}, {"sequence", event->revision()},
                     {"summary", event->summary()}, {"organizer", event->organizer().email()}, {"attendees", attendees},
                     {"comment", event->comments().join(QLatin1Char('\n'))}, {"recurs", event->recurs()}, {"cancelled", event->status() == Incidence::StatusCanceled}};
    if (event->dtStart().isValid()) said["start"] = text_of(event->dtStart());
    if (event->hasEndDate()) said["end"] = text_of(event->dtEnd());
    if (event->hasRecurrenceId()) said["recurrence_id"] = text_of(event->recurrenceId());
    return said;
}

// As KOrganizer answers: of the attendees only the one who answers stays.
QString answer(ICalFormat& format, const ScheduleMessage& message, const QByteArray& how, const QString& address) {
    const auto event = message.event().dynamicCast<Event>();
    if (!event) return {};
    const Event::Ptr own(event->clone());
    auto me = own->attendeeByMail(address);
    if (me.isNull()) return {};
    const bool counter = how == "counter";
    me.setStatus(how == "accepted" ? Attendee::Accepted : how == "declined" ? Attendee::Declined : Attendee::Tentative);
    own->clearAttendees();
    own->addAttendee(me);
    own->clearComments();
    own->addComment(QString::fromUtf8("Đồng ý; trả lời"));
    if (counter) {
        own->setDtStart(event->dtStart().addSecs(5400));
        own->setDtEnd(event->dtEnd().addSecs(5400));
    }
    own->setRevision(event->revision());
    return format.createScheduleMessage(own, counter ? iTIPCounter : iTIPReply);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 5) return 2;
    const MemoryCalendar::Ptr calendar(new MemoryCalendar(QTimeZone("Asia/Ho_Chi_Minh")));
    ICalFormat format;
    const auto message = parsed(format, calendar, argv[2]);
    if (!message) {
        std::puts("{\"error\": \"not read\"}");
        return 1;
    }
    if (argc == 3) std::puts(QJsonDocument(said_by(*message)).toJson(QJsonDocument::Compact).constData());
    else std::fputs(answer(format, *message, argv[3], QString::fromUtf8(argv[4])).toUtf8().constData(), stdout);
    return 0;
}
