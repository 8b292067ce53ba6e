-- nothing, and 2026-01-31T14:05:00Z: told apart at no cost
create or replace macro time_is_common(given) as
given is null
or (strlen(given) between 20 and 30 and ends_with(given, 'Z') and given[17] = ':' and try_cast(given as timestamptz) is not null)
