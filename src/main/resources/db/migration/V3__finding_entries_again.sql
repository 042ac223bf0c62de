-- Finding entries again, and knowing a request again. Types are those that H2 and PostgreSQL both know.

-- The codes an entry's body holds, so that it can be found by them: nothing private. They are worked out from the body, and so
-- can be again: delete the rows, set searchable to 0 and open the ledger. One index, as an append writes many rows.
CREATE TABLE ledger_tag (
    name VARCHAR(20) NOT NULL,
    code VARCHAR(200) NOT NULL,
    sequence BIGINT NOT NULL REFERENCES ledger_entry (sequence),
    PRIMARY KEY (name, code, sequence)
);

-- The words a private section says, lower-cased, each once. They stand in its row, so that erasing it erases them.
-- Null until they are worked out.
ALTER TABLE ledger_section ADD COLUMN words VARCHAR;

-- The entries with a lower number have their tags and words. Those before this migration get them when the ledger is opened.
ALTER TABLE ledger_head ADD COLUMN searchable BIGINT DEFAULT 0 NOT NULL;

CREATE INDEX ledger_entry_by_follows ON ledger_entry (follows);

CREATE INDEX ledger_entry_by_time ON ledger_entry (recorded_at, sequence);

-- Requests that are known again for a day when they are sent a second time. Of the request itself there is only an HMAC under
-- a key that is not in this database. recorded_at is the entry's.
CREATE TABLE ledger_once (
    caller VARCHAR(200) NOT NULL,
    request_key VARCHAR(200) NOT NULL,
    request_hmac VARCHAR(64) NOT NULL,
    decision_id VARCHAR(36) NOT NULL REFERENCES ledger_entry (decision_id),
    recorded_at VARCHAR(24) NOT NULL,
    PRIMARY KEY (caller, request_key)
);

CREATE INDEX ledger_once_by_time ON ledger_once (recorded_at);
