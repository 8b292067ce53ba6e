create or replace macro time_local_ymd(given) as
try_strptime(
    given,
    [
        '%y/%m/%d %H:%M:%S.%f', '%y/%m/%d %H:%M:%S', '%y/%m/%d %H:%M', '%y/%m/%d',
        '%y/%m/%d %I:%M:%S %p', '%y/%m/%d %I:%M %p'
    ]
)
