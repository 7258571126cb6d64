-- SPDX-License-Identifier: Apache-2.0
-- What went out to partners word for word, what their calendars were told of each line, and replies that wait for a person.
-- Campaign and request are made anew, so that columns stand in the order of the fields.
CREATE TABLE campaign_with_email (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, name_en TEXT, body TEXT, email TEXT, first_day TEXT, last_day TEXT, dday TEXT, zone TEXT, code TEXT, template TEXT, uid TEXT,
  polls_open INTEGER, polls_close INTEGER, searched TEXT);
INSERT INTO campaign_with_email SELECT id, key, revision, modified, name, name_en, body, NULL, first_day, last_day, dday, zone, code, template, uid,
  polls_open, polls_close, searched FROM campaign;
DROP TABLE campaign;
ALTER TABLE campaign_with_email RENAME TO campaign;
CREATE TABLE request_with_outgoing (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, partner INTEGER, number TEXT, letter_date TEXT, due TEXT, stage TEXT, sent_on TEXT, seen_on TEXT, outgoing TEXT, note TEXT, searched TEXT);
INSERT INTO request_with_outgoing SELECT id, key, revision, modified, title, partner, number, letter_date, due, stage, sent_on, seen_on, 'none', note,
  searched FROM request;
DROP TABLE request;
ALTER TABLE request_with_outgoing RENAME TO request;
CREATE TABLE message (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, partner INTEGER, address TEXT, sent_on TEXT, stage TEXT, release INTEGER, failure TEXT, text TEXT, mail TEXT);
CREATE INDEX message_to ON message (partner);
CREATE TABLE invitation (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  uid TEXT, instance TEXT, line INTEGER, organizer TEXT, address TEXT, sequence INTEGER, told TEXT, sent BIGINT, cancelled INTEGER,
  counter_refused INTEGER, answered_sequence INTEGER, answered BIGINT);
CREATE INDEX invitation_of_uid ON invitation (uid);
CREATE INDEX invitation_of_line ON invitation (line);
CREATE TABLE pending_reply (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  request INTEGER, line INTEGER, answer TEXT, counter_outlet INTEGER, counter_date TEXT, counter_start INTEGER, counter_length INTEGER,
  comment TEXT, means TEXT, sender TEXT, received_on TEXT, reasons TEXT, decision TEXT);
CREATE INDEX pending_of_request ON pending_reply (request);
