// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/app.h"

wxIMPLEMENT_APP(lichsong::desktop::DesktopApp);
