// SPDX-License-Identifier: Apache-2.0
// The kinds of row a plan is made of, in the order in which they are written and copied: what is referred to comes first,
// but for references among the same kind.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace lichsong::model {

enum class EntityKind : std::uint8_t {
    Campaign, Area, Milestone, Phase, Holiday, Topic, Partner, Contact, Outlet, Slot, Series, Segment, Placement, Goal, Rule, Origin, Request, RequestLine,
    TrailEntry, Release, Feed, Message, Invitation, PendingReply, LogLayout, AsRunLine, ClosedDay, Tally,
    ReportSetting,
};
inline constexpr std::size_t entity_kind_count = 29;

struct Campaign;
struct Area;
struct Milestone;
struct Phase;
struct Holiday;
struct Topic;
struct Partner;
struct Contact;
struct Outlet;
struct Slot;
struct Series;
struct Segment;
struct Placement;
struct Goal;
struct Rule;
struct Origin;
struct Request;
struct RequestLine;
struct TrailEntry;
struct Release;
struct Feed;
struct Message;
struct Invitation;
struct PendingReply;
struct LogLayout;
struct AsRunLine;
struct ClosedDay;
struct Tally;
struct ReportSetting;

template <class E>
inline constexpr EntityKind kind_of = EntityKind::Campaign;
template <> inline constexpr EntityKind kind_of<Area> = EntityKind::Area;
template <> inline constexpr EntityKind kind_of<Milestone> = EntityKind::Milestone;
template <> inline constexpr EntityKind kind_of<Phase> = EntityKind::Phase;
template <> inline constexpr EntityKind kind_of<Holiday> = EntityKind::Holiday;
template <> inline constexpr EntityKind kind_of<Topic> = EntityKind::Topic;
template <> inline constexpr EntityKind kind_of<Partner> = EntityKind::Partner;
template <> inline constexpr EntityKind kind_of<Contact> = EntityKind::Contact;
template <> inline constexpr EntityKind kind_of<Outlet> = EntityKind::Outlet;
template <> inline constexpr EntityKind kind_of<Slot> = EntityKind::Slot;
template <> inline constexpr EntityKind kind_of<Series> = EntityKind::Series;
template <> inline constexpr EntityKind kind_of<Segment> = EntityKind::Segment;
template <> inline constexpr EntityKind kind_of<Placement> = EntityKind::Placement;
template <> inline constexpr EntityKind kind_of<Goal> = EntityKind::Goal;
template <> inline constexpr EntityKind kind_of<Rule> = EntityKind::Rule;
template <> inline constexpr EntityKind kind_of<Origin> = EntityKind::Origin;
template <> inline constexpr EntityKind kind_of<Request> = EntityKind::Request;
template <> inline constexpr EntityKind kind_of<RequestLine> = EntityKind::RequestLine;
template <> inline constexpr EntityKind kind_of<TrailEntry> = EntityKind::TrailEntry;
template <> inline constexpr EntityKind kind_of<Release> = EntityKind::Release;
template <> inline constexpr EntityKind kind_of<Feed> = EntityKind::Feed;
template <> inline constexpr EntityKind kind_of<Message> = EntityKind::Message;
template <> inline constexpr EntityKind kind_of<Invitation> = EntityKind::Invitation;
template <> inline constexpr EntityKind kind_of<PendingReply> = EntityKind::PendingReply;
template <> inline constexpr EntityKind kind_of<LogLayout> = EntityKind::LogLayout;
template <> inline constexpr EntityKind kind_of<AsRunLine> = EntityKind::AsRunLine;
template <> inline constexpr EntityKind kind_of<ClosedDay> = EntityKind::ClosedDay;
template <> inline constexpr EntityKind kind_of<Tally> = EntityKind::Tally;
template <> inline constexpr EntityKind kind_of<ReportSetting> = EntityKind::ReportSetting;

/// Names of an enumeration's values, in order; see enum_names() beside each.
template <std::size_t N>
using Names = std::array<std::string_view, N>;

}  // namespace lichsong::model
