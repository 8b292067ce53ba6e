-- what a status page's word, in lower case, says for sure about the course of the incident
create or replace macro status_milestone(word) as
case word
    when 'acknowledged' then 'acknowledged'
    when 'monitoring' then 'mitigated'
    when 'mitigated' then 'mitigated'
    when 'verifying' then 'mitigated'
    when 'resolved' then 'resolved'
    when 'completed' then 'resolved'
end
