-- refused records with what is wrong
select
    place,
    line,
    path,
    fault,
    fault_value as value,
    fault = 'unreadable' and time_is_number(fault_value) as is_number,
    fault = 'unreadable' and time_local(fault_value, 'dmy') is not null and getvariable('import_date_order') = '' and not regexp_matches(fault_value, '^[0-9]{4}') as has_doubtful_order,
    fault = 'unreadable' and time_is_clock(fault_value) as is_clock,
    fault = 'unreadable' and time_zone_word(fault_value) is not null and time_zone_meant(time_zone_word(fault_value)) is null as has_doubtful_zone,
    fault = 'unreadable' and time_is_naive(fault_value) as is_naive,
    fault = 'unreadable' and time_local(fault_value, getvariable('import_date_order')) is not null as is_wall_time,
    record::varchar as record
from judged
where fault is not null
order by place
