-- Say that these are about to be told to a person.
insert into reminders
select $courier, $person_id, given.kind, given.subject_id, given."version", $now::timestamptz, null
from (
    select unnest($items::struct(kind varchar, subject_id varchar, "version" varchar)[], recursive := true)
) as given
