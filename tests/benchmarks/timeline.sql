-- a timeline export of many incidents: three records in a thousand are bad in one of seven ways, one in a thousand
-- stands there twice, every kind is another tool's word, and some texts need cleaning
copy (
    with
    numbered as (
        select
            range - range % 1000 // 999 as nth,
            range as place,
            (hash(range, $seed) >> 1)::bigint as chance
        from range($rows)
    ),
    chosen as (
        select
            *,
            nth // greatest($rows // $incidents, 1) as incident_nth,
            nth % greatest($rows // $incidents, 1) as step,
            (hash(nth, $seed, 'record') >> 1)::bigint as luck,
            case when place % 1000 not in (998, 999) and chance % 1000 < 3 then chance // 1000 % 7 end as fault
        from numbered
    )
    select
        printf('INC-%07d', incident_nth) as incident,
        case
            when fault = 0 then 'soon after lunch'
            when fault = 1 then null
            when fault = 2 then '2026-02-30T10:00:00Z'
            when fault = 3 then '2601-01-01T10:00:00Z'
            else strftime(
                timestamp '2024-01-01' + to_minutes(incident_nth * 50) + to_seconds(step * 40 + luck % 40),
                '%Y-%m-%dT%H:%M:%SZ'
            )
        end as occurred_at,
        case
            when fault = 4 then 'weather'
            else ['alert', 'page', 'comment', 'mitigation', 'deploy', 'note', 'investigating', 'Resolved'][luck // 40 % 8 + 1]
        end as kind,
        ['on-call engineer', 'scribe', 'incident commander', 'technical lead', 'pager'][luck // 400 % 5 + 1] as actor,
        case
            when fault = 5 then ''
            when fault = 6 then '   '
            else concat(
                case when luck // 3000 % 50 = 0 then '  ' else '' end,
                rtrim(left(
                    repeat(concat('Checked partition ', luck, ' of the feature store, rebuilt what was late; '), 8),
                    (80 + luck // 5000 % 321)::bigint
                ))
            )
        end as text
    from chosen
    order by place
) to $path (header)
