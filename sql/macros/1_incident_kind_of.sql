create or replace macro incident_kind_of(word) as
case word
    when 'incident' then 'incident'
    when 'near_miss' then 'near_miss'
    when 'near miss' then 'near_miss'
    when 'exercise' then 'exercise'
    when 'drill' then 'exercise'
    when 'test' then 'exercise'
end
