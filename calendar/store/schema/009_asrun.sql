-- SPDX-License-Identifier: Apache-2.0
-- What went out: lines of logs, their layouts, closed days, what is counted by hand; and of a placement who says that it went out, and why
-- nothing makes up for it. The placements are made anew, so that columns stand in the order of the fields.
CREATE TABLE placement_with_evidence (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  segment INTEGER, outlet INTEGER, slot INTEGER, date TEXT, start INTEGER, length INTEGER, size INTEGER, state TEXT, intention TEXT,
  series INTEGER, series_date TEXT, repeat_of INTEGER, makegood_for INTEGER, locked INTEGER, reason TEXT, actual_start INTEGER,
  actual_length INTEGER, evidence_kind TEXT, evidence TEXT, waiver TEXT, note TEXT, uid TEXT NOT NULL, sequence INTEGER NOT NULL);
INSERT INTO placement_with_evidence SELECT id, key, revision, modified, segment, outlet, slot, date, start, length, size, state, intention,
  series, series_date, repeat_of, makegood_for, locked, reason, actual_start, actual_length, 'none', evidence, NULL, note, uid, sequence FROM placement;
DROP TABLE placement;
ALTER TABLE placement_with_evidence RENAME TO placement;
CREATE INDEX placement_by_day ON placement (date, start);
CREATE INDEX placement_states_of_day ON placement (date, state);
CREATE INDEX placement_of_segment ON placement (segment);
CREATE INDEX placement_of_series ON placement (series);
CREATE UNIQUE INDEX placement_by_uid ON placement (uid);
CREATE INDEX placement_of_repeat ON placement (repeat_of) WHERE repeat_of IS NOT NULL;
CREATE INDEX placement_of_makegood ON placement (makegood_for) WHERE makegood_for IS NOT NULL;
CREATE TABLE log_layout (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, outlet INTEGER, columns TEXT);
CREATE TABLE asrun_line (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  outlet INTEGER, date TEXT, start INTEGER, length INTEGER, code TEXT, title TEXT, source TEXT, number INTEGER, evidence_kind TEXT, link TEXT,
  placement INTEGER, certainty INTEGER, searched TEXT);
CREATE INDEX asrun_line_of_day ON asrun_line (outlet, date);
CREATE INDEX asrun_line_of_placement ON asrun_line (placement) WHERE placement IS NOT NULL;
CREATE TABLE closed_day (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  outlet INTEGER, date TEXT);
CREATE TABLE tally (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, kind TEXT, count INTEGER, unit TEXT, date TEXT, area INTEGER, topic INTEGER, source TEXT, note TEXT, searched TEXT);
