// SPDX-License-Identifier: Apache-2.0
#include "app/common/report_words.h"

#include "app/common/coverage_words.h"
#include "app/common/describe.h"
#include "app/common/request_words.h"
#include "app/common/rhythm_words.h"

namespace lichsong::app {

service::ReportWords report_words() { return {&choice_name, &state_name, &request_status_name, &answer_name, &rhythm_words, &gap_sentence}; }

}  // namespace lichsong::app
