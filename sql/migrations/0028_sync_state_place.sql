create or replace table sync_state as
select tracker, watermark, null::json as held, installation_id, null::varchar as home, false as is_adopted
from sync_state
