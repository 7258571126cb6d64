// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/models/long_work.h"

#include <utility>

namespace lichsong::desktop {

LongWork::LongWork(Work work)
    : m_result(std::async(std::launch::async, [this, work = std::move(work)] { work([this] { return m_stop.load(); }); })) {}

}  // namespace lichsong::desktop
