create or replace table actions as
select actions.*, null::varchar as incident_id, null::varchar as import_id, null::varchar as source_id
from actions
