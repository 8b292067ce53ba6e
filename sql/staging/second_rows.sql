-- what the file gives at these places, in its order
create or replace temp table second_rows as
with
numbered as (
    select row_number() over () - 1 as place, *
    from given
)
select *
from numbered
where place in (select place from second_places)
order by place
