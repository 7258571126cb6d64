// SPDX-License-Identifier: Apache-2.0
// On GTK wxWidgets tells readers of the screen nothing about windows that draw themselves. So a widget of one pixel lies in
// the view whose accessible object has the things of the scene as its children.
#include <algorithm>
#include <cmath>
#include <utility>

#include <wx/nativewin.h>

#include "app/desktop/widgets/accessible_gtk.h"

namespace lichsong::desktop {
namespace {

AtkObject* as_object(gpointer object) { return ATK_OBJECT(object); }
ThingObject* as_thing(gpointer object) { return reinterpret_cast<ThingObject*>(object); }

}  // namespace

Accessible::Objects::Objects(wxWindow& view, Readable readable) : ask(std::move(readable)), m_view(view) {
    auto* area = GTK_WIDGET(g_object_new(scene_area_get_type(), nullptr));
    gtk_widget_show(area);
    new wxNativeWindow(&view, wxID_ANY, area);  // goes with the view
    m_root = gtk_widget_get_accessible(area);
    g_object_ref(m_root);
    atk_object_set_role(m_root, ATK_ROLE_LIST);
    reinterpret_cast<SceneObject*>(m_root)->objects = this;
}

Accessible::Objects::~Objects() {
    for (const auto& [index, object] : m_made) bury(object);
    if (m_speaker != nullptr) bury(m_speaker);
    reinterpret_cast<SceneObject*>(m_root)->objects = nullptr;
    g_object_unref(m_root);
}

// Whoever still holds it is told that there is nothing behind it any more.
void Accessible::Objects::bury(ThingObject* object) {
    object->objects = nullptr;
    atk_object_notify_state_change(as_object(object), ATK_STATE_DEFUNCT, TRUE);
    g_object_unref(object);
}

int Accessible::Objects::count() const { return shown() ? static_cast<int>(ask.scene().things.size()) + (m_speaker == nullptr ? 0 : 1) : 0; }

const Thing* Accessible::Objects::thing(int index) const {
    const auto& things = ask.scene().things;
    return index >= 0 && static_cast<std::size_t>(index) < things.size() ? &things[static_cast<std::size_t>(index)] : nullptr;
}

ThingObject* Accessible::Objects::made(int index) {
    if (const auto found = m_made.find(index); found != m_made.end()) return found->second;
    auto* object = as_thing(g_object_new(thing_object_get_type(), nullptr));
    object->objects = this;
    object->index = index;
    m_made.emplace(index, object);
    m_identities.emplace(object, identity_of(*thing(index)));
    return object;
}

AtkObject* Accessible::Objects::child(int index) {
    if (index < 0 || index >= count()) return nullptr;
    auto* object = thing(index) == nullptr ? m_speaker : made(index);
    return as_object(g_object_ref(object));
}

bool Accessible::Objects::is_in_view(const Thing& thing) const {
    const auto size = m_view.GetClientSize();
    return shown() && ask.place(thing).meets({0, 0, static_cast<double>(size.x), static_cast<double>(size.y)});
}

wxRect Accessible::Objects::place(const Rect& on_window, AtkCoordType from) const {
    const wxRect inside(static_cast<int>(std::lround(on_window.x)), static_cast<int>(std::lround(on_window.y)), static_cast<int>(std::lround(on_window.width)), static_cast<int>(std::lround(on_window.height)));
    if (from == ATK_XY_PARENT) return inside;
    auto corner = m_view.ClientToScreen(inside.GetPosition());
    if (from == ATK_XY_WINDOW) corner -= wxGetTopLevelParent(&m_view)->GetScreenPosition();
    return {corner, inside.GetSize()};
}

wxRect Accessible::Objects::whole(AtkCoordType from) const {
    const auto size = m_view.GetClientSize();
    return place({0, 0, static_cast<double>(size.x), static_cast<double>(size.y)}, from);
}

int Accessible::Objects::at(const wxPoint& point, AtkCoordType from) const {
    const auto& things = ask.scene().things;
    for (auto i = things.size(); i-- > 0;)
        if (place(ask.place(things[i]), from).Contains(point)) return static_cast<int>(i);
    return -1;
}

void Accessible::Objects::act(int index, Act act) {
    const auto* wanted = thing(index);
    if (wanted == nullptr) return;
    m_view.CallAfter([this, act, copy = *wanted] { ask.act(copy, act); });
}

void Accessible::Objects::changed() {
    match();
    tell_title();
    tell_selection();
}

void Accessible::Objects::tell_title() {
    auto title = ask.title();
    if (title == m_title) return;
    m_title = std::move(title);
    atk_object_set_name(m_root, m_title.c_str());
}

// Objects that somebody holds go over to the new scene where their thing is still there.
void Accessible::Objects::match() {
    if (m_made.empty()) return;
    std::map<Identity, ThingObject*> living;
    for (const auto& [object, identity] : m_identities)
        if (!living.emplace(identity, object).second) bury(object);
    m_made.clear();
    m_identities.clear();
    const auto& things = ask.scene().things;
    for (std::size_t i = 0; i < things.size() && !living.empty(); ++i) {
        const auto found = living.find(identity_of(things[i]));
        if (found == living.end()) continue;
        found->second->index = static_cast<int>(i);
        m_made.emplace(static_cast<int>(i), found->second);
        m_identities.emplace(found->second, found->first);
        living.erase(found);
    }
    for (const auto& [identity, object] : living) {
        object->objects = nullptr;
        g_signal_emit_by_name(m_root, "children-changed::remove", object->index, object, nullptr);
        bury(object);
    }
    g_signal_emit_by_name(m_root, "visible-data-changed");
}

void Accessible::Objects::tell_selection() {
    const auto now = ask.selection();
    if (now == m_selected) return;
    const auto before = std::exchange(m_selected, now);
    for (const auto& [index, object] : m_made) {
        const auto* one = thing(index);
        if (one == nullptr || !is_selectable(*one) || before.contains(one->id) == now.contains(one->id)) continue;
        atk_object_notify_state_change(as_object(object), ATK_STATE_SELECTED, static_cast<gboolean>(now.contains(one->id)));
    }
    g_signal_emit_by_name(m_root, "selection-changed");
    if (now.size() != 1) return;
    const auto& things = ask.scene().things;
    const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& one) { return is_selectable(one) && one.id == *now.begin(); });
    if (found != things.end()) focus(&*found);
}

void Accessible::Objects::focus(const Thing* thing) {
    if (thing == nullptr) {
        m_focus.reset();
        return;
    }
    const bool again = m_focus == identity_of(*thing);
    m_focus = identity_of(*thing);
    if (!has_focus()) return;
    auto* object = as_object(made(static_cast<int>(thing - ask.scene().things.data())));
    if (again) g_object_notify(G_OBJECT(object), "accessible-name");
    g_signal_emit_by_name(m_root, "active-descendant-changed", object);
    atk_object_notify_state_change(object, ATK_STATE_FOCUSED, TRUE);
}

void Accessible::Objects::say(const std::string& sentence) {
    m_said = sentence;
    if (m_speaker == nullptr) {
        m_speaker = as_thing(g_object_new(thing_object_get_type(), nullptr));
        m_speaker->objects = this;
        g_signal_emit_by_name(m_root, "children-changed::add", count() - 1, m_speaker, nullptr);
    }
    g_object_notify(G_OBJECT(m_speaker), "accessible-name");
    atk_object_notify_state_change(as_object(m_speaker), ATK_STATE_SHOWING, TRUE);
}

Accessible::Accessible(wxWindow& view, Readable readable) : m_objects(new Objects(view, std::move(readable))) {}
Accessible::~Accessible() { delete m_objects; }
void Accessible::changed() { m_objects->changed(); }
void Accessible::focus(const Thing* thing) { m_objects->focus(thing); }
void Accessible::say(const std::string& sentence) { m_objects->say(sentence); }

}  // namespace lichsong::desktop
