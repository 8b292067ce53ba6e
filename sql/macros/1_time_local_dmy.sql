create or replace macro time_local_dmy(given) as
try_strptime(
    given,
    [
        '%d/%m/%y %H:%M:%S.%f', '%d/%m/%y %H:%M:%S', '%d/%m/%y %H:%M', '%d/%m/%y',
        '%d/%m/%y %I:%M:%S %p', '%d/%m/%y %I:%M %p',
        '%d/%m/%Y %H:%M:%S.%f', '%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M', '%d/%m/%Y',
        '%d/%m/%Y %I:%M:%S %p', '%d/%m/%Y %I:%M %p'
    ]
)
