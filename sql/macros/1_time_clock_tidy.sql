-- a clock time as time_local understands it: 2:05pm becomes 2:05 PM, 14h05 becomes 14:05
create or replace macro time_clock_tidy(given) as
upper(regexp_replace(regexp_replace(given, ' ?([AaPp])[.]?[Mm][.]?', ' \1M'), '^([0-9]{1,2})h', '\1:'))
