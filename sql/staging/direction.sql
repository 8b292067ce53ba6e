-- minus one where most incidents of the file are told backwards, so that what shares a minute is turned round too
select
    case
        when count(*) filter (where first_given_at > last_given_at) > count(*) filter (where first_given_at < last_given_at)
            then -1
        else 1
    end as direction
from found_incidents
