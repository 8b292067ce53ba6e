select watermark, held::varchar as held, installation_id, home, is_adopted
from sync_state
where tracker = $tracker
