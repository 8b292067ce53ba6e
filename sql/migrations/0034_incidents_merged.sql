create or replace table incidents as
select incidents.*, null::varchar as merged_into
from incidents
