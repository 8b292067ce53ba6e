-- A merged incident leads to one that stands for it, and has no review of its own.
select incidents.incident_id, incidents.merged_into, reviews.review_id
from incidents
left join merged_incidents using (incident_id)
left join reviews using (incident_id)
where incidents.merged_into is not null
  and (merged_incidents.survivor_id is null or reviews.review_id is not null)
order by incidents.incident_id, reviews.review_id
