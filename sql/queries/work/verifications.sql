-- Done actions whose check a person promised, or whose doubt a leader settles, the most urgent first.
select
    actions.action_id,
    actions.title,
    actions.plan.method as method,
    actions.plan.verifier as verifier,
    people.name as verifier_name,
    verification_due.verification_due_on as due_on,
    actions.plan is not null and verification_due.action_id is null as awaits_leader,
    origins.incident_id
from actions
left join verification_due using (action_id)
left join action_origins as origins using (action_id)
left join people on people.person_id = actions.plan.verifier
where actions.state = 'done'
  and (not coalesce(origins.is_private, false) or $sees_private)
  and (
      $everyones
      or actions.plan.verifier = $person_id
      or ($decides and actions.plan is not null and verification_due.action_id is null)
  )
order by awaits_leader desc, due_on nulls last, actions.action_id
