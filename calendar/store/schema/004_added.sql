-- SPDX-License-Identifier: Apache-2.0
-- Rows that a change added, by ranges of their ids: what such a row was like is the row itself, with what change_row tells
-- of it later taken back. Plans of before have additions in change_row, as entries without a `before`; both are valid.
CREATE TABLE change_added (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, kind TEXT NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL);
CREATE INDEX change_added_of_change ON change_added (change);
CREATE INDEX change_added_of_row ON change_added (kind, first_id);
