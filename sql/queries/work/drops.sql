-- Work that was dropped in the tracker and waits for somebody here to confirm it, the oldest first.
select
    actions.action_id,
    actions.title,
    actions.priority,
    actions.state,
    actions.dropped_at,
    actions.dropped_reason,
    people.name as owner_name,
    origins.incident_id,
    links.key,
    links.url
from actions
left join action_origins as origins using (action_id)
left join people on people.person_id = actions.owner
left join links on links.action_id = actions.action_id
where actions.state = 'dropped'
  and actions.drop_confirmed_by is null
  and list_filter(actions.history, lambda change: change.field = 'state')[-1].origin = 'jira'
  and (not coalesce(origins.is_private, false) or $sees_private)
order by actions.dropped_at, actions.action_id
