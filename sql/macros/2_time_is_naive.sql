-- a clock time without an offset, which says nothing until a zone is declared
create or replace macro time_is_naive(given) as
not ends_with(given, 'Z')
and not time_is_number(given)
and time_offset(given) is null
and (contains(given, ':') or regexp_matches(given, '^[0-9]{8}T[0-9]{4}'))
