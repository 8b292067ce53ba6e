-- a clock time without its day: 14:05, 2:05 pm, 14:05Z
create or replace macro time_is_clock(given) as
regexp_full_match(
    given,
    '[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?[AaPp][.]?[Mm][.]?)?( ?(Z|z|UTC|utc|GMT|[+-][0-9]{2}(:?[0-9]{2})?))?'
)
