CREATE TABLE alembic_version ( version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num) );
insert into alembic_version ("version_num") values ('0010');
CREATE VIRTUAL TABLE notes_fts using fts5( title, body, aliases, content='notes', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2' );
CREATE TABLE attachments ( id INTEGER NOT NULL, path VARCHAR NOT NULL, size INTEGER NOT NULL, file_key VARCHAR NOT NULL, CONSTRAINT pk_attachments PRIMARY KEY (id), CONSTRAINT uq_attachments_path UNIQUE (path) );
insert into attachments ("id", "path", "size", "file_key") values (1, 'Files/map.png', 3, 'map.png');
insert into attachments ("id", "path", "size", "file_key") values (2, 'kg.toml', 50, 'kg.toml');
CREATE TABLE changes ( id INTEGER NOT NULL, node_id INTEGER, node_key VARCHAR NOT NULL, field VARCHAR NOT NULL, old VARCHAR, new VARCHAR, seen_at VARCHAR NOT NULL, CONSTRAINT pk_changes PRIMARY KEY (id), CONSTRAINT fk_changes_node_id FOREIGN KEY(node_id) REFERENCES nodes (id) ON DELETE SET NULL );
insert into changes ("id", "node_id", "node_key", "field", "old", "new", "seen_at") values (1, 8, 'project:lamp-oil', 'due', '2026-02-01', '2026-02-15', '2026-12-01T04:31:03Z');
CREATE TABLE notes ( id INTEGER NOT NULL, node_id INTEGER NOT NULL, path VARCHAR NOT NULL, name VARCHAR NOT NULL, title VARCHAR NOT NULL, folder VARCHAR NOT NULL, kind VARCHAR NOT NULL, date VARCHAR, created VARCHAR, modified VARCHAR NOT NULL, size INTEGER NOT NULL, hash VARCHAR NOT NULL, words INTEGER NOT NULL, is_archived INTEGER NOT NULL, is_primary INTEGER NOT NULL, updated VARCHAR NOT NULL, aliases VARCHAR NOT NULL, body VARCHAR NOT NULL, body_line INTEGER NOT NULL, frontmatter VARCHAR NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, CONSTRAINT pk_notes PRIMARY KEY (id), CONSTRAINT fk_notes_node_id FOREIGN KEY(node_id) REFERENCES nodes (id), CONSTRAINT uq_notes_path UNIQUE (path) );
insert into notes ("id", "node_id", "path", "name", "title", "folder", "kind", "date", "created", "modified", "size", "hash", "words", "is_archived", "is_primary", "updated", "aliases", "body", "body_line", "frontmatter", "mtime_ns", "ctime_ns", "inode") values (1, 1, 'Boats/Gull.md', 'Gull', 'Gull', 'Boats', 'boat', NULL, NULL, '2026-12-01T04:31:03Z', 19, '45559101896fc9389b11a4924ff15743', 0, 0, 1, '', '', '', 4, '{"rig": "sloop"}', 1796099463250330605, 1796099463250330605, 2261119);
insert into notes ("id", "node_id", "path", "name", "title", "folder", "kind", "date", "created", "modified", "size", "hash", "words", "is_archived", "is_primary", "updated", "aliases", "body", "body_line", "frontmatter", "mtime_ns", "ctime_ns", "inode") values (2, 2, 'Customers/Tallow & Co.md', 'Tallow & Co', 'Tallow & Co', 'Customers', 'organization', NULL, NULL, '2026-12-01T04:31:03Z', 55, '32e8f3254446bddeeaea86786c86edec', 4, 0, 1, '', '', '# Tallow & Co
', 5, '{"status": "active", "industry": "Candles"}', 1796099463249740267, 1796099463249740267, 2261099);
insert into notes ("id", "node_id", "path", "name", "title", "folder", "kind", "date", "created", "modified", "size", "hash", "words", "is_archived", "is_primary", "updated", "aliases", "body", "body_line", "frontmatter", "mtime_ns", "ctime_ns", "inode") values (3, 3, 'Daily/2026-01-07.md', '2026-01-07', '2026-01-07', 'Daily', 'daily', '2026-01-07', NULL, '2026-12-01T04:31:03Z', 60, '08b2179484309afb7505d9f5eaae2f94', 11, 0, 1, '2026-01-07', '', '- Called [[Per Dahl]] about [[Lamp Oil]]
- saw [[Ida Falk]]
', 1, '{}', 1796099463250430433, 1796099463250430433, 2261134);
insert into notes ("id", "node_id", "path", "name", "title", "folder", "kind", "date", "created", "modified", "size", "hash", "words", "is_archived", "is_primary", "updated", "aliases", "body", "body_line", "frontmatter", "mtime_ns", "ctime_ns", "inode") values (4, 4, 'Meetings/2026-01-05 Oil.md', '2026-01-05 Oil', 'Oil', 'Meetings', 'meeting', '2026-01-05', NULL, '2026-12-01T04:31:03Z', 64, '2ddfc3ba5400457f1ecc3d42d2f34915', 2, 0, 1, '2026-01-05', '', '# Oil
', 5, '{"attendees": ["Ida Falk", "Per Dahl"], "project": "Lamp Oil"}', 1796099463250198348, 1796099463250198348, 2261108);
insert into notes ("id", "node_id", "path", "name", "title", "folder", "kind", "date", "created", "modified", "size", "hash", "words", "is_archived", "is_primary", "updated", "aliases", "body", "body_line", "frontmatter", "mtime_ns", "ctime_ns", "inode") values (5, 5, 'Meetings/2026-03-02 Wicks.md', '2026-03-02 Wicks', 'Wicks', 'Meetings', 'meeting', '2026-03-02', NULL, '2026-12-01T04:31:03Z', 79, '4c4e12a315f26e79dd65ef8d9a9170c0', 2, 0, 1, '2026-03-02', '', '# Wicks
', 5, '{"attendees": ["Per Dahl", "Ida Falk (excused)", "Oil team"], "date": "soon"}', 1796099463250264186, 1796099463250264186, 2261117);
insert into notes ("id", "node_id", "path", "name", "title", "folder", "kind", "date", "created", "modified", "size", "hash", "words", "is_archived", "is_primary", "updated", "aliases", "body", "body_line", "frontmatter", "mtime_ns", "ctime_ns", "inode") values (6, 6, 'People/Ida Falk.md', 'Ida Falk', 'Ida Falk', 'People', 'person', NULL, NULL, '2026-12-01T04:31:03Z', 149, 'e215ef5a6bf396d06feacc7ce408fb6d', 5, 0, 1, '', 'Idi', '# Ida Falk

See [[Lost]].
', 9, '{"aliases": ["Idi"], "email": "ida@tallow.example", "phone": "555 0101", "role": "Buyer", "company": "[[Tallow & Co]]", "cadence": "14 days"}', 1796099463249617705, 1796099463249617705, 2261087);
insert into notes ("id", "node_id", "path", "name", "title", "folder", "kind", "date", "created", "modified", "size", "hash", "words", "is_archived", "is_primary", "updated", "aliases", "body", "body_line", "frontmatter", "mtime_ns", "ctime_ns", "inode") values (7, 7, 'People/Per Dahl.md', 'Per Dahl', 'Per Dahl', 'People', 'person', NULL, NULL, '2026-12-01T04:31:03Z', 55, '8269f59586f0df4a4f88c471d39409c4', 8, 0, 1, '', '', '# Per Dahl

![[map.png]] and ![[Lamp Oil#Plan]]. #Team
', 1, '{}', 1796099463249679367, 1796099463249679367, 2261088);
insert into notes ("id", "node_id", "path", "name", "title", "folder", "kind", "date", "created", "modified", "size", "hash", "words", "is_archived", "is_primary", "updated", "aliases", "body", "body_line", "frontmatter", "mtime_ns", "ctime_ns", "inode") values (8, 8, 'Projects/Lamp Oil.md', 'Lamp Oil', 'Lamp Oil', 'Projects', 'project', NULL, NULL, '2026-12-01T04:31:03Z', 245, '93167e9bdbf6ec2dc0029a6bbdbc942c', 36, 0, 1, '', '', '# Lamp Oil

## Plan

Wait for the mill. ^wait

## Risks

- The mill is old

- [ ] ask the mill [[Per Dahl]] [cost:: 5] 📅 2026-01-20
  - [x] find its number ✅ 2026-01-05
', 7, '{"status": "blocked", "owner": "Ida Falk", "due": "2026-02-15", "priority": "high"}', 1796099463755778296, 1796099463755778296, 2261101);
CREATE TABLE projects ( id INTEGER, name VARCHAR NOT NULL, status VARCHAR, status_raw VARCHAR, status_since VARCHAR, owner_id INTEGER, priority VARCHAR, due VARCHAR, stated_last_contact VARCHAR, stated_last_updated VARCHAR, CONSTRAINT pk_projects PRIMARY KEY (id), CONSTRAINT fk_projects_id FOREIGN KEY(id) REFERENCES nodes (id), CONSTRAINT fk_projects_owner_id FOREIGN KEY(owner_id) REFERENCES nodes (id) );
insert into projects ("id", "name", "status", "status_raw", "status_since", "owner_id", "priority", "due", "stated_last_contact", "stated_last_updated") values (8, 'Lamp Oil', 'blocked', 'blocked', NULL, 6, 'high', '2026-02-15', NULL, NULL);
CREATE TABLE tags ( id INTEGER, name VARCHAR NOT NULL, normalised VARCHAR NOT NULL, CONSTRAINT pk_tags PRIMARY KEY (id), CONSTRAINT fk_tags_id FOREIGN KEY(id) REFERENCES nodes (id), CONSTRAINT uq_tags_normalised UNIQUE (normalised) );
insert into tags ("id", "name", "normalised") values (9, 'Team', 'team');
CREATE TABLE aliases ( id INTEGER NOT NULL, node_id INTEGER NOT NULL, name VARCHAR NOT NULL, slug VARCHAR NOT NULL, source VARCHAR NOT NULL, note_id INTEGER, CONSTRAINT pk_aliases PRIMARY KEY (id), CONSTRAINT fk_aliases_node_id FOREIGN KEY(node_id) REFERENCES nodes (id), CONSTRAINT fk_aliases_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into aliases ("id", "node_id", "name", "slug", "source", "note_id") values (1, 6, 'Idi', 'idi', 'property', 6);
CREATE TABLE blocks ( id INTEGER NOT NULL, note_id INTEGER NOT NULL, block VARCHAR NOT NULL, line INTEGER NOT NULL, CONSTRAINT pk_blocks PRIMARY KEY (id), CONSTRAINT fk_blocks_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into blocks ("id", "note_id", "block", "line") values (1, 8, 'wait', 11);
CREATE TABLE claims ( id INTEGER NOT NULL, note_id INTEGER NOT NULL, node_id INTEGER NOT NULL, field VARCHAR NOT NULL, value VARCHAR, value_id INTEGER, basis VARCHAR NOT NULL, rank INTEGER NOT NULL, line INTEGER NOT NULL, CONSTRAINT pk_claims PRIMARY KEY (id), CONSTRAINT fk_claims_note_id FOREIGN KEY(note_id) REFERENCES notes (id), CONSTRAINT fk_claims_node_id FOREIGN KEY(node_id) REFERENCES nodes (id), CONSTRAINT fk_claims_value_id FOREIGN KEY(value_id) REFERENCES nodes (id) );
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (1, 1, 1, 'boat.rig', '"sloop"', NULL, 'property', 0, 2);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (2, 1, 1, 'name', 'Gull', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (3, 2, 2, 'status', 'active', NULL, 'property', 0, 2);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (4, 2, 2, 'industry', 'Candles', NULL, 'property', 0, 3);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (5, 2, 2, 'name', 'Tallow & Co', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (6, 4, 4, 'attendee', 'explicit', 6, 'property', 0, 2);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (7, 4, 4, 'attendee', 'explicit', 7, 'property', 0, 2);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (8, 4, 4, 'name', 'Oil', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (9, 4, 4, 'date', '2026-01-05', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (10, 4, 4, 'kind', 'meeting', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (11, 5, 5, 'attendee', 'explicit', 7, 'property', 0, 2);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (12, 5, 5, 'absent', 'explicit', 6, 'property', 0, 2);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (13, 5, 5, 'not_person', 'Oil team', NULL, 'list', 0, 2);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (14, 5, 5, 'name', 'Wicks', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (15, 5, 5, 'date', '2026-03-02', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (16, 5, 5, 'kind', 'meeting', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (17, 6, 6, 'email', 'ida@tallow.example', NULL, 'property', 0, 3);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (18, 6, 6, 'phone', '555 0101', NULL, 'property', 0, 4);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (19, 6, 6, 'role', 'Buyer', NULL, 'property', 0, 5);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (20, 6, 6, 'organization', 'Tallow & Co', 2, 'property', 0, 6);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (21, 6, 6, 'cadence_days', '14', NULL, 'property', 0, 7);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (22, 6, 6, 'name', 'Ida Falk', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (23, 6, 10, 'name', 'Lost', NULL, 'named', 9, 11);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (24, 7, 7, 'name', 'Per Dahl', NULL, 'page', 0, 1);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (25, 8, 8, 'status', 'blocked', NULL, 'property', 0, 2);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (26, 8, 8, 'owner', 'Ida Falk', 6, 'property', 0, 3);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (27, 8, 8, 'due', '2026-02-15', NULL, 'property', 0, 4);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (28, 8, 8, 'priority', 'high', NULL, 'property', 0, 5);
insert into claims ("id", "note_id", "node_id", "field", "value", "value_id", "basis", "rank", "line") values (29, 8, 8, 'name', 'Lamp Oil', NULL, 'page', 0, 1);
CREATE TABLE headings ( id INTEGER NOT NULL, note_id INTEGER NOT NULL, level INTEGER NOT NULL, text VARCHAR NOT NULL, line INTEGER NOT NULL, CONSTRAINT pk_headings PRIMARY KEY (id), CONSTRAINT fk_headings_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into headings ("id", "note_id", "level", "text", "line") values (1, 2, 1, 'Tallow & Co', 5);
insert into headings ("id", "note_id", "level", "text", "line") values (2, 4, 1, 'Oil', 5);
insert into headings ("id", "note_id", "level", "text", "line") values (3, 5, 1, 'Wicks', 5);
insert into headings ("id", "note_id", "level", "text", "line") values (4, 6, 1, 'Ida Falk', 9);
insert into headings ("id", "note_id", "level", "text", "line") values (5, 7, 1, 'Per Dahl', 1);
insert into headings ("id", "note_id", "level", "text", "line") values (6, 8, 1, 'Lamp Oil', 7);
insert into headings ("id", "note_id", "level", "text", "line") values (7, 8, 2, 'Plan', 9);
insert into headings ("id", "note_id", "level", "text", "line") values (8, 8, 2, 'Risks', 13);
CREATE TABLE lookups ( note_id INTEGER NOT NULL, asked BLOB NOT NULL, CONSTRAINT pk_lookups PRIMARY KEY (note_id), CONSTRAINT fk_lookups_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into lookups ("note_id", "asked") values (1, X'53649457FF9AAC71DC6E0AE3');
insert into lookups ("note_id", "asked") values (2, X'611D3BB894710BD02C628CF6');
insert into lookups ("note_id", "asked") values (3, X'EA11FE3F030E268D7D6BDD8FD0A21D9F');
insert into lookups ("note_id", "asked") values (4, X'438F910158242B634A5D2A6BF5EDEB73E2D80CA5D7DB79D08DACCDE2789616E69FD5CCEA321C0CFA');
insert into lookups ("note_id", "asked") values (5, X'257D3A4BB6423E50DF29F95D58242B6341D6C86AEB87F56D5C9B0270F5EDEB734401B595F881EB9EDD266FA176CE94A3D9DEB4AD0DF8F7B1977E2AB495B5CCBE71B3D9D99FD5CCEA8D9843F3321C0CFA');
insert into lookups ("note_id", "asked") values (6, X'8009B80758242B6390AD2A69F1316C71DEB4FA7332D2AD7DEFE76C7E01C99AB3C706B0BD56DFCFCE6B8F65D6');
insert into lookups ("note_id", "asked") values (7, X'9F1B6D6D422EAC6EF5EDEB73030E268DB594A3A6');
insert into lookups ("note_id", "asked") values (8, X'58242B634A5D2A6B4CB7567FD0A21D9FC386D4A39FD5CCEA');
CREATE TABLE names ( space VARCHAR NOT NULL, "key" VARCHAR NOT NULL, note_id INTEGER NOT NULL, extra VARCHAR NOT NULL, CONSTRAINT pk_names PRIMARY KEY (space, "key", note_id, extra), CONSTRAINT fk_names_note_id FOREIGN KEY(note_id) REFERENCES notes (id) ) WITHOUT ROWID;
insert into names ("space", "key", "note_id", "extra") values ('alias', 'idi', 6, 'propertyperson:ida-falk');
insert into names ("space", "key", "note_id", "extra") values ('attendees', 'Meetings/2026-01-05 Oil.md', 4, 'Ida Falk0name2Per Dahl0name2');
insert into names ("space", "key", "note_id", "extra") values ('attendees', 'Meetings/2026-03-02 Wicks.md', 5, 'Per Dahl0name2');
insert into names ("space", "key", "note_id", "extra") values ('email', 'ida@tallow.example', 6, 'falk ida idi');
insert into names ("space", "key", "note_id", "extra") values ('employer', 'person:ida-falk', 6, 'tallow-&-co');
insert into names ("space", "key", "note_id", "extra") values ('event', '2026-01-05', 4, 'Lamp Oil');
insert into names ("space", "key", "note_id", "extra") values ('file', '2026-01-05 oil', 4, '');
insert into names ("space", "key", "note_id", "extra") values ('file', '2026-01-07', 3, '');
insert into names ("space", "key", "note_id", "extra") values ('file', '2026-03-02 wicks', 5, '');
insert into names ("space", "key", "note_id", "extra") values ('file', 'gull', 1, '');
insert into names ("space", "key", "note_id", "extra") values ('file', 'ida falk', 6, '');
insert into names ("space", "key", "note_id", "extra") values ('file', 'lamp oil', 8, '');
insert into names ("space", "key", "note_id", "extra") values ('file', 'per dahl', 7, '');
insert into names ("space", "key", "note_id", "extra") values ('file', 'tallow & co', 2, '');
insert into names ("space", "key", "note_id", "extra") values ('join', 'meeting:2026-01-05-oil', 4, '02026-01-05meetingperson:ida-falkperson:per-dahl');
insert into names ("space", "key", "note_id", "extra") values ('join', 'meeting:2026-03-02-wicks', 5, '02026-03-02meetingperson:ida-falkperson:per-dahl');
insert into names ("space", "key", "note_id", "extra") values ('listed', 'ida-falk', 4, 'person');
insert into names ("space", "key", "note_id", "extra") values ('listed', 'ida-falk', 5, 'person');
insert into names ("space", "key", "note_id", "extra") values ('listed', 'per-dahl', 4, 'person');
insert into names ("space", "key", "note_id", "extra") values ('listed', 'per-dahl', 5, 'person');
insert into names ("space", "key", "note_id", "extra") values ('name', 'gull', 1, '');
insert into names ("space", "key", "note_id", "extra") values ('name', 'ida-falk', 6, '');
insert into names ("space", "key", "note_id", "extra") values ('name', 'lamp-oil', 8, '');
insert into names ("space", "key", "note_id", "extra") values ('name', 'per-dahl', 7, '');
insert into names ("space", "key", "note_id", "extra") values ('name', 'tallow-&-co', 2, '');
insert into names ("space", "key", "note_id", "extra") values ('named', 'ida-falk', 8, 'person');
insert into names ("space", "key", "note_id", "extra") values ('named', 'lamp-oil', 4, 'project');
insert into names ("space", "key", "note_id", "extra") values ('named', 'per-dahl', 3, 'person');
insert into names ("space", "key", "note_id", "extra") values ('named', 'tallow-&-co', 6, 'organization');
insert into names ("space", "key", "note_id", "extra") values ('title', 'oil', 4, '');
insert into names ("space", "key", "note_id", "extra") values ('title', 'wicks', 5, '');
CREATE TABLE note_tags ( id INTEGER NOT NULL, note_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, name VARCHAR NOT NULL, line INTEGER, CONSTRAINT pk_note_tags PRIMARY KEY (id), CONSTRAINT fk_note_tags_note_id FOREIGN KEY(note_id) REFERENCES notes (id), CONSTRAINT fk_note_tags_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id) );
insert into note_tags ("id", "note_id", "tag_id", "name", "line") values (1, 7, 9, 'Team', 3);
CREATE TABLE problems ( id INTEGER NOT NULL, note_id INTEGER, node_id INTEGER, path VARCHAR, line INTEGER, code VARCHAR NOT NULL, severity VARCHAR NOT NULL, message VARCHAR NOT NULL, scope VARCHAR NOT NULL, CONSTRAINT pk_problems PRIMARY KEY (id), CONSTRAINT problem_severity CHECK (severity in ('error','warning','info')), CONSTRAINT fk_problems_note_id FOREIGN KEY(note_id) REFERENCES notes (id), CONSTRAINT fk_problems_node_id FOREIGN KEY(node_id) REFERENCES nodes (id) );
insert into problems ("id", "note_id", "node_id", "path", "line", "code", "severity", "message", "scope") values (1, 5, 5, 'Meetings/2026-03-02 Wicks.md', 3, 'unread-value', 'warning', 'date: “soon” is no day; write it as 2025-10-06 (year, month, day)', 'note');
insert into problems ("id", "note_id", "node_id", "path", "line", "code", "severity", "message", "scope") values (5, 6, 10, 'People/Ida Falk.md', 11, 'missing-link', 'warning', 'No note is called “Lost”: 1 link leads there, in 1 note', 'vault');
insert into problems ("id", "note_id", "node_id", "path", "line", "code", "severity", "message", "scope") values (6, 5, 5, 'Meetings/2026-03-02 Wicks.md', 2, 'not-a-name', 'warning', '“Oil team” in a list of people names nobody; is it somebody, give them a page or an alias, else add it to `nobody` in kg.toml', 'vault');
insert into problems ("id", "note_id", "node_id", "path", "line", "code", "severity", "message", "scope") values (7, 1, 1, 'Boats/Gull.md', NULL, 'orphan', 'info', 'No link, contact or relation ties this note to anything', 'vault');
CREATE TABLE relations ( id INTEGER NOT NULL, source_id INTEGER NOT NULL, target_id INTEGER NOT NULL, kind VARCHAR NOT NULL, certainty VARCHAR NOT NULL, note_id INTEGER NOT NULL, line INTEGER NOT NULL, CONSTRAINT pk_relations PRIMARY KEY (id), CONSTRAINT fk_relations_source_id FOREIGN KEY(source_id) REFERENCES nodes (id), CONSTRAINT fk_relations_target_id FOREIGN KEY(target_id) REFERENCES nodes (id), CONSTRAINT fk_relations_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into relations ("id", "source_id", "target_id", "kind", "certainty", "note_id", "line") values (1, 4, 8, 'about', 'explicit', 4, 3);
insert into relations ("id", "source_id", "target_id", "kind", "certainty", "note_id", "line") values (2, 6, 2, 'works_for', 'explicit', 6, 6);
insert into relations ("id", "source_id", "target_id", "kind", "certainty", "note_id", "line") values (3, 6, 8, 'owns', 'explicit', 8, 3);
CREATE TABLE statements ( id INTEGER NOT NULL, note_id INTEGER NOT NULL, node_id INTEGER NOT NULL, kind VARCHAR NOT NULL, text VARCHAR NOT NULL, date VARCHAR, line INTEGER NOT NULL, CONSTRAINT pk_statements PRIMARY KEY (id), CONSTRAINT fk_statements_note_id FOREIGN KEY(note_id) REFERENCES notes (id), CONSTRAINT fk_statements_node_id FOREIGN KEY(node_id) REFERENCES nodes (id) );
insert into statements ("id", "note_id", "node_id", "kind", "text", "date", "line") values (1, 8, 8, 'risk', 'The mill is old', NULL, 15);
insert into statements ("id", "note_id", "node_id", "kind", "text", "date", "line") values (2, 8, 8, 'risk', 'ask the mill [[Per Dahl]] [cost:: 5] 📅 2026-01-20', NULL, 17);
CREATE TABLE tasks ( id INTEGER NOT NULL, note_id INTEGER NOT NULL, line INTEGER NOT NULL, parent_id INTEGER, status VARCHAR NOT NULL, state VARCHAR NOT NULL, text VARCHAR NOT NULL, due VARCHAR, scheduled VARCHAR, start VARCHAR, done VARCHAR, created VARCHAR, cancelled VARCHAR, priority VARCHAR, recurrence VARCHAR, task_key VARCHAR, depends_on VARCHAR, owner_id INTEGER, about_id INTEGER, section VARCHAR, CONSTRAINT pk_tasks PRIMARY KEY (id), CONSTRAINT fk_tasks_note_id FOREIGN KEY(note_id) REFERENCES notes (id), CONSTRAINT fk_tasks_parent_id FOREIGN KEY(parent_id) REFERENCES tasks (id), CONSTRAINT fk_tasks_owner_id FOREIGN KEY(owner_id) REFERENCES nodes (id), CONSTRAINT fk_tasks_about_id FOREIGN KEY(about_id) REFERENCES nodes (id) );
insert into tasks ("id", "note_id", "line", "parent_id", "status", "state", "text", "due", "scheduled", "start", "done", "created", "cancelled", "priority", "recurrence", "task_key", "depends_on", "owner_id", "about_id", "section") values (3, 8, 17, NULL, ' ', 'todo', 'ask the mill [[Per Dahl]] [cost:: 5]', '2026-01-20', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 8, 'Risks');
insert into tasks ("id", "note_id", "line", "parent_id", "status", "state", "text", "due", "scheduled", "start", "done", "created", "cancelled", "priority", "recurrence", "task_key", "depends_on", "owner_id", "about_id", "section") values (4, 8, 18, 3, 'x', 'done', 'find its number', NULL, NULL, NULL, '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 8, 'Risks');
CREATE TABLE attendances ( meeting_id INTEGER NOT NULL, person_id INTEGER NOT NULL, basis VARCHAR NOT NULL, certainty VARCHAR NOT NULL, note_id INTEGER NOT NULL, line INTEGER NOT NULL, CONSTRAINT pk_attendances PRIMARY KEY (meeting_id, person_id), CONSTRAINT fk_attendances_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), CONSTRAINT fk_attendances_person_id FOREIGN KEY(person_id) REFERENCES people (id), CONSTRAINT fk_attendances_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into attendances ("meeting_id", "person_id", "basis", "certainty", "note_id", "line") values (4, 6, 'property', 'explicit', 4, 2);
insert into attendances ("meeting_id", "person_id", "basis", "certainty", "note_id", "line") values (4, 7, 'property', 'explicit', 4, 2);
insert into attendances ("meeting_id", "person_id", "basis", "certainty", "note_id", "line") values (5, 7, 'property', 'explicit', 5, 2);
CREATE TABLE contacts ( id INTEGER NOT NULL, person_id INTEGER NOT NULL, about_id INTEGER, date VARCHAR NOT NULL, channel VARCHAR NOT NULL, direct INTEGER NOT NULL, certainty VARCHAR NOT NULL, basis VARCHAR NOT NULL, meeting_id INTEGER, note_id INTEGER NOT NULL, line INTEGER NOT NULL, text VARCHAR NOT NULL, CONSTRAINT pk_contacts PRIMARY KEY (id), CONSTRAINT contact_certainty CHECK (certainty in ('explicit','linked','inferred')), CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id), CONSTRAINT fk_contacts_about_id FOREIGN KEY(about_id) REFERENCES nodes (id), CONSTRAINT fk_contacts_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), CONSTRAINT fk_contacts_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into contacts ("id", "person_id", "about_id", "date", "channel", "direct", "certainty", "basis", "meeting_id", "note_id", "line", "text") values (1, 7, 8, '2026-01-07', 'call', 1, 'explicit', 'log', NULL, 3, 1, 'Called [[Per Dahl]] about [[Lamp Oil]]');
insert into contacts ("id", "person_id", "about_id", "date", "channel", "direct", "certainty", "basis", "meeting_id", "note_id", "line", "text") values (2, 6, 8, '2026-01-05', 'meeting', 1, 'explicit', 'meeting', 4, 4, 2, 'Oil');
insert into contacts ("id", "person_id", "about_id", "date", "channel", "direct", "certainty", "basis", "meeting_id", "note_id", "line", "text") values (3, 7, 8, '2026-01-05', 'meeting', 1, 'explicit', 'meeting', 4, 4, 2, 'Oil');
insert into contacts ("id", "person_id", "about_id", "date", "channel", "direct", "certainty", "basis", "meeting_id", "note_id", "line", "text") values (4, 7, NULL, '2026-03-02', 'meeting', 1, 'explicit', 'meeting', 5, 5, 2, 'Wicks');
CREATE TABLE properties ( id INTEGER NOT NULL, note_id INTEGER NOT NULL, "key" VARCHAR NOT NULL, value VARCHAR, type VARCHAR NOT NULL, position INTEGER NOT NULL, line INTEGER, task_id INTEGER, CONSTRAINT pk_properties PRIMARY KEY (id), CONSTRAINT fk_properties_note_id FOREIGN KEY(note_id) REFERENCES notes (id), CONSTRAINT fk_properties_task_id FOREIGN KEY(task_id) REFERENCES tasks (id) );
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (1, 1, 'rig', 'sloop', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (2, 2, 'status', 'active', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (3, 2, 'industry', 'Candles', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (4, 4, 'attendees', 'Ida Falk', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (5, 4, 'attendees', 'Per Dahl', 'text', 1, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (6, 4, 'project', 'Lamp Oil', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (7, 5, 'attendees', 'Per Dahl', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (8, 5, 'attendees', 'Ida Falk (excused)', 'text', 1, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (9, 5, 'attendees', 'Oil team', 'text', 2, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (10, 5, 'date', 'soon', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (11, 6, 'aliases', 'Idi', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (12, 6, 'email', 'ida@tallow.example', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (13, 6, 'phone', '555 0101', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (14, 6, 'role', 'Buyer', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (15, 6, 'company', '[[Tallow & Co]]', 'link', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (16, 6, 'cadence', '14 days', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (17, 8, 'status', 'blocked', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (18, 8, 'owner', 'Ida Falk', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (19, 8, 'due', '2026-02-15', 'date', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (20, 8, 'priority', 'high', 'text', 0, NULL, NULL);
insert into properties ("id", "note_id", "key", "value", "type", "position", "line", "task_id") values (21, 8, 'cost', '5', 'number', 0, 17, 3);
CREATE TABLE nodes ( id INTEGER NOT NULL, "key" VARCHAR NOT NULL, kind VARCHAR NOT NULL, label VARCHAR NOT NULL, slug VARCHAR NOT NULL, CONSTRAINT pk_nodes PRIMARY KEY (id), CONSTRAINT uq_nodes_key UNIQUE ("key") );
insert into nodes ("id", "key", "kind", "label", "slug") values (1, 'boat:gull', 'boat', 'Gull', 'gull');
insert into nodes ("id", "key", "kind", "label", "slug") values (2, 'organization:tallow-&-co', 'organization', 'Tallow & Co', 'tallow-&-co');
insert into nodes ("id", "key", "kind", "label", "slug") values (3, 'note:Daily/2026-01-07.md', 'note', '2026-01-07', '2026-01-07');
insert into nodes ("id", "key", "kind", "label", "slug") values (4, 'meeting:2026-01-05-oil', 'meeting', 'Oil', 'oil');
insert into nodes ("id", "key", "kind", "label", "slug") values (5, 'meeting:2026-03-02-wicks', 'meeting', 'Wicks', 'wicks');
insert into nodes ("id", "key", "kind", "label", "slug") values (6, 'person:ida-falk', 'person', 'Ida Falk', 'ida-falk');
insert into nodes ("id", "key", "kind", "label", "slug") values (7, 'person:per-dahl', 'person', 'Per Dahl', 'per-dahl');
insert into nodes ("id", "key", "kind", "label", "slug") values (8, 'project:lamp-oil', 'project', 'Lamp Oil', 'lamp-oil');
insert into nodes ("id", "key", "kind", "label", "slug") values (9, 'tag:team', 'tag', 'Team', 'team');
insert into nodes ("id", "key", "kind", "label", "slug") values (10, 'missing:lost', 'missing', 'Lost', 'lost');
CREATE TABLE meetings ( id INTEGER, note_id INTEGER, title VARCHAR NOT NULL, date VARCHAR, kind VARCHAR NOT NULL, not_people VARCHAR, CONSTRAINT pk_meetings PRIMARY KEY (id), CONSTRAINT fk_meetings_id FOREIGN KEY(id) REFERENCES nodes (id), CONSTRAINT fk_meetings_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into meetings ("id", "note_id", "title", "date", "kind", "not_people") values (4, 4, 'Oil', '2026-01-05', 'meeting', NULL);
insert into meetings ("id", "note_id", "title", "date", "kind", "not_people") values (5, 5, 'Wicks', '2026-03-02', 'meeting', 'Oil team');
CREATE TABLE absences ( meeting_id INTEGER NOT NULL, person_id INTEGER NOT NULL, basis VARCHAR NOT NULL, note_id INTEGER NOT NULL, line INTEGER NOT NULL, CONSTRAINT pk_absences PRIMARY KEY (meeting_id, person_id), CONSTRAINT fk_absences_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), CONSTRAINT fk_absences_person_id FOREIGN KEY(person_id) REFERENCES people (id), CONSTRAINT fk_absences_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into absences ("meeting_id", "person_id", "basis", "note_id", "line") values (5, 6, 'property', 5, 2);
CREATE TABLE people ( id INTEGER, name VARCHAR NOT NULL, email VARCHAR, phone VARCHAR, role VARCHAR, organization_id INTEGER, is_me INTEGER NOT NULL, standing VARCHAR NOT NULL, stated_last_contact VARCHAR, cadence_days INTEGER, CONSTRAINT pk_people PRIMARY KEY (id), CONSTRAINT fk_people_id FOREIGN KEY(id) REFERENCES nodes (id), CONSTRAINT fk_people_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) );
insert into people ("id", "name", "email", "phone", "role", "organization_id", "is_me", "standing", "stated_last_contact", "cadence_days") values (6, 'Ida Falk', 'ida@tallow.example', '555 0101', 'Buyer', 2, 0, 'page', NULL, 14);
insert into people ("id", "name", "email", "phone", "role", "organization_id", "is_me", "standing", "stated_last_contact", "cadence_days") values (7, 'Per Dahl', NULL, NULL, NULL, NULL, 0, 'page', NULL, NULL);
CREATE TABLE organizations ( id INTEGER, name VARCHAR NOT NULL, status VARCHAR, status_raw VARCHAR, industry VARCHAR, owner_id INTEGER, domain VARCHAR, is_mine INTEGER NOT NULL, stated_last_contact VARCHAR, CONSTRAINT pk_organizations PRIMARY KEY (id), CONSTRAINT fk_organizations_id FOREIGN KEY(id) REFERENCES nodes (id), CONSTRAINT fk_organizations_owner_id FOREIGN KEY(owner_id) REFERENCES nodes (id) );
insert into organizations ("id", "name", "status", "status_raw", "industry", "owner_id", "domain", "is_mine", "stated_last_contact") values (2, 'Tallow & Co', 'active', 'active', 'Candles', NULL, NULL, 0, NULL);
CREATE TABLE imports ( id INTEGER NOT NULL, started VARCHAR NOT NULL, finished VARCHAR NOT NULL, as_of VARCHAR NOT NULL, version VARCHAR NOT NULL, vault VARCHAR NOT NULL, rules VARCHAR NOT NULL, me VARCHAR NOT NULL, my_organization VARCHAR NOT NULL, files INTEGER NOT NULL, read INTEGER NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL, removed INTEGER NOT NULL, problems INTEGER NOT NULL, scan_began_ns INTEGER NOT NULL, scan_ended_ns INTEGER NOT NULL, CONSTRAINT pk_imports PRIMARY KEY (id) );
insert into imports ("id", "started", "finished", "as_of", "version", "vault", "rules", "me", "my_organization", "files", "read", "added", "changed", "removed", "problems", "scan_began_ns", "scan_ended_ns") values (1, '2026-12-01T04:31:03Z', '2026-12-01T04:31:03Z', '2026-01-08', '0.1.0', '/home/ida/vault', '0.1.0:2c7e3de3:71bad9df', 'unknown', 'unknown', 8, 8, 8, 0, 0, 4, 1796099463250791039, 1796099463250978918);
insert into imports ("id", "started", "finished", "as_of", "version", "vault", "rules", "me", "my_organization", "files", "read", "added", "changed", "removed", "problems", "scan_began_ns", "scan_ended_ns") values (2, '2026-12-01T04:31:03Z', '2026-12-01T04:31:03Z', '2026-01-09', '0.1.0', '/home/ida/vault', '0.1.0:2c7e3de3:71bad9df', 'unknown', 'unknown', 8, 1, 0, 1, 0, 4, 1796099463756241144, 1796099463756428342);
CREATE TABLE event_pages ( meeting_id INTEGER NOT NULL, note_id INTEGER NOT NULL, line INTEGER NOT NULL, basis VARCHAR NOT NULL, CONSTRAINT pk_event_pages PRIMARY KEY (meeting_id, note_id, line), CONSTRAINT fk_event_pages_meeting_id FOREIGN KEY(meeting_id) REFERENCES nodes (id), CONSTRAINT fk_event_pages_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into event_pages ("meeting_id", "note_id", "line", "basis") values (4, 4, 1, 'own');
insert into event_pages ("meeting_id", "note_id", "line", "basis") values (5, 5, 1, 'own');
CREATE TABLE links ( id INTEGER NOT NULL, source_note_id INTEGER NOT NULL, source_node_id INTEGER NOT NULL, target_note_id INTEGER, target_attachment_id INTEGER, target_node_id INTEGER, target VARCHAR NOT NULL, fragment VARCHAR, display VARCHAR, kind VARCHAR NOT NULL, property VARCHAR, line INTEGER NOT NULL, section VARCHAR, role VARCHAR, resolution VARCHAR NOT NULL, CONSTRAINT pk_links PRIMARY KEY (id), CONSTRAINT link_resolution CHECK (resolution in ('path','relative','name','alias','ambiguous','missing','external')), CONSTRAINT fk_links_source_note_id FOREIGN KEY(source_note_id) REFERENCES notes (id), CONSTRAINT fk_links_source_node_id FOREIGN KEY(source_node_id) REFERENCES nodes (id), CONSTRAINT fk_links_target_note_id FOREIGN KEY(target_note_id) REFERENCES notes (id), CONSTRAINT fk_links_target_attachment_id FOREIGN KEY(target_attachment_id) REFERENCES attachments (id), CONSTRAINT fk_links_target_node_id FOREIGN KEY(target_node_id) REFERENCES nodes (id) );
insert into links ("id", "source_note_id", "source_node_id", "target_note_id", "target_attachment_id", "target_node_id", "target", "fragment", "display", "kind", "property", "line", "section", "role", "resolution") values (1, 3, 3, 7, NULL, 7, 'Per Dahl', NULL, NULL, 'wikilink', NULL, 1, NULL, NULL, 'path');
insert into links ("id", "source_note_id", "source_node_id", "target_note_id", "target_attachment_id", "target_node_id", "target", "fragment", "display", "kind", "property", "line", "section", "role", "resolution") values (2, 3, 3, 8, NULL, 8, 'Lamp Oil', NULL, NULL, 'wikilink', NULL, 1, NULL, NULL, 'path');
insert into links ("id", "source_note_id", "source_node_id", "target_note_id", "target_attachment_id", "target_node_id", "target", "fragment", "display", "kind", "property", "line", "section", "role", "resolution") values (3, 3, 3, 6, NULL, 6, 'Ida Falk', NULL, NULL, 'wikilink', NULL, 2, NULL, NULL, 'path');
insert into links ("id", "source_note_id", "source_node_id", "target_note_id", "target_attachment_id", "target_node_id", "target", "fragment", "display", "kind", "property", "line", "section", "role", "resolution") values (4, 6, 6, 2, NULL, 2, 'Tallow & Co', NULL, NULL, 'property', 'company', 6, NULL, 'company', 'path');
insert into links ("id", "source_note_id", "source_node_id", "target_note_id", "target_attachment_id", "target_node_id", "target", "fragment", "display", "kind", "property", "line", "section", "role", "resolution") values (5, 6, 6, NULL, NULL, 10, 'Lost', NULL, NULL, 'wikilink', NULL, 11, 'Ida Falk', NULL, 'missing');
insert into links ("id", "source_note_id", "source_node_id", "target_note_id", "target_attachment_id", "target_node_id", "target", "fragment", "display", "kind", "property", "line", "section", "role", "resolution") values (6, 7, 7, NULL, 1, NULL, 'map.png', NULL, NULL, 'embed', NULL, 3, 'Per Dahl', NULL, 'path');
insert into links ("id", "source_note_id", "source_node_id", "target_note_id", "target_attachment_id", "target_node_id", "target", "fragment", "display", "kind", "property", "line", "section", "role", "resolution") values (7, 7, 7, 8, NULL, 8, 'Lamp Oil', 'Plan', NULL, 'embed', NULL, 3, 'Per Dahl', NULL, 'path');
insert into links ("id", "source_note_id", "source_node_id", "target_note_id", "target_attachment_id", "target_node_id", "target", "fragment", "display", "kind", "property", "line", "section", "role", "resolution") values (8, 8, 8, 7, NULL, 7, 'Per Dahl', NULL, NULL, 'wikilink', NULL, 17, 'Risks', NULL, 'path');
CREATE TABLE things ( id INTEGER, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, fields VARCHAR NOT NULL, CONSTRAINT pk_things PRIMARY KEY (id), CONSTRAINT fk_things_id FOREIGN KEY(id) REFERENCES nodes (id) );
insert into things ("id", "kind", "name", "fields") values (1, 'boat', 'Gull', '{"rig": "sloop"}');
CREATE TABLE kinds ( name VARCHAR NOT NULL, plural VARCHAR NOT NULL, fields VARCHAR NOT NULL, CONSTRAINT pk_kinds PRIMARY KEY (name) );
insert into kinds ("name", "plural", "fields") values ('boat', 'boats', '["rig"]');
CREATE TABLE query_data ( note_id INTEGER NOT NULL, packed VARCHAR NOT NULL, CONSTRAINT pk_query_data PRIMARY KEY (note_id), CONSTRAINT fk_query_data_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
insert into query_data ("note_id", "packed") values (1, '[{"rig":"sloop"},[],[],[]]
[[],[]]');
insert into query_data ("note_id", "packed") values (2, '[{"status":"active","industry":"Candles"},[],[],[]]
[[],[]]');
insert into query_data ("note_id", "packed") values (3, '[{},[],[],[]]
[[["Per Dahl","Per Dahl",false],["Lamp Oil","Lamp Oil",false],["Ida Falk","Ida Falk",false]],[[0,1,"-","Called [[Per Dahl]] about [[Lamp Oil]]",0,null,null,null,null,[],[0,1]],[1,1,"-","saw [[Ida Falk]]",0,null,null,null,null,[],[2]]]]');
insert into query_data ("note_id", "packed") values (4, '[{"attendees":["Ida Falk","Per Dahl"],"project":"Lamp Oil"},[],[],[]]
[[],[]]');
insert into query_data ("note_id", "packed") values (5, '[{"attendees":["Per Dahl","Ida Falk (excused)","Oil team"],"date":"soon"},[],[],[]]
[[],[]]');
insert into query_data ("note_id", "packed") values (6, '[{"aliases":["Idi"],"email":"ida@tallow.example","phone":"555 0101","role":"Buyer","company":"[[Tallow & Co]]","cadence":"14 days"},[],[],["Idi"]]
[[["Tallow & Co","Tallow & Co",false],["Lost","Lost",false]],[]]');
insert into query_data ("note_id", "packed") values (7, '[{},[],["#Team"],[]]
[[["map.png","map.png",true],["Lamp Oil#Plan","Lamp Oil > Plan",true]],[]]');
insert into query_data ("note_id", "packed") values (8, '[{"status":"blocked","owner":"Ida Falk","due":"2026-02-15","priority":"high"},[],[],[]]
[[["Per Dahl","Per Dahl",false]],[[14,2,"-","The mill is old\n",14,null,null,null,"Risks",[],[]],[16,1,"-","ask the mill [[Per Dahl]] [cost:: 5] 📅 2026-01-20",14,null," ",null,"Risks",[["cost","5"],["due","2026-01-20"]],[0]],[17,1,"-","find its number ✅ 2026-01-05",14,16,"x",null,"Risks",[["completion","2026-01-05"]],[]]]]');
CREATE INDEX ix_attachments_file_key ON attachments (file_key);
CREATE INDEX changes_node ON changes (node_key, field, seen_at);
CREATE INDEX changes_seen ON changes (seen_at);
CREATE INDEX ix_changes_node_id ON changes (node_id);
CREATE INDEX notes_date ON notes (date);
CREATE INDEX notes_folder ON notes (folder);
CREATE INDEX notes_kind_date ON notes (kind, date);
CREATE INDEX notes_node ON notes (node_id);
CREATE INDEX notes_scan ON notes (path, size, mtime_ns, ctime_ns, inode, id);
CREATE INDEX projects_owner ON projects (owner_id);
CREATE INDEX projects_status ON projects (status);
CREATE INDEX aliases_node ON aliases (node_id);
CREATE INDEX aliases_slug ON aliases (slug);
CREATE INDEX blocks_note ON blocks (note_id);
CREATE INDEX claims_node ON claims (node_id, field);
CREATE INDEX claims_note ON claims (note_id);
CREATE INDEX headings_note ON headings (note_id, line);
CREATE INDEX note_tags_note ON note_tags (note_id);
CREATE INDEX note_tags_tag ON note_tags (tag_id, note_id);
CREATE INDEX problems_code ON problems (code, severity);
CREATE INDEX problems_node ON problems (node_id);
CREATE INDEX problems_note ON problems (note_id);
CREATE INDEX problems_scan ON problems (path) WHERE scope = 'scan';
CREATE INDEX relations_note ON relations (note_id);
CREATE INDEX relations_source ON relations (source_id, kind, target_id);
CREATE INDEX relations_target ON relations (target_id, kind, source_id);
CREATE INDEX statements_node ON statements (node_id, kind);
CREATE INDEX statements_note ON statements (note_id);
CREATE INDEX tasks_about ON tasks (about_id, owner_id, state);
CREATE INDEX tasks_key ON tasks (task_key) WHERE task_key is not null;
CREATE INDEX tasks_note ON tasks (note_id);
CREATE INDEX tasks_owner ON tasks (owner_id, state, due);
CREATE INDEX tasks_state_due ON tasks (state, due);
CREATE INDEX attendances_person ON attendances (person_id, meeting_id);
CREATE INDEX contacts_about ON contacts (about_id, direct, person_id, date);
CREATE INDEX contacts_date ON contacts (date);
CREATE INDEX contacts_meeting ON contacts (meeting_id);
CREATE INDEX contacts_note ON contacts (note_id);
CREATE INDEX contacts_person ON contacts (person_id, direct, date);
CREATE INDEX properties_key ON properties ("key", value);
CREATE INDEX properties_note ON properties (note_id);
CREATE INDEX nodes_kind_label ON nodes (kind, label);
CREATE INDEX nodes_slug ON nodes (slug);
CREATE INDEX meetings_date ON meetings (date);
CREATE INDEX meetings_note ON meetings (note_id);
CREATE INDEX absences_person ON absences (person_id, meeting_id);
CREATE INDEX people_organization ON people (organization_id);
CREATE INDEX people_email ON people (email);
CREATE INDEX organizations_status ON organizations (status);
CREATE INDEX event_pages_note ON event_pages (note_id);
CREATE INDEX links_note ON links (source_note_id);
CREATE INDEX links_open ON links (resolution, target_node_id) WHERE resolution in ('missing','ambiguous');
CREATE INDEX links_source ON links (source_node_id, target_node_id);
CREATE INDEX links_target ON links (target_node_id, source_node_id);
CREATE INDEX things_kind ON things (kind, name);
CREATE INDEX contacts_newest ON contacts (about_id, direct, date, person_id) WHERE about_id is not null;
CREATE INDEX notes_uncounted ON notes (id) WHERE is_archived = 1 or kind = 'template';
CREATE VIEW backlinks as
select
  target.label as target,
  target.key as target_key,
  source.key as source,
  note.path,
  l.line,
  l.section,
  l.kind,
  l.property,
  l.role,
  l.display
from links as l
left join notes as note on note.id = l.source_note_id
left join nodes as source on source.id = l.source_node_id
left join nodes as target on target.id = l.target_node_id
where l.target_node_id is not null;
CREATE VIEW blocked_projects as
select
  subject.label as subject,
  subject.key as subject_key,
  'project' as kind,
  project.status,
  owner.label as owner,
  person.label as person,
  person.key as person_key,
  coalesce(c.date, stated.date) as date,
  cast(
    julianday((select as_of from imports order by id desc limit 1))
    - julianday(coalesce(c.date, stated.date)) as integer
  ) as days_ago,
  c.channel,
  case when c.date is null and stated.date is not null then 'stated' else c.certainty end
    as certainty,
  meeting.title as meeting,
  coalesce(note.path, stated_note.path) as source,
  coalesce(c.line, claim.line) as line,
  coalesce(
    project.status_since,
    (
      select substr(change.seen_at, 1, 10) from changes as change
      where change.node_key = subject.key and change.field = 'status'
        and change.new = project.status
      order by change.seen_at desc, change.id desc limit 1
    )
  ) as blocked_since,
  (
    select s.text from statements as s join notes as n on n.id = s.note_id
    where s.node_id = project.id and s.kind in ('blocker', 'risk')
    order by s.kind, n.path, s.line limit 1
  ) as blocker,
  project.open_tasks
from (
  -- Counted once a project, not once for each of the people of its last contact.
  select
    p.*,
    (
      select count(*) from counted_tasks as t
      where t.about_id = p.id and t.state not in ('done', 'cancelled', 'proposed')
    ) as open_tasks
  from projects as p
  where p.status = 'blocked'
  limit -1
) as project
join nodes as subject on subject.id = project.id
left join nodes as owner on owner.id = project.owner_id
left join (
  select
    c.*, note.path,
    row_number() over (
      partition by c.about_id, c.person_id
      order by
        c.date desc,
        case c.certainty when 'explicit' then 0 when 'linked' then 1 else 2 end,
        c.basis in (
          'title', 'folder', 'via-organization', 'bullet-organization', 'text-organization'
        ),
        note.is_archived,
        c.meeting_id is not note.node_id and (
          c.meeting_id is null or not exists (
            select 1 from event_pages as page
            where page.meeting_id = c.meeting_id and page.note_id = c.note_id
          )
        ),
        note.path, c.line
    ) as place
  from (
    -- The newest day once a project, not once a contact.
    select
      p.id,
      (
        select max(d.date) from contacts as d
        where d.about_id = p.id and d.direct = 1
          and d.date <= (select as_of from imports order by id desc limit 1)
          and d.person_id not in (select id from people where is_me)
      ) as day
    from projects as p
    where p.status = 'blocked'
    limit -1
  ) as last
  cross join contacts as c on c.about_id = last.id and c.direct = 1 and c.date = last.day
  cross join notes as note on note.id = c.note_id
  where c.person_id not in (select id from people where is_me)
) as c on c.about_id = project.id and c.place = 1
left join notes as note on note.id = c.note_id
left join nodes as person on person.id = c.person_id
left join meetings as meeting on meeting.id = c.meeting_id
-- What the note states counts only where there is no evidence.
left join (
  select id, stated_last_contact as date from projects
) as stated
  on stated.id = project.id and c.id is null
  and stated.date <= (select as_of from imports order by id desc limit 1)
left join claims as claim on claim.id = (
  select k.id from claims as k join notes as n on n.id = k.note_id
  where k.node_id = stated.id and k.field = 'stated_last_contact' and k.value = stated.date
  order by n.is_primary desc, k.rank, n.path, k.line limit 1
)
left join notes as stated_note on stated_note.id = claim.note_id;
CREATE VIEW co_attendance as
-- A person at a time, so that a page need not wait for the pairs of everybody. A subquery may ask about
-- the row beside it only where it gives one value: hence the text, of fields of a fixed width, which
-- json_each takes apart. (SQLite 3.40 lets no other JSON function into a view that is read safely.)
select
  person.label as person,
  person.key as person_key,
  other.label as other,
  other.key as other_key,
  cast(substr(pair.value, 21, 20) as integer) as meetings,
  nullif(substr(pair.value, 41, 10), '') as first_date,
  nullif(substr(pair.value, 51, 10), '') as last_date
from people as p
join nodes as person on person.id = p.id
join json_each((
  select '["' || group_concat(pair, '","') || '"]'
  from (
    select
      printf(
        '%-20d%-20d%s%s', b.person_id, count(*),
        coalesce(min(meeting.date), ''), coalesce(max(meeting.date), '')
      ) as pair
    from attendances as a
    cross join meetings as meeting on meeting.id = a.meeting_id
    cross join attendances as b on b.meeting_id = a.meeting_id and b.person_id <> a.person_id
    where a.person_id = p.id
      and (
        meeting.date is null
        or meeting.date <= (select as_of from imports order by id desc limit 1)
      )
    group by b.person_id
  )
)) as pair
join nodes as other on other.id = cast(substr(pair.value, 1, 20) as integer);
CREATE VIEW counted_tasks as
select task.id, task.note_id, task.owner_id, task.about_id, task.state, task.due, task.text
from tasks as task
join notes as note on note.id = task.note_id
where
  note.is_archived = 0 and note.kind <> 'template'
  and (
    -- What begins with a letter, a digit or a link says something, and most do: no need to trim it.
    length(task.text) > 6 and task.text >= '0' and task.text < '_'
    or length(task.text) > 6 and task.text >= 'a' and task.text < '~'
    or lower(trim(task.text, '*_~-–—.…?() ')) not in (
      '', 'tbd', 'tba', 'tbc', 'todo', 'n/a', 'none', 'xxx', 'keine', 'aucun', 'aucune', 'nada', 'geen',
      'ingen', 'brak'
    )
      -- Tags alone say nothing of what is to be done.
      and not (task.text like '#%' and instr(replace(task.text, ' #', '#'), ' ') = 0)
  )
  and task.text not like '<!--%-->'
  and not
  exists (
    select 1
    from event_pages as page
    cross join event_pages as other on other.meeting_id = page.meeting_id
    cross join notes as twin on twin.id = other.note_id
    cross join tasks as same on same.note_id = twin.id
    where page.note_id = note.id and twin.path < note.path
      and twin.is_archived = 0
      and same.text = task.text and +same.owner_id is task.owner_id and same.due is task.due
  );
CREATE VIEW edges as
-- Of all evidence for a pair, each branch takes the newest row (`not exists` a better one) in place
-- of grouping: so a page streams, and a condition on source or target finds its way to an index.
-- The left joins are there to be left out by SQLite where nobody asks for their columns. Only where a
-- column has one affinity in all branches does SQLite hand a condition down to each: hence `|| ''`.
select
  s.key as source, t.key as target, 'link' as kind,
  (
    select count(*) from links as d
    where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
  ) as weight,
  -- Most pairs have one link, and there are many pairs.
  case
    when exists (
      select 1 from links as d
      where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
        and d.id <> l.id
    ) then (
      select min(dn.date) from links as d join notes as dn on dn.id = d.source_note_id
      where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
    )
    else n.date
  end as first_date,
  n.date as last_date,
  n.path || ':' || l.line as evidence
from links as l
left join notes as n on n.id = l.source_note_id
left join nodes as s on s.id = l.source_node_id
left join nodes as t on t.id = l.target_node_id
where l.target_node_id <> l.source_node_id
  and not exists (
    select 1 from links as d join notes as dn on dn.id = d.source_note_id
    where d.source_node_id = l.source_node_id and d.target_node_id = l.target_node_id
      and d.id <> l.id
      and (
        coalesce(dn.date, '') > coalesce(n.date, '')
        or dn.date is n.date and (dn.path, d.line, d.id) < (n.path, l.line, l.id)
      )
  )
union all
select
  s.key, t.key, r.kind || '',
  (
    select count(*) from relations as d
    where d.source_id = r.source_id and d.kind = r.kind and d.target_id = r.target_id
  ),
  (
    select min(dn.date) from relations as d join notes as dn on dn.id = d.note_id
    where d.source_id = r.source_id and d.kind = r.kind and d.target_id = r.target_id
  ),
  n.date,
  n.path || ':' || r.line
from relations as r
left join notes as n on n.id = r.note_id
left join nodes as s on s.id = r.source_id
left join nodes as t on t.id = r.target_id
where r.target_id <> r.source_id
  and r.kind <> 'attended'
  and not exists (
    select 1 from relations as d join notes as dn on dn.id = d.note_id
    where d.source_id = r.source_id and d.kind = r.kind and d.target_id = r.target_id
      and d.id <> r.id
      and (
        coalesce(dn.date, '') > coalesce(n.date, '')
        or dn.date is n.date and (dn.path, d.line, d.id) < (n.path, r.line, r.id)
      )
  )
union all
select p.key, m.key, 'attended', 1, meeting.date || '', meeting.date, n.path || ':' || a.line
from attendances as a
left join meetings as meeting on meeting.id = a.meeting_id
left join notes as n on n.id = a.note_id
left join nodes as p on p.id = a.person_id
left join nodes as m on m.id = a.meeting_id
union all
select
  p.key, s.key, case c.direct when 1 then 'contacted' else 'mentioned' end,
  (
    select count(*) from contacts as d
    where d.about_id = c.about_id and d.direct = c.direct and d.person_id = c.person_id
      and d.date <= (select as_of from imports order by id desc limit 1)
  ),
  (
    select min(d.date) from contacts as d
    where d.about_id = c.about_id and d.direct = c.direct and d.person_id = c.person_id
  ),
  c.date,
  n.path || ':' || c.line
from contacts as c
left join notes as n on n.id = c.note_id
left join nodes as p on p.id = c.person_id
left join nodes as s on s.id = c.about_id
where c.about_id <> c.person_id
  and c.date <= (select as_of from imports order by id desc limit 1)
  and not exists (
    select 1 from contacts as d join notes as dn on dn.id = d.note_id
    where d.about_id = c.about_id and d.direct = c.direct and d.person_id = c.person_id
      and d.date >= c.date
      and d.date <= (select as_of from imports order by id desc limit 1)
      and d.id <> c.id
      and (d.date > c.date or (dn.path, d.line, d.id) < (n.path, c.line, c.id))
  )
union all
select
  s.key, t.key, 'tagged',
  (
    select count(*) from notes as dn cross join note_tags as d on d.note_id = dn.id
    where dn.node_id = n.node_id and d.tag_id = nt.tag_id
  ),
  (
    select min(dn.date) from notes as dn cross join note_tags as d on d.note_id = dn.id
    where dn.node_id = n.node_id and d.tag_id = nt.tag_id
  ),
  n.date,
  n.path || ':' || coalesce(nt.line, 1)
from note_tags as nt
join notes as n on n.id = nt.note_id
left join nodes as s on s.id = n.node_id
left join nodes as t on t.id = nt.tag_id
where not exists (
    select 1 from notes as dn cross join note_tags as d on d.note_id = dn.id and d.tag_id = nt.tag_id
    where dn.node_id = n.node_id
      and d.id <> nt.id
      and (
        coalesce(dn.date, '') > coalesce(n.date, '')
        or dn.date is n.date
        and (dn.path, coalesce(d.line, 1), d.id) < (n.path, coalesce(nt.line, 1), nt.id)
      )
  )
union all
-- A task about something; then one about nothing but its own note, whose other tasks are few, so
-- that the indexes on owner and subject are kept out (`+`). One person may have thousands of tasks
-- about one thing: the first of them by the index stands for all, and the newest is found once.
select
  s.key, t.key, 'task',
  (
    select count(*) from tasks as d
    where d.about_id = task.about_id and d.owner_id = task.owner_id
  ),
  (
    select min(dn.date) from tasks as d join notes as dn on dn.id = d.note_id
    where d.about_id = task.about_id and d.owner_id = task.owner_id
  ),
  n.date,
  n.path || ':' || newest.line
from tasks as task
left join tasks as newest on newest.id = (
  select d.id from tasks as d join notes as dn on dn.id = d.note_id
  where d.about_id = task.about_id and d.owner_id = task.owner_id
  order by coalesce(dn.date, '') desc, dn.path, d.line, d.id limit 1
)
left join notes as n on n.id = newest.note_id
left join nodes as s on s.id = task.owner_id
left join nodes as t on t.id = task.about_id
where task.about_id <> task.owner_id
  and task.id = (
    select d.id from tasks as d
    where d.about_id = task.about_id and d.owner_id = task.owner_id
    order by d.state, d.id limit 1
  )
union all
select
  s.key, t.key, 'task',
  (
    select count(*) from notes as dn cross join tasks as d on d.note_id = dn.id
    where dn.node_id = n.node_id and +d.owner_id = task.owner_id and +d.about_id is null
  ),
  (
    select min(dn.date) from notes as dn cross join tasks as d on d.note_id = dn.id
    where dn.node_id = n.node_id and +d.owner_id = task.owner_id and +d.about_id is null
  ),
  n.date,
  n.path || ':' || task.line
from tasks as task
join notes as n on n.id = task.note_id
left join nodes as s on s.id = task.owner_id
left join nodes as t on t.id = n.node_id
where +task.about_id is null
  and task.owner_id <> n.node_id
  and not exists (
    select 1 from notes as dn cross join tasks as d on d.note_id = dn.id
    where dn.node_id = n.node_id and +d.owner_id = task.owner_id and +d.about_id is null
      and d.id <> task.id
      and (
        coalesce(dn.date, '') > coalesce(n.date, '')
        or dn.date is n.date and (dn.path, d.line, d.id) < (n.path, task.line, task.id)
      )
  );
CREATE VIEW last_contacts as
select
  subject.label as subject,
  subject.key as subject_key,
  subject.kind,
  coalesce(project.status, organization.status) as status,
  owner.label as owner,
  person.label as person,
  person.key as person_key,
  c.date,
  cast(
    julianday((select as_of from imports order by id desc limit 1)) - julianday(c.date) as integer
  ) as days_ago,
  c.channel,
  c.certainty,
  meeting.title as meeting,
  note.path as source,
  c.line,
  not exists (
    select 1 from contacts as later
    where later.about_id = c.about_id and later.direct = 1
      and later.date > c.date
      and later.date <= (select as_of from imports order by id desc limit 1)
      and later.person_id not in (select id from people where is_me)
  ) as is_newest
from contacts as c
left join notes as note on note.id = c.note_id
left join nodes as subject on subject.id = c.about_id
left join nodes as person on person.id = c.person_id
left join projects as project on project.id = c.about_id
left join organizations as organization on organization.id = c.about_id
left join nodes as owner on owner.id = coalesce(project.owner_id, organization.owner_id)
left join meetings as meeting on meeting.id = c.meeting_id
where c.direct = 1
  and c.about_id is not null
  and c.date <= (select as_of from imports order by id desc limit 1)
  and c.person_id not in (select id from people where is_me)
  -- Of one day's evidence the most certain, then a line that names the person, a note outside
  -- archives, a page of the meeting, the first in the vault.
  and not exists (
    select 1 from contacts as better join notes as better_note on better_note.id = better.note_id
    where better.about_id = c.about_id and better.direct = 1 and better.person_id = c.person_id
      and better.date between c.date and (select as_of from imports order by id desc limit 1)
      and better.id <> c.id
      and (
        better.date > c.date
        or (
          case better.certainty when 'explicit' then 0 when 'linked' then 1 else 2 end,
          better.basis in (
            'title', 'folder', 'via-organization', 'bullet-organization', 'text-organization'
          ),
          better_note.is_archived,
          better.meeting_id is not better_note.node_id and (
            better.meeting_id is null or not exists (
              select 1 from event_pages as page
              where page.meeting_id = better.meeting_id and page.note_id = better.note_id
            )
          ),
          better_note.path, better.line, better.id
        ) < (
          case c.certainty when 'explicit' then 0 when 'linked' then 1 else 2 end,
          c.basis in (
            'title', 'folder', 'via-organization', 'bullet-organization', 'text-organization'
          ),
          note.is_archived,
          c.meeting_id is not note.node_id and (
            c.meeting_id is null or not exists (
              select 1 from event_pages as page
              where page.meeting_id = c.meeting_id and page.note_id = c.note_id
            )
          ),
          note.path, c.line, c.id
        )
      )
  );
CREATE VIEW open_tasks as
select
  task.text as task,
  task.state,
  task.due,
  case
    when task.due < (select as_of from imports order by id desc limit 1) then cast(
      julianday((select as_of from imports order by id desc limit 1)) - julianday(task.due)
      as integer
    )
  end as days_overdue,
  task.scheduled,
  task.priority,
  owner.label as owner,
  owner.key as owner_key,
  about.label as about,
  about.key as about_key,
  task.depends_on is not null and exists (
    select 1
    from json_each(
      '["' || replace(replace(replace(task.depends_on, '"', ''), ' ', ''), ',', '","') || '"]'
    ) as wanted
    join tasks as first on first.task_key = wanted.value
    where first.state not in ('done', 'cancelled') and first.id <> task.id
  ) as is_blocked,
  note.path as source,
  task.line
from counted_tasks as counted
join tasks as task on task.id = counted.id
join notes as note on note.id = task.note_id
left join nodes as owner on owner.id = task.owner_id
left join nodes as about on about.id = task.about_id
where counted.state not in ('done', 'cancelled', 'proposed')
order by task.due is null, task.due, note.path, task.line;
CREATE VIEW orphans as
select note.title as note, node.key as node_key, note.kind, note.path, note.date
from notes as note
left join nodes as node on node.id = note.node_id
where note.kind <> 'template'
  and not exists (
    select 1 from links as l
    where l.source_node_id = note.node_id and l.target_node_id <> note.node_id
  )
  and not exists (
    select 1 from links as l
    where l.target_node_id = note.node_id and l.source_node_id <> note.node_id
  )
  and not exists (select 1 from relations as r where r.source_id = note.node_id)
  and not exists (select 1 from relations as r where r.target_id = note.node_id)
  and not exists (select 1 from contacts as c where c.person_id = note.node_id)
  and not exists (select 1 from contacts as c where c.about_id = note.node_id)
  and not exists (select 1 from attendances as a where a.person_id = note.node_id)
  and not exists (select 1 from attendances as a where a.meeting_id = note.node_id)
  and not exists (select 1 from contacts as c where c.note_id = note.id);
CREATE VIEW people_projects as
-- A project at a time, so that a page need not wait for the pairs of all: see co_attendance.
select
  person.label as person,
  person.key as person_key,
  node.label as project,
  node.key as project_key,
  project.status,
  project.owner_id is person.id as is_owner,
  cast(substr(pair.value, 21, 20) as integer) as contacts,
  cast(substr(pair.value, 41, 20) as integer) as mentions,
  substr(pair.value, 61, 10) as first_date,
  substr(pair.value, 71, 10) as last_date
from projects as project
join nodes as node on node.id = project.id
join json_each((
  select '["' || group_concat(pair, '","') || '"]'
  from (
    select
      printf(
        '%-20d%-20d%-20d%s%s', c.person_id,
        count(distinct case when c.direct then c.date end),
        count(distinct case when not c.direct then c.date end),
        min(c.date), max(c.date)
      ) as pair
    from contacts as c
    where c.about_id = project.id
      and c.date <= (select as_of from imports order by id desc limit 1)
    group by c.person_id
  )
)) as pair
join nodes as person on person.id = cast(substr(pair.value, 1, 20) as integer);
CREATE VIEW stale_people as
select
  node.label as person,
  node.key as person_key,
  organization.name as organization,
  p.last_contact,
  coalesce(
    (
      select c.certainty from contacts as c
      where c.person_id = p.id and c.direct = 1 and c.date = p.evidence
      order by case c.certainty when 'explicit' then 0 when 'linked' then 1 else 2 end limit 1
    ),
    case when p.last_contact is not null then 'stated' end
  ) as certainty,
  p.days_ago,
  p.cadence_days,
  p.days_ago - p.cadence_days as days_overdue,
  (select n.path from notes as n where n.node_id = p.id order by n.is_primary desc, n.path limit 1)
    as source
from (
  select
    dated.*, cast(julianday(asked.as_of) - julianday(last_contact) as integer) as days_ago
  from (
    select
      people.id, people.organization_id, coalesce(people.cadence_days, 30) as cadence_days,
      last.date as evidence,
      coalesce(
        last.date,
        case
          when people.stated_last_contact <= (select as_of from imports order by id desc limit 1)
            then people.stated_last_contact
        end
      ) as last_contact
    from people
    left join (
      select c.person_id, max(c.date) as date from contacts as c
      where c.direct = 1 and c.date <= (select as_of from imports order by id desc limit 1)
      group by c.person_id
    ) as last on last.person_id = people.id
    where not people.is_me
  ) as dated
  cross join (select as_of from imports order by id desc limit 1) as asked
) as p
join nodes as node on node.id = p.id
left join organizations as organization on organization.id = p.organization_id
where p.last_contact is null or p.days_ago > p.cadence_days;
CREATE VIEW timeline as
-- What has a row for each of its own comes first: thousands of contacts at meetings have none, and a
-- first page would wait for them. For a page in order of days SQLite merges the parts, each read by an
-- index of days, if a column has the same type in all of them: hence `cast`. `unlikely`, and the `+` of
-- the last part, let it begin with the days.
select
  person.key as node_key, meeting.date, cast('meeting' as text) as what, meeting.title as text,
  cast((
    select group_concat(s.label, '; ')
    from (
      select distinct n.label from relations as r join nodes as n on n.id = r.target_id
      where r.source_id = a.meeting_id and r.kind = 'about' order by n.label
    ) as s
  ) as text) as other,
  node.key as other_key, note.path as source, a.line
from attendances as a
join meetings as meeting on meeting.id = a.meeting_id
left join nodes as person on person.id = a.person_id
left join nodes as node on node.id = a.meeting_id
left join notes as note on note.id = a.note_id
where unlikely(meeting.date is not null)
union all
select
  about.key, meeting.date, cast('meeting' as text), meeting.title,
  cast((
    select group_concat(n.label, '; ')
    from (
      select p.label from attendances as a join nodes as p on p.id = a.person_id
      where a.meeting_id = meeting.id order by p.label
    ) as n
  ) as text),
  node.key, note.path, r.line
from relations as r
join meetings as meeting on meeting.id = r.source_id
left join nodes as about on about.id = r.target_id
left join nodes as node on node.id = r.source_id
left join notes as note on note.id = r.note_id
where r.kind = 'about' and unlikely(meeting.date is not null)
  and not exists (
    select 1 from relations as better
    join notes as better_note on better_note.id = better.note_id
    where better.source_id = r.source_id and better.kind = r.kind
      and better.target_id = r.target_id
      and (better_note.path, better.line, better.id) < (note.path, r.line, r.id)
  )
union all
-- Tasks: of what they are about, of their note if they are about nothing (`+` keeps an index out
-- that finds all such tasks, one by one), and of their owner.
select
  about.key, task.done, cast('task done' as text), task.text, owner.label, owner.key, note.path, task.line
from tasks as task
left join notes as note on note.id = task.note_id
left join nodes as about on about.id = task.about_id
left join nodes as owner on owner.id = task.owner_id
where task.done is not null and +task.about_id is not null
union all
select
  node.key, task.done, cast('task done' as text), task.text, owner.label, owner.key, note.path, task.line
from tasks as task
join notes as note on note.id = task.note_id
left join nodes as node on node.id = note.node_id
left join nodes as owner on owner.id = task.owner_id
where task.done is not null and +task.about_id is null
union all
select
  owner.key, task.done, cast('task done' as text), task.text, about.label, about.key, note.path, task.line
from tasks as task
join notes as note on note.id = task.note_id
left join nodes as owner on owner.id = task.owner_id
left join nodes as about on about.id = coalesce(task.about_id, note.node_id)
where task.done is not null and task.owner_id <> coalesce(task.about_id, note.node_id)
union all
select
  about.key, task.due, cast('task due' as text), task.text, owner.label, owner.key, note.path, task.line
from tasks as task
left join notes as note on note.id = task.note_id
left join nodes as about on about.id = task.about_id
left join nodes as owner on owner.id = task.owner_id
where task.due is not null and +task.about_id is not null
  and task.state not in ('done', 'cancelled', 'proposed') and task.text <> ''
union all
select
  node.key, task.due, cast('task due' as text), task.text, owner.label, owner.key, note.path, task.line
from tasks as task
join notes as note on note.id = task.note_id
left join nodes as node on node.id = note.node_id
left join nodes as owner on owner.id = task.owner_id
where task.due is not null and +task.about_id is null
  and task.state not in ('done', 'cancelled', 'proposed') and task.text <> ''
union all
select
  owner.key, task.due, cast('task due' as text), task.text, about.label, about.key, note.path, task.line
from tasks as task
join notes as note on note.id = task.note_id
left join nodes as owner on owner.id = task.owner_id
left join nodes as about on about.id = coalesce(task.about_id, note.node_id)
where task.due is not null and task.owner_id <> coalesce(task.about_id, note.node_id)
  and task.state not in ('done', 'cancelled', 'proposed') and task.text <> ''
union all
select node.key, s.date, s.kind, s.text, cast(null as text), cast(null as text), note.path, s.line
from statements as s
left join nodes as node on node.id = s.node_id
left join notes as note on note.id = s.note_id
where s.date is not null
union all
select node.key, note.date, cast('note' as text), note.title, cast(null as text), cast(null as text), note.path, cast(null as integer)
from notes as note
left join nodes as node on node.id = note.node_id
where note.date is not null and note.kind <> 'meeting'
union all
select
  change.node_key, cast(substr(change.seen_at, 1, 10) as text), cast('changed' as text),
  cast(change.field || ': ' || coalesce(change.old, '–') || ' → ' || coalesce(change.new, '–') as text),
  cast(null as text), cast(null as text), cast(null as text), cast(null as integer)
from changes as change
union all
-- A contact at a meeting is left to the meeting's own row.
select
  about.key, c.date,
  cast(case c.direct when 1 then 'contact' else 'mention' end as text),
  c.text, person.label, person.key, note.path, c.line
from contacts as c
left join nodes as about on about.id = c.about_id
left join nodes as person on person.id = c.person_id
left join notes as note on note.id = c.note_id
where c.about_id is not null
  and not exists (
    select 1 from relations as r
    where r.source_id = c.meeting_id and r.kind = 'about' and r.target_id = c.about_id
  )
union all
select
  person.key, c.date, cast(case c.direct when 1 then 'contact' else 'mention' end as text),
  c.text, about.label, about.key, note.path, c.line
from contacts as c
left join nodes as person on person.id = c.person_id
left join nodes as about on about.id = c.about_id
left join notes as note on note.id = c.note_id
where c.about_id is not c.person_id
  and not exists (
    select 1 from attendances as a
    where a.meeting_id = c.meeting_id and a.person_id = c.person_id
  )
union all
-- A dated note that links somebody, and tells of no contact with them.
select
  person.key, note.date, cast('mention' as text), note.title, cast(null as text), cast(null as text), note.path, link.line
from nodes as person
join links as link on link.target_node_id = person.id
join notes as note on note.id = link.source_note_id
where +person.kind = 'person' and unlikely(note.date is not null) and note.node_id <> person.id
  and not exists (
    select 1 from contacts as c where c.person_id = person.id and c.note_id = note.id
  )
  and not exists (
    select 1 from attendances as a
    where a.person_id = person.id and a.meeting_id = note.node_id
  )
  and not exists (
    select 1 from links as before
    where before.target_node_id = person.id and before.source_node_id = link.source_node_id
      and before.source_note_id = note.id and before.id < link.id
  );
CREATE VIEW unresolved_links as
select
  l.target, l.resolution, target.key as target_key, note.path, l.line, l.section, l.kind
from links as l
left join notes as note on note.id = l.source_note_id
left join nodes as target on target.id = l.target_node_id
where l.resolution in ('missing', 'ambiguous');
insert into notes_fts(notes_fts) values ('rebuild');
