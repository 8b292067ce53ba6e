-- Work that is owed by a person, the most urgent first; one's own on a private incident without a word of that.
with
origins as (
    select
        action_id,
        min(incident_id) filter (not incidents.is_private or $sees_private) as incident_id,
        bool_or(incidents.is_private) as is_private
    from action_incidents
    inner join incidents using (incident_id)
    group by action_id
)
select
    actions.action_id,
    actions.title,
    actions.state,
    actions.priority,
    actions.due_on,
    actions.owner,
    people.name as owner_name,
    origins.incident_id,
    links.key,
    links.url
from actions
left join origins using (action_id)
left join people on people.person_id = actions.owner
left join links on links.action_id = actions.action_id
where actions.state in ('agreed', 'in_progress')
  and (
      actions.owner = $person_id
      or ($everyones and (not coalesce(origins.is_private, false) or $sees_private))
  )
order by actions.due_on nulls last, actions.priority nulls last, actions.action_id
