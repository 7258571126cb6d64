-- SPDX-License-Identifier: Apache-2.0
-- A plan as schema version 9 left it: that of schema_008.sql, with what 009_asrun.sql adds. Never changed again; a new version
-- adds a file.
PRAGMA application_id = 1280536167;
PRAGMA user_version = 9;
BEGIN TRANSACTION;
CREATE TABLE area (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, level TEXT, parent INTEGER, early_polling TEXT, polls_open INTEGER, polls_close INTEGER, valid_from TEXT, valid_to TEXT,
  searched TEXT);
INSERT INTO "area" VALUES(1,'area-1',1,1620000001,'Chữ “1” ''một''','commune',NULL,NULL,0,0,NULL,NULL,'chu mot');
INSERT INTO "area" VALUES(2,'area-2',1,1620000002,'Chữ “2” ''một''','commune',NULL,NULL,0,0,NULL,NULL,'chu mot');
INSERT INTO "area" VALUES(3,'area-3',1,1620000003,'Chữ “3” ''một''','commune',NULL,NULL,0,0,NULL,NULL,'chu mot');
CREATE TABLE asrun_line (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  outlet INTEGER, date TEXT, start INTEGER, length INTEGER, code TEXT, title TEXT, source TEXT, number INTEGER, evidence_kind TEXT, link TEXT,
  placement INTEGER, certainty INTEGER, searched TEXT);
INSERT INTO "asrun_line" VALUES(1,'asrun_line-1',1,1620000001,1,'2021-05-01',67501,300,'Chữ “1” ''một''','Chữ “1” ''một''','Chữ “1” ''một''',1,'station_log','open',1,90,'chu mot');
INSERT INTO "asrun_line" VALUES(2,'asrun_line-2',1,1620000002,2,'2021-05-02',67502,300,'Chữ “2” ''một''','Chữ “2” ''một''','Chữ “2” ''một''',2,'station_log','found',2,90,'chu mot');
INSERT INTO "asrun_line" VALUES(3,'asrun_line-3',1,1620000003,3,'2021-05-03',67503,300,'Chữ “3” ''một''','Chữ “3” ''một''','Chữ “3” ''một''',3,'station_log','by_hand',3,90,'chu mot');
CREATE TABLE "campaign" (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, name_en TEXT, body TEXT, email TEXT, first_day TEXT, last_day TEXT, dday TEXT, zone TEXT, code TEXT, template TEXT, uid TEXT,
  polls_open INTEGER, polls_close INTEGER, searched TEXT);
INSERT INTO "campaign" VALUES(1,'campaign-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''','Chữ “1” ''một''',NULL,'2021-05-01','2021-06-01','2021-05-23','Asia/Ho_Chi_Minh','Chữ “1” ''một''','Chữ “1” ''một''','5b1e1b7e-0000-4000-8000-000002000001',0,0,'chu mot');
CREATE TABLE change (id INTEGER PRIMARY KEY, at BIGINT NOT NULL, stamp BIGINT NOT NULL, author TEXT NOT NULL, what TEXT NOT NULL,
  args TEXT NOT NULL, step TEXT NOT NULL, target INTEGER);
INSERT INTO "change" VALUES(1,1620000000,1620000000,'người lập','plan.generate','["1","1","1"]','base',NULL);
INSERT INTO "change" VALUES(2,1620000001,1620000001,'An','row.set','["topic","Chữ “1” ''một''","topic-1"]','do',NULL);
INSERT INTO "change" VALUES(3,1620000002,1620000002,'An','calendar.import','["Lịch bạn","3","0"]','do',NULL);
INSERT INTO "change" VALUES(4,1620000003,1620000003,'An','row.add','["topic","Chữ “3” ''một''","topic-3"]','do',NULL);
CREATE TABLE change_added (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, kind TEXT NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL);
INSERT INTO "change_added" VALUES(1,4,'topic',3,3);
CREATE TABLE change_row (id INTEGER PRIMARY KEY, change INTEGER NOT NULL, kind TEXT NOT NULL, row_id INTEGER NOT NULL, row_key TEXT NOT NULL,
  before TEXT, after TEXT);
INSERT INTO "change_row" VALUES(1,2,'topic',1,'topic-1','{"symbol":null}','{"symbol":"Chữ “1” ''một''"}');
INSERT INTO "change_row" VALUES(2,3,'origin',1,'origin-1',NULL,'{"uid":"tin-1@example.vn","source":"Lịch bạn","placement":1,"title":"Chữ “1” ''một''","date":"2021-05-01","start":3600,"length":0,"sequence":1,"stamp":"20210501T000000Z","whole":1,"changed_here":0}');
INSERT INTO "change_row" VALUES(3,3,'origin',2,'origin-2',NULL,'{"uid":"tin-2@example.vn","source":"Lịch bạn","placement":2,"title":"Chữ “2” ''một''","date":"2021-05-02","start":7200,"length":0,"sequence":2,"stamp":"20210501T000000Z","whole":1,"changed_here":0}');
INSERT INTO "change_row" VALUES(4,3,'origin',3,'origin-3',NULL,'{"uid":"tin-3@example.vn","source":"Lịch bạn","placement":3,"title":"Chữ “3” ''một''","date":"2021-05-03","start":10800,"length":0,"sequence":3,"stamp":"20210501T000000Z","whole":1,"changed_here":0}');
CREATE TABLE closed_day (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  outlet INTEGER, date TEXT);
INSERT INTO "closed_day" VALUES(1,'closed_day-1',1,1620000001,1,'2021-05-01');
INSERT INTO "closed_day" VALUES(2,'closed_day-2',1,1620000002,2,'2021-05-02');
INSERT INTO "closed_day" VALUES(3,'closed_day-3',1,1620000003,3,'2021-05-03');
CREATE TABLE contact (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  partner INTEGER, name TEXT, post TEXT, phone TEXT, email TEXT, searched TEXT);
INSERT INTO "contact" VALUES(1,'contact-1',1,1620000001,1,'Chữ “1” ''một''','Chữ “1” ''một''','Chữ “1” ''một''','Chữ “1” ''một''','chu mot');
INSERT INTO "contact" VALUES(2,'contact-2',1,1620000002,2,'Chữ “2” ''một''','Chữ “2” ''một''','Chữ “2” ''một''','Chữ “2” ''một''','chu mot');
INSERT INTO "contact" VALUES(3,'contact-3',1,1620000003,3,'Chữ “3” ''một''','Chữ “3” ''một''','Chữ “3” ''một''','Chữ “3” ''một''','chu mot');
CREATE TABLE counter (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
INSERT INTO "counter" VALUES('campaign',3);
INSERT INTO "counter" VALUES('area',3);
INSERT INTO "counter" VALUES('milestone',3);
INSERT INTO "counter" VALUES('phase',3);
INSERT INTO "counter" VALUES('holiday',3);
INSERT INTO "counter" VALUES('topic',3);
INSERT INTO "counter" VALUES('partner',3);
INSERT INTO "counter" VALUES('contact',3);
INSERT INTO "counter" VALUES('outlet',3);
INSERT INTO "counter" VALUES('slot',3);
INSERT INTO "counter" VALUES('series',3);
INSERT INTO "counter" VALUES('segment',3);
INSERT INTO "counter" VALUES('placement',3);
INSERT INTO "counter" VALUES('goal',3);
INSERT INTO "counter" VALUES('rule',3);
INSERT INTO "counter" VALUES('origin',3);
INSERT INTO "counter" VALUES('request',3);
INSERT INTO "counter" VALUES('request_line',3);
INSERT INTO "counter" VALUES('trail',3);
INSERT INTO "counter" VALUES('release',3);
INSERT INTO "counter" VALUES('feed',3);
INSERT INTO "counter" VALUES('message',3);
INSERT INTO "counter" VALUES('invitation',3);
INSERT INTO "counter" VALUES('pending_reply',3);
CREATE TABLE "feed" (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  label TEXT, kind TEXT, partner INTEGER, outlets TEXT, topics TEXT, first_day TEXT, last_day TEXT, language TEXT, expires TEXT, revoked INTEGER,
  secret_hash TEXT, searched TEXT);
INSERT INTO "feed" VALUES(1,'feed-1',1,1620000001,'Chữ “1” ''một''','partner',1,'1,2','1,2','2021-05-01','2021-05-01','vi','2021-05-01',0,'abababababababababababababababababababababababababababababababab','chu mot');
INSERT INTO "feed" VALUES(2,'feed-2',1,1620000002,'Chữ “2” ''một''','partner',2,'1,2','1,2','2021-05-02','2021-05-02','vi','2021-05-02',0,'abababababababababababababababababababababababababababababababab','chu mot');
INSERT INTO "feed" VALUES(3,'feed-3',1,1620000003,'Chữ “3” ''một''','partner',3,'1,2','1,2','2021-05-03','2021-05-03','vi','2021-05-03',0,'abababababababababababababababababababababababababababababababab','chu mot');
CREATE TABLE fetched (feed INTEGER PRIMARY KEY, at BIGINT NOT NULL, count INTEGER NOT NULL, release INTEGER NOT NULL, shown INTEGER NOT NULL DEFAULT 0);
INSERT INTO "fetched" VALUES(1,1620000001,1,1,0);
INSERT INTO "fetched" VALUES(2,1620000002,2,2,0);
INSERT INTO "fetched" VALUES(3,1620000003,3,3,0);
CREATE TABLE goal (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  topic INTEGER, medium TEXT, area INTEGER, any_form INTEGER, form TEXT, period TEXT, phase INTEGER, unit TEXT, target INTEGER,
  count_repeats INTEGER, tier TEXT);
INSERT INTO "goal" VALUES(1,'goal-1',1,1620000001,1,'radio',NULL,1,'news','week',NULL,'airings',0,0,'should');
INSERT INTO "goal" VALUES(2,'goal-2',1,1620000002,2,'radio',NULL,1,'news','week',NULL,'airings',0,0,'should');
INSERT INTO "goal" VALUES(3,'goal-3',1,1620000003,3,'radio',NULL,1,'news','week',NULL,'airings',0,0,'should');
CREATE TABLE holiday (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, kind TEXT, first_day TEXT, last_day TEXT, restricted INTEGER, source TEXT, searched TEXT);
INSERT INTO "holiday" VALUES(1,'holiday-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''','off','2021-05-01','2021-06-01',0,'Chữ “1” ''một''','chu mot');
INSERT INTO "holiday" VALUES(2,'holiday-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''','off','2021-05-02','2021-06-02',0,'Chữ “2” ''một''','chu mot');
INSERT INTO "holiday" VALUES(3,'holiday-3',1,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''','off','2021-05-03','2021-06-03',0,'Chữ “3” ''một''','chu mot');
CREATE TABLE invitation (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  uid TEXT, instance TEXT, line INTEGER, organizer TEXT, address TEXT, sequence INTEGER, told TEXT, sent BIGINT, cancelled INTEGER,
  counter_refused INTEGER, answered_sequence INTEGER, answered BIGINT);
INSERT INTO "invitation" VALUES(1,'invitation-1',1,1620000001,'uid-1','2021-05-21T19:45:00',1,'lich@example.vn','ban1@example.vn',1,'1 2021-05-01 3600 60',1620000001,0,0,1,1620000001);
INSERT INTO "invitation" VALUES(2,'invitation-2',1,1620000002,'uid-2','2021-05-21T19:45:00',2,'lich@example.vn','ban2@example.vn',2,'1 2021-05-01 3600 60',1620000002,0,0,2,1620000002);
INSERT INTO "invitation" VALUES(3,'invitation-3',1,1620000003,'uid-3','2021-05-21T19:45:00',3,'lich@example.vn','ban3@example.vn',3,'1 2021-05-01 3600 60',1620000003,0,0,3,1620000003);
CREATE TABLE log_layout (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, outlet INTEGER, columns TEXT);
INSERT INTO "log_layout" VALUES(1,'log_layout-1',1,1620000001,'Chữ “1” ''một''',1,'time=1 title=2');
INSERT INTO "log_layout" VALUES(2,'log_layout-2',1,1620000002,'Chữ “2” ''một''',2,'time=1 title=2');
INSERT INTO "log_layout" VALUES(3,'log_layout-3',1,1620000003,'Chữ “3” ''một''',3,'time=1 title=2');
CREATE TABLE message (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, partner INTEGER, address TEXT, sent_on TEXT, stage TEXT, release INTEGER, failure TEXT, text TEXT, mail TEXT);
INSERT INTO "message" VALUES(1,'message-1',1,1620000001,'Chữ “1” ''một''',1,'ban1@example.vn','2021-05-01','sent',1,'','Chữ “1” ''một''','Subject: 1

Chữ “1” ''một''');
INSERT INTO "message" VALUES(2,'message-2',1,1620000002,'Chữ “2” ''một''',2,'ban2@example.vn','2021-05-02','sent',2,'','Chữ “2” ''một''','Subject: 2

Chữ “2” ''một''');
INSERT INTO "message" VALUES(3,'message-3',1,1620000003,'Chữ “3” ''một''',3,'ban3@example.vn','2021-05-03','sent',3,'','Chữ “3” ''một''','Subject: 3

Chữ “3” ''một''');
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "meta" VALUES('schema','9');
CREATE TABLE milestone (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, kind TEXT, anchor INTEGER, anchor_actual INTEGER, offset_from INTEGER, offset_to INTEGER,
  time INTEGER, time_to INTEGER, area INTEGER, scope TEXT, law TEXT, confidence TEXT, source TEXT, note TEXT, actual TEXT, searched TEXT);
INSERT INTO "milestone" VALUES(1,'milestone-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''','deadline',NULL,0,0,0,0,0,NULL,NULL,'Chữ “1” ''một''','verified','Chữ “1” ''một''','Chữ “1” ''một''',NULL,'chu mot');
INSERT INTO "milestone" VALUES(2,'milestone-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''','deadline',NULL,0,0,0,0,0,NULL,NULL,'Chữ “2” ''một''','verified','Chữ “2” ''một''','Chữ “2” ''một''',NULL,'chu mot');
INSERT INTO "milestone" VALUES(3,'milestone-3',1,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''','deadline',NULL,0,0,0,0,0,NULL,NULL,'Chữ “3” ''một''','verified','Chữ “3” ''một''','Chữ “3” ''một''',NULL,'chu mot');
CREATE TABLE origin (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  uid TEXT NOT NULL, source TEXT, series INTEGER, placement INTEGER, title TEXT, date TEXT, start INTEGER, length INTEGER,
  sequence INTEGER, stamp TEXT, whole INTEGER, changed_here INTEGER, entry TEXT, raw TEXT);
INSERT INTO "origin" VALUES(1,'origin-1',3,1620000002,'tin-1@example.vn','Lịch bạn',NULL,1,'Chữ “1” ''một''','2021-05-01',3600,0,1,'20210501T000000Z',1,0,'BEGIN:VEVENT
UID:tin-1@example.vn
END:VEVENT
',NULL);
INSERT INTO "origin" VALUES(2,'origin-2',3,1620000002,'tin-2@example.vn','Lịch bạn',NULL,2,'Chữ “2” ''một''','2021-05-02',7200,0,2,'20210501T000000Z',1,0,'BEGIN:VEVENT
UID:tin-2@example.vn
END:VEVENT
',NULL);
INSERT INTO "origin" VALUES(3,'origin-3',3,1620000002,'tin-3@example.vn','Lịch bạn',NULL,3,'Chữ “3” ''một''','2021-05-03',10800,0,3,'20210501T000000Z',1,0,'BEGIN:VEVENT
UID:tin-3@example.vn
END:VEVENT
',NULL);
CREATE TABLE outlet (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, name_en TEXT, partner INTEGER, medium TEXT, area INTEGER, language TEXT, lead_content INTEGER, lead_approval INTEGER,
  lead_tape INTEGER, day_start INTEGER, tolerance INTEGER, colour TEXT, successor INTEGER, valid_from TEXT, valid_to TEXT,
  example INTEGER, searched TEXT);
INSERT INTO "outlet" VALUES(1,'outlet-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''',1,'radio',NULL,'vi',0,0,0,0,0,'#aa0000',NULL,NULL,NULL,0,'chu mot');
INSERT INTO "outlet" VALUES(2,'outlet-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''',2,'radio',NULL,'vi',0,0,0,0,0,'#aa0000',NULL,NULL,NULL,0,'chu mot');
INSERT INTO "outlet" VALUES(3,'outlet-3',1,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''',3,'radio',NULL,'vi',0,0,0,0,0,'#aa0000',NULL,NULL,NULL,0,'chu mot');
CREATE TABLE partner (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  name TEXT, name_en TEXT, short_name TEXT, kind TEXT, email TEXT, successor INTEGER, valid_from TEXT, valid_to TEXT, example INTEGER,
  searched TEXT);
INSERT INTO "partner" VALUES(1,'partner-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''','Chữ “1” ''một''','media','Chữ “1” ''một''',NULL,NULL,NULL,0,'chu mot');
INSERT INTO "partner" VALUES(2,'partner-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''','Chữ “2” ''một''','media','Chữ “2” ''một''',NULL,NULL,NULL,0,'chu mot');
INSERT INTO "partner" VALUES(3,'partner-3',1,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''','Chữ “3” ''một''','media','Chữ “3” ''một''',NULL,NULL,NULL,0,'chu mot');
CREATE TABLE pending_reply (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  request INTEGER, line INTEGER, answer TEXT, counter_outlet INTEGER, counter_date TEXT, counter_start INTEGER, counter_length INTEGER,
  comment TEXT, means TEXT, sender TEXT, received_on TEXT, reasons TEXT, decision TEXT);
INSERT INTO "pending_reply" VALUES(1,'pending_reply-1',1,1620000001,1,1,'accepted',NULL,NULL,NULL,0,'Chữ “1” ''một''','email','ban1@example.vn','2021-05-01','itip.no_sender','waiting');
INSERT INTO "pending_reply" VALUES(2,'pending_reply-2',1,1620000002,2,2,'accepted',NULL,NULL,NULL,0,'Chữ “2” ''một''','email','ban2@example.vn','2021-05-02','itip.no_sender','waiting');
INSERT INTO "pending_reply" VALUES(3,'pending_reply-3',1,1620000003,3,3,'accepted',NULL,NULL,NULL,0,'Chữ “3” ''một''','email','ban3@example.vn','2021-05-03','itip.no_sender','waiting');
CREATE TABLE phase (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, from_milestone INTEGER, offset_from INTEGER, to_milestone INTEGER, offset_to INTEGER, peak INTEGER,
  searched TEXT);
INSERT INTO "phase" VALUES(1,'phase-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''',NULL,0,NULL,0,0,'chu mot');
INSERT INTO "phase" VALUES(2,'phase-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''',NULL,0,NULL,0,0,'chu mot');
INSERT INTO "phase" VALUES(3,'phase-3',1,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''',NULL,0,NULL,0,0,'chu mot');
CREATE TABLE "placement" (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  segment INTEGER, outlet INTEGER, slot INTEGER, date TEXT, start INTEGER, length INTEGER, size INTEGER, state TEXT, intention TEXT,
  series INTEGER, series_date TEXT, repeat_of INTEGER, makegood_for INTEGER, locked INTEGER, reason TEXT, actual_start INTEGER,
  actual_length INTEGER, evidence_kind TEXT, evidence TEXT, waiver TEXT, note TEXT, uid TEXT NOT NULL, sequence INTEGER NOT NULL);
INSERT INTO "placement" VALUES(1,'placement-1',1,1620000001,1,1,NULL,'2021-05-01',0,0,0,'draft','planned',NULL,'2021-05-01',NULL,NULL,0,'Chữ “1” ''một''',0,0,'none','Chữ “1” ''một''',NULL,'Chữ “1” ''một''','5b1e1b7e-0000-4000-8000-000014000001',1);
INSERT INTO "placement" VALUES(2,'placement-2',1,1620000002,2,2,NULL,'2021-05-02',0,0,0,'draft','planned',NULL,'2021-05-02',NULL,NULL,0,'Chữ “2” ''một''',0,0,'none','Chữ “2” ''một''',NULL,'Chữ “2” ''một''','5b1e1b7e-0000-4000-8000-000014000002',2);
INSERT INTO "placement" VALUES(3,'placement-3',1,1620000003,3,3,NULL,'2021-05-03',0,0,0,'draft','planned',NULL,'2021-05-03',NULL,NULL,0,'Chữ “3” ''một''',0,0,'none','Chữ “3” ''một''',NULL,'Chữ “3” ''một''','5b1e1b7e-0000-4000-8000-000014000003',3);
CREATE TABLE release (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  number INTEGER, title TEXT, change INTEGER, released_on TEXT, author TEXT);
INSERT INTO "release" VALUES(1,'release-1',1,1620000001,1,'Chữ “1” ''một''',1,'2021-05-01','Chữ “1” ''một''');
INSERT INTO "release" VALUES(2,'release-2',1,1620000002,2,'Chữ “2” ''một''',2,'2021-05-02','Chữ “2” ''một''');
INSERT INTO "release" VALUES(3,'release-3',1,1620000003,3,'Chữ “3” ''một''',3,'2021-05-03','Chữ “3” ''một''');
CREATE TABLE "request" (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, partner INTEGER, number TEXT, letter_date TEXT, due TEXT, stage TEXT, sent_on TEXT, seen_on TEXT, outgoing TEXT, note TEXT, searched TEXT);
INSERT INTO "request" VALUES(1,'request-1',1,1620000001,'Chữ “1” ''một''',1,'1/CV-PV05','2021-05-01','2021-05-01','sent','2021-05-01',NULL,'none','Chữ “1” ''một''','chu mot');
INSERT INTO "request" VALUES(2,'request-2',1,1620000002,'Chữ “2” ''một''',2,'2/CV-PV05','2021-05-02','2021-05-02','sent','2021-05-02',NULL,'none','Chữ “2” ''một''','chu mot');
INSERT INTO "request" VALUES(3,'request-3',1,1620000003,'Chữ “3” ''một''',3,'3/CV-PV05','2021-05-03','2021-05-03','draft',NULL,NULL,'none','Chữ “3” ''một''','chu mot');
CREATE TABLE "request_line" (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  request INTEGER, placement INTEGER, asked_on TEXT, outlet INTEGER, date TEXT, start INTEGER, length INTEGER, answer TEXT, answered_on TEXT,
  counter_outlet INTEGER, counter_date TEXT, counter_start INTEGER, counter_length INTEGER, comment TEXT);
INSERT INTO "request_line" VALUES(1,'request_line-1',1,1620000001,1,1,'2021-05-01',1,'2021-05-01',3600,60,'counter_proposed','2021-05-01',1,'2021-05-01',7200,90,'Chữ “1” ''một''');
INSERT INTO "request_line" VALUES(2,'request_line-2',1,1620000002,2,2,'2021-05-02',2,'2021-05-02',7200,60,'counter_proposed','2021-05-02',2,'2021-05-02',14400,90,'Chữ “2” ''một''');
INSERT INTO "request_line" VALUES(3,'request_line-3',1,1620000003,3,3,NULL,3,'2021-05-03',10800,60,'counter_proposed','2021-05-03',3,'2021-05-03',21600,90,'Chữ “3” ''một''');
CREATE TABLE "rule" (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, kind TEXT, severity TEXT, subject TEXT, scope TEXT, period TEXT, stage TEXT, minutes INTEGER, slots INTEGER,
  maximum INTEGER, only_outlet INTEGER, any_medium INTEGER, only_medium TEXT, only_area INTEGER, only_topic INTEGER, only_partner INTEGER,
  law TEXT, needs TEXT, searched TEXT);
INSERT INTO "rule" VALUES(1,'rule-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''','overlap','warn','topic','outlet','day','content',0,0,0,NULL,1,'radio',NULL,NULL,NULL,'Chữ “1” ''một''','reference','chu mot');
INSERT INTO "rule" VALUES(2,'rule-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''','overlap','warn','topic','outlet','day','content',0,0,0,NULL,1,'radio',NULL,NULL,NULL,'Chữ “2” ''một''','reference','chu mot');
INSERT INTO "rule" VALUES(3,'rule-3',1,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''','overlap','warn','topic','outlet','day','content',0,0,0,NULL,1,'radio',NULL,NULL,NULL,'Chữ “3” ''một''','reference','chu mot');
CREATE TABLE segment (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, topics TEXT, form TEXT, length INTEGER, size INTEGER, language TEXT, responsible_body TEXT, reference TEXT,
  reference_date TEXT, url TEXT, candidate_content INTEGER, state TEXT, series INTEGER, issue INTEGER, searched TEXT);
INSERT INTO "segment" VALUES(1,'segment-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''',NULL,'news',0,0,'vi','Chữ “1” ''một''','Chữ “1” ''một''',NULL,'Chữ “1” ''một''',0,'draft',NULL,0,'chu mot');
INSERT INTO "segment" VALUES(2,'segment-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''',' 1 2 ','news',0,0,'vi','Chữ “2” ''một''','Chữ “2” ''một''',NULL,'Chữ “2” ''một''',0,'draft',NULL,0,'chu mot');
INSERT INTO "segment" VALUES(3,'segment-3',1,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''',NULL,'news',0,0,'vi','Chữ “3” ''một''','Chữ “3” ''một''',NULL,'Chữ “3” ''một''',0,'draft',NULL,0,'chu mot');
CREATE TABLE series (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, slot INTEGER, rule TEXT, first_day TEXT, last_day TEXT, extra_dates TEXT, removed_dates TEXT, topics TEXT,
  form TEXT, length INTEGER, size INTEGER, language TEXT, responsible_body TEXT, reference TEXT, candidate_content INTEGER,
  first_issue INTEGER, uid TEXT, sequence INTEGER, searched TEXT);
INSERT INTO "series" VALUES(1,'series-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''',NULL,'FREQ=WEEKLY;BYDAY=MO','2021-05-01','2021-06-01',NULL,NULL,NULL,'news',0,0,'vi','Chữ “1” ''một''','Chữ “1” ''một''',0,0,'5b1e1b7e-0000-4000-8000-000012000001',1,'chu mot');
INSERT INTO "series" VALUES(2,'series-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''',NULL,'FREQ=WEEKLY;BYDAY=MO','2021-05-02','2021-06-02','2021-05-17 2021-05-19','2021-05-17 2021-05-19',' 1 2 ','news',0,0,'vi','Chữ “2” ''một''','Chữ “2” ''một''',0,0,'5b1e1b7e-0000-4000-8000-000012000002',2,'chu mot');
INSERT INTO "series" VALUES(3,'series-3',1,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''',NULL,'FREQ=WEEKLY;BYDAY=MO','2021-05-03','2021-06-03',NULL,NULL,NULL,'news',0,0,'vi','Chữ “3” ''một''','Chữ “3” ''một''',0,0,'5b1e1b7e-0000-4000-8000-000012000003',3,'chu mot');
CREATE TABLE slot (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, outlet INTEGER, kind TEXT, rule TEXT, start INTEGER, length INTEGER, capacity_unit TEXT, capacity INTEGER, weight INTEGER,
  topics TEXT, lead_content INTEGER, lead_approval INTEGER, lead_tape INTEGER, repeats INTEGER, valid_from TEXT, valid_to TEXT,
  extra_dates TEXT, closed_dates TEXT, note TEXT, searched TEXT);
INSERT INTO "slot" VALUES(1,'slot-1',1,1620000001,'Chữ “1” ''một''',1,'open','FREQ=WEEKLY;BYDAY=MO',0,0,'seconds',0,0,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,'Chữ “1” ''một''','chu mot');
INSERT INTO "slot" VALUES(2,'slot-2',1,1620000002,'Chữ “2” ''một''',2,'open','FREQ=WEEKLY;BYDAY=MO',0,0,'seconds',0,0,' 1 2 ',0,0,0,NULL,NULL,NULL,'2021-05-17 2021-05-19','2021-05-17 2021-05-19','Chữ “2” ''một''','chu mot');
INSERT INTO "slot" VALUES(3,'slot-3',1,1620000003,'Chữ “3” ''một''',3,'open','FREQ=WEEKLY;BYDAY=MO',0,0,'seconds',0,0,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,'Chữ “3” ''một''','chu mot');
CREATE TABLE tally (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, kind TEXT, count INTEGER, unit TEXT, date TEXT, area INTEGER, topic INTEGER, source TEXT, note TEXT, searched TEXT);
INSERT INTO "tally" VALUES(1,'tally-1',1,1620000001,'Chữ “1” ''một''','meetings',1,'cuộc','2021-05-01',1,1,'Chữ “1” ''một''','Dòng một
Dòng hai','chu mot');
INSERT INTO "tally" VALUES(2,'tally-2',1,1620000002,'Chữ “2” ''một''','meetings',2,'cuộc','2021-05-02',2,2,'Chữ “2” ''một''','Dòng một
Dòng hai','chu mot');
INSERT INTO "tally" VALUES(3,'tally-3',1,1620000003,'Chữ “3” ''một''','meetings',3,'cuộc','2021-05-03',3,3,'Chữ “3” ''một''','Dòng một
Dòng hai','chu mot');
CREATE TABLE topic (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  title TEXT, title_en TEXT, parent INTEGER, colour TEXT, symbol TEXT, searched TEXT);
INSERT INTO "topic" VALUES(1,'topic-1',1,1620000001,'Chữ “1” ''một''','Chữ “1” ''một''',NULL,'#aa0000','Chữ “1” ''một''','chu mot');
INSERT INTO "topic" VALUES(2,'topic-2',1,1620000002,'Chữ “2” ''một''','Chữ “2” ''một''',NULL,'#aa0000','Chữ “2” ''một''','chu mot');
INSERT INTO "topic" VALUES(3,'topic-3',4,1620000003,'Chữ “3” ''một''','Chữ “3” ''một''',NULL,'#aa0000','Chữ “3” ''một''','chu mot');
CREATE TABLE trail (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, modified BIGINT NOT NULL,
  request INTEGER, date TEXT, way TEXT, means TEXT, title TEXT, number TEXT, file TEXT, note TEXT);
INSERT INTO "trail" VALUES(1,'trail-1',1,1620000001,1,'2021-05-01','out','letter','Chữ “1” ''một''','1/CV-PV05','Chữ “1” ''một''','Chữ “1” ''một''');
INSERT INTO "trail" VALUES(2,'trail-2',1,1620000002,2,'2021-05-02','out','letter','Chữ “2” ''một''','2/CV-PV05','Chữ “2” ''một''','Chữ “2” ''một''');
INSERT INTO "trail" VALUES(3,'trail-3',1,1620000003,3,'2021-05-03','out','letter','Chữ “3” ''một''','3/CV-PV05','Chữ “3” ''một''','Chữ “3” ''một''');
CREATE INDEX segment_of_series ON segment (series);
CREATE UNIQUE INDEX origin_by_uid ON origin (uid);
CREATE INDEX origin_of_placement ON origin (placement) WHERE placement IS NOT NULL;
CREATE INDEX origin_of_series ON origin (series) WHERE series IS NOT NULL;
CREATE INDEX change_of_target ON change (target);
CREATE INDEX change_row_of_change ON change_row (change);
CREATE INDEX change_row_of_row ON change_row (kind, row_id);
CREATE INDEX change_added_of_change ON change_added (change);
CREATE INDEX change_added_of_row ON change_added (kind, first_id);
CREATE INDEX trail_of_request ON trail (request);
CREATE INDEX message_to ON message (partner);
CREATE INDEX invitation_of_uid ON invitation (uid);
CREATE INDEX invitation_of_line ON invitation (line);
CREATE INDEX pending_of_request ON pending_reply (request);
CREATE INDEX line_of_request ON request_line (request);
CREATE INDEX line_of_placement ON request_line (placement);
CREATE INDEX placement_by_day ON placement (date, start);
CREATE INDEX placement_states_of_day ON placement (date, state);
CREATE INDEX placement_of_segment ON placement (segment);
CREATE INDEX placement_of_series ON placement (series);
CREATE UNIQUE INDEX placement_by_uid ON placement (uid);
CREATE INDEX placement_of_repeat ON placement (repeat_of) WHERE repeat_of IS NOT NULL;
CREATE INDEX placement_of_makegood ON placement (makegood_for) WHERE makegood_for IS NOT NULL;
CREATE INDEX asrun_line_of_day ON asrun_line (outlet, date);
CREATE INDEX asrun_line_of_placement ON asrun_line (placement) WHERE placement IS NOT NULL;
COMMIT;
