-- SPDX-License-Identifier: Apache-2.0
-- When a line was asked, what kind of feed it is, and which release its page has shown. Line and feed are made anew, so that columns stand in
-- the order of the fields.
CREATE TABLE line_with_day (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  request INTEGER, placement INTEGER, asked_on TEXT, outlet INTEGER, date TEXT, start INTEGER, length INTEGER, answer TEXT, answered_on TEXT,
  counter_outlet INTEGER, counter_date TEXT, counter_start INTEGER, counter_length INTEGER, comment TEXT);
INSERT INTO line_with_day SELECT id, key, revision, modified, request, placement,
  (SELECT sent_on FROM request WHERE request.id = request_line.request AND request.stage <> 'draft'), outlet, date, start, length, answer, answered_on,
  counter_outlet, counter_date, counter_start, counter_length, comment FROM request_line;
DROP TABLE request_line;
ALTER TABLE line_with_day RENAME TO request_line;
CREATE INDEX line_of_request ON request_line (request);
CREATE INDEX line_of_placement ON request_line (placement);
CREATE TABLE feed_with_kind (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  label TEXT, kind TEXT, partner INTEGER, outlets TEXT, topics TEXT, first_day TEXT, last_day TEXT, language TEXT, expires TEXT, revoked INTEGER,
  secret_hash TEXT, searched TEXT);
INSERT INTO feed_with_kind SELECT id, key, revision, modified, label, 'partner', partner, outlets, topics, first_day, last_day, language, expires, revoked,
  secret_hash, searched FROM feed;
DROP TABLE feed;
ALTER TABLE feed_with_kind RENAME TO feed;
ALTER TABLE fetched ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
