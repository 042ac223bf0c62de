-- What somebody has begun to fill in and not sent. Kept apart from the ledger, as it changes and nothing is advised on it.
CREATE TABLE draft (
    id VARCHAR(36) PRIMARY KEY,
    kind VARCHAR(40) NOT NULL,
    -- Who began it, and alone sees it.
    account VARCHAR(64) NOT NULL,
    -- For whom: codes with spaces between. Whoever is of none of them any more no longer sees it.
    authorities VARCHAR(1000) NOT NULL,
    -- The council's reference of the person it is about, once there is one, so that it is found when they are to be forgotten.
    person_reference VARCHAR(200),
    -- The decision whose request it began as; null for a new one.
    follows VARCHAR(36),
    -- What has been filled in, as JSON in UTF-8.
    body BYTEA NOT NULL,
    -- Milliseconds since 1970.
    begun_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE INDEX draft_by_account ON draft (account, changed_at);
CREATE INDEX draft_by_person ON draft (person_reference);
CREATE INDEX draft_by_time ON draft (changed_at);
