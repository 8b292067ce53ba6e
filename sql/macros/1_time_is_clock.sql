-- a clock time without its day: 14:05, 14h05, 2:05 pm, 14:05Z, 14:05 CET
create or replace macro time_is_clock(given) as
regexp_full_match(
    given,
    '([0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?( ?[AaPp][.]?[Mm][.]?)?|[0-9]{1,2}h[0-9]{2})( ?(Z|z|(UTC|utc|GMT|gmt)( ?[+-][0-9]{1,2}(:?[0-9]{2})?)?|[+-][0-9]{2}(:?[0-9]{2})?|[A-Z]{1,4}T|MSK))?'
)
