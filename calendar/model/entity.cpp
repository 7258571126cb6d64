// SPDX-License-Identifier: Apache-2.0
// The table of kinds, and the field lists of the entities that have no file of their own.
#include "calendar/model/entity.h"

#include <algorithm>
#include <array>

#include "calendar/base/error.h"
#include "calendar/model/asrun_line.h"
#include "calendar/model/goal.h"
#include "calendar/model/holidays.h"
#include "calendar/model/message.h"
#include "calendar/model/origin.h"
#include "calendar/model/release.h"
#include "calendar/model/report_setting.h"
#include "calendar/model/request.h"
#include "calendar/model/rule.h"
#include "calendar/model/tally.h"

namespace lichsong::model {

std::span<const FieldInfo> campaign_fields() {
    static constexpr std::array list{
        field<&Campaign::name>("name", Required | Searched),
        field<&Campaign::name_en>("name_en", Searched),
        field<&Campaign::body>("body"),
        field<&Campaign::email>("email"),
        field<&Campaign::first_day>("first_day", Required),
        field<&Campaign::last_day>("last_day", Required),
        field<&Campaign::dday>("dday"),
        field<&Campaign::zone>("zone", Required),
        field<&Campaign::code>("code", Required),
        field<&Campaign::template_id>("template"),
        field<&Campaign::uid>("uid", Generated),
        field<&Campaign::polls_open>("polls_open"),
        field<&Campaign::polls_close>("polls_close"),
    };
    return list;
}

std::span<const FieldInfo> area_fields() {
    static constexpr std::array list{
        field<&Area::name>("name", Required | Searched),
        field<&Area::level>("level"),
        field<&Area::parent>("parent"),
        field<&Area::early_polling>("early_polling"),
        field<&Area::polls_open>("polls_open"),
        field<&Area::polls_close>("polls_close"),
        field<&Area::valid_from>("valid_from"),
        field<&Area::valid_to>("valid_to"),
    };
    return list;
}

std::span<const FieldInfo> topic_fields() {
    static constexpr std::array list{
        field<&Topic::title>("title", Required | Searched),
        field<&Topic::title_en>("title_en", Searched),
        field<&Topic::parent>("parent"),
        field<&Topic::colour>("colour"),
        field<&Topic::symbol>("symbol"),
    };
    return list;
}

std::span<const FieldInfo> partner_fields() {
    static constexpr std::array list{
        field<&Partner::name>("name", Required | Searched),
        field<&Partner::name_en>("name_en", Searched),
        field<&Partner::short_name>("short_name", Searched),
        field<&Partner::kind>("kind"),
        field<&Partner::email>("email"),
        field<&Partner::successor>("successor"),
        field<&Partner::valid_from>("valid_from"),
        field<&Partner::valid_to>("valid_to"),
        field<&Partner::example>("example"),
    };
    return list;
}

std::span<const FieldInfo> contact_fields() {
    static constexpr std::array list{
        field<&Contact::partner>("partner", Required),
        field<&Contact::name>("name", Required | Searched),
        field<&Contact::post>("post"),
        field<&Contact::phone>("phone"),
        field<&Contact::email>("email"),
    };
    return list;
}

std::span<const FieldInfo> outlet_fields() {
    static constexpr std::array list{
        field<&Outlet::name>("name", Required | Searched),
        field<&Outlet::name_en>("name_en", Searched),
        field<&Outlet::partner>("partner"),
        field<&Outlet::medium>("medium"),
        field<&Outlet::area>("area"),
        field<&Outlet::language>("language"),
        field<&Outlet::lead_content>("lead_content"),
        field<&Outlet::lead_approval>("lead_approval"),
        field<&Outlet::lead_tape>("lead_tape"),
        field<&Outlet::day_start>("day_start"),
        field<&Outlet::tolerance>("tolerance"),
        field<&Outlet::colour>("colour"),
        field<&Outlet::successor>("successor"),
        field<&Outlet::valid_from>("valid_from"),
        field<&Outlet::valid_to>("valid_to"),
        field<&Outlet::example>("example"),
    };
    return list;
}

std::span<const FieldInfo> goal_fields() {
    static constexpr std::array list{
        field<&Goal::topic>("topic", Required),
        field<&Goal::medium>("medium"),
        field<&Goal::area>("area"),
        field<&Goal::any_form>("any_form"),
        field<&Goal::form>("form"),
        field<&Goal::period>("period"),
        field<&Goal::phase>("phase"),
        field<&Goal::unit>("unit"),
        field<&Goal::target>("target"),
        field<&Goal::count_repeats>("count_repeats"),
        field<&Goal::tier>("tier"),
    };
    return list;
}

std::span<const FieldInfo> rule_fields() {
    static constexpr std::array list{
        field<&Rule::title>("title", Required | Searched),
        field<&Rule::title_en>("title_en", Searched),
        field<&Rule::kind>("kind", Required),
        field<&Rule::severity>("severity"),
        field<&Rule::subject>("subject"),
        field<&Rule::scope>("scope"),
        field<&Rule::period>("period"),
        field<&Rule::stage>("stage"),
        field<&Rule::minutes>("minutes"),
        field<&Rule::slots>("slots"),
        field<&Rule::maximum>("maximum"),
        field<&Rule::only_outlet>("only_outlet"),
        field<&Rule::any_medium>("any_medium"),
        field<&Rule::only_medium>("only_medium"),
        field<&Rule::only_area>("only_area"),
        field<&Rule::only_topic>("only_topic"),
        field<&Rule::only_partner>("only_partner"),
        field<&Rule::law>("law"),
        field<&Rule::needs>("needs"),
    };
    return list;
}

std::span<const FieldInfo> tally_fields() {
    static constexpr std::array list{
        field<&Tally::title>("title", Required | Searched),
        field<&Tally::kind>("kind"),
        field<&Tally::count>("count"),
        field<&Tally::unit>("unit"),
        field<&Tally::date>("date", Required),
        field<&Tally::area>("area"),
        field<&Tally::topic>("topic"),
        field<&Tally::source>("source"),
        field<&Tally::note>("note"),
    };
    return list;
}

std::span<const FieldInfo> origin_fields() {
    static constexpr std::array list{
        field<&Origin::uid>("uid", Required | Generated),
        field<&Origin::source>("source", Generated),
        field<&Origin::series>("series", Generated),
        field<&Origin::placement>("placement", Generated),
        field<&Origin::title>("title", Generated),
        field<&Origin::date>("date", Generated),
        field<&Origin::start>("start", Generated),
        field<&Origin::length>("length", Generated),
        field<&Origin::sequence>("sequence", Generated),
        field<&Origin::stamp>("stamp", Generated),
        field<&Origin::whole>("whole", Generated),
        field<&Origin::changed_here>("changed_here", Generated),
        field<&Origin::entry>("entry", Generated),
        field<&Origin::raw>("raw", Generated),
    };
    return list;
}

std::span<const EntityInfo> entity_table() {
    using enum EntityKind;
    static const std::array table{
        EntityInfo{Campaign, "campaign", "campaigns", "", "name", campaign_fields()},
        EntityInfo{Area, "area", "areas", "", "name", area_fields()},
        EntityInfo{Milestone, "milestone", "milestones", "", "title", milestone_fields()},
        EntityInfo{Phase, "phase", "phases", "", "title", phase_fields()},
        EntityInfo{Holiday, "holiday", "holidays", "", "title", holiday_fields()},
        EntityInfo{Topic, "topic", "topics", "", "title", topic_fields()},
        EntityInfo{Partner, "partner", "partners", "", "name", partner_fields()},
        EntityInfo{Contact, "contact", "contacts", "C", "name", contact_fields()},
        EntityInfo{Outlet, "outlet", "outlets", "", "name", outlet_fields()},
        EntityInfo{Slot, "slot", "slots", "", "title", slot_fields()},
        EntityInfo{Series, "series", "series", "", "title", series_fields()},
        EntityInfo{Segment, "segment", "segments", "S", "title", segment_fields(), true},
        EntityInfo{Placement, "placement", "placements", "", "", placement_fields(), true},
        EntityInfo{Goal, "goal", "goals", "G", "", goal_fields()},
        EntityInfo{Rule, "rule", "rules", "", "title", rule_fields()},
        EntityInfo{Origin, "origin", "origins", "N", "uid", origin_fields(), true},
        EntityInfo{Request, "request", "requests", "R", "title", request_fields()},
        EntityInfo{RequestLine, "request_line", "request_lines", "L", "", request_line_fields(), true},
        EntityInfo{TrailEntry, "trail", "trail", "T", "title", trail_fields(), true},
        EntityInfo{Release, "release", "releases", "V", "title", release_fields()},
        EntityInfo{Feed, "feed", "feeds", "F", "label", feed_fields()},
        EntityInfo{Message, "message", "messages", "M", "title", message_fields(), true},
        EntityInfo{Invitation, "invitation", "invitations", "I", "uid", invitation_fields(), true},
        EntityInfo{PendingReply, "pending_reply", "pending_replies", "A", "", pending_reply_fields(), true},
        EntityInfo{LogLayout, "log_layout", "log_layouts", "", "title", log_layout_fields()},
        EntityInfo{AsRunLine, "asrun_line", "asrun_lines", "W", "", asrun_line_fields(), true},
        EntityInfo{ClosedDay, "closed_day", "closed_days", "D", "", closed_day_fields()},
        EntityInfo{Tally, "tally", "tallies", "Y", "title", tally_fields()},
        EntityInfo{ReportSetting, "report_setting", "report_settings", "", "label", report_setting_fields()},
    };
    static_assert(table.size() == entity_kind_count);
    return table;
}

bool EntityInfo::is_made_by_hand() const {
    return is_changed_by_hand() && std::none_of(fields.begin(), fields.end(), [](const FieldInfo& field) { return field.has(Guarded); });
}

bool EntityInfo::is_changed_by_hand() const {
    return std::any_of(fields.begin(), fields.end(), [](const FieldInfo& field) { return field.is_by_hand(); });
}

const EntityInfo& info_of(EntityKind kind) { return entity_table()[static_cast<std::size_t>(kind)]; }

const EntityInfo* find_entity(std::string_view name) {
    const auto table = entity_table();
    const auto found = std::find_if(table.begin(), table.end(), [&](const EntityInfo& info) { return info.name == name; });
    return found == table.end() ? nullptr : &*found;
}

std::size_t field_index(const EntityInfo& info, std::string_view name) {
    for (std::size_t i = 0; i < info.fields.size(); ++i)
        if (info.fields[i].name == name) return i;
    throw base::Error(base::Fault::Call, "field.unknown", {std::string(info.name), std::string(name)});
}

std::string Record::label() const {
    const auto& entity = info();
    if (entity.label.empty()) return head.key;
    const auto* text = std::get_if<std::string>(&values[field_index(entity, entity.label)]);
    return text == nullptr ? head.key : *text;
}

}  // namespace lichsong::model
