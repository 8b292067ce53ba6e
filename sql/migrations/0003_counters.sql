create table counters (
    prefix varchar,
    last bigint
)
