-- Actions of these incidents, and those that came with an import and were removed by a person.
select action_incidents.incident_id, actions.title, actions.source_id
from actions
inner join action_incidents using (action_id)
where list_contains($incident_ids, action_incidents.incident_id)
union
select
    json_extract_string(before, 'incident_id') as incident_id,
    json_extract_string(before, 'title') as title,
    json_extract_string(before, 'source_id') as source_id
from audit
where subject_kind = 'action'
  and verb = 'removed'
  and list_contains($incident_ids, json_extract_string(before, 'incident_id'))
