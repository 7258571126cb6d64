-- SPDX-License-Identifier: Apache-2.0
-- Reports that are made on days of the week. Where they are written to stands in no plan: a plan comes from others.
CREATE TABLE report_setting (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  label TEXT, report TEXT, format TEXT, rule TEXT, outlets TEXT, period TEXT, language TEXT, partner INTEGER, sent_on TEXT, searched TEXT);
