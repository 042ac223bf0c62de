-- Who may come in. Types are those that H2 and PostgreSQL both know. Times are ISO 8601 in UTC but for sessions, which are compared with now.

CREATE TABLE account (
    name VARCHAR(64) PRIMARY KEY,
    full_name VARCHAR(200) NOT NULL,
    -- Argon2id with its salt and costs; null for one that signs in elsewhere only.
    password_hash VARCHAR(200),
    -- Words with spaces between.
    roles VARCHAR(200) NOT NULL,
    authorities VARCHAR(1000) NOT NULL,
    disabled BOOLEAN NOT NULL,
    demonstration BOOLEAN NOT NULL,
    -- Wrong passwords since the last right one, and until when no password is right for it.
    failures INTEGER NOT NULL,
    locked_until VARCHAR(40),
    made_at VARCHAR(40) NOT NULL
);

-- One browser that is signed in. Times are milliseconds since 1970.
CREATE TABLE account_session (
    secret_hash VARCHAR(64) PRIMARY KEY,
    account VARCHAR(64) NOT NULL REFERENCES account (name),
    form_token VARCHAR(64) NOT NULL,
    began_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);

CREATE INDEX account_session_by_account ON account_session (account);

-- A sign-in with a work account, from when a browser is sent away until it comes back; minutes. Times are milliseconds since 1970.
CREATE TABLE account_work_sign_in (
    secret_hash VARCHAR(64) PRIMARY KEY,
    state_hash VARCHAR(64) NOT NULL,
    nonce VARCHAR(64) NOT NULL,
    verifier VARCHAR(64) NOT NULL,
    next VARCHAR(200) NOT NULL,
    began_at BIGINT NOT NULL
);

-- What a program shows in place of signing in.
CREATE TABLE account_token (
    id VARCHAR(36) PRIMARY KEY,
    account VARCHAR(64) NOT NULL REFERENCES account (name),
    secret_hash VARCHAR(64) NOT NULL UNIQUE,
    roles VARCHAR(200) NOT NULL,
    expires_at VARCHAR(40) NOT NULL,
    revoked_at VARCHAR(40),
    made_at VARCHAR(40) NOT NULL
);

-- One look at a record, or at what is in many. Times are milliseconds since 1970.
CREATE TABLE access_look (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    looked_at BIGINT NOT NULL,
    -- Who: an account, or, at the command line, who runs it. Not a reference: what somebody looked at stays when their account goes.
    account VARCHAR(100) NOT NULL,
    role VARCHAR(40) NOT NULL,
    what VARCHAR(20) NOT NULL,
    -- Null for what is in no one record: a list, a trial.
    decision_id VARCHAR(36),
    reason VARCHAR(64),
    -- Whose record it is, or for whom they looked: codes, a space before and after each.
    authorities VARCHAR(1000) NOT NULL
);

CREATE INDEX access_look_by_time ON access_look (looked_at);
CREATE INDEX access_look_by_decision ON access_look (decision_id);
