-- how often each thing is wrong, told apart as far as advice differs
select
    case
        when fault <> 'unreadable' then fault
        when time_is_number(fault_value) then 'number'
        when time_local(fault_value, 'dmy') is not null and getvariable('import_date_order') = '' and not regexp_matches(fault_value, '^[0-9]{4}') then 'order'
        when time_is_naive(fault_value) and getvariable('import_zone') = '' and time_in_zone(time_local(fault_value, getvariable('import_date_order')), 'UTC') is not null then 'zone'
        when time_is_naive(fault_value) and time_local(fault_value, getvariable('import_date_order')) is not null then 'gap'
        else 'unreadable'
    end as fault,
    count(*) as records,
    min(fault_value) as example
from staged
where fault is not null
group by all
