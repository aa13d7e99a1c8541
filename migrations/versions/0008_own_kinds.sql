CREATE TABLE things ( id INTEGER, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, fields VARCHAR NOT NULL, CONSTRAINT pk_things PRIMARY KEY (id), CONSTRAINT fk_things_id FOREIGN KEY(id) REFERENCES nodes (id) );
CREATE TABLE kinds ( name VARCHAR NOT NULL, plural VARCHAR NOT NULL, fields VARCHAR NOT NULL, CONSTRAINT pk_kinds PRIMARY KEY (name) );
CREATE INDEX things_kind ON things (kind, name);
