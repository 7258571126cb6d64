-- SPDX-License-Identifier: Apache-2.0
-- What is asked of partners, line by line, and the trail of letters, calls and messages; what was released, and who is subscribed to it.
CREATE TABLE request (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, partner INTEGER, number TEXT, letter_date TEXT, due TEXT, stage TEXT, sent_on TEXT, seen_on TEXT, note TEXT, searched TEXT);
CREATE TABLE request_line (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  request INTEGER, placement INTEGER, outlet INTEGER, date TEXT, start INTEGER, length INTEGER, answer TEXT, answered_on TEXT,
  counter_outlet INTEGER, counter_date TEXT, counter_start INTEGER, counter_length INTEGER, comment TEXT);
CREATE INDEX line_of_request ON request_line (request);
CREATE INDEX line_of_placement ON request_line (placement);
CREATE TABLE trail (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  request INTEGER, date TEXT, way TEXT, means TEXT, title TEXT, number TEXT, file TEXT, note TEXT);
CREATE INDEX trail_of_request ON trail (request);
CREATE TABLE release (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  number INTEGER, title TEXT, change INTEGER, released_on TEXT, author TEXT);
CREATE TABLE feed (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  label TEXT, partner INTEGER, outlets TEXT, topics TEXT, first_day TEXT, last_day TEXT, language TEXT, expires TEXT, revoked INTEGER,
  secret_hash TEXT, searched TEXT);
-- Who fetched what, and when: no change of the plan, and not in its journal.
CREATE TABLE fetched (feed INTEGER PRIMARY KEY, at BIGINT NOT NULL, count INTEGER NOT NULL, release INTEGER NOT NULL);
