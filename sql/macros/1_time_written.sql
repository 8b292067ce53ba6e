-- as written in aar/domain/record.py: utc, microseconds; by way of the epoch and of a cast, for zones and formats cost time
create or replace macro time_written(given) as
case
    when epoch_us(given) % 1000000 = 0 and given >= timestamptz '1000-01-01 00:00:00Z' and given < timestamptz '9999-12-31 00:00:00Z'
        then concat(replace(make_timestamp(epoch_us(given))::varchar, ' ', 'T'), '.000000Z')
    else strftime(make_timestamp(epoch_us(given)), '%Y-%m-%dT%H:%M:%S.%fZ')
end
