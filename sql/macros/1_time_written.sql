-- as written in aar/domain/record.py: utc, microseconds
create or replace macro time_written(given) as
strftime(timezone('UTC', given), '%Y-%m-%dT%H:%M:%S.%fZ')
