-- other tools' words, in lower case, for severity; a leading digit counts, as in "1 - critical"
create or replace macro severity_of(word) as
case word
    when 'critical' then 'sev1'
    when 'blocker' then 'sev1'
    when 'highest' then 'sev1'
    when 'service_outage' then 'sev1'
    when 'major outage' then 'sev1'
    when 'major' then 'sev2'
    when 'high' then 'sev2'
    when 'service_disruption' then 'sev2'
    when 'partial outage' then 'sev2'
    when 'minor' then 'sev3'
    when 'medium' then 'sev3'
    when 'moderate' then 'sev3'
    when 'normal' then 'sev3'
    when 'degraded' then 'sev3'
    when 'warning' then 'sev3'
    when 'service_information' then 'sev3'
    when 'low' then 'sev4'
    when 'lowest' then 'sev4'
    when 'none' then 'sev4'
    when 'maintenance' then 'sev4'
    when 'info' then 'sev4'
    when 'trivial' then 'sev4'
    else 'sev' || translate(
        nullif(regexp_extract(word, '^(sev|s|p|severity|priority|)[ -]?([0-9])\b', 2), ''),
        '056789',
        '144444'
    )
end
