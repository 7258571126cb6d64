// SPDX-License-Identifier: Apache-2.0
// The objects that readers of the screen hold, in the language of GObject. What they are asked they ask on; once the view or
// the thing has gone they say so.
#include <array>

#include "app/desktop/text.h"
#include "app/desktop/widgets/accessible_gtk.h"

#pragma GCC diagnostic ignored "-Wold-style-cast"  // G_DEFINE_TYPE writes C

namespace lichsong::desktop {
namespace {

struct ActName {
    const char* id;  ///< as programs ask for it
    const char* words;
};
// In the order of Act.
constexpr std::array<ActName, 3> act_names{{{"select", LICHSONG_N_("Select")}, {"open", LICHSONG_N_("Open…")}, {"create", LICHSONG_N_("New placement")}}};

struct KindInfo {
    const char* id;
    AtkRole role;
    std::array<Act, 2> acts;
    int act_count;
};
// In the order of Kind.
constexpr std::array<KindInfo, 12> kinds{{{"day", ATK_ROLE_LIST_ITEM, {Act::Select, Act::Create}, 2},
                                         {"time", ATK_ROLE_LIST_ITEM, {Act::Select, Act::Create}, 2},
                                         {"slot", ATK_ROLE_LIST_ITEM, {Act::Select, Act::Create}, 2},
                                         {"placement", ATK_ROLE_LIST_ITEM, {Act::Open, Act::Select}, 2},
                                         {"more", ATK_ROLE_PUSH_BUTTON, {Act::Open}, 1},
                                         {"coverage", ATK_ROLE_LIST_ITEM, {Act::Open}, 1},
                                         {"milestone", ATK_ROLE_LABEL, {}, 0},
                                         {"waiting", ATK_ROLE_LIST_ITEM, {Act::Select, Act::Create}, 2},
                                         {"area", ATK_ROLE_LIST_ITEM, {Act::Open}, 1},
                                         {"flight", ATK_ROLE_LIST_ITEM, {Act::Open}, 1},
                                         {"choice", ATK_ROLE_PUSH_BUTTON, {Act::Open}, 1},
                                         {"heading", ATK_ROLE_HEADING, {}, 0}}};

static_assert(kinds.size() == static_cast<std::size_t>(Kind::Heading) + 1, "a kind of thing is missing here");

const KindInfo& info_of(const Thing& thing) { return kinds[static_cast<std::size_t>(thing.kind)]; }

ThingObject* thing_of(gpointer object) { return reinterpret_cast<ThingObject*>(object); }
Accessible::Objects* objects_of(gpointer object) { return reinterpret_cast<SceneObject*>(object)->objects; }
const Thing* asked(gpointer object) {
    const auto* child = thing_of(object);
    return child->objects == nullptr ? nullptr : child->objects->thing(child->index);
}

// ---- a child: place

void thing_extents(AtkComponent* component, gint* x, gint* y, gint* width, gint* height, AtkCoordType from) {
    wxRect place(-1, -1, 0, 0);
    if (const auto* thing = asked(component)) {
        const auto& objects = *thing_of(component)->objects;
        place = objects.place(objects.ask.place(*thing), from);
    }
    for (const auto& [to, value] : {std::pair(x, place.x), std::pair(y, place.y), std::pair(width, place.width), std::pair(height, place.height)})
        if (to != nullptr) *to = value;
}

gboolean thing_take_focus(AtkComponent* component) {
    if (asked(component) == nullptr) return FALSE;
    thing_of(component)->objects->act(thing_of(component)->index, Act::Select);
    return TRUE;
}

void thing_component(AtkComponentIface* face, gpointer) {
    face->get_extents = thing_extents;
    face->grab_focus = thing_take_focus;
}

// ---- a child: what can be done

gint thing_act_count(AtkAction* action) {
    const auto* thing = asked(action);
    return thing == nullptr ? 0 : info_of(*thing).act_count;
}

const ActName* act_name(AtkAction* action, gint i) {
    const auto* thing = asked(action);
    if (thing == nullptr || i < 0 || i >= info_of(*thing).act_count) return nullptr;
    return &act_names[static_cast<std::size_t>(info_of(*thing).acts[static_cast<std::size_t>(i)])];
}

const gchar* thing_act_name(AtkAction* action, gint i) {
    const auto* found = act_name(action, i);
    return found == nullptr ? nullptr : found->id;
}

const gchar* thing_act_words(AtkAction* action, gint i) {
    static std::string words;
    const auto* found = act_name(action, i);
    if (found == nullptr) return nullptr;
    words = base::tr(found->words);
    return words.c_str();
}

gboolean thing_do(AtkAction* action, gint i) {
    if (act_name(action, i) == nullptr) return FALSE;
    const auto* child = thing_of(action);
    child->objects->act(child->index, info_of(*asked(action)).acts[static_cast<std::size_t>(i)]);
    return TRUE;
}

void thing_action(AtkActionIface* face, gpointer) {
    face->get_n_actions = thing_act_count;
    face->get_name = thing_act_name;
    face->get_localized_name = thing_act_words;
    face->do_action = thing_do;
}

}  // namespace

// ---- a child: what it is

G_DEFINE_TYPE_WITH_CODE(ThingObject, thing_object, ATK_TYPE_OBJECT, G_IMPLEMENT_INTERFACE(ATK_TYPE_COMPONENT, thing_component)
                                                                        G_IMPLEMENT_INTERFACE(ATK_TYPE_ACTION, thing_action))

namespace {

const gchar* thing_name(AtkObject* object) {
    auto* child = thing_of(object);
    const auto* thing = asked(object);
    if (child->objects == nullptr) return nullptr;
    const auto words = thing == nullptr ? child->objects->said() : child->objects->ask.name(*thing);
    g_free(child->name);
    child->name = g_strdup(words.c_str());
    return child->name;
}

AtkRole thing_role(AtkObject* object) {
    const auto* thing = asked(object);
    return thing == nullptr ? ATK_ROLE_NOTIFICATION : info_of(*thing).role;
}

AtkObject* thing_parent(AtkObject* object) {
    const auto* child = thing_of(object);
    return child->objects == nullptr ? nullptr : child->objects->root();
}

gint thing_index(AtkObject* object) {
    const auto* child = thing_of(object);
    if (child->objects == nullptr) return -1;
    return child->index >= 0 ? child->index : child->objects->count() - 1;
}

AtkStateSet* thing_states(AtkObject* object) {
    auto* states = atk_state_set_new();
    const auto* child = thing_of(object);
    if (child->objects == nullptr) {
        atk_state_set_add_state(states, ATK_STATE_DEFUNCT);
        return states;
    }
    const auto& objects = *child->objects;
    const auto* thing = asked(object);
    const std::pair<AtkStateType, bool> all[] = {{ATK_STATE_ENABLED, true},
                                                 {ATK_STATE_SENSITIVE, true},
                                                 {ATK_STATE_VISIBLE, true},
                                                 {ATK_STATE_TRANSIENT, thing != nullptr},
                                                 {ATK_STATE_SHOWING, thing == nullptr || objects.is_in_view(*thing)},
                                                 {ATK_STATE_FOCUSABLE, thing != nullptr && info_of(*thing).act_count > 0},
                                                 {ATK_STATE_FOCUSED, thing != nullptr && objects.is_focused(*thing)},
                                                 {ATK_STATE_SELECTABLE, thing != nullptr && is_selectable(*thing)},
                                                 {ATK_STATE_SELECTED, thing != nullptr && objects.is_selected(*thing)}};
    for (const auto& [state, holds] : all)
        if (holds) atk_state_set_add_state(states, state);
    return states;
}

AtkAttributeSet* add_attribute(AtkAttributeSet* all, const char* name, const std::string& value) {
    auto* one = g_new(AtkAttribute, 1);
    one->name = g_strdup(name);
    one->value = g_strdup(value.c_str());
    return g_slist_prepend(all, one);
}

AtkAttributeSet* thing_attributes(AtkObject* object) {
    const auto* thing = asked(object);
    if (thing == nullptr) return nullptr;
    auto* all = add_attribute(nullptr, "kind", info_of(*thing).id);
    return model::is_set(thing->target.date) ? add_attribute(all, "date", model::iso(thing->target.date)) : all;
}

void thing_finalize(GObject* object) {
    g_free(thing_of(object)->name);
    G_OBJECT_CLASS(thing_object_parent_class)->finalize(object);
}

}  // namespace

static void thing_object_init(ThingObject* child) {
    child->objects = nullptr;
    child->index = -1;
    child->name = nullptr;
}

static void thing_object_class_init(ThingObjectClass* type) {
    auto* object = ATK_OBJECT_CLASS(type);
    object->get_name = thing_name;
    object->get_role = thing_role;
    object->get_parent = thing_parent;
    object->get_index_in_parent = thing_index;
    object->ref_state_set = thing_states;
    object->get_attributes = thing_attributes;
    G_OBJECT_CLASS(type)->finalize = thing_finalize;
}

// ---- the whole scene

namespace {

void scene_extents(AtkComponent* component, gint* x, gint* y, gint* width, gint* height, AtkCoordType from) {
    const auto* objects = objects_of(component);
    const auto place = objects == nullptr ? wxRect(-1, -1, 0, 0) : objects->whole(from);
    for (const auto& [to, value] : {std::pair(x, place.x), std::pair(y, place.y), std::pair(width, place.width), std::pair(height, place.height)})
        if (to != nullptr) *to = value;
}

AtkObject* scene_child_at(AtkComponent* component, gint x, gint y, AtkCoordType from) {
    auto* objects = objects_of(component);
    const int index = objects == nullptr ? -1 : objects->at(wxPoint(x, y), from);
    return index < 0 ? nullptr : objects->child(index);
}

void scene_component(AtkComponentIface* face, gpointer) {
    face->get_extents = scene_extents;
    face->ref_accessible_at_point = scene_child_at;
}

// The n-th placement that is selected, among the things that are shown.
int selected_index(const Accessible::Objects& objects, int nth) {
    for (int i = 0; const auto* thing = objects.thing(i); ++i)
        if (objects.is_selected(*thing) && nth-- == 0) return i;
    return -1;
}

gint scene_selected_count(AtkSelection* selection) {
    const auto* objects = objects_of(selection);
    int count = 0;
    if (objects == nullptr || !objects->shown()) return 0;
    for (int i = 0; const auto* thing = objects->thing(i); ++i)
        if (objects->is_selected(*thing)) ++count;
    return count;
}

AtkObject* scene_selected(AtkSelection* selection, gint nth) {
    auto* objects = objects_of(selection);
    const int index = objects == nullptr || !objects->shown() ? -1 : selected_index(*objects, nth);
    return index < 0 ? nullptr : objects->child(index);
}

gboolean scene_select(AtkSelection* selection, gint index) {
    auto* objects = objects_of(selection);
    if (objects == nullptr || objects->thing(index) == nullptr) return FALSE;
    objects->act(index, Act::Select);
    return TRUE;
}

gboolean scene_is_selected(AtkSelection* selection, gint index) {
    const auto* objects = objects_of(selection);
    const auto* thing = objects == nullptr ? nullptr : objects->thing(index);
    return static_cast<gboolean>(thing != nullptr && objects->is_selected(*thing));
}

void scene_selection(AtkSelectionIface* face, gpointer) {
    face->get_selection_count = scene_selected_count;
    face->ref_selection = scene_selected;
    face->add_selection = scene_select;
    face->is_child_selected = scene_is_selected;
}

}  // namespace

G_DEFINE_TYPE_WITH_CODE(SceneObject, scene_object, GTK_TYPE_WIDGET_ACCESSIBLE, G_IMPLEMENT_INTERFACE(ATK_TYPE_COMPONENT, scene_component)
                                                                                   G_IMPLEMENT_INTERFACE(ATK_TYPE_SELECTION, scene_selection))

namespace {

gint scene_count(AtkObject* object) {
    const auto* objects = objects_of(object);
    return objects == nullptr ? 0 : objects->count();
}

AtkObject* scene_child(AtkObject* object, gint index) {
    auto* objects = objects_of(object);
    return objects == nullptr ? nullptr : objects->child(index);
}

AtkStateSet* scene_states(AtkObject* object) {
    auto* states = ATK_OBJECT_CLASS(scene_object_parent_class)->ref_state_set(object);
    const auto* objects = objects_of(object);
    if (objects == nullptr) return states;
    // Many children: readers ask for those they need, and keep none.
    atk_state_set_add_state(states, ATK_STATE_MANAGES_DESCENDANTS);
    atk_state_set_add_state(states, ATK_STATE_FOCUSABLE);
    atk_state_set_add_state(states, ATK_STATE_MULTISELECTABLE);
    if (objects->has_focus()) atk_state_set_add_state(states, ATK_STATE_FOCUSED);
    return states;
}

}  // namespace

static void scene_object_init(SceneObject* scene) { scene->objects = nullptr; }

static void scene_object_class_init(SceneObjectClass* type) {
    auto* object = ATK_OBJECT_CLASS(type);
    object->get_n_children = scene_count;
    object->ref_child = scene_child;
    object->ref_state_set = scene_states;
}

G_DEFINE_TYPE(SceneArea, scene_area, GTK_TYPE_DRAWING_AREA)

static void scene_area_init(SceneArea* area) {
    gtk_widget_set_has_window(GTK_WIDGET(area), FALSE);
    gtk_widget_set_can_focus(GTK_WIDGET(area), FALSE);
    gtk_widget_set_size_request(GTK_WIDGET(area), 1, 1);
}

static void scene_area_class_init(SceneAreaClass* type) { gtk_widget_class_set_accessible_type(GTK_WIDGET_CLASS(type), scene_object_get_type()); }

}  // namespace lichsong::desktop
