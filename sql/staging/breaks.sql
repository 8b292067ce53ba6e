-- records with line breaks inside
with
numbered as (
    select row_number() over () - 1 as place, breaks
    from given
)
select place, breaks
from numbered
where breaks > 0
order by place
