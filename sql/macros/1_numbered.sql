-- an id such as EVT-0000012; wider numbers keep all their digits
create or replace macro numbered(prefix, number, digits) as
concat(
    prefix,
    '-',
    lpad(number::varchar, greatest(digits, strlen(number::varchar))::integer, '0')
)
