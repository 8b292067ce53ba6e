-- a time without offset as written on the wall; null when it cannot be read
create or replace macro time_local(given, date_order) as
case
    when regexp_matches(given, '^[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}')
        then coalesce(
            try_cast(replace(replace(replace(given, ',', '.'), 't', ' '), 'T', ' ') as timestamp),
            try_strptime(replace(given, '/', '-'), ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p'])
        )
    when regexp_matches(given, '^[0-9]{8}T?[0-9]{0,6}$')
        then try_strptime(replace(given, 'T', ''), ['%Y%m%d%H%M%S', '%Y%m%d%H%M', '%Y%m%d'])
    when regexp_matches(given, '^[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}')
        then case
            when date_order = 'mdy' then time_local_mdy(time_with_slashes(given))
            when date_order = 'ymd' then time_local_ymd(time_with_slashes(given))
            when date_order = 'dmy' or regexp_matches(given, '^[0-9]+[.]')
                then time_local_dmy(time_with_slashes(given))
        end
    when regexp_matches(given, '[A-Za-z]{3}.*[0-9]{4}|^[0-9]{1,2}[/-][A-Za-z]{3}[/-][0-9]{2}\b') then time_local_named(given)
end
