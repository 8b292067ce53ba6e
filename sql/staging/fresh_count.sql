-- new events among the records that had a second look
select count(*)
from settled
anti join known using (incident_id, identity)
