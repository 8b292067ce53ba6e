-- the parts of a written time; null for the common shape, which the engine reads by itself. They are a column of their
-- own before they are used: a macro's argument is planned again, and computed again, at each of its uses
create or replace macro time_found(given, date_order) as
case when not time_is_common(given) then {
    'is_number': time_is_number(given) and not regexp_full_match(given, '(19|20)[0-9]{6}'),
    'is_local': contains(given, ':') or regexp_matches(given, '^[0-9]{8}T[0-9]{4}'),
    'shift': time_offset(given),
    'word': time_zone_word(given),
    'wall': time_without_offset(given, date_order)
} end
