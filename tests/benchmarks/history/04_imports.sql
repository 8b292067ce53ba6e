-- the one import that brought all events
insert into imports by name
select
    'IMP-0001' as import_id,
    'csv' as source,
    'history.csv' as file_name,
    sha256('history.csv') as file_sha256,
    'UTC' as zone,
    'PER-0003' as imported_by,
    getvariable('ends_at') as imported_at,
    getvariable('incidents') * getvariable('steps') as "read",
    "read" as new,
    0 as updated,
    0 as unchanged,
    0 as rejected,
    1 as revision
