CREATE TABLE meetings ( id INTEGER, note_id INTEGER, title VARCHAR NOT NULL, date VARCHAR, kind VARCHAR NOT NULL, not_people VARCHAR, CONSTRAINT pk_meetings PRIMARY KEY (id), CONSTRAINT fk_meetings_id FOREIGN KEY(id) REFERENCES nodes (id), CONSTRAINT fk_meetings_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
CREATE TABLE absences ( meeting_id INTEGER NOT NULL, person_id INTEGER NOT NULL, basis VARCHAR NOT NULL, note_id INTEGER NOT NULL, line INTEGER NOT NULL, CONSTRAINT pk_absences PRIMARY KEY (meeting_id, person_id), CONSTRAINT fk_absences_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id), CONSTRAINT fk_absences_person_id FOREIGN KEY(person_id) REFERENCES people (id), CONSTRAINT fk_absences_note_id FOREIGN KEY(note_id) REFERENCES notes (id) );
CREATE INDEX meetings_date ON meetings (date);
CREATE INDEX meetings_note ON meetings (note_id);
CREATE INDEX absences_person ON absences (person_id, meeting_id);
