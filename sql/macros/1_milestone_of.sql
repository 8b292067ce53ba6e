-- words, in lower case, for a milestone; null for a word that is none
create or replace macro milestone_of(word) as
case word
    when 'impact_started' then 'impact_started'
    when 'detected' then 'detected'
    when 'acknowledged' then 'acknowledged'
    when 'mitigated' then 'mitigated'
    when 'resolved' then 'resolved'
    when 'impact started' then 'impact_started'
    when 'impact start' then 'impact_started'
    when 'start' then 'impact_started'
    when 'started' then 'impact_started'
    when 'start time' then 'impact_started'
    when 'begin' then 'impact_started'
    when 'detection' then 'detected'
    when 'impact detected' then 'detected'
    when 'acknowledge' then 'acknowledged'
    when 'acknowledgement' then 'acknowledged'
    when 'mitigation' then 'mitigated'
    when 'impact mitigated' then 'mitigated'
    when 'resolution' then 'resolved'
    when 'end time' then 'resolved'
    when 'end' then 'resolved'
end
