create or replace table links as
select links.*, null::json as told, null::timestamptz as held_until
from links
