-- SPDX-License-Identifier: Apache-2.0
-- What a rule of kind "complete" wants to be filled in. Made anew, so that columns stand in the order of the fields.
CREATE TABLE rule_with_needs (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, kind TEXT, severity TEXT, subject TEXT, scope TEXT, period TEXT, stage TEXT, minutes INTEGER, slots INTEGER,
  maximum INTEGER, only_outlet INTEGER, any_medium INTEGER, only_medium TEXT, only_area INTEGER, only_topic INTEGER, only_partner INTEGER,
  law TEXT, needs TEXT, searched TEXT);
INSERT INTO rule_with_needs SELECT id, key, revision, modified, title, title_en, kind, severity, subject, scope, period, stage, minutes, slots,
  maximum, only_outlet, any_medium, only_medium, only_area, only_topic, only_partner, law, 'reference', searched FROM rule;
DROP TABLE rule;
ALTER TABLE rule_with_needs RENAME TO rule;
