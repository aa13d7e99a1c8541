CREATE TABLE nodes ( id INTEGER NOT NULL, "key" VARCHAR NOT NULL, kind VARCHAR NOT NULL, label VARCHAR NOT NULL, slug VARCHAR NOT NULL, CONSTRAINT pk_nodes PRIMARY KEY (id), CONSTRAINT uq_nodes_key UNIQUE ("key") );
CREATE INDEX nodes_kind_label ON nodes (kind, label);
CREATE INDEX nodes_slug ON nodes (slug);
