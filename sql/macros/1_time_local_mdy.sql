create or replace macro time_local_mdy(given) as
try_strptime(
    given,
    [
        '%m/%d/%y %H:%M:%S.%f', '%m/%d/%y %H:%M:%S', '%m/%d/%y %H:%M', '%m/%d/%y',
        '%m/%d/%y %I:%M:%S %p', '%m/%d/%y %I:%M %p',
        '%m/%d/%Y %H:%M:%S.%f', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M', '%m/%d/%Y',
        '%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %I:%M %p'
    ]
)
