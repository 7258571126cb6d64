-- SPDX-License-Identifier: Apache-2.0
-- The plan: one table a kind of row, columns as in its field list (calendar/model), each with the head id, key, revision,
-- modified. One text for SQLite and PostgreSQL: dates are ISO 8601 text, times and lengths seconds, references row ids.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE counter (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE campaign (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, name_en TEXT, body TEXT, first_day TEXT, last_day TEXT, dday TEXT, zone TEXT, code TEXT, template TEXT, uid TEXT,
  polls_open INTEGER, polls_close INTEGER, searched TEXT);
CREATE TABLE area (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, level TEXT, parent INTEGER, early_polling TEXT, polls_open INTEGER, polls_close INTEGER, valid_from TEXT, valid_to TEXT,
  searched TEXT);
CREATE TABLE milestone (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, kind TEXT, anchor INTEGER, anchor_actual INTEGER, offset_from INTEGER, offset_to INTEGER,
  time INTEGER, time_to INTEGER, area INTEGER, scope TEXT, law TEXT, confidence TEXT, source TEXT, note TEXT, actual TEXT, searched TEXT);
CREATE TABLE phase (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, from_milestone INTEGER, offset_from INTEGER, to_milestone INTEGER, offset_to INTEGER, peak INTEGER,
  searched TEXT);
CREATE TABLE holiday (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, kind TEXT, first_day TEXT, last_day TEXT, restricted INTEGER, source TEXT, searched TEXT);
CREATE TABLE topic (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, parent INTEGER, colour TEXT, symbol TEXT, searched TEXT);
CREATE TABLE partner (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, name_en TEXT, short_name TEXT, kind TEXT, email TEXT, successor INTEGER, valid_from TEXT, valid_to TEXT, example INTEGER,
  searched TEXT);
CREATE TABLE contact (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  partner INTEGER, name TEXT, post TEXT, phone TEXT, email TEXT, searched TEXT);
CREATE TABLE outlet (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, name_en TEXT, partner INTEGER, medium TEXT, area INTEGER, language TEXT, lead_content INTEGER, lead_approval INTEGER,
  lead_tape INTEGER, day_start INTEGER, tolerance INTEGER, colour TEXT, successor INTEGER, valid_from TEXT, valid_to TEXT,
  example INTEGER, searched TEXT);
CREATE TABLE slot (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, outlet INTEGER, kind TEXT, rule TEXT, start INTEGER, length INTEGER, capacity_unit TEXT, capacity INTEGER, weight INTEGER,
  topics TEXT, lead_content INTEGER, lead_approval INTEGER, lead_tape INTEGER, repeats INTEGER, valid_from TEXT, valid_to TEXT,
  extra_dates TEXT, closed_dates TEXT, note TEXT, searched TEXT);
CREATE TABLE series (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, slot INTEGER, rule TEXT, first_day TEXT, last_day TEXT, extra_dates TEXT, removed_dates TEXT, topics TEXT,
  form TEXT, length INTEGER, size INTEGER, language TEXT, responsible_body TEXT, reference TEXT, candidate_content INTEGER,
  first_issue INTEGER, uid TEXT, sequence INTEGER, searched TEXT);
CREATE TABLE segment (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, topics TEXT, form TEXT, length INTEGER, size INTEGER, language TEXT, responsible_body TEXT, reference TEXT,
  reference_date TEXT, url TEXT, candidate_content INTEGER, state TEXT, series INTEGER, issue INTEGER, searched TEXT);
CREATE INDEX segment_of_series ON segment (series);
CREATE TABLE placement (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  segment INTEGER, outlet INTEGER, slot INTEGER, date TEXT, start INTEGER, length INTEGER, size INTEGER, state TEXT, intention TEXT,
  series INTEGER, series_date TEXT, repeat_of INTEGER, makegood_for INTEGER, locked INTEGER, reason TEXT, actual_start INTEGER,
  actual_length INTEGER, evidence TEXT, note TEXT, uid TEXT NOT NULL, sequence INTEGER NOT NULL);
CREATE INDEX placement_by_day ON placement (date, start);
CREATE INDEX placement_states_of_day ON placement (date, state);
CREATE INDEX placement_of_segment ON placement (segment);
CREATE INDEX placement_of_series ON placement (series);
CREATE UNIQUE INDEX placement_by_uid ON placement (uid);
CREATE TABLE goal (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  topic INTEGER, medium TEXT, area INTEGER, any_form INTEGER, form TEXT, period TEXT, phase INTEGER, unit TEXT, target INTEGER,
  count_repeats INTEGER, tier TEXT);
CREATE TABLE rule (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, kind TEXT, severity TEXT, subject TEXT, scope TEXT, period TEXT, stage TEXT, minutes INTEGER, slots INTEGER,
  maximum INTEGER, only_outlet INTEGER, any_medium INTEGER, only_medium TEXT, only_area INTEGER, only_topic INTEGER, only_partner INTEGER,
  law TEXT, searched TEXT);
