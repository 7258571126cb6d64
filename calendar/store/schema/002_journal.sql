-- SPDX-License-Identifier: Apache-2.0
-- The journal: every change of a user with what each row was and became. Undo, history and other desks read it.
-- `at` is what the clock said; `stamp` rises with every change whatever the clock does.
CREATE TABLE change (id INTEGER PRIMARY KEY, at BIGINT NOT NULL, stamp BIGINT NOT NULL, author TEXT NOT NULL, what TEXT NOT NULL,
  args TEXT NOT NULL, step TEXT NOT NULL, target INTEGER);
CREATE INDEX change_of_target ON change (target);
CREATE TABLE change_row (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, kind TEXT NOT NULL, row_id INTEGER NOT NULL, row_key TEXT NOT NULL,
  before TEXT, after TEXT);
CREATE INDEX change_row_of_change ON change_row (change);
CREATE INDEX change_row_of_row ON change_row (kind, row_id);
