// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/filter_shelf.h"

#include <algorithm>
#include <utility>

namespace lichsong::desktop {

FilterShelf::FilterShelf(std::filesystem::path file, std::string campaign) : m_file(std::move(file)), m_campaign(std::move(campaign)) {
    if (m_file.empty()) return;
    for (auto& kept : Remembered::read(m_file).filters)
        if (kept.campaign == m_campaign) m_kept.push_back(std::move(kept));
}

KeptFilter* FilterShelf::find(const std::string& name) {
    const auto found = std::find_if(m_kept.begin(), m_kept.end(), [&](const KeptFilter& kept) { return kept.name == name; });
    return found == m_kept.end() ? nullptr : &*found;
}

void FilterShelf::keep(const std::string& name, const service::Filter& filter) {
    if (auto* same = find(name)) same->filter = filter;
    else m_kept.push_back({m_campaign, name, filter});
    write();
}

bool FilterShelf::rename(const std::string& from, const std::string& to) {
    auto* kept = find(from);
    if (kept == nullptr || to.empty() || (to != from && find(to) != nullptr)) return false;
    kept->name = to;
    write();
    return true;
}

void FilterShelf::remove(const std::string& name) {
    std::erase_if(m_kept, [&](const KeptFilter& kept) { return kept.name == name; });
    write();
}

// Read again first: the windows of other campaigns keep theirs in the same file.
void FilterShelf::write() const {
    if (m_file.empty()) return;
    auto all = Remembered::read(m_file);
    std::erase_if(all.filters, [&](const KeptFilter& kept) { return kept.campaign == m_campaign; });
    all.filters.insert(all.filters.end(), m_kept.begin(), m_kept.end());
    static_cast<void>(all.write(m_file));
}

}  // namespace lichsong::desktop
