-- months by their English names, as people and mail programs write them
create or replace macro time_local_named(given) as
try_strptime(
    regexp_replace(
        regexp_replace(replace(replace(given, ',', ' '), '/', '-'), '^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* ', ''),
        ' +',
        ' ',
        'g'
    ),
    [
        '%d %b %Y %H:%M:%S', '%d %b %Y %H:%M', '%d %b %Y',
        '%d %B %Y %H:%M:%S', '%d %B %Y %H:%M', '%d %B %Y',
        '%b %d %Y %H:%M:%S', '%b %d %Y %H:%M', '%b %d %Y',
        '%B %d %Y %H:%M:%S', '%B %d %Y %H:%M', '%B %d %Y',
        '%b %d %Y %I:%M:%S %p', '%b %d %Y %I:%M %p',
        '%B %d %Y %I:%M:%S %p', '%B %d %Y %I:%M %p',
        '%d-%b-%y %I:%M:%S %p', '%d-%b-%y %I:%M %p', '%d-%b-%y %H:%M:%S', '%d-%b-%y %H:%M', '%d-%b-%y',
        '%d-%b-%Y %I:%M:%S %p', '%d-%b-%Y %I:%M %p',
        '%d-%b-%Y %H:%M:%S', '%d-%b-%Y %H:%M', '%d-%b-%Y'
    ]
)
