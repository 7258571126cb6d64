-- SPDX-License-Identifier: Apache-2.0
-- Objects of other calendars that series and placements were imported from. The two other indexes let a removal see at once
-- whether an airing is repeated or made good.
CREATE TABLE origin (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  uid TEXT NOT NULL, source TEXT, series INTEGER, placement INTEGER, title TEXT, date TEXT, start INTEGER, length INTEGER,
  sequence INTEGER, stamp TEXT, whole INTEGER, changed_here INTEGER, entry TEXT, raw TEXT);
CREATE UNIQUE INDEX origin_by_uid ON origin (uid);
CREATE INDEX origin_of_placement ON origin (placement) WHERE placement IS NOT NULL;
CREATE INDEX origin_of_series ON origin (series) WHERE series IS NOT NULL;
CREATE INDEX placement_of_repeat ON placement (repeat_of) WHERE repeat_of IS NOT NULL;
CREATE INDEX placement_of_makegood ON placement (makegood_for) WHERE makegood_for IS NOT NULL;
