-- two hundred people, each in one of four roles
insert into people by name
select
    printf('PER-%04d', nth) as person_id,
    printf('%s %d', ['Service owner', 'Reliability engineer', 'Head of platform', 'Review facilitator'][nth % 4 + 1], nth) as name,
    printf('person%d@example.org', nth) as email,
    [['owner', 'viewer', 'leadership', 'facilitator'][nth % 4 + 1]] as roles,
    1 as revision
from range(1, 201) as numbers(nth)
