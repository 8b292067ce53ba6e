create or replace table events as
select events.*, null::varchar as merged_from
from events
