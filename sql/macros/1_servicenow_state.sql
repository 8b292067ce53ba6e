-- ServiceNow's numbers for the states of an incident; a word stays
create or replace macro servicenow_state(word) as
case word
    when '1' then 'New'
    when '2' then 'In Progress'
    when '3' then 'On Hold'
    when '6' then 'Resolved'
    when '7' then 'Closed'
    when '8' then 'Canceled'
    else word
end
