create table appetite (
    appetite_id varchar,
    measure varchar,
    comparison varchar,
    "limit" double,
    period varchar,
    severity varchar,
    service varchar,
    priority varchar,
    note varchar,
    revision integer
)
