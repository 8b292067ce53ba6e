select touched.incident_id, coalesce(touched.source_id, incidents.source_id) as source_id, coalesce(incidents.title, touched.title) as title, is_new
from touched
left join incidents using (incident_id)
order by first_place
