-- the known events that candidates mean: few beside all that are known, so that they are looked for once
create or replace temp table met as
select known.*
from known
semi join candidates using (origin_id, identity)
