-- as written in aar/domain/record.py: utc, microseconds; by way of the epoch, for zones cost time
create or replace macro time_written(given) as
strftime(make_timestamp(epoch_us(given)), '%Y-%m-%dT%H:%M:%S.%fZ')
