-- The ids of the actions that fit what is asked, the most urgent first, and on every row how many fit each selection:
-- on a board at most so many of each state, in a table the first so many of all. One row without an id if none fits.
-- Owners see their own work on a private incident, too.
with
hidden as (
    -- Who sees all needs no list of it, which takes longer than all the rest.
    select action_id
    from private_actions
    where not $sees_private::boolean
),
served as (
    select action_incidents.action_id, unnest(incidents.services) as service
    from action_incidents
    inner join incidents using (incident_id)
    where $who::varchar = 'team'
      and (not incidents.is_private or $sees_private)
),
services as (
    select distinct served.service
    from served
    inner join actions using (action_id)
    where actions.owner = $person_id
      and actions.state in ('agreed', 'in_progress', 'done')
),
near as (
    select distinct served.action_id
    from served
    semi join services using (service)
),
told as materialized (
    select
        actions.action_id,
        actions.state,
        actions.due_on,
        actions.priority,
        actions.state in ('agreed', 'in_progress') as is_owed,
        coalesce(is_owed and actions.due_on < $today::date, false) as is_overdue,
        coalesce(is_owed and actions.due_on <= $soon_on::date, false) as is_due,
        links.key is not null as is_in_jira,
        $words::varchar = '' or contains(
            lower(concat(actions.action_id, ' ', actions.title, ' ', links.key, ' ', people.name)),
            lower($words::varchar)
        ) as is_said
    from actions
    left join hidden on actions.action_id = hidden.action_id
    left join near on actions.action_id = near.action_id
    left join people on people.person_id = actions.owner
    left join links on links.action_id = actions.action_id
    where (hidden.action_id is null or actions.owner = $person_id)
      and ($who::varchar = 'all' or actions.owner = $person_id or near.action_id is not null)
),
fits as materialized (
    select action_id, state, due_on, priority
    from told
    where is_said
      and case $show::varchar
          when 'owed' then is_owed
          when 'due' then is_due
          when 'overdue' then is_overdue
          when 'awaiting' then state = 'done'
          when 'jira' then is_in_jira
          else true
      end
),
counted as (
    select
        count(*) filter (is_owed) as to_do,
        count(*) filter (is_overdue) as late,
        count(*) filter (state = 'done') as unverified,
        count(*) filter (is_said) as in_all,
        count(*) filter (is_said and is_owed) as in_owed,
        count(*) filter (is_said and is_due) as in_due,
        count(*) filter (is_said and is_overdue) as in_overdue,
        count(*) filter (is_said and state = 'done') as in_awaiting,
        count(*) filter (is_said and is_in_jira) as in_jira
    from told
),
states as (
    select
        count(*) as fitting,
        count(*) filter (state = 'agreed') as agreed,
        count(*) filter (state = 'in_progress') as in_progress,
        count(*) filter (state = 'done') as done,
        count(*) filter (state = 'verified') as verified
    from fits
),
to_do as (
    select action_id
    from fits
    where $is_board and state = 'agreed'
    order by due_on nulls last, priority nulls last, action_id
    limit $most
),
in_progress as (
    select action_id
    from fits
    where $is_board and state = 'in_progress'
    order by due_on nulls last, priority nulls last, action_id
    limit $most
),
done as (
    -- What nobody is due to check leads.
    select fits.action_id
    from fits
    left join verification_due on verification_due.action_id = fits.action_id
    where $is_board and fits.state = 'done'
    order by verification_due.verification_due_on nulls first, fits.due_on nulls last, fits.priority nulls last, fits.action_id
    limit $most
),
verified as (
    select action_id
    from fits
    where $is_board and state = 'verified'
    order by due_on desc nulls first, priority desc nulls first, action_id desc
    limit $most
),
listed as (
    select action_id
    from fits
    where not $is_board
    order by
        case when state in ('agreed', 'in_progress') then 0 when state = 'done' then 1 when state = 'proposed' then 2 else 3 end,
        due_on nulls last,
        priority nulls last,
        action_id
    limit $most
    offset $skipped
),
picked as (
    select action_id from to_do
    union all
    select action_id from in_progress
    union all
    select action_id from done
    union all
    select action_id from verified
    union all
    select action_id from listed
)
select picked.action_id, counted.*, states.*
from counted
cross join states
left join picked on true
