-- a clock time as time_local understands it: 2:05pm becomes 2:05 PM
create or replace macro time_clock_tidy(given) as
upper(regexp_replace(given, ' ?([AaPp])[.]?[Mm][.]?', ' \1M'))
