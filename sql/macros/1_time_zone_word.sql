-- the word for a zone that a time ends with: 14:05 PST; null for a time without
create or replace macro time_zone_word(given) as
nullif(regexp_extract(given, '[0-9]( ?[AaPp][.]?[Mm][.]?)? ?([A-Z]{1,4}T|MSK)$', 2), '')
