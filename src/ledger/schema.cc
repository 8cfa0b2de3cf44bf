// See schema.h. Spans are pairs of columns x_begin, x_end: bytes of report.text, half open, equal where there
// are none. Days are ISO text; times are kept as written, and as minutes since 1970 UTC for their order.
#include "ledger/schema.h"

namespace recoupe {

const Schema kLedgerSchema{kLedgerApplicationId, kLedgerVersion, R"sql(
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  input TEXT NOT NULL,
  outlet TEXT,
  url TEXT,
  title_begin INTEGER NOT NULL,
  title_end INTEGER NOT NULL,
  published TEXT,
  published_minute INTEGER,
  language TEXT NOT NULL,
  words INTEGER NOT NULL,
  text TEXT NOT NULL,
  metadata TEXT NOT NULL,
  not_an_incident TEXT,
  not_begin INTEGER NOT NULL,
  not_end INTEGER NOT NULL,
  lexicon TEXT NOT NULL
) STRICT;
CREATE INDEX report_published ON report (published_minute);

CREATE TABLE origin (
  report INTEGER NOT NULL REFERENCES report (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  evidence TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
  key INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report (key) ON DELETE CASCADE,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  lemmas TEXT NOT NULL
) STRICT;
CREATE INDEX sentence_report ON sentence (report);
CREATE VIRTUAL TABLE sentence_index USING fts5 (
  lemmas, content = 'sentence', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE event (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report INTEGER NOT NULL REFERENCES report (key) ON DELETE CASCADE,
  ref TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('main', 'background', 'aggregate')),
  type TEXT NOT NULL,
  trigger_begin INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  date_precision TEXT NOT NULL,
  date_basis TEXT NOT NULL,
  date_begin INTEGER NOT NULL,
  date_end INTEGER NOT NULL,
  actor_name TEXT NOT NULL,
  actor_begin INTEGER NOT NULL,
  actor_end INTEGER NOT NULL,
  actor_status TEXT NOT NULL,
  target_name TEXT NOT NULL,
  target_begin INTEGER NOT NULL,
  target_end INTEGER NOT NULL,
  weapon_name TEXT NOT NULL,
  weapon_begin INTEGER NOT NULL,
  weapon_end INTEGER NOT NULL,
  CHECK ((earliest IS NULL) = (latest IS NULL)),
  UNIQUE (report, ref)
) STRICT;
CREATE INDEX event_days ON event (earliest, latest);

CREATE TABLE place (
  event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  admin1 TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  precision TEXT NOT NULL,
  radius_km REAL NOT NULL,
  gazetteer INTEGER NOT NULL,
  PRIMARY KEY (event, position),
  CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX place_country ON place (country);

CREATE TABLE claim (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report INTEGER NOT NULL REFERENCES report (key) ON DELETE CASCADE,
  event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
  ref TEXT NOT NULL,
  kind TEXT NOT NULL,
  min INTEGER NOT NULL CHECK (min >= 0),
  max INTEGER CHECK (max >= min),
  phrase_begin INTEGER NOT NULL,
  phrase_end INTEGER NOT NULL,
  who TEXT NOT NULL,
  of_attackers INTEGER NOT NULL CHECK (of_attackers IN (0, 1)),
  source_name TEXT NOT NULL,
  source_begin INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  source_role TEXT NOT NULL,
  source_organisation TEXT NOT NULL,
  source_via TEXT NOT NULL,
  hedge TEXT NOT NULL,
  part_of TEXT NOT NULL,
  rule TEXT NOT NULL,
  sentence_begin INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  UNIQUE (report, ref)
) STRICT;
CREATE INDEX claim_event ON claim (event);

CREATE TABLE relation (
  from_event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
  to_event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (from_event, to_event, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_to ON relation (to_event);

CREATE TABLE flag (
  report INTEGER NOT NULL REFERENCES report (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag_span (
  report INTEGER NOT NULL,
  flag INTEGER NOT NULL,
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report, flag, position),
  FOREIGN KEY (report, flag) REFERENCES flag (report, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
  report INTEGER NOT NULL REFERENCES report (key) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES report (key) ON DELETE CASCADE,
  share REAL NOT NULL,
  PRIMARY KEY (report, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_other ON copy (other);

CREATE TABLE copy_span (
  report INTEGER NOT NULL,
  other INTEGER NOT NULL,
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report, other, position),
  FOREIGN KEY (report, other) REFERENCES copy (report, other) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL,
  founder INTEGER NOT NULL REFERENCES event (key)
) STRICT;
CREATE INDEX incident_slug ON incident (slug);

CREATE TABLE incident_event (
  event INTEGER PRIMARY KEY REFERENCES event (key) ON DELETE CASCADE,
  incident INTEGER NOT NULL REFERENCES incident (key) ON DELETE CASCADE,
  background INTEGER NOT NULL CHECK (background IN (0, 1))
) STRICT;
CREATE INDEX incident_event_incident ON incident_event (incident);

CREATE TABLE incident_redirect (
  id TEXT PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incident (key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  key INTEGER PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incident (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
  score REAL NOT NULL
) STRICT;
CREATE INDEX decision_incident ON decision (incident);

CREATE TABLE reason (
  decision INTEGER NOT NULL REFERENCES decision (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  feature TEXT NOT NULL,
  value TEXT NOT NULL,
  weight REAL NOT NULL,
  PRIMARY KEY (decision, position)
) STRICT, WITHOUT ROWID;
)sql"};

}  // namespace recoupe
