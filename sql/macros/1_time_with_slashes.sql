-- a time whose date is written in three short numbers, by slashes: 3/12/2026 14:05
create or replace macro time_with_slashes(given) as
regexp_replace(
    regexp_replace(given, '^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})\b', '\1/\2/\3'),
    '(,|T|, )([0-9])',
    ' \2'
)
