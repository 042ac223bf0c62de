-- The ledger. Types are those that H2 and PostgreSQL both know; an entry row is written once and never updated.

-- One row, locked by every append: the next sequence number is its size, so numbers have no gaps and are never reused.
CREATE TABLE ledger_head (
    id SMALLINT PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL
);

INSERT INTO ledger_head (id, size) VALUES (1, 0);

-- The body is the truth; kind, follows, subject_id and recorded_at repeat what it says so that it can be searched.
-- recorded_at is ISO 8601 in UTC with milliseconds, always 24 characters, so its order as text is its order in time.
CREATE TABLE ledger_entry (
    sequence BIGINT PRIMARY KEY,
    decision_id VARCHAR(36) NOT NULL UNIQUE,
    kind VARCHAR(40) NOT NULL,
    follows VARCHAR(36) REFERENCES ledger_entry (decision_id),
    subject_id VARCHAR(36),
    recorded_at VARCHAR(24) NOT NULL,
    leaf_hash VARCHAR(64) NOT NULL,
    body BYTEA NOT NULL
);

CREATE INDEX ledger_entry_by_kind ON ledger_entry (kind, sequence);

-- The private part, beside the body: content is the canonical JSON that the commitment in the body was made from.
CREATE TABLE ledger_section (
    sequence BIGINT NOT NULL REFERENCES ledger_entry (sequence),
    name VARCHAR(64) NOT NULL,
    salt BYTEA NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (sequence, name)
);

-- Whom a random subject id stands for. Private: deleting a row leaves an id that leads nowhere.
CREATE TABLE ledger_subject (
    person_reference VARCHAR(200) PRIMARY KEY,
    subject_id VARCHAR(36) NOT NULL UNIQUE
);

-- Every rulebook a decision was made with, as the zip of its files, so that the decision can be replayed.
CREATE TABLE rulebook_archive (
    digest VARCHAR(100) PRIMARY KEY,
    files BYTEA NOT NULL,
    first_used_at VARCHAR(24) NOT NULL
);
