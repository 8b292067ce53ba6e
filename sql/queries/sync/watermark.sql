select watermark
from sync_state
where tracker = $tracker
