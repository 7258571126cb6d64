// SPDX-License-Identifier: Apache-2.0
// Filters that a person keeps under names for one campaign: kept, called otherwise, put away. They lie in the file of what is
// remembered; where that cannot be written they last as long as the window.
#pragma once

#include "app/desktop/models/remembered.h"

namespace lichsong::desktop {

class FilterShelf {
public:
    /// Without a file they are remembered nowhere.
    FilterShelf(std::filesystem::path file, std::string campaign);

    [[nodiscard]] const std::vector<KeptFilter>& all() const noexcept { return m_kept; }
    /// In the place of one of the same name, else last.
    void keep(const std::string& name, const service::Filter& filter);
    /// False where another one is called that.
    bool rename(const std::string& from, const std::string& to);
    void remove(const std::string& name);

private:
    void write() const;
    [[nodiscard]] KeptFilter* find(const std::string& name);

    std::filesystem::path m_file;
    std::string m_campaign;
    std::vector<KeptFilter> m_kept;
};

}  // namespace lichsong::desktop
