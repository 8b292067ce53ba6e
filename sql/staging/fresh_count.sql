select count(*)
from matched
anti join known using (incident_id, identity)
