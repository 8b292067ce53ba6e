-- the offset that a time ends with: z, utc, gmt+2, +01, +0100, +01:00; null for a time without
create or replace macro time_offset(given) as
nullif(
    regexp_extract(
        given,
        '([0-9]:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?|[0-9]{8}T[0-9]{4,6})( ?[AaPp][Mm])? ?(Z|z|(UTC|utc|GMT|gmt)( ?[+-][0-9]{1,2}(:?[0-9]{2})?)?|[+-][0-9]{2}(:?[0-9]{2})?)$',
        5
    ),
    ''
)
