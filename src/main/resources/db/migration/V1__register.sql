-- The register of settings and the postcode directory, as imported from public files.

-- One row an import. Its id also tells a running server that another process has imported.
create table register_import (
    id bigint generated always as identity primary key,
    kind varchar(20) not null,
    sha256 varchar(64) not null,
    effective_from date,
    rows_read bigint not null,
    rows_refused bigint not null,
    recorded_at timestamp with time zone not null
);

create index register_import_kind on register_import (kind, id);

-- Held while importing, so that two imports never interleave.
create table register_lock (
    id integer not null primary key
);

insert into register_lock (id) values (1);

-- A setting as the register had it from valid_from (inclusive) to valid_to (exclusive; null while current).
create table setting (
    urn integer not null,
    valid_from date not null,
    valid_to date,
    name varchar(400) not null,
    authority varchar(3),
    type_code varchar(4),
    type_name varchar(200),
    status varchar(20),
    phase varchar(20),
    low_age bigint,
    high_age bigint,
    sex varchar(10),
    section41 boolean,
    needs varchar(200) not null,
    resourced_provision boolean,
    resourced_provision_capacity bigint,
    sen_unit boolean,
    sen_unit_capacity bigint,
    capacity bigint,
    pupils bigint,
    easting bigint,
    northing bigint,
    postcode varchar(8),
    town varchar(200),
    closed_on date,
    primary key (urn, valid_from)
);

-- A postcode with its district and place, as last imported; ended ones stay, some without a place.
create table postcode (
    postcode varchar(8) not null primary key,
    gss_district varchar(9),
    easting bigint,
    northing bigint
);
