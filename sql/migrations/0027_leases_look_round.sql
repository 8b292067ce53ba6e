create or replace table leases as
select leases.*, null::varchar as looked_at
from leases
