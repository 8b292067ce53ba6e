-- Who owns open actions, with the account in the tracker; private actions only for who may see them.
select
    people.person_id,
    people.name,
    accounts.account_id,
    accounts.display_name,
    accounts.confirmed_by,
    count(*) as actions
from actions
inner join people on actions.owner = people.person_id
left join accounts on accounts.person_id = people.person_id and accounts.tracker = $tracker
anti join private_actions on actions.action_id = private_actions.action_id and not $sees_private
where actions.state in ('agreed', 'in_progress', 'done')
group by people.person_id, people.name, accounts.account_id, accounts.display_name, accounts.confirmed_by
order by people.name, people.person_id
