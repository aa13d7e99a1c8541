CREATE INDEX contacts_newest ON contacts (about_id, direct, date, person_id) WHERE about_id is not null;

CREATE INDEX notes_uncounted ON notes (id) WHERE is_archived = 1 or kind = 'template';
