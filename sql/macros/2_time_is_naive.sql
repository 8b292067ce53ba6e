-- a time or a day without an offset, which only a declared zone makes an instant
create or replace macro time_is_naive(given) as
not ends_with(given, 'Z')
and time_offset(given) is null
and time_zone_word(given) is null
and (not time_is_number(given) or regexp_full_match(given, '(19|20)[0-9]{6}'))
